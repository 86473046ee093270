// Checks proofs without the tree: what an opponent, or a program that is not ours, runs (RFC 9162 2.1.3.2 and 2.1.4.2).
import { type Digest, sameBytes } from './bytes.ts'
import { nodeHash } from './tree.ts'

/** True where `leaf` is leaf `index` of the tree of `size` leaves with this root. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
  digest: Digest,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false
  let fn = index
  let sn = size - 1
  let hash = leaf
  for (const step of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(step, hash, digest)
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else hash = nodeHash(hash, step, digest)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && sameBytes(hash, root)
}

/** True where the tree of `older` leaves with root `olderRoot` is the beginning of the tree of `size` leaves with root `root`. */
export function verifyConsistency(
  older: number,
  size: number,
  proof: readonly Uint8Array[],
  olderRoot: Uint8Array,
  root: Uint8Array,
  digest: Digest,
): boolean {
  if (!isSize(older) || !isSize(size) || older > size) return false
  if (older === size) return proof.length === 0 && sameBytes(olderRoot, root)
  if (older === 0) return proof.length === 0 && sameBytes(olderRoot, digest(new Uint8Array(0)))
  const steps = Number.isInteger(Math.log2(older)) ? [olderRoot, ...proof] : [...proof]
  const first = steps.shift()
  if (!first) return false
  let fn = older - 1
  let sn = size - 1
  while (fn % 2 === 1) {
    fn = half(fn)
    sn = half(sn)
  }
  let fr = first
  let sr = first
  for (const step of steps) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(step, fr, digest)
      sr = nodeHash(step, sr, digest)
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else sr = nodeHash(sr, step, digest)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && sameBytes(fr, olderRoot) && sameBytes(sr, root)
}

function half(n: number): number {
  return Math.floor(n / 2)
}
function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}
