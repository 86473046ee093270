// Links: decides for every candidate which harm word it belongs to, whether it breaks down an earlier figure, or that it is no figure.
// A small log-linear model: each possible link has named features, the language's table gives their weights, the best sum wins.
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

/** A possible answer for one candidate. `of` undefined: no figure. */
export interface Option {
  readonly of?: Counted
  /** The harm word, where one is taken directly. */
  readonly trigger?: Trigger
  /** Index in the accepted list of the figure it breaks down or stands beside. */
  readonly inherits?: number
  readonly breakdown?: boolean
  readonly features: readonly string[]
}

export interface Accepted {
  readonly candidate: Candidate
  readonly of: Counted
  readonly trigger: Trigger
  /** Index of the whole, for a part. */
  readonly partOf?: number
  readonly option: Option
  readonly score: number
}

const NEAR = 34
const SIDES = 5

/** Harm words of a reading in text order; the parts of a joined phrase ("killed and wounded") stand beside the whole. */
export function findTriggers(reading: Reading, marked: Marked): Trigger[] {
  const lexicon = lexiconOf(reading.language)
  const out: Trigger[] = []
  for (const mark of marked.marks) {
    for (const harm of mark.entry.harms ?? []) out.push({ from: mark.from, to: mark.to, of: harm.of, form: harm.form })
    if (mark.to - mark.from > 1 && mark.entry.harms?.some((h) => h.of === 'casualties')) {
      for (let i = mark.from; i < mark.to; i++) {
        const part = lexicon.word(reading.tokens[i]?.norm ?? '')
        for (const harm of part?.entry.harms ?? []) if (harm.of !== 'casualties') out.push({ from: i, to: i + 1, of: harm.of, form: harm.form })
      }
    }
  }
  return out
}

const distance = (n: number) => (n <= 3 ? String(n) : n <= 5 ? '4' : n <= 8 ? '6' : n <= 14 ? '9' : n <= 22 ? '15' : '23')
const few = (n: number) => (n > 2 ? '3' : String(n))

/** What stands between two token positions. */
interface Gap {
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

function gapBetween(scene: Scene, from: number, to: number): Gap {
  const { tokens } = scene.reading
  const { marks, at } = scene.marked
  const and = scene.reading.language.figures.and
  let including = false
  let conj = false
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
      if (entry.harms) triggers++
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

/** How the words right around a candidate look: for the choice of no figure. */
function contextOf(scene: Scene, candidate: Candidate): string[] {
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

/** All possible answers for a candidate, given what was accepted before it. */
export function optionsFor(scene: Scene, index: number, accepted: readonly Accepted[]): Option[] {
  const candidate = scene.candidates[index] as Candidate
  const { reading, triggers, candidates } = scene
  const { kind, head, phraseFrom, phraseTo, sentence } = candidate
  const title = sentence < reading.titleSentences ? 't' : 'b'
  const [left, right, size] = contextOf(scene, candidate) as [string, string, string]
  const out: Option[] = []
  const graveNear = nearGrave(scene, candidate)

  // The counted noun is itself the harm word: "15 bodies", "قتيلان", "no casualties".
  if (candidate.noun) {
    const noun = candidate.noun
    if (noun.entry.grave && (head === 'grave' || candidate.kind === 'grave')) {
      out.push({
        of: 'graves',
        trigger: { from: noun.from, to: noun.to, of: 'graves', form: 'count' },
        features: ['G', `G:${kind}`, `G:${left}`, `G:${title}`, `G:${right}`, `G:${kind}:${graveNews(scene, candidate)}`],
      })
    }
    for (const harm of noun.entry.harms ?? []) {
      if (head !== 'harm') continue
      out.push({
        of: harm.of,
        trigger: { from: noun.from, to: noun.to, of: harm.of, form: 'count' },
        features: [
          'S',
          `S:${kind}`,
          `S:${harm.of}`,
          `S:${harm.form}:${harm.of}`,
          `S:${kind}:${harm.of}`,
          `S:l${left}`,
          `S:${kind}:l${left}`,
          `S:r${right}`,
          `S:${title}:${kind}`,
        ],
      })
    }
  }

  const seen = new Set<string>()
  const consider = (t: number, before: boolean, rank: number) => {
    const trigger = triggers[t] as Trigger
    if (reading.sentenceOf[trigger.from] !== sentence) return false
    const inside = trigger.from < phraseTo && trigger.to > phraseFrom
    const gapFrom = before ? trigger.to : phraseTo
    const gapTo = before ? phraseFrom : trigger.from
    const words = inside ? 0 : gapTo - gapFrom
    if (words > NEAR) return false
    if (trigger.from < candidate.to && trigger.to > candidate.from && kind !== 'single-article' && kind !== 'grave') return true
    const key = `${trigger.of}${trigger.form}${before}`
    if (seen.has(key)) return true
    seen.add(key)
    const gap = inside ? NO_GAP : gapBetween(scene, gapFrom, gapTo)
    const between = numbersBetween(candidates, index, gapFrom, gapTo, before)
    const dir = inside ? 'O' : before ? 'B' : 'A'
    const { form, of } = trigger
    let taken = 0
    for (let k = accepted.length - 1; k >= 0 && k >= accepted.length - 6; k--) {
      const other = accepted[k] as Accepted
      if (other.trigger.from === trigger.from && other.candidate.sentence === sentence) taken++
    }
    const fd = `${form}:${dir}`
    const features = [
      'T',
      `T:${fd}`,
      `T:${fd}:d${distance(words)}`,
      `T:${dir}:d${distance(words)}`,
      `T:${dir}:r${rank}`,
      `T:${fd}:x${few(gap.triggers)}`,
      `T:${fd}:q${few(between)}`,
      `T:${dir}:p${gap.marks}`,
      `T:${fd}:p${gap.marks}`,
      `T:${fd}:h${head}`,
      `T:h${head}`,
      `T:k${kind}`,
      `T:${fd}:k${kind}`,
      `T:o${of}`,
      `T:o${of}:${fd}`,
      `T:o${of}:h${head}`,
      `T:o${of}:k${kind}`,
      `T:${dir}:s${few(gap.stops)}`,
      `T:${dir}:w${few(gap.words)}`,
      `T:${fd}:t${few(taken)}`,
      `T:${title}:${fd}`,
      `T:l${left}`,
      `T:r${right}`,
      `T:${size}:h${head}`,
    ]
    if (gap.including) features.push(`T:${dir}:inc`)
    if (gap.and) features.push(`T:${dir}:and`, `T:${fd}:and:t${few(taken)}`)
    if (words === 0) features.push(`T:${fd}:adj:k${kind}:h${head}`)
    if (graveNear) features.push(`T:grave:${of}`, `T:grave:${of}:${fd}`)
    if (of === 'casualties') features.push(`T:cas:l${before ? left : ''}:r${before ? '' : right}`)
    out.push({ of, trigger, features })
    return true
  }
  const first = scene.firstTrigger[index] as number
  let rank = 0
  let steps = 0
  for (let t = first - 1; t >= 0 && rank < SIDES && steps < 24; t--, steps++) {
    const size0 = out.length
    if (!consider(t, true, Math.min(rank, 3))) break
    if (out.length > size0) rank++
  }
  rank = 0
  steps = 0
  seen.clear()
  for (let t = first; t < triggers.length && rank < SIDES && steps < 24; t++, steps++) {
    const size0 = out.length
    if (!consider(t, false, Math.min(rank, 3))) break
    if (out.length > size0) rank++
  }

  // Part of, or beside, a figure accepted before: "12 people, three of them children", "4 نساء و3 أطفال".
  for (let k = accepted.length - 1, nth = 0; k >= 0 && nth < 4; k--, nth++) {
    const other = accepted[k] as Accepted
    const across = sentence - other.candidate.sentence
    const words = phraseFrom - other.candidate.phraseTo
    if (across > 1 || words > 45 || words < 0) break
    const gap = gapBetween(scene, other.candidate.phraseTo, phraseFrom)
    const pure = gap.words === 0
    const inner = other.partOf !== undefined
    const least = candidate.max ?? candidate.min ?? 0
    const whole = other.candidate.max ?? other.candidate.min ?? 0
    const smaller = least < whole || (least === whole && least > 1 && candidate.qualifier === 'vague') ? 'lt' : least === whole ? 'eq' : 'gt'
    const cue = `${gap.including ? 'inc' : ''}${gap.and ? 'and' : ''}${gap.marks}`
    const breakdown = (gap.including && smaller !== 'gt') || gap.marks === '(' || head === 'pronoun' || (inner && pure)
    out.push({
      of: other.of,
      inherits: k,
      breakdown: breakdown && smaller !== 'gt',
      features: [
        'I',
        `I:n${nth}`,
        `I:x${across}`,
        `I:x${across}:d${distance(words)}`,
        `I:c${cue}`,
        `I:c${cue}:${pure ? 'p' : 'n'}`,
        `I:c${cue}:x${few(gap.triggers)}`,
        `I:k${kind}`,
        `I:h${head}`,
        `I:k${kind}:c${cue}`,
        `I:h${head}:c${cue}`,
        `I:${inner ? 'in' : 'out'}:c${cue}:${pure ? 'p' : 'n'}`,
        `I:${smaller}`,
        `I:${smaller}:${gap.including ? 'inc' : ''}:${inner ? 'in' : 'out'}`,
        `I:x${few(gap.triggers)}:s${few(gap.stops)}`,
        `I:w${distance(gap.words)}:x${few(gap.triggers)}`,
        `I:l${left}`,
        `I:r${right}`,
        `I:o${other.of}`,
        `I:p${other.candidate.kind}:${kind}`,
      ],
    })
  }
  if (out.length > 0) {
    out.push({
      features: [
        'N',
        `N:k${kind}`,
        `N:h${head}`,
        `N:k${kind}:h${head}`,
        `N:l${left}`,
        `N:r${right}`,
        `N:k${kind}:l${left}`,
        `N:k${kind}:r${right}`,
        `N:${size}:h${head}`,
        `N:${size}:${kind}`,
        `N:${title}:${kind}`,
        `N:q${candidate.qualifier}`,
        ...(title === 't' ? [`N:t:h${head}`] : []),
      ],
    })
  }
  return out
}

const NO_GAP: Gap = { including: false, and: false, marks: '', triggers: 0, stops: 0, most: false, words: 0 }

/** Amounts that stand between a harm word and the candidate. */
function numbersBetween(candidates: readonly Candidate[], index: number, from: number, to: number, before: boolean): number {
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
function nearGrave(scene: Scene, candidate: Candidate): boolean {
  const { marks, at } = scene.marked
  for (let i = Math.max(0, candidate.from - 30); i < candidate.to + 25 && i < at.length; i++) {
    const mark = marks[at[i] ?? -1]
    if (mark?.entry.grave) return true
  }
  return false
}

/** Whether a grave is told as news nearby: found, opened, exhumed, or said to hold. */
function graveNews(scene: Scene, candidate: Candidate): string {
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

/** The sum of an option's weights. */
export function scoreOf(option: Option, weights: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const feature of option.features) sum += weights[feature] ?? 0
  return sum
}

/** Picks the best answer: categories are weighed with all their options together, then the best option of the best category. */
export function decide(options: readonly Option[], weights: Readonly<Record<string, number>>): { option: Option; score: number } | undefined {
  if (options.length === 0) return undefined
  const scores = options.map((option) => scoreOf(option, weights))
  const top = Math.max(...scores)
  const byKind = new Map<Counted | undefined, number>()
  options.forEach((option, i) => {
    byKind.set(option.of, (byKind.get(option.of) ?? 0) + Math.exp((scores[i] as number) - top))
  })
  let best: Counted | undefined
  let bestMass = -1
  for (const [of, mass] of byKind) {
    if (mass > bestMass) {
      best = of
      bestMass = mass
    }
  }
  if (best === undefined) return undefined
  let picked = -1
  options.forEach((option, i) => {
    if (option.of === best && (picked < 0 || (scores[i] as number) > (scores[picked] as number))) picked = i
  })
  return picked < 0 ? undefined : { option: options[picked] as Option, score: scores[picked] as number }
}

/** Adds a decision to the accepted figures: a part or neighbour takes its elder's harm word. */
export function accept(accepted: Accepted[], candidate: Candidate, option: Option, score: number): void {
  if (!option.of) return
  const elder = option.inherits === undefined ? undefined : accepted[option.inherits]
  const trigger = option.trigger ?? elder?.trigger
  if (!trigger) return
  let partOf: number | undefined
  if (elder && option.breakdown) partOf = elder.partOf ?? option.inherits
  accepted.push({ candidate, of: option.of, trigger, option, score, ...(partOf === undefined ? {} : { partOf }) })
}

/** All figures of a scene, left to right. */
export function linkAll(scene: Scene): Accepted[] {
  const weights = scene.reading.language.figures.weights
  const accepted: Accepted[] = []
  scene.candidates.forEach((candidate, index) => {
    const choice = decide(optionsFor(scene, index, accepted), weights)
    if (choice) accept(accepted, candidate, choice.option, choice.score)
  })
  return accepted
}
