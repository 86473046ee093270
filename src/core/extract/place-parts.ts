// What place mentions are, and the looks around them both word orders share.
import type { Span } from '../model/index.ts'
import type { PlaceEntry } from '../registers/register.ts'
import type { Token } from '../text/index.ts'
import type { Reading } from './reading.ts'
import { IS, type Marks, type PlaceKind, type Word } from './words.ts'

/** What stands before a mention. */
export type PlaceCue = 'at' | 'from' | 'to' | 'and' | 'none'

export interface FoundPlace {
  readonly from: number
  readonly to: number
  readonly span: Span
  readonly sentence: number
  /** The kind its words say, or undefined. */
  readonly kind: PlaceKind | undefined
  /** True where a part word stands with it: "شمال", "ريف", "outskirts of". */
  readonly part: boolean
  /** What the gazetteer has under the name alone; empty for an unknown name. */
  readonly entries: readonly PlaceEntry[]
  readonly cue: PlaceCue
  /** Tokens of the name alone. */
  readonly name: readonly [from: number, to: number]
  readonly rule: string
  /** Said with a kind word of more than one ("قرى", "villages of"): what is joined to it is a place too. */
  readonly plural: boolean
}

const KIND_RANK: Record<PlaceKind, number> = { site: 0, neighbourhood: 1, settlement: 2, district: 3, governorate: 4, country: 5 }
const BIG = 20_000
export const OPENERS = new Set(['"', '“', '”', '«', "'", '(', '#'])
export const CLOSERS = new Set(['"', '“', '”', '»', "'", ')'])

/** How specific a mention is: sites first, countries last. */
export function rankOf(place: FoundPlace): number {
  // A known site is one whatever its kind word: "منطقة البانوراما".
  if (place.entries.some((entry) => entry.type === 'site')) return 0
  if (place.part) return 3.5
  if (place.kind) return KIND_RANK[place.kind]
  const entry = place.entries[0]
  return entry ? KIND_RANK[entry.type] : 2
}

export function wordAt(_reading: Reading, lexicon: Marks, i: number): Word | undefined {
  return lexicon.words[i]
}
/** Known beyond doubt: a country, a governorate, a place of some size, or a hand-made entry. */
export function strong(places: readonly PlaceEntry[]): boolean {
  return places.some(
    (p) =>
      p.type === 'country' ||
      p.type === 'governorate' ||
      p.type === 'district' ||
      (p.population ?? 0) >= BIG ||
      p.id.startsWith('site:') ||
      p.id.startsWith('place:'),
  )
}

/** What stands right before token `at`: a preposition, a joining to an earlier place, or nothing. */
export function cueBefore(reading: Reading, lexicon: Marks, at: number, last: FoundPlace | undefined): PlaceCue {
  const { tokens } = reading
  if (last && last.to >= at - 2 && last.sentence === reading.sentenceOf[at]) {
    let joined = true
    for (let k = last.to; k < at; k++) if (!JOINERS.has((tokens[k] as Token).norm)) joined = false
    if (joined) return 'and'
  }
  let i = at - 1
  while (i >= 0 && (OPENERS.has(tokens[i]?.norm ?? '') || tokens[i]?.norm === 'the')) i--
  const word = wordAt(reading, lexicon, i)
  if (!word) return 'none'
  if (word.bits & IS.at) return 'at'
  if (word.bits & IS.from) return 'from'
  if (word.bits & IS.to) return 'to'
  return 'none'
}
const JOINERS = new Set([',', '،', 'و', 'and', '&', '-', '/', '(', ')', "'s"])

export function overlapsTaken(taken: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (taken[i]) return true
  return false
}
