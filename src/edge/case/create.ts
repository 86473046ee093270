// Makes a case folder: keys, settings, a ledger whose entry 0 commits to the settings. Whole or not at all.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type CaseSettings, canonical, encodeKey, type OtherRecord } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { keyedHash, newSigningKey, randomHex, sha256, sha256Hex } from '../digest.ts'
import { asIsnad, makeFolder, syncFolder, writeDurably } from '../files.ts'
import { Ledger } from '../ledger/ledger.ts'
import { Vault } from '../vault/vault.ts'
import { layout } from './layout.ts'
import { CaseLock } from './lock.ts'
import { refuseNetworkDrive } from './network-drive.ts'
import { settingsBytes } from './settings.ts'

/** Now, in milliseconds since 1970. */
export type Clock = () => number

/** Makes a case in `dir` (made where absent; must be empty). IsnadError 'case-exists', 'network-drive', 'disk-full', 'io'. */
export async function createCase(dir: string, { name, operator, clock }: { name: string; operator: string; clock: Clock }): Promise<void> {
  if (!name.trim() || !operator.trim()) throw new IsnadError('usage', { what: 'a case has a name and an operator' })
  await makeFolder(dir).catch((error: unknown) => Promise.reject(asIsnad(error, dir)))
  await refuseNetworkDrive(dir)
  await refuseFull(dir)
  const lock = await CaseLock.take(dir)
  try {
    const at = layout(dir)
    await refuseFull(dir)
    await makeFolder(at.temp)
    await writeDurably(at.unfinished, new Uint8Array(0), at.temp)
    for (const path of [at.settings, at.vault, at.ledger, at.keys]) await rm(path, { recursive: true, force: true })
    for (const path of [at.vault, at.ledger, at.keys]) await makeFolder(path)
    const signing = newSigningKey()
    const secret = Buffer.from(randomHex(32), 'hex')
    const caseId = randomHex(16)
    const key = { name: `isnad.case/${caseId}`, publicKey: signing.publicKey }
    const created = new Date(clock()).toISOString()
    const settings: CaseSettings = { format: 1, caseId, name, operator, created, key: encodeKey(key, sha256), secret: sha256Hex(secret) }
    await writeDurably(at.secret, secret, at.temp, 0o600)
    await writeDurably(at.signingKey, Buffer.from(signing.pem, 'latin1'), at.temp, 0o600)
    const record: OtherRecord = { format: 1, kind: 'opened', salt: randomHex(16), time: created, by: operator, body: settings }
    const { sha256: commitment } = await new Vault(at.vault, at.temp).put(Buffer.from(canonical(record), 'utf8'))
    const draft = { kind: 'opened', key: keyedHash(secret, 'opened', caseId), commitment } as const
    await Ledger.begin({ dir: at.ledger, temp: at.temp, key, sign: signing.sign, clock, clockMoved: () => Promise.resolve(draft) }, draft)
    await writeDurably(at.settings, settingsBytes(settings), at.temp)
    await rm(at.unfinished, { force: true })
    await syncFolder(dir)
  } catch (error) {
    throw asIsnad(error, dir)
  } finally {
    await lock.release()
  }
}

/** A folder that is a case already, or holds things that are not ours, is not made into one. */
async function refuseFull(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => name !== 'lock' && name !== 'owner.json')
  if (names.includes('case.json') && !names.includes('unfinished')) throw new IsnadError('case-exists', { dir })
  if (names.length > 0 && !names.includes('unfinished') && names.some((name) => name !== 'temp'))
    throw new IsnadError('refused', { what: 'folder-not-empty', path: join(dir, names[0] ?? '') })
}
