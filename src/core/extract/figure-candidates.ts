// Candidates: every expression that could count people, remains or graves, with its value, qualifier and counted noun.
import type { FigureTables } from '../languages/figures.ts'
import type { Qualifier, RuleTrace } from '../model/index.ts'
import type { Token } from '../text/index.ts'
import type { Mark, Marked } from './figure-marks.ts'
import { type NumberRead, readNumber } from './numbers.ts'
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

/** What the amount counts: the class of its noun. */
export type HeadClass = 'person' | 'harm' | 'grave' | 'others' | 'pronoun' | 'unknown' | 'bare' | `thing-${string}`

export interface Candidate {
  readonly kind: CandidateKind
  /** Tokens of the amount alone, and of the phrase with qualifier and noun. */
  readonly from: number
  readonly to: number
  readonly phraseFrom: number
  readonly phraseTo: number
  readonly min: number | null
  readonly max: number | null
  readonly qualifier: Qualifier
  readonly head: HeadClass
  /** The mark of the counted noun. */
  readonly noun?: Mark
  readonly sentence: number
  readonly trail: readonly RuleTrace[]
}

interface Draft {
  kind: CandidateKind
  from: number
  to: number
  min: number | null
  max: number | null
  qualifier: Qualifier
  noun?: Mark
  nounTo?: number
  head?: HeadClass
}

const isWord = (token: Token | undefined) => token?.kind === 'word'

/** All candidates of a reading in text order. Linear: each looks a bounded number of tokens around. */
export function findCandidates(reading: Reading, marked: Marked): Candidate[] {
  const { tokens, sentenceOf } = reading
  const tables = reading.language.figures
  const { marks } = marked
  const out: Candidate[] = []
  let usedTo = 0
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m] as Mark
    if (mark.from < usedTo) continue
    const draft = draftAt(reading, marked, m, tables)
    if (!draft) continue
    const candidate = finish(reading, marked, draft, tables, out.at(-1))
    if (!candidate || sentenceOf[candidate.from] === -1) continue
    out.push(candidate)
    usedTo = Math.max(usedTo, candidate.to, draft.nounTo ?? 0)
  }
  return out
}

function draftAt(reading: Reading, marked: Marked, m: number, tables: FigureTables): Draft | undefined {
  const { tokens } = reading
  const { marks } = marked
  const mark = marks[m] as Mark
  const { entry } = mark
  if (entry.vague && !(entry.number && previousIsNumber(marked, m)))
    return { kind: 'vague', from: mark.from, to: mark.to, min: entry.vague.min, max: entry.vague.max, qualifier: 'vague' }
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
    if (entry.other?.many === 'one') return { kind: 'other', from: mark.from, to: mark.to, min: 1, max: 1, qualifier: 'exact' }
    return undefined
  }
  if (entry.other?.many === 'two') return { kind: 'other', from: mark.from, to: mark.to, min: 2, max: 2, qualifier: 'exact' }
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
  if (entry.person && entry.person.many !== 'many') return singleDraft(tokens, mark, tables)
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
  if (token.kind !== 'number') return false
  const before = tokens[mark.from - 1]
  const after = tokens[mark.to]
  const two = tokens[mark.from - 2]
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

function numberDraft(read: NumberRead): Draft {
  const single = read.value <= 2 && !read.digits && read.to - read.from === 1
  return {
    kind: single && read.value === 1 ? 'one' : read.digits ? 'digits' : 'words',
    from: read.from,
    to: read.to,
    min: read.value,
    max: read.value,
    qualifier: 'exact',
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
  return { kind: 'range', from: first.from, to: second.to, min: low, max: second.value, qualifier: 'range' }
}

/** "no casualties", "without any deaths", "دون وقوع إصابات": a stated zero. */
function zeroDraft(reading: Reading, marked: Marked, m: number): Draft | undefined {
  const { tokens, sentenceOf } = reading
  const { marks } = marked
  const none = marks[m] as Mark
  for (let k = m + 1; k < marks.length && k <= m + 3; k++) {
    const mark = marks[k] as Mark
    if (mark.from > none.to + 2 || sentenceOf[mark.from] !== sentenceOf[none.from] || mark.digits || mark.entry.number) return undefined
    if (mark.from > none.from && tokens.slice(none.to, mark.from).some((t) => t.kind !== 'word')) return undefined
    const harm = mark.entry.harms?.find((h) => h.form === 'count')
    if (harm && !harm.one) return { kind: 'zero', from: none.from, to: mark.to, min: 0, max: 0, qualifier: 'exact', noun: mark, head: 'harm' }
    if (mark.entry.person && mark.from === none.to && reading.language.figures.headLast)
      return { kind: 'zero', from: none.from, to: mark.to, min: 0, max: 0, qualifier: 'exact', noun: mark, head: 'person' }
  }
  return undefined
}

/** "a woman", "an injured man", "another senior commander", "a mass grave", "a body". */
function articleDraft(tokens: readonly Token[], marked: Marked, m: number, tables: FigureTables): Draft | undefined {
  if (!tables.headLast) return undefined
  const article = marked.marks[m] as Mark
  for (let i = article.to; i < article.to + 5 && isWord(tokens[i]); ) {
    const mark = marked.marks[marked.at[i] ?? -1]
    if (!mark) {
      i++
      continue
    }
    const noun = mark.entry
    const following = marked.marks[marked.at[mark.to] ?? -1]
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
    if (noun.stop || noun.number || noun.thing || noun.vague || noun.joints || (noun.person && !compound)) return undefined
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

interface Head {
  head: HeadClass
  noun?: Mark
  to: number
}

/** The noun a number counts, looking a few tokens ahead. */
function headOf(reading: Reading, marked: Marked, to: number, tables: FigureTables): Head {
  const { tokens } = reading
  const { marks, at } = marked
  let found: Head = { head: 'bare', to }
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
        const mark = marks[at[i] ?? -1]
        if (mark?.entry.thing) return { head: `thing-${mark.entry.thing.kind}`, noun: mark, to: mark.to }
        if (token.norm === '-') {
          i++
          continue
        }
      }
      if (i === to && token.norm === ')') {
        i++
        continue
      }
      break
    }
    if (token.kind === 'number') break
    const mark = marks[at[i] ?? -1]
    if (!mark || mark.from !== i) {
      if (found.noun && !tables.headLast) break
      unknown++
      if (tables.headLast ? unknown > 4 : unknown > 1) break
      if (found.head === 'bare') found = { head: 'unknown', to: i + 1 }
      i++
      continue
    }
    const { entry } = mark
    if (tables.and.includes(mark.proclitics[0] ?? '')) break
    if (entry.thing) {
      if (found.head === 'person' || found.head === 'harm') break
      found = { head: `thing-${entry.thing.kind}`, noun: mark, to: mark.to }
      if (!tables.headLast || entry.thing.kind === 'percent' || entry.thing.kind === 'age' || entry.thing.kind === 'money') return found
    } else if (entry.grave) return { head: 'grave', noun: mark, to: mark.to }
    else if (entry.harms?.some((h) => h.form === 'count') && !(entry.harms.some((h) => h.form === 'past') && found.head === 'person')) {
      const harm: Head = { head: 'harm', noun: mark, to: mark.to }
      if (!tables.headLast) return found.head === 'person' ? found : harm
      // "50 dead", but "8 wounded civilians" counts civilians.
      if (found.head === 'person') return found
      found = harm
    } else if (entry.person) {
      found = { head: 'person', noun: mark, to: mark.to }
      if (!tables.headLast) return found
    } else if (entry.other) {
      if (found.head === 'bare') found = { head: 'others', to: mark.to }
      else found = { ...found, to: mark.to }
    } else if (entry.joints?.has('of-them')) return { head: 'pronoun', noun: mark, to: mark.to }
    else if (entry.joints && (entry.joints.has('of') || entry.joints.has('including')) && found.head === 'bare')
      found = { head: 'bare', to: found.to }
    else if (entry.harms && found.head === 'bare' && tables.headLast && entry.harms.some((h) => h.form === 'past')) {
      // "three wounded civilians": go on, the noun may come.
      const next = marks[at[mark.to] ?? -1]
      if (!next?.entry.person) break
    } else break
    i = mark.to
  }
  return found
}

function finish(reading: Reading, marked: Marked, draft: Draft, tables: FigureTables, previous: Candidate | undefined): Candidate | undefined {
  const { tokens, sentenceOf } = reading
  const sentence = sentenceOf[draft.from] ?? -1
  const head: Head = draft.head
    ? { head: draft.head, to: draft.to, ...(draft.noun ? { noun: draft.noun } : {}) }
    : headOf(reading, marked, draft.to, tables)
  const trail: RuleTrace[] = []
  let { min, max, qualifier } = draft
  let phraseFrom = draft.from
  let phraseTo = Math.max(draft.to, head.to)
  // "اثنين" after its noun only says the dual again: "مدنيان اثنان", "طفلا واحدا".
  const noun = /^(two|single|harm-o|harm-t)/.test(draft.kind)
  let to = draft.to
  if (noun) {
    const next = marked.marks[marked.at[draft.to] ?? -1]
    if (next?.entry.number && next.entry.number.value === min && !next.proclitics.length && next.from === draft.to) {
      to = next.to
      phraseTo = to
    } else if (next?.entry.other && next.from === draft.to) {
      phraseTo = next.to
    }
  }
  const before = markEndingAt(tokens, marked, draft.from)
  if (before?.entry.qualifiers && before.from >= (previous?.phraseTo ?? 0)) {
    const word = before.entry.qualifiers.find((q) => q.side === 'before')
    if (word && !(noun && word.qualifier === 'about')) {
      phraseFrom = before.from
      ;({ min, max, qualifier } = bounded(word.qualifier, min, max, qualifier))
      trail.push({ rule: `figure/qualifier-${word.qualifier}`, span: spanOf(tokens, before.from, before.to), field: 'qualifier' })
    }
  }
  if (qualifier === draft.qualifier) {
    for (const place of [draft.to, phraseTo, phraseTo + 1, phraseTo + 2]) {
      const after = marked.marks[marked.at[place] ?? -1]
      if (!after || after.from !== place || sentenceOf[place] !== sentence) continue
      if (place > phraseTo && tokens.slice(phraseTo, place).some((t) => t.kind !== 'word')) break
      const word = after.entry.qualifiers?.find((q) => q.side === 'after')
      if (!word) continue
      // "at least" also stands before the next number: then it is that one's.
      const next = marked.marks[(marked.at[place] ?? -1) + 1]
      if (
        next &&
        next.from === after.to &&
        (next.digits || next.entry.number || next.entry.article || next.entry.vague) &&
        after.entry.qualifiers?.some((q) => q.side === 'before')
      )
        continue
      ;({ min, max, qualifier } = bounded(word.qualifier, min, max, qualifier))
      trail.push({ rule: `figure/qualifier-${word.qualifier}`, span: spanOf(tokens, after.from, after.to), field: 'qualifier' })
      phraseTo = Math.max(phraseTo, after.to)
      break
    }
  }
  return {
    kind: draft.kind,
    from: draft.from,
    to,
    phraseFrom,
    phraseTo,
    min,
    max,
    qualifier,
    head: head.head,
    ...(head.noun ? { noun: head.noun } : {}),
    sentence,
    trail,
  }
}

/** The mark right before a token, an opening bracket or quotation mark skipped. */
function markEndingAt(tokens: readonly Token[], marked: Marked, at: number): Mark | undefined {
  let i = at - 1
  if (tokens[i]?.kind === 'mark' && /^[("«“]$/.test(tokens[i]?.norm ?? '')) i--
  if (tokens[i]?.kind === 'word' && (tokens[i] as Token).norm.length === 1 && (tokens[at] as Token).glued) i--
  const mark = marked.marks[marked.at[i] ?? -1]
  return mark && mark.to === i + 1 ? mark : undefined
}

/** The bounds a qualifier leaves: "more than 5" has no upper one, "up to 5" no lower one; vague amounts keep theirs. */
function bounded(
  word: Qualifier,
  min: number | null,
  max: number | null,
  now: Qualifier,
): { min: number | null; max: number | null; qualifier: Qualifier } {
  if (now === 'vague') return { min, max, qualifier: now }
  if (word === 'more-than' || word === 'at-least') return { min, max: null, qualifier: word }
  if (word === 'up-to' || word === 'less-than') return { min: null, max, qualifier: word }
  return { min, max, qualifier: now === 'range' ? 'range' : word }
}

export function spanOf(tokens: readonly Token[], from: number, to: number): [number, number] {
  return [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0]
}
