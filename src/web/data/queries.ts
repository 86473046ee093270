// What the screens ask the server for, under stable keys, so that one live event renews what it touches.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { read } from './api.ts'
import type {
  Act,
  AggregateRows,
  CaptureRows,
  CaseSummary,
  CopyPlace,
  Determination,
  Discrepancy,
  DiscrepancyRow,
  DiscrepancyRows,
  FactorState,
  IncidentPage,
  IncidentRow,
  KnownCases,
  LedgerPage,
  Materials,
  MemberRow,
  Opening,
  OriginPage,
  OriginRow,
  Person,
  Policy,
  RelayRow,
  ReleasedRow,
  ReportPage,
  ReportsPage,
  SearchAnswer,
  SessionRow,
  SitePage,
  SiteRow,
  StatementPage,
  StatementsPage,
  UnanchoredPage,
} from './types.ts'

type Query = Readonly<Record<string, string | number | boolean | undefined>>
const at = encodeURIComponent

interface Page<T> {
  readonly total: number
  readonly next: string | null
  readonly items: readonly T[]
}
/** A list read page by page, as far as it is looked at. */
function pages<T>(list: string, query: Query = {}, limit = 40) {
  return infiniteQueryOptions({
    queryKey: [list, query, limit],
    queryFn: ({ pageParam, signal }) => read<Page<T>>(`/${list}`, { ...query, limit, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
}
/** All of a list, page after page, `most` at the utmost: for a choice, or a map. */
function whole<T>(list: string, query: Query, most: number) {
  return queryOptions({
    queryKey: [list, 'whole', query],
    queryFn: async ({ signal }) => {
      const items: T[] = []
      let cursor: string | undefined
      do {
        const page: Page<T> = await read<Page<T>>(`/${list}`, { ...query, limit: Math.min(500, most), cursor }, signal)
        items.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor !== undefined && items.length < most)
      return items
    },
  })
}

export const theCase = () => queryOptions({ queryKey: ['case'], queryFn: ({ signal }) => read<CaseSummary>('/case', {}, signal) })
/** How far opening has come: the one question that is answered before the case has been read. */
export const opening = () =>
  queryOptions({
    queryKey: ['opening'],
    queryFn: ({ signal }) => read<Opening>('/opening', {}, signal),
    refetchInterval: ({ state }) => (state.data?.ready === false ? 500 : false),
  })
/** Who this page's key belongs to; it stays while the page is open. */
export const me = () => queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => read<Person>('/me', {}, signal), staleTime: 60_000 })
export const members = () => queryOptions({ queryKey: ['members'], queryFn: ({ signal }) => read<MemberRow[]>('/members', {}, signal) })
export const sessions = () => queryOptions({ queryKey: ['sessions'], queryFn: ({ signal }) => read<SessionRow[]>('/sessions', {}, signal) })
export const factor = () => queryOptions({ queryKey: ['factor'], queryFn: ({ signal }) => read<FactorState>('/factor', {}, signal) })
export const policy = () => queryOptions({ queryKey: ['policy'], queryFn: ({ signal }) => read<Policy>('/policy', {}, signal) })
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
export const origins = (query: Query = {}) => pages<OriginRow>('origins', { order: 'reports', ...query }, 60)
export const origin = (id: string) =>
  queryOptions({ queryKey: ['origin', id], queryFn: ({ signal }) => read<OriginPage>(`/origins/${at(id)}`, {}, signal) })
export const sites = () => pages<SiteRow>('sites')
/** The sites most reports speak of. */
export const firstSites = () =>
  queryOptions({ queryKey: ['sites', 'first'], queryFn: ({ signal }) => read<Page<SiteRow>>('/sites', { limit: 6 }, signal) })
export const site = (id: string) => queryOptions({ queryKey: ['site', id], queryFn: ({ signal }) => read<SitePage>(`/sites/${at(id)}`, {}, signal) })
export const incidents = () => pages<IncidentRow>('incidents')
export const incident = (id: string) =>
  queryOptions({ queryKey: ['incident', id], queryFn: ({ signal }) => read<IncidentPage>(`/incidents/${at(id)}`, {}, signal) })
export const aggregates = () => pages<AggregateRows['items'][number]>('aggregates', {}, 20)
/** Who relays whom; of one outlet, or of all. */
export const relays = (outlet?: string) =>
  queryOptions({ queryKey: ['relaying', outlet ?? ''], queryFn: ({ signal }) => read<RelayRow[]>('/relaying', { outlet }, signal) })
/** The first of each kind, with how many there are of each. */
export const firstDiscrepancies = () =>
  queryOptions({ queryKey: ['discrepancies', 'first'], queryFn: ({ signal }) => read<DiscrepancyRows>('/discrepancies', { each: 1 }, signal) })
export const discrepancies = (kind: DiscrepancyRow['kind']) => pages<DiscrepancyRow>('discrepancies', { kind }, 12)
export const discrepancy = (id: string) =>
  queryOptions({ queryKey: ['discrepancies', 'one', id], queryFn: ({ signal }) => read<Discrepancy>(`/discrepancies/${at(id)}`, {}, signal) })
/** What left, and what of it the present engine gives otherwise: asked for on demand, since it derives anew. */
export const released = () =>
  queryOptions({ queryKey: ['released'], queryFn: ({ signal }) => read<ReleasedRow[]>('/released', {}, signal), enabled: false })
/** The newest captures, with what was read from each. */
export const captures = () =>
  queryOptions({ queryKey: ['captures'], queryFn: ({ signal }) => read<CaptureRows>('/captures', { limit: 500 }, signal) })
export const materials = () => queryOptions({ queryKey: ['materials'], queryFn: ({ signal }) => read<Materials>('/materials', {}, signal) })
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

/** For choosing one: the first of each list. */
const CHOICES = 500
export const someSites = () => whole<SiteRow>('sites', {}, CHOICES)
export const someIncidents = () => whole<IncidentRow>('incidents', {}, CHOICES)
export const someOrigins = (near?: string) => whole<OriginRow>('origins', { order: 'reports', near }, CHOICES)
/** All sites, for the map. */
export const allSites = () => whole<SiteRow>('sites', {}, 20_000)
