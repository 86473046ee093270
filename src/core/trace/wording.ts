// Shared wording: which reports reuse each other's words, found by hashes of word trigrams; a reprint may be a part of its source.
import { foldText } from '../text/index.ts'
import { mix } from './hash.ts'
import { Union } from './union.ts'

/** Two texts that share wording: `contained` is the share of the shorter one's trigrams found in the longer, `alike` their Jaccard index. */
export interface SharedWording {
  readonly a: number
  readonly b: number
  readonly contained: number
  readonly alike: number
}

// Code unit -> folded unit; 0 drops it (marks), 1 ends a word. Built once, on demand: folding by table is what makes this fast.
const UNKNOWN = 0xffff
const TABLE = new Uint16Array(65_536).fill(UNKNOWN)
const WORD = /[\p{L}\p{N}]/u
function unitOf(code: number): number {
  let unit = TABLE[code] as number
  if (unit === UNKNOWN) {
    const folded = code >= 0xd800 && code <= 0xdfff ? '\u0001' : foldText(String.fromCharCode(code))
    unit = folded === '' ? 0 : WORD.test(folded) ? folded.charCodeAt(0) : 1
    if (unit === UNKNOWN) unit = 1
    TABLE[code] = unit
  }
  return unit
}

/** Hashes of a text's words, in order; folded, so that spelling, marks and digits of any script make no difference. */
export function wordHashes(text: string): Uint32Array {
  let room = new Uint32Array((text.length >> 2) + 8)
  let size = 0
  let h = 0
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? unitOf(text.charCodeAt(i)) : 1
    if (unit === 0) continue
    if (unit !== 1) {
      h = Math.imul((h || 0x811c9dc5) ^ unit, 0x01000193)
      continue
    }
    if (!h) continue
    if (size === room.length) {
      const grown = new Uint32Array(room.length * 2)
      grown.set(room)
      room = grown
    }
    room[size++] = h
    h = 0
  }
  return room.subarray(0, size)
}

/** The distinct trigrams of a text, hashed and sorted. */
export function shingles(text: string): Uint32Array {
  const words = wordHashes(text)
  const out = new Uint32Array(Math.max(0, words.length - 2))
  for (let i = 0; i + 2 < words.length; i++) {
    out[i] = mix(Math.imul(words[i] as number, 31) ^ Math.imul(words[i + 1] as number, 0x9e3779b1) ^ Math.imul(words[i + 2] as number, 0x7feb352d))
  }
  out.sort()
  let size = 0
  for (let i = 0; i < out.length; i++) if (i === 0 || out[i] !== out[i - 1]) out[size++] = out[i] as number
  return out.subarray(0, size)
}

/** One in 8 trigrams stands for the text in the index, all of them where there are few: a MinHash sketch that also shows containment. */
const SAMPLE = 8
const FEW = 80
/** Neighbours in a posting list that are looked at: keeps the cost linear whatever boilerplate recurs. */
const NEIGHBOURS = 4
/** In lists longer than this, which are boilerplate or a text copied everywhere, one neighbour and the first are enough. */
const LONG = 64
const LEAST_SHARED = 8
/** Share of the shorter text's trigrams from which two texts count as sharing wording. */
const LEAST = 0.35

/** The trigrams a text is found by. */
export function sketchOf(set: Uint32Array): Uint32Array {
  return set.length < FEW ? set : set.filter((h) => h % SAMPLE === 0)
}

/** How many before it in a list of this length a text is compared with; where that does not reach the first of the list, with that too. */
export function reachIn(length: number): number {
  return length > LONG ? 1 : NEIGHBOURS
}

/** What two texts share, where it is enough: `shared` is in how many lists of trigrams they met. */
export function compared(x: Uint32Array, y: Uint32Array, shared: number, least = LEAST): Pick<SharedWording, 'contained' | 'alike'> | undefined {
  const smaller = Math.min(x.length, y.length)
  // A pair is worth comparing when its sketches already share a third of what they would have to.
  const same = x.length === y.length
  if ((shared < 2 && !same) || shared < (smaller < FEW ? smaller / 24 : smaller / SAMPLE) * least * 0.33) return undefined
  const both = common(x, y)
  // Very short texts count only where they are the same throughout.
  if ((both < LEAST_SHARED && !(same && both === smaller)) || both < least * smaller) return undefined
  return { contained: both / smaller, alike: both / (x.length + y.length - both) }
}

/** Pairs of texts that share wording: at least `least` of the shorter one's trigrams. Near-linear in the texts. */
export function sharedWording(texts: readonly string[], least = LEAST): SharedWording[] {
  const sets = texts.map(shingles)
  return pairsOf(sets, least)
}

function pairsOf(sets: readonly Uint32Array[], least: number): SharedWording[] {
  const docs = 2 ** 21
  let total = 0
  for (const set of sets) total += set.length < FEW ? set.length : Math.ceil(set.length / SAMPLE) * 2
  let postings = new Float64Array(total + 16)
  let size = 0
  sets.forEach((set, doc) => {
    for (const h of set) {
      if (set.length >= FEW && h % SAMPLE !== 0) continue
      if (size === postings.length) {
        const grown = new Float64Array(size * 2)
        grown.set(postings)
        postings = grown
      }
      postings[size++] = h * docs + doc
    }
  })
  const sorted = postings.subarray(0, size).sort()
  let seen = new Float64Array(size * 2 + 16)
  let met = 0
  const meet = (a: number, b: number) => {
    if (met === seen.length) {
      const grown = new Float64Array(met * 2)
      grown.set(seen)
      seen = grown
    }
    seen[met++] = a * docs + b
  }
  for (let from = 0; from < size; ) {
    const h = Math.floor((sorted[from] as number) / docs)
    let to = from + 1
    while (to < size && Math.floor((sorted[to] as number) / docs) === h) to++
    for (let i = from + 1; i < to; i++) {
      const b = (sorted[i] as number) - h * docs
      const back = reachIn(to - from)
      for (let k = Math.max(from, i - back); k < i; k++) meet((sorted[k] as number) - h * docs, b)
      if (i - back > from) meet((sorted[from] as number) - h * docs, b)
    }
    from = to
  }
  const pairs = seen.subarray(0, met).sort()
  const out: SharedWording[] = []
  for (let from = 0; from < pairs.length; ) {
    const pair = pairs[from] as number
    let to = from + 1
    while (to < pairs.length && pairs[to] === pair) to++
    const a = Math.floor(pair / docs)
    const b = pair - a * docs
    const shared = to - from
    from = to
    const found = compared(sets[a] as Uint32Array, sets[b] as Uint32Array, shared, least)
    if (found) out.push({ a, b, contained: found.contained, alike: found.alike })
  }
  return out
}

function common(x: Uint32Array, y: Uint32Array): number {
  let n = 0
  for (let i = 0, k = 0; i < x.length && k < y.length; ) {
    const a = x[i] as number
    const b = y[k] as number
    if (a === b) n++
    if (a <= b) i++
    if (b <= a) k++
  }
  return n
}

/** Clusters of texts by shared wording; each is a sorted list of indexes. A short text inside a long digest joins nothing to nothing else. */
export function wordingClusters(size: number, pairs: readonly SharedWording[], alike = 0.1): number[][] {
  const union = new Union(size)
  for (const pair of pairs) if (pair.alike >= alike) union.join(pair.a, pair.b)
  return [...union.groups().values()]
}
