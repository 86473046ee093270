// Drafts: where an amount may start (digits, words, ranges, vague words, stated zeros, singulars and duals) and its bare value.

import type { FigureTables } from '../languages/figures.ts'
import type { Qualifier } from '../model/index.ts'
import type { Token } from '../text/index.ts'
import type { HeadClass } from './figure-heads.ts'
import type { Mark, Marked } from './figure-marks.ts'
import { markAt } from './figure-marks.ts'
import { movedFrom } from './figure-moved.ts'
import { betweenStrokes, type NumberRead, readNumber } from './numbers.ts'
import type { Reading } from './reading.ts'

/** How the amount is expressed. */
export type CandidateKind =
  | 'digits'
  | 'words'
  | 'one'
  | 'range'
  | 'vague'
  | 'zero'
  | 'two'
  | 'two-or-many'
  | 'single-article'
  | 'single-bare'
  | 'single-the'
  | 'single-kin'
  | 'harm-one'
  | 'harm-two'
  | 'grave'
  | 'other'

export interface Draft {
  kind: CandidateKind
  from: number
  to: number
  min: number | null
  max: number | null
  qualifier: Qualifier
  noun: Mark | undefined
  head: HeadClass | undefined
}

export function draftAt(reading: Reading, marked: Marked, m: number, tables: FigureTables): Draft | undefined {
  const { tokens } = reading
  const { marks } = marked
  const mark = marks[m] as Mark
  const { entry } = mark
  if (entry.vague && !(entry.number && previousIsNumber(marked, m)))
    return {
      kind: 'vague',
      from: mark.from,
      to: mark.to,
      min: entry.vague.min,
      max: entry.vague.max,
      qualifier: 'vague',
      noun: undefined,
      head: undefined,
    }
  if (mark.digits || entry.number) {
    if (notAnAmount(tokens, mark)) return undefined
    const read = readNumber(tokens, marked, m, tables)
    if (!read || !Number.isInteger(read.value) || read.value > 2e9) return undefined
    return rangeFrom(tokens, marked, m, read, tables) ?? numberDraft(read)
  }
  if (entry.none) return zeroDraft(reading, marked, m)
  if (entry.article || entry.other?.many === 'one') {
    const article = articleDraft(tokens, marked, m, tables)
    if (article) return article
    if (entry.other?.many === 'one')
      return { kind: 'other', from: mark.from, to: mark.to, min: 1, max: 1, qualifier: 'exact', noun: undefined, head: undefined }
    return undefined
  }
  if (entry.other?.many === 'two')
    return { kind: 'other', from: mark.from, to: mark.to, min: 2, max: 2, qualifier: 'exact', noun: undefined, head: undefined }
  const counted = entry.harms?.find((h) => h.one)
  if (counted?.one) {
    return {
      kind: counted.one === 1 ? 'harm-one' : 'harm-two',
      from: mark.from,
      to: mark.to,
      min: counted.one,
      max: counted.one,
      qualifier: 'exact',
      noun: mark,
      head: 'harm',
    }
  }
  if (entry.grave && entry.grave.many !== 'many') {
    const n = entry.grave.many === 'one' ? 1 : 2
    return { kind: 'grave', from: mark.from, to: mark.to, min: n, max: n, qualifier: 'exact', noun: mark, head: 'grave' }
  }
  if (entry.person && entry.person.many !== 'many') {
    // "مواطن كردي", "شخصان مدنيان": a second noun without a conjunction only describes the first.
    const before = marks[m - 1]
    // "قتل الجيش شابين", "مسلحون جنديين": another case or no article, so that it is not the first one's adjective.
    const object =
      entry.person.many === 'two' &&
      !mark.proclitics.length &&
      /^ال|ون$/.test(tokens[mark.from - 1]?.norm ?? '') &&
      /ين$/.test(tokens[mark.from]?.norm ?? '')
    const described = before?.entry.person !== undefined && before.to === mark.from && !before.entry.harms && !object
    if (described && !tables.headLast && !tables.and.includes(mark.proclitics[0] ?? '')) return undefined
    // "the terrorist organisation", "a prisoner exchange": the noun after it is what is meant.
    const next = marks[m + 1]
    if (
      tables.headLast &&
      entry.person.many === 'one' &&
      next?.from === mark.to &&
      (next.entry.thing?.kind === 'group' || next.entry.thing?.kind === 'attack' || next.entry.thing?.kind === 'weapon')
    )
      return undefined
    return singleDraft(tokens, mark, tables)
  }
  return undefined
}

function previousIsNumber(marked: Marked, m: number): boolean {
  const mark = marked.marks[m] as Mark
  const before = marked.marks[m - 1]
  return before !== undefined && before.to === mark.from && (before.digits === true || before.entry.number !== undefined)
}

/** "F-16", "10:30", "12/5", "$300", "2nd", "No. 5", "www1" are no amounts. */
function notAnAmount(tokens: readonly Token[], mark: Mark): boolean {
  const token = tokens[mark.from] as Token
  // One sign may fold to several letters ("㋀" to "1月"): a number without a place of its own in the text is none.
  if (token.end <= token.start) return true
  if (token.kind !== 'number') return false
  const before = tokens[mark.from - 1]
  const after = tokens[mark.to]
  const two = tokens[mark.from - 2]
  // "/200/ ضحية": some newsrooms set figures between strokes; "12/5/2015" and "a/5/b" are none.
  if (betweenStrokes(tokens, mark.from)) return false
  if (dashedDate(tokens, mark.from) || listed(tokens, mark.from)) return true
  // "updated 1456 08.04.2017": a time of day before its date.
  if (after?.kind === 'number' && /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(after.norm)) return true
  if (token.glued && before) {
    if (before.kind === 'word' && /^[a-z]/.test(before.norm)) return true
    if (before.norm === '-' && before.glued && two?.kind === 'word') return true
    if ((before.norm === ':' || before.norm === '/' || before.norm === '.' || before.norm === '@') && before.glued && two?.kind === 'number')
      return true
    if (before.norm === '$' || before.norm === '€' || before.norm === '£' || before.norm === '_' || before.norm === '=' || before.norm === '/')
      return true
  }
  if (after?.glued) {
    if ((after.norm === ':' || after.norm === '/') && tokens[mark.to + 1]?.glued && tokens[mark.to + 1]?.kind === 'number') return true
    if (after.kind === 'word' && /^[a-z]/.test(after.norm)) return true
    if (after.norm === '%' || after.norm === '/' || after.norm === '_') return true
  }
  return false
}

/** "1 – Corporal …" at the head of a line or behind a colon: a number of a list. */
function listed(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  return (
    (before === undefined || before.kind === 'break' || before.norm === ':') && next?.norm === '-' && (!next.glued || tokens[at + 2]?.kind === 'word')
  )
}

/** "23-07-2016": three numbers joined by hyphens. */
function dashedDate(tokens: readonly Token[], at: number): boolean {
  const joined = (i: number): boolean =>
    tokens[i]?.norm === '-' && tokens[i]?.glued === true && tokens[i + 1]?.kind === 'number' && tokens[i + 1]?.glued === true
  if (joined(at + 1)) return joined(at + 3) || (joined(at - 1) && tokens[at - 2]?.kind === 'number')
  return joined(at - 1) && joined(at - 3)
}

function numberDraft(read: NumberRead): Draft {
  const single = read.value <= 2 && !read.digits && read.to - read.from === 1
  return {
    kind: single && read.value === 1 ? 'one' : read.digits ? 'digits' : 'words',
    from: read.from,
    to: read.to,
    min: read.value,
    max: read.value,
    qualifier: 'exact',
    noun: undefined,
    head: undefined,
  }
}

/** "between 150 and 200", "5-7", "one to seven", "بين 150 و200", "من 5 إلى 7". */
function rangeFrom(tokens: readonly Token[], marked: Marked, m: number, first: NumberRead, tables: FigureTables): Draft | undefined {
  const { marks } = marked
  const next = marks[first.nextMark]
  if (!next) return undefined
  const opener = marks[m - 1]
  const between = opener !== undefined && opener.to >= first.from - 1 && (opener.entry.joints?.has('between') ?? false)
  let second: NumberRead | undefined
  const dash = tokens[first.to]
  if (next.entry.joints?.has('to') && movedFrom(tokens, first.from, tables)) return undefined
  if (dash?.norm === '-' && next.from === first.to + 1) second = readNumber(tokens, marked, first.nextMark, tables)
  else if (next.from === first.to && (next.entry.joints?.has('to') || next.entry.joints?.has('or') || (between && next.entry.joints?.has('and')))) {
    const after = marks[first.nextMark + 1]
    if (after?.from === next.to) second = readNumber(tokens, marked, first.nextMark + 1, tables)
  } else if (between && next.from === first.to && tables.and.includes(next.proclitics[0] ?? ''))
    second = readNumber(tokens, marked, first.nextMark, tables)
  else if (between && next.from === first.to + 1 && tables.and.includes(dash?.norm ?? '')) second = readNumber(tokens, marked, first.nextMark, tables)
  if (!second || !Number.isInteger(second.value)) return undefined
  let low = first.value
  if (first.scale === 1 && second.scale > 1 && low < second.value / second.scale) low *= second.scale
  const years = low >= 1900 && second.value <= 2100 && first.digits
  if (low >= second.value || years) return undefined
  return { kind: 'range', from: first.from, to: second.to, min: low, max: second.value, qualifier: 'range', noun: undefined, head: undefined }
}

/** "no casualties", "without any deaths", "دون وقوع إصابات": a stated zero. */
function zeroDraft(reading: Reading, marked: Marked, m: number): Draft | undefined {
  const { tokens, sentenceOf } = reading
  const { marks } = marked
  const none = marks[m] as Mark
  if (none.entry.person) return { kind: 'zero', from: none.from, to: none.to, min: 0, max: 0, qualifier: 'exact', noun: none, head: 'person' }
  for (let k = m + 1; k < marks.length && k <= m + 3; k++) {
    const mark = marks[k] as Mark
    if (mark.from > none.to + 2 || sentenceOf[mark.from] !== sentenceOf[none.from] || mark.digits || mark.entry.number) return undefined
    if (mark.entry.joints?.has('of')) return undefined
    if (mark.from > none.from && tokens.slice(none.to, mark.from).some((t) => t.kind !== 'word')) return undefined
    const harm = mark.entry.harms?.find((h) => h.form === 'count')
    // "لم ترفع بعد جثث 2870 شخصا": the bodies are counted.
    if (harm && isCounted(marks[k + 1], mark.to)) return undefined
    if (harm && !harm.one) return { kind: 'zero', from: none.from, to: mark.to, min: 0, max: 0, qualifier: 'exact', noun: mark, head: 'harm' }
    if (mark.entry.person && mark.from === none.to && (reading.language.figures.headLast || none.to - none.from > 2))
      return { kind: 'zero', from: none.from, to: mark.to, min: 0, max: 0, qualifier: 'exact', noun: mark, head: 'person' }
  }
  return undefined
}

const isCounted = (next: Mark | undefined, at: number): boolean =>
  next?.from === at && (next.digits === true || next.entry.number !== undefined || next.entry.vague !== undefined)

/** "a woman", "an injured man", "another senior commander", "a mass grave", "a body". */
function articleDraft(tokens: readonly Token[], marked: Marked, m: number, tables: FigureTables): Draft | undefined {
  if (!tables.headLast) return undefined
  const article = marked.marks[m] as Mark
  for (let i = article.to; i < article.to + 5 && isWord(tokens[i]); ) {
    const mark = markAt(marked, i)
    if (!mark) {
      i++
      continue
    }
    const noun = mark.entry
    const following = markAt(marked, mark.to)
    const compound =
      following !== undefined &&
      following.from === mark.to &&
      (following.entry.person || following.entry.thing || following.entry.grave || following.entry.harms?.some((h) => h.one))
    if (noun.person?.many === 'one' && !compound)
      return {
        kind: article.entry.other ? 'other' : 'single-article',
        from: article.from,
        to: mark.to,
        min: 1,
        max: 1,
        qualifier: 'exact',
        noun: mark,
        head: 'person',
      }
    if (noun.grave?.many === 'one')
      return { kind: 'grave', from: article.from, to: mark.to, min: 1, max: 1, qualifier: 'exact', noun: mark, head: 'grave' }
    if (noun.harms?.some((h) => h.one === 1))
      return { kind: 'harm-one', from: article.from, to: mark.to, min: 1, max: 1, qualifier: 'exact', noun: mark, head: 'harm' }
    if (noun.stop || noun.article || noun.number || noun.thing || noun.vague || noun.joints || (noun.person && !compound)) return undefined
    i = mark.to
  }
  return undefined
}

/** A person in the singular or dual without an article or number: "مقتل طفل", "طفلين", "Woman killed", "his wife". */
function singleDraft(tokens: readonly Token[], mark: Mark, tables: FigureTables): Draft | undefined {
  const person = mark.entry.person
  if (!person) return undefined
  const definite = mark.proclitics.some((p) => tables.definite.includes(p))
  const before = tokens[mark.from - 1]
  const n = person.many === 'one' ? 1 : 2
  let kind: CandidateKind
  if (person.many === 'two') kind = 'two'
  else if (person.many === 'two-or-many') kind = 'two-or-many'
  else if (tables.definite.length > 0) kind = definite ? 'single-the' : person.kin ? 'single-kin' : 'single-bare'
  else if (before?.norm === 'the') kind = 'single-the'
  else kind = person.kin ? 'single-kin' : 'single-bare'
  return { kind, from: mark.from, to: mark.to, min: n, max: n, qualifier: 'exact', noun: mark, head: 'person' }
}

const isWord = (token: Token | undefined) => token?.kind === 'word'
