// Signed notes and checkpoints after C2SP (signed-note, tlog-checkpoint): text, blank line, Ed25519 signature lines.
import { base64, concat, type Digest, fromBase64, sameBytes, utf8 } from './bytes.ts'

/** Ed25519 signature (64 bytes) of a message; the edge passes it in. */
export type Sign = (message: Uint8Array) => Uint8Array
/** True where `signature` is the Ed25519 signature of `message` under the 32-byte public key. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** Who signs: a key name (the ledger's origin line) and the raw Ed25519 public key, 32 bytes. */
export interface VerifierKey {
  readonly name: string
  readonly publicKey: Uint8Array
}

const ED25519 = 1

/** First four bytes of SHA-256(name || "\n" || 0x01 || public key). */
export function keyHash(key: VerifierKey, digest: Digest): Uint8Array {
  return digest(concat(utf8(`${key.name}\n`), Uint8Array.of(ED25519), key.publicKey)).slice(0, 4)
}

/** The key as C2SP spells it: `name+hash+base64(0x01 || public key)`. */
export function encodeKey(key: VerifierKey, digest: Digest): string {
  const hash = [...keyHash(key, digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${key.name}+${hash}+${base64(concat(Uint8Array.of(ED25519), key.publicKey))}`
}

/** Reads such a key: undefined where it is malformed or its hash is not its own. */
export function decodeKey(text: string, digest: Digest): VerifierKey | undefined {
  const hit = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text)
  const bytes = hit?.[3] ? fromBase64(hit[3]) : undefined
  if (!hit?.[1] || !bytes || bytes.length !== 33 || bytes[0] !== ED25519) return undefined
  const key = { name: hit[1], publicKey: bytes.slice(1) }
  return encodeKey(key, digest) === text ? key : undefined
}

export function signNote(text: string, key: VerifierKey, sign: Sign, digest: Digest): string {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends with a newline')
  return `${text}\n\u2014 ${key.name} ${base64(concat(keyHash(key, digest), sign(utf8(text))))}\n`
}

/** Text of a note where one of its signatures is by `key` and true, and nothing else stands in it that we would not write: else undefined. */
export function openNote(note: string, key: VerifierKey, verify: Verify, digest: Digest): string | undefined {
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0 || !note.endsWith('\n')) return undefined
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2, -1).split('\n')
  let signed = false
  for (const line of lines) {
    const hit = /^\u2014 (\S+) (\S+)$/.exec(line)
    const bytes = hit?.[2] ? fromBase64(hit[2]) : undefined
    if (!hit || !bytes || bytes.length < 5) return undefined
    if (hit[1] !== key.name || !sameBytes(bytes.slice(0, 4), keyHash(key, digest))) continue
    if (bytes.length !== 68 || !verify(key.publicKey, utf8(text), bytes.slice(4))) return undefined
    signed = true
  }
  return signed ? text : undefined
}

/** A checkpoint: the ledger's origin line, its size and its root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

export function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${base64(checkpoint.root)}\n`
}

/** Reads a checkpoint's text: undefined where it is malformed. Extension lines are allowed, as C2SP has them, and ignored. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root64] = text.split('\n')
  const root = root64 ? fromBase64(root64) : undefined
  if (!origin || !size || !/^(0|[1-9]\d{0,14})$/.test(size) || root?.length !== 32) return undefined
  return { origin, size: Number(size), root }
}

/** The checkpoint in a signed note, where `key` signed it and its origin is the key's name: else undefined. */
export function openCheckpoint(note: string, key: VerifierKey, verify: Verify, digest: Digest): Checkpoint | undefined {
  const text = openNote(note, key, verify, digest)
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text)
  return checkpoint?.origin === key.name ? checkpoint : undefined
}

/** A proof file after C2SP tlog-proof: the entry's index, its audit path, the signed checkpoint it leads to. */
export function tlogProof(index: number, path: readonly Uint8Array[], checkpoint: string): string {
  return `c2sp.org/tlog-proof@v1\nindex ${index}\n${path.map((hash) => `${base64(hash)}\n`).join('')}\n${checkpoint}`
}
