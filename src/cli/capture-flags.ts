// What stands out in captured bytes, told at capture: an empty file, a binary one, a page that is no article, a language we do not read.
import { assembleReport } from '../core/formats/assemble.ts'
import type { Problem } from '../core/model/index.ts'
import { readSafely } from '../edge/readers/child.ts'
import { readFileSafely } from '../edge/readers/child-parts.ts'
import { readContext } from '../edge/readers/index.ts'
import { languageDetector } from '../edge/readers/language.ts'

/** Problems of the capture as a whole and of the reports read from it. The bytes are kept whatever they are. */
export async function flagsOf(bytes: Uint8Array, name: string, mediaType: string | undefined): Promise<Problem[]> {
  const { format, result } = await readSafely(bytes, readContext({ name, mediaType }))
  const detect = await languageDetector(result.items)
  return [...result.problems, ...result.items.flatMap((item) => assembleReport(item, { id: item.path || name, format }, detect).problems)]
}

/** Of a large file many pages may have the same to tell: so many problems are kept, the rest are counted. */
const KEPT = 1000

/** The same for a large file, part by part. `progress` hears of every item; the signal ends the reading early. */
export async function flagsOfFile(
  path: string,
  known: { readonly name: string; readonly mediaType: string | undefined },
  signal: AbortSignal,
  progress: (items: number) => void,
): Promise<{ readonly problems: readonly Problem[]; readonly more: number; readonly items: number }> {
  const problems: Problem[] = []
  let more = 0
  let items = 0
  for await (const part of readFileSafely(path, readContext(known))) {
    if (signal.aborted) break
    const found =
      'problem' in part
        ? [part.problem]
        : assembleReport(part.item, { id: part.item.path, format: part.item.format ?? 'none' }, await languageDetector([part.item])).problems
    const left = Math.max(0, KEPT - problems.length)
    problems.push(...found.slice(0, left))
    more += Math.max(0, found.length - left)
    if ('item' in part) progress(++items)
  }
  return { problems, more, items }
}
