// Where a text turns to another event ("Meanwhile", "وفي سياق آخر") or back to an earlier one ("وكانت الوزارة"): what was named before the turn is not carried over it.
import type { Language } from '../languages/language.ts'
import { phrases } from './pieces.ts'
import type { Reading } from './reading.ts'

/** Sentences that turn, counted: entry s says how many of the sentences 0…s do. */
export interface Turns {
  /** Turns to another event: neither its doer nor its day is that of the event before. */
  readonly away: Int32Array
  /** These, and turns to an earlier time: the same doer may act, on a day of its own. */
  readonly day: Int32Array
}

type Openers = ReadonlyMap<string, readonly (readonly string[])[]>
const OPENERS = new WeakMap<Language, readonly [away: Openers, earlier: Openers]>()

function openersOf(language: Language): readonly [Openers, Openers] {
  let made = OPENERS.get(language)
  if (!made) {
    const { otherEvent, earlierEvent } = language.circumstances
    made = [phrases(otherEvent), phrases(earlierEvent)]
    OPENERS.set(language, made)
  }
  return made
}

/** Reads the head of every sentence; linear in their number. */
export function turnsOf(reading: Reading): Turns {
  const { sentences, language } = reading
  const [other, earlier] = openersOf(language)
  const away = new Int32Array(sentences.length)
  const day = new Int32Array(sentences.length)
  for (let s = 0, others = 0, days = 0; s < sentences.length; s++) {
    const head = headOf(reading, s)
    if (opens(reading, other, head)) {
      others++
      days++
    } else if (opens(reading, earlier, head)) days++
    away[s] = others
    day[s] = days
  }
  return { away, day }
}

/** Whether the text turns on the way between two sentences. */
export const turned = (counts: Int32Array, one: number, other: number): boolean => one !== other && counts[one] !== counts[other]

/** The first word of a sentence, behind quotation marks and dashes. */
function headOf(reading: Reading, s: number): number {
  const sentence = reading.sentences[s]
  let k = sentence?.from ?? 0
  while (k < (sentence?.to ?? 0) && reading.tokens[k]?.kind === 'mark') k++
  return k
}

function opens(reading: Reading, table: Openers, at: number): boolean {
  const rests = table.get(reading.tokens[at]?.norm ?? '')
  return rests?.some((rest) => rest.every((word, k) => reading.tokens[at + 1 + k]?.norm === word)) ?? false
}
