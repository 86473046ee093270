// Routes to what the statements amount to: origins, sites, incidents, aggregates, discrepancies.
import {
  AggregateRows,
  DiscrepanciesQuery,
  Discrepancy,
  DiscrepancyRows,
  IncidentPage,
  IncidentRows,
  IsnadError,
  KnownPlaces,
  KnownPlacesQuery,
  ListQuery,
  OriginPage,
  OriginRows,
  OriginsQuery,
  RelayQuery,
  RelayRows,
  SitePage,
  SiteRows,
  UnanchoredPage,
} from '../../core/model/index.ts'
import type { Live } from '../../edge/live/live.ts'
import { pageOf } from '../paging.ts'
import { incidentPage, originPage, sitePage } from '../present.ts'
import { relayRows } from '../relaying.ts'
import { discrepanciesBy, discrepancyRow, incidentRow, originRow, originsIn, siteRow } from '../rows.ts'
import { type App, ById } from './common.ts'

export function clusterRoutes(app: App, live: Live): void {
  app.get(
    '/api/origins',
    { schema: { summary: 'Origins, page by page', tags: ['origins'], querystring: OriginsQuery, response: { 200: OriginRows } } },
    ({ query: { order, near, cursor, limit } }) => {
      const { items, ...page } = pageOf(originsIn(live.snapshot(), order, near), cursor, limit)
      return { ...page, items: items.map(originRow) }
    },
  )
  app.get(
    '/api/origins/:id',
    { schema: { summary: 'One origin with what it was said in', tags: ['origins'], params: ById, response: { 200: OriginPage } } },
    (request) => originPage(live.snapshot(), request.params.id),
  )
  app.get(
    '/api/sites',
    { schema: { summary: 'Sites, page by page', tags: ['sites'], querystring: ListQuery, response: { 200: SiteRows } } },
    ({ query: { cursor, limit } }) => {
      const snapshot = live.snapshot()
      const { items, ...page } = pageOf(snapshot.case.sites, cursor, limit)
      return { ...page, items: items.map((site) => siteRow(site, snapshot)) }
    },
  )
  app.get(
    '/api/sites/:id',
    { schema: { summary: 'One site with who says what', tags: ['sites'], params: ById, response: { 200: SitePage } } },
    (request) => sitePage(live.snapshot(), request.params.id),
  )
  app.get(
    '/api/incidents',
    { schema: { summary: 'Incidents, page by page', tags: ['incidents'], querystring: ListQuery, response: { 200: IncidentRows } } },
    ({ query: { cursor, limit } }) => {
      const { items, ...page } = pageOf(live.snapshot().case.incidents, cursor, limit)
      return { ...page, items: items.map(incidentRow) }
    },
  )
  app.get(
    '/api/incidents/:id',
    { schema: { summary: 'One incident with who says what', tags: ['incidents'], params: ById, response: { 200: IncidentPage } } },
    (request) => incidentPage(live.snapshot(), request.params.id),
  )
  app.get(
    '/api/aggregates',
    {
      schema: { summary: 'Running totals and whole areas, page by page', tags: ['sites'], querystring: ListQuery, response: { 200: AggregateRows } },
    },
    ({ query: { cursor, limit } }) => {
      const { items, ...page } = pageOf(live.snapshot().case.aggregates, cursor, limit)
      return { ...page, items: [...items] }
    },
  )
  app.get(
    '/api/relaying',
    {
      schema: {
        summary: 'Who relays whom, and how often with a change',
        tags: ['origins'],
        querystring: RelayQuery,
        response: { 200: RelayRows },
      },
    },
    ({ query: { outlet } }) => {
      const rows = relayRows(live.snapshot())
      return outlet === undefined ? [...rows] : rows.filter((row) => row.outlet === outlet)
    },
  )
  app.get(
    '/api/discrepancies',
    { schema: { summary: 'Discrepancies, page by page', tags: ['sites'], querystring: DiscrepanciesQuery, response: { 200: DiscrepancyRows } } },
    ({ query: { kind, each, cursor, limit } }) => {
      const { kinds, of } = discrepanciesBy(live.snapshot(), kind, each)
      const { items, ...page } = pageOf(of, cursor, limit)
      return { ...page, kinds, items: items.map(discrepancyRow) }
    },
  )
  app.get(
    '/api/discrepancies/:id',
    { schema: { summary: 'One discrepancy with all its statements', tags: ['sites'], params: ById, response: { 200: Discrepancy } } },
    (request) => {
      const found = live.snapshot().case.discrepancies.find(({ id }) => id === request.params.id)
      if (!found) throw new IsnadError('not-found', { what: request.params.id })
      return found
    },
  )
  app.get(
    '/api/places/known',
    { schema: { summary: 'Places of the gazetteer in a frame', tags: ['sites'], querystring: KnownPlacesQuery, response: { 200: KnownPlaces } } },
    (request) => live.knownPlaces(request.query),
  )
  app.get(
    '/api/unanchored',
    { schema: { summary: 'Determinations whose words no longer stand', tags: ['ledger'], response: { 200: UnanchoredPage } } },
    () => {
      const { case: derived, determinations } = live.snapshot()
      const ids = new Set(derived.unanchored.map((item) => item.determination))
      return { unanchored: derived.unanchored, determinations: determinations.filter((item) => ids.has(item.id)) }
    },
  )
}
