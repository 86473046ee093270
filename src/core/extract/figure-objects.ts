// Objects: two who stand behind a verb of harm and its doer ("قتل مسلحون جنديين"); the doer is none of them.
import type { Candidate } from './figure-candidates.ts'
import type { Option } from './figure-choice.ts'
import { markAt } from './figure-marks.ts'
import type { Scene, Trigger } from './figure-scene.ts'

/** How far the verb may stand in front: "اغتال مسلحون يستقلون دراجة نارية عنصرين". */
const FAR = 8

/**
 * "قتل الجيش شابين", "اغتال مسلحون مجهولون عنصرين من الجيش": a dual in the oblique case, with no joining letter and no preposition in front, is
 * the object of the verb. "قتل والد طفلين" counts the father: a bare word right in front has the dual in construct.
 */
export function objectOfDeed(scene: Scene, candidate: Candidate): Option | undefined {
  const { reading, marked, triggers } = scene
  const { tokens, sentenceOf, language } = reading
  if (language.figures.headLast || candidate.kind !== 'two' || !OBLIQUE.test(tokens[candidate.from]?.norm ?? '')) return undefined
  if (markAt(marked, candidate.from)?.proclitics.length) return undefined
  if (!ENDED.test(tokens[candidate.from - 1]?.norm ?? '')) return undefined
  for (let k = candidate.from - 1; k > candidate.from - FAR && sentenceOf[k] === candidate.sentence; k--) {
    const mark = markAt(marked, k)
    if (language.figures.kills.includes(tokens[k]?.norm ?? '')) {
      const trigger = k < candidate.from - 1 ? triggerAt(triggers, k) : undefined
      return trigger && { of: trigger.of, trigger, inherits: undefined, breakdown: false, features: [] }
    }
    if (tokens[k]?.kind !== 'word' || mark?.digits || mark?.entry.number || mark?.entry.stop || mark?.entry.joints || mark?.entry.harms)
      return undefined
  }
  return undefined
}

const OBLIQUE = /ين$/
/** A doer's last word: with the article, a plural's ending, an adjective's. */
const ENDED = /^ال|ون$|[^ا]يه$/

const triggerAt = (triggers: readonly Trigger[], at: number): Trigger | undefined => triggers.find((one) => one.from === at && one.form === 'past')
