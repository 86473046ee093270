// What changed between two captures of one page: paragraphs gone, new and reworded, and inside these the words.
import { foldText } from './fold.ts'

export interface Change {
  readonly kind: 'removed' | 'added' | 'reworded'
  /** Places in the earlier and the later text; an empty span marks where the other side's words would stand. */
  readonly before: readonly [number, number]
  readonly after: readonly [number, number]
  /** Words gone and words new, in order, for a rewording. */
  readonly gone?: readonly string[]
  readonly come?: readonly string[]
  /** True where a number differs: the change a documenter must see first. */
  readonly numbers: boolean
}

interface Piece {
  readonly text: string
  /** The folded text, by which pieces are compared. */
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Beyond this many pieces a side, only what lies between the common beginning and end is compared as one. */
const CAP = 1500

/**
 * Changes from `before` to `after` by paragraph, in order of the later text. Differences of spelling that folding makes
 * one, and of white space, are no changes. Quadratic in what differs, at most 1,500 paragraphs; else one change.
 */
export function textChanges(before: string, after: string): Change[] {
  const old = paragraphs(before)
  const now = paragraphs(after)
  const out: Change[] = []
  for (const gap of gapsOf(old, now)) {
    const [fromOld, toOld, fromNow, toNow] = gap
    const pairs = Math.min(toOld - fromOld, toNow - fromNow)
    for (let k = 0; k < pairs; k++) out.push(reworded(old[fromOld + k] as Piece, now[fromNow + k] as Piece))
    const endOld = now[fromNow + pairs - 1]?.to ?? now[fromNow]?.from ?? after.length
    for (const piece of old.slice(fromOld + pairs, toOld))
      out.push({ kind: 'removed', before: [piece.from, piece.to], after: [endOld, endOld], numbers: hasNumber(piece.text) })
    const place = old[fromOld + pairs - 1]?.to ?? old[fromOld]?.from ?? before.length
    for (const piece of now.slice(fromNow + pairs, toNow))
      out.push({ kind: 'added', before: [place, place], after: [piece.from, piece.to], numbers: hasNumber(piece.text) })
  }
  return out
}

function reworded(old: Piece, now: Piece): Change {
  const words = (piece: Piece) => piece.text.split(/\s+/).map((text) => ({ text, key: foldText(text), from: 0, to: 0 }))
  const [a, b] = [words(old), words(now)]
  const gone: string[] = []
  const come: string[] = []
  for (const [fromOld, toOld, fromNow, toNow] of gapsOf(a, b)) {
    gone.push(...a.slice(fromOld, toOld).map((word) => word.text))
    come.push(...b.slice(fromNow, toNow).map((word) => word.text))
  }
  return { kind: 'reworded', before: [old.from, old.to], after: [now.from, now.to], gone, come, numbers: numbersOf(gone) !== numbersOf(come) }
}

function paragraphs(text: string): Piece[] {
  const out: Piece[] = []
  for (const hit of text.matchAll(/[^\n]+/g)) {
    const bare = hit[0].trim()
    if (!bare) continue
    const from = hit.index + hit[0].indexOf(bare)
    out.push({ text: bare, key: foldText(bare).replace(/\s+/g, ' '), from, to: from + bare.length })
  }
  return out
}

/** Stretches [fromOld, toOld, fromNow, toNow] that a longest common subsequence leaves over. */
function gapsOf(old: readonly Piece[], now: readonly Piece[]): [number, number, number, number][] {
  const same = (i: number, j: number) => old[i]?.key === now[j]?.key
  let start = 0
  while (start < old.length && start < now.length && same(start, start)) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && same(old.length - 1 - end, now.length - 1 - end)) end++
  const n = old.length - start - end
  const m = now.length - start - end
  if (n === 0 && m === 0) return []
  if (n === 0 || m === 0 || n > CAP || m > CAP) return [[start, start + n, start, start + m]]
  const width = m + 1
  const table = new Uint16Array((n + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] as number
  const equal = (i: number, j: number) => same(start + i, start + j)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) table[i * width + j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const out: [number, number, number, number][] = []
  let [i, j] = [0, 0]
  let [fromI, fromJ] = [0, 0]
  const close = () => {
    if (i > fromI || j > fromJ) out.push([start + fromI, start + i, start + fromJ, start + j])
  }
  while (i < n && j < m) {
    if (equal(i, j)) {
      close()
      i++
      j++
      fromI = i
      fromJ = j
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  i = n
  j = m
  close()
  return out
}

function hasNumber(text: string): boolean {
  return /[0-9]/.test(foldText(text))
}
function numbersOf(words: readonly string[]): string {
  return words
    .map((word) => foldText(word).replace(/[^0-9]+/g, ''))
    .filter(Boolean)
    .join(' ')
}
