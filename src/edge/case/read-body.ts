// Reads what a capture holds: small bodies at once, large ones part by part, so that the program never holds one of those whole.
import type { Part } from '../../core/formats/format.ts'
import type { CaptureRecord } from '../../core/ledger/index.ts'
import { readSafely } from '../readers/child.ts'
import { readFileSafely } from '../readers/child-parts.ts'
import { type ReadCapture, readContext } from '../readers/index.ts'
import { collected } from '../readers/source.ts'
import { orderOf, readImport } from '../readers/table/imported.ts'
import { LARGE } from '../vault/staging.ts'
import type { CaseFolder } from './case-folder.ts'

/** Items and problems of a captured body, in order; the generator ends with the name of its format. */
export async function* bodyParts(folder: CaseFolder, record: CaptureRecord): AsyncGenerator<Part, string> {
  const order = orderOf(record.tool)
  if (order && record.length <= LARGE) {
    const { items, problems } = await readImport(await folder.bytesOf(record.sha256), order)
    for (const item of items) yield { item }
    for (const problem of problems) yield { problem }
    return 'table'
  }
  const context = readContext({ name: record.name, mediaType: record.mediaType })
  if (record.length > LARGE && record.sealed) {
    // It would have to lie open on the disk to be read piece by piece.
    yield { problem: { code: 'too-large', detail: { bytes: record.length } } }
    return 'none'
  }
  if (record.length > LARGE) return yield* readFileSafely(await folder.pathOf(record.sha256), context)
  const { format, result } = await readSafely(await folder.bodyOf(record), context)
  for (const item of result.items) yield { item }
  for (const problem of result.problems) yield { problem }
  return format
}

/** The same as one result, where all of it is needed at once. */
export async function readBody(folder: CaseFolder, record: CaptureRecord): Promise<ReadCapture> {
  let format = 'none'
  const parts = async function* (): AsyncGenerator<Part> {
    format = yield* bodyParts(folder, record)
  }
  const result = await collected(parts())
  return { format, result }
}
