// Digests and signatures of Node for the pure core: SHA-256, Ed25519, keyed hashes, random bytes.
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import type { Digest, Sign, Verify } from '../core/ledger/index.ts'

export const sha256: Digest = (bytes) => hash('sha256', bytes, 'buffer')
export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')
export const sha512Hex = (bytes: Uint8Array): string => hash('sha512', bytes, 'hex')
export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex')

/** HMAC-SHA-256 over parts, each after its length, so that no two lists of parts meet. */
export function keyedHash(secret: Uint8Array, ...parts: readonly string[]): string {
  const mac = createHmac('sha256', secret)
  for (const part of parts) mac.update(`${Buffer.byteLength(part)}:`).update(part)
  return mac.digest('hex')
}

const PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
/** True where the signature is an Ed25519 signature of the message under the raw 32-byte key. */
export const ed25519Verify: Verify = (publicKey, message, signature) => {
  try {
    return verify(null, message, createPublicKey({ key: Buffer.concat([PREFIX, publicKey]), format: 'der', type: 'spki' }), signature)
  } catch {
    return false // a key or signature of the wrong shape verifies nothing
  }
}

/** A signing key: raw public half, its private half as PKCS #8 PEM, and the signing function. */
export interface SigningKey {
  readonly publicKey: Uint8Array
  readonly pem: string
  readonly sign: Sign
}

function signingKey(key: KeyObject): SigningKey {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(PREFIX.length)),
    pem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    sign: (message) => sign(null, message, key),
  }
}
export function newSigningKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey)
}
/** Reads a PKCS #8 PEM: undefined where it is not exactly the spelling we write of an Ed25519 key (any altered byte shows). */
export function readSigningKey(pem: string): SigningKey | undefined {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType !== 'ed25519') return undefined
    const read = signingKey(key)
    return read.pem === pem ? read : undefined
  } catch {
    return undefined // not a key: the caller names the file
  }
}
