// Signatures of a WACZ package, checked as far as can be offline: whether they hold, by which key. Whose key that is, nobody here can know.
import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { decodeKey, openNote } from '../../../core/ledger/index.ts'
import type { Problem } from '../../../core/model/index.ts'
import { ed25519Verify, sha256 } from '../../digest.ts'

/** `signedData` after WACZ Signing and Verification 0.1.0: by a bare key, or by the key of a domain's certificate with an RFC 3161 token over the signature. */
const SignedData = z.object({
  hash: z.string(),
  signature: z.string(),
  created: z.string().optional(),
  software: z.string().optional(),
  publicKey: z.string().optional(),
  domain: z.string().optional(),
  domainCert: z.string().optional(),
  timeSignature: z.string().optional(),
})
type SignedData = z.infer<typeof SignedData>
type Detail = NonNullable<Problem['detail']>

const ENTRY = 'datapackage-digest.json'
const SHORT = 200

/**
 * What the signature in `datapackage-digest.json` comes to, where there is one. It must be over the digest found, not only the one stated.
 * `signed-unknown` is the best there is: no list of trusted keys or roots is kept here.
 */
export async function signatureOf(signedData: unknown, found: string): Promise<Problem[]> {
  if (signedData === undefined) return []
  const parsed = SignedData.safeParse(signedData)
  if (!parsed.success) return [{ code: 'signature-unchecked', detail: { entry: ENTRY, why: 'signedData' } }]
  const signed = parsed.data
  const told = (why: string): Problem => ({ code: 'signature-broken', detail: { entry: ENTRY, why } })
  if (signed.hash.toLowerCase() !== found) return [told('over another digest')]
  const signer = signed.publicKey === undefined ? ofDomain(signed) : ofBareKey(signed.publicKey)
  if (signer === undefined) return [{ code: 'signature-unchecked', detail: { entry: ENTRY, why: 'no key in it' } }]
  if ('why' in signer) return [told(signer.why)]
  if (!holds(signed, signer.key)) return [told('not by that key')]
  const time = signed.timeSignature === undefined ? {} : await timeOf(signed.signature, signed.timeSignature)
  if ('why' in time) return [told(`time: ${time.why}`)]
  const said = {
    ...(signed.software ? { software: signed.software.slice(0, SHORT) } : {}),
    ...(signed.created ? { created: signed.created.slice(0, 40) } : {}),
  }
  return [{ code: 'signed-unknown', detail: { entry: ENTRY, key: fingerprint(signer.key), ...signer.told, ...said, ...time } }]
}

type Signer = { readonly key: KeyObject; readonly told: Detail } | { readonly why: string } | undefined

function ofBareKey(publicKey: string): Signer {
  try {
    return { key: createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }), told: {} }
  } catch {
    return { why: 'no public key' } // bytes that are none: said, as what follows from it is
  }
}

/** The key of a domain's certificate; each certificate must be signed by the next, and the first be for the domain. Where the last leads is told, not trusted. */
function ofDomain({ domain, domainCert, created }: SignedData): Signer {
  if (domainCert === undefined) return undefined
  let chain: X509Certificate[]
  try {
    chain = (domainCert.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).slice(0, 10).map((pem) => new X509Certificate(pem))
  } catch {
    return { why: 'no certificate' }
  }
  const [first] = chain
  if (!first) return { why: 'no certificate' }
  const last = chain.at(-1) as X509Certificate
  if (chain.some((one, at) => at > 0 && !(chain[at - 1] as X509Certificate).verify(one.publicKey)))
    return { why: 'certificates do not follow from each other' }
  if (domain === undefined || first.checkHost(domain) === undefined) return { why: 'certificate of another domain' }
  const at = Date.parse(created ?? '')
  if (Number.isNaN(at) || at < Date.parse(first.validFrom) || at > Date.parse(first.validTo)) return { why: 'certificate not valid at that time' }
  return { key: first.publicKey, told: { domain: domain.slice(0, SHORT), root: last.fingerprint256.replaceAll(':', '').toLowerCase() } }
}

/** Both spellings of an ECDSA signature are in use: DER, and the two numbers side by side. It is over the digest as it is written. */
function holds({ hash, signature }: SignedData, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64')
  return (['der', 'ieee-p1363'] as const).some((dsaEncoding) => {
    try {
      return verify('sha256', Buffer.from(hash, 'utf8'), { key, dsaEncoding }, bytes)
    } catch {
      return false // a signature of another length or kind than the key makes
    }
  })
}

/** The time an authority gives for the signature; the authority's own certificate stands in the token and leads to no root known here. */
async function timeOf(signature: string, timeSignature: string): Promise<Detail | { readonly why: string }> {
  const { checkToken, tokenIn } = await import('../../time/token.ts')
  const token = tokenIn(Buffer.from(timeSignature, 'base64'))
  if (!token) return { why: 'no token' }
  const { ok, time, authority, why } = await checkToken(token, Buffer.from(signature, 'utf8'), [])
  return ok && time ? { time, authority: (authority ?? '').slice(0, SHORT) } : { why: why ?? 'does not hold' }
}

function fingerprint(key: KeyObject): string {
  return `sha256:${createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')}`
}

/**
 * A signed note over the digest, as this software writes it: kind, case, digest, and the key it is signed by. Where the key does not
 * stand in it, only its words can be held against the package.
 */
export function noteOf(note: string, found: string): Problem[] {
  const detail = { entry: 'datapackage-digest.note', by: /^— (\S{1,200}) /m.exec(note)?.[1] ?? '' }
  const [kind, , hash, named] = note.split('\n')
  if (kind !== 'isnad-wacz-1') return [{ code: 'signature-unchecked', detail }]
  if (hash !== found) return [{ code: 'signature-broken', detail: { ...detail, why: 'over another digest' } }]
  if (!named) return [{ code: 'signature-unchecked', detail }]
  const key = decodeKey(named, sha256)
  if (!key) return [{ code: 'signature-broken', detail: { ...detail, why: 'no public key' } }]
  if (openNote(note, key, ed25519Verify, sha256) === undefined) return [{ code: 'signature-broken', detail: { ...detail, why: 'not by that key' } }]
  return [{ code: 'signed-unknown', detail: { ...detail, key: named.slice(0, SHORT) } }]
}
