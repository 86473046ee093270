// What a person is told of captures: of each item what became of it, and of pictures and recordings what they are linked to.
import type { CapturedItem, CapturesAnswer, Determination, Material, Materials } from '../../core/model/index.ts'
import { undoneBy } from '../../core/model/standing.ts'
import type { CaptureInput, CaptureReceipt } from '../case/case-folder.ts'
import type { CaseLog } from './case-log.ts'
import type { IncomingFile } from './live.ts'

/** One item for each receipt, and the counts. A picture that nothing is read from has not failed. */
export function captureAnswer(log: CaseLog, receipts: readonly CaptureReceipt[], names: readonly string[]): CapturesAnswer {
  const items = receipts.map((receipt, index): CapturedItem => {
    const body = log.bodyOf(receipt.sha256)
    return {
      name: names[index] ?? '',
      entry: receipt.entry,
      sha256: receipt.sha256,
      duplicate: receipt.duplicate,
      reports: (body?.reports ?? []).map((report) => report.id),
      problems: [...(body?.problems ?? []), ...(body?.reports ?? []).flatMap((report) => report.problems)],
    }
  })
  const duplicate = items.filter((item) => item.duplicate).length
  const flagged = items.filter((item) => item.problems.length > 0).length
  const failed = items.filter((item) => item.reports.length === 0 && !item.problems.some(({ code }) => code === 'material')).length
  return { items, counts: { captured: items.length - duplicate, duplicate, flagged, failed } }
}

/** Pictures and recordings with the decisions in force that link them. */
export function linked(materials: readonly Material[], determinations: readonly Determination[]): Materials {
  const undone = undoneBy(determinations)
  const links = determinations.filter(({ id, act }) => act.act === 'material' && !undone.has(id))
  return materials.map((one) => ({ ...one, links: links.filter(({ act }) => act.act === 'material' && act.capture === one.entry) }))
}

/** The files of one sending as captures, made with a tool; their names are added to `names` in order. */
export async function* inputsOf(
  files: AsyncIterable<IncomingFile> | Iterable<IncomingFile>,
  tool: string,
  names: string[],
): AsyncGenerator<CaptureInput> {
  for await (const { settings, ...file } of files) {
    names.push(file.name)
    yield { ...file, tool: { name: tool, ...(settings ? { settings } : {}) } }
  }
}
