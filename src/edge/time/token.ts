// RFC 3161 time-stamp tokens: asking for one, and checking one offline, as of the time it names.
import { webcrypto } from 'node:crypto'
import { fromBER, Integer, Null, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  CryptoEngine,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  setEngine,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { IsnadError } from '../../core/model/plain.ts'
import { sha256 } from '../digest.ts'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto }))

const SHA256 = '2.16.840.1.101.3.4.2.1'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

/** What a token proves, as far as it holds. */
export interface TokenCheck {
  /** True where the token is over these bytes, truly signed by a certificate meant for time stamping. */
  readonly ok: boolean
  /** True where that certificate leads to one of the given roots at the time named. */
  readonly trusted: boolean
  /** The time it names, ISO 8601 UTC. */
  readonly time?: string
  /** Name of the certificate that signed. */
  readonly authority?: string
  /** Why it does not hold. */
  readonly why?: string
}

/** DER of a request for a token over `data`. */
export function tokenRequest(data: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1, // left out, authorities answer "bad request version"
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: bufferOf(sha256(data)) }),
    }),
    nonce: new Integer({ valueHex: bufferOf(nonce) }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}

/** The token in an authority's answer. IsnadError 'time-authority' where it gave none, or one for another request. */
export function tokenOf(response: Uint8Array, nonce: Uint8Array, address: string): Uint8Array {
  const refuse = (what: string, cause?: unknown) => new IsnadError('time-authority', { what: `${address}: ${what}` }, cause)
  let read: TimeStampResp
  try {
    read = TimeStampResp.fromBER(bufferOf(response))
  } catch (error) {
    throw refuse('not a time-stamp answer', error)
  }
  if (read.status.status > 1 || !read.timeStampToken) throw refuse(`status ${read.status.status}`)
  const token = new Uint8Array(read.timeStampToken.toSchema().toBER())
  const info = read.timeStampToken.content ? tstInfoOf(new SignedData({ schema: read.timeStampToken.content })) : undefined
  if (!info?.nonce || !Buffer.from(info.nonce.valueBlock.valueHexView).equals(Buffer.from(nonce))) throw refuse('answers another request (nonce)')
  return token
}

/** The token in an authority's answer that somebody else asked for, or in bytes that are a token already; undefined where there is none. */
export function tokenIn(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const token = TimeStampResp.fromBER(bufferOf(bytes)).timeStampToken
    if (token) return new Uint8Array(token.toSchema().toBER())
  } catch {
    // not an answer: perhaps the token alone
  }
  try {
    return new Uint8Array(ContentInfo.fromBER(bufferOf(bytes)).toSchema().toBER())
  } catch {
    return undefined
  }
}

/** Asks an authority for a token over `data`. Only called when the operator asks for it. */
export async function askForToken(address: string, data: Uint8Array, nonce: Uint8Array): Promise<Uint8Array> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Buffer.from(tokenRequest(data, nonce)),
      signal: AbortSignal.timeout(20_000),
      redirect: 'error',
    })
  } catch (error) {
    throw new IsnadError('time-authority', { what: `${address}: ${error instanceof Error ? error.message : ''}` }, error)
  }
  if (!response.ok) throw new IsnadError('time-authority', { what: `${address}: HTTP ${response.status}` })
  return tokenOf(new Uint8Array(await response.arrayBuffer()), nonce, address)
}

/** Checks a token over `data` against roots given as PEM. Never throws for what the bytes do. */
export async function checkToken(token: Uint8Array, data: Uint8Array, roots: readonly string[]): Promise<TokenCheck> {
  try {
    const content = ContentInfo.fromBER(bufferOf(token))
    // one spelling, as with every other record: bytes that mean nothing to the parser would be bytes nobody checks
    if (!Buffer.from(content.toSchema().toBER()).equals(Buffer.from(token))) return { ok: false, trusted: false, why: 'not in canonical encoding' }
    const signed = new SignedData({ schema: content.content })
    // the library looks at neither type: with another one it would check a signature over something that is no time stamp
    const typed = content.contentType === SIGNED_DATA && signed.encapContentInfo.eContentType === TST_INFO
    const info = typed ? tstInfoOf(signed) : undefined
    if (!info) return { ok: false, trusted: false, why: 'no time stamp in it' }
    const { hashAlgorithm, hashedMessage } = info.messageImprint
    const sameImprint = hashAlgorithm.algorithmId === SHA256 && Buffer.from(hashedMessage.valueBlock.valueHexView).equals(sha256(data))
    if (!sameImprint) return { ok: false, trusted: false, why: 'stamps other bytes' }
    const time = info.genTime.toISOString()
    const trustedCerts = roots.flatMap(certificatesOf)
    const result = await verdict(signed, data, trustedCerts, info.genTime, false)
    if (typeof result === 'string') return { ok: false, trusted: false, time, why: result }
    const chain = trustedCerts.length > 0 ? await verdict(signed, data, trustedCerts, info.genTime, true) : 'no root was given'
    return { ok: true, trusted: typeof chain !== 'string', time, authority: result.authority, ...(typeof chain === 'string' ? { why: chain } : {}) }
  } catch (error) {
    return { ok: false, trusted: false, why: error instanceof Error ? error.message : String(error) }
  }
}

async function verdict(signed: SignedData, data: Uint8Array, trustedCerts: Certificate[], checkDate: Date, checkChain: boolean) {
  try {
    const result = await signed.verify({ signer: 0, data: bufferOf(data), trustedCerts, checkDate, checkChain, extendedMode: true })
    if (!result.signatureVerified || !result.signerCertificate) return result.message || 'the signature does not hold'
    if (checkChain && !result.signerCertificateVerified) return 'the certificate does not lead to the given root'
    if (!forTimeStamping(result.signerCertificate)) return 'the certificate is not one for time stamping'
    return { authority: nameOf(result.signerCertificate) }
  } catch (error) {
    return error instanceof Error ? error.message : 'the token does not hold'
  }
}

function tstInfoOf(signed: SignedData): TSTInfo | undefined {
  const content = signed.encapContentInfo.eContent
  return content ? TSTInfo.fromBER(bufferOf(new Uint8Array(content.getValue()))) : undefined
}

/** RFC 3161 2.3: the extended key usage must be there, critical, and time stamping alone. */
function forTimeStamping(certificate: Certificate): boolean {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  const usage = extension?.parsedValue
  return extension?.critical === true && usage instanceof ExtKeyUsage && usage.keyPurposes.length === 1 && usage.keyPurposes[0] === TIME_STAMPING
}

function nameOf(certificate: Certificate): string {
  return certificate.subject.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', ')
}

/** Certificates of a PEM text, in order. */
export function certificatesOf(pem: string): Certificate[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map((hit) => {
    const der = bufferOf(Buffer.from(hit[1] ?? '', 'base64'))
    return new Certificate({ schema: fromBER(der).result })
  })
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  return copy
}
