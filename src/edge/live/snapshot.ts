// Snapshots: the derived case with the look-ups the API needs, brought forward by what each new entry changes.
import type {
  Aggregate,
  Anchor,
  Case,
  CaseCounts,
  Determination,
  Discrepancy,
  Drift,
  Incident,
  Lineage,
  Origin,
  Report,
  ReportRow,
  Site,
  Statement,
} from '../../core/model/index.ts'
import { anchorsOf } from '../../core/model/standing.ts'
import { statementOrder } from '../../core/review/review.ts'
import { driftOrder } from '../../core/trace/drift.ts'
import { linkOrder } from '../../core/trace/lineage.ts'
import { type Change, type Changes, type Derived, LISTS } from './patch.ts'

export interface Snapshot {
  /** Changes whenever anything in the snapshot may have: for ETags. */
  readonly version: string
  readonly size: number
  readonly case: Case
  readonly counts: CaseCounts
  readonly determinations: readonly Determination[]
  /** Rows in the case's order of reports, and the place of each report in it. */
  readonly rows: readonly ReportRow[]
  readonly placeOf: ReadonlyMap<string, number>
  readonly report: ReadonlyMap<string, Report>
  readonly statementsOf: ReadonlyMap<string, readonly Statement[]>
  readonly statement: ReadonlyMap<string, Statement>
  readonly originOf: ReadonlyMap<string, Origin>
  readonly origin: ReadonlyMap<string, Origin>
  readonly site: ReadonlyMap<string, Site>
  readonly incident: ReadonlyMap<string, Incident>
  readonly aggregate: ReadonlyMap<string, Aggregate>
  /** Lineage by either end (report or origin id); drift by either statement; discrepancies by cluster id. */
  readonly lineageOf: ReadonlyMap<string, readonly Lineage[]>
  readonly driftOf: ReadonlyMap<string, readonly Drift[]>
  readonly discrepanciesIn: ReadonlyMap<string, readonly Discrepancy[]>
  /** Determinations by the statement they touch. */
  readonly historyOf: ReadonlyMap<string, readonly Determination[]>
}

/** A snapshot with the statements that are new, gone, or filed under another origin than before. */
export interface Shown {
  readonly snapshot: Snapshot
  readonly changes: Changes
  /** Statements whose origin is another one now, though they themselves are as before. */
  readonly refiled: readonly Statement[]
}

/**
 * Keeps the look-ups and brings them to each new state by what changed in it: showing a new report in a case of a hundred thousand costs
 * what the report touches. The maps are brought forward between two requests; lists and single things stay as they were given out.
 */
export class Snapshots {
  readonly #report = new Map<string, Report>()
  readonly #rowOf = new Map<string, ReportRow>()
  readonly #statementsOf = new Map<string, readonly Statement[]>()
  readonly #statement = new Map<string, Statement>()
  readonly #originOf = new Map<string, Origin>()
  readonly #origin = new Map<string, Origin>()
  readonly #site = new Map<string, Site>()
  readonly #incident = new Map<string, Incident>()
  readonly #aggregate = new Map<string, Aggregate>()
  readonly #lineageOf = new Map<string, readonly Lineage[]>()
  readonly #driftOf = new Map<string, readonly Drift[]>()
  readonly #discrepanciesIn = new Map<string, readonly Discrepancy[]>()
  #placeOf: ReadonlyMap<string, number> = new Map()
  #rows: readonly ReportRow[] = []
  #reviewed = 0

  /** Takes over a new state; `size` is the ledger's size it was derived from. */
  show({ case: derived, changes }: Derived, determinations: readonly Determination[], size: number, captures: number): Shown {
    const touched = new Set<string>(changes.reports.added.map(({ id }) => id))
    replace(this.#report, changes.reports)
    this.#takeStatements(changes.statements, touched)
    for (const link of regroup(this.#lineageOf, changes.lineage, (link) => [...new Set([link.from, link.to])], linkOrder)) touched.add(link)
    const refiled = this.#takeOrigins(changes.origins)
    const entered = new Set<Statement>(changes.statements.added)
    replace(this.#site, changes.sites)
    replace(this.#incident, changes.incidents)
    replace(this.#aggregate, changes.aggregates)
    regroup(this.#driftOf, changes.drift, (drift) => [...new Set([drift.from, drift.to])], driftOrder)
    regroup(this.#discrepanciesIn, changes.discrepancies, (one) => [one.in], byKind)
    this.#takeRows(derived, touched)
    const snapshot: Snapshot = {
      version: `${derived.engine.slice(0, 16)}-${size}`,
      size,
      case: derived,
      counts: this.#counts(derived, captures),
      determinations,
      rows: this.#rows,
      placeOf: this.#placeOf,
      report: this.#report,
      statementsOf: this.#statementsOf,
      statement: this.#statement,
      originOf: this.#originOf,
      origin: this.#origin,
      site: this.#site,
      incident: this.#incident,
      aggregate: this.#aggregate,
      lineageOf: this.#lineageOf,
      driftOf: this.#driftOf,
      discrepanciesIn: this.#discrepanciesIn,
      historyOf: historyOf(this.#statementsOf, determinations),
    }
    return { snapshot, changes, refiled: refiled.filter((statement) => !entered.has(statement)) }
  }

  #takeStatements({ removed, added }: Change<Statement>, touched: Set<string>): void {
    const gone = new Set(removed)
    const reports = new Map<string, Statement[]>()
    for (const statement of removed) {
      this.#statement.delete(statement.id)
      if (isReviewed(statement)) this.#reviewed--
      reports.set(statement.report, [])
    }
    for (const statement of added) {
      this.#statement.set(statement.id, statement)
      if (isReviewed(statement)) this.#reviewed++
      push(reports, statement.report, statement)
    }
    for (const [report, fresh] of reports) {
      touched.add(report)
      const kept = (this.#statementsOf.get(report) ?? []).filter((statement) => !gone.has(statement))
      const all = [...kept, ...fresh].sort(statementOrder)
      if (all.length) this.#statementsOf.set(report, all)
      else this.#statementsOf.delete(report)
    }
  }

  /** Statements that are now under an origin of another id than before. */
  #takeOrigins({ removed, added }: Change<Origin>): Statement[] {
    const before = new Map<string, string | undefined>()
    for (const origin of [...removed, ...added]) for (const id of origin.statements) before.set(id, this.#originOf.get(id)?.id)
    for (const origin of removed) {
      this.#origin.delete(origin.id)
      for (const id of origin.statements) this.#originOf.delete(id)
    }
    for (const origin of added) {
      this.#origin.set(origin.id, origin)
      for (const id of origin.statements) this.#originOf.set(id, origin)
    }
    return [...before].flatMap(([id, was]) => (this.#originOf.get(id)?.id === was ? [] : (this.#statement.get(id) ?? [])))
  }

  #takeRows(derived: Case, touched: ReadonlySet<string>): void {
    if (touched.size === 0) return
    const grown = derived.reports.length !== this.#rows.length
    if (grown) this.#placeOf = new Map(derived.reports.map((report, at) => [report.id, at]))
    const rows = grown ? derived.reports.map((report) => this.#rowOf.get(report.id)) : [...this.#rows]
    for (const id of touched) {
      const at = this.#placeOf.get(id)
      if (at === undefined) continue
      const row = rowOf(derived.reports[at] as Report, this.#statementsOf.get(id) ?? [], this.#lineageOf.get(id) ?? [])
      this.#rowOf.set(id, row)
      rows[at] = row
    }
    this.#rows = rows as ReportRow[]
  }

  #counts(derived: Case, captures: number): CaseCounts {
    return {
      captures,
      reports: derived.reports.length,
      statements: derived.statements.length,
      reviewed: this.#reviewed,
      origins: derived.origins.length,
      sites: derived.sites.length,
      incidents: derived.incidents.length,
      aggregates: derived.aggregates.length,
      discrepancies: derived.discrepancies.length,
      unanchored: derived.unanchored.length,
    }
  }
}

/** The snapshot of a state by itself. */
export function snapshotOf(derived: Case, determinations: readonly Determination[], size: number, captures: number): Snapshot {
  const changes = Object.fromEntries(LISTS.map((list) => [list, { removed: [], added: derived[list] }])) as unknown as Changes
  return new Snapshots().show({ case: derived, changes }, determinations, size, captures).snapshot
}

function replace<T extends { readonly id: string }>(map: Map<string, T>, { removed, added }: Change<T>): void {
  for (const { id } of removed) map.delete(id)
  for (const one of added) map.set(one.id, one)
}

function byKind(a: Discrepancy, b: Discrepancy): number {
  return a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1
}

/** Brings groups of things to what changed, each group in order; returns the keys of the groups that changed. */
function regroup<T>(
  map: Map<string, readonly T[]>,
  { removed, added }: Change<T>,
  keysOf: (item: T) => string[],
  order: (a: T, b: T) => number,
): Set<string> {
  const gone = new Map<string, Set<T>>()
  const fresh = new Map<string, T[]>()
  for (const item of removed) for (const key of keysOf(item)) gone.set(key, (gone.get(key) ?? new Set()).add(item))
  for (const item of added) for (const key of keysOf(item)) push(fresh, key, item)
  const keys = new Set([...gone.keys(), ...fresh.keys()])
  for (const key of keys) {
    const out = gone.get(key)
    const kept = out ? (map.get(key) ?? []).filter((item) => !out.has(item)) : (map.get(key) ?? [])
    const into = fresh.get(key)
    const all = into ? [...kept, ...into].sort(order) : kept
    if (all.length) map.set(key, all)
    else map.delete(key)
  }
  return keys
}

/** True where a person has decided on the statement. */
export function isReviewed(statement: Statement): boolean {
  return statement.how !== undefined && statement.how !== 'machine' && statement.how !== 'imported'
}

const LEAD = 160
function rowOf(report: Report, statements: readonly Statement[], lineage: readonly Lineage[]): ReportRow {
  const { text, imported: _figures, ...row } = report
  const body = text.slice(report.titleEnd > 0 ? report.titleEnd + 2 : 0, (report.titleEnd > 0 ? report.titleEnd + 2 : 0) + LEAD)
  return {
    ...row,
    statements: statements.length,
    reviewed: statements.filter(isReviewed).length,
    lead: wholeCharacters(body),
    characters: text.length,
    copyOf: lineage.find((link) => link.kind === 'copy' && link.from === report.id)?.to ?? null,
  }
}

/** A cut may fall inside a surrogate pair: the half is dropped. */
function wholeCharacters(cut: string): string {
  const last = cut.charCodeAt(cut.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut
}

/** Undone determinations stay in the history: a statement remembers them only while they are in force, so anchors are asked too. */
function historyOf(statementsOf: ReadonlyMap<string, readonly Statement[]>, determinations: readonly Determination[]): Map<string, Determination[]> {
  const stands =
    ({ span, report }: Anchor) =>
    (other: Statement) =>
      other.report === report && [other.span, other.figure?.span].some((mine) => mine?.[0] === span[0] && mine[1] === span[1])
  const touched = new Map<string, Set<string>>()
  const history = new Map<string, Determination[]>()
  for (const determination of determinations) {
    const ids = new Set<string>()
    for (const anchor of anchorsOf(determination)) {
      const here = statementsOf.get(anchor.report) ?? []
      for (const one of here) if (one.determinations?.includes(determination.id)) ids.add(one.id)
      const at = here.filter(stands(anchor)).at(-1)
      if (at) ids.add(at.id)
    }
    if (determination.seen) ids.add(determination.seen.id)
    if (determination.act.act === 'undo') for (const id of touched.get(determination.act.determination) ?? []) ids.add(id)
    touched.set(determination.id, ids)
    for (const id of ids) push(history, id, determination)
  }
  return history
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
