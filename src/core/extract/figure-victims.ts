// Victims as remains: dead who are dug up, named or laid to rest are counted as bodies, not as killed again; and what a grave is said to be for.
import type { Candidate } from './figure-candidates.ts'
import type { Option } from './figure-choice.ts'
import { FLAG } from './figure-lexicon.ts'
import { type Mark, markAt } from './figure-marks.ts'
import type { Scene } from './figure-scene.ts'

/** How far behind and before a word for the dead the verb may stand that finds, names or buries them. */
const AFTER = 9
/** The same for a verb that can only be said of remains, past a relative clause. */
const FAR = 22
const BEFORE = 4

/**
 * "20 victims have been identified so far", "will bury 409 victims", "Eleven of the victims have been named", "انتشال 60 شهيدا": bodies. Verbs that
 * may be said of the living ("identified", "brought") need a grave or bodies in the text: "police identified the 12 victims of the raid".
 */
export function victimsAsRemains(scene: Scene, candidate: Candidate): Option | undefined {
  const to = namesDead(scene, candidate)
  if (to === undefined) return undefined
  const verb = verbBefore(scene, candidate) ?? verbAfter(scene, candidate, to)
  if (!verb) return undefined
  if (!sure(scene, verb) && !scene.remains) return undefined
  return {
    of: 'bodies',
    trigger: { from: verb.from, to: verb.to, of: 'bodies', form: 'passive', joint: false },
    inherits: undefined,
    breakdown: false,
    features: [],
  }
}

/** Where the word for the dead ends that an amount counts ("20 victims", "eleven of the victims"); undefined where it counts none. */
function namesDead(scene: Scene, candidate: Candidate): number | undefined {
  const { tokens, language } = scene.reading
  const { dead, restating } = language.figures
  if (candidate.kind !== 'digits' && candidate.kind !== 'words' && candidate.kind !== 'vague' && candidate.kind !== 'range') return undefined
  if (candidate.head === 'harm' && candidate.noun && dead.includes(tokens[candidate.noun.to - 1]?.norm ?? '')) return candidate.noun.to
  if (candidate.head !== 'bare' || tokens[candidate.phraseTo]?.norm !== 'of') return undefined
  const at = candidate.phraseTo + 1
  return restating.includes(tokens[at]?.norm ?? '') && dead.includes(tokens[at + 1]?.norm ?? '') ? at + 2 : undefined
}

function verbBefore(scene: Scene, candidate: Candidate): Mark | undefined {
  const { reading, marked } = scene
  for (let i = candidate.phraseFrom - 1; i >= candidate.phraseFrom - BEFORE && i >= 0; i--) {
    if (reading.sentenceOf[i] !== candidate.sentence || reading.tokens[i]?.kind !== 'word') return undefined
    const mark = markAt(marked, i)
    if (mark?.entry.number) return undefined
    if (mark && findsDead(scene, mark)) return mark
  }
  return undefined
}

function verbAfter(scene: Scene, candidate: Candidate, to: number): Mark | undefined {
  const { reading, marked } = scene
  for (let i = to; i < to + FAR && reading.sentenceOf[i] === candidate.sentence; i++) {
    const token = reading.tokens[i]
    if ((token?.kind === 'number' && !/^(?:19|20)\d\d$/.test(token.norm)) || token?.norm === ';' || token?.norm === ':') return undefined
    const mark = markAt(marked, i)
    if (!mark || mark.from !== i) continue
    if (mark.entry.number || mark.entry.harms?.some((h) => h.of === 'killed' && h.form !== 'event' && h.form !== 'count')) return undefined
    if (findsDead(scene, mark) && (i < to + AFTER || sure(scene, mark))) return mark
  }
  return undefined
}

/** Said of remains alone. */
const sure = (scene: Scene, mark: Mark): boolean =>
  mark.entry.remains?.some((one) => one.remains === 'reburied') === true ||
  scene.reading.language.figures.digs.some((stem) => scene.reading.tokens[mark.to - 1]?.norm.includes(stem))

function findsDead(scene: Scene, mark: Mark): boolean {
  const { tokens, language } = scene.reading
  if (mark.entry.remains?.some((one) => one.remains === 'identified' || one.remains === 'recovered' || one.remains === 'reburied')) return true
  const word = tokens[mark.to - 1]?.norm ?? ''
  return mark.entry.remains !== undefined && language.figures.digs.some((stem) => word.includes(stem))
}

/** How far a grave may stand before those it is for. */
const FOR = 8
const AMOUNTS: ReadonlySet<string> = new Set(['digits', 'words', 'vague', 'range'])

/** "مقبرة جماعية جديدة لعشرات الإيزيديين": what a grave is for lies in it. */
export function graveFor(scene: Scene, candidate: Candidate): Option | undefined {
  const { reading, marked } = scene
  const first = markAt(marked, candidate.phraseFrom)
  if (!AMOUNTS.has(candidate.kind) || reading.language.figures.headLast || first?.proclitics[0] !== 'ل' || candidate.head === 'grave')
    return undefined
  for (let i = candidate.phraseFrom - 1; i >= candidate.phraseFrom - FOR && reading.sentenceOf[i] === candidate.sentence; i--) {
    const mark = markAt(marked, i)
    if (mark?.entry.grave)
      return {
        of: 'bodies',
        trigger: { from: mark.from, to: mark.to, of: 'bodies', form: 'holder', joint: false },
        inherits: undefined,
        breakdown: false,
        features: [],
      }
    if (mark && mark.entry.flags & (FLAG.act | FLAG.including)) return undefined
  }
  return undefined
}
