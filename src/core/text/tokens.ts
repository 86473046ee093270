// Tokens: words, numbers and marks of a folded text, each with its raw offsets.
import { decode, type Folded, type FoldedUnits, foldInHand } from './fold.ts'
import { unitAt } from './units.ts'

export type TokenKind = 'word' | 'number' | 'mark' | 'break'

export interface Token {
  readonly kind: TokenKind
  /** The folded form: lower case, no marks. A number keeps its separators ("4,000"). */
  readonly norm: string
  /** Raw offsets, end exclusive. */
  readonly start: number
  readonly end: number
  /** True where no white space stands before it: "و4000" is "و" + glued "4000"; "Syria's" is "syria" + glued "'s". */
  readonly glued: boolean
  /** True where the raw word begins with a capital letter. */
  readonly cap: boolean
  /** A number for the folded form, the same for the same form in this process, or -1: tables remember by it. Never stored. */
  readonly id: number
}

// Words repeat: one string object and one number a word, so that look-ups compare no characters. Bounded; beyond it words go
// unnumbered. The table is open addressing over the units themselves: a known word costs no string, and a kept one holds on to
// no text it was cut from.
const MOST_WORDS = 150_000
const LONGEST_WORD = 40
const NORMS: string[] = []
/** The units of all words, one after the other; what is compared with a text touches no string. */
let spelled = new Uint16Array(32768)
let spelledTo = 0
/**
 * Four numbers a place: hash, word number + 1 (0 where free), where its units begin, how many they are. They stand together, so
 * that a look-up waits for memory once. At most half full, so that a probe ends soon.
 */
let slots = new Int32Array(8192 * 4)
const SLOT = 4

/** The number of the word in units [from, to), or -1 where it gets none. `read`: its units taken in one after the other, see `take`. */
function wordNumber(units: Uint16Array, from: number, to: number, read: number): number {
  const length = to - from
  if (length > LONGEST_WORD) return -1
  let hash = read ^ Math.imul(length, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash ^= hash >>> 13
  const mask = slots.length - 1
  let slot = (hash * SLOT) & mask
  for (let id = slots[slot + 1] as number; id !== 0; id = slots[slot + 1] as number) {
    if (slots[slot] === hash && slots[slot + 3] === length && spells(slots[slot + 2] as number, units, from, length)) return id - 1
    slot = (slot + SLOT) & mask
  }
  const id = NORMS.length
  if (id >= MOST_WORDS) return -1
  NORMS.push(String.fromCharCode.apply(null, units.subarray(from, to) as unknown as number[]))
  if (spelledTo + length > spelled.length) {
    const more = new Uint16Array(spelled.length * 2)
    more.set(spelled)
    spelled = more
  }
  fill(slots, slot, hash, id + 1, spelledTo, length)
  for (let k = 0; k < length; k++) spelled[spelledTo++] = units[from + k] as number
  if (NORMS.length * 2 * SLOT > slots.length) rehash()
  return id
}

/** One unit more of a word's hash. */
const take = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0

function fill(table: Int32Array, slot: number, hash: number, id: number, begin: number, length: number): void {
  table[slot] = hash
  table[slot + 1] = id
  table[slot + 2] = begin
  table[slot + 3] = length
}

function spells(begin: number, units: Uint16Array, from: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (spelled[begin + k] !== units[from + k]) return false
  return true
}

function rehash(): void {
  const wider = new Int32Array(slots.length * 2)
  const mask = wider.length - 1
  for (let at = 0; at < slots.length; at += SLOT) {
    const id = slots[at + 1] as number
    if (id === 0) continue
    const hash = slots[at] as number
    let slot = (hash * SLOT) & mask
    while (wider[slot + 1] !== 0) slot = (slot + SLOT) & mask
    fill(wider, slot, hash, id, slots[at + 2] as number, slots[at + 3] as number)
  }
  slots = wider
}

// What a word number stands for in one table, as a byte: most words stand for nothing, and a text's words are looked up in a
// dozen tables. Bytes of all known words fit the processor's cache where pointers would not.
const UNASKED = 0
const IS_NOTHING = 1
const IS_SOMETHING = 2

/**
 * What `make` says of a word, found out once a word and looked up by its number from then on. `make` sees the folded form and
 * must say the same of the same form, `nothing` where it has nothing to say; words without a number are asked anew.
 */
export function perWord<V>(make: (norm: string) => V, nothing?: V): (token: Token) => V {
  let kinds = new Uint8Array(2048)
  const known: V[] = []
  const ask = (token: Token): V => {
    const made = make(token.norm)
    const { id } = token
    if (id < 0) return made
    if (id >= kinds.length) {
      const more = new Uint8Array(Math.max(id + 1, kinds.length * 2))
      more.set(kinds)
      kinds = more
    }
    if (nothing !== undefined && made === nothing) kinds[id] = IS_NOTHING
    else {
      // Grown without holes, so that a look-up stays one read of a plain array.
      while (known.length <= id) known.push(made)
      known[id] = made
      kinds[id] = IS_SOMETHING
    }
    return made
  }
  return (token) => {
    const { id } = token
    const kind = id >= 0 && id < kinds.length ? (kinds[id] as number) : UNASKED
    if (kind === IS_NOTHING) return nothing as V
    return kind === IS_SOMETHING ? (known[id] as V) : ask(token)
  }
}

// Classes of folded units. A word is a run of letters; an apostrophe inside an English word ends it ("syria" + "'s") but
// "don't" stays one. A number is digits with inner separators. "أ.ف.ب" stays three words and dots: the lexicon knows it.
const UNSEEN = 0
const LETTER = 1
const DIGIT = 2
const SPACE = 3
const BREAK = 4
const MARK = 5
const CLASS = new Uint8Array(0x10000)
const IS_LETTER = /[\p{L}\p{M}\p{Cs}]/u
const IS_SPACE = /\s/u

function look(unit: number): number {
  const char = String.fromCharCode(unit)
  let cls = MARK
  if (unit === 10) cls = BREAK
  else if (unit >= 48 && unit <= 57) cls = DIGIT
  else if (IS_SPACE.test(char)) cls = SPACE
  else if (IS_LETTER.test(char)) cls = LETTER
  CLASS[unit] = cls
  return cls
}

/** Cuts a folded text into tokens. `raw` is the text it was folded from. Linear; never throws. */
export function tokenise({ units, map }: Folded, raw: string): Token[] {
  return cutTokens({ units, map, size: units.length }, raw)
}

/** The tokens of a text, without keeping its folding. Linear; never throws. */
export function tokensOf(raw: string): Token[] {
  return cutTokens(foldInHand(raw), raw)
}

function cutTokens({ units, map, size }: FoldedUnits, raw: string): Token[] {
  const tokens: Token[] = []
  let last = -1
  for (let at = 0; at < size; ) {
    const cls = classAt(units, size, at)
    if (cls === SPACE || cls === UNSEEN) {
      at++
      continue
    }
    let to = at + 1
    let kind: TokenKind = 'mark'
    /** Units before `read` are in the hash. */
    let hash = take(0, units[at] as number)
    let read = to
    if (cls === LETTER) {
      kind = 'word'
      for (; to < size && classAt(units, size, to) === LETTER; to++) hash = take(hash, units[to] as number)
      read = to
      if (to < size && units[to] === 39 && classAt(units, size, to + 1) === LETTER) to = afterApostrophe(units, size, to)
    } else if (cls === DIGIT) {
      kind = 'number'
      for (;;) {
        while (classAt(units, size, to) === DIGIT) to++
        if (to < size && (units[to] === 44 || units[to] === 46) && classAt(units, size, to + 1) === DIGIT) to += 2
        else break
      }
    } else if (cls === BREAK) {
      kind = 'break'
      while (classAt(units, size, to) === BREAK) to++
    } else if (units[at] === 39 && at + 1 < size && units[at + 1] === 115 && classAt(units, size, at + 2) !== LETTER) {
      kind = 'word'
      to = at + 2
    }
    const start = map[at] as number
    let end = map[to] as number
    if (kind === 'word' || kind === 'number') while (end > start + 1 && isFiller(unitAt(raw, end - 1))) end--
    else if (kind === 'mark') end = Math.max(start + 1, (map[to - 1] as number) + 1)
    // One sign may fold to several tokens ("㋀" is a number and a word): each has at least the sign's width.
    if (end <= start) end = start + ((raw.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
    for (; read < to; read++) hash = take(hash, units[read] as number)
    const id = wordNumber(units, at, to, hash)
    const norm = id < 0 ? decode(units.slice(at, to)) : (NORMS[id] as string)
    tokens.push({ kind, norm, start, end, glued: at === last, cap: kind === 'word' && isCapital(raw, start), id })
    last = to
    at = to
  }
  return tokens
}

/** The class of the unit at `at`; behind the end all is space. */
function classAt(units: Uint16Array, size: number, at: number): number {
  if (at >= size) return SPACE
  const unit = units[at] as number
  return CLASS[unit] || look(unit)
}

/** From an apostrophe inside a word: "don't" takes it in, "syria's" and "l'avenir" do not. */
function afterApostrophe(units: Uint16Array, size: number, at: number): number {
  let to = at + 1
  while (classAt(units, size, to) === LETTER) to++
  const length = to - at - 1
  return length <= 2 && !(length === 1 && units[at + 1] === 115) ? to : at
}

/** White space and invisible characters at the end of a word's raw stretch are not the word's. */
function isFiller(unit: number): boolean {
  if (unit <= 32 || unit === 0xa0) return true
  return (
    unit >= 0x2000 &&
    (unit <= 0x200f || (unit >= 0x2028 && unit <= 0x202f) || (unit >= 0x2060 && unit <= 0x2069) || unit === 0xfeff || unit === 0x3000)
  )
}

const UPPER = /\p{Lu}/u
function isCapital(raw: string, at: number): boolean {
  const unit = unitAt(raw, at)
  if (unit < 128) return unit >= 65 && unit <= 90
  if (unit >= 0x600 && unit < 0x780) return false
  return UPPER.test(String.fromCodePoint(raw.codePointAt(at) ?? unit))
}
