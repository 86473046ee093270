// derive: reports + determinations -> Case. One step of a case's state that begins with nothing: step by step comes to the same.
import type { Case, Determination, Report, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { CaseState } from './case-state.ts'
import { readStatements } from './read-statements.ts'

export { readStatements }

/** Derives the whole case. `statementsOf` lets a caller bring cached statements. */
export function derive(
  reports: readonly Report[],
  determinations: readonly Determination[],
  registers: Registers,
  engine: string,
  statementsOf: (report: Report) => readonly Statement[] = (report) => readStatements(report, registers),
): Case {
  return new CaseState(registers, engine).step(reports, determinations, statementsOf).case
}
