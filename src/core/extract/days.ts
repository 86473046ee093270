// Days as numbers: ISO dates to days since 1970-01-01 and back (proleptic Gregorian), and the tabular Hijri calendar. No clock, no time zone.

/** Days since 1970-01-01 of a year, month (1-12) and day. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468
}

/** Year, month and day of a day number. */
export function dateOf(n: number): { year: number; month: number; day: number } {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** YYYY-MM-DD of a day number. */
export function isoDay(n: number): string {
  const { year, month, day } = dateOf(n)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The date asked last: all times of a report are resolved on the one day it was published. */
let asked: { readonly iso: string | undefined; readonly day: number | undefined } = { iso: undefined, day: undefined }

/** Day number of the day of an ISO date or instant, or undefined where it is none. */
export function dayOfIso(iso: string | undefined): number | undefined {
  if (asked.iso !== iso) asked = { iso, day: readIso(iso ?? '') }
  return asked.day
}

function readIso(iso: string): number | undefined {
  const hit = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  if (!hit) return undefined
  const [year, month, day] = [Number(hit[1]), Number(hit[2]), Number(hit[3])]
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined
  return dayNumber(year, month, day)
}

export function monthLength(year: number, month: number): number {
  return month === 12 ? 31 : dayNumber(year, month + 1, 1) - dayNumber(year, month, 1)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(n: number): number {
  return (((n + 4) % 7) + 7) % 7
}

/** Day number of a day of the tabular Islamic calendar (civil epoch); an observed month may begin a day earlier or later. */
export function hijriDay(year: number, month: number, day: number): number {
  return day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 1948439 - 2440588
}
