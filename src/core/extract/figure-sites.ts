// Sites: places counted that the text says are graves ("three sites believed to be mass graves").

import type { FigureTables } from '../languages/figures.ts'
import type { Head } from './figure-heads.ts'
import { type Mark, type Marked, markAt } from './figure-marks.ts'
import type { Reading } from './reading.ts'

/** How far the words that make a site a grave may stand from it. */
const FAR = 10

/**
 * "Three sites believed to be mass graves", "five locations said to hold remains", "أربعة مواقع يعتقد أنها مقابر جماعية": the
 * sites counted are graves. "Three sites where troops searched houses" are not.
 */
export function siteHead(reading: Reading, marked: Marked, head: Head, tables: FigureTables): Head {
  const { tokens, sentenceOf } = reading
  if (head.head !== 'thing-object' || !head.noun || !tables.sites.includes(tokens[head.noun.to - 1]?.norm ?? '')) return head
  let held = false
  for (let i = head.to; i < head.to + FAR && sentenceOf[i] === sentenceOf[head.noun.from]; i++) {
    if (tokens[i]?.kind === 'number') break
    const mark = markAt(marked, i)
    if (!mark || mark.from !== i) continue
    const { entry } = mark
    if (entry.grave) return held ? { head: 'grave', noun: mark, to: head.to } : head
    if (held && entry.harms?.some((h) => h.of === 'bodies' && (h.form === 'count' || h.form === 'event')))
      return { head: 'grave', noun: mark, to: head.to }
    if (entry.commitment || entry.harms?.some((h) => h.form === 'holder')) held = true
    else if (entry.person || entry.thing || entry.remains) break
  }
  return head
}

/** "Ten of the sixteen graves": the first number counts what the second one does. */
export function shareHead(reading: Reading, marked: Marked, head: Head, tables: FigureTables): Head {
  if (!tables.headLast || head.head !== 'bare') return head
  const counted = numberOf(reading, marked, head.to)
  if (counted) return { head: 'grave', noun: counted, to: head.to }
  const of = markAt(marked, head.to)
  if (!of?.entry.joints?.has('of')) return head
  let i = of.to
  if (tables.restating.includes(reading.tokens[i]?.norm ?? '')) i++
  const number = markAt(marked, i)
  if (!number || !(number.digits || number.entry.number)) return head
  const noun = markAt(marked, number.to)
  return noun?.entry.grave && noun.from === number.to ? { head: 'grave', noun, to: head.to } : head
}

/** "The find brings to 40 the number of known mass graves": the number says how many before the graves are named. */
function numberOf(reading: Reading, marked: Marked, at: number): Mark | undefined {
  const { tokens } = reading
  if (tokens[at]?.norm !== 'the' || !/^(?:number|total|count)$/.test(tokens[at + 1]?.norm ?? '') || tokens[at + 2]?.norm !== 'of') return undefined
  const grave = markAt(marked, at + 3)
  return grave?.entry.grave && grave.from === at + 3 ? grave : undefined
}
