// Options: what a candidate may be (each harm word in reach, its own noun, a part of an earlier figure, nothing), with its features.
import type { Counted } from '../model/index.ts'
import type { Candidate } from './figure-candidates.ts'
import { fewOf, formIndex, headIndex, kindIndex, newsIndex, ofIndex, qualifierIndex, question, stepOf, VOCABULARY } from './figure-features.ts'
import { FLAG } from './figure-marks.ts'
import {
  beginsJoined,
  contextOf,
  type Gap,
  gapBetween,
  graveNews,
  jointHarm,
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
  /** Numbers of the features that hold; figure-features names them. */
  readonly features: readonly number[]
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
const BEFORE = 0
const AFTER = 1
const INSIDE = 2

// A harm word near by ("link"), the noun itself ("noun", "grave"), an earlier figure ("part"), no figure ("none").
const LINK = question('link')
const LINK_F = question('link/form,side', 'form', 'side')
const LINK_FD = question('link/form,side,distance', 'form', 'side', 'distance')
const LINK_D = question('link/side,distance', 'side', 'distance')
const LINK_R = question('link/side,rank', 'side', 'few')
const LINK_FX = question('link/form,side,harm-between', 'form', 'side', 'few')
const LINK_FQ = question('link/form,side,numbers-between', 'form', 'side', 'few')
const LINK_P = question('link/side,mark', 'side', 'mark')
const LINK_FP = question('link/form,side,mark', 'form', 'side', 'mark')
const LINK_FH = question('link/form,side,head', 'form', 'side', 'head')
const LINK_H = question('link/head', 'head')
const LINK_K = question('link/kind', 'kind')
const LINK_FK = question('link/form,side,kind', 'form', 'side', 'kind')
const LINK_O = question('link/of', 'of')
const LINK_OF = question('link/of,form,side', 'of', 'form', 'side')
const LINK_OH = question('link/of,head', 'of', 'head')
const LINK_OK = question('link/of,kind', 'of', 'kind')
const LINK_S = question('link/side,stops', 'side', 'few')
const LINK_W = question('link/side,words', 'side', 'few')
const LINK_FT = question('link/form,side,taken', 'form', 'side', 'few')
const LINK_TF = question('link/place,form,side', 'place', 'form', 'side')
const LINK_L = question('link/left', 'near')
const LINK_FL = question('link/form,side,left', 'form', 'side', 'near')
const LINK_RT = question('link/right', 'near')
const LINK_ZH = question('link/size,head', 'size', 'head')
const LINK_INC = question('link/including', 'side')
const LINK_AND = question('link/and', 'side')
const LINK_ANDT = question('link/form,side,and,taken', 'form', 'side', 'few')
const LINK_ADJ = question('link/adjacent:form,side,kind,head', 'form', 'side', 'kind', 'head')
const LINK_G = question('link/grave,of', 'of')
const LINK_GF = question('link/grave,of,form,side', 'of', 'form', 'side')
const LINK_J = question('link/combined,number-beyond,side', 'yes', 'yes', 'side')
const GRAVE = question('grave')
const GRAVE_K = question('grave/kind', 'kind')
const GRAVE_L = question('grave/left', 'near')
const GRAVE_R = question('grave/right', 'near')
const GRAVE_T = question('grave/place', 'place')
const GRAVE_KN = question('grave/kind,news', 'kind', 'news')
const NOUN = question('noun')
const NOUN_K = question('noun/kind', 'kind')
const NOUN_O = question('noun/of', 'of')
const NOUN_FO = question('noun/form,of', 'form', 'of')
const NOUN_KO = question('noun/kind,of', 'kind', 'of')
const NOUN_L = question('noun/left', 'near')
const NOUN_KL = question('noun/kind,left', 'kind', 'near')
const NOUN_R = question('noun/right', 'near')
const NOUN_TK = question('noun/place,kind', 'place', 'kind')
const NOUN_GO = question('noun/grave,of', 'yes', 'of')
const PART = question('part')
const PART_N = question('part/nth', 'few')
const PART_X = question('part/sentence', 'yes')
const PART_XD = question('part/sentence,distance', 'yes', 'distance')
const PART_C = question('part/including,and,mark', 'yes', 'yes', 'mark')
const PART_CP = question('part/including,and,mark,pure', 'yes', 'yes', 'mark', 'yes')
const PART_CX = question('part/including,and,mark,harm-between', 'yes', 'yes', 'mark', 'few')
const PART_K = question('part/kind', 'kind')
const PART_H = question('part/head', 'head')
const PART_KC = question('part/kind,including,and,mark', 'kind', 'yes', 'yes', 'mark')
const PART_HC = question('part/head,including,and,mark', 'head', 'yes', 'yes', 'mark')
const PART_IC = question('part/inner,including,and,mark,pure', 'yes', 'yes', 'yes', 'mark', 'yes')
const PART_Z = question('part/order', 'order')
const PART_ZI = question('part/order,including,inner', 'order', 'yes', 'yes')
const PART_XS = question('part/harm-between,stops', 'few', 'few')
const PART_WX = question('part/words,harm-between', 'distance', 'few')
const PART_L = question('part/left', 'near')
const PART_R = question('part/right', 'near')
const PART_O = question('part/of', 'of')
const PART_KK = question('part/kind,kind', 'kind', 'kind')
const NONE = question('none')
const NONE_K = question('none/kind', 'kind')
const NONE_H = question('none/head', 'head')
const NONE_KH = question('none/kind,head', 'kind', 'head')
const NONE_L = question('none/left', 'near')
const NONE_R = question('none/right', 'near')
const NONE_KL = question('none/kind,left', 'kind', 'near')
const NONE_KR = question('none/kind,right', 'kind', 'near')
const NONE_ZH = question('none/size,head', 'size', 'head')
const NONE_ZK = question('none/size,kind', 'size', 'kind')
const NONE_TK = question('none/place,kind', 'place', 'kind')
const NONE_Q = question('none/qualifier', 'qualifier')
const NONE_TH = question('none/place,head', 'place', 'head')

const FORMS = VOCABULARY.form.length
const KINDS = VOCABULARY.kind.length
const HEADS = VOCABULARY.head.length
const OFS = VOCABULARY.of.length
const NEARS = VOCABULARY.near.length
const MARKS = VOCABULARY.mark.length
const STEPS = VOCABULARY.distance.length
const FEW = VOCABULARY.few.length
const SIDED = FORMS * VOCABULARY.side.length
const NEWS = VOCABULARY.news.length

/** What the features of one candidate share. */
interface Sight {
  readonly kind: number
  readonly head: number
  readonly place: number
  readonly left: number
  readonly right: number
  readonly size: number
  readonly grave: boolean
  readonly joined: boolean
}

/** All possible answers for a candidate, given what was accepted before it. */
export function optionsFor(scene: Scene, index: number, accepted: readonly Accepted[]): Option[] {
  const candidate = scene.candidates[index] as Candidate
  const { left, right, size } = contextOf(scene, candidate)
  const sight: Sight = {
    kind: kindIndex(candidate.kind),
    head: headIndex(candidate.head === 'thing-group' ? 'group' : candidate.head),
    place: candidate.sentence < scene.reading.titleSentences ? 0 : 1,
    left,
    right,
    size,
    grave: nearGrave(scene, candidate),
    joined: beginsJoined(scene, candidate),
  }
  const out: Option[] = []
  nounOptions(scene, candidate, sight, out)
  linkOptions(scene, index, sight, accepted, out)
  partOptions(scene, candidate, sight, accepted, out)
  if (out.length > 0) out.push({ features: noneFeatures(candidate, sight) })
  return out
}

/** The counted noun is itself the harm word: "15 bodies", "قتيلان", "no casualties", "a mass grave". */
function nounOptions(scene: Scene, candidate: Candidate, sight: Sight, out: Option[]): void {
  const { noun } = candidate
  if (!noun) return
  const { kind, left, right, place } = sight
  if (noun.entry.grave && (candidate.head === 'grave' || candidate.kind === 'grave')) {
    const news = newsIndex(graveNews(scene, candidate))
    out.push({
      of: 'graves',
      trigger: { from: noun.from, to: noun.to, of: 'graves', form: 'count' },
      features: [
        GRAVE.base,
        GRAVE_K.base + kind,
        GRAVE_L.base + left,
        GRAVE_R.base + right,
        GRAVE_T.base + place,
        GRAVE_KN.base + kind * NEWS + news,
      ],
    })
  }
  if (candidate.head !== 'harm') return
  const both = jointHarm(scene.reading, scene.marked, scene.marked.at[noun.from] ?? 0)
  const own = noun.entry.harms ?? []
  for (const harm of both ? [both] : own) {
    const of = ofIndex(harm.of)
    out.push({
      of: harm.of,
      trigger: { from: noun.from, to: noun.to, of: harm.of, form: 'count' },
      features: [
        NOUN.base,
        NOUN_K.base + kind,
        NOUN_O.base + of,
        NOUN_FO.base + formIndex(harm.form) * OFS + of,
        NOUN_KO.base + kind * OFS + of,
        NOUN_L.base + left,
        NOUN_KL.base + kind * NEARS + left,
        NOUN_R.base + right,
        NOUN_TK.base + place * KINDS + kind,
        NOUN_GO.base + (sight.grave ? OFS : 0) + of,
      ],
    })
  }
}

/** Harm words in reach, nearest first on each side. */
function linkOptions(scene: Scene, index: number, sight: Sight, accepted: readonly Accepted[], out: Option[]): void {
  const { triggers } = scene
  const first = scene.firstTrigger[index] as number
  for (const side of [BEFORE, AFTER]) {
    const seen = new Uint8Array(FORMS * OFS)
    const step = side === BEFORE ? -1 : 1
    let rank = 0
    for (let t = side === BEFORE ? first - 1 : first, steps = 0; t >= 0 && t < triggers.length && rank < SIDES && steps < 24; t += step, steps++) {
      const made = linkOption(scene, index, triggers[t] as Trigger, side, rank, sight, accepted, seen)
      if (made === 'far') break
      if (made) {
        out.push(made)
        rank++
      }
    }
  }
}

function linkOption(
  scene: Scene,
  index: number,
  trigger: Trigger,
  toward: number,
  rank: number,
  sight: Sight,
  accepted: readonly Accepted[],
  seen: Uint8Array,
): Option | 'far' | undefined {
  const candidate = scene.candidates[index] as Candidate
  const { phraseFrom, phraseTo, sentence } = candidate
  if (scene.reading.sentenceOf[trigger.from] !== sentence) return 'far'
  const before = toward === BEFORE
  const inside = trigger.from < phraseTo && trigger.to > phraseFrom
  const gapFrom = before ? trigger.to : phraseTo
  const gapTo = before ? phraseFrom : trigger.from
  const words = inside ? 0 : gapTo - gapFrom
  if (words > NEAR) return 'far'
  if (
    trigger.from < candidate.to &&
    trigger.to > candidate.from &&
    candidate.kind !== 'single-article' &&
    candidate.kind !== 'grave' &&
    candidate.kind !== 'zero'
  )
    return undefined
  // Holding alone harms nobody: it needs a grave, a pit or a well near by.
  if (trigger.form === 'holder' && !sight.grave) return undefined
  const form = formIndex(trigger.form)
  const of = ofIndex(trigger.of)
  if (seen[form * OFS + of]) return undefined
  seen[form * OFS + of] = 1
  const gap = inside ? NO_GAP : gapBetween(scene, gapFrom, gapTo, sight.joined && before)
  const between = numbersBetween(scene.candidates, index, gapFrom, gapTo, before)
  let taken = 0
  for (let k = accepted.length - 1; k >= 0 && k >= accepted.length - 6; k--) {
    const other = accepted[k] as Accepted
    if (other.trigger.from === trigger.from && other.candidate.sentence === sentence) taken++
  }
  const { kind, head, left, right } = sight
  const side = inside ? INSIDE : toward
  const fd = form * 3 + side
  const step = stepOf(words)
  const features = [
    LINK.base,
    LINK_F.base + fd,
    LINK_FD.base + fd * STEPS + step,
    LINK_D.base + side * STEPS + step,
    LINK_R.base + side * FEW + fewOf(rank),
    LINK_FX.base + fd * FEW + fewOf(gap.triggers),
    LINK_FQ.base + fd * FEW + fewOf(between),
    LINK_P.base + side * MARKS + gap.mark,
    LINK_FP.base + fd * MARKS + gap.mark,
    LINK_FH.base + fd * HEADS + head,
    LINK_H.base + head,
    LINK_K.base + kind,
    LINK_FK.base + fd * KINDS + kind,
    LINK_O.base + of,
    LINK_OF.base + of * SIDED + fd,
    LINK_OH.base + of * HEADS + head,
    LINK_OK.base + of * KINDS + kind,
    LINK_S.base + side * FEW + fewOf(gap.stops),
    LINK_W.base + side * FEW + fewOf(gap.words),
    LINK_FT.base + fd * FEW + fewOf(taken),
    LINK_TF.base + sight.place * SIDED + fd,
    LINK_L.base + left,
    LINK_FL.base + fd * NEARS + left,
    LINK_RT.base + right,
    LINK_ZH.base + sight.size * HEADS + head,
  ]
  if (trigger.joint)
    features.push(LINK_J.base + ((trigger.of === 'casualties' ? 2 : 0) + (numberBeyond(scene, index, trigger, before) ? 1 : 0)) * 3 + side)
  if (gap.including) features.push(LINK_INC.base + side)
  if (gap.and) features.push(LINK_AND.base + side, LINK_ANDT.base + fd * FEW + fewOf(taken))
  if (words === 0) features.push(LINK_ADJ.base + (fd * KINDS + kind) * HEADS + head)
  if (sight.grave) features.push(LINK_G.base + of, LINK_GF.base + of * SIDED + fd)
  return { of: trigger.of, trigger, features }
}

/** "Of the 793 bodies exhumed, about 400 …", "من بين 129 جثة": the figure before is the whole. */
function wholeNamed(scene: Scene, whole: Candidate): boolean {
  const { marks, at } = scene.marked
  const before = marks[at[whole.phraseFrom - 1] ?? -1]
  const further = marks[at[whole.phraseFrom - 2] ?? -1]
  return [before, further].some((mark) => mark?.entry.joints?.has('of') === true || mark?.entry.joints?.has('whole') === true)
}

/** "إحداها", "أحدهم": one of those just counted. */
function ownPart(scene: Scene, candidate: Candidate): boolean {
  const mark = scene.marked.marks[scene.marked.at[candidate.from] ?? -1]
  return mark !== undefined && (mark.entry.flags & FLAG.including) !== 0
}

/** Whether another amount stands on the far side of a combined harm word: "28 killed and wounded 30" are two counts. */
function numberBeyond(scene: Scene, index: number, trigger: Trigger, before: boolean): boolean {
  const other = scene.candidates[before ? index - 1 : index + 1]
  if (!other || other.sentence !== scene.candidates[index]?.sentence) return false
  const away = before ? trigger.from - other.phraseTo : other.phraseFrom - trigger.to
  return away >= -1 && away <= 4
}

/** Part of, or beside, a figure accepted before: "12 people, three of them children", "4 نساء و3 أطفال". */
function partOptions(scene: Scene, candidate: Candidate, sight: Sight, accepted: readonly Accepted[], out: Option[]): void {
  const { kind, head, left, right } = sight
  for (let k = accepted.length - 1, nth = 0; k >= 0 && nth < 4; k--, nth++) {
    const other = accepted[k] as Accepted
    const across = candidate.sentence - other.candidate.sentence
    const words = candidate.phraseFrom - other.candidate.phraseTo
    if (across > 1 || words > 45 || words < 0) break
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
    const told = pure === 1 && order === 0 && gap.mark === 4
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
      inherits: k,
      breakdown: breakdown && order < 2,
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

function noneFeatures(candidate: Candidate, sight: Sight): number[] {
  const { kind, head, left, right, size, place } = sight
  return [
    NONE.base,
    NONE_K.base + kind,
    NONE_H.base + head,
    NONE_KH.base + kind * HEADS + head,
    NONE_L.base + left,
    NONE_R.base + right,
    NONE_KL.base + kind * NEARS + left,
    NONE_KR.base + kind * NEARS + right,
    NONE_ZH.base + size * HEADS + head,
    NONE_ZK.base + size * KINDS + kind,
    NONE_TK.base + place * KINDS + kind,
    NONE_Q.base + qualifierIndex(candidate.qualifier),
    NONE_TH.base + place * HEADS + head,
  ]
}

const NO_GAP: Gap = { including: false, and: false, mark: 0, triggers: 0, stops: 0, words: 0 }
