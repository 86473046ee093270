// Finds expressions of time: runs of time words ("فجر اليوم الخميس 20 كانون الثاني", "late on Monday, June 21") with an anchor inside.
import type { Span } from '../model/index.ts'
import type { Token } from '../text/index.ts'
import type { Reading } from './reading.ts'
import { shapeOf, type TimeItem, type TimeShape } from './time-shapes.ts'
import { cutStart, type Marks, phraseAt, type Word } from './words.ts'

export interface FoundTime {
  readonly from: number
  readonly to: number
  readonly span: Span
  readonly sentence: number
  readonly shape: TimeShape
  readonly items: readonly TimeItem[]
}

const TRAILING: ReadonlySet<string> = new Set([
  'glue',
  'on',
  'during',
  'since',
  'until',
  'after',
  'mark',
  'same',
  'digits',
  'number',
  'edge',
  'last',
  'current',
])
/** Of those, the ones that may end a run when the anchor is right before them. */
const MAY_END: ReadonlySet<string> = new Set(['last', 'current', 'number', 'digits', 'same'])

/** All expressions of time of a reading, in order. Linear: a run is read once. */
export function findTimes(reading: Reading, lexicon: Marks): FoundTime[] {
  const { tokens } = reading
  const out: FoundTime[] = []
  for (let i = 0; i < tokens.length; ) {
    const run = starts(reading, lexicon, i) ? readRun(reading, lexicon, i) : undefined
    if (run) {
      out.push(run)
      i = run.to
    } else i++
  }
  return out
}

function starts(reading: Reading, lexicon: Marks, i: number): boolean {
  const token = reading.tokens[i] as Token
  if (token.kind === 'number') return true
  if (token.kind !== 'word') return false
  const word = lexicon.words[i] as Word
  if (word.phrases && phraseAt(reading.tokens, word, i, 'time')) return true
  return word.time !== undefined && word.time.cls !== 'glue' && (word.time.cls !== 'last' || LATIN.test(token.norm))
}

/** The item at token `i`, if a run may go on with it. */
function itemAt(reading: Reading, lexicon: Marks, i: number, before: readonly TimeItem[]): TimeItem | undefined {
  const { tokens } = reading
  const token = tokens[i]
  if (!token || token.kind === 'break') return undefined
  const last = before.at(-1)
  if (token.kind === 'word') {
    const word = lexicon.words[i] as Word
    const phrase = word.phrases && phraseAt(tokens, word, i, 'time')
    if (phrase?.time) return { cls: phrase.time.cls, value: phrase.time.value, from: i, to: phrase.to }
    if (last?.cls === 'digits' && AND.has(token.norm) && secondDay(tokens, i)) return mark(i)
    if (!word.time) return AND.has(token.norm) && joins(tokens, lexicon, last, i) ? mark(i) : undefined
    if (LATIN.test(token.norm) && SHORT.has(token.norm) && !token.cap) return undefined
    // "45-year old": an age, not a time.
    if (word.time.cls === 'unit' && tokens[i - 1]?.norm === '-' && token.glued) return undefined
    if (word.time.cls === 'glue' && !before.length) return undefined
    // "من" and "of" only between two pieces: "8 من تشرين الثاني".
    return { cls: word.time.cls, value: word.time.value, from: i, to: i + 1 }
  }
  if (token.kind === 'number') {
    const n = Number(token.norm)
    const next = tokens[i + 1]
    const nextWord = lexicon.words[i + 1]
    const nextPhrase = nextWord && next ? phraseAt(tokens, nextWord, i + 1, 'time')?.time?.cls : undefined
    const nextCls = nextPhrase ?? nextWord?.time?.cls
    // "in the 1980s", "from the mid-1990s".
    if (/^(?:19|20)\d0$/.test(token.norm) && next?.norm === 's' && next.glued) return { cls: 'decade', value: n, from: i, to: i + 2 }
    if (/^\d{4}$/.test(token.norm) && n >= 1900 && n <= 2100) {
      // A year needs a time word beside it: "عام 2014", "March 2011", "in 2013", "(2004)" does not.
      if (last && last.cls !== 'part') return { cls: 'year', value: n, from: i, to: i + 1 }
      return undefined
    }
    if (Number.isInteger(n) && n > 0 && n < 1000 && /^\d+$/.test(token.norm)) {
      if (n <= 31 && (nextCls === 'month' || nextCls === 'hijri')) return { cls: 'digits', value: n, from: i, to: i + 1 }
      if (n <= 31 && /^(?:st|nd|rd|th|من|of)$/.test(next?.norm ?? '') && beforeMonth(tokens, lexicon, i + 2))
        return { cls: 'digits', value: n, from: i, to: i + 1 }
      if (n <= 31 && (last?.cls === 'month' || last?.cls === 'hijri') && !isCounted(tokens, lexicon, i + 1))
        return { cls: 'digits', value: n, from: i, to: i + 1 }
      if (nextCls === 'unit' && last) return { cls: 'digits', value: n, from: i, to: i + 1 }
      if (n <= 31 && joinedDay(tokens, lexicon, i)) return { cls: 'digits', value: n, from: i, to: i + 1 }
      // "5 و11 حزيران", "between 3 and 5 May": a day joined to another.
      if (
        n <= 31 &&
        next?.kind === 'mark' &&
        DATE_MARK.has(next.norm) &&
        tokens[i + 2]?.kind === 'number' &&
        (last || tokens[i + 3]?.norm === next.norm)
      )
        return { cls: 'digits', value: n, from: i, to: i + 1 }
      if (last?.cls === 'mark' && before.at(-2)?.cls === 'digits') return { cls: 'digits', value: n, from: i, to: i + 1 }
      // "Monday 21 August", "at 10:30".
      if (last && CLOCK.has(tokens[i - 1]?.norm ?? '') && n < 25) return { cls: 'digits', value: n, from: i, to: i + 1 }
    }
    return undefined
  }
  if (!last) return undefined
  // Marks inside a run: double month names, dates with slashes, a comma before month or year, brackets around a second name.
  if (DATE_MARK.has(token.norm) || token.norm === ':')
    return timeFollows(reading, lexicon, i + 1) ? { cls: 'mark', value: 0, from: i, to: i + 1 } : undefined
  if ((token.norm === ',' || token.norm === '،') && last.cls !== 'alone') {
    const next = tokens[i + 1]
    if (!next) return undefined
    if (next.kind === 'number') return /^\d{4}$/.test(next.norm) && (last.cls === 'digits' || last.cls === 'month') ? mark(i) : undefined
    if (next.kind !== 'word') return undefined
    const word = lexicon.words[i + 1] as Word
    const cls = phraseAt(tokens, word, i + 1, 'time')?.time?.cls ?? word.time?.cls
    if (cls === 'until' || cls === 'month') return mark(i)
    // "on Sunday, 15 October" and "the 8th, at around 11:35 pm".
    return cls === 'on' || (next.norm === 'at' && tokens[i + 2]?.kind === 'number') ? undefined : undefined
  }
  if (token.norm === '(') return monthBracket(tokens, lexicon, i) ? mark(i) : undefined
  if (token.norm === ')') return before.some((item) => item.cls === 'mark' && tokens[item.from]?.norm === '(') ? mark(i) : undefined
  return undefined
}
const mark = (i: number): TimeItem => ({ cls: 'mark', value: 0, from: i, to: i + 1 })
const DATE_MARK = new Set(['/', '-'])
const CLOCK = new Set(['at', 'around', 'about', ':', 'الساعه'])
const SHORT = new Set(['may', 'march', 'mar', 'sun', 'jan', 'feb', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'august'])
const LATIN = /^[a-z]/

function beforeMonth(tokens: readonly Token[], lexicon: Marks, at: number): boolean {
  for (let i = at; i < at + 2; i++) {
    const token = tokens[i]
    if (token?.kind !== 'word') continue
    const word = lexicon.at(token)
    const cls = phraseAt(tokens, word, i, 'time')?.time?.cls ?? word.time?.cls
    if (cls === 'month' || cls === 'hijri') return true
    if (cls !== 'glue') return false
  }
  return false
}

/** "between March 6 and 9": a day behind the joint, with nothing counted behind it. */
function secondDay(tokens: readonly Token[], at: number): boolean {
  const [month, next, behind] = [tokens[at - 2], tokens[at + 1], tokens[at + 2]]
  if (
    !/^(?:between|from)$/.test(tokens[at - 3]?.norm ?? '') ||
    month?.kind !== 'word' ||
    !month.cap ||
    next?.kind !== 'number' ||
    !/^(?:[1-9]|[12]\d|3[01])$/.test(next.norm)
  )
    return false
  return behind === undefined || behind.kind !== 'word' || /^(?:in|at|by|when|while|after|near|on|and|as)$/.test(behind.norm)
}

/** "26 و28 آذار", "عامي 2013 و2015": "and" between two days or two years. */
function joins(tokens: readonly Token[], lexicon: Marks, last: TimeItem | undefined, at: number): boolean {
  if (last?.cls === 'digits') return joinedDay(tokens, lexicon, at - 1)
  return last?.cls === 'year' && /^(?:19|20)\d\d$/.test(tokens[at + 1]?.norm ?? '')
}

/** "between 26 and 28 March", "from 3 to 5 May", "بين 3 و5 أيار": a day whose month stands behind the second of two. */
function joinedDay(tokens: readonly Token[], lexicon: Marks, at: number): boolean {
  const second = AND.has(tokens[at + 1]?.norm ?? '') ? at + 2 : at + 1
  const token = tokens[second]
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.norm) || Number(token.norm) > 31) return false
  return second === at + 1 ? tokens[at]?.glued === false && beforeMonth(tokens, lexicon, second + 1) : beforeMonth(tokens, lexicon, second + 1)
}
const AND = new Set(['and', 'to', 'و', 'الي'])

/** After a month, "May 5 people" would be odd; a number right before a noun of people is not the day: none seen, so only plain digits count. */
function isCounted(tokens: readonly Token[], lexicon: Marks, at: number): boolean {
  const next = tokens[at]
  if (next?.kind !== 'word') return false
  const word = lexicon.at(next)
  return !word.time && LATIN.test(next.norm) && /^(?:people|civilians|children|women|men|persons|soldiers)$/.test(next.norm)
}

function timeFollows(reading: Reading, lexicon: Marks, at: number): boolean {
  const token = reading.tokens[at]
  if (!token) return false
  if (token.kind === 'number') return true
  if (token.kind !== 'word') return false
  const word = lexicon.at(token)
  const cls = phraseAt(reading.tokens, word, at, 'time')?.time?.cls ?? word.time?.cls
  return cls === 'month' || cls === 'weekday' || cls === 'hijri'
}

/** "(نيسان)" after a month, "(الاثنين)" after اليوم: a bracket with one time word. */
function monthBracket(tokens: readonly Token[], lexicon: Marks, at: number): boolean {
  for (let i = at + 1; i < at + 4; i++) {
    const token = tokens[i]
    if (!token) return false
    if (token.norm === ')') return i > at + 1
    if (token.kind !== 'word') return false
    const word = lexicon.at(token)
    if (!word.time && !phraseAt(tokens, word, i, 'time') && i === at + 1) return false
  }
  return false
}

function readRun(reading: Reading, lexicon: Marks, at: number): FoundTime | undefined {
  const { tokens } = reading
  const items: TimeItem[] = []
  for (let i = at; i < tokens.length; ) {
    const item = itemAt(reading, lexicon, i, items)
    if (!item) break
    items.push(item)
    i = item.to
    if (items.length > 24) break
  }
  if (items.length === 0) return undefined
  trim(tokens, items)
  dropRate(items)
  while (items.length && (items[0]?.cls === 'same' || items[0]?.cls === 'current' || items[0]?.cls === 'until') && !isAnchor(tokens, items, 0)) {
    if (items[0]?.cls === 'current' || items[0]?.cls === 'same' || items[0]?.cls === 'until') break
  }
  const shape = shapeOf(tokens, items)
  const first = items[0]
  const end = items.at(-1)
  if (!shape || !first || !end) return undefined
  const word = lexicon.words[first.from]
  const phrase = word && phraseAt(tokens, word, first.from, 'time')
  // The clitic in front goes ("ليوم الخميس"), a conjunction at least.
  const cut = phrase ? phrase.cut : first.cls === 'digits' ? 0 : (word?.timeCut ?? 0)
  const start = cutStart(reading.report.text, tokens[first.from] as Token, keepArticle(tokens[first.from] as Token, cut))
  return {
    from: first.from,
    to: end.to,
    span: [start, (tokens[end.to - 1] as Token).end],
    sentence: reading.sentenceOf[first.from] ?? -1,
    shape,
    items,
  }
}

/** A clitic cut keeps the article: "وبالأمس" gives "الأمس". */
function keepArticle(token: Token, cut: number): number {
  return cut >= 2 && token.norm.slice(cut - 2, cut) === 'ال' ? cut - 2 : cut
}

/** Takes from the end what cannot end a time: prepositions, commas, loose numbers. */
function trim(tokens: readonly Token[], items: TimeItem[]): void {
  for (let last = items.at(-1); last; last = items.at(-1)) {
    if (!TRAILING.has(last.cls)) return
    const before = items.at(-2)
    // "on Wednesday that …": the conjunction, not "that day".
    if (last.cls === 'same' && LATIN.test(tokens[last.from]?.norm ?? '')) {
      items.pop()
      continue
    }
    if (last.cls === 'mark' && tokens[last.from]?.norm === ')') return
    if (before && MAY_END.has(last.cls)) {
      if (
        (last.cls === 'digits' || last.cls === 'number') &&
        (before.cls === 'month' ||
          before.cls === 'mark' ||
          before.cls === 'hijri' ||
          before.cls === 'digits' ||
          CLOCK.has(tokens[before.from]?.norm ?? ''))
      )
        return
      if (
        (last.cls === 'last' || last.cls === 'current' || last.cls === 'same') &&
        ['month', 'unit', 'weekday', 'rel', 'year', 'last', 'alone', 'hijri', 'mark', 'part', 'number'].includes(before.cls)
      )
        return
    }
    if (last.cls === 'glue' && tokens[last.from]?.norm === 'ونصف') return
    items.pop()
  }
}

/** "twice a week between 2011 and 2017": how often, in front of when. */
function dropRate(items: TimeItem[]): void {
  const at = items.findIndex((item) => item.cls === 'during' || item.cls === 'since')
  if (at > 0 && items.slice(0, at).every((item) => RATE.has(item.cls))) items.splice(0, at)
}

const RATE: ReadonlySet<string> = new Set(['unit', 'glue', 'number', 'digits'])

function isAnchor(tokens: readonly Token[], items: readonly TimeItem[], k: number): boolean {
  const item = items[k] as TimeItem
  return shapeOf(tokens, [item]) !== undefined
}
