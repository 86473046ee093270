// Recounts: a count put at a new value, and the values it had: "raised its count of civilians killed to 318, up from 159 and 104 in May".

import type { FigureTables } from '../languages/figures.ts'
import type { Token } from '../text/index.ts'
import type { Candidate } from './figure-candidates.ts'
import type { Accepted, Option } from './figure-choice.ts'
import type { Mark } from './figure-marks.ts'
import { markAt } from './figure-marks.ts'
import type { Scene } from './figure-scene.ts'

const REACH = 26
const APART = 16
const PLAIN: ReadonlySet<string> = new Set(['bare', 'unknown', 'person'])

/** The words of a language's recounts, split once. */
interface Words {
  readonly raised: ReadonlySet<string>
  readonly count: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  readonly former: readonly (readonly string[])[]
  readonly puts: ReadonlySet<string>
  readonly figure: ReadonlySet<string>
  readonly at: ReadonlySet<string>
  readonly near: ReadonlySet<string>
}
const KNOWN = new WeakMap<FigureTables, Words>()

function wordsOf(tables: FigureTables): Words {
  let words = KNOWN.get(tables)
  if (!words) {
    const set = (list: string) => new Set(list.split(' '))
    const { raised, count, to, former, puts, figure, at, near } = tables.recounts
    words = {
      raised: set(raised),
      count: set(count),
      to: set(to),
      former: former.split('|').map((phrase) => phrase.split(' ')),
      puts: set(puts),
      figure: set(figure),
      at: set(at),
      near: set(near),
    }
    KNOWN.set(tables, words)
  }
  return words
}

/**
 * What a recount makes of a candidate, or undefined: the new value behind "raised its count of … to", or a former one behind
 * "up from", بعد أن كانت, and those joined to it. A raised count in which no harm stands ("its number of buses to 45") counts nobody.
 */
export function recountOf(scene: Scene, index: number, accepted: readonly Accepted[]): Option | undefined {
  const candidate = scene.candidates[index] as Candidate
  if (candidate.kind !== 'digits' && candidate.kind !== 'words' && candidate.kind !== 'range' && candidate.kind !== 'vague') return undefined
  if (!PLAIN.has(candidate.head)) return undefined
  const words = wordsOf(scene.reading.language.figures)
  return formerOf(scene, candidate, accepted, words) ?? raisedTo(scene, index, words) ?? putAt(scene, candidate, accepted, words)
}

/**
 * "Officials said 20 people died. The hospital put the figure at 45.", "وقدرت السلطات العدد بـ 45": who puts the count of what was told last
 * at another value, with no harm named again.
 */
function putAt(scene: Scene, candidate: Candidate, accepted: readonly Accepted[], words: Words): Option | undefined {
  const last = accepted.length - 1
  const elder = accepted[last]
  if (!elder || candidate.head !== 'bare' || candidate.sentence - elder.candidate.sentence > 2) return undefined
  const { tokens, sentenceOf } = scene.reading
  const at = candidate.phraseFrom
  const first = markAt(scene.marked, at)
  const closer = words.to.has(tokens[at - 1]?.norm ?? '') && words.near.has(tokens[at - 2]?.norm ?? '')
  const led = closer ? at - 3 : words.at.has(tokens[at - 1]?.norm ?? '') ? at - 2 : words.at.has(first?.proclitics.at(-1) ?? '') ? at - 1 : -1
  if (led < 1 || sentenceOf[led] !== candidate.sentence || !words.figure.has(tokens[led]?.norm ?? '')) return undefined
  for (let k = led - 1; k >= led - 6 && k >= 0 && sentenceOf[k] === candidate.sentence; k--)
    if (words.puts.has(tokens[k]?.norm ?? '')) return { of: elder.of, trigger: undefined, inherits: last, breakdown: false, features: [] }
  return undefined
}

function formerOf(scene: Scene, candidate: Candidate, accepted: readonly Accepted[], words: Words): Option | undefined {
  const last = accepted.length - 1
  const elder = accepted[last]
  if (!elder || elder.candidate.sentence !== candidate.sentence || candidate.phraseFrom - elder.candidate.phraseTo > APART) return undefined
  const { tokens } = scene.reading
  const told = words.former.some((phrase) => phrase.every((word, k) => tokens[candidate.phraseFrom - phrase.length + k]?.norm === word))
  const joined = elder.option.former === true && joinedOn(tokens, candidate.phraseFrom, scene.reading.language.figures)
  if (!told && !joined) return undefined
  const counted = candidate.noun?.entry.person ? undefined : (elder.option.counted ?? elder.candidate.noun)
  return { of: elder.of, trigger: undefined, inherits: last, breakdown: false, features: [], former: true, running: true, counted }
}

/** "… and 104", "و104". */
function joinedOn(tokens: readonly Token[], at: number, tables: FigureTables): boolean {
  const before = tokens[at - 1]
  return before?.norm === 'and' || (before?.norm !== undefined && tables.and.includes(before.norm))
}

function raisedTo(scene: Scene, index: number, words: Words): Option | undefined {
  const candidate = scene.candidates[index] as Candidate
  const { tokens, sentenceOf } = scene.reading
  if (!words.to.has(tokens[candidate.phraseFrom - 1]?.norm ?? '')) return undefined
  const floor = Math.max(0, candidate.phraseFrom - REACH, scene.candidates[index - 1]?.to ?? 0)
  for (let k = candidate.phraseFrom - 2; k >= floor && sentenceOf[k] === candidate.sentence; k--) {
    if (!words.count.has(tokens[k]?.norm ?? '')) continue
    let raised = false
    for (let v = k - 1; v >= k - 5 && v >= 0; v--) raised ||= words.raised.has(tokens[v]?.norm ?? '')
    // "raised the death toll to 61" says itself what is counted; the model has it.
    if (!raised || scene.triggers.some((one) => one.from <= k && one.to > k)) return undefined
    const trigger = scene.triggers.find((one) => one.from > k && one.from <= k + 6)
    return (
      trigger && { of: trigger.of, trigger, inherits: undefined, breakdown: false, features: [], running: true, counted: peopleIn(scene, k, k + 7) }
    )
  }
  return undefined
}

function peopleIn(scene: Scene, from: number, to: number): Mark | undefined {
  for (let k = from; k < to; k++) {
    const mark = markAt(scene.marked, k)
    if (mark?.entry.person) return mark
  }
  return undefined
}
