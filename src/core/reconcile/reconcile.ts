// reconcile: Statements + Origins -> Sites, Incidents, Aggregates, Tallies, Discrepancies.
import type { Determination, Report, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { indexByReport } from '../text/index.ts'
import type { TraceStep } from '../trace/tracing.ts'
import { type Reconciled, Reconciling } from './reconciling.ts'

export type { Reconciled } from './reconciling.ts'

/** Groups statements by what they are about and compares what is said: one step of a reconciling that begins with nothing. */
export function reconcile(
  reports: readonly Report[],
  statements: readonly Statement[],
  trace: TraceStep,
  determinations: readonly Determination[],
  registers: Registers,
): Reconciled {
  const byId = new Map(reports.map((report) => [report.id, report]))
  const changed = new Set(byId.keys())
  return new Reconciling(registers).step(trace, { reports: byId, added: reports, byReport: indexByReport(statements), changed, determinations })
}
