// Numbers: digits in any script and number words, read from marks into values. Knows no language: roles come from the pack.
import type { FigureTables } from '../languages/figures.ts'
import type { Token } from '../text/index.ts'
import type { Mark, Marked } from './figure-marks.ts'

/** A number read: its value, tokens [from, to), the mark after it, and how it was written. */
export interface NumberRead {
  readonly value: number
  readonly from: number
  readonly to: number
  readonly nextMark: number
  readonly digits: boolean
  /** The scale it ended on ("5 thousand" -> 1000), 1 without. */
  readonly scale: number
}

/** The value of a run of digits: "4,000" and "4.000" are thousands, "6,5" is a decimal; NaN for anything else ("16.04.2017"). */
export function digitValue(norm: string): number {
  if (/^\d+$/.test(norm)) return norm.length > 10 || (norm.length > 1 && norm.startsWith('0')) ? Number.NaN : Number(norm)
  if (/^\d{1,3}(?:,\d{3})+$/.test(norm) || /^\d{1,3}(?:\.\d{3})+$/.test(norm))
    return norm.startsWith('0') ? Number.NaN : Number(norm.replace(/[.,]/g, ''))
  if (/^\d+[.,]\d{1,2}$/.test(norm)) return Number(norm.replace(',', '.'))
  return Number.NaN
}

/** Marks written between thousands beside comma and stop. */
const THOUSANDS = /^['’‘`´٬]$/

/** "/200/": a number that stands alone between two strokes. */
export function betweenStrokes(tokens: readonly Token[], at: number): boolean {
  const open = tokens[at - 1]
  const close = tokens[at + 1]
  if (open?.norm !== '/' || close?.norm !== '/' || !tokens[at]?.glued || !close.glued) return false
  const before = tokens[at - 2]
  const after = tokens[at + 2]
  return !(open.glued && before?.kind !== 'mark') && !(after?.glued === true && after.kind !== 'mark')
}

type Role = 'start' | 'digits' | 'unit' | 'teen' | 'ten' | 'hundred' | 'scale' | 'dozen' | 'half'

/** Whether a number word may follow another: "خمسة وعشرون", "twenty-five", "three hundred and ten", "120 ألف". */
function mayFollow(last: Role, next: Role, and: boolean, spaced: boolean, value: number, lastScale: number, before: number): boolean {
  if (next === 'scale') return !and && last !== 'half' && last !== 'start' && (last !== 'scale' || value < 0)
  if (next === 'hundred')
    return value === 100 ? (!and && (last === 'unit' || last === 'teen' || last === 'ten')) || (last === 'scale' && and) : last === 'scale' && and
  if (next === 'dozen') return !and && (last === 'unit' || last === 'digits') && value === 12
  if (next === 'half') return and && last === 'scale'
  if (next === 'digits') return and && last === 'scale' && lastScale >= 1000
  // "خمسة وخمسون" is 55; "بين عشرة وخمسين" are two numbers.
  if (last === 'unit') return and && next === 'ten' && before < 10
  if (last === 'ten') return next === 'unit' && !and && !spaced && value < 10
  if (last === 'hundred') return next === 'unit' || next === 'teen' || next === 'ten'
  if (last === 'scale') return (next === 'unit' || next === 'teen' || next === 'ten') && (and || !spaced)
  return false
}

/** Reads the number that starts at a mark, as far as it goes; undefined where none starts there. */
export function readNumber(tokens: readonly Token[], marked: Marked, at: number, tables: FigureTables): NumberRead | undefined {
  const { marks } = marked
  const first = marks[at]
  if (!first || !(first.digits || first.entry.number)) return undefined
  let total = 0
  let group = 0
  let last: Role = 'start'
  let lastScale = 1
  let to = first.from
  let i = at
  let digits = false
  for (; i < marks.length; i++) {
    const mark = marks[i] as Mark
    const word = mark.entry.number
    if (!mark.digits && !word) {
      // "two hundred and fifty": the conjunction is a word of its own.
      const next = marks[i + 1]
      if (
        i > at &&
        mark.entry.joints?.has('and') &&
        mark.to - mark.from === 1 &&
        mark.from === to &&
        next?.from === mark.to &&
        next.entry.number &&
        (last === 'hundred' || last === 'scale') &&
        tables.and.length === 0
      ) {
        if (!mayFollow(last, next.entry.number.role, true, true, next.entry.number.value, lastScale, group % 100)) break
        continue
      }
      break
    }
    const previous = marks[i - 1]
    // "/187/ ألف": the closing stroke stands before the scale.
    if (i > at && last === 'digits' && mark.from === to + 1 && tokens[to]?.norm === '/' && betweenStrokes(tokens, to - 1)) to++
    const hyphen = tokens[to]?.norm === '-' && tokens[to]?.glued === true && mark.from === to + 1 && tokens[mark.from]?.glued === true
    const loose = tables.and.length > 0 && mark.from === to + 1 && tables.and.includes(tokens[to]?.norm ?? '')
    const joined = i > at && previous !== undefined && !previous.digits && !previous.entry.number
    const apostrophe =
      mark.digits &&
      i > at &&
      mark.from === to + 1 &&
      tokens[mark.from]?.glued === true &&
      THOUSANDS.test(tokens[to]?.norm ?? '') &&
      tokens[to]?.glued
        ? /^\d{3}$/.test(tokens[mark.from]?.norm ?? '')
        : false
    if (i > at && !joined && mark.from !== to && !hyphen && !loose && !apostrophe) break
    const and = joined || loose || (i > at && tables.and.includes(mark.proclitics[0] ?? ''))
    let value = word?.value ?? digitValue((tokens[mark.from] as Token).norm)
    let role: Role = word?.role ?? 'digits'
    // "300 000"
    if (
      mark.digits &&
      i > at &&
      last === 'digits' &&
      (tokens[mark.from] as Token).norm === '000' &&
      Number.isInteger(group) &&
      group < 1000 &&
      mark.from === to
    ) {
      group *= 1000
      to = mark.to
      continue
    }
    // "1’500"
    if (mark.digits && last === 'digits' && apostrophe && group < 1000) {
      group = group * 1000 + value
      to = mark.to
      continue
    }
    if (mark.digits && Number.isNaN(value)) break
    // "270 ألفا و330 ألف": a number with a scale of its own is another number.
    const scale = marks[i + 1]?.entry.number
    if (i > at && and && last === 'scale' && scale?.role === 'scale' && scale.value >= lastScale && marks[i + 1]?.from === mark.to) break
    if (i > at && !mayFollow(last, role, and, !hyphen && tables.and.length > 0, value, lastScale, group % 100)) break
    if (role === 'half' && i === at) break
    if (role === 'dozen' && last !== 'start') group = Math.max(group, 1) * value
    else if (role === 'hundred' && value === 100 && last !== 'start' && last !== 'scale') group *= 100
    else if (role === 'scale') {
      if (last === 'digits' && lastScale === 1 && /^\d{1,3}\.\d{3}$/.test(tokens[to - 1]?.norm ?? '') && value >= 1e6) group /= 1000
      total += (group || 1) * value
      lastScale = value
      group = 0
    } else if (role === 'half') total += lastScale / 2
    else group += value
    if (role === 'dozen' && value >= 1000) lastScale = value
    if (role === 'teen' && value > 19) role = 'ten'
    if (mark.digits) digits = true
    value = 0
    last = role
    to = mark.to
  }
  const value = Math.round((total + group) * 1000) / 1000
  if (i === at || last === 'start') return undefined
  return { value, from: first.from, to, nextMark: i, digits, scale: lastScale }
}
