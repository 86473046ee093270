// Changes the key a case signs with: the old key vouches for the new one in the ledger, then the files follow.
import { readFile } from 'node:fs/promises'
import { type CaseSettings, encodeKey, vouch } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { newSigningKey, readSigningKey, sha256 } from '../digest.ts'
import { writeDurably } from '../files.ts'
import { type Clock, openCase } from './case-folder.ts'
import { follow, nextKeyPath } from './key-files.ts'
import { layout } from './layout.ts'

/** Gives the case a new signing key. The old one is destroyed; what it signed stays valid. Returns the new public key. */
export async function changeKey(dir: string, { clock, heads }: { readonly clock: Clock; readonly heads?: string }): Promise<string> {
  const options = { clock, publishAfter: 0, ...(heads === undefined ? {} : { heads }) }
  const folder = await openCase(dir, options)
  const { settings } = folder
  const signing = newSigningKey()
  const after: CaseSettings = { ...settings, key: encodeKey({ name: `isnad.case/${settings.caseId}`, publicKey: signing.publicKey }, sha256) }
  try {
    if (!folder.writable) throw new IsnadError('refused', { what: 'no-keys', path: dir })
    const old = readSigningKey(await readFile(layout(dir).signingKey, 'latin1'))
    if (!old) throw new IsnadError('ledger-broken', { what: 'keys/ledger.pem' })
    await writeDurably(nextKeyPath(dir), Buffer.from(signing.pem, 'latin1'), layout(dir).temp, 0o600)
    await folder.record('key-changed', after, undefined, vouch(settings, after, old.sign, sha256))
    await folder.publish()
    await follow(dir, folder, after, signing)
  } finally {
    await folder.close()
  }
  return after.key
}
