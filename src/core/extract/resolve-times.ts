// Resolves a found time to days on the report's date, and says on what; leaves it open where the words need a date the report lacks.
// "يوم أمس" in a report of 1 November is 31 October; "on Tuesday" is the last one; "العام الماضي" is the year before.
import type { TimeMention, TimeRole } from '../model/index.ts'
import { dateOf, dayNumber, dayOfIso, hijriDay, isoDay, monthLength, weekdayOf } from './days.ts'
import type { Reading } from './reading.ts'
import type { TimeItem } from './time-shapes.ts'
import type { FoundTime } from './times.ts'
import { EDGES, UNITS } from './words.ts'

interface Days {
  readonly from: number
  readonly to: number
  /** True where the report's date was needed. */
  readonly relative: boolean
}

/** A time as a mention; `from` and `to` only where it resolves. */
export function mentionTime(reading: Reading, time: FoundTime, role: TimeRole): TimeMention {
  const text = reading.report.text.slice(time.span[0], time.span[1])
  const published = reading.report.published
  const days = resolveTime(time, dayOfIso(published), (i) => reading.tokens[i]?.norm ?? '')
  if (!days) return { text, span: time.span, role }
  return {
    text,
    span: time.span,
    from: isoDay(days.from),
    to: isoDay(days.to),
    role,
    basis: days.relative ? `report-date ${(published ?? '').slice(0, 10)}` : 'as-written',
  }
}

/** Days of a found time on the report's day; undefined where they stay open. Pure. */
export function resolveTime(time: FoundTime, today: number | undefined, word: (token: number) => string): Days | undefined {
  const items = time.items
  const joined = joinedDays(items, today)
  if (joined) return joined
  const until = items.findIndex((item) => item.cls === 'until')
  // "منذ بداية العام حتى يوم أمس": two times, the first from, the second to.
  if (until > 0) {
    const from = single(items.slice(0, until), today, word)
    const to = single(items.slice(until + 1), today, word)
    if (!from || !to || to.to < from.from) return undefined
    return { from: from.from, to: to.to, relative: from.relative || to.relative }
  }
  const one = single(items, today, word)
  if (!one) return undefined
  // "since March 2011", "منذ مطلع العام": from then up to the report.
  if (items[0]?.cls === 'since') return today === undefined || today < one.from ? undefined : { from: one.from, to: today, relative: true }
  return one
}

/** The days of one time without "until". */
function single(items: readonly TimeItem[], today: number | undefined, word: (token: number) => string): Days | undefined {
  const find = (cls: TimeItem['cls']) => items.find((item) => item.cls === cls)
  const all = (cls: TimeItem['cls']) => items.filter((item) => item.cls === cls)
  const hijri = find('hijri')
  const months = [...new Set(all('month').map((item) => item.value))]
  const year = find('year')?.value
  const day = dayIn(items)
  if (hijri) return inHijri(hijri.value, day, today)
  const numeric = numericDate(items)
  if (numeric) return numeric
  // Several months that are not two names of one ("أشهر أكتوبر ونوفمبر"): from the first to the last.
  const [month] = months
  if (month !== undefined) {
    const known = year ?? yearFor(items, month, day, today)
    if (known === undefined) return undefined
    const relative = year === undefined
    const last = months.at(-1) ?? month
    if (day !== undefined && months.length === 1) {
      if (day < 1 || day > monthLength(known, month)) return undefined
      const n = dayNumber(known, month, day)
      return { from: n, to: n, relative }
    }
    return part(items, dayNumber(known, month, 1), dayNumber(known, last, 1) + monthLength(known, last) - 1, relative)
  }
  const weekday = find('weekday')
  const rel = find('rel')
  if (rel) {
    if (today === undefined) return undefined
    // "اليوم الخميس" where the report's day is no Thursday: the weekday is what the words are sure of.
    let n = today + rel.value
    if (weekday && weekdayOf(n) !== weekday.value) n = lastWeekday(today, weekday.value)
    return { from: n, to: n, relative: true }
  }
  if (weekday) {
    if (today === undefined) return undefined
    const n = lastWeekday(today, weekday.value)
    return { from: n, to: n, relative: true }
  }
  const season = find('season')
  if (season) return inSeason(season.value, year, today)
  // "في ثمانينيات القرن الماضي", "from the 1970s to the 1990s": ten years, or from the first of one to the last of another.
  const decades = all('decade')
  if (decades.length) return part(items, dayNumber(decades[0]?.value ?? 0, 1, 1), dayNumber((decades.at(-1)?.value ?? 0) + 9, 12, 31), false)
  // "between 2014 and 2016": from the first year to the last.
  const last = all('year').at(-1)?.value ?? year
  if (year !== undefined && last !== undefined) return part(items, dayNumber(year, 1, 1), dayNumber(Math.max(year, last), 12, 31), false)
  const unit = find('unit')
  if (unit && today !== undefined) return inUnits(items, unit, today)
  const alone = find('alone')
  if (alone && today !== undefined) {
    // "الليلة الماضية", "last night", "overnight": the night before the report.
    const words = word(alone.from)
    if (/^(?:overnight|last)$/.test(words) || /الليله|ليله|منتصف/.test(words)) return { from: today - 1, to: today, relative: true }
    if (/^(?:tonight|this|earlier)$/.test(words)) return { from: today, to: today, relative: true }
  }
  return undefined
}

/** "between 26 and 28 March", "28-29 November 2020", "من 3 إلى 5 أيار": two days of one month, from the first to the second. */
function joinedDays(items: readonly TimeItem[], today: number | undefined): Days | undefined {
  const at = items.findIndex((item, i) => item.cls === 'digits' && items[i + 1]?.cls !== 'month' && items[i + 2]?.cls === 'digits')
  const [first, second] = [items[at], items[at + 2]]
  const months = [...new Set(items.filter((item) => item.cls === 'month').map((item) => item.value))]
  const [month] = months
  if (
    !first ||
    !second ||
    month === undefined ||
    months.length > 1 ||
    first.value >= second.value ||
    // The month stands behind both days, or right in front of the first: "between March 6 and 9".
    (items[at - 1]?.cls !== 'month' && second.to > (items.find((i) => i.cls === 'month')?.from ?? 0))
  )
    return undefined
  const year = items.find((item) => item.cls === 'year')?.value
  const known = year ?? yearFor(items, month, second.value, today)
  if (known === undefined || first.value < 1 || second.value > monthLength(known, month)) return undefined
  return { from: dayNumber(known, month, first.value), to: dayNumber(known, month, second.value), relative: year === undefined }
}

/** The day of the month beside a month: digits ("20"), an ordinal ("الخامس"), a compound ("السادس والعشرين"). */
function dayIn(items: readonly TimeItem[]): number | undefined {
  const at = items.findIndex((item) => item.cls === 'month' || item.cls === 'hijri')
  if (at < 0) return undefined
  const digits = items.filter((item, i) => item.cls === 'digits' && item.value <= 31 && Math.abs(i - at) <= 2)
  const before = digits.find((item) => item.from < (items[at] as TimeItem).from) ?? digits[0]
  if (before) return before.value
  const numbers = items.slice(0, at).filter((item) => item.cls === 'number')
  if (!numbers.length) return undefined
  return numbers.length >= 2 && numbers.some((item) => item.value >= 20)
    ? numbers.reduce((sum, item) => sum + item.value, 0)
    : (numbers.at(-1) as TimeItem).value
}

/** "21-02-2022", "20/01/2022": day, month, year in this order unless the middle can be no month. */
function numericDate(items: readonly TimeItem[]): Days | undefined {
  const numbers = items.filter((item) => item.cls === 'digits' || item.cls === 'year')
  if (numbers.length !== 3 || numbers[2]?.cls !== 'year' || items.filter((item) => item.cls === 'mark').length < 2) return undefined
  let [day = 0, month = 0] = [numbers[0]?.value, numbers[1]?.value]
  if (month > 12 && day <= 12) [day, month] = [month, day]
  const year = numbers[2].value
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined
  const n = dayNumber(year, month, day)
  return { from: n, to: n, relative: false }
}

/** The year of a month written without one: the last such day not after the report. */
function yearFor(items: readonly TimeItem[], month: number, day: number | undefined, today: number | undefined): number | undefined {
  if (today === undefined) return undefined
  const now = dateOf(today)
  const lastYear = items.some((item, i) => item.cls === 'unit' && UNITS[item.value] === 'year' && items[i + 1]?.cls === 'last')
  if (lastYear) return now.year - 1
  return dayNumber(now.year, month, day ?? 1) > today ? now.year - 1 : now.year
}

/** "صيف 2014": June to August; of a winter only the year is sure. Without a year the last such season that is over. */
function inSeason(season: number, year: number | undefined, today: number | undefined): Days | undefined {
  const first = 3 + season * 3
  if (season === WINTER) return year === undefined ? undefined : { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31), relative: false }
  const end = (y: number) => dayNumber(y, first + 2, monthLength(y, first + 2))
  if (year !== undefined) return { from: dayNumber(year, first, 1), to: end(year), relative: false }
  if (today === undefined) return undefined
  const now = dateOf(today).year
  const known = end(now) < today ? now : now - 1
  return { from: dayNumber(known, first, 1), to: end(known), relative: true }
}
const WINTER = 3

function lastWeekday(today: number, weekday: number): number {
  return today - ((weekdayOf(today) - weekday + 7) % 7)
}

/** "early May", "نهاية عام 2014": the third of the span the edge word names. */
function part(items: readonly TimeItem[], from: number, to: number, relative: boolean): Days {
  const edge = items.find((item) => item.cls === 'edge')
  if (!edge) return { from, to, relative }
  const third = Math.floor((to - from + 1) / 3)
  const name = EDGES[edge.value]
  return name === 'early'
    ? { from, to: from + third, relative }
    : name === 'late'
      ? { from: to - third, to, relative }
      : { from: from + third, to: to - third, relative }
}

function inHijri(month: number, day: number | undefined, today: number | undefined): Days | undefined {
  if (today === undefined) return undefined
  // The Hijri year whose day fell last before the report: 354.37 days a year, counted from 622.
  const guess = Math.floor((today - hijriDay(1, 1, 1)) / 354.367) + 1
  for (const year of [guess + 1, guess, guess - 1]) {
    const from = hijriDay(year, month, day ?? 1)
    if (from <= today) return { from, to: day === undefined ? from + 28 : from, relative: true }
  }
  return undefined
}

/** "العام الماضي", "this month", "خلال الأيام الثلاثة الماضية", "two days ago". */
function inUnits(items: readonly TimeItem[], unit: TimeItem, today: number): Days | undefined {
  const name = UNITS[unit.value]
  const has = (cls: TimeItem['cls']) => items.some((item) => item.cls === cls)
  const count = items.find((item) => (item.cls === 'digits' || item.cls === 'number') && item.value > 0)?.value
  const now = dateOf(today)
  const length = name === 'year' ? 365 : name === 'month' ? 30 : name === 'week' ? 7 : name === 'day' ? 1 : 0
  if (has('ago') && count !== undefined && length) return { from: today - count * length, to: today - count * length, relative: true }
  if (has('during') && count !== undefined && (length || name === 'hour'))
    return { from: today - (length ? count * length : Math.ceil(count / 24)), to: today, relative: true }
  if (has('last') && count === undefined) {
    if (name === 'year') return part(items, dayNumber(now.year - 1, 1, 1), dayNumber(now.year - 1, 12, 31), true)
    if (name === 'month') {
      const month = now.month === 1 ? 12 : now.month - 1
      const year = now.month === 1 ? now.year - 1 : now.year
      return part(items, dayNumber(year, month, 1), dayNumber(year, month, 1) + monthLength(year, month) - 1, true)
    }
    if (name === 'week') return { from: today - 13, to: today - 1, relative: true }
  }
  if (has('current') || has('same')) {
    if (name === 'year') return part(items, dayNumber(now.year, 1, 1), today, true)
    if (name === 'month') return part(items, dayNumber(now.year, now.month, 1), today, true)
    if (name === 'week') return { from: today - 6, to: today, relative: true }
  }
  return undefined
}
