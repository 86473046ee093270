// What kind of time a run of time words is, by the classes it holds; a run without an anchor is no time.
import type { Token } from '../text/index.ts'
import type { TimeClass } from './words.ts'

/** One piece of a run: its class, its value (month 1-12, weekday 0-6, offset, number, …), its tokens. */
export interface TimeItem {
  readonly cls: TimeClass | 'year' | 'digits' | 'mark'
  readonly value: number
  readonly from: number
  readonly to: number
}

/** What kind of time it is, for linking: a day, a span since or over, a month, a year, a part of a day. */
export type TimeShape = 'day' | 'since' | 'month' | 'year' | 'span' | 'part'

/** Months that are also common words: alone they are no time ("may", "march", آب). */
const WEAK_MONTH = new Set(['may', 'march', 'mar', 'sun', 'jan', 'dec', 'sep', 'اب', 'مارس', 'ماي', 'جوان'])
/** A bit for each class, to ask a run for several at once. */
const CLASS: ReadonlyMap<TimeItem['cls'], number> = new Map(
  (
    [
      'weekday',
      'month',
      'hijri',
      'rel',
      'alone',
      'part',
      'unit',
      'last',
      'current',
      'same',
      'edge',
      'since',
      'during',
      'until',
      'ago',
      'after',
      'on',
      'number',
      'decade',
      'season',
      'glue',
      'year',
      'digits',
      'mark',
    ] as const
  ).map((cls, i) => [cls, 1 << i]),
)

/** What makes a time of a month that is also a common word. */
const BESIDE = (['digits', 'number', 'year', 'last', 'current', 'edge', 'during', 'since', 'on', 'same', 'mark'] as const).reduce(
  (bits, cls) => bits | (CLASS.get(cls) ?? 0),
  0,
)

/** The shape of a run, or undefined where it has no anchor and so is no time. */
export function shapeOf(tokens: readonly Token[], items: readonly TimeItem[]): TimeShape | undefined {
  const first = items[0]
  if (!first) return undefined
  let classes = 0
  for (const item of items) classes |= CLASS.get(item.cls) ?? 0
  const has = (cls: TimeItem['cls']) => (classes & (CLASS.get(cls) ?? 0)) !== 0
  const beside = (classes & BESIDE) !== 0
  const strongMonth = items.some((item) => item.cls === 'month' && !WEAK_MONTH.has((tokens[item.from] as Token).norm))
  // "صيف 2014", "the summer of 2013", "last spring".
  const season = has('season') && (has('year') || has('last') || has('current'))
  const month = (has('month') && (strongMonth || beside)) || season
  const hijri = has('hijri') && beside
  const unit =
    has('unit') &&
    (has('last') ||
      has('current') ||
      has('same') ||
      has('edge') ||
      ((has('during') || has('since') || has('ago')) && (has('number') || has('digits') || dualOrPlural(tokens, items) || has('year'))))
  const year =
    (has('decade') && isDecade(tokens, items)) ||
    (has('year') && (has('unit') || has('since') || has('during') || has('on') || has('edge') || month || has('until') || has('mark')))
  const day = has('weekday') || has('rel') || ((month || hijri) && (has('digits') || has('number'))) || numericDate(items)
  if (!day && !month && !hijri && !unit && !year && !has('alone')) return undefined
  if (
    first.cls === 'since' ||
    (first.cls === 'during' && (unit || year) && !day) ||
    (first.cls === 'until' ? items.length > 1 : has('until') && items.length > 2)
  )
    return first.cls === 'during' ? 'span' : 'since'
  if (day) return 'day'
  if (has('alone')) return 'part'
  if (month || hijri) return 'month'
  if (year) return 'year'
  return 'span'
}

/** "منذ التسعينيات", "خلال الثمانينات من القرن الماضي"; not "شاب في الثلاثينيات", "في أواخر السبعينات من عمري", which are ages. */
function isDecade(tokens: readonly Token[], items: readonly TimeItem[]): boolean {
  return items.some((item, i) => {
    if (item.cls !== 'decade') return false
    if (item.to - item.from > 1) return true
    const of = tokens[item.to]?.norm === 'من' ? item.to + 1 : item.to
    return !/^(?:ال)?عمر/.test(tokens[of]?.norm ?? '') && items[i - 1] !== undefined && items[i - 1]?.cls !== 'on'
  })
}

function numericDate(items: readonly TimeItem[]): boolean {
  const digits = items.filter((item) => item.cls === 'digits').length
  return digits >= 2 && items.some((item) => item.cls === 'mark') && (digits >= 3 || items.some((item) => item.cls === 'year'))
}

/** "منذ شهرين", "خلال اليومين", "for days": the number is in the noun. */
function dualOrPlural(tokens: readonly Token[], items: readonly TimeItem[]): boolean {
  return items.some((item) => item.cls === 'unit' && /(?:ين|ام|هور|وات|ات|يع|s)$/.test((tokens[item.from] as Token).norm))
}
