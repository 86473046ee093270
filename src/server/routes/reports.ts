// Routes to reports and statements: lists with filters, one by one, and search.
import {
  ReportPage,
  type ReportRow,
  ReportsPage,
  ReportsQuery,
  SearchAnswer,
  SearchQuery,
  StatementPage,
  StatementsPage,
  StatementsQuery,
} from '../../core/model/index.ts'
import type { Live } from '../../edge/live/live.ts'
import { termsOf } from '../../edge/live/search-terms.ts'
import { placesIn, rowsAmong, rowsThat, statementsAmong, statementsThat } from '../filtered.ts'
import { pageOf } from '../paging.ts'
import { reportOf, reportPage, statementPage, statementRow } from '../present.ts'
import { facetsOf } from '../search-facets.ts'
import { findVeiled } from '../veil.ts'
import { type App, ById } from './common.ts'

/** Matches a filtered list counts at most. */
const MOST = 10_000
/** Matches a search without filters counts: more are no longer looked through, and that is said. With filters it looks through `MOST` for those that pass. */
const FOUND = 2_000

export function reportRoutes(app: App, live: Live): void {
  app.get(
    '/api/reports',
    { schema: { summary: 'Reports, filtered', tags: ['reports'], querystring: ReportsQuery, response: { 200: ReportsPage } } },
    async (request) => {
      const query = request.query
      const found = query.q?.trim() ? (await findVeiled(live, request.person, query.q, { reports: MOST, statements: 0 })).reports : undefined
      const snapshot = live.snapshot()
      const rows = found === undefined ? rowsThat(snapshot, query) : rowsAmong(snapshot, found, query)
      const { items, ...page } = pageOf(rows, query.cursor, query.limit, rows === snapshot.rows ? snapshot.placeOf : undefined)
      return { ...page, reports: [...items] }
    },
  )

  app.get(
    '/api/reports/:id',
    { schema: { summary: 'One report with its statements', tags: ['reports'], params: ById, response: { 200: ReportPage } } },
    (request) => reportPage(live, request.params.id),
  )

  app.get(
    '/api/statements',
    { schema: { summary: 'Statements, filtered', tags: ['statements'], querystring: StatementsQuery, response: { 200: StatementsPage } } },
    async (request) => {
      const { kind, reviewed, q, cursor, limit } = request.query
      const found = q?.trim() ? (await findVeiled(live, request.person, q, { reports: 0, statements: MOST })).statements : undefined
      const snapshot = live.snapshot()
      const kept = found === undefined ? statementsThat(snapshot, kind, reviewed) : statementsAmong(snapshot, found, kind, reviewed)
      const { items, ...page } = pageOf(kept, cursor, limit, placesIn(snapshot, kept))
      const terms = q?.trim() ? termsOf(q) : undefined
      return { ...page, statements: items.map((statement) => statementRow(snapshot, statement, terms)) }
    },
  )

  app.get(
    '/api/statements/:id',
    { schema: { summary: 'One statement with its origin and history', tags: ['statements'], params: ById, response: { 200: StatementPage } } },
    (request) => statementPage(live.snapshot(), request.params.id),
  )

  app.get(
    '/api/search',
    {
      schema: {
        summary: 'Search statements and reports in any spelling',
        tags: ['search'],
        querystring: SearchQuery,
        response: { 200: SearchAnswer },
      },
    },
    async (request) => {
      const { q, limit, ...filters } = request.query
      const terms = termsOf(q)
      if (terms.length === 0) return { statements: [], total: 0, facets: { kind: [], lang: [], outlet: [], reviewed: [] }, reports: [] }
      const most = Object.values(filters).some((value) => value !== undefined) ? MOST : FOUND
      const { lang, outlet, from, to } = filters
      const narrowed = [lang, outlet, from, to].some((value) => value !== undefined)
      // One more than is counted tells whether there are more. Reports are shown and not counted: without a filter no more are looked for.
      const found = await findVeiled(live, request.person, q, { reports: narrowed ? most : limit, statements: most + 1 })
      const snapshot = live.snapshot()
      // The views may be a moment behind the memory: what is no longer there is left out.
      const there = found.statements.slice(0, most).flatMap((id) => snapshot.statement.get(id) ?? [])
      const { kept, facets } = facetsOf(snapshot, there, filters)
      return {
        statements: kept.slice(0, limit).map((statement) => statementRow(snapshot, statement, terms)),
        total: kept.length,
        ...(found.statements.length > most ? { capped: true } : {}),
        facets,
        reports: found.reports
          .filter((id) => snapshot.placeOf.has(id))
          .map((id) => reportOf(snapshot, id).row)
          .filter(
            (row) => (lang === undefined || row.lang === lang) && (outlet === undefined || (row.outlet ?? '') === outlet) && within(row, from, to),
          )
          .slice(0, limit),
      }
    },
  )
}

/** True where the report was published in these days; undated reports only where no day is asked for. */
function within(row: ReportRow, from: string | undefined, to: string | undefined): boolean {
  const day = row.published?.slice(0, 10)
  return (from === undefined || (day !== undefined && day >= from)) && (to === undefined || (day !== undefined && day <= to))
}
