// The scene of a reading: candidates and harm words in order, and what stands between and around them.

import type { HarmForm } from '../languages/figures.ts'
import type { Counted } from '../model/index.ts'
import type { Token } from '../text/index.ts'
import type { Candidate } from './figure-candidates.ts'
import { nearIndex } from './figure-features.ts'
import { FLAG, lexiconOf } from './figure-lexicon.ts'
import type { Mark, Marked } from './figure-marks.ts'
import { markAt } from './figure-marks.ts'
import type { Reading } from './reading.ts'

/** A harm word that may take a number. */
export interface Trigger {
  readonly from: number
  readonly to: number
  readonly of: Counted
  readonly form: HarmForm
  /** True for a combined count ("killed and wounded") and for its parts. */
  readonly joint: boolean
}

/** Harm words of a reading in text order; the parts of a joined phrase ("killed and wounded") stand beside the whole. */
export function findTriggers(reading: Reading, marked: Marked): Trigger[] {
  const lexicon = lexiconOf(reading.language)
  const out: Trigger[] = []
  marked.marks.forEach((mark, index) => {
    if (mark.entry.flags & FLAG.act && (onlyIntended(reading, marked, mark) || rules(reading, mark) || hyphened(reading, mark))) return
    const joined = jointHarm(reading, marked, index)
    if (joined) out.push(joined)
    const joint = joined !== undefined || (mark.to - mark.from > 1 && mark.entry.harms?.some((h) => h.of === 'casualties') === true)
    const lives = losesLives(reading, mark)
    for (const harm of mark.entry.harms ?? [])
      if (harm.of !== 'missing' || !lives) out.push({ from: mark.from, to: mark.to, of: harm.of, form: harm.form, joint })
    if (mark.to - mark.from > 1 && mark.entry.harms?.some((h) => h.of === 'casualties')) {
      for (let i = mark.from; i < mark.to; i++) {
        const part = lexicon.word(reading.tokens[i]?.norm ?? '')
        for (const harm of part?.entry.harms ?? [])
          if (harm.of !== 'casualties') out.push({ from: i, to: i + 1, of: harm.of, form: harm.form, joint: true })
      }
    }
  })
  return out
}

/** "فقد 18 شخصا من عائلة واحدة حياتهم": dead, not missing. */
function losesLives({ tokens, sentenceOf, language }: Reading, { from, to }: Mark): boolean {
  if (!language.figures.lives.length) return false
  for (let i = to; i < to + 12 && sentenceOf[i] === sentenceOf[from]; i++) {
    if (tokens[i]?.kind === 'mark') return false
    if (language.figures.lives.includes(tokens[i]?.norm ?? '')) return true
  }
  return false
}

/** "The rebel-held east, where 300,000 people live": joined by a hyphen, the word describes a place and counts nobody. */
function hyphened({ tokens }: Reading, { from, to }: Mark): boolean {
  const before = tokens[from - 1]
  return to - from === 1 && before?.norm === '-' && before.glued === true && tokens[from]?.glued === true
}

/** "قضت المحكمة بإعدام…", "قضى القاضي بسجن…": a court rules; elsewhere the word says that somebody died. */
function rules(reading: Reading, mark: Mark): boolean {
  if (!mark.entry.intent) return false
  for (let i = mark.to; i < mark.to + 6; i++) if (/^ب(?:ال)?(?:اعدام|سجن|حبس)/.test(reading.tokens[i]?.norm ?? '')) return true
  return false
}

const WITHIN = 7
/**
 * "The group threatened to execute them", "حكمت المحكمة بإعدام 12 شخصا", "حاول مسلحون اغتيال ضابط": tried, threatened or sentenced to,
 * not done. In English the deed stands after "to" or "be"; in Arabic it is the noun of the act.
 */
function onlyIntended(reading: Reading, marked: Marked, harm: Mark): boolean {
  const { tokens, sentenceOf } = reading
  const { deeds, headLast } = reading.language.figures
  if (harm.to - harm.from > 3) return false
  const last = tokens[harm.to - 1]?.norm ?? ''
  if (!deeds.includes(harm.to - harm.from === 1 ? last.slice(harm.cut) : last) && !deeds.includes(tokens[harm.to - 2]?.norm ?? '')) return false
  if (headLast && !/^(?:to|be)$/.test(tokens[harm.to - 2]?.norm ?? '')) return false
  for (let i = harm.from - 1; i >= 0 && i >= harm.from - WITHIN && sentenceOf[i] === sentenceOf[harm.from]; i--) {
    if (tokens[i]?.kind === 'mark') return false
    const before = markAt(marked, i)
    if (before?.entry.intent) return true
    if (before && before.entry.flags & FLAG.act && !before.entry.person) return false
  }
  return false
}

/** Dead and wounded said in one breath without a number between ("الوفيات والمصابين", "martyred and hurt"): a combined count. */
export function jointHarm(reading: Reading, marked: Marked, index: number): Trigger | undefined {
  const mark = marked.marks[index] as Mark
  if (!mark.entry.harms) return undefined
  const { and } = reading.language.figures
  let next = marked.marks[index + 1]
  let joined = next !== undefined && next.from === mark.to && and.includes(next.proclitics[0] ?? '')
  if (!joined && next?.from === mark.to && next.to - next.from === 1 && (next.entry.joints?.has('and') || next.entry.joints?.has('or'))) {
    next = marked.marks[index + 2]
    joined = next !== undefined && next.from === (marked.marks[index + 1] as Mark).to
  }
  if (!joined || !next?.entry.harms) return undefined
  for (const one of mark.entry.harms) {
    if (one.of !== 'killed' && one.of !== 'injured') continue
    for (const other of next.entry.harms) {
      if ((other.of === 'killed' || other.of === 'injured') && other.of !== one.of && other.form === one.form)
        return { from: mark.from, to: next.to, of: 'casualties', form: one.form, joint: true }
    }
  }
  return undefined
}

/** What stands between two token positions. */
export interface Gap {
  including: boolean
  and: boolean
  /** Index in the vocabulary of marks. */
  mark: number
  triggers: number
  stops: number
  words: number
}

/** Everything the features look at, prepared once per reading. */
export interface Scene {
  readonly reading: Reading
  readonly marked: Marked
  readonly candidates: readonly Candidate[]
  readonly triggers: readonly Trigger[]
  /** For each candidate, the first trigger (index) that does not end before it. */
  readonly firstTrigger: Int32Array
  /** First tokens of the graves named, in order. */
  readonly graves: readonly number[]
  /** Whether graves or bodies are spoken of at all. */
  readonly remains: boolean
}

export function setScene(reading: Reading, marked: Marked, candidates: readonly Candidate[]): Scene {
  const triggers = findTriggers(reading, marked)
  const firstTrigger = new Int32Array(candidates.length)
  let t = 0
  candidates.forEach((candidate, index) => {
    while (t < triggers.length && (triggers[t] as Trigger).to <= candidate.phraseFrom) t++
    firstTrigger[index] = t
  })
  const graves: number[] = []
  for (const mark of marked.marks) if (mark.entry.flags & FLAG.grave) graves.push(mark.from)
  const remains = graves.length > 0 || triggers.some((trigger) => trigger.of === 'bodies' && trigger.form === 'count')
  return { reading, marked, candidates, triggers, firstTrigger, graves, remains }
}

export function gapBetween(scene: Scene, from: number, to: number, joined = false): Gap {
  const { tokens } = scene.reading
  const { marks, at } = scene.marked
  const and = scene.reading.language.figures.and
  const gap: Gap = { including: false, and: joined, mark: 0, triggers: 0, stops: 0, words: 0 }
  for (let i = from; i < to && i < from + 40; ) {
    const m = at[i] as number
    const mark = m < 0 ? undefined : (marks[m] as Mark)
    if (mark && mark.from >= from && mark.to <= to) {
      const { flags } = mark.entry
      if (flags & FLAG.including) gap.including = true
      if (flags & FLAG.and) gap.and = true
      else if (mark.proclitics.length > 0 && and.includes(mark.proclitics[0] ?? '')) gap.and = true
      if (flags & FLAG.act) gap.triggers++
      if (flags & FLAG.stop) gap.stops++
      if (!(flags & FLAG.joint)) gap.words++
      i = mark.to
      continue
    }
    const token = tokens[i] as Token
    if (token.kind === 'mark') gap.mark = markOf(token.norm, gap.mark)
    else if (token.kind === 'word') {
      if (and.includes(token.norm)) gap.and = true
      else gap.words++
    }
    i++
  }
  return gap
}

/** The weight of a mark between two phrases, the stronger one kept: none, comma, open, close, stop. */
function markOf(norm: string, now: number): number {
  switch (norm) {
    case ',':
    case '،':
      return now === 0 ? 1 : now
    case '(':
    case '[':
      return 2
    case ')':
    case ']':
      return 3
    case ':':
    case ';':
    case '؛':
    case '-':
    case '|':
    case '.':
      return 4
    default:
      return now
  }
}

const NEAR_MARK = new Map<string, number>(
  Object.entries({
    ',': 'comma',
    '،': 'comma',
    ':': 'colon',
    '؛': 'colon',
    ';': 'colon',
    '(': 'bracket',
    ')': 'bracket',
    '"': 'quote',
    '“': 'quote',
    '”': 'quote',
    '«': 'quote',
    '»': 'quote',
    '-': 'dash',
    '.': 'edge',
    '!': 'edge',
    '؟': 'edge',
    '?': 'edge',
  }).map(([mark, name]) => [mark, nearIndex(name)]),
)
const EDGE = nearIndex('edge')
const NEAR_WORD = nearIndex('word')
const NEAR_CAP = nearIndex('Word')
const NEAR_NUMBER = nearIndex('number')
const NEAR_OTHER = nearIndex('mark')

/** What stands right beside a candidate, and the size of its amount, as vocabulary indexes. */
export function contextOf(scene: Scene, candidate: Candidate): { left: number; right: number; size: number } {
  const value = candidate.max ?? candidate.min ?? 0
  const year = candidate.kind === 'digits' && value >= 1900 && value <= 2100 && candidate.qualifier === 'exact'
  return {
    left: nearAt(scene, candidate.phraseFrom - 1),
    right: nearAt(scene, candidate.phraseTo),
    size: year ? 0 : value >= 1000 ? 1 : value >= 32 ? 2 : 3,
  }
}

function nearAt(scene: Scene, i: number): number {
  const token = scene.reading.tokens[i]
  if (!token || token.kind === 'break') return EDGE
  const mark = markAt(scene.marked, i)
  if (mark) return mark.digits ? NEAR_NUMBER : mark.entry.near
  if (token.kind === 'word') return token.cap ? NEAR_CAP : NEAR_WORD
  return NEAR_MARK.get(token.norm) ?? NEAR_OTHER
}

/** Amounts that stand between a harm word and the candidate. */
export function numbersBetween(candidates: readonly Candidate[], index: number, from: number, to: number, before: boolean): number {
  let n = 0
  for (let k = before ? index - 1 : index + 1; k >= 0 && k < candidates.length; k += before ? -1 : 1) {
    const other = candidates[k] as Candidate
    if (before ? other.from < from : other.from >= to) break
    if (!other.kind.startsWith('single') && !other.head.startsWith('thing')) n++
    if (n > 3) break
  }
  return n
}

/** Whether a grave is named within reach of the candidate. */
export function nearGrave(scene: Scene, candidate: Candidate): boolean {
  const { graves } = scene
  if (graves.length === 0) return false
  let low = 0
  let high = graves.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((graves[middle] as number) < candidate.from - 30) low = middle + 1
    else high = middle
  }
  const found = graves[low]
  return found !== undefined && found < candidate.to + 25
}

/** Whether a grave is told as news nearby: found, opened, exhumed, or said to hold. */
export function graveNews(scene: Scene, candidate: Candidate): string {
  const { at } = scene.marked
  let news = 'plain'
  for (let i = Math.max(0, candidate.from - 9); i < candidate.to + 6 && i < at.length; i++) {
    const mark: Mark | undefined = markAt(scene.marked, i)
    if (mark && scene.reading.sentenceOf[i] === candidate.sentence && mark.entry.remains) {
      const what = mark.entry.remains[0]?.remains
      if (what === 'located') return mark.from < candidate.from ? 'located-before' : 'located-after'
      news = what ?? news
    }
  }
  return news
}

/** Whether a phrase begins with a conjunction written onto its first word ("وطفلة"). */
export function beginsJoined(scene: Scene, candidate: Candidate): boolean {
  const { and } = scene.reading.language.figures
  if (and.length === 0) return false
  const mark = markAt(scene.marked, candidate.phraseFrom)
  return mark !== undefined && mark.from === candidate.phraseFrom && and.includes(mark.proclitics[0] ?? '')
}
