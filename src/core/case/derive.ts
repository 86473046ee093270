// derive: reports + determinations -> Case. The only place that knows the order of the stages.
import type { Case, Determination, Report, Statement } from '../model/index.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import type { Registers } from '../registers/register.ts'
import { review } from '../review/review.ts'
import { trace } from '../trace/trace.ts'
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
  const ordered = [...reports].sort((a, b) => order(a.published ?? '', b.published ?? '') || order(a.id, b.id))
  const read = ordered.flatMap((report) => [...statementsOf(report)])
  const { statements, unanchored, inForce, findings, reliability } = review(ordered, read, determinations)
  const counted = statements.filter((statement) => statement.how !== 'set-aside')
  const traced = trace(ordered, counted, inForce, registers)
  const reconciled = reconcile(ordered, counted, traced, inForce, registers)
  return {
    engine,
    reconstructed: ordered.some((report) => report.reconstructed === true),
    reports: ordered,
    statements: [...statements],
    origins: [...traced.origins],
    lineage: [...traced.lineage],
    sites: [...reconciled.sites],
    incidents: [...reconciled.incidents],
    aggregates: [...reconciled.aggregates],
    discrepancies: [...reconciled.discrepancies],
    drift: [...traced.drift],
    findings: [...findings],
    unanchored: [...unanchored],
    ...(reliability.length ? { reliability: [...reliability] } : {}),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
