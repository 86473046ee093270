// Ellipsis: numbers whose noun stands elsewhere ("89 mass graves were found; only 31 have been opened"), and the one body that is told as found.

import type { Candidate } from './figure-candidates.ts'
import type { Accepted, Option } from './figure-choice.ts'
import { FLAG } from './figure-lexicon.ts'
import { type Mark, markAt } from './figure-marks.ts'
import type { Scene, Trigger } from './figure-scene.ts'

/**
 * "قتل وأصيب أربعة عناصر", "killing and wounding dozens", "12 killed and wounded": dead and wounded in one breath right beside a number that no other
 * number shares are one combined count.
 */
export function combined(scene: Scene, index: number): Option | undefined {
  const candidate = scene.candidates[index] as Candidate
  if (candidate.kind !== 'digits' && candidate.kind !== 'words' && candidate.kind !== 'vague') return undefined
  const first = scene.firstTrigger[index] as number
  for (let t = Math.max(0, first - 6); t < scene.triggers.length && t < first + 4; t++) {
    const trigger = scene.triggers[t] as Trigger
    if (trigger.of !== 'casualties' || !reaches(scene, trigger, candidate)) continue
    const next = scene.candidates[index + 1]
    if (next?.sentence === candidate.sentence && NUMBERS.has(next.kind) && next.phraseFrom - candidate.phraseTo <= 3) return undefined
    if (scene.reading.sentenceOf[trigger.from] !== candidate.sentence) continue
    // "أربعة أشخاص قتلوا وأصيب عشرة": the first verb has its people before it.
    const before = scene.candidates[index - 1]
    if (
      trigger.form === 'past' &&
      before?.sentence === candidate.sentence &&
      trigger.from - before.phraseTo <= 8 &&
      unbroken(scene, before.phraseTo, trigger.from)
    )
      return undefined
    if (trigger.form === 'past' && /(?:وا|تا)$/.test(scene.reading.tokens[trigger.from]?.norm ?? '')) return undefined
    return { of: 'casualties', trigger, inherits: undefined, breakdown: false, features: [] }
  }
  return undefined
}

/** Right before the number, or with where and when between: "قتل وأصيب في الغارة أمس نحو 50". */
function reaches(scene: Scene, trigger: Trigger, candidate: Candidate): boolean {
  const { reading, marked } = scene
  const apart = candidate.phraseFrom - trigger.to
  if (apart === 0) return true
  if (apart < 0 || apart > 5 || reading.language.figures.headLast || trigger.form !== 'past') return false
  for (let i = trigger.to; i < candidate.phraseFrom; i++) {
    const mark = markAt(marked, i)
    if (reading.tokens[i]?.kind !== 'word' || (mark && (mark.entry.flags & FLAG.act || mark.entry.person || mark.entry.number))) return false
  }
  return true
}

/** No comma between: the same clause. */
function unbroken(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.reading.tokens[i]?.kind === 'mark') return false
  return true
}

const NUMBERS: ReadonlySet<string> = new Set(['digits', 'words', 'vague', 'range'])

/** How far the first of two parallel numbers may stand from the second. */
const ALONG = 14

/**
 * "22 bodies from the eastern trench and 14 from the western one", "27 منهم في ولاية و12 في أخرى", "95 in Nineveh, 37 in Kirkuk": a number without a
 * noun before the same preposition counts what the number before it does.
 */
export function parallel(scene: Scene, candidate: Candidate, accepted: readonly Accepted[]): Option | undefined {
  const { reading, marked } = scene
  const { tokens, language } = reading
  if ((candidate.kind !== 'digits' && candidate.kind !== 'words') || (candidate.head !== 'bare' && candidate.head !== 'unknown')) return undefined
  const last = accepted.length - 1
  const elder = accepted[last]?.candidate
  if (!elder || elder.sentence !== candidate.sentence || elder.from >= candidate.from || candidate.phraseFrom - elder.phraseTo > ALONG)
    return undefined
  if (COUNTED.has(elder.kind) === false) return undefined
  const preposition = tokens[candidate.to]?.norm ?? ''
  const { entry } = markAt(marked, candidate.to) ?? {}
  if (!(entry?.inside || language.figures.within.includes(preposition))) return undefined
  const before = tokens[candidate.phraseFrom - 1]
  const first = markAt(marked, candidate.phraseFrom)
  const joined =
    before?.norm === 'and' ||
    language.figures.and.includes(before?.norm ?? '') ||
    before?.norm === ',' ||
    before?.norm === '،' ||
    language.figures.and.includes(first?.proclitics[0] ?? '')
  if (!joined) return undefined
  let same = false
  for (let i = elder.phraseTo; i < candidate.phraseFrom; i++) {
    if (tokens[i]?.norm === preposition) same = true
    else if (tokens[i]?.kind === 'number' || tokens[i]?.norm === '.' || tokens[i]?.norm === ';') return undefined
    const mark = markAt(marked, i)
    if (mark && mark.entry.flags & FLAG.act && !mark.entry.person && mark.entry.harms?.some((h) => h.of !== accepted[last]?.of)) return undefined
  }
  return same
    ? { of: accepted[last]?.of, trigger: undefined, inherits: last, breakdown: accepted[last]?.partOf !== undefined, features: [] }
    : undefined
}
const COUNTED: ReadonlySet<string> = new Set(['digits', 'words', 'one', 'vague'])

/** How many tokens behind its parts a headline may name the whole. */
const BEHIND = 9

/**
 * "بينهم طفل ووالده.. مقتل سبعة مدنيين", "Including two children: nine killed in raid": the parts stand before their whole, at the head of a
 * line. "Among them were three children" in the middle of a text goes back to what stands before.
 */
export function partAhead(scene: Scene, index: number): Option | undefined {
  const candidate = scene.candidates[index] as Candidate
  const { reading, marked, triggers } = scene
  let head = -1
  for (let i = candidate.phraseFrom; i >= 0 && i >= candidate.phraseFrom - 6; i--) {
    const mark = markAt(marked, i)
    if (mark && mark.from === i && mark.entry.flags & FLAG.including) {
      const before = reading.tokens[i - 1]
      if (before === undefined || before.kind === 'break' || before.norm === '|' || before.norm === '-') head = i
      break
    }
    if (mark && i < candidate.phraseFrom && mark.entry.flags & FLAG.act && !mark.entry.person) return undefined
  }
  if (head < 0) return undefined
  for (let t = scene.firstTrigger[index] as number; t < triggers.length; t++) {
    const trigger = triggers[t] as Trigger
    if (trigger.from < candidate.phraseTo) continue
    if (trigger.from > candidate.phraseTo + BEHIND) return undefined
    if (trigger.form === 'holder' || trigger.of === 'graves') continue
    const pause = reading.tokens.slice(candidate.phraseTo, trigger.from).some((token) => token.kind === 'mark' && /^[.:،,؛…-]$/.test(token.norm))
    return pause ? { of: trigger.of, trigger, inherits: undefined, breakdown: false, features: [], ahead: true } : undefined
  }
  return undefined
}

/** How far a number may stand from the verb that opens or finds graves. */
const NEAR = 4
/** How far behind a body the verb may stand that finds it. */
const BODY = 16

/**
 * "The body of a nurse was found beside the canal", "found the body of a teacher": one body told as found. "Marks on the body", "the
 * body of evidence" are none.
 */
export function toldBody(scene: Scene, candidate: Candidate): Option | undefined {
  const { reading, marked } = scene
  const { noun } = candidate
  if (!reading.language.figures.headLast || candidate.kind !== 'harm-one' || !noun?.entry.harms?.some((h) => h.of === 'bodies' && h.one))
    return undefined
  if (reading.tokens[noun.to - 1]?.norm !== 'of' && !markAt(marked, noun.to)?.entry.joints?.has('of')) return undefined
  const told = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) {
      if (reading.sentenceOf[i] !== candidate.sentence) continue
      const mark = markAt(marked, i)
      if (mark?.entry.remains?.some((one) => one.remains === 'located' || one.remains === 'recovered')) return true
    }
    return false
  }
  if (!told(candidate.from - 4, candidate.from) && !told(noun.to, noun.to + BODY)) return undefined
  return {
    of: 'bodies',
    trigger: { from: noun.from, to: noun.to, of: 'bodies', form: 'count', joint: false },
    inherits: undefined,
    breakdown: false,
    features: [],
  }
}

/**
 * "Six more were lifted on Sunday", "140 have been recovered so far from the mass grave": the verb of raising stands for the bodies
 * where a grave or bodies are spoken of. "Six more were opened" counts graves, "six rifles were recovered" rifles.
 */
export function raised(scene: Scene, candidate: Candidate, accepted: readonly Accepted[], grave: boolean): Option | undefined {
  const { reading, marked } = scene
  if (!reading.language.figures.headLast || (candidate.kind !== 'digits' && candidate.kind !== 'words')) return undefined
  if (candidate.head !== 'bare' && candidate.head !== 'others') return undefined
  // "of which 511 have been exhumed" breaks down what stands before.
  const before = markAt(marked, candidate.phraseFrom - 1)
  if (before && before.entry.flags & FLAG.including) return undefined
  const last = accepted[accepted.length - 1]
  if (last?.of === 'bodies' && last.candidate.sentence === candidate.sentence && (last.candidate.max ?? 0) > (candidate.max ?? 0)) return undefined
  if (!grave && !(last?.of === 'bodies' && candidate.sentence - last.candidate.sentence <= 1)) return undefined
  for (let i = candidate.phraseTo; i < candidate.phraseTo + NEAR; i++) {
    const mark = markAt(marked, i)
    if (reading.tokens[i]?.kind !== 'word') return undefined
    if (!mark || mark.from !== i) continue
    if (mark.entry.remains?.some((one) => one.remains === 'recovered')) {
      if (/^open/.test(reading.tokens[mark.to - 1]?.norm ?? '')) return undefined
      return {
        of: 'bodies',
        trigger: { from: mark.from, to: mark.to, of: 'bodies', form: 'passive', joint: false },
        inherits: undefined,
        breakdown: false,
        features: [],
      }
    }
    if (!mark.entry.stop && !mark.entry.other) return undefined
  }
  return undefined
}

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
  if (singleKinds.includes(kind) && candidate.head !== 'grave')
    return { of: undefined, trigger: undefined, inherits: undefined, breakdown: false, features: [] }
  if (!graveKinds.includes(kind)) return undefined
  const at = graves.findLast((from) => from < candidate.from && reading.sentenceOf[from] === candidate.sentence)
  const mark = at === undefined ? undefined : markAt(marked, at)
  if (!mark?.entry.grave) return undefined
  return {
    of: 'graves',
    trigger: { from: mark.from, to: mark.to, of: 'graves', form: 'count', joint: false },
    inherits: undefined,
    breakdown: false,
    features: [],
  }
}

/** "89 mass graves have been found; only 31 have been exhumed", "55 have been exhumed, while 37 remain", "عُثر على 12 مقبرة جماعية فُتحت منها 5": some of those graves. */
function ofThoseBefore(scene: Scene, candidate: Candidate, accepted: readonly Accepted[]): Option | undefined {
  const { sentenceOf, tokens } = scene.reading
  const whole = accepted[accepted.length - 1]
  if (whole?.of !== 'graves' || whole.candidate.sentence !== candidate.sentence) return undefined
  if ((candidate.max ?? candidate.min ?? 0) >= (whole.candidate.max ?? whole.candidate.min ?? 0)) return undefined
  // "92 graves of victims shot in 2014, of which 55 have been exhumed": "of which" reaches over the people.
  const pointed = markAt(scene.marked, candidate.phraseFrom - 1)?.entry.joints?.has('of-them') === true
  for (let i = whole.candidate.phraseTo; i < candidate.phraseFrom && !pointed; i++) if (peopled(markAt(scene.marked, i))) return undefined
  let opened = false
  for (let i = candidate.phraseFrom - NEAR; i < candidate.phraseTo + NEAR && sentenceOf[i] === candidate.sentence; i++) {
    if (i < whole.candidate.phraseTo) continue
    if (i > candidate.phraseTo && tokens[i]?.kind !== 'word') break
    const mark = markAt(scene.marked, i)
    if (i >= candidate.phraseTo && peopled(mark)) return undefined
    for (const one of mark?.entry.remains ?? []) {
      if (one.remains === 'identified' || one.remains === 'reburied') return undefined
      else opened = true
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
