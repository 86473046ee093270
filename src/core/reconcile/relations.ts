// Relations between sites and incidents: groups that name a site among others, and sites that may hold the dead of an incident. Proposals only.
import type { Site, Statement } from '../model/index.ts'
import { byText } from '../trace/hash.ts'
import type { Trace } from '../trace/trace.ts'
import { groupOf, numberOf, placeKey } from '../trace/units.ts'
import type { Subject } from './discrepancies.ts'
import { placesOf } from './where.ts'

type Relation = Site['relations'][number]

/** Relations by cluster id; each with the statements it stands on. Sites and incidents are never summed, only pointed at. */
export function relationsOf(
  subjects: readonly { readonly what: 'site' | 'incident' | 'aggregate'; readonly subject: Subject }[],
  trace: Trace,
): Map<string, Relation[]> {
  const sites = subjects.filter((s) => s.what === 'site').map((s) => s.subject)
  const single = new Map<string, Subject>()
  for (const site of sites) {
    const places = aboutOf(site)
    if (places.length === 1) single.set(places[0] as string, site)
  }
  const out = new Map<string, Relation[]>()
  const add = (from: string, kind: Relation['kind'], to: string, statements: readonly Statement[]) => {
    const list = out.get(from) ?? []
    list.push({ kind, to, statements: statements.map((s) => s.id).sort(byText) })
    out.set(from, list)
  }
  for (const group of sites) {
    const places = aboutOf(group)
    if (places.length < 2) continue
    for (const place of places) {
      const site = single.get(place)
      if (!site) continue
      add(site.id, 'part-of', group.id, group.statements)
      add(group.id, 'overlaps', site.id, group.statements)
    }
  }
  for (const [a, b, statements] of sharedFigures(sites, trace)) {
    add(a, 'overlaps', b, statements)
    add(b, 'overlaps', a, statements)
  }
  for (const list of out.values()) list.sort((x, y) => byText(x.kind, y.kind) || byText(x.to, y.to))
  return out
}

function aboutOf(subject: Subject): string[] {
  const first = subject.statements.find((s) => s.places.length)
  return first ? placesOf(first).about.map(placeKey) : []
}

/** Two sites for which one origin gives the same telling figure: "1,500 in the city", "1,500 in its park" are probably one grave. */
function sharedFigures(sites: readonly Subject[], trace: Trace): [string, string, Statement[]][] {
  const seen = new Map<string, { site: string; statement: Statement }[]>()
  for (const site of sites) {
    for (const s of site.statements) {
      const n = numberOf(s)
      const origin = trace.originOf.get(s.id) ?? `report ${s.report}`
      if (!n || n < 20 || s.figure?.qualifier === 'vague') continue
      const key = `${origin}|${groupOf(s.figure?.of ?? '')}|${n}`
      const list = seen.get(key)
      if (list) list.push({ site: site.id, statement: s })
      else seen.set(key, [{ site: site.id, statement: s }])
    }
  }
  const pairs = new Map<string, [string, string, Map<string, Statement>]>()
  for (const list of seen.values()) {
    const first = new Map(list.map((x) => [x.site, x.statement]))
    const ids = [...first.keys()].sort(byText)
    for (let i = 1; i < ids.length; i++) {
      const [a, b] = [ids[i - 1] as string, ids[i] as string]
      const pair = pairs.get(`${a}|${b}`) ?? [a, b, new Map<string, Statement>()]
      for (const id of [a, b]) pair[2].set((first.get(id) as Statement).id, first.get(id) as Statement)
      pairs.set(`${a}|${b}`, pair)
    }
  }
  return [...pairs.values()].map(([a, b, statements]) => [a, b, [...statements.values()]])
}
