// A snapshot: one derived case with the look-ups the API needs, built once and never changed. A new entry makes a new one.
import type {
  Aggregate,
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
import { anchorsOf } from '../../core/review/anchors-of.ts'

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

/** Builds the look-ups. Linear in the case; `size` is the ledger's size the case was derived from. */
export function snapshotOf(derived: Case, determinations: readonly Determination[], size: number, captures: number): Snapshot {
  const statementsOf = groupBy(derived.statements, (statement) => [statement.report])
  const lineageOf = groupBy(derived.lineage, (link) => (link.from === link.to ? [link.from] : [link.from, link.to]))
  const originOf = new Map<string, Origin>()
  for (const origin of derived.origins) for (const id of origin.statements) originOf.set(id, origin)
  const rows = derived.reports.map((report) => rowOf(report, statementsOf.get(report.id) ?? [], lineageOf.get(report.id) ?? []))
  return {
    version: `${derived.engine.slice(0, 16)}-${size}`,
    size,
    case: derived,
    counts: countsOf(derived, captures),
    determinations,
    rows,
    placeOf: new Map(rows.map((row, index) => [row.id, index])),
    statementsOf,
    statement: byId(derived.statements),
    originOf,
    origin: byId(derived.origins),
    site: byId(derived.sites),
    incident: byId(derived.incidents),
    aggregate: byId(derived.aggregates),
    lineageOf,
    driftOf: groupBy(derived.drift, (drift) => [drift.from, drift.to]),
    discrepanciesIn: groupBy(derived.discrepancies, (discrepancy) => [discrepancy.in]),
    historyOf: historyOf(derived.statements, determinations),
  }
}

/** True where a person has decided on the statement. */
export function isReviewed(statement: Statement): boolean {
  return statement.how !== undefined && statement.how !== 'machine'
}

function countsOf(derived: Case, captures: number): CaseCounts {
  return {
    captures,
    reports: derived.reports.length,
    statements: derived.statements.length,
    reviewed: derived.statements.filter(isReviewed).length,
    origins: derived.origins.length,
    sites: derived.sites.length,
    incidents: derived.incidents.length,
    aggregates: derived.aggregates.length,
    discrepancies: derived.discrepancies.length,
    unanchored: derived.unanchored.length,
  }
}

const LEAD = 160
function rowOf(report: Report, statements: readonly Statement[], lineage: readonly Lineage[]): ReportRow {
  const { text, ...row } = report
  const body = text.slice(report.titleEnd > 0 ? report.titleEnd + 2 : 0, (report.titleEnd > 0 ? report.titleEnd + 2 : 0) + LEAD)
  return {
    ...row,
    statements: statements.length,
    reviewed: statements.filter(isReviewed).length,
    lead: wholeCharacters(body),
    copyOf: lineage.find((link) => link.kind === 'copy' && link.from === report.id)?.to ?? null,
  }
}

/** A cut may fall inside a surrogate pair: the half is dropped. */
function wholeCharacters(cut: string): string {
  const last = cut.charCodeAt(cut.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut
}

/** Undone determinations stay in the history: a statement remembers them only while they are in force, so anchors are asked too. */
function historyOf(statements: readonly Statement[], determinations: readonly Determination[]): Map<string, Determination[]> {
  const at = new Map<string, string>()
  for (const statement of statements) {
    at.set(anchorKey(statement.report, statement.span), statement.id)
    if (statement.figure) at.set(anchorKey(statement.report, statement.figure.span), statement.id)
  }
  const byDetermination = groupBy(statements, (statement) => statement.determinations ?? [])
  const touched = new Map<string, Set<string>>()
  const history = new Map<string, Determination[]>()
  for (const determination of determinations) {
    const ids = new Set((byDetermination.get(determination.id) ?? []).map((statement) => statement.id))
    for (const anchor of anchorsOf(determination)) {
      const id = at.get(anchorKey(anchor.report, anchor.span))
      if (id) ids.add(id)
    }
    if (determination.seen) ids.add(determination.seen.id)
    if (determination.act.act === 'undo') for (const id of touched.get(determination.act.determination) ?? []) ids.add(id)
    touched.set(determination.id, ids)
    for (const id of ids) push(history, id, determination)
  }
  return history
}

function anchorKey(report: string, span: readonly [number, number]): string {
  return `${report} ${span[0]}-${span[1]}`
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function groupBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const item of items) for (const key of keys(item)) push(out, key, item)
  return out
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
