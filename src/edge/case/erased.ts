// Which entries a tombstone names.
import { type EntryAt, ErasureBody, OtherRecord } from '../../core/ledger/index.ts'
import type { Vault } from '../vault/vault.ts'

/** Entries erased by this `erasure` entry; none where its record is not there or not true, which verification tells. */
export async function erasedBy(entry: EntryAt, vault: Vault): Promise<readonly number[]> {
  const bytes = await vault.get(entry.commitment).catch(() => undefined)
  const record = bytes ? OtherRecord.safeParse(parseJson(bytes)).data : undefined
  return ErasureBody.safeParse(record?.body).data?.entries.filter((index) => index < entry.index) ?? []
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}
