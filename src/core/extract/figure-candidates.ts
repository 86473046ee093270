// Candidates: every expression that could count people, remains or graves, with its value, qualifier and counted noun.

import type { FigureTables } from '../languages/figures.ts'
import type { Qualifier, RuleTrace } from '../model/index.ts'
import type { Token } from '../text/index.ts'
import { type CandidateKind, type Draft, draftAt } from './figure-drafts.ts'
import { type Head, type HeadClass, headOf } from './figure-heads.ts'
import { FLAG } from './figure-lexicon.ts'
import type { Mark, Marked } from './figure-marks.ts'
import { markAt } from './figure-marks.ts'
import { countsNothing, markEndingAt } from './figure-refusals.ts'
import { shareHead, siteHead } from './figure-sites.ts'
import type { Reading } from './reading.ts'

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
  readonly noun: Mark | undefined
  /** Whose bodies: the person named right after them. */
  readonly owner: Mark | undefined
  readonly sentence: number
  readonly trail: readonly RuleTrace[]
}

/** Kinds whose phrase reaches over their counted noun: it is no candidate of its own. */
const COUNTING: ReadonlySet<string> = new Set(['digits', 'words', 'one', 'range', 'vague'])
const HARMFUL = FLAG.harm | FLAG.grave

/** All candidates of a reading in text order. Linear: each looks a bounded number of tokens around. */
export function findCandidates(reading: Reading, marked: Marked): Candidate[] {
  const { sentenceOf, tokens } = reading
  const tables = reading.language.figures
  const { marks } = marked
  const out: Candidate[] = []
  // A sentence that names no harm, nor follows one that does, cannot hold a figure.
  const harmIn = new Uint8Array(reading.sentences.length + 1)
  for (const mark of marks) if (mark.entry.flags & HARMFUL) harmIn[sentenceOf[mark.from] ?? -1] = 1
  let usedTo = 0
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m] as Mark
    if (mark.from < usedTo || !(mark.entry.flags & FLAG.starts)) continue
    const sentence = sentenceOf[mark.from] as number
    if (
      sentence < 0 ||
      !(harmIn[sentence] || (sentence > 0 && harmIn[sentence - 1]) || (harmIn[sentence + 1] && partsFirst(reading, marked, sentence)))
    )
      continue
    if (mark.entry.person && !mark.digits && !mark.entry.number && !mark.entry.vague && !harmAround(marks, m)) continue
    if (describesCounted(marked, m, out.at(-1), tables)) continue
    const draft = draftAt(reading, marked, m, tables)
    if (!draft) continue
    const candidate = finish(reading, marked, draft, tables, out.at(-1))
    if (!candidate || sentenceOf[candidate.from] === -1) continue
    if (countsNothing(reading, marked, candidate)) {
      // "A population of 22 million": the scale is no number of its own.
      if (candidate.kind === 'digits' || candidate.kind === 'words') usedTo = Math.max(usedTo, candidate.to)
      continue
    }
    if (saidAgain(tokens, out.at(-1), candidate)) {
      usedTo = candidate.phraseTo
      continue
    }
    out.push(candidate)
    usedTo = Math.max(usedTo, candidate.to, candidate.owner?.to ?? 0, COUNTING.has(candidate.kind) ? candidate.phraseTo : 0)
  }
  return out
}

/** "بينهم طفل ووالده.. مقتل سبعة": a sentence that opens with the parts of what the next one counts. */
function partsFirst(reading: Reading, marked: Marked, sentence: number): boolean {
  const from = reading.sentences[sentence]?.from ?? 0
  const mark = markAt(marked, from)
  return mark !== undefined && (mark.entry.flags & FLAG.including) !== 0
}

const REACH = 24
/** Whether a harm word stands within reach of a person: most persons of a text are speakers and officials. */
function harmAround(marks: readonly Mark[], m: number): boolean {
  const here = marks[m] as Mark
  for (let k = m; k >= 0 && here.from - (marks[k] as Mark).to <= REACH; k--) if ((marks[k] as Mark).entry.flags & HARMFUL) return true
  for (let k = m + 1; k < marks.length && (marks[k] as Mark).from - here.to <= REACH; k++) if ((marks[k] as Mark).entry.flags & HARMFUL) return true
  return false
}

/** "40 ألف شخص مفقود": a word of harm right after the counted noun describes those counted, it adds nobody. */
function describesCounted(marked: Marked, m: number, previous: Candidate | undefined, tables: FigureTables): boolean {
  const mark = marked.marks[m] as Mark
  if (tables.headLast || !previous || previous.phraseTo !== mark.from || !COUNTING.has(previous.kind) || previous.head !== 'person') return false
  return mark.entry.harms?.some((h) => h.one) === true && !tables.and.includes(mark.proclitics[0] ?? '')
}

/** "(15) خمسة عشر", "five (5)": one number written twice. */
function saidAgain(tokens: readonly Token[], previous: Candidate | undefined, candidate: Candidate): boolean {
  if (!previous || previous.min !== candidate.min || previous.max !== candidate.max || previous.kind === candidate.kind) return false
  if (!COUNTING.has(previous.kind) || !COUNTING.has(candidate.kind) || candidate.from - previous.to > 2 || candidate.from <= previous.to) return false
  return tokens.slice(previous.to, candidate.from).every((token) => token.kind === 'mark' && /^[()[\]]$/.test(token.norm))
}

function finish(reading: Reading, marked: Marked, draft: Draft, tables: FigureTables, previous: Candidate | undefined): Candidate | undefined {
  const { tokens, sentenceOf } = reading
  const sentence = sentenceOf[draft.from] ?? -1
  const head: Head = draft.head
    ? { head: draft.head, to: draft.to, noun: draft.noun }
    : shareHead(reading, marked, siteHead(reading, marked, headOf(reading, marked, draft.to, tables), tables), tables)
  const trail: RuleTrace[] = []
  let { min, max, qualifier, kind } = draft
  let phraseFrom = draft.from
  let phraseTo = Math.max(draft.to, head.to)
  // "اثنين" after its noun only says the dual again: "مدنيان اثنان", "طفلا واحدا".
  const noun = /^(two|single|harm-o|harm-t)/.test(draft.kind)
  let to = draft.to
  if (noun) {
    const next = markAt(marked, draft.to)
    if (next?.entry.number && next.entry.number.value === min && !next.proclitics.length && next.from === draft.to) {
      to = next.to
      phraseTo = to
      if (kind === 'two-or-many') kind = 'two'
    } else if (next?.entry.other && next.from === draft.to) {
      phraseTo = next.to
    }
    // "جندي إسرائيلي واحد", "عسكريين آخرين اثنين": the same said again after its adjectives.
    const again = tables.headLast || to > draft.to ? undefined : countedAgain(reading, marked, draft)
    if (again !== undefined) {
      to = again
      phraseTo = again
      if (kind === 'two-or-many') kind = 'two'
    }
  }
  // "جثة امرأة", "the body of a woman": the person says whose body it is.
  const owner = head.noun?.entry.harms?.some((h) => h.of === 'bodies') ? ownerOf(marked, phraseTo, tables) : undefined
  if (owner) phraseTo = owner.to
  // "رفات 2500 امرأة وطفل وشيخ": singulars joined after a full hundred are all its counted noun.
  if (
    (draft.kind === 'digits' || draft.kind === 'words') &&
    (draft.min ?? 0) > 10 &&
    head.head === 'person' &&
    head.noun?.entry.person?.many === 'one' &&
    !tables.headLast
  ) {
    for (let next = markAt(marked, phraseTo); next?.from === phraseTo; next = markAt(marked, phraseTo)) {
      if (next.entry.person?.many !== 'one' || next.entry.person.kin || !tables.and.includes(next.proclitics[0] ?? '')) break
      // Said of an act ("مقتل 28 ضابطا ومجندا"); behind a verb the accusative tells nothing.
      if ((draft.min ?? 0) < 100 && !markEndingAt(tokens, marked, draft.from)?.entry.harms?.some((h) => h.form === 'event')) break
      // "28 ضابطا ومجندا": below a hundred the noun and what is joined to it both stand in the accusative; "12 رجلا وطفل" are thirteen.
      if ((draft.min ?? 0) < 100 && !(/ا$/.test(tokens[next.to - 1]?.norm ?? '') && /[اه]$/.test(tokens[next.from - 1]?.norm ?? ''))) break
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
  if (qualifier === draft.qualifier && draft.qualifier === 'exact' && !noun) {
    const ahead = aheadOf(reading, marked, draft.from)
    const word = ahead?.entry.qualifiers?.find((q) => q.side === 'ahead')
    if (ahead && word) {
      ;({ min, max, qualifier } = bounded(word.qualifier, min, max, qualifier))
      trail.push({ rule: `figure/qualifier-${word.qualifier}`, span: spanOf(tokens, ahead.from, ahead.to), field: 'qualifier' })
    }
  }
  if (qualifier === draft.qualifier) {
    for (const place of [draft.to, phraseTo, phraseTo + 1, phraseTo + 2]) {
      const after = markAt(marked, place)
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
    kind,
    from: draft.from,
    to,
    phraseFrom,
    phraseTo,
    min,
    max,
    qualifier,
    head: head.head,
    noun: head.noun,
    owner,
    sentence,
    trail,
  }
}

/** "One" and "two" as adjectives; "one of" (أحد) begins anew. */
const AGAIN = /^(?:واحده?|اثن(?:ين|ان)|اثنت(?:ين|ان))$/
/** Where the number word ends that repeats a singular or dual after one or two adjectives; undefined where none stands. */
function countedAgain(reading: Reading, marked: Marked, draft: Draft): number | undefined {
  for (let i = draft.to; i < draft.to + 3; i++) {
    if (reading.tokens[i]?.kind !== 'word') return undefined
    const mark = markAt(marked, i)
    if (!mark) continue
    if (mark.entry.number)
      return i > draft.to && mark.entry.number.value === draft.min && AGAIN.test(reading.tokens[i]?.norm ?? '') ? mark.to : undefined
    if (mark.entry.harms || mark.entry.joints || mark.entry.stop || mark.digits || mark.proclitics.includes('و')) return undefined
  }
  return undefined
}

/** The person right after a body or remains: "جثة امرأة", "body of a young woman", "remains of 3" is left to the number. */
function ownerOf(marked: Marked, at: number, tables: FigureTables): Mark | undefined {
  let next = markAt(marked, at)
  if (!next || next.from !== at) return undefined
  if (tables.headLast) {
    if (!next.entry.joints?.has('of')) return undefined
    next = markAt(marked, next.to)
    if (next?.entry.article) next = markAt(marked, next.to) ?? markAt(marked, next.to + 1)
  } else if (tables.and.includes(next.proclitics[0] ?? '')) return undefined
  return next?.entry.person && !next.digits && !next.entry.number ? next : undefined
}

/** A verb that bounds the first number after its noun ("يزيد عدد جثامين الشهداء فيها على 400"), at most a dozen tokens back. */
function aheadOf(reading: Reading, marked: Marked, at: number): Mark | undefined {
  for (let i = at - 1; i >= 0 && i > at - 13 && reading.sentenceOf[i] === reading.sentenceOf[at]; i--) {
    const mark = markAt(marked, i)
    if (!mark) continue
    if (mark.digits || mark.entry.number || mark.entry.vague) return undefined
    if (mark.entry.qualifiers?.some((q) => q.side === 'ahead')) return mark
  }
  return undefined
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
