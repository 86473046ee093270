// What a search found, by kind, language, outlet and review: counts over all that was found, each facet without its own filter.
import type { SearchFacets, SearchQuery, Statement } from '../core/model/index.ts'
import { isReviewed, type Snapshot } from '../edge/live/snapshot.ts'
import { reportOf } from './present.ts'

type Filters = Pick<SearchQuery, 'kind' | 'lang' | 'outlet' | 'reviewed' | 'from' | 'to'>
interface Found {
  readonly statement: Statement
  readonly lang: string
  readonly outlet: string
  readonly day: string
}

/** Statements that pass every filter, in the order given, and the counts beside each facet. */
export function facetsOf(snapshot: Snapshot, statements: readonly Statement[], filters: Filters): { kept: Statement[]; facets: SearchFacets } {
  const all = statements.map((statement): Found => {
    const { row } = reportOf(snapshot, statement.report)
    return { statement, lang: row.lang, outlet: row.outlet ?? '', day: row.published?.slice(0, 10) ?? '' }
  })
  const passes: Record<'kind' | 'lang' | 'outlet' | 'reviewed' | 'days', (one: Found) => boolean> = {
    kind: (one) => filters.kind === undefined || one.statement.kind === filters.kind,
    lang: (one) => filters.lang === undefined || one.lang === filters.lang,
    outlet: (one) => filters.outlet === undefined || one.outlet === filters.outlet,
    reviewed: (one) => filters.reviewed === undefined || isReviewed(one.statement) === filters.reviewed,
    days: (one) => (filters.from === undefined || one.day >= filters.from) && (filters.to === undefined || (one.day !== '' && one.day <= filters.to)),
  }
  const without = (facet: keyof typeof passes) =>
    all.filter((one) => (Object.keys(passes) as (keyof typeof passes)[]).every((name) => name === facet || passes[name](one)))
  return {
    kept: all.filter((one) => Object.values(passes).every((pass) => pass(one))).map((one) => one.statement),
    facets: {
      kind: counted(without('kind'), (one) => one.statement.kind),
      lang: counted(without('lang'), (one) => one.lang),
      outlet: counted(without('outlet'), (one) => one.outlet).slice(0, 40),
      reviewed: counted(without('reviewed'), (one) => String(isReviewed(one.statement))),
    },
  }
}

/** Values with how many have them, most first. */
function counted(found: readonly Found[], of: (one: Found) => string): [string, number][] {
  const times = new Map<string, number>()
  for (const one of found) times.set(of(one), (times.get(of(one)) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
