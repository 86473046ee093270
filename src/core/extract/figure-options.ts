// Options: what a candidate may be (each harm word in reach, its own noun, a part of an earlier figure, nothing), with named features.
import type { Counted } from '../model/index.ts'
import type { Candidate } from './figure-candidates.ts'
import {
  beginsJoined,
  contextOf,
  gapBetween,
  graveNews,
  jointHarm,
  NO_GAP,
  nearGrave,
  numbersBetween,
  type Scene,
  type Trigger,
} from './figure-scene.ts'

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

const distance = (n: number) => (n <= 3 ? String(n) : n <= 5 ? '4' : n <= 8 ? '6' : n <= 14 ? '9' : n <= 22 ? '15' : '23')
const few = (n: number) => (n > 2 ? '3' : String(n))

/** All possible answers for a candidate, given what was accepted before it. */
export function optionsFor(scene: Scene, index: number, accepted: readonly Accepted[]): Option[] {
  const candidate = scene.candidates[index] as Candidate
  const { reading, triggers, candidates } = scene
  const { kind, head, phraseFrom, phraseTo, sentence } = candidate
  const title = sentence < reading.titleSentences ? 't' : 'b'
  const [left, right, size] = contextOf(scene, candidate) as [string, string, string]
  const out: Option[] = []
  const graveNear = nearGrave(scene, candidate)
  const joined = beginsJoined(scene, candidate)

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
    const both = head === 'harm' ? jointHarm(reading, scene.marked, scene.marked.at[noun.from] ?? 0) : undefined
    const own = head === 'harm' ? (noun.entry.harms ?? []) : []
    for (const harm of both ? [...own, both] : own) {
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
    const gap = inside ? NO_GAP : gapBetween(scene, gapFrom, gapTo, joined && before)
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
      `T:${fd}:l${left}`,
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
    const gap = gapBetween(scene, other.candidate.phraseTo, phraseFrom, joined)
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
