// Cells of a table: numbers in any digits and with words about them, days in one order for the whole column.
import type { Qualifier } from '../../model/index.ts'
import { foldText } from '../../text/index.ts'
import { readDate } from '../dates.ts'

export interface CellNumber {
  readonly min: number | null
  readonly max: number | null
  readonly qualifier: Qualifier
}

const UNKNOWN = new Set(['unknown', 'n/a', 'na', 'none stated', '-', '?', 'غير معروف', 'غير محدد', 'مجهول', 'لا يوجد', 'لا معلومات'].map(foldText))
// Grouping marks only between whole groups of three: "1,500" and "1.500", not "1,5".
const WHOLE = /^[0-9]{1,3}(?:[,. '][0-9]{3})+$|^[0-9]{1,12}$/
const RANGE = /^(.+?)\s*(?:-|to|الى|حتى|\/)\s*(.+)$/

/** A number, a range or a number with a word of degree; null where the cell is blank or says unknown; undefined where it is none of these. */
export function readNumber(cell: string): CellNumber | null | undefined {
  const text = foldText(cell).replace(/\s+/g, ' ').trim()
  if (text === '' || UNKNOWN.has(text)) return null
  const whole = wholeNumber(text)
  if (whole !== undefined) return { min: whole, max: whole, qualifier: 'exact' }
  const more = /^(?:\+ ?|at least |min\.? |>= ?|≥ ?|علي الاقل |ما لا يقل عن )?([0-9][0-9,. ']*)(?: ?\+| or more| at least| علي الاقل| فاكثر)?$/.exec(
    text,
  )
  if (more?.[1] && more[0] !== more[1]) return bounded(wholeNumber(more[1].trim()), (n) => ({ min: n, max: null, qualifier: 'at-least' }))
  const over = /^(?:> ?|more than |over |اكثر من )([0-9][0-9,. ']*)$/.exec(text)
  if (over?.[1]) return bounded(wholeNumber(over[1].trim()), (n) => ({ min: n, max: null, qualifier: 'more-than' }))
  const upTo = /^(?:<= ?|≤ ?|up to |حتي )([0-9][0-9,. ']*)$/.exec(text)
  if (upTo?.[1]) return bounded(wholeNumber(upTo[1].trim()), (n) => ({ min: null, max: n, qualifier: 'up-to' }))
  const about = /^(?:~ ?|c\. ?|ca\.? |about |around |approx\.? |نحو |حوالي |قرابه )([0-9][0-9,. ']*)$/.exec(text)
  if (about?.[1]) return bounded(wholeNumber(about[1].trim()), (n) => ({ min: n, max: n, qualifier: 'about' }))
  const range = RANGE.exec(text)
  const [a, b] = [range?.[1], range?.[2]].map((part) => (part === undefined ? undefined : wholeNumber(part.trim())))
  return a !== undefined && b !== undefined && a <= b ? { min: a, max: b, qualifier: 'range' } : undefined
}

function bounded(n: number | undefined, make: (n: number) => CellNumber): CellNumber | undefined {
  return n === undefined ? undefined : make(n)
}
function wholeNumber(text: string): number | undefined {
  if (/^[0-9]+\.0+$/.test(text)) return Number(text) // spreadsheets print 12 as 12.0
  return WHOLE.test(text) ? Number(text.replace(/[^0-9]/g, '')) : undefined
}

export type DayOrder = 'day-month' | 'month-day'

/** The order of day and month in a column of dates like 03/04/2018, where any cell settles it; undefined where none does or they contradict. */
export function dayOrder(cells: Iterable<string>): DayOrder | undefined {
  let dayFirst = false
  let monthFirst = false
  for (const cell of cells) {
    const hit = /^\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}/.exec(foldText(cell))
    if (!hit) continue
    if (Number(hit[1]) > 12) dayFirst = true
    if (Number(hit[2]) > 12) monthFirst = true
  }
  return dayFirst === monthFirst ? undefined : dayFirst ? 'day-month' : 'month-day'
}

/** An ISO day (or two, of a range with ~ or of "from to"); undefined where the cell does not settle one. */
export function readDay(cell: string, order: DayOrder | undefined): string | undefined {
  const known = readDate(cell)
  if (known) return known.slice(0, 10)
  const hit = /^\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})/.exec(foldText(cell))
  if (!hit || !order) return undefined
  const [a = '', b = '', year = ''] = hit.slice(1)
  return order === 'day-month'
    ? readDate(`${year}-${b.padStart(2, '0')}-${a.padStart(2, '0')}`)
    : readDate(`${year}-${a.padStart(2, '0')}-${b.padStart(2, '0')}`)
}
