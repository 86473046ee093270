// Aspects of a figure beside its number: commitment, remains, basis, scope, and who was harmed as the speaker puts it.
import type { Basis, Commitment, Remains, RuleTrace, Scope, Who } from '../model/index.ts'
import { type Candidate, spanOf } from './figure-candidates.ts'
import type { Accepted } from './figure-choice.ts'
import { bareStart, type Mark, type Marked, markAt } from './figure-marks.ts'
import type { Reading } from './reading.ts'

export interface Aspects {
  readonly commitment: Commitment
  readonly remains: Remains | undefined
  readonly basis: Basis
  readonly scope: Scope
  readonly scopeDetail: { readonly from?: string; readonly asOf?: string } | undefined
  readonly trail: readonly RuleTrace[]
}

/** How far a cue may stand from the figure, in tokens. */
const BEFORE = 16
const AFTER = 12
/** A fresh guess has to stand closer where people, not remains, are counted: "could not verify" is no doubt about a toll. */
const CLOSE = 5
const DENIED_AFTER = 8

/** A cue near a figure: its mark, and how many tokens lie between. */
interface Cue {
  readonly mark: Mark
  readonly away: number
  readonly before: boolean
  /** True across a comma after the figure: only what says since when still belongs to it. */
  readonly far: boolean
}

const ENDS = new Set([';', '؛', ':', '.'])
const COMMAS = new Set([',', '،'])

function commaBetween(tokens: Reading['tokens'], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (COMMAS.has(tokens[i]?.norm ?? '')) return true
  return false
}

/**
 * Marks of the figure's own clause, nearest first: back to the figure before it, on to the next one or a comma.
 * "The grave is expected to hold 1,500 bodies, of which 511 were exhumed": "expected" is the first figure's, "exhumed" the second's.
 */
function cuesAround(reading: Reading, marked: Marked, accepted: readonly Accepted[], index: number): Cue[] {
  const { tokens, sentenceOf } = reading
  const { candidate, trigger } = accepted[index] as Accepted
  const own = accepted[index]?.option.inherits === undefined
  const low = own && trigger.from >= candidate.phraseFrom - BEFORE ? Math.min(candidate.phraseFrom, trigger.from) : candidate.phraseFrom
  // A harm word across a comma is another clause's verb: its cues are not this figure's.
  const near = own && trigger.to <= candidate.phraseTo + AFTER && !commaBetween(tokens, candidate.phraseTo, trigger.from)
  const high = near ? Math.max(candidate.phraseTo, trigger.to) : candidate.phraseTo
  const previous = accepted[index - 1]
  const next = accepted[index + 1]
  const floor = Math.min(
    low,
    Math.max(low - BEFORE, previous && previous.candidate.sentence === candidate.sentence ? previous.candidate.phraseTo : 0),
  )
  // "Fewer than 100 of the 652 bodies exhumed have been identified": the second number is part of the first one's phrase, its verb comes last.
  const end = candidate.phraseTo
  const inner =
    next !== undefined &&
    next.candidate.phraseFrom >= end &&
    next.candidate.phraseFrom - end <= 3 &&
    markAt(marked, end)?.entry.joints?.has('of') === true
  if (inner && next)
    return lastOf(
      cuesAround(
        reading,
        marked,
        [...accepted.slice(0, index), { ...next, candidate: { ...next.candidate, phraseFrom: candidate.phraseFrom } }],
        index,
      ),
    )
  const ceiling = Math.min(high + AFTER, next && next.candidate.phraseFrom > high ? next.candidate.phraseFrom : tokens.length)
  const cues: Cue[] = []
  let last = -1
  let commas = 0
  for (let i = high - 1; i >= floor && sentenceOf[i] === candidate.sentence; i--) {
    const norm = tokens[i]?.norm ?? ''
    if (i < low && ENDS.has(norm)) break
    // "Of the 129 bodies recovered, 40 have been identified": what stands across a comma is further off than it looks.
    if (i < low && COMMAS.has(norm)) commas += 4
    const m = marked.at[i] ?? -1
    if (m >= 0 && m !== last)
      cues.push({ mark: marked.marks[m] as Mark, away: Math.max(0, candidate.phraseFrom - i - 1) + commas, before: true, far: false })
    last = m
  }
  last = -1
  let far = false
  for (let i = high; i < ceiling && sentenceOf[i] === candidate.sentence; i++) {
    const norm = tokens[i]?.norm ?? ''
    if (ENDS.has(norm)) break
    if (COMMAS.has(norm)) far = true
    const m = marked.at[i] ?? -1
    if (m >= 0 && m !== last) cues.push({ mark: marked.marks[m] as Mark, away: i - candidate.phraseTo, before: false, far })
    last = m
  }
  return nearestFirst(cues)
}

/** Cues by distance, those as far apart in their order. They come nearly in order, so each moves a step or two. */
function nearestFirst(cues: Cue[]): Cue[] {
  for (let i = 1; i < cues.length; i++) {
    const cue = cues[i] as Cue
    let k = i
    for (; k > 0 && (cues[k - 1] as Cue).away > cue.away; k--) cues[k] = cues[k - 1] as Cue
    cues[k] = cue
  }
  return cues
}

/** The cues after a phrase, the last one first, then those before it. */
function lastOf(cues: readonly Cue[]): Cue[] {
  const led = (cue: Cue) => cue.before && cue.away <= 1 && cue.mark.entry.remains !== undefined
  return [...cues.filter(led), ...cues.filter((cue) => !cue.before).sort((a, b) => b.away - a.away), ...cues.filter((cue) => cue.before && !led(cue))]
}

/** All marks of the sentence by distance, where the clause says nothing: "52 bodies were exhumed from 48 graves". */
function cuesOfSentence(reading: Reading, marked: Marked, item: Accepted): Cue[] {
  const { candidate } = item
  const cues: Cue[] = []
  let last = -1
  for (let i = Math.max(0, candidate.phraseFrom - 40); i < candidate.phraseTo + 40 && i < reading.tokens.length; i++) {
    const m = marked.at[i] ?? -1
    if (m >= 0 && m !== last && reading.sentenceOf[i] === candidate.sentence) {
      const before = i < candidate.phraseFrom
      cues.push({ mark: marked.marks[m] as Mark, away: before ? candidate.phraseFrom - i : Math.max(0, i - candidate.phraseTo), before, far: false })
    }
    last = m
  }
  return nearestFirst(cues)
}

const STRONG: readonly Remains[] = ['reburied', 'identified', 'recovered', 'located', 'alleged']

/** Reads commitment, remains, basis and scope of an accepted figure; `elder` are those of the figure it breaks down or stands beside. */
export function aspectsOf(reading: Reading, marked: Marked, accepted: readonly Accepted[], index: number, elder: Aspects | undefined): Aspects {
  const item = accepted[index] as Accepted
  const reachable = cuesAround(reading, marked, accepted, index)
  const cues = reachable.filter((cue) => !cue.far)
  const trail: RuleTrace[] = []
  const note = (rule: string, mark: Mark, field: string) => trail.push({ rule, span: spanOf(reading.tokens, mark.from, mark.to), field })
  const dead = item.of === 'bodies' || item.of === 'graves'

  const own = dead ? remainsCue(reading, cues, item.of === 'graves') : undefined
  const seen = own ?? (dead && !elder ? remainsCue(reading, cuesOfSentence(reading, marked, item), item.of === 'graves') : undefined)
  // "A mass grave thought to contain 500": the doubt is about the 500.
  const doubt = doubtCue(reading, marked, item.of === 'graves' ? cues.filter((cue) => cue.before) : cues, dead, item.candidate)
  let commitment: Commitment = 'asserted'
  if (doubt) {
    commitment = doubt.mark.entry.commitment?.commitment ?? 'asserted'
    note(`figure/commitment-${commitment}`, doubt.mark, 'commitment')
  } else if (elder && !own) commitment = elder.commitment

  let remains: Remains | undefined
  if (dead) {
    if (commitment === 'expected' || commitment === 'feared') remains = 'alleged'
    else remains = seen?.remains ?? elder?.remains ?? (commitment === 'denied' ? 'alleged' : 'located')
    if (seen && remains === seen.remains) note(`figure/remains-${remains}`, seen.mark, 'remains')
  }

  let basis: Basis = 'not-stated'
  const ground = cues.find((cue) => cue.mark.entry.basis)
  if (ground?.mark.entry.basis) {
    basis = ground.mark.entry.basis.basis
    note(`figure/basis-${basis}`, ground.mark, 'basis')
  }

  const reach = scopeCue(reachable, item)
  // "و65 جثة منها": of those just counted, where more were.
  const behind = markAt(marked, item.candidate.phraseTo)
  const elders = accepted[index - 1]
  const ofThem =
    behind?.entry.joints?.has('of-them') === true &&
    !behind.entry.number &&
    elders?.of === item.of &&
    elders.candidate.sentence === item.candidate.sentence &&
    (elders.candidate.min ?? 0) > (item.candidate.min ?? 0)
  let scope: Scope =
    item.partOf === undefined && item.candidate.head !== 'pronoun' && !ofThem && !item.option.ahead && !brokenOff(marked, item) ? 'this' : 'part'
  if (reach && scope === 'this') {
    scope = reach.mark.entry.scope?.scope ?? scope
    note(`figure/scope-${reach.mark.entry.scope?.kind}`, reach.mark, 'scope')
  }
  const from = scope === 'cumulative' && reach?.mark.entry.scope?.kind === 'since' ? wordsAfter(reading, marked, reach.mark.to) : undefined
  const soFar = cues.find((cue) => cue.mark.entry.scope?.kind === 'so-far')
  const asOf = soFar && reading.report.text.slice(...spanOf(reading.tokens, soFar.mark.from, soFar.mark.to))
  const detail = { ...(from ? { from } : {}), ...(asOf ? { asOf } : {}) }
  return { commitment, remains, basis, scope, scopeDetail: from || asOf ? detail : undefined, trail }
}

/** "…, including two children", "of which 15 complete": the word of breakdown stands right before the number. */
function brokenOff(marked: Marked, item: Accepted): boolean {
  const before = markAt(marked, item.candidate.phraseFrom - 1)
  const first = markAt(marked, item.candidate.phraseFrom)
  return (
    before !== undefined &&
    before !== first &&
    before.entry.joints?.has('including') === true &&
    !before.entry.joints.has('whole') &&
    !before.entry.harms
  )
}

/** The nearest word that says how far the dead came into sight; a verb of holding alone says they are there. */
function remainsCue(reading: Reading, cues: readonly Cue[], graves: boolean): { mark: Mark; remains: Remains } | undefined {
  let weak: Mark | undefined
  for (const cue of cues) {
    const known = cue.mark.entry.remains
    if (known) {
      let remains = [...known].sort((a, b) => STRONG.indexOf(a.remains) - STRONG.indexOf(b.remains))[0]?.remains
      // "Unearthed" takes bodies out of the ground; a grave that is unearthed is found.
      if (graves && known.some((one) => one.remains === 'located')) remains = 'located'
      // "Sixty victims have been buried beside the chapel": laid to rest, not hidden.
      if (
        remains === 'alleged' &&
        !graves &&
        (doneAgain(reading, cue.mark) || cues.some((other) => !other.before && other.mark.entry.remains?.some((one) => one.remains === 'reburied')))
      )
        remains = 'reburied'
      // "The grave holds 50 bodies moved there in 2013": what is said after a verb of holding is how they came there.
      if (weak && !cue.before && remains === 'recovered') continue
      if (remains) return { mark: cue.mark, remains: graves && (remains === 'identified' || remains === 'alleged') ? 'located' : remains }
    }
    if (!weak && cue.mark.entry.harms?.some((h) => h.form === 'holder')) weak = cue.mark
  }
  return weak ? { mark: weak, remains: 'located' } : undefined
}

/** "أعاد أهالي البلدة دفن رفات 93 شهيدا": the verb stands a few words in front of the burial. */
function doneAgain({ tokens, sentenceOf, language }: Reading, { from }: Mark): boolean {
  for (let k = from - 1; k > from - 6 && sentenceOf[k] === sentenceOf[from]; k--)
    if (language.figures.again.includes(tokens[k]?.norm ?? '')) return true
  return false
}

/** "deny families a funeral": something is withheld from people, no figure is denied. */
function withheld(marked: Marked, cue: Mark): boolean {
  const next = markAt(marked, cue.to)?.entry
  return next?.person !== undefined || next?.thing?.kind === 'group'
}

/** Whether "and" stands right in front of a cue, as a word or written onto it ("ونفى"). */
function joined(reading: Reading, marked: Marked, cue: Mark): boolean {
  if (reading.language.figures.and.includes(cue.proclitics[0] ?? '')) return true
  return markAt(marked, cue.from - 1)?.entry.joints?.has('and') === true
}

/** The word that makes a figure expected, feared or denied. */
function doubtCue(reading: Reading, marked: Marked, cues: readonly Cue[], dead: boolean, counted: Candidate): Cue | undefined {
  return cues.find((cue) => {
    const what = cue.mark.entry.commitment?.commitment
    // "14 suspects were arrested": the noun that is counted is no verb of guessing.
    if (cue.mark.from >= counted.to && cue.mark.to === counted.phraseTo) return false
    if (!what || (!dead && cue.mark.entry.basis?.basis === 'estimated')) return false
    // "in May": the month, not the verb.
    if (cue.mark.entry.thing?.kind === 'date' && reading.tokens[cue.mark.from]?.cap) return false
    // "87 buried as fighters deny families a funeral": further behind, or before a person, something else is denied.
    // "killed dozens and denied targeting civilians": joined by "and", the denial behind is of what follows it.
    if (what === 'denied' && !cue.before && joined(reading, marked, cue.mark)) return false
    if (what === 'denied' && cue.before && saidAnew(reading, cue.mark.to, counted.phraseFrom)) return false
    if (what === 'denied') return cue.away <= (cue.before ? BEFORE : DENIED_AFTER) && !withheld(marked, cue.mark)
    return dead ? cue.before || cue.away <= CLOSE : cue.away <= (cue.before ? CLOSE : 1)
  })
}

/** "denied targeting civilians and said the strike killed 16": what is said after the denial is not denied. */
function saidAnew({ tokens, language }: Reading, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (tokens[k]?.kind === 'word' && language.figures.saying.includes(tokens[k]?.norm ?? '')) return true
  return false
}

/** A whole area's figure or a running total. "So far" alone makes no total, and a find of graves since a date is one find. */
function scopeCue(cues: readonly Cue[], item: Accepted): Cue | undefined {
  const area = cues.find((cue) => cue.mark.entry.scope?.kind === 'area')
  if (area) return area
  return cues.find((cue) => {
    const kind = cue.mark.entry.scope?.kind
    if (kind === 'total') return cue.before || cue.away === 0
    if (kind === 'rise') return cue.before && (item.of === 'bodies' || item.of === 'graves' || item.of === 'missing')
    return (
      kind === 'since' &&
      (item.of !== 'graves' || (item.candidate.max ?? item.candidate.min ?? 0) > 1) &&
      (cue.before || !cue.far || cue.away <= BEFORE)
    )
  })
}

/** A few words after a cue, up to a comma, a stop or another figure's words: what a running total starts from. */
function wordsAfter(reading: Reading, marked: Marked, from: number): string | undefined {
  const { tokens, report } = reading
  let to = from
  while (to < from + 5 && tokens[to] && (tokens[to]?.kind === 'word' || tokens[to]?.kind === 'number')) {
    const entry = markAt(marked, to)?.entry
    if (to > from && entry?.harms) break
    to++
  }
  return to > from ? report.text.slice(...spanOf(tokens, from, to)) : undefined
}

/** Who was harmed, from the counted noun and the words that join it; null where the noun says nothing of people. */
export function whoOf(reading: Reading, marked: Marked, candidate: Candidate, counted?: Mark): Who | null {
  const noun = counted ?? candidate.owner ?? candidate.noun
  const { tokens, report } = reading
  const first = noun?.entry.person ? noun : undefined
  if (!first?.entry.person) return null
  const people: Mark[] = [first]
  // "نساء وأطفال", "women and children": more kinds of people for the same number.
  for (let i = first.to; i < first.to + 6 && i < tokens.length; ) {
    const mark = markAt(marked, i)
    if (!mark || mark.from !== i || mark.digits || mark.entry.number || mark.entry.vague) break
    if (mark.entry.person && (mark.entry.person.many === 'many' || mark.to <= candidate.phraseTo) && !mark.entry.harms) people.push(mark)
    else if (!mark.entry.joints?.has('and')) break
    i = mark.to
  }
  const last = people.at(-1) as Mark
  const kinds = people.map((mark) => mark.entry.person).filter((p) => p !== undefined)
  const one = <T>(value: (person: (typeof kinds)[number]) => T | undefined, none: T, mixed: T): T => {
    const told = value(kinds[0] as (typeof kinds)[number])
    for (const person of kinds) if (value(person) !== told) return mixed
    return told ?? none
  }
  const from = bareStart(reading, first)
  const to = spanOf(tokens, first.from, last.to)[1]
  return {
    text: report.text.slice(from, to),
    span: [from, to],
    sex: one((person) => person.sex, 'unknown', 'unknown'),
    age: one((person) => person.age, 'unknown', 'unknown'),
    status: one((person) => person.status, 'unknown', 'mixed'),
  }
}
