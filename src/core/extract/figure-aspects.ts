// Aspects of a figure beside its number: commitment, remains, basis, scope, and who was harmed as the speaker puts it.
import type { Basis, Commitment, Remains, RuleTrace, Scope, Who } from '../model/index.ts'
import { type Candidate, spanOf } from './figure-candidates.ts'
import type { Entry, Mark, Marked } from './figure-marks.ts'
import type { Accepted } from './figure-options.ts'
import type { Reading } from './reading.ts'

export interface Aspects {
  readonly commitment: Commitment
  readonly remains?: Remains
  readonly basis: Basis
  readonly scope: Scope
  readonly trail: readonly RuleTrace[]
}

/** How far before and after a figure its cues may stand, in tokens. */
const BEFORE = 14
const AFTER = 10

interface Window {
  readonly before: readonly Mark[]
  readonly after: readonly Mark[]
}

/** Marks of the same clause around a figure: nearest first on each side. A full stop of thought (;، كما) ends it. */
function clauseAround(reading: Reading, marked: Marked, accepted: Accepted): Window {
  const { tokens, sentenceOf } = reading
  const { candidate, trigger } = accepted
  const low = Math.min(candidate.phraseFrom, trigger.from)
  const high = Math.max(candidate.phraseTo, trigger.to)
  const before: Mark[] = []
  const after: Mark[] = []
  let last = -1
  for (let i = high - 1; i >= 0 && i > low - BEFORE && sentenceOf[i] === candidate.sentence; i--) {
    if (i < low && /^[;؛:]$/.test(tokens[i]?.norm ?? '')) break
    const m = marked.at[i] ?? -1
    if (m >= 0 && m !== last) before.push(marked.marks[m] as Mark)
    last = m
  }
  last = -1
  for (let i = high; i < tokens.length && i < high + AFTER && sentenceOf[i] === candidate.sentence; i++) {
    if (/^[;؛]$/.test(tokens[i]?.norm ?? '')) break
    const m = marked.at[i] ?? -1
    if (m >= 0 && m !== last) after.push(marked.marks[m] as Mark)
    last = m
  }
  return { before, after }
}

function nearest<K extends keyof Entry>(window: Window, key: K): { mark: Mark; value: NonNullable<Entry[K]> } | undefined {
  for (const side of [window.before, window.after])
    for (const mark of side) if (mark.entry[key] !== undefined) return { mark, value: mark.entry[key] as NonNullable<Entry[K]> }
  return undefined
}

/** Reads commitment, remains, basis and scope of an accepted figure; `whole` is the figure it breaks down. */
export function aspectsOf(reading: Reading, marked: Marked, accepted: Accepted, whole: Aspects | undefined): Aspects {
  const window = clauseAround(reading, marked, accepted)
  const trail: RuleTrace[] = []
  const note = (rule: string, mark: Mark, field: string) => trail.push({ rule, span: spanOf(reading.tokens, mark.from, mark.to), field })

  let commitment: Commitment = 'asserted'
  const doubt =
    window.before.find((mark) => mark.entry.commitment) ??
    window.after.slice(0, 3).find((mark) => mark.entry.commitment && mark.entry.commitment.commitment !== 'denied')
  if (doubt?.entry.commitment) {
    commitment = doubt.entry.commitment.commitment
    note(`figure/commitment-${commitment}`, doubt, 'commitment')
  } else if (whole) commitment = whole.commitment

  let remains: Remains | undefined
  if (accepted.of === 'bodies' || accepted.of === 'graves') {
    const order: Remains[] = ['reburied', 'identified', 'recovered', 'located', 'alleged']
    const near = [...window.before, ...window.after].flatMap((mark, i) => (mark.entry.remains ?? []).map((r) => ({ mark, remains: r.remains, i })))
    const first = near[0]
    const best = first && near.filter((n) => n.mark === first.mark).sort((a, b) => order.indexOf(a.remains) - order.indexOf(b.remains))[0]
    remains = commitment === 'expected' || commitment === 'feared' ? 'alleged' : (best?.remains ?? whole?.remains ?? 'alleged')
    if (best && remains === best.remains) note(`figure/remains-${remains}`, best.mark, 'remains')
  }

  let basis: Basis = 'not-stated'
  const ground = nearest(window, 'basis')
  if (ground) {
    basis = ground.value.basis
    note(`figure/basis-${basis}`, ground.mark, 'basis')
  }

  let scope: Scope = accepted.partOf === undefined ? 'this' : 'part'
  const reach = nearest(window, 'scope')
  if (reach && scope === 'this') {
    scope = reach.value.scope
    note(`figure/scope-${reach.value.kind}`, reach.mark, 'scope')
  }
  return { commitment, ...(remains ? { remains } : {}), basis, scope, trail }
}

/** Who was harmed, from the counted noun and the words that join it; null where the noun says nothing of people. */
export function whoOf(reading: Reading, marked: Marked, candidate: Candidate): Who | null {
  const noun = candidate.owner ?? candidate.noun
  const { tokens, report } = reading
  const first = noun?.entry.person ? noun : undefined
  if (!first?.entry.person) return null
  const people: Mark[] = [first]
  // "نساء وأطفال", "women and children": more kinds of people for the same number.
  for (let i = first.to; i < first.to + 6 && i < tokens.length; ) {
    const mark = marked.marks[marked.at[i] ?? -1]
    if (!mark || mark.from !== i || mark.digits || mark.entry.number || mark.entry.vague) break
    if (mark.entry.person && mark.entry.person.many === 'many' && !mark.entry.harms) people.push(mark)
    else if (!mark.entry.joints?.has('and')) break
    i = mark.to
  }
  const last = people.at(-1) as Mark
  const kinds = people.map((mark) => mark.entry.person).filter((p) => p !== undefined)
  const one = <T>(values: (T | undefined)[], none: T, mixed: T): T => {
    const set = new Set(values)
    return set.size > 1 ? mixed : ([...set][0] ?? none)
  }
  const [from, to] = spanOf(tokens, first.from, last.to)
  return {
    text: report.text.slice(from, to),
    span: [from, to],
    sex: one(
      kinds.map((k) => k.sex),
      'unknown',
      'unknown',
    ),
    age: one(
      kinds.map((k) => k.age),
      'unknown',
      'unknown',
    ),
    status: one(
      kinds.map((k) => k.status),
      'unknown',
      'mixed',
    ),
  }
}
