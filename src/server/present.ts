// Presents a snapshot as the answers of the API. Pure look-ups: no answer touches more of the case than it shows.
import type {
  Drift,
  IncidentPage,
  Lineage,
  Origin,
  OriginPage,
  Report,
  ReportPage,
  ReportRow,
  SitePage,
  Statement,
  StatementPage,
  StatementRow,
  Tally,
} from '../core/model/index.ts'
import { IsnadError } from '../core/model/index.ts'
import type { Live } from '../edge/live/live.ts'
import { marksIn } from '../edge/live/search-terms.ts'
import { sentenceAround } from '../edge/live/sentence.ts'
import type { Snapshot } from '../edge/live/snapshot.ts'

/** The thing of that id, or a `not-found` that names it. */
function need<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id)
  if (found === undefined) throw new IsnadError('not-found', { id })
  return found
}

export function reportOf(snapshot: Snapshot, id: string): { report: Report; row: ReportRow; at: number } {
  const at = need(snapshot.placeOf, id)
  return { report: snapshot.case.reports[at] as Report, row: snapshot.rows[at] as ReportRow, at }
}

export function reportPage(live: Live, id: string): ReportPage {
  const snapshot = live.snapshot()
  const { report, at } = reportOf(snapshot, id)
  const statements = snapshot.statementsOf.get(id) ?? []
  const originOf: Record<string, string> = {}
  for (const statement of statements) {
    const origin = snapshot.originOf.get(statement.id)
    if (origin) originOf[statement.id] = origin.id
  }
  return {
    report,
    statements: [...statements],
    originOf,
    captures: live.capturesOf(report),
    ...linksOf(snapshot.lineageOf.get(id) ?? []),
    previous: snapshot.rows[at - 1]?.id ?? null,
    next: snapshot.rows[at + 1]?.id ?? null,
  }
}

export function statementPage(snapshot: Snapshot, id: string): StatementPage {
  const statement = need(snapshot.statement, id)
  const origin = snapshot.originOf.get(id) ?? null
  const all = snapshot.lineageOf.get(statement.report) ?? []
  const { lineage, lineageLeft = 0 } = linksOf(all.filter((link) => link.statements.length === 0 || link.statements.includes(id)))
  const shown = origin && brief(origin, statement)
  const leftOut = {
    statements: (origin?.statements.length ?? 0) - (shown?.statements.length ?? 0),
    reports: (origin?.reports.length ?? 0) - (shown?.reports.length ?? 0),
    lineage: lineageLeft,
  }
  return {
    statement,
    report: reportOf(snapshot, statement.report).row,
    origin: shown,
    lineage,
    ...(Object.values(leftOut).some((count) => count > 0) ? { leftOut } : {}),
    drift: [...(snapshot.driftOf.get(id) ?? [])],
    history: [...(snapshot.historyOf.get(id) ?? [])],
  }
}

/** Links of one report as a page takes them: stated ones first, of very many the first. */
function linksOf(all: readonly Lineage[]): { lineage: Lineage[]; lineageLeft?: number } {
  if (all.length <= LINKS) return { lineage: [...all] }
  const stated = all.filter((link) => link.stated)
  const lineage = [...stated, ...all.filter((link) => !link.stated)].slice(0, LINKS)
  return { lineage, lineageLeft: all.length - lineage.length }
}

/** An origin beside one of its statements: of very many, the first, and that one. Its own page holds all. */
function brief(origin: Origin, { id, report }: Statement): Origin {
  const some = (list: readonly string[], own: string) => (list.length <= LINKS ? [...list] : [...new Set([own, ...list.slice(0, LINKS)])])
  return { ...origin, statements: some(origin.statements, id), reports: some(origin.reports, report) }
}

/** Links of a report, and statements of an origin beside it, that a page shows. */
const LINKS = 200

/** A statement with the sentence it stands in; `terms` are marked there. */
export function statementRow(snapshot: Snapshot, statement: Statement, terms?: readonly string[]): StatementRow {
  const { report, row } = reportOf(snapshot, statement.report)
  const [from, to] = sentenceAround(report, statement.span)
  const sentence = report.text.slice(from, to)
  return { statement: withoutTrail(statement), report: row, sentence, ...(terms ? { marks: marksIn(sentence, terms) } : {}) }
}

export function originPage(snapshot: Snapshot, id: string): OriginPage {
  const origin = need(snapshot.origin, id)
  const statements = new Set(origin.statements)
  const { origins: _, ...about } = aroundStatements(snapshot, statements)
  const lineage = unique([...(snapshot.lineageOf.get(id) ?? []).slice(0, 2 * REACH), ...about.lineage])
  const reports = rowsOf(snapshot, new Set([...origin.reports, ...about.reports.map((row) => row.id)]))
  const inReach = withinReach({ ...about, statements, reports, lineage })
  return { origin: within(origin, new Set(about.shown.map((one) => one.id)), new Set(inReach.reports.map((row) => row.id))), ...inReach }
}

export function sitePage(snapshot: Snapshot, id: string): SitePage {
  const site = need(snapshot.site, id)
  return {
    site,
    ...clusterPage(
      snapshot,
      id,
      site.tallies,
      site.stages.flatMap((stage) => stage.statements),
      site.reports,
    ),
  }
}

export function incidentPage(snapshot: Snapshot, id: string): IncidentPage {
  const incident = need(snapshot.incident, id)
  return { incident, ...clusterPage(snapshot, id, incident.tallies, [], incident.reports) }
}

function clusterPage(snapshot: Snapshot, id: string, tallies: readonly Tally[], more: readonly string[], reports: readonly string[]) {
  const ids = [...tallies.flatMap((tally) => [...tally.statements, ...tally.beside.map((beside) => beside.statement)]), ...more]
  const discrepancies = [...(snapshot.discrepanciesIn.get(id) ?? [])]
  const wanted = new Set([...ids, ...discrepancies.flatMap((discrepancy) => discrepancy.statements)])
  const around = aroundStatements(snapshot, wanted)
  const rows = rowsOf(snapshot, new Set([...reports, ...around.reports.map((row) => row.id)]))
  return { origins: around.origins, ...withinReach({ ...around, statements: wanted, reports: rows }), discrepancies }
}

/** What stands around a set of statements: their reports and origins, the lineage among those, the drift between them. */
function aroundStatements(snapshot: Snapshot, ids: Iterable<string>) {
  // What a page does not reach costs nothing: the rest is counted by its ids.
  const wanted = new Set([...new Set(ids)].slice(0, REACH))
  const statements = [...wanted].flatMap((id) => snapshot.statement.get(id) ?? [])
  const reports = new Set(statements.map((statement) => statement.report))
  const origins = unique([...wanted].flatMap((id) => snapshot.originOf.get(id) ?? [])).map((origin) => within(origin, wanted, reports))
  const ends = new Set([...reports, ...origins.map((origin) => origin.id)])
  const lineage: Lineage[] = []
  for (const end of ends) for (const link of snapshot.lineageOf.get(end) ?? []) if (ends.has(link.from) && ends.has(link.to)) lineage.push(link)
  const drift: Drift[] = []
  for (const id of wanted) drift.push(...(snapshot.driftOf.get(id) ?? []))
  return { shown: statements, reports: rowsOf(snapshot, reports), origins, lineage: unique(lineage), drift: unique(drift) }
}

/** An origin that is carried by thousands of reports, with those of this page. */
function within(origin: Origin, statements: ReadonlySet<string>, reports: ReadonlySet<string>): Origin {
  if (origin.statements.length <= REACH) return origin
  return { ...origin, statements: origin.statements.filter((id) => statements.has(id)), reports: origin.reports.filter((id) => reports.has(id)) }
}

interface Lists {
  /** Statements of the page, and the ids of all there are. */
  readonly shown: readonly Statement[]
  readonly statements: ReadonlySet<string>
  readonly reports: readonly ReportRow[]
  readonly lineage: readonly Lineage[]
  readonly drift: readonly Drift[]
}

/** What one page shows of each list; a case in which it is passed is read by its lists and exports. */
const REACH = 500

/** Lists as a page takes them: rule trails stay with the reading of a report, stated links come first, what is left out is counted. */
function withinReach({ shown, statements, reports, lineage, drift }: Lists) {
  const stated = [...lineage].sort((a, b) => Number(b.stated) - Number(a.stated))
  const over = (list: readonly unknown[]) => Math.max(0, list.length - REACH)
  const leftOut = { statements: Math.max(0, statements.size - REACH), reports: over(reports), lineage: over(lineage), drift: over(drift) }
  return {
    statements: shown.map(withoutTrail),
    reports: reports.slice(0, REACH),
    lineage: stated.slice(0, REACH),
    drift: drift.slice(0, REACH),
    ...(Object.values(leftOut).some((count) => count > 0) ? { leftOut } : {}),
  }
}

/** Its trail is not even looked at: it stands packed, and a list names many. */
function withoutTrail(statement: Statement): Statement {
  const rest: Record<string, unknown> = {}
  for (const name of Object.keys(statement) as (keyof Statement)[]) if (name !== 'trail') rest[name] = statement[name]
  return rest as Statement
}

/** Rows of these reports in the case's order. */
function rowsOf(snapshot: Snapshot, ids: ReadonlySet<string>): ReportRow[] {
  const places = [...ids].flatMap((id) => snapshot.placeOf.get(id) ?? []).sort((a, b) => a - b)
  return places.map((place) => snapshot.rows[place] as ReportRow)
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
