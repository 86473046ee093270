// Finds where, when and by whom, and links them to figures and clauses.
import type { Registers } from '../registers/register.ts'
import type { Circumstances, FoundFigure, Located } from './parts.ts'
import type { Reading } from './reading.ts'

const NOTHING: Located = { places: [], time: null, times: [], actor: null, actors: [], trail: [] }

/** Places, times and actors for each found figure. */
export function findCircumstances(_reading: Reading, _figures: readonly FoundFigure[], _registers: Registers): Circumstances {
  return { locate: () => NOTHING, within: () => NOTHING }
}
