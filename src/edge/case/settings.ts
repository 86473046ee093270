// A case's settings and keys: read, checked against each other, opened for signing.
import { readFile, stat } from 'node:fs/promises'
import { CaseSettings, canonical, decodeKey, sameBytes, type VerifierKey } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { readSigningKey, type SigningKey, sha256, sha256Hex } from '../digest.ts'
import { asIsnad, codeOf } from '../files.ts'
import { layout } from './layout.ts'

/** Spelling of `case.json`: canonical JSON and a newline. */
export function settingsBytes(settings: CaseSettings): Uint8Array {
  return Buffer.from(`${canonical(settings)}\n`, 'utf8')
}

/** Settings of the case in `dir`: IsnadError 'not-a-case' where there is none, 'ledger-broken' where `case.json` is not ours. */
export async function readSettings(dir: string): Promise<CaseSettings> {
  const path = layout(dir).settings
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) throw new IsnadError('not-a-case', { dir }, error)
    throw asIsnad(error, path)
  }
  const settings = parseSettings(bytes)
  if (!settings) throw new IsnadError('ledger-broken', { what: 'case.json', path })
  return settings
}

/** Settings from the bytes of `case.json`: undefined where they are not exactly what `settingsBytes` writes. */
export function parseSettings(bytes: Uint8Array): CaseSettings | undefined {
  try {
    const parsed = CaseSettings.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return parsed.success && sameBytes(settingsBytes(parsed.data), bytes) ? parsed.data : undefined
  } catch {
    return undefined // not JSON
  }
}

/** The public key named in the settings. */
export function verifierKey(settings: CaseSettings, path: string): VerifierKey {
  const key = decodeKey(settings.key, sha256)
  if (!key) throw new IsnadError('ledger-broken', { what: 'case.json', path })
  return key
}

/**
 * The keys of the case, each checked against the settings: IsnadError 'ledger-broken' names the file that does not agree.
 * `own` is undefined where the case has no folder of keys: a copy made from an archive, which can be read and not added to.
 */
export async function readKeys(
  dir: string,
  settings: CaseSettings,
): Promise<{ key: VerifierKey; own: { signing: SigningKey; secret: Uint8Array } | undefined }> {
  const at = layout(dir)
  const key = verifierKey(settings, at.settings)
  if (await hasNoKeys(dir)) return { key, own: undefined }
  const [pem, secret] = await Promise.all(
    [at.signingKey, at.secret].map((path) => readFile(path).catch((error) => Promise.reject(asIsnad(error, path)))),
  )
  const signing = pem ? readSigningKey(pem.toString('latin1')) : undefined
  if (!signing || !sameBytes(signing.publicKey, key.publicKey))
    throw new IsnadError('ledger-broken', { what: 'keys/ledger.pem', path: at.signingKey })
  if (!secret || sha256Hex(secret) !== settings.secret) throw new IsnadError('ledger-broken', { what: 'keys/secret', path: at.secret })
  return { key, own: { signing, secret } }
}

/** True where the folder of keys is not there at all, as in a copy made from an archive. One key alone missing is a fault. */
export async function hasNoKeys(dir: string): Promise<boolean> {
  try {
    await stat(layout(dir).keys)
    return false
  } catch (error) {
    return codeOf(error) === 'ENOENT'
  }
}

/** Refuses what only the case's keys could do, in a copy without them. */
export function refuseWithoutKeys(dir: string): never {
  throw new IsnadError('refused', { what: 'no-keys', path: dir })
}
