// trace: Statements -> Origins. Where chains end, who copies whom, what changed on the way.
import type { Determination, Report, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { indexByReport } from '../text/index.ts'
import { type TraceStep, Tracing } from './tracing.ts'

export type { Trace } from './tracing.ts'

/** Files every statement under an origin. Order of arrival does not matter: it is one step of a tracing that begins with nothing. */
export function trace(
  reports: readonly Report[],
  statements: readonly Statement[],
  determinations: readonly Determination[],
  registers: Registers,
): TraceStep {
  const byId = new Map(reports.map((report) => [report.id, report]))
  return new Tracing(registers).step({
    reports: byId,
    added: [...byId.values()],
    byReport: indexByReport(statements),
    changed: new Set(byId.keys()),
    determinations,
  })
}
