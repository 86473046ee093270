// The Merkle tree of RFC 6962: leaf and node hashes, roots, and a tree that grows by appending. The digest is passed in.
import { type Digest, hex } from './bytes.ts'

/** MTH({d}) = SHA-256(0x00 || d). */
export function leafHash(data: Uint8Array, digest: Digest): Uint8Array {
  const input = new Uint8Array(data.length + 1)
  input.set(data, 1)
  return digest(input)
}

/** SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array, digest: Digest): Uint8Array {
  const input = new Uint8Array(65)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 33)
  return digest(input)
}

/** Largest power of two smaller than `n` (n >= 2). */
export function splitPoint(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** 32-byte hashes one after the other, growing; the first `from` of the row stand elsewhere. */
class HashRow {
  #bytes = new Uint8Array(32 * 64)
  readonly from: number
  length: number
  constructor(from = 0) {
    this.from = from
    this.length = from
  }
  push(hash: Uint8Array): void {
    const at = (this.length - this.from) * 32
    if (at + 32 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    this.#bytes.set(hash, at)
    this.length++
  }
  at(index: number): Uint8Array {
    if (index < this.from || index >= this.length) throw new RangeError(`no hash ${index} of ${this.length}`)
    return this.#bytes.subarray((index - this.from) * 32, (index - this.from) * 32 + 32)
  }
}

/** A tree published before: its complete subtrees are asked for, not held. */
export interface TreeBase {
  readonly size: number
  /** Hash of the complete subtree number `index` with 2^level leaves, within the first `size`. */
  node(level: number, index: number): Uint8Array
}

/** Every complete subtree's hash, kept or to be asked of what was published; any root or proof at any earlier size is read from them. */
export class Tree {
  readonly #rows: HashRow[] = [new HashRow()]
  readonly #digest: Digest
  readonly #base: TreeBase | undefined
  constructor(digest: Digest, base?: TreeBase) {
    this.#digest = digest
    this.#base = base
    if (base) for (let level = 0; base.size >= 2 ** level; level++) this.#rows[level] = new HashRow(Math.floor(base.size / 2 ** level))
  }

  get size(): number {
    return this.#rows[0]?.length ?? 0
  }

  /** Appends a leaf hash and completes the subtrees it completes. */
  append(leaf: Uint8Array): void {
    let hash = leaf
    for (let level = 0; ; level++) {
      let row = this.#rows[level]
      if (!row) {
        row = new HashRow()
        this.#rows.push(row)
      }
      row.push(hash)
      if (row.length % 2 === 1) return
      hash = nodeHash(this.node(level, row.length - 2), row.at(row.length - 1), this.#digest)
    }
  }

  /** Hash of the complete subtree number `index` with 2^level leaves. */
  node(level: number, index: number): Uint8Array {
    const row = this.#rows[level]
    if (!row) throw new RangeError(`no level ${level}`)
    return this.#base && index >= 0 && index < row.from ? this.#base.node(level, index) : row.at(index)
  }

  leaf(index: number): Uint8Array {
    return this.node(0, index)
  }

  /** Root of the first `size` leaves; the empty tree's root is the digest of nothing. */
  root(size = this.size): Uint8Array {
    if (size > this.size) throw new RangeError(`the tree has ${this.size} leaves, not ${size}`)
    return size === 0 ? this.#digest(new Uint8Array(0)) : this.range(0, size)
  }

  rootHex(size = this.size): string {
    return hex(this.root(size))
  }

  /** MTH of leaves [from, to), to > from. `from` is a multiple of the subtree it starts, as in every RFC 6962 recursion. */
  range(from: number, to: number): Uint8Array {
    const n = to - from
    const level = Math.log2(n)
    if (Number.isInteger(level)) return this.node(level, from / n)
    const k = splitPoint(n)
    return nodeHash(this.range(from, from + k), this.range(from + k, to), this.#digest)
  }

  /** Audit path of RFC 6962 2.1.1 for leaf `index` in the tree of `size` leaves, bottom first. */
  inclusionProof(index: number, size = this.size): Uint8Array[] {
    if (index < 0 || index >= size || size > this.size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
    const path = (m: number, from: number, to: number): Uint8Array[] => {
      if (to - from === 1) return []
      const k = splitPoint(to - from)
      return m < k ? [...path(m, from, from + k), this.range(from + k, to)] : [...path(m - k, from + k, to), this.range(from, from + k)]
    }
    return path(index, 0, size)
  }

  /** Consistency proof of RFC 6962 2.1.2 between the first `older` leaves and the first `size`; empty where one is 0 or they are equal. */
  consistencyProof(older: number, size = this.size): Uint8Array[] {
    if (older < 0 || older > size || size > this.size) throw new RangeError(`no proof from ${older} to ${size}`)
    if (older === 0 || older === size) return []
    const sub = (m: number, from: number, to: number, whole: boolean): Uint8Array[] => {
      if (m === to - from) return whole ? [] : [this.range(from, to)]
      const k = splitPoint(to - from)
      return m <= k ? [...sub(m, from, from + k, whole), this.range(from + k, to)] : [...sub(m - k, from + k, to, false), this.range(from, from + k)]
    }
    return sub(older, 0, size, true)
  }
}
