// Options: what a candidate may be (each harm word in reach, its own noun, a part of an earlier figure, nothing), with its features.
import type { Candidate } from './figure-candidates.ts'
import type { Accepted, Option, Sight } from './figure-choice.ts'
import { combined, ellipticGraves, parallel, partAhead, raised, toldBody } from './figure-ellipsis.ts'
import { fewOf, formIndex, headIndex, kindIndex, newsIndex, ofIndex, qualifierIndex, stepOf, VOCABULARY } from './figure-features.ts'
import { objectOfDeed } from './figure-objects.ts'
import { partOptions } from './figure-parts.ts'
import {
  GRAVE,
  GRAVE_K,
  GRAVE_KN,
  GRAVE_L,
  GRAVE_R,
  GRAVE_T,
  LINK,
  LINK_ADJ,
  LINK_AND,
  LINK_ANDT,
  LINK_D,
  LINK_F,
  LINK_FD,
  LINK_FH,
  LINK_FK,
  LINK_FL,
  LINK_FP,
  LINK_FQ,
  LINK_FT,
  LINK_FX,
  LINK_G,
  LINK_GF,
  LINK_H,
  LINK_INC,
  LINK_J,
  LINK_K,
  LINK_L,
  LINK_O,
  LINK_OF,
  LINK_OH,
  LINK_OK,
  LINK_P,
  LINK_R,
  LINK_RT,
  LINK_S,
  LINK_TF,
  LINK_W,
  LINK_ZH,
  NONE,
  NONE_H,
  NONE_K,
  NONE_KH,
  NONE_KL,
  NONE_KR,
  NONE_L,
  NONE_Q,
  NONE_R,
  NONE_TH,
  NONE_TK,
  NONE_ZH,
  NONE_ZK,
  NOUN,
  NOUN_FO,
  NOUN_GO,
  NOUN_K,
  NOUN_KL,
  NOUN_KO,
  NOUN_L,
  NOUN_O,
  NOUN_R,
  NOUN_TK,
} from './figure-questions.ts'
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
import { graveFor, victimsAsRemains } from './figure-victims.ts'

const NEAR = 34
const SIDES = 5
const BEFORE = 0
const AFTER = 1
const INSIDE = 2

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

/** "بلغ عدد القبور الفردية 700 قبر", "30 individual graves": for one person each. */
function ofSingles(scene: Scene, candidate: Candidate): boolean {
  const { singleKinds } = scene.reading.language.figures
  for (let i = candidate.from - 6; i < candidate.to + 4; i++) if (singleKinds.includes(scene.reading.tokens[i]?.norm ?? '')) return true
  return false
}

const OF_GRAVES: ReadonlySet<string> = new Set(['digits', 'words', 'range', 'vague'])

/** All possible answers for a candidate, given what was accepted before it. */
export function optionsFor(scene: Scene, index: number, accepted: readonly Accepted[]): Option[] {
  const candidate = scene.candidates[index] as Candidate
  const grave = nearGrave(scene, candidate)
  const open =
    ellipticGraves(scene, candidate, accepted) ??
    toldBody(scene, candidate) ??
    objectOfDeed(scene, candidate) ??
    raised(scene, candidate, accepted, grave) ??
    victimsAsRemains(scene, candidate) ??
    graveFor(scene, candidate) ??
    parallel(scene, candidate, accepted) ??
    combined(scene, index) ??
    partAhead(scene, index)
  if (open) return [open]
  const { left, right, size } = contextOf(scene, candidate)
  const sight: Sight = {
    kind: kindIndex(candidate.kind),
    head: headIndex(candidate.head === 'thing-group' ? 'group' : candidate.head),
    place: candidate.sentence < scene.reading.titleSentences ? 0 : 1,
    left,
    right,
    size,
    grave,
    joined: beginsJoined(scene, candidate),
  }
  const out: Option[] = []
  nounOptions(scene, candidate, sight, out)
  // "37 mass graves have not been exhumed yet": a number that counts graves is a figure, whatever is told of them.
  if (candidate.head === 'grave' && OF_GRAVES.has(candidate.kind) && out.length === 1 && !ofSingles(scene, candidate)) return out
  // "48 graves" counts graves and nothing else.
  if (candidate.head !== 'grave') linkOptions(scene, index, sight, accepted, out)
  partOptions(scene, candidate, sight, accepted, out)
  if (out.length > 0) out.push({ of: undefined, trigger: undefined, inherits: undefined, breakdown: false, features: noneFeatures(candidate, sight) })
  return out
}

/** The counted noun is itself the harm word: "15 bodies", "قتيلان", "no casualties", "a mass grave". */
function nounOptions(scene: Scene, candidate: Candidate, sight: Sight, out: Option[]): void {
  const { noun } = candidate
  if (!noun) return
  const { kind, left, right, place } = sight
  if (candidate.head === 'grave' || (noun.entry.grave && candidate.kind === 'grave')) {
    const news = newsIndex(graveNews(scene, candidate))
    out.push({
      of: 'graves',
      trigger: { from: noun.from, to: noun.to, of: 'graves', form: 'count', joint: false },
      inherits: undefined,
      breakdown: false,
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
      trigger: { from: noun.from, to: noun.to, of: harm.of, form: 'count', joint: false },
      inherits: undefined,
      breakdown: false,
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

/** Which forms and categories a side has shown so far: in hand for one side at a time. */
const seen = new Uint8Array(FORMS * OFS)

/** Harm words in reach, nearest first on each side. */
function linkOptions(scene: Scene, index: number, sight: Sight, accepted: readonly Accepted[], out: Option[]): void {
  const { triggers } = scene
  const first = scene.firstTrigger[index] as number
  for (const side of [BEFORE, AFTER]) {
    seen.fill(0)
    const step = side === BEFORE ? -1 : 1
    let rank = 0
    for (let t = side === BEFORE ? first - 1 : first, steps = 0; t >= 0 && t < triggers.length && rank < SIDES && steps < 24; t += step, steps++) {
      const made = linkOption(scene, index, triggers[t] as Trigger, side, rank, sight, accepted)
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
  return { of: trigger.of, trigger, inherits: undefined, breakdown: false, features }
}

/** Whether another amount stands on the far side of a combined harm word: "28 killed and wounded 30" are two counts. */
function numberBeyond(scene: Scene, index: number, trigger: Trigger, before: boolean): boolean {
  const other = scene.candidates[before ? index - 1 : index + 1]
  if (!other || other.sentence !== scene.candidates[index]?.sentence) return false
  const away = before ? trigger.from - other.phraseTo : other.phraseFrom - trigger.to
  return away >= -1 && away <= 4
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
