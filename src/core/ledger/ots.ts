// OpenTimestamps proofs (.ots, version 1): a digest, the operations that lead from it, and where they end. Read, written, merged, never believed.
import { ascii, concat, fromAscii, hex, sameBytes } from './bytes.ts'

/** The operations a proof may hold, by the tag that stands for each. */
const UNARY = { 2: 'sha1', 3: 'ripemd160', 8: 'sha256', 242: 'reverse', 243: 'hexlify' } as const
const BINARY = { 240: 'append', 241: 'prepend' } as const
export type OtsHash = 'sha1' | 'ripemd160' | 'sha256'
export type OtsHashes = (name: OtsHash, bytes: Uint8Array) => Uint8Array

export interface OtsOp {
  readonly tag: number
  /** Of append and prepend. */
  readonly argument?: Uint8Array
}
export type Attestation =
  /** A calendar took it and promises to have it in a block. */
  | { readonly kind: 'pending'; readonly calendar: string }
  /** The message is the merkle root of the block of this height, as the header spells it. */
  | { readonly kind: 'bitcoin'; readonly height: number }
  | { readonly kind: 'unknown'; readonly tag: Uint8Array; readonly payload: Uint8Array }

/** What follows from a message: attestations of it, and the messages that operations make of it. */
export interface OtsNode {
  readonly message: Uint8Array
  readonly attestations: readonly Attestation[]
  readonly steps: readonly { readonly op: OtsOp; readonly node: OtsNode }[]
}
export interface OtsProof {
  readonly digest: Uint8Array
  readonly root: OtsNode
}

const MAGIC = concat(
  Uint8Array.of(0),
  letters('OpenTimestamps'),
  Uint8Array.of(0, 0),
  letters('Proof'),
  Uint8Array.of(0, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94),
)
const SHA256 = 8
const PENDING = Uint8Array.of(0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e)
const BITCOIN = Uint8Array.of(0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01)
const URI = /^[A-Za-z0-9\-._/:]{1,1000}$/
/** Limits of the format, and of what we read at all. */
const MESSAGE = 4096
const PAYLOAD = 8192
const DEPTH = 256
const NODES = 10_000
export const OTS_LIMIT = 1 << 20

/** Reads a proof file over a SHA-256 digest: undefined where it is anything else, is cut, or holds more than the format allows. Never throws. */
export function readOts(bytes: Uint8Array, hashes: OtsHashes): OtsProof | undefined {
  const from = new Reader(bytes, hashes)
  if (bytes.length > OTS_LIMIT || !sameBytes(from.take(MAGIC.length) ?? new Uint8Array(0), MAGIC)) return undefined
  if (from.number() !== 1 || from.take(1)?.[0] !== SHA256) return undefined
  const digest = from.take(32)
  const root = digest && from.node(digest, 0)
  return root && from.atEnd ? { digest, root } : undefined
}

/** Reads what a calendar answers: what follows from the message it was given. Undefined as above. */
export function readOtsAnswer(bytes: Uint8Array, message: Uint8Array, hashes: OtsHashes): OtsNode | undefined {
  const from = new Reader(bytes, hashes)
  const node = bytes.length <= OTS_LIMIT ? from.node(message, 0) : undefined
  return from.atEnd ? node : undefined
}

/** The file. A proof without any attestation cannot be written: RangeError. */
export function writeOts({ digest, root }: OtsProof): Uint8Array {
  return concat(MAGIC, Uint8Array.of(1, SHA256), digest, writeNode(root))
}

/** The message an operation makes of another: undefined where it is none, or becomes too long. */
export function applyOp({ tag, argument }: OtsOp, message: Uint8Array, hashes: OtsHashes): Uint8Array | undefined {
  const made = made0(tag, argument, message, hashes)
  return made && made.length > 0 && made.length <= MESSAGE ? made : undefined
}
function made0(tag: number, argument: Uint8Array | undefined, message: Uint8Array, hashes: OtsHashes): Uint8Array | undefined {
  if (tag === 0xf0 && argument) return concat(message, argument)
  if (tag === 0xf1 && argument) return concat(argument, message)
  if (tag === 0xf2) return message.slice().reverse()
  if (tag === 0xf3) return ascii(hex(message))
  if (tag === 2 || tag === 3 || tag === 8) return hashes(UNARY[tag], message)
  return undefined
}

/** Two accounts of what follows from one message, as one. */
export function mergeOts(a: OtsNode, b: OtsNode): OtsNode {
  const attestations = [...a.attestations]
  for (const one of b.attestations) if (!attestations.some((known) => sameBytes(bytesOf(known), bytesOf(one)))) attestations.push(one)
  const steps = [...a.steps]
  for (const step of b.steps) {
    const at = steps.findIndex(({ op }) => sameBytes(opBytes(op), opBytes(step.op)))
    const known = steps[at]
    if (known) steps[at] = { op: known.op, node: mergeOts(known.node, step.node) }
    else steps.push(step)
  }
  return { message: a.message, attestations, steps }
}

/** Every attestation with the message it is of. */
export function* attestationsOf(node: OtsNode): Generator<{ readonly message: Uint8Array; readonly attestation: Attestation }> {
  for (const attestation of node.attestations) yield { message: node.message, attestation }
  for (const { node: next } of node.steps) yield* attestationsOf(next)
}

/** The node with `found` merged in wherever its message stands. */
export function mergeAt(node: OtsNode, found: OtsNode): OtsNode {
  const here = sameBytes(node.message, found.message) ? mergeOts(node, found) : node
  return { ...here, steps: here.steps.map((step) => (found.steps.includes(step) ? step : { op: step.op, node: mergeAt(step.node, found) })) }
}

class Reader {
  readonly #bytes: Uint8Array
  readonly #hashes: OtsHashes
  #at = 0
  #nodes = 0
  constructor(bytes: Uint8Array, hashes: OtsHashes) {
    this.#bytes = bytes
    this.#hashes = hashes
  }
  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }
  take(length: number): Uint8Array | undefined {
    if (length > this.#bytes.length - this.#at) return undefined
    this.#at += length
    return this.#bytes.slice(this.#at - length, this.#at)
  }
  /** Seven bits a byte, the lowest first; up to 2^35 here, spelled as short as it can be. */
  number(): number | undefined {
    let value = 0
    for (let i = 0; i < 5; i++) {
      const byte = this.take(1)?.[0]
      if (byte === undefined) return undefined
      value += (byte & 0x7f) * 2 ** (7 * i)
      if (byte < 0x80) return i > 0 && byte === 0 ? undefined : value
    }
    return undefined
  }
  string(most: number): Uint8Array | undefined {
    const length = this.number()
    return length === undefined || length > most ? undefined : this.take(length)
  }
  node(message: Uint8Array, depth: number): OtsNode | undefined {
    if (depth > DEPTH || ++this.#nodes > NODES) return undefined
    const attestations: Attestation[] = []
    const steps: { op: OtsOp; node: OtsNode }[] = []
    for (let more = true; more; ) {
      let tag = this.take(1)?.[0]
      more = tag === 0xff
      if (more) tag = this.take(1)?.[0]
      if (tag === undefined) return undefined
      if (tag === 0) {
        const attestation = this.#attestation()
        if (!attestation || ++this.#nodes > NODES) return undefined
        attestations.push(attestation)
        continue
      }
      const argument = tag in BINARY ? this.string(MESSAGE) : undefined
      if (tag in BINARY && !argument?.length) return undefined
      const op: OtsOp = { tag, ...(argument ? { argument } : {}) }
      const made = applyOp(op, message, this.#hashes)
      const node = made && this.node(made, depth + 1)
      if (!node) return undefined
      steps.push({ op, node })
    }
    return { message, attestations, steps }
  }
  #attestation(): Attestation | undefined {
    const tag = this.take(8)
    const payload = this.string(PAYLOAD)
    if (!tag || !payload) return undefined
    const inside = new Reader(payload, this.#hashes)
    if (sameBytes(tag, PENDING)) {
      const calendar = fromAscii(inside.string(1000) ?? new Uint8Array(0))
      return calendar && URI.test(calendar) && inside.atEnd ? { kind: 'pending', calendar } : undefined
    }
    if (!sameBytes(tag, BITCOIN)) return { kind: 'unknown', tag, payload }
    const height = inside.number()
    return height !== undefined && inside.atEnd ? { kind: 'bitcoin', height } : undefined
  }
}

function writeNode({ attestations, steps }: OtsNode): Uint8Array {
  const parts = [
    ...attestations.map(bytesOf).sort(byBytes),
    ...steps
      .map(({ op, node }) => ({ op: opBytes(op), node }))
      .sort((a, b) => byBytes(a.op, b.op))
      .map(({ op, node }) => concat(op, writeNode(node))),
  ]
  const last = parts.pop()
  if (!last) throw new RangeError('nothing follows from a message of this proof')
  return concat(...parts.flatMap((part) => [Uint8Array.of(0xff), part]), last)
}
function opBytes({ tag, argument }: OtsOp): Uint8Array {
  return argument ? concat(Uint8Array.of(tag), number(argument.length), argument) : Uint8Array.of(tag)
}
function bytesOf(attestation: Attestation): Uint8Array {
  if (attestation.kind === 'unknown') return attested(attestation.tag, attestation.payload)
  if (attestation.kind === 'bitcoin') return attested(BITCOIN, number(attestation.height))
  const calendar = letters(attestation.calendar)
  return attested(PENDING, concat(number(calendar.length), calendar))
}
function attested(tag: Uint8Array, payload: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(0), tag, number(payload.length), payload)
}
function number(value: number): Uint8Array {
  const out: number[] = []
  let left = value
  for (; left >= 0x80; left = Math.floor(left / 0x80)) out.push((left % 0x80) | 0x80)
  return Uint8Array.from([...out, left])
}
function byBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}
function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}
