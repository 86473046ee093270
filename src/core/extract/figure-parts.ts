// Parts: a candidate as a breakdown of an earlier figure, or as its neighbour under the same harm word.

import type { Candidate } from './figure-candidates.ts'
import type { Accepted, Option, Sight } from './figure-choice.ts'
import { fewOf, kindIndex, ofIndex, stepOf, VOCABULARY } from './figure-features.ts'
import { FLAG } from './figure-lexicon.ts'
import { markAt } from './figure-marks.ts'
import {
  PART,
  PART_C,
  PART_CP,
  PART_CX,
  PART_H,
  PART_HC,
  PART_IC,
  PART_K,
  PART_KC,
  PART_KK,
  PART_L,
  PART_N,
  PART_O,
  PART_R,
  PART_WX,
  PART_X,
  PART_XD,
  PART_XS,
  PART_Z,
  PART_ZI,
} from './figure-questions.ts'
import { gapBetween, type Scene } from './figure-scene.ts'

const KINDS = VOCABULARY.kind.length
const MARKS = VOCABULARY.mark.length
const STEPS = VOCABULARY.distance.length
const FEW = VOCABULARY.few.length

/** "Of the 793 bodies exhumed, about 400 …", "من بين 129 جثة": the figure before is the whole. */
function wholeNamed(scene: Scene, whole: Candidate): boolean {
  const before = markAt(scene.marked, whole.phraseFrom - 1)
  const further = markAt(scene.marked, whole.phraseFrom - 2)
  return [before, further].some((mark) => mark?.entry.joints?.has('of') === true || mark?.entry.joints?.has('whole') === true)
}

/** "إحداها", "أحدهم": one of those just counted. */
function ownPart(scene: Scene, candidate: Candidate): boolean {
  const mark = markAt(scene.marked, candidate.from)
  return mark !== undefined && (mark.entry.flags & FLAG.including) !== 0
}

/** Part of, or beside, a figure accepted before: "12 people, three of them children", "4 نساء و3 أطفال". */
export function partOptions(scene: Scene, candidate: Candidate, sight: Sight, accepted: readonly Accepted[], out: Option[]): void {
  const { kind, head, left, right } = sight
  for (let k = accepted.length - 1, nth = 0; k >= 0 && nth < 4; k--, nth++) {
    const other = accepted[k] as Accepted
    const across = candidate.sentence - other.candidate.sentence
    const words = candidate.phraseFrom - other.candidate.phraseTo
    if (across > 1 || words > 45 || words < 0) break
    // Graves are broken down into graves, people into people.
    if (
      (other.of === 'graves') !== (candidate.head === 'grave') &&
      (candidate.head === 'grave' || candidate.head === 'person' || candidate.head === 'harm')
    )
      continue
    const gap = gapBetween(scene, other.candidate.phraseTo, candidate.phraseFrom, sight.joined)
    // Past another harm word only the nearest figure may still be meant.
    if (nth > 0 && gap.triggers > 0) break
    const pure = gap.words === 0 ? 1 : 0
    const inner = other.partOf === undefined ? 0 : 1
    const least = candidate.max ?? candidate.min ?? 0
    const root = other.partOf === undefined ? other : (accepted[other.partOf] as Accepted)
    const whole = root.candidate.max ?? root.candidate.min ?? 0
    const order = least < whole || (least === whole && least > 1 && candidate.qualifier === 'vague') ? 0 : least === whole ? 1 : 2
    const including = gap.including ? 1 : 0
    const cue = (including * 2 + (gap.and ? 1 : 0)) * MARKS + gap.mark
    // A colon before a smaller number opens the list of parts: "28 bodies: 20 men, five women".
    const told = across === 0 && pure === 1 && order === 0 && gap.mark === 4
    const breakdown =
      told ||
      (gap.including && gap.triggers === 0 && gap.words <= 8) ||
      (order === 0 && wholeNamed(scene, other.candidate)) ||
      ownPart(scene, candidate) ||
      gap.mark === 2 ||
      candidate.head === 'pronoun' ||
      (inner === 1 && pure === 1)
    const triggers = fewOf(gap.triggers)
    out.push({
      of: other.of,
      trigger: undefined,
      inherits: k,
      breakdown: breakdown && order < 2 && (across === 0 || candidate.head === 'pronoun'),
      features: [
        PART.base,
        PART_N.base + nth,
        PART_X.base + across,
        PART_XD.base + across * STEPS + stepOf(words),
        PART_C.base + cue,
        PART_CP.base + cue * 2 + pure,
        PART_CX.base + cue * FEW + triggers,
        PART_K.base + kind,
        PART_H.base + head,
        PART_KC.base + kind * 4 * MARKS + cue,
        PART_HC.base + head * 4 * MARKS + cue,
        PART_IC.base + (inner * 4 * MARKS + cue) * 2 + pure,
        PART_Z.base + order,
        PART_ZI.base + (order * 2 + including) * 2 + inner,
        PART_XS.base + triggers * FEW + fewOf(gap.stops),
        PART_WX.base + stepOf(gap.words) * FEW + triggers,
        PART_L.base + left,
        PART_R.base + right,
        PART_O.base + ofIndex(other.of),
        PART_KK.base + kindIndex(other.candidate.kind) * KINDS + kind,
      ],
    })
  }
}
