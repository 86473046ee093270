// What stands out in captured bytes, told at capture: an empty file, a binary one, a page that is no article, a false length.
import type { Problem } from '../core/model/index.ts'
import { readSafely } from '../edge/readers/child.ts'
import { readContext } from '../edge/readers/index.ts'

/** Problems of the capture as a whole and of its items. The bytes are kept whatever they are. */
export async function flagsOf(bytes: Uint8Array, name: string, mediaType: string | undefined): Promise<Problem[]> {
  const { result } = await readSafely(bytes, readContext({ name, mediaType }))
  return [...result.problems, ...result.items.flatMap((item) => [...item.problems])]
}
