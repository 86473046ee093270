// The scene of a reading: candidates and harm words in order, and what stands between and around them.
import type { HarmForm } from '../languages/figures.ts'
import type { Counted } from '../model/index.ts'
import type { Candidate } from './figure-candidates.ts'
import { lexiconOf, type Mark, type Marked } from './figure-marks.ts'
import type { Reading } from './reading.ts'

/** A harm word that may take a number. */
export interface Trigger {
  readonly from: number
  readonly to: number
  readonly of: Counted
  readonly form: HarmForm
}

/** Harm words of a reading in text order; the parts of a joined phrase ("killed and wounded") stand beside the whole. */
export function findTriggers(reading: Reading, marked: Marked): Trigger[] {
  const lexicon = lexiconOf(reading.language)
  const out: Trigger[] = []
  marked.marks.forEach((mark, index) => {
    const joined = jointHarm(reading, marked, index)
    if (joined) out.push(joined)
    for (const harm of mark.entry.harms ?? []) out.push({ from: mark.from, to: mark.to, of: harm.of, form: harm.form })
    if (mark.to - mark.from > 1 && mark.entry.harms?.some((h) => h.of === 'casualties')) {
      for (let i = mark.from; i < mark.to; i++) {
        const part = lexicon.word(reading.tokens[i]?.norm ?? '')
        for (const harm of part?.entry.harms ?? []) if (harm.of !== 'casualties') out.push({ from: i, to: i + 1, of: harm.of, form: harm.form })
      }
    }
  })
  return out
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
        return { from: mark.from, to: next.to, of: 'casualties', form: one.form }
    }
  }
  return undefined
}

/** What stands between two token positions. */
export interface Gap {
  readonly including: boolean
  readonly and: boolean
  readonly marks: string
  readonly triggers: number
  readonly stops: number
  readonly most: boolean
  readonly words: number
}

/** Everything the features look at, prepared once per reading. */
export interface Scene {
  readonly reading: Reading
  readonly marked: Marked
  readonly candidates: readonly Candidate[]
  readonly triggers: readonly Trigger[]
  /** For each candidate, the first trigger (index) that does not end before it. */
  readonly firstTrigger: Int32Array
}

export function setScene(reading: Reading, marked: Marked, candidates: readonly Candidate[]): Scene {
  const triggers = findTriggers(reading, marked)
  const firstTrigger = new Int32Array(candidates.length)
  let t = 0
  candidates.forEach((candidate, index) => {
    while (t < triggers.length && (triggers[t] as Trigger).to <= candidate.phraseFrom) t++
    firstTrigger[index] = t
  })
  return { reading, marked, candidates, triggers, firstTrigger }
}

export function gapBetween(scene: Scene, from: number, to: number, joined = false): Gap {
  const { tokens } = scene.reading
  const { marks, at } = scene.marked
  const and = scene.reading.language.figures.and
  let including = false
  let conj = joined
  let most = false
  let punct = ''
  let triggers = 0
  let stops = 0
  let words = 0
  for (let i = from; i < to && i < from + 40; ) {
    const token = tokens[i]
    const mark = marks[at[i] ?? -1]
    if (mark && mark.from >= from && mark.to <= to) {
      const { entry } = mark
      if (entry.joints) {
        if (entry.joints.has('including') || entry.joints.has('of-them')) including = true
        if (entry.joints.has('and')) conj = true
        if (entry.joints.has('most')) most = true
      }
      if (and.includes(mark.proclitics[0] ?? '')) conj = true
      if (entry.harms?.some((h) => h.form !== 'holder')) triggers++
      if (entry.stop) stops++
      if (!entry.joints) words++
      i = mark.to
      continue
    }
    if (token?.kind === 'mark') {
      if (token.norm === ',' || token.norm === '،') punct = punct === '' ? ',' : punct
      else if (token.norm === '(' || token.norm === '[') punct = '('
      else if (token.norm === ')' || token.norm === ']') punct = ')'
      else if (token.norm === ':' || token.norm === ';' || token.norm === '؛' || token.norm === '-' || token.norm === '|' || token.norm === '.')
        punct = ':'
    } else if (token?.kind === 'word') {
      if (and.includes(token.norm)) conj = true
      else words++
    }
    i++
  }
  return { including, and: conj, marks: punct, triggers, stops, most, words }
}

export const NO_GAP: Gap = { including: false, and: false, marks: '', triggers: 0, stops: 0, most: false, words: 0 }

/** How the words right around a candidate look: for the choice of no figure. */
export function contextOf(scene: Scene, candidate: Candidate): string[] {
  const { tokens } = scene.reading
  const { marks, at } = scene.marked
  const side = (i: number): string => {
    const token = tokens[i]
    if (!token || token.kind === 'break') return 'edge'
    const mark = marks[at[i] ?? -1]
    if (!mark) return token.kind === 'word' ? (token.cap ? 'Word' : 'word') : /[.!?؟]/.test(token.norm) ? 'edge' : token.norm
    const { entry } = mark
    if (mark.digits || entry.number) return 'number'
    if (entry.harms) return `harm-${entry.harms[0]?.form}`
    if (entry.thing) return `thing-${entry.thing.kind}`
    if (entry.person) return 'person'
    if (entry.joints) return `joint-${[...entry.joints][0]}`
    if (entry.qualifiers) return 'qualifier'
    if (entry.other) return 'other'
    if (entry.none) return 'none'
    if (entry.stop) return `stop`
    return 'cue'
  }
  const size = candidate.max ?? candidate.min ?? 0
  const year = candidate.kind === 'digits' && size >= 1900 && size <= 2100 && candidate.qualifier === 'exact'
  return [side(candidate.phraseFrom - 1), side(candidate.phraseTo), year ? 'year' : size >= 1000 ? 'big' : size >= 32 ? 'mid' : 'small']
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

/** Whether a grave is named within two sentences' reach of the candidate. */
export function nearGrave(scene: Scene, candidate: Candidate): boolean {
  const { marks, at } = scene.marked
  for (let i = Math.max(0, candidate.from - 30); i < candidate.to + 25 && i < at.length; i++) {
    const mark = marks[at[i] ?? -1]
    if (mark?.entry.grave) return true
  }
  return false
}

/** Whether a grave is told as news nearby: found, opened, exhumed, or said to hold. */
export function graveNews(scene: Scene, candidate: Candidate): string {
  const { marks, at } = scene.marked
  let news = 'plain'
  for (let i = Math.max(0, candidate.from - 9); i < candidate.to + 6 && i < at.length; i++) {
    const mark: Mark | undefined = marks[at[i] ?? -1]
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
  const mark = scene.marked.marks[scene.marked.at[candidate.phraseFrom] ?? -1]
  return mark !== undefined && mark.from === candidate.phraseFrom && and.includes(mark.proclitics[0] ?? '')
}
