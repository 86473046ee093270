// Tokens: words, numbers and marks of a folded text, each with its raw offsets.
import type { Folded } from './fold.ts'

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

// Words repeat: one string object and one number a word, so that look-ups compare no characters. Bounded; beyond it words go unnumbered.
const WORDS = new Map<string, { readonly norm: string; readonly id: number }>()
const MOST_WORDS = 150_000

function wordOf(norm: string): { readonly norm: string; readonly id: number } {
  const known = WORDS.get(norm)
  if (known) return known
  if (WORDS.size >= MOST_WORDS || norm.length > 40) return { norm, id: -1 }
  const made = { norm, id: WORDS.size }
  WORDS.set(norm, made)
  return made
}

/**
 * What `make` says of a word, found out once a word and looked up by its number from then on. `make` sees the folded form and
 * must say the same of the same form; words without a number are asked anew.
 */
export function perWord<V>(make: (norm: string) => V): (token: Token) => V {
  const known: (V | undefined)[] = []
  return (token) => {
    const { id } = token
    const remembered = id < 0 ? undefined : known[id]
    if (remembered !== undefined) return remembered
    const made = make(token.norm)
    if (id >= 0) {
      // Grown without holes, so that a look-up stays one read of a plain array.
      while (known.length <= id) known.push(undefined)
      known[id] = made
    }
    return made
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
export function tokenise(folded: Folded, raw: string): Token[] {
  const { text, map } = folded
  const tokens: Token[] = []
  const size = text.length
  const classAt = (at: number): number => {
    if (at >= size) return SPACE
    const unit = text.charCodeAt(at)
    return CLASS[unit] || look(unit)
  }
  let last = -1
  for (let at = 0; at < size; ) {
    const cls = classAt(at)
    if (cls === SPACE || cls === UNSEEN) {
      at++
      continue
    }
    let to = at + 1
    let kind: TokenKind = 'mark'
    if (cls === LETTER) {
      kind = 'word'
      while (classAt(to) === LETTER) to++
      if (text.charCodeAt(to) === 39 && classAt(to + 1) === LETTER) to = afterApostrophe(to, classAt, text)
    } else if (cls === DIGIT) {
      kind = 'number'
      for (;;) {
        while (classAt(to) === DIGIT) to++
        const unit = text.charCodeAt(to)
        if ((unit === 44 || unit === 46) && classAt(to + 1) === DIGIT) to += 2
        else break
      }
    } else if (cls === BREAK) {
      kind = 'break'
      while (classAt(to) === BREAK) to++
    } else if (text.charCodeAt(at) === 39 && text.charCodeAt(at + 1) === 115 && classAt(at + 2) !== LETTER) {
      kind = 'word'
      to = at + 2
    }
    const start = map[at] as number
    let end = map[to] as number
    if (kind === 'word' || kind === 'number') while (end > start + 1 && isFiller(raw.charCodeAt(end - 1))) end--
    else if (kind === 'mark') end = Math.max(start + 1, (map[to - 1] as number) + 1)
    // One sign may fold to several tokens ("㋀" is a number and a word): each has at least the sign's width.
    if (end <= start) end = start + ((raw.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
    const { norm, id } = wordOf(text.slice(at, to))
    tokens.push({ kind, norm, start, end, glued: at === last, cap: kind === 'word' && isCapital(raw, start), id })
    last = to
    at = to
  }
  return tokens
}

/** From an apostrophe inside a word: "don't" takes it in, "syria's" and "l'avenir" do not. */
function afterApostrophe(at: number, classAt: (at: number) => number, text: string): number {
  let to = at + 1
  while (classAt(to) === LETTER) to++
  const length = to - at - 1
  return length <= 2 && !(length === 1 && text.charCodeAt(at + 1) === 115) ? to : at
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
  const unit = raw.charCodeAt(at)
  if (unit < 128) return unit >= 65 && unit <= 90
  if (unit >= 0x600 && unit < 0x780) return false
  return UPPER.test(String.fromCodePoint(raw.codePointAt(at) ?? unit))
}
