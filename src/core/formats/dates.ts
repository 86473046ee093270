// Dates of documents: whatever a page, feed or header writes becomes an ISO day or instant, or nothing.
import { foldText } from '../text/index.ts'

/** Table: folded month names -> number. Levantine, Egyptian and Maghrebi Arabic, English and its abbreviations. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'كانون الثاني', 'يناير', 'جانفي'],
  ['february', 'feb', 'شباط', 'فبراير', 'فيفري'],
  ['march', 'mar', 'اذار', 'مارس'],
  ['april', 'apr', 'نيسان', 'ابريل', 'افريل'],
  ['may', 'ايار', 'مايو', 'ماي'],
  ['june', 'jun', 'حزيران', 'يونيو', 'جوان'],
  ['july', 'jul', 'تموز', 'يوليو', 'جويليه'],
  ['august', 'aug', 'اب', 'اغسطس', 'اوت'],
  ['september', 'sept', 'sep', 'ايلول', 'سبتمبر'],
  ['october', 'oct', 'تشرين الاول', 'اكتوبر'],
  ['november', 'nov', 'تشرين الثاني', 'نوفمبر'],
  ['december', 'dec', 'كانون الاول', 'ديسمبر'],
]
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [foldText(name), index + 1] as const)))
const MONTH_WORDS = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')
const DAY_MONTH_YEAR = new RegExp(`(?:^|[^0-9])([0-9]{1,2})(?:st|nd|rd|th)?[ ,/-]+(${MONTH_WORDS})[^0-9]{1,24}([0-9]{4})`)
const MONTH_DAY_YEAR = new RegExp(`(${MONTH_WORDS})\\.?[ ]+([0-9]{1,2})(?:st|nd|rd|th)?,?[ ]+([0-9]{4})`)
const CLOCK = /([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? *(z|gmt|utc|[+-][0-9]{2}:?[0-9]{2})/
const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[t ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)? *(z|[+-][0-9]{2}:?[0-9]{2})?)?$/

/**
 * An ISO day (`2018-11-01`) or instant with its own offset (`2018-11-01T15:30:00+02:00`) from what a document writes:
 * ISO, RFC 822, "1 November 2018", "1 تشرين الثاني 2018", "2018/11/01". Undefined where the words do not settle one day:
 * "03/04/2018" is two days, and neither is chosen.
 */
export function readDate(written: string): string | undefined {
  const text = foldText(written.slice(0, 120)).replace(/\s+/g, ' ').trim()
  const iso = ISO.exec(text)
  if (iso) {
    const day = calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    if (!day || iso[4] === undefined) return day
    return instant(day, iso[4], iso[5] ?? '00', iso[6] ?? '00', iso[7])
  }
  const compact = /^([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2})(?:z)?)?$/.exec(text)
  if (compact) return calendarDay(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const named = DAY_MONTH_YEAR.exec(text)
  if (named) return withClock(calendarDay(Number(named[3]), MONTH_OF.get(named[2] ?? '') ?? 0, Number(named[1])), text)
  const american = MONTH_DAY_YEAR.exec(text)
  if (american) return withClock(calendarDay(Number(american[3]), MONTH_OF.get(american[1] ?? '') ?? 0, Number(american[2])), text)
  const yearFirst = /^([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})(?![0-9])/.exec(text)
  if (yearFirst) return calendarDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const numeric = /^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?![0-9])/.exec(text)
  if (numeric) {
    const [a, b, year] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])]
    if (a === b || a > 12) return calendarDay(year, b, a)
    if (b > 12) return calendarDay(year, a, b)
  }
  return undefined
}

function withClock(day: string | undefined, text: string): string | undefined {
  const clock = day ? CLOCK.exec(text) : null
  return day && clock ? instant(day, clock[1] ?? '00', clock[2] ?? '00', clock[3] ?? '00', clock[4]) : day
}

function instant(day: string, hours: string, minutes: string, seconds: string, zone: string | undefined): string {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return day
  const offset = zone === undefined ? '' : /^(z|gmt|utc)$/.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  return `${day}T${hours}:${minutes}:${seconds}${offset}`
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1) return undefined
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  if (day > length) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
