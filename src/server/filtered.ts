// Filtered lists of reports and statements: kept for a state of the case, since who pages through a list asks the same of it again and again.
import type { ReportRow, ReportsQuery, Statement } from '../core/model/index.ts'
import { statementOrder } from '../core/review/review.ts'
import { isReviewed, type Snapshot } from '../edge/live/snapshot.ts'

/** Filters kept for one state, the last asked for. */
const KEPT = 8
type Lists = Map<string, readonly object[]>
const LISTS = new WeakMap<Snapshot, Lists>()

function kept<T extends object>(snapshot: Snapshot, filters: object, make: () => readonly T[]): readonly T[] {
  const key = JSON.stringify(filters)
  const lists = LISTS.get(snapshot) ?? (new Map() as Lists)
  LISTS.set(snapshot, lists)
  const list = (lists.get(key) as readonly T[] | undefined) ?? make()
  lists.delete(key)
  lists.set(key, list)
  for (const oldest of lists.keys()) if (lists.size > KEPT) lists.delete(oldest)
  return list
}

type RowFilters = { readonly [F in 'lang' | 'outlet' | 'problem' | 'reviewed']?: ReportsQuery[F] }

/** The rows that pass the filters of a query, words apart; where there are none, the snapshot's own list. */
export function rowsThat(snapshot: Snapshot, { lang, outlet, problem, reviewed }: RowFilters): readonly ReportRow[] {
  const filters = { lang, outlet, problem, reviewed }
  if (Object.values(filters).every((value) => value === undefined)) return snapshot.rows
  const among = outlet === undefined ? snapshot.rows : (byOutlet(snapshot).get(outlet) ?? [])
  return kept(snapshot, { rows: filters }, () => among.filter((row) => keepsRow(row, filters)))
}

const OUTLETS = new WeakMap<Snapshot, ReadonlyMap<string, readonly ReportRow[]>>()
/** The rows of each outlet in the order of the case: a large case is gone through once, and not for every outlet that is asked for. */
function byOutlet(snapshot: Snapshot): ReadonlyMap<string, readonly ReportRow[]> {
  const known = OUTLETS.get(snapshot)
  if (known) return known
  const made = new Map<string, ReportRow[]>()
  for (const row of snapshot.rows) {
    if (row.outlet === undefined) continue
    const rows = made.get(row.outlet)
    if (rows) rows.push(row)
    else made.set(row.outlet, [row])
  }
  OUTLETS.set(snapshot, made)
  return made
}

/** The rows among those found that pass, in the order of the case. What is no longer there is left out: the views may be a moment behind. */
export function rowsAmong(snapshot: Snapshot, found: readonly string[], filters: RowFilters): readonly ReportRow[] {
  const places = found.flatMap((id) => snapshot.placeOf.get(id) ?? []).sort((a, b) => a - b)
  return places.flatMap((at) => snapshot.rows[at] ?? []).filter((row) => keepsRow(row, filters))
}

function keepsRow(row: ReportRow, query: RowFilters): boolean {
  if (query.lang !== undefined && row.lang !== query.lang) return false
  if (query.outlet !== undefined && row.outlet !== query.outlet) return false
  if (query.problem === 'any' && row.problems.length === 0) return false
  if (query.problem !== undefined && query.problem !== 'any' && !row.problems.some((problem) => problem.code === query.problem)) return false
  if (query.reviewed !== undefined && (row.statements > 0 && row.reviewed === row.statements) !== query.reviewed) return false
  return true
}

type Kind = Statement['kind'] | undefined

/** The statements of that kind, reviewed or not; where nothing is asked, the case's own list. */
export function statementsThat(snapshot: Snapshot, kind: Kind, reviewed: boolean | undefined): readonly Statement[] {
  const all = snapshot.case.statements
  if (kind === undefined && reviewed === undefined) return all
  return kept(snapshot, { statements: { kind, reviewed } }, () => all.filter((statement) => keeps(statement, kind, reviewed)))
}

/** The statements among those found that pass, in the order of the case. */
export function statementsAmong(snapshot: Snapshot, found: readonly string[], kind: Kind, reviewed: boolean | undefined): readonly Statement[] {
  return found
    .flatMap((id) => snapshot.statement.get(id) ?? [])
    .filter((statement) => keeps(statement, kind, reviewed))
    .sort(orderIn(snapshot))
}

function keeps(statement: Statement, kind: Kind, reviewed: boolean | undefined): boolean {
  return (kind === undefined || statement.kind === kind) && (reviewed === undefined || isReviewed(statement) === reviewed)
}

/** The order of a case: report by report, and as they stand in the text. */
function orderIn({ placeOf }: Snapshot): (a: Statement, b: Statement) => number {
  return (a, b) => (a.report === b.report ? statementOrder(a, b) : (placeOf.get(a.report) ?? 0) - (placeOf.get(b.report) ?? 0))
}

/** Where a statement stands in a list that is in the order of the case: found by halving, in a list of any length. */
export function placesIn(snapshot: Snapshot, list: readonly Statement[]): { get(id: string): number | undefined } {
  const order = orderIn(snapshot)
  return {
    get: (id) => {
      const wanted = snapshot.statement.get(id)
      if (!wanted) return undefined
      let from = 0
      let to = list.length
      while (from < to) {
        const middle = (from + to) >> 1
        if (order(list[middle] as Statement, wanted) < 0) from = middle + 1
        else to = middle
      }
      return list[from]?.id === id ? from : undefined
    },
  }
}
