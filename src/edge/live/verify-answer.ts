// What a verification came to, as the workbench is told: no paths of this machine, everything else.
import type { VerifyReport } from '../../core/model/index.ts'
import type { VerifyReport as Verified } from '../case/verify.ts'

export function verifyAnswer({ ok, checked, faults, stamps, anchors }: Verified): VerifyReport {
  return {
    ok,
    checked: { blobs: checked.blobs, entries: checked.entries },
    faults: faults.map(({ path: _, ...fault }) => fault),
    stamps,
    anchors: anchors.map(({ calendars, ...anchor }) => ({ ...anchor, calendars: [...calendars] })),
  }
}
