// The state of a case as it grows: reports and determinations come, each step works out anew only what they touch. derive is one step from nothing.
import type { Aggregate, Case, Determination, Discrepancy, Drift, Incident, Lineage, Origin, Report, Site, Statement } from '../model/index.ts'
import { anchorsOf } from '../model/standing.ts'
import { Reconciling } from '../reconcile/reconciling.ts'
import type { Registers } from '../registers/register.ts'
import { review, statementOrder } from '../review/review.ts'
import { type Changed, Ordered, sameItems, sameValue } from '../trace/keyed.ts'
import { Tracing } from '../trace/tracing.ts'

/** What left and what entered each list of the case. */
export interface CaseChanges {
  readonly reports: Left<Report>
  readonly statements: Left<Statement>
  readonly origins: Left<Origin>
  readonly lineage: Left<Lineage>
  readonly sites: Left<Site>
  readonly incidents: Left<Incident>
  readonly aggregates: Left<Aggregate>
  readonly discrepancies: Left<Discrepancy>
  readonly drift: Left<Drift>
  /** Reports of which a statement is filed under another origin than before, or under one for the first time. */
  readonly refiled: ReadonlySet<string>
}
export type Left<T> = Pick<Changed<T>, 'removed' | 'added'>

export interface CaseStep {
  readonly case: Case
  readonly changes: CaseChanges
  /** Statement id -> origin id, as it stands. */
  readonly originOf: ReadonlyMap<string, string>
}

/** The order of reports in a case: by date, undated first, then by id. */
export function caseOrder(a: Report, b: Report): number {
  return order(a.published ?? '', b.published ?? '') || order(a.id, b.id)
}
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export class CaseState {
  readonly #engine: string
  readonly #tracing: Tracing
  readonly #reconciling: Reconciling
  readonly #reports = new Map<string, Report>()
  readonly #ordered = new Ordered<Report>(caseOrder)
  /** By report: statements as read; as reviewed; those of them that count. */
  readonly #read = new Map<string, readonly Statement[]>()
  readonly #reviewed = new Map<string, readonly Statement[]>()
  readonly #counted = new Map<string, readonly Statement[]>()
  #decidedOn: ReadonlySet<string> = new Set()
  #reconstructed = false

  constructor(registers: Registers, engine: string) {
    this.#engine = engine
    this.#tracing = new Tracing(registers)
    this.#reconciling = new Reconciling(registers)
  }

  /** Makes ready for single reports to come, when there is time: the first of them need not wait for it. */
  prepare(): void {
    this.#tracing.prepare()
  }

  /** Takes reports in, none of them known, and all determinations there are. `statementsOf` gives what is read from a new report. */
  step(added: readonly Report[], determinations: readonly Determination[], statementsOf: (report: Report) => readonly Statement[]): CaseStep {
    const entering = [...added].sort(caseOrder)
    for (const report of entering) {
      this.#reports.set(report.id, report)
      this.#ordered.add(report)
      this.#read.set(report.id, statementsOf(report))
      if (report.reconstructed) this.#reconstructed = true
    }
    const reports = this.#ordered.take()
    // Determinations speak of few reports: only those are laid out for review.
    const named = new Set(
      determinations.flatMap((determination) => [
        ...anchorsOf(determination).map((anchor) => anchor.report),
        ...(determination.act.act === 'duplicate' ? [determination.act.report, determination.act.of] : []),
      ]),
    )
    const about = new Set([...named, ...this.#decidedOn])
    this.#decidedOn = named
    const onDesk = [...about].flatMap((id) => this.#reports.get(id) ?? []).sort(caseOrder)
    const reviewed = review(
      onDesk,
      onDesk.flatMap((report) => [...(this.#read.get(report.id) ?? [])]),
      determinations,
    )
    const desk = new Map<string, Statement[]>(onDesk.map((report) => [report.id, []]))
    for (const statement of reviewed.statements) desk.get(statement.report)?.push(statement)

    const changed = new Set(entering.map(({ id }) => id))
    const left: Statement[] = []
    const entered: Statement[] = []
    const put = (id: string, after: readonly Statement[]) => {
      const before = this.#reviewed.get(id)
      if (before && sameItems(before, after)) return
      const known = new Map((before ?? []).map((statement) => [statement.id, statement]))
      // What reads the same stays the same object: nothing that stands on it is made anew.
      const kept = after.map((statement) => {
        const same = known.get(statement.id)
        return same && sameValue(same, statement) ? same : statement
      })
      if (before && sameItems(before, kept)) return
      const [was, is] = [new Set(before ?? []), new Set(kept)]
      for (const statement of was) if (!is.has(statement)) left.push(statement)
      for (const statement of is) if (!was.has(statement)) entered.push(statement)
      const same = sameItems(after, kept) ? after : kept
      this.#reviewed.set(id, same)
      this.#counted.set(id, same.every(counts) ? same : same.filter(counts))
      changed.add(id)
    }
    for (const { id } of entering) if (!desk.has(id)) put(id, inOrder(this.#read.get(id) ?? []))
    for (const [id, statements] of desk) put(id, statements)

    const growth = { reports: this.#reports, added: entering, byReport: this.#counted, changed, determinations: reviewed.inForce }
    const traced = this.#tracing.step(growth)
    const reconciled = this.#reconciling.step(traced, growth)
    const { reliability } = reviewed
    return {
      case: {
        engine: this.#engine,
        reconstructed: this.#reconstructed,
        reports: reports.all as Report[],
        statements: reports.all.flatMap(({ id }) => this.#reviewed.get(id) ?? []),
        origins: traced.origins as Origin[],
        lineage: traced.lineage as Lineage[],
        sites: reconciled.sites as Site[],
        incidents: reconciled.incidents as Incident[],
        aggregates: reconciled.aggregates as Aggregate[],
        discrepancies: reconciled.discrepancies as Discrepancy[],
        drift: traced.drift as Drift[],
        findings: [...reviewed.findings],
        unanchored: [...reviewed.unanchored],
        ...(reliability.length ? { reliability: [...reliability] } : {}),
      },
      changes: { reports, statements: { removed: left, added: entered }, ...traced.changes, ...reconciled.changes, refiled: traced.touched },
      originOf: traced.originOf,
    }
  }
}

/** The list itself where it is in order. */
function inOrder(statements: readonly Statement[]): readonly Statement[] {
  const sorted = statements.every((statement, i) => i === 0 || statementOrder(statements[i - 1] as Statement, statement) <= 0)
  return sorted ? statements : [...statements].sort(statementOrder)
}

/**
 * What was set aside counts nowhere; nor does what a person's table says, until somebody confirms it: it is no reading of ours,
 * and nobody here has seen what it rests on.
 */
function counts({ how }: Statement): boolean {
  return how !== 'set-aside' && how !== 'imported'
}
