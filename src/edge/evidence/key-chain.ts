// The changes of key of a case, each with the old key's note and the proof that the ledger holds it: who knows one key can follow to the others.
import { type CaseSettings, canonical, decodeKey, type EntryAt, isVouched, OtherRecord } from '../../core/ledger/index.ts'
import type { CaseFolder } from '../case/case-folder.ts'
import { parseSettings } from '../case/settings.ts'
import { ed25519Verify, sha256 } from '../digest.ts'

export interface KeyChange {
  readonly entry: EntryAt
  /** Bytes of the record, which holds the new settings and the note. */
  readonly record: Uint8Array
  /** Signed by the key before: names it and the key after. */
  readonly note: string
}

/** Changes of key since the case has its id, oldest first. One the key before did not sign for is left out: verification tells of it. */
export async function keyChain(folder: CaseFolder): Promise<KeyChange[]> {
  let before: CaseSettings | undefined
  const out: KeyChange[] = []
  for await (const entry of folder.entries()) {
    if (entry.kind !== 'opened' && entry.kind !== 'settings' && entry.kind !== 'key-changed') continue
    const record = await folder.bytesOf(entry.commitment)
    const read = OtherRecord.safeParse(JSON.parse(Buffer.from(record).toString('utf8'))).data
    const after = read ? parseSettings(Buffer.from(`${canonical(read.body)}\n`, 'utf8')) : undefined
    if (!after || !decodeKey(after.key, sha256)) continue
    // a case taken over from an archive begins a chain of its own
    if (before?.caseId !== after.caseId) out.length = 0
    else if (before.key !== after.key && read?.proof && isVouched(read.proof, before, after, ed25519Verify, sha256))
      out.push({ entry, record, note: read.proof })
    before = after
  }
  return out
}
