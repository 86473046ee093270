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
}

// A word is a run of letters; an apostrophe inside an English word ends it ("syria" + "'s"). A number is digits with
// inner separators. "أ.ف.ب" stays three words and dots: the lexicon knows the sequence.
const PIECE = /'s(?!\p{L})|\p{L}[\p{L}\p{M}]*(?:'\p{L}{1,2}(?!\p{L})(?<!'s))?|\d+(?:[.,]\d+)*|\n+|[^\s]/gu
const LETTER = /\p{L}/u
const UPPER = /\p{Lu}/u

/** Cuts a folded text into tokens. `raw` is the text it was folded from. Linear; never throws. */
export function tokenise(folded: Folded, raw: string): Token[] {
  const { text, map } = folded
  const tokens: Token[] = []
  let last = 0
  PIECE.lastIndex = 0
  for (let hit = PIECE.exec(text); hit; hit = PIECE.exec(text)) {
    const norm = hit[0]
    const at = hit.index
    const first = norm.charCodeAt(0)
    const kind: TokenKind = first === 10 ? 'break' : first >= 48 && first <= 57 ? 'number' : LETTER.test(norm) && norm !== '"' ? 'word' : 'mark'
    const start = map[at] ?? 0
    // The end is where the last character's raw unit ends: marks that follow it belong to the word.
    const next = map[at + norm.length] ?? raw.length
    let end = next
    if (kind === 'word' || kind === 'number') {
      while (end > start && SPACE.test(raw[end - 1] ?? '')) end--
    } else end = kind === 'break' ? next : (map[at + norm.length - 1] ?? start) + 1
    tokens.push({ kind, norm, start, end, glued: at === last && at > 0, cap: UPPER.test(raw.slice(start, start + 2).slice(0, 1)) })
    last = at + norm.length
  }
  return tokens
}
const SPACE = /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/u
