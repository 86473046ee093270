// What the screens ask the server for, under stable keys, so that one live event renews what it touches.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { read } from './api.ts'
import type {
  Act,
  Aggregate,
  CaseSummary,
  CopyPlace,
  Determination,
  Discrepancy,
  Incident,
  IncidentPage,
  KnownCases,
  LedgerPage,
  Origin,
  OriginPage,
  ReportPage,
  ReportsPage,
  SearchAnswer,
  Site,
  SitePage,
  StatementPage,
  StatementsPage,
  UnanchoredPage,
} from './types.ts'

type Query = Readonly<Record<string, string | number | boolean | undefined>>
const at = encodeURIComponent

export const theCase = () => queryOptions({ queryKey: ['case'], queryFn: ({ signal }) => read<CaseSummary>('/case', {}, signal) })
export const knownCases = () => queryOptions({ queryKey: ['cases'], queryFn: ({ signal }) => read<KnownCases>('/cases', {}, signal) })
export const reports = (query: Query) =>
  queryOptions({ queryKey: ['reports', query], queryFn: ({ signal }) => read<ReportsPage>('/reports', query, signal) })
export const report = (id: string) =>
  queryOptions({ queryKey: ['report', id], queryFn: ({ signal }) => read<ReportPage>(`/reports/${at(id)}`, {}, signal) })
/** The place is good while the server runs: its path holds a secret of this run. */
export const copyOf = (id: string, s?: string) =>
  queryOptions({ queryKey: ['copy', id, s ?? ''], queryFn: ({ signal }) => read<CopyPlace>(`/reports/${at(id)}/copy`, { s }, signal) })
export const statement = (id: string) =>
  queryOptions({ queryKey: ['statement', id], queryFn: ({ signal }) => read<StatementPage>(`/statements/${at(id)}`, {}, signal) })
export const statements = (query: Query) =>
  queryOptions({ queryKey: ['statements', query], queryFn: ({ signal }) => read<StatementsPage>('/statements', query, signal) })
export const origins = () => queryOptions({ queryKey: ['origins'], queryFn: ({ signal }) => read<Origin[]>('/origins', {}, signal) })
export const origin = (id: string) =>
  queryOptions({ queryKey: ['origin', id], queryFn: ({ signal }) => read<OriginPage>(`/origins/${at(id)}`, {}, signal) })
export const sites = () => queryOptions({ queryKey: ['sites'], queryFn: ({ signal }) => read<Site[]>('/sites', {}, signal) })
export const site = (id: string) => queryOptions({ queryKey: ['site', id], queryFn: ({ signal }) => read<SitePage>(`/sites/${at(id)}`, {}, signal) })
export const incidents = () => queryOptions({ queryKey: ['incidents'], queryFn: ({ signal }) => read<Incident[]>('/incidents', {}, signal) })
export const incident = (id: string) =>
  queryOptions({ queryKey: ['incident', id], queryFn: ({ signal }) => read<IncidentPage>(`/incidents/${at(id)}`, {}, signal) })
export const aggregates = () => queryOptions({ queryKey: ['aggregates'], queryFn: ({ signal }) => read<Aggregate[]>('/aggregates', {}, signal) })
export const discrepancies = () =>
  queryOptions({ queryKey: ['discrepancies'], queryFn: ({ signal }) => read<Discrepancy[]>('/discrepancies', {}, signal) })
export const unanchored = () => queryOptions({ queryKey: ['unanchored'], queryFn: ({ signal }) => read<UnanchoredPage>('/unanchored', {}, signal) })
export const ledger = (query: Query) =>
  queryOptions({ queryKey: ['ledger', query], queryFn: ({ signal }) => read<LedgerPage>('/ledger', query, signal) })
/** Determinations of some kinds of act, with the undoing of each. */
export const actsOf = (...kinds: Act['act'][]) =>
  queryOptions({
    queryKey: ['determinations', 'acts', ...kinds],
    queryFn: ({ signal }) => read<Determination[]>('/determinations', { act: kinds.join(',') }, signal),
  })
export const determinations = (on?: string) =>
  queryOptions({ queryKey: ['determinations', on ?? ''], queryFn: ({ signal }) => read<Determination[]>('/determinations', { on }, signal) })
export const search = (query: Query & { readonly q?: string | undefined }) =>
  queryOptions({
    queryKey: ['search', query],
    queryFn: ({ signal }) => read<SearchAnswer>('/search', { ...query, limit: 200 }, signal),
    enabled: (query.q ?? '').trim() !== '',
    // The list stays while the next one comes: a facet pressed does not make the page jump.
    placeholderData: keepPreviousData,
  })

/** Day of publication of every report of the case, by report: for filters by date. */
export const reportDays = () =>
  queryOptions({
    queryKey: ['reports', 'days'],
    queryFn: async ({ signal }) => {
      const days = new Map<string, string>()
      let cursor: string | undefined
      do {
        const page: ReportsPage = await read<ReportsPage>('/reports', { limit: 500, cursor }, signal)
        for (const row of page.reports) if (row.published) days.set(row.id, row.published.slice(0, 10))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      return days
    },
  })

/** How many statements a count over the whole case reads at most; the screen says so where it stopped. */
export const MOST = 5000

/** Every statement of the case, page after page: for counts over the whole. Stops at MOST. */
export const allStatements = () =>
  queryOptions({
    queryKey: ['statements', 'all'],
    queryFn: async ({ signal }) => {
      const rows: StatementsPage['statements'] = []
      let cursor: string | undefined
      do {
        const page: StatementsPage = await read<StatementsPage>('/statements', { limit: 500, cursor }, signal)
        rows.push(...page.statements)
        cursor = page.next ?? undefined
      } while (cursor !== undefined && rows.length < MOST)
      return rows
    },
  })
