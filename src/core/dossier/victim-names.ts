// Names of victims: which stand recorded, and where a name stands for itself and is no part of a longer word.
import type { Determination } from '../model/index.ts'

/** Names of victims that stand recorded, each once. */
export function victimNames(inForce: readonly Determination[]): string[] {
  return [...new Set(inForce.flatMap(({ act }) => (act.act === 'victim' ? [act.name.trim(), act.on.exact.trim()] : [])))].filter(Boolean)
}

const LETTER = /\p{L}/u
/** True where the words at `at` are no part of a longer word: «سليمان» stands in «لسليمان», not in «سليمانية». */
export function standsAlone(text: string, at: number, length: number): boolean {
  return !LETTER.test(text[at + length] ?? '') && startsWord(text, at)
}

/** The start of a word, or of the name behind a glued particle: «لأحمد», «وأحمد», «وبأحمد». */
function startsWord(text: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < 3 && /[ولبفك]/u.test(text[from - 1] ?? '')) from--
  return !LETTER.test(text[from - 1] ?? '')
}
