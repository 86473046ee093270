// reconcile: Statements + Origins -> Sites, Incidents, Aggregates, Tallies, Discrepancies.
import type { Aggregate, Determination, Discrepancy, Incident, Report, Site, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import type { Trace } from '../trace/trace.ts'

export interface Reconciled {
  readonly sites: readonly Site[]
  readonly incidents: readonly Incident[]
  readonly aggregates: readonly Aggregate[]
  readonly discrepancies: readonly Discrepancy[]
}

/** Groups statements by what they are about and compares what is said. */
export function reconcile(
  _reports: readonly Report[],
  _statements: readonly Statement[],
  _trace: Trace,
  _determinations: readonly Determination[],
  _registers: Registers,
): Reconciled {
  return { sites: [], incidents: [], aggregates: [], discrepancies: [] }
}
