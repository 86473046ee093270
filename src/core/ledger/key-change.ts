// A change of the ledger's key: a note by the key before, which vouches for the key after. Who knows one key of the chain can follow it to the newest.
import type { Digest } from './bytes.ts'
import { decodeKey, openNote, type Sign, signNote, type Verify } from './note.ts'

interface KeyOf {
  readonly caseId: string
  readonly key: string
}

function text(before: KeyOf, after: KeyOf): string {
  return `isnad-key-change-1\n${before.caseId}\n${before.key}\n${after.key}\n`
}

/** The note; signed with the key before. */
export function vouch(before: KeyOf, after: KeyOf, sign: Sign, digest: Digest): string {
  const key = decodeKey(before.key, digest)
  if (!key) throw new RangeError('not a key')
  return signNote(text(before, after), key, sign, digest)
}

/** True where the note is by the key before and names exactly these two keys of one case. */
export function isVouched(note: string | undefined, before: KeyOf, after: KeyOf, verify: Verify, digest: Digest): boolean {
  const key = decodeKey(before.key, digest)
  return note !== undefined && key !== undefined && before.caseId === after.caseId && openNote(note, key, verify, digest) === text(before, after)
}
