// Work on a case in turns: who asks somebody outside in between lets others write meanwhile.
import type { CaseFolder } from './case-folder.ts'

/** Does the work when its turn comes; between two turns anything may have been recorded. */
export type InTurn = <T>(work: (folder: CaseFolder) => Promise<T>) => Promise<T>

/** Turns of a case that nobody else works on. */
export function alone(folder: CaseFolder): InTurn {
  return (work) => work(folder)
}
