// What stands out in captured bytes, told at capture: an empty file, a binary one, a page that is no article, a language we do not read.
import { assembleReport } from '../core/formats/assemble.ts'
import type { Problem } from '../core/model/index.ts'
import { readSafely } from '../edge/readers/child.ts'
import { readContext } from '../edge/readers/index.ts'
import { languageDetector } from '../edge/readers/language.ts'

/** Problems of the capture as a whole and of the reports read from it. The bytes are kept whatever they are. */
export async function flagsOf(bytes: Uint8Array, name: string, mediaType: string | undefined): Promise<Problem[]> {
  const { format, result } = await readSafely(bytes, readContext({ name, mediaType }))
  const detect = await languageDetector(result.items)
  return [...result.problems, ...result.items.flatMap((item) => assembleReport(item, { id: item.path || name, format }, detect).problems)]
}
