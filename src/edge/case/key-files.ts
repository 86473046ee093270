// The files of a change of key: settings, key and checkpoint follow what the ledger recorded. A crash in between is finished at the next opening.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type CaseSettings, checkpointText, decodeKey, type EntryAt, fromHex, OtherRecord, signNote } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { readSigningKey, type SigningKey, sha256 } from '../digest.ts'
import { codeOf, writeDurably } from '../files.ts'
import { layout } from './layout.ts'
import { readSettings, settingsBytes } from './settings.ts'

/** What is asked of an open case here. */
interface OpenLedger {
  entries(): AsyncIterable<EntryAt>
  bytesOf(sha256: string): Promise<Uint8Array>
  head(): { size: number; root: string }
}

/** Where the new key waits until everything follows it. */
export function nextKeyPath(dir: string): string {
  return `${layout(dir).signingKey}.next`
}

/**
 * Finishes a change that a crash cut short: where the ledger holds it the files follow, else the waiting key is dropped.
 * `folder` is open under the key that stands in `case.json`.
 */
export async function finishKeyChange(dir: string, folder: OpenLedger): Promise<CaseSettings | undefined> {
  const signing = await waitingKey(dir)
  if (!signing) return undefined
  for await (const entry of folder.entries()) {
    if (entry.kind !== 'key-changed') continue
    const record = OtherRecord.safeParse(JSON.parse(Buffer.from(await folder.bytesOf(entry.commitment)).toString('utf8'))).data
    const after = record?.body as unknown as CaseSettings
    const named = decodeKey(after.key, sha256)
    if (!named || !Buffer.from(named.publicKey).equals(signing.publicKey)) continue
    await follow(dir, folder, after, signing)
    return after
  }
  await rm(nextKeyPath(dir), { force: true })
  return undefined
}

/** Where `case.json` names the waiting key already, its file and the checkpoint follow before anything is opened with it. */
export async function finishFiles(dir: string): Promise<void> {
  const signing = await waitingKey(dir)
  if (!signing) return
  const settings = await readSettings(dir)
  const named = decodeKey(settings.key, sha256)
  if (!named || !Buffer.from(named.publicKey).equals(signing.publicKey)) return
  const note = await readFile(join(layout(dir).ledger, 'checkpoint'), 'utf8')
  const [, size = '', root = ''] = note.split('\n')
  await writeKeyAndCheckpoint(dir, settings, signing, { size: Number(size), root: Buffer.from(root, 'base64') })
}

async function waitingKey(dir: string): Promise<SigningKey | undefined> {
  try {
    return readSigningKey(await readFile(nextKeyPath(dir), 'latin1'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Brings the files after the ledger: settings, key, checkpoint. */
export async function follow(dir: string, folder: OpenLedger, after: CaseSettings, signing: SigningKey): Promise<void> {
  const { size, root } = folder.head()
  const bytes = fromHex(root)
  if (!bytes) throw new IsnadError('internal', { what: 'root' })
  await writeDurably(layout(dir).settings, settingsBytes(after), layout(dir).temp)
  await writeKeyAndCheckpoint(dir, after, signing, { size, root: bytes })
}

/** The waiting key goes last: while it stands, the next opening knows that something is unfinished. */
async function writeKeyAndCheckpoint(dir: string, after: CaseSettings, signing: SigningKey, head: { size: number; root: Uint8Array }): Promise<void> {
  const at = layout(dir)
  const key = { name: `isnad.case/${after.caseId}`, publicKey: signing.publicKey }
  await writeDurably(at.signingKey, Buffer.from(signing.pem, 'latin1'), at.temp, 0o600)
  const note = signNote(checkpointText({ origin: key.name, ...head }), key, signing.sign, sha256)
  await writeDurably(join(at.ledger, 'checkpoint'), Buffer.from(note, 'utf8'), at.temp)
  await rm(nextKeyPath(dir), { force: true })
}
