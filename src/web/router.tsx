// The addresses of the workbench. Every filter lives in the address; each screen is loaded when first opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { Frame, NotFound } from './pages/frame.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

/** Keeps the named search values of an address that are plain text. */
function search<K extends string>(...keys: readonly K[]) {
  return (raw: Record<string, unknown>): Partial<Record<K, string>> => {
    const out: Partial<Record<K, string>> = {}
    for (const key of keys) {
      const value = text(raw[key])
      if (value !== undefined) out[key] = value
    }
    return out
  }
}
const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path })

// One search value is one text: nothing is read as JSON, so that an address stays short and readable.
export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ ...at('/'), component: lazyRouteComponent(() => import('./pages/overview.tsx'), 'Overview') }),
    createRoute({ ...at('/start'), component: lazyRouteComponent(() => import('./pages/start.tsx'), 'Start') }),
    createRoute({ ...at('/inbox'), component: lazyRouteComponent(() => import('./pages/inbox.tsx'), 'Inbox') }),
    createRoute({
      ...at('/reports'),
      validateSearch: search('q', 'lang', 'outlet', 'problem', 'reviewed'),
      component: lazyRouteComponent(() => import('./pages/reports.tsx'), 'Reports'),
    }),
    createRoute({
      ...at('/reports/$id'),
      validateSearch: search('s'),
      component: lazyRouteComponent(() => import('./pages/reading.tsx'), 'Reading'),
    }),
    createRoute({
      ...at('/reports/$id/copy'),
      validateSearch: search('s'),
      component: lazyRouteComponent(() => import('./pages/copy.tsx'), 'CopyScreen'),
    }),
    createRoute({ ...at('/sites'), component: lazyRouteComponent(() => import('./pages/sites.tsx'), 'Sites') }),
    createRoute({ ...at('/sites/$id'), component: lazyRouteComponent(() => import('./pages/site.tsx'), 'SiteScreen') }),
    createRoute({ ...at('/incidents'), component: lazyRouteComponent(() => import('./pages/incidents.tsx'), 'Incidents') }),
    createRoute({ ...at('/incidents/$id'), component: lazyRouteComponent(() => import('./pages/incident.tsx'), 'IncidentScreen') }),
    createRoute({
      ...at('/map'),
      validateSearch: search('from', 'to', 'site'),
      component: lazyRouteComponent(() => import('./pages/map.tsx'), 'MapScreen'),
    }),
    createRoute({ ...at('/origins'), component: lazyRouteComponent(() => import('./pages/origins.tsx'), 'Origins') }),
    createRoute({ ...at('/origins/$id'), component: lazyRouteComponent(() => import('./pages/origin.tsx'), 'OriginScreen') }),
    createRoute({
      ...at('/isnad'),
      validateSearch: search('site', 'incident', 'origin', 'edge', 'figure'),
      component: lazyRouteComponent(() => import('./pages/isnad.tsx'), 'IsnadScreen'),
    }),
    createRoute({
      ...at('/search'),
      validateSearch: search('q', 'kind', 'lang', 'outlet', 'reviewed', 'from', 'to'),
      component: lazyRouteComponent(() => import('./pages/search.tsx'), 'Search'),
    }),
    createRoute({
      ...at('/searches'),
      validateSearch: search('what'),
      component: lazyRouteComponent(() => import('./pages/searches.tsx'), 'Searches'),
    }),
    createRoute({ ...at('/outlets/$name'), component: lazyRouteComponent(() => import('./pages/outlet.tsx'), 'Outlet') }),
    createRoute({ ...at('/speakers'), component: lazyRouteComponent(() => import('./pages/speakers.tsx'), 'Speakers') }),
    createRoute({
      ...at('/second-reader'),
      validateSearch: search('sample'),
      component: lazyRouteComponent(() => import('./pages/second-reader.tsx'), 'SecondReader'),
    }),
    createRoute({ ...at('/discrepancies'), component: lazyRouteComponent(() => import('./pages/discrepancies.tsx'), 'Discrepancies') }),
    createRoute({
      ...at('/ledger'),
      validateSearch: search('kind', 'from'),
      component: lazyRouteComponent(() => import('./pages/ledger.tsx'), 'LedgerScreen'),
    }),
    createRoute({
      ...at('/export'),
      validateSearch: search('site', 'incident'),
      component: lazyRouteComponent(() => import('./pages/export.tsx'), 'Export'),
    }),
    createRoute({ ...at('/people'), component: lazyRouteComponent(() => import('./pages/people.tsx'), 'People') }),
    createRoute({ ...at('/gallery'), component: lazyRouteComponent(() => import('./pages/gallery.tsx'), 'Gallery') }),
    createRoute({ ...at('/settings'), component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsScreen') }),
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
