// Whom a verb of accusing names, by grammar alone: "accused X of", "blamed the attack on X", اتهمت الجهة فلانا بـ, ألقى باللوم على.

import type { Span } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import type { Culprit } from './parts.ts'
import type { Chains } from './speech-chain.ts'
import { DOES } from './speech-lexicon.ts'
import { does, isComma, isQuote, type Scene } from './speech-speakers.ts'

/** An accusation told by its own verb: where the verb stands, and the accused, or undefined where only a pronoun stands for it. */
export interface Accused {
  readonly verb: number
  readonly culprit: Culprit | undefined
}

const LONGEST_NAME = 9

/** The accused of the first accusing verb of a stretch that says of what. */
export function accusedIn(scene: Scene, chains: Chains, region: TokenRange): Accused | undefined {
  for (let k = region.from; k < region.to; k++) {
    const mark = does(scene, k, DOES.accuses) ? scene.marks[k] : undefined
    const how = mark?.value.accuses
    // "20 متهما": so many accused, nobody accuses.
    if (!mark || !how || scene.reading.tokens[k - 1]?.kind === 'number') continue
    const found = how === 'upon' ? upon(scene, k, mark.to, region.to) : object(scene, chains, k, mark.to, region.to)
    if (found) return found
  }
  return undefined
}

/** "ألقت الحكومة باللوم في الهجوم على الفصيل", "laid the blame on the rebels": the accused stands behind على, "on", "upon". */
function upon(scene: Scene, verb: number, from: number, end: number): Accused | undefined {
  for (let k = from; k < Math.min(end, from + 14); k++) {
    if (!UPON.has(scene.reading.tokens[k]?.norm ?? '')) continue
    const to = nameEnd(scene, k + 1, end)
    return to > k + 1 ? { verb, culprit: culpritAt(scene, k + 1, to) } : undefined
  }
  return undefined
}

/** "accused the army of", "blamed the blast on the rebels", "اتهمت الوزارة الفصيل بقتل", "حمل الحزب الحكومة مسؤولية": behind the verb and its subject. */
function object(scene: Scene, chains: Chains, verb: number, after: number, end: number): Accused | undefined {
  const { tokens } = scene.reading
  let from = after
  const last = chains.at(Math.min(after, end - 1)).chain.at(-1)?.span
  if (last && last[0] >= (tokens[after]?.start ?? 0) && last[0] - (tokens[after]?.start ?? 0) < 60)
    while (from < end && (tokens[from]?.start ?? 0) < last[1]) from++
  for (let k = from; k < Math.min(end, from + 18); k++) {
    const token = tokens[k]
    if (token?.kind === 'break') return undefined
    if (UPON.has(token?.norm ?? '') && scene.reading.language.speech.order === 'subject-first') {
      const to = nameEnd(scene, k + 1, end)
      return to > k + 1 ? { verb, culprit: culpritAt(scene, k + 1, to) } : undefined
    }
    if (!ofWhat(scene, k)) continue
    while (from < k && (isComma(tokens[from]) || isQuote(tokens[from]) || scene.marks[from]?.value.aside)) from++
    const to = Math.min(nameEnd(scene, from, k + 1), k)
    return { verb, culprit: to > from ? culpritAt(scene, from, to) : undefined }
  }
  return undefined
}

/** What the accused is accused of begins: "of", "for", بـ, بأن, مسؤولية. */
function ofWhat(scene: Scene, at: number): boolean {
  const token = scene.reading.tokens[at]
  if (token?.kind !== 'word') return false
  if (OF_WHAT.has(token.norm)) return true
  if (!token.norm.startsWith('ب') || token.norm.length < 4) return false
  // "بارتكاب" stands in the table as it is written: its letters tell as well.
  return scene.marks[at]?.form.proclitics.includes('ب') === true || scene.reading.forms(token.norm).some((form) => form.proclitics[0] === 'ب')
}

/** Where a name that begins at `from` ends: at a mark, a preposition, or what it is accused of. */
function nameEnd(scene: Scene, from: number, end: number): number {
  const { tokens } = scene.reading
  let to = from
  for (; to < Math.min(end, from + LONGEST_NAME); to++) {
    const token = tokens[to]
    if (!token || token.kind === 'break' || token.kind === 'number') break
    if (token.kind === 'mark') {
      if (isQuote(token) || token.norm === '-') continue
      break
    }
    const role = scene.marks[to]?.value
    if (ofWhat(scene, to) || role?.that || role?.aside || role?.joint) break
    if (NAME_ENDS.has(token.norm) || (to > from && (role?.say || role?.stop))) break
  }
  while (to > from && (tokens[to - 1]?.kind === 'mark' || scene.marks[to - 1]?.value.opener)) to--
  return to
}

function culpritAt(scene: Scene, from: number, to: number): Culprit {
  const { tokens, report } = scene.reading
  let first = from
  while (first + 1 < to && (tokens[first]?.kind === 'mark' || scene.marks[first]?.value.opener)) first++
  const span: Span = [tokens[first]?.start ?? 0, tokens[to - 1]?.end ?? 0]
  let id: string | undefined
  for (let k = first; k < to && id === undefined; k++) id = scene.actorAt(k)?.actor.id
  return { name: report.text.slice(span[0], span[1]), span, id, at: first, signs: ['accused'] }
}

const UPON = new Set(['on', 'upon', 'علي'])
const OF_WHAT = new Set(['of', 'for', 'بان', 'بانه', 'بانها', 'بانهم', 'مسووليه', 'المسووليه', 'ب'])
const NAME_ENDS = new Set([
  'in',
  'at',
  'after',
  'over',
  'by',
  'to',
  'who',
  'which',
  'في',
  'بعد',
  'من',
  'ضد',
  'بحق',
  'لدي',
  'عن',
  'الي',
  'علي',
  'خلال',
  'الذي',
  'التي',
  'الذين',
])
