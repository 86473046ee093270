// Routes to what the statements amount to: origins, sites, incidents, aggregates, discrepancies.
import { Aggregates, Discrepancies, IncidentPage, Incidents, OriginPage, Origins, SitePage, Sites, UnanchoredPage } from '../../core/model/index.ts'
import type { Live } from '../../edge/live/live.ts'
import { incidentPage, originPage, sitePage } from '../present.ts'
import { type App, ById } from './common.ts'

export function clusterRoutes(app: App, live: Live): void {
  app.get('/api/origins', { schema: { summary: 'Origins', tags: ['origins'], response: { 200: Origins } } }, () => live.snapshot().case.origins)
  app.get(
    '/api/origins/:id',
    { schema: { summary: 'One origin with what it was said in', tags: ['origins'], params: ById, response: { 200: OriginPage } } },
    (request) => originPage(live.snapshot(), request.params.id),
  )
  app.get('/api/sites', { schema: { summary: 'Sites', tags: ['sites'], response: { 200: Sites } } }, () => live.snapshot().case.sites)
  app.get(
    '/api/sites/:id',
    { schema: { summary: 'One site with who says what', tags: ['sites'], params: ById, response: { 200: SitePage } } },
    (request) => sitePage(live.snapshot(), request.params.id),
  )
  app.get(
    '/api/incidents',
    { schema: { summary: 'Incidents', tags: ['incidents'], response: { 200: Incidents } } },
    () => live.snapshot().case.incidents,
  )
  app.get(
    '/api/incidents/:id',
    { schema: { summary: 'One incident with who says what', tags: ['incidents'], params: ById, response: { 200: IncidentPage } } },
    (request) => incidentPage(live.snapshot(), request.params.id),
  )
  app.get(
    '/api/aggregates',
    { schema: { summary: 'Running totals and whole areas', tags: ['sites'], response: { 200: Aggregates } } },
    () => live.snapshot().case.aggregates,
  )
  app.get(
    '/api/discrepancies',
    { schema: { summary: 'Discrepancies', tags: ['sites'], response: { 200: Discrepancies } } },
    () => live.snapshot().case.discrepancies,
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
