// Refusals: candidates that count nothing (percentages, ages, years, names, samples) and graves that are only mentioned again.

import type { FigureTables } from '../languages/figures.ts'
import type { Qualifier } from '../model/index.ts'
import type { Token } from '../text/index.ts'
import { unharmed } from './figure-bystanders.ts'
import type { CandidateKind } from './figure-drafts.ts'
import type { HeadClass } from './figure-heads.ts'
import type { Mark, Marked } from './figure-marks.ts'
import { markAt } from './figure-marks.ts'
import type { Reading } from './reading.ts'
import { lexiconOf } from './words.ts'

/** What is asked of a candidate here. */
interface Candidate {
  readonly kind: CandidateKind
  readonly from: number
  readonly to: number
  readonly phraseFrom: number
  readonly phraseTo: number
  readonly max: number | null
  readonly qualifier: Qualifier
  readonly head: HeadClass
  readonly noun: Mark | undefined
  readonly sentence: number
}

const NAMED: ReadonlySet<string> = new Set(['object', 'weapon', 'group', 'attack', 'measure', 'age', 'ordinal'])
const isYear = (value: number | null): boolean => value !== null && value >= 1900 && value <= 2100

/** Percentages, ages, money, measures, weapons, buildings, strikes, days and years are never figures of people. */
export function countsNothing(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  if (candidate.head.startsWith('thing-')) return candidate.head !== 'thing-group'
  if (candidate.head === 'grave' && onlyMentioned(reading, marked, candidate)) return true
  const named = markEndingAt(reading.tokens, marked, candidate.from)
  const thing = named?.entry.thing?.kind
  // "3 in every 100,000", "لكل 100 ألف شخص": a rate. "Grave no. 26", "رقم (26) من المقابر": a number that ranks.
  if (thing === 'percent' || thing === 'ordinal') return true
  if (isMeasured(reading, candidate) || takesPart(reading, marked, candidate) || restatesBoth(reading, candidate)) return true
  if (countsPits(marked, candidate) || sampled(reading, marked, candidate) || unharmed(reading, marked, candidate)) return true
  if (candidate.kind === 'one' && pronounOne(reading, candidate)) return true
  if (candidate.kind.startsWith('single') && isMonth(reading, candidate)) return true
  if (candidate.kind === 'words' && bothAnd(reading, candidate)) return true
  if (candidate.kind === 'other' && numberFollows(reading, marked, candidate)) return true
  if (candidate.kind === 'digits' && (compounded(reading, marked, candidate) || bracketedName(reading, marked, candidate))) return true
  // "إلى منطقة السبعة": a number word with the article after a place's kind is its name.
  const first = markAt(marked, candidate.from)
  // "مصير المختطفين", "أفرج عن المعتقلين": with the article and this ending they are many, and known before.
  if (candidate.kind === 'harm-two' && first && isDefinite(first, reading.language.figures) && /ين$/.test(reading.tokens[first.to - 1]?.norm ?? ''))
    return true
  // "Insurgent-held districts": half of a joined word counts nobody.
  const [joint, other] = [reading.tokens[candidate.to], reading.tokens[candidate.to + 1]]
  if (candidate.kind !== 'digits' && candidate.kind !== 'range' && joint?.norm === '-' && joint.glued && other?.glued) return true
  // "أما القتيل الثالث": the article says that he is known; "وأصيب ثالث" is one more.
  if (candidate.kind === 'other' && first && isDefinite(first, reading.language.figures) && isOrdinal(reading, first)) return true
  if (candidate.kind === 'words' && thing === 'object' && first && isDefinite(first, reading.language.figures)) return true
  if (candidate.kind === 'digits' && candidate.qualifier === 'exact' && isYear(candidate.max) && datesSomething(marked, candidate.from)) return true
  if (
    candidate.kind === 'digits' &&
    (candidate.max ?? 99) <= 31 &&
    (onDay(reading, marked, candidate.from) || laterDay(reading, marked, candidate.from))
  )
    return true
  // "as young as three": also in words.
  if (thing === 'age' && candidate.kind === 'words' && (candidate.head === 'bare' || candidate.head === 'unknown')) return true
  if (judged(reading, candidate) || spared(reading, marked, candidate) || ageBound(reading, marked, candidate) || agedUpTo(marked, candidate.from))
    return true
  if (candidate.kind !== 'digits' || (candidate.head !== 'bare' && candidate.head !== 'unknown') || candidate.qualifier !== 'exact') return false
  const value = candidate.max ?? 0
  if (isYear(value)) return true
  // "the 15th Brigade" and "Brigade 15", "camp 7": a number that names.
  const joined = reading.language.figures.and.includes(reading.tokens[candidate.from - 1]?.norm ?? '')
  if (!named?.digits && thing && NAMED.has(thing) && !joined) return true
  if (namesAfterName(reading, marked, candidate)) return true
  // "On Oct. 23": the stop belongs to the abbreviation.
  const dotted = reading.tokens[candidate.from - 1]?.norm === '.'
  const before = markAt(marked, candidate.from - (dotted ? 2 : 1))
  return value <= 31 && before?.entry.thing?.kind === 'date'
}

/** "أعدمهم التنظيم في آب 2014": a month that is spelt like a man, beside a year, a day or a word of time. */
function isMonth(reading: Reading, candidate: Candidate): boolean {
  const lexicon = lexiconOf(reading.language)
  const { tokens } = reading
  const clsAt = (at: number) => (tokens[at]?.kind === 'word' ? lexicon.at(tokens[at] as Token).time?.cls : undefined)
  if (clsAt(candidate.from) !== 'month') return false
  const after = clsAt(candidate.to)
  const before = clsAt(candidate.from - 1)
  return (
    /^(?:19|20)\d\d$/.test(tokens[candidate.to]?.norm ?? '') ||
    /^\d{1,2}$/.test(tokens[candidate.from - 1]?.norm ?? '') ||
    tokens[candidate.to]?.norm === '/' ||
    tokens[candidate.from - 1]?.norm === '/' ||
    after === 'last' ||
    after === 'current' ||
    before === 'edge' ||
    before === 'unit'
  )
}

/** "229 مجموعة من رفات الجنود": the number in front counts, the vague word is what it counts. */
const isMeasured = ({ tokens }: Reading, { kind, from }: Candidate): boolean =>
  kind === 'vague' && tokens[from - 1]?.kind === 'number' && !/^(?:19|20)\d\d$/.test(tokens[from - 1]?.norm ?? '')

/** "75 ألف شخص شاركوا الثلاثاء في عمليات البحث": who took part; "قتل 12 شخصا شاركوا في المظاهرة" are the dead. */
function takesPart({ tokens, sentenceOf, language }: Reading, marked: Marked, candidate: Candidate): boolean {
  if (candidate.head !== 'person' && candidate.head !== 'bare') return false
  const aboard = language.figures.aboard.includes(`${tokens[candidate.phraseTo]?.norm} ${tokens[candidate.phraseTo + 1]?.norm}`)
  if (!aboard && !language.figures.takesPart.includes(tokens[candidate.phraseTo]?.norm ?? '')) return false
  const harm = (k: number): boolean => sentenceOf[k] === candidate.sentence && marked.marks[marked.at[k] ?? -1]?.entry.harms !== undefined
  for (let k = candidate.phraseFrom - 1; k > candidate.phraseFrom - 6; k--) if (harm(k)) return false
  // "All 104 people on board were killed."
  for (let k = candidate.phraseTo; aboard && k < candidate.phraseTo + 8 && tokens[k]?.kind === 'word' && !BOAT.test(tokens[k]?.norm ?? ''); k++)
    if (harm(k)) return false
  return true
}

/** What is told of the boat, not of those in it. */
const BOAT = /^(?:الذي|التي|which|that|when)$/

/** "both of whom are from the village": those counted before, told again. */
const restatesBoth = ({ tokens }: Reading, { from }: Candidate): boolean =>
  tokens[from]?.norm === 'both' && tokens[from + 1]?.norm === 'of' && tokens[from + 2]?.norm === 'whom'

/** "buried them in three pits", "دفنوهم في ثلاث حفر": holes in the ground, though bodies lie in them. */
function countsPits(marked: Marked, candidate: Candidate): boolean {
  const next = markAt(marked, candidate.to)
  return next?.from === candidate.to && next.entry.pit === true && !next.entry.grave && (candidate.kind === 'digits' || candidate.kind === 'words')
}

/** "in 2014", "since 2011", "بين عامي 2011 و2014", "Between 2011 and 2014": a year, whatever noun comes next. */
function datesSomething(marked: Marked, at: number): boolean {
  const mark = markAt(marked, at)
  const m = (marked.at[at] ?? 0) - 1
  const before = marked.marks[m]
  if (!mark || !before || before.to < at - 1) return false
  const { entry } = before
  if (entry.thing?.kind === 'time' || entry.thing?.kind === 'date' || entry.joints?.has('between') || entry.scope?.kind === 'since') return true
  if (entry.stop && before.to === at) return true
  const year = entry.joints?.has('and') ? marked.marks[m - 1] : before
  return year?.digits === true && year.to >= at - 2 && datesSomething(marked, year.from)
}

/** "Seven soldiers were sentenced over the massacre", "حكم على سبعة جنود بتهمة قتل…": who stands before a court is not who was killed. */
function judged(reading: Reading, candidate: Candidate): boolean {
  const { tokens, sentenceOf, language } = reading
  const words = language.figures.judged
  const is = (at: number): boolean => sentenceOf[at] === candidate.sentence && words.includes(tokens[at]?.norm ?? '')
  for (let k = 0; k < 3; k++) {
    if (tokens[candidate.phraseTo + k]?.kind !== 'word') break
    if (is(candidate.phraseTo + k)) return true
  }
  const before = candidate.phraseFrom - 1
  return is(before) || (/^(?:علي|the)$/.test(tokens[before]?.norm ?? '') && is(before - 1))
}

/** "أنقذ خفر السواحل 55 آخرين", "55 others were rescued": who came through is counted by no word of harm around. */
function spared(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens, sentenceOf, language } = reading
  const words = language.figures.spared
  // "إنقاذ 448 شخصا أصيبوا", "five survivors were killed": hurt, though saved.
  for (let k = candidate.phraseTo; k < candidate.phraseTo + (language.figures.headLast ? 2 : 1) && tokens[k]?.kind === 'word'; k++)
    if (marked.marks[marked.at[k] ?? -1]?.entry.harms) return unhurt(reading, marked.marks[marked.at[k] ?? -1]?.to ?? k)
  // "Seven survivors were taken to hospital".
  for (let k = candidate.from; k < candidate.phraseTo; k++) if (words.includes(tokens[k]?.norm ?? '')) return true
  const step = (from: number, by: 1 | -1, most: number): boolean => {
    for (let k = 0, at = from; k < most; k++, at += by) {
      if (tokens[at]?.kind !== 'word' || sentenceOf[at] !== candidate.sentence) return false
      if (words.includes(tokens[at]?.norm ?? '')) return true
      if (marked.marks[marked.at[at] ?? -1]?.entry.harms) return false
    }
    return false
  }
  return (
    step(candidate.head === 'unknown' ? candidate.to : candidate.phraseTo, 1, 2) ||
    // "لم ينج منه سوى 16 مهاجرا".
    step(candidate.phraseFrom - 1, -1, language.figures.headLast ? 2 : 4)
  )
}

/** "The driver escaped unhurt": the word right behind the verb takes the harm out of it. */
const unhurt = (reading: Reading, at: number): boolean => reading.language.figures.unhurt.includes(reading.tokens[at]?.norm ?? '')

/** "730 children under five", "أطفال دون 5": a bound right behind a noun of people is one of age. */
function ageBound(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  if (candidate.head !== 'bare' && candidate.head !== 'unknown') return false
  const bound = reading.language.figures.ageBounds
  const at = bound.includes(reading.tokens[candidate.from]?.norm ?? '') ? candidate.from : candidate.from - 1
  if (!bound.includes(reading.tokens[at]?.norm ?? '')) return false
  return markEndingAt(reading.tokens, marked, at)?.entry.person !== undefined
}

/** "between the ages of 10 and 14", "aged 9 to 12": the second of two numbers, where the first tells an age. */
function agedUpTo(marked: Marked, at: number): boolean {
  const m = (marked.at[at] ?? 0) - 1
  const joint = marked.marks[m]?.entry.joints
  const first = marked.marks[m - 1]
  if (!first?.digits || !(joint?.has('and') || joint?.has('to')) || first.to < at - 2) return false
  const before = marked.marks[m - 2]
  return before?.entry.thing?.kind === 'age' && before.to === first.from
}

/** "between March 6 and 9, most of them …", "from May 3 to 5": the second of two days behind a month. */
function laterDay(reading: Reading, marked: Marked, at: number): boolean {
  const { tokens } = reading
  if (!/^(?:and|to|-)$/.test(tokens[at - 1]?.norm ?? '') || tokens[at - 2]?.kind !== 'number') return false
  const month = markAt(marked, at - 3)
  if (month?.entry.thing?.kind !== 'date' || !/^(?:between|from)$/.test(tokens[month.from - 1]?.norm ?? '')) return false
  const behind = markAt(marked, at + 1)
  return !(behind?.from === at + 1 && (behind.entry.person || behind.entry.harms))
}

/** "On May 27 another journalist was killed": a day of a month, whatever noun comes next. */
function onDay(reading: Reading, marked: Marked, at: number): boolean {
  const month = markAt(marked, at - 1)
  return month?.entry.thing?.kind === 'date' && month.to === at && reading.tokens[month.from - 1]?.norm === 'on'
}

/** "told Kurdistan 24 on Tuesday", "said on Channel 4.": a number right after a capital, with nothing harmed after it, is part of the name. */
function namesAfterName(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens, sentenceOf } = reading
  const before = tokens[candidate.from - 1]
  if (before?.kind !== 'word' || !before.cap || sentenceOf[candidate.from - 2] !== candidate.sentence) return false
  const next = tokens[candidate.from + 1]
  if (next?.kind !== 'word') return true
  const { entry } = markAt(marked, candidate.from + 1) ?? {}
  return entry?.stop === true && !entry.harms && !/^(?:was|were|is|are|be|been|has|have|had|of|who|killed|wounded)$/.test(next.norm)
}

/** "a 14-metre mass grave", "a 120-member team": the number only describes what stands behind it. */
function compounded(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens } = reading
  const dash = tokens[candidate.from + 1]
  const word = tokens[candidate.from + 2]
  if (!reading.language.figures.headLast || dash?.norm !== '-' || !dash.glued || word?.kind !== 'word' || !word.glued) return false
  const { entry } = markAt(marked, candidate.from + 2) ?? {}
  return !entry?.harms && !entry?.person
}

/** "أربيل (كوردستان 24)- أعلنت": an unknown word and a number alone in brackets are a name. */
function bracketedName(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens } = reading
  return (
    tokens[candidate.from + 1]?.norm === ')' &&
    tokens[candidate.from - 1]?.kind === 'word' &&
    tokens[candidate.from - 2]?.norm === '(' &&
    (marked.at[candidate.from - 1] ?? -1) < 0
  )
}

/** "Samples were taken from 120 cases", "أُخذت عينات من 120 حالة": samples are counted, unless the noun itself says bodies. */
function sampled(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  if (candidate.head === 'harm') return false
  for (let i = candidate.phraseFrom - 1; i >= candidate.phraseFrom - 4 && i >= 0; i--) {
    const mark = markAt(marked, i)
    if (mark?.entry.thing?.kind === 'sample') return reading.sentenceOf[i] === candidate.sentence
    if (mark?.entry.harms || mark?.digits) return false
  }
  return false
}

/** "the largest one found so far", "this one", "each one": a pronoun, not a count. */
function pronounOne(reading: Reading, candidate: Candidate): boolean {
  if (!reading.language.figures.headLast || (candidate.head !== 'bare' && candidate.head !== 'unknown' && candidate.head !== 'pronoun')) return false
  const before = reading.tokens[candidate.from - 1]
  // "a region, one that is the last stronghold"
  if (/^(?:that|which)$/.test(reading.tokens[candidate.to]?.norm ?? '')) return true
  return before?.kind === 'word' && (reading.language.figures.restating.includes(before.norm) || /^[a-z]{3,}est$/.test(before.norm))
}

/** "both Kurdish forces and rebel groups": two kinds are joined, nobody is counted. "Both men were killed" counts two. */
function bothAnd(reading: Reading, candidate: Candidate): boolean {
  const { tokens } = reading
  if (tokens[candidate.from]?.norm !== 'both') return false
  for (let i = candidate.from + 1; i < candidate.from + 7 && tokens[i]?.kind === 'word'; i++) if (tokens[i]?.norm === 'and') return true
  return false
}

/** "the bodies of another 400 people": the number says how many; "another" alone is one. */
function numberFollows(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const next = reading.tokens[candidate.from + 1]
  if (next?.kind === 'number') return true
  const mark = markAt(marked, candidate.from + 1)
  return mark?.entry.number !== undefined || mark?.entry.vague !== undefined
}

const isDefinite = (mark: Mark, tables: FigureTables): boolean => mark.proclitics.some((part) => tables.definite.includes(part))

/**
 * A single grave counts where it is told as news; "the mass grave", "one of the largest mass graves", "30 bodies found in a mass
 * grave", "after a call about a possible mass grave", "المقبرتين", "رفات من مقبرة جماعية" only mention one.
 */
function onlyMentioned(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens } = reading
  const tables = reading.language.figures
  const { noun } = candidate
  if (!noun) return false
  if (candidate.kind === 'one') return noun.entry.grave?.many === 'many'
  if (candidate.kind !== 'grave') return false
  if (isDefinite(noun, tables)) return true
  const left = markAt(marked, candidate.from - 1)
  if (tables.headLast && candidate.from === noun.from) {
    // "the newly dug mass grave": back over its adjectives to the word that points; with an article it was refused already.
    if (inName(reading, marked, noun.from)) return true
    for (let i = noun.from - 1; i >= 0 && i >= noun.from - 6 && inPhrase(tokens[i]); i--) {
      // "the last mass grave"
      if (tables.restating.includes(tokens[i - 1]?.norm ?? '') && tokens[i]?.kind === 'word') return true
      if (tables.restating.includes(tokens[i]?.norm ?? '')) return true
      const mark = markAt(marked, i)
      if (mark?.entry.article) return true
      if (mark && (mark.entry.stop || mark.entry.joints)) break
      // "found mass grave" tells of a find, "the newly found mass grave" of a known one.
      if (mark && (mark.entry.harms || mark.entry.remains) && !/^[a-z]{3,}ly$/.test(tokens[i - 1]?.norm ?? '')) break
    }
  } else if (!tables.headLast && tables.restating.includes(tokens[candidate.from - 1]?.norm ?? '')) return true
  // "19 bodies from two mass graves": a number of graves is told, wherever it stands.
  if (!tables.headLast && noun.entry.grave?.many === 'two') return false
  const within = noun.proclitics.some((part) => tables.within.includes(part))
  const where =
    within || (left !== undefined && left.to === candidate.from && (left.entry.inside === true || WHENCE.some((cue) => left.entry.joints?.has(cue))))
  const source = tables.within.includes(tokens[candidate.from - 1]?.norm ?? '')
  if (!where && !source) return false
  if (foundThere(reading, marked, noun)) return false
  // "The dead were buried in a mass grave": burying makes one.
  const verb = markAt(marked, candidate.from - 2)
  if (!tables.headLast || !verb?.entry.remains?.some((one) => one.remains === 'alleged')) return true
  // "Nine porters were found buried in a mass grave": the find is of people.
  return markAt(marked, verb.from - 1)?.entry.remains?.some((one) => one.remains === 'located') === true
}
/** "at the site of a mass grave by the mill, discovered after the siege": told as found in the words behind it. */
function foundThere(reading: Reading, marked: Marked, noun: Mark): boolean {
  for (let i = noun.to; i < noun.to + 6; i++) {
    if (reading.tokens[i]?.norm !== ',' && reading.tokens[i]?.norm !== '،') continue
    const mark = markAt(marked, i + 1)
    return mark?.entry.remains?.some((one) => one.remains === 'located') === true && !mark.entry.joints
  }
  return false
}

/** "in Bucha mass grave", "at Sri Lanka mass grave in Mannar": a headline names a known grave by its place. */
function inName(reading: Reading, marked: Marked, at: number): boolean {
  const { tokens } = reading
  let i = at - 1
  while (i > 0 && i > at - 5 && tokens[i]?.kind === 'word' && tokens[i]?.cap) i--
  if (i === at - 1) return false
  const mark = markAt(marked, i)
  return mark?.entry.inside === true || /^(?:at|near|from|of)$/.test(tokens[i]?.norm ?? '')
}

const WHENCE = ['of'] as const

/** Words, numbers and hyphens may stand between a determiner and its noun: "the huge 14-metre mass grave". */
const inPhrase = (token: Token | undefined): boolean => token?.kind === 'word' || token?.kind === 'number' || token?.norm === '-'

/** The mark right before a token, an opening bracket, quotation mark or stroke skipped. */
export function markEndingAt(tokens: readonly Token[], marked: Marked, at: number): Mark | undefined {
  let i = at - 1
  if (tokens[i]?.kind === 'mark' && /^[("«“/]$/.test(tokens[i]?.norm ?? '')) i--
  if (tokens[i]?.kind === 'word' && (tokens[i] as Token).norm.length === 1 && (tokens[at] as Token).glued) i--
  const mark = markAt(marked, i)
  return mark && mark.to === i + 1 ? mark : undefined
}

function isOrdinal({ tokens, language }: Reading, { from, cut }: Mark): boolean {
  return language.figures.ordinals.includes(tokens[from]?.norm.slice(cut) ?? '')
}
