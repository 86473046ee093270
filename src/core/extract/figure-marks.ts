// Marks: the words of a reading that the figure lexicon knows, in text order, without overlaps.
import type { Token } from '../text/index.ts'
import { nearIndex } from './figure-features.ts'
import { blank, type Entry, FLAG, lexiconOf, type Mark } from './figure-lexicon.ts'
import type { Reading } from './reading.ts'

export type { Mark }

export interface Marked {
  readonly marks: readonly Mark[]
  /** For every token, the index of the mark that covers it, or -1. */
  readonly at: Int32Array
}

/** The mark that covers a token, or undefined: there is none, or no such token. */
export function markAt(marked: Marked, token: number): Mark | undefined {
  const { at } = marked
  // Asked before the list is: what stands at −1 of an array is looked for as a property by that name.
  const m = token >= 0 && token < at.length ? (at[token] as number) : -1
  return m < 0 ? undefined : marked.marks[m]
}

const DIGITS: Entry = blank(FLAG.starts, nearIndex('number'))
const NONE: readonly string[] = []
/** Finds all marks of a reading, longest phrase first at each token. */
export function markWords(reading: Reading): Marked {
  const { tokens } = reading
  const { text } = reading.report
  const lexicon = lexiconOf(reading.language)
  const marks: Mark[] = []
  const at = new Int32Array(tokens.length).fill(-1)
  const put = (mark: Mark) => {
    for (let i = mark.from; i < mark.to; i++) at[i] = marks.length
    marks.push(mark)
  }
  // Words are broken up in few texts: only there is every word looked at for it.
  const broken = text.includes('*') || text.includes('\u0640')
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'break') continue
    if (token.kind === 'number') {
      put({ from: i, to: i + 1, entry: DIGITS, proclitics: NONE, cut: 0, digits: true })
      continue
    }
    const whole = broken && token.kind === 'word' ? (unmask(tokens, i) ?? unstretch(tokens, i, text)) : undefined
    // A word broken up by signs stands for itself alone.
    const mark = whole ? lexicon.matchWord(whole.norm, i, whole.to) : lexicon.match(tokens, i)
    if (mark) put(mark)
    const to = whole ? whole.to : mark?.to
    if (to) i = to - 1
  }
  return { marks, at }
}

/** Words that a platform's filter was to miss: "kil*led", "inj*ured" are read as one word. */
function unmask(tokens: readonly Token[], at: number): { norm: string; to: number } | undefined {
  if (tokens[at + 1]?.norm !== '*' || !tokens[at + 1]?.glued) return undefined
  let norm = (tokens[at] as Token).norm
  let i = at + 1
  while (tokens[i]?.norm === '*' && tokens[i]?.glued && tokens[i + 1]?.kind === 'word' && tokens[i + 1]?.glued && i < at + 8) {
    norm += (tokens[i + 1] as Token).norm
    i += 2
  }
  return i > at + 1 ? { norm, to: i } : undefined
}

/** Words broken up by stretching marks and spaces ("قـ ـتـ ـلـ ـوا"): the pieces that end and begin on the mark are one word. */
function unstretch(tokens: readonly Token[], at: number, text: string): { norm: string; to: number } | undefined {
  const first = tokens[at] as Token
  if (text.charCodeAt(first.end - 1) !== 0x640 && text.charCodeAt(first.end) !== 0x640) return undefined
  let norm = first.norm
  let i = at
  while (i < at + 12) {
    const here = tokens[i] as Token
    const next = tokens[i + 1]
    if (next?.kind !== 'word' || next.glued || next.start - here.end > 6) break
    const between = text.slice(here.end - 1, next.start)
    if (!/^\u0640*\s+\u0640$|\u0640\s+\u0640$/u.test(between)) break
    norm += next.norm
    i++
  }
  return i > at ? { norm, to: i + 1 } : undefined
}

const FALLS = /[\p{M}\u0640]/u
/**
 * Where a mark's own word begins in the raw text, the conjunctions and prepositions written onto it left out:
 * "ولمدنيين" begins at "مدنيين", "والطفل" at "الطفل" (the article is part of the word).
 */
export function bareStart(reading: Reading, mark: Mark): number {
  const { tokens, report } = reading
  const start = tokens[mark.from]?.start ?? 0
  const definite = reading.language.figures.definite
  let letters = 0
  for (const [k, part] of mark.proclitics.entries()) {
    // A preposition that melts into the article ("لل") cannot be cut from it.
    if (
      definite.includes(part) ||
      (mark.proclitics[k + 1] !== undefined && definite.includes(mark.proclitics[k + 1] ?? '') && mark.cut < mark.proclitics.join('').length)
    )
      break
    letters += part.length
  }
  let at = start
  for (; letters > 0; letters--) {
    at++
    while (FALLS.test(report.text[at] ?? '')) at++
  }
  return at
}
