// Cuts a sentence into the stretches somebody says, and makes clause spans of them.
import type { Span } from '../model/index.ts'
import { inOrder, type TokenRange } from '../text/index.ts'
import type { Chains } from './speech-chain.ts'
import { isComma, isQuote, type Scene } from './speech-speakers.ts'

/** No clause is longer, in UTF-16 units. */
const LONGEST = 300

/** The stretches of a sentence between its speakers; "adding", مضيفا go on with the same one and cut nothing. `fine` cuts at every new verb ("… وأشار إلى"). */
export function stretches(scene: Scene, chains: Chains, sentence: number, range: TokenRange, fine = false): TokenRange[] {
  const out: TokenRange[] = []
  const cuts = [range.from]
  for (const one of chains.sayings(sentence))
    if (!one.aside && (one.voices.length > 0 || one.own || (fine && !one.participle))) cuts.push(one.pre ? one.block.to : one.block.from)
  // "SOHR demands their release | Security forces hold three": a bar parts two headlines.
  for (let k = range.from + 4; k < range.to - 4; k++) if (scene.reading.tokens[k]?.norm === '|') cuts.push(k + 1)
  cuts.push(range.to)
  inOrder(cuts, (a, b) => a - b)
  for (let k = 0; k + 1 < cuts.length; k++) {
    const from = cuts[k] as number
    const to = cuts[k + 1] as number
    if (to - from >= 4) out.push({ from, to })
  }
  return out
}

/** The stretch that holds a token, or the whole sentence. */
export function stretchAt(scene: Scene, chains: Chains, sentence: number, range: TokenRange, at: number, fine = false): TokenRange {
  return stretches(scene, chains, sentence, range, fine).find((one) => at >= one.from && at < one.to) ?? range
}

/** Where a long stretch's clause with the word at `at` begins: its start, or the last comma or quotation mark before. */
export function clauseStart(scene: Scene, range: TokenRange, at: number): number {
  // "… وعلى المجتمع الدولي أن…": a clause joined by و begins there.
  if (at > range.from + 2 && scene.marks[at]?.form.proclitics[0] === 'و') return at
  // "… كما نفى": so does one joined by "as".
  if (at > range.from + 3 && scene.marks[at - 1]?.value.according) return at - 1
  const { tokens } = scene.reading
  // "… in West Darfur, in early November and urged the UN": what follows the comma is when or where, the demand begins at its verb.
  const from = (k: number): number => (isComma(tokens[k - 1]) && WHEN.test(tokens[k]?.norm ?? '') && tokens[at - 1]?.norm === 'and' ? at : k)
  if (at - range.from <= 12) return from(range.from)
  for (let k = at; k > range.from; k--) if (isComma(tokens[k - 1]) || isQuote(tokens[k - 1])) return from(k)
  return range.from
}

const WHEN = /^(?:in|on|at|during|near|since|from|between)$/

/** Where the clause with the word at `at` ends: at a comma behind which something else begins ("…, which led to", "…، ما أدى إلى", "…، حيث"). */
export function clauseEnd(scene: Scene, range: TokenRange, at: number): number {
  for (let k = at + 4; k + 1 < range.to; k++) {
    if (!isComma(scene.reading.tokens[k])) continue
    const next = scene.marks[k + 1]
    if (next?.value.joint || (next?.value.stop && !next.value.noun)) return k
  }
  return range.to
}

/**
 * The clause of a long stretch: what is said without who says it, cut at commas around the word at `at`, at most about 220
 * characters; a short stretch stays whole.
 */
export function clauseAround(scene: Scene, stretch: TokenRange, at: number): TokenRange {
  const { tokens } = scene.reading
  const width = (from: number, to: number) => (tokens[to - 1]?.end ?? 0) - (tokens[from]?.start ?? 0)
  if (width(stretch.from, stretch.to) <= 220) return stretch
  let from = stretch.from
  for (let k = stretch.from; k < at; k++)
    if (scene.marks[k]?.value.that || tokens[k]?.norm === ':' || (isQuote(tokens[k]) && k + 6 < at))
      from = Math.max(from, scene.marks[k]?.to ?? k + 1)
  let to = stretch.to
  while (width(from, to) > 300) {
    // The end that lies farther from the word gives way, at a comma.
    const left = nextComma(scene, from, at, 1)
    const right = nextComma(scene, to - 1, at, -1)
    if (left === undefined && right === undefined) break
    if (right !== undefined && (left === undefined || to - at >= at - from)) to = right
    else if (left !== undefined) from = left + 1
  }
  return { from, to }
}

function nextComma(scene: Scene, from: number, stop: number, step: 1 | -1): number | undefined {
  for (let k = from + step; step > 0 ? k < stop : k > stop; k += step) if (isComma(scene.reading.tokens[k])) return k
  return undefined
}

/** The last word of a phrase that opens a clause ("في حين"). */
function opensNext(scene: Scene, last: number): boolean {
  const mark = scene.marks[last - 1]
  return mark?.value.joint === true && mark.to === last + 1
}

/** The raw span of tokens [from, to), without marks at its ends, cut to 300 characters at a word's end. */
export function clause(scene: Scene, from: number, to: number): Span {
  const { tokens } = scene.reading
  let first = from
  let last = to - 1
  while (first < last && tokens[first]?.kind !== 'word' && tokens[first]?.kind !== 'number') first++
  // "…, بينما": what opens the next clause is none of this one.
  while (last > first && (tokens[last]?.kind === 'mark' || scene.marks[last]?.value.joint || opensNext(scene, last))) last--
  // "…، ولم": a word or two behind the last comma begin another clause.
  const comma = last - first > 6 ? [last - 1, last - 2].find((k) => isComma(tokens[k])) : undefined
  if (comma !== undefined && tokens[last + 1]?.kind === 'word') last = comma - 1
  const start = tokens[first]?.start ?? 0
  while (last > first && (tokens[last]?.end ?? 0) - start > LONGEST) last--
  return [start, tokens[last]?.end ?? start + 1]
}
