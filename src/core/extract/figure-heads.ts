// Heads: the noun a number counts, looking a few tokens ahead, and what kind of thing it is.

import type { FigureTables } from '../languages/figures.ts'
import type { Entry } from './figure-lexicon.ts'
import type { Mark, Marked } from './figure-marks.ts'
import { markAt } from './figure-marks.ts'
import { betweenStrokes } from './numbers.ts'
import type { Reading } from './reading.ts'

/** What the amount counts: the class of its noun. */
export type HeadClass = 'person' | 'harm' | 'grave' | 'others' | 'pronoun' | 'unknown' | 'bare' | `thing-${string}`

export interface Head {
  head: HeadClass
  noun: Mark | undefined
  to: number
}

const DESCRIBED: ReadonlySet<string> = new Set(['attack', 'group', 'weapon'])

/** A participle or adverb of finding, recording or doubt, and nothing else. */
const described = (entry: Entry): boolean =>
  (entry.remains !== undefined || entry.basis !== undefined || entry.commitment !== undefined) && !entry.stop && !entry.joints && !entry.harms

/** The noun a number counts, looking a few tokens ahead. */
export function headOf(reading: Reading, marked: Marked, to: number, tables: FigureTables): Head {
  const { tokens } = reading
  let found: Head = { head: 'bare', noun: undefined, to }
  let unknown = 0
  let i = to
  const limit = to + (tables.headLast ? 7 : 4)
  while (i < limit) {
    const token = tokens[i]
    if (!token || token.kind === 'break') break
    if (token.kind === 'mark') {
      // "12 “Autonomous Administration” cadres", "(15)": quotation marks and closing brackets may stand inside the phrase.
      if (tables.headLast && /^["“”«»]$/.test(token.norm) && found.head !== 'person') {
        i++
        continue
      }
      if (i === to && (token.norm === '%' || token.norm === '-')) {
        const mark = markAt(marked, i)
        if (mark?.entry.thing) return { head: `thing-${mark.entry.thing.kind}`, noun: mark, to: mark.to }
        if (token.norm === '-') {
          i++
          continue
        }
      }
      // "two rebel-held neighbourhoods": both halves of such a word only describe.
      if (
        tables.headLast &&
        i > to &&
        token.norm === '-' &&
        token.glued &&
        tokens[i + 1]?.glued &&
        tokens[i + 1]?.kind === 'word' &&
        found.head !== 'person'
      ) {
        i += 2
        continue
      }
      if (i === to && (token.norm === ')' || (token.norm === '/' && betweenStrokes(tokens, to - 1)))) {
        i++
        continue
      }
      break
    }
    if (token.kind === 'number') break
    const mark = markAt(marked, i)
    if (!mark || mark.from !== i) {
      if (found.noun && !tables.headLast) break
      unknown++
      if (tables.headLast ? unknown > 4 : unknown > 1) break
      if (found.head === 'bare') found = { head: 'unknown', noun: undefined, to: i + 1 }
      i++
      continue
    }
    const { entry } = mark
    // "12 موقعا" behind a number are sites; elsewhere the word is a verb's ("موقعا 12 قتيلا").
    if (i === to && !tables.headLast && entry.harms && tables.sites.includes(token.norm)) return { head: 'thing-object', noun: mark, to: mark.to }
    if (tables.and.includes(mark.proclitics[0] ?? '')) break
    // "تسع عشرة من الحفرة": where they were taken from.
    if (entry.pit && !tables.headLast && i > to && tables.within.includes(tokens[i - 1]?.norm ?? '')) break
    if (entry.thing) {
      // "15 terrorist attacks", "another activist group": the person only describes what is counted.
      const describes = tables.headLast && found.noun?.entry.person?.many === 'one' && found.to === i && DESCRIBED.has(entry.thing.kind)
      if ((found.head === 'person' && !describes) || found.head === 'harm') break
      found = { head: `thing-${entry.thing.kind}`, noun: mark, to: mark.to }
      // "Between 26 and 28 March soldiers killed…": a month right behind the number dates it, whatever noun comes next.
      if (entry.thing.kind === 'date' && i === to && token.cap) return found
      if (!tables.headLast || entry.thing.kind === 'percent' || entry.thing.kind === 'age' || entry.thing.kind === 'money') return found
      i = mark.to
      continue
    }
    if (entry.grave) {
      // "جثامين 210 من مقبرة جماعية": where they came from; "210 من المقابر" counts graves.
      if (!tables.headLast && entry.grave.many === 'one' && tables.within.includes(tokens[i - 1]?.norm ?? '')) break
      return { head: 'grave', noun: mark, to: mark.to }
    }
    if (entry.harms?.some((h) => h.form === 'count') && !(entry.harms.some((h) => h.form === 'past') && found.head === 'person')) {
      const harm: Head = { head: 'harm', noun: mark, to: mark.to }
      if (!tables.headLast) return found.head === 'person' ? found : harm
      // "50 dead", but "8 wounded civilians" counts civilians.
      if (found.head === 'person') return found
      found = harm
    } else if (entry.person) {
      found = { head: 'person', noun: mark, to: mark.to }
      if (!tables.headLast) return found
    } else if (entry.other) {
      if (found.head === 'bare') found = { head: 'others', noun: undefined, to: mark.to }
      else found = { ...found, to: mark.to }
    } else if (described(entry) && tables.headLast) {
      // "111,203 registered disappearances", "50 newly identified victims": it only describes what is counted.
      i = mark.to
      continue
    } else if (entry.joints?.has('of-them')) return { head: 'pronoun', noun: mark, to: mark.to }
    else if (entry.joints && (entry.joints.has('of') || entry.joints.has('including')) && found.head === 'bare')
      found = { head: 'bare', noun: undefined, to: found.to }
    else if (entry.harms && found.head === 'bare' && tables.headLast && entry.harms.some((h) => h.form === 'past')) {
      // "three wounded civilians": go on, the noun may come.
      const next = markAt(marked, mark.to)
      if (!next?.entry.person) break
    } else break
    i = mark.to
  }
  return found
}
