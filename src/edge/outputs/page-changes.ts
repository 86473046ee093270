// Pages captured more than once: what their text said then and later. Neither capture is overwritten by the other.
import { assembleReport } from '../../core/formats/assemble.ts'
import { type Change, textChanges } from '../../core/text/index.ts'
import type { CaptureAt, CaseFolder } from '../case/case-folder.ts'
import { readBody } from '../case/read-body.ts'
import { languageDetector } from '../readers/language.ts'

export interface ChangedPage {
  readonly address: string
  readonly earlier: { readonly entry: number; readonly time: string; readonly text: string }
  readonly later: { readonly entry: number; readonly time: string; readonly text: string }
  /** Empty where the bytes differ and the text does not. */
  readonly changes: readonly Change[]
}

/** Every pair of successive captures of one address whose bytes differ, oldest first; of one address where it is given. */
export async function changedPages(folder: CaseFolder, only?: string): Promise<ChangedPage[]> {
  const byAddress = new Map<string, CaptureAt[]>()
  for await (const capture of folder.captures()) {
    const address = capture.record.answered ?? capture.record.address
    if (address === undefined || (only !== undefined && address !== only && capture.record.address !== only)) continue
    const list = byAddress.get(address)
    if (list) list.push(capture)
    else byAddress.set(address, [capture])
  }
  const out: ChangedPage[] = []
  for (const [address, captures] of byAddress) {
    for (let at = 1; at < captures.length; at++) {
      const [before, after] = [captures[at - 1], captures[at]]
      if (!before || !after || before.record.sha256 === after.record.sha256) continue
      const [earlier, later] = [await textOf(folder, before), await textOf(folder, after)]
      out.push({
        address,
        earlier: { entry: before.entry.index, time: before.record.time, text: earlier },
        later: { entry: after.entry.index, time: after.record.time, text: later },
        changes: textChanges(earlier, later),
      })
    }
  }
  return out
}

async function textOf(folder: CaseFolder, { entry, record }: CaptureAt): Promise<string> {
  const { format, result } = await readBody(folder, record)
  const detect = await languageDetector(result.items)
  return result.items.map((item) => assembleReport(item, { id: folder.reportId(entry, item.path), format }, detect).text).join('\n\n')
}
