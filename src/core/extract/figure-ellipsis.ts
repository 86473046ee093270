// Ellipsis: numbers whose noun stands elsewhere ("89 mass graves were found; only 31 have been opened").
import type { Candidate } from './figure-candidates.ts'
import type { Accepted, Option } from './figure-choice.ts'
import { FLAG } from './figure-lexicon.ts'
import type { Mark } from './figure-marks.ts'
import type { Scene } from './figure-scene.ts'

/** How far a number may stand from the verb that opens or finds graves. */
const NEAR = 4

/** The one answer for a number that carries a grave named before it; undefined where the sentence leaves its noun open. */
export function ellipticGraves(scene: Scene, candidate: Candidate, accepted: readonly Accepted[]): Option | undefined {
  if (candidate.kind !== 'digits' && candidate.kind !== 'words') return undefined
  if (candidate.head !== 'bare' && candidate.head !== 'unknown' && candidate.head !== 'pronoun') return undefined
  return ofOneKind(scene, candidate) ?? ofThoseBefore(scene, candidate, accepted)
}

/** "المقابر المكتشفة منها 43 جماعية و37 فردية": the adjective stands for its noun where graves are spoken of; single graves are none. */
function ofOneKind(scene: Scene, candidate: Candidate): Option | undefined {
  const { reading, marked, graves } = scene
  const { graveKinds, singleKinds } = reading.language.figures
  const kind = reading.tokens[candidate.to]?.norm ?? ''
  if (singleKinds.includes(kind)) return { of: undefined, trigger: undefined, inherits: undefined, breakdown: false, features: [] }
  if (!graveKinds.includes(kind)) return undefined
  const at = graves.findLast((from) => from < candidate.from && reading.sentenceOf[from] === candidate.sentence)
  const mark = at === undefined ? undefined : marked.marks[marked.at[at] ?? -1]
  if (!mark?.entry.grave) return undefined
  return {
    of: 'graves',
    trigger: { from: mark.from, to: mark.to, of: 'graves', form: 'count', joint: false },
    inherits: undefined,
    breakdown: false,
    features: [],
  }
}

/** "89 mass graves have been found; only 31 have been exhumed", "عُثر على 12 مقبرة جماعية فُتحت منها 5": some of those graves. */
function ofThoseBefore(scene: Scene, candidate: Candidate, accepted: readonly Accepted[]): Option | undefined {
  const { marks, at } = scene.marked
  const { sentenceOf, tokens } = scene.reading
  const whole = accepted[accepted.length - 1]
  if (whole?.of !== 'graves' || whole.candidate.sentence !== candidate.sentence) return undefined
  if ((candidate.max ?? candidate.min ?? 0) >= (whole.candidate.max ?? whole.candidate.min ?? 0)) return undefined
  for (let i = whole.candidate.phraseTo; i < candidate.phraseFrom; i++) if (peopled(marks[at[i] ?? -1])) return undefined
  let opened = false
  for (let i = candidate.phraseFrom - NEAR; i < candidate.phraseTo + NEAR && sentenceOf[i] === candidate.sentence; i++) {
    if (i < whole.candidate.phraseTo) continue
    if (i > candidate.phraseTo && tokens[i]?.kind !== 'word') break
    const mark = marks[at[i] ?? -1]
    if (i >= candidate.phraseTo && peopled(mark)) return undefined
    for (const one of mark?.entry.remains ?? []) {
      if (one.remains === 'identified' || one.remains === 'reburied') return undefined
      if (one.remains === 'recovered' || one.remains === 'located') opened = true
    }
  }
  if (!opened) return undefined
  return { of: 'graves', trigger: undefined, inherits: accepted.length - 1, breakdown: true, features: [] }
}

/** A word for people or bodies: what is counted is open no more. */
function peopled(mark: Mark | undefined): boolean {
  if (!mark || mark.entry.flags & FLAG.grave) return false
  return mark.entry.person !== undefined || mark.entry.harms?.some((h) => (h.form === 'count' || h.form === 'toll') && h.of !== 'graves') === true
}
