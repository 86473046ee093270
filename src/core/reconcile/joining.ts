// Joining mentions by the strongest signs first, so that two events one report keeps apart are not brought together by a third report.
import type { PlaceMention } from '../model/index.ts'
import { byText } from '../trace/hash.ts'
import { Union } from '../trace/union.ts'
import { isStretchName, placeKey } from '../trace/units.ts'
import { type Mention, ROUND_UP } from './mentions.ts'
import { isBroad, kilometres } from './where.ts'

export type Reason = 'place' | 'near' | 'figures' | 'wording' | 'person'
export interface Edge {
  readonly a: number
  readonly b: number
  readonly why: Reason
  /** How much speaks for it: the strongest are joined first. */
  readonly strength: number
}

/**
 * The partition that the edges make, strongest first; a weaker one that would put together two events of one round-up is left out: "two
 * were killed in Lowtown, one in Hightown, …" are events of their own, whatever another round-up of both towns says. A report of few
 * events may name one of them by its village and by its hospital: its mentions may still meet. A person's join always holds. Ties fall
 * by the mentions' own names: order of arrival does not matter.
 */
export function joinApart(mentions: readonly Mention[], edges: readonly Edge[]): Union {
  const union = new Union(mentions.length)
  const events = new Map<string, number>()
  for (const m of mentions) if (m.what === 'incident') events.set(m.report.id, (events.get(m.report.id) ?? 0) + 1)
  const nameOf = (i: number) => `${mentions[i]?.report.id}|${mentions[i]?.key}`
  const named = edges.map((edge) => {
    const [x, y] = [nameOf(edge.a), nameOf(edge.b)].sort(byText)
    return { edge, name: `${x}|${y}` }
  })
  named.sort((x, y) => y.edge.strength - x.edge.strength || byText(x.name, y.name))
  const inside = new Map<number, Map<string, Mention[]>>()
  const reportsOf = (root: number): Map<string, Mention[]> => {
    let known = inside.get(root)
    if (!known) {
      const own = mentions[root] as Mention
      known = new Map([[own.report.id, [own]]])
      inside.set(root, known)
    }
    return known
  }
  for (const { edge } of named) {
    const [a, b] = [union.find(edge.a), union.find(edge.b)]
    if (a === b) continue
    const [large, small] = reportsOf(a).size >= reportsOf(b).size ? [reportsOf(a), reportsOf(b)] : [reportsOf(b), reportsOf(a)]
    if (edge.why !== 'person') {
      let foreign = false
      for (const [report, mine] of small)
        if ((events.get(report) ?? 0) >= ROUND_UP && mine.some((x) => large.get(report)?.some((y) => twoEvents(x, y)))) foreign = true
      if (foreign) continue
    }
    for (const [report, mine] of small) large.set(report, [...(large.get(report) ?? []), ...mine])
    union.join(a, b)
    inside.delete(a)
    inside.delete(b)
    inside.set(union.find(a), large)
  }
  return union
}

const isLand = (place: PlaceMention | undefined) => !place || isBroad(place) || isStretchName(place.name)

/** Two incidents of one report, each at a place of its own, or at one place on days of their own. */
function twoEvents(x: Mention, y: Mention): boolean {
  if (x.what !== 'incident' || y.what !== 'incident') return false
  const [p, q] = [x.places[0], y.places[0]]
  if (!p || !q || isLand(p) || isLand(q)) return false
  if (placeKey(p) === placeKey(q)) return x.from !== undefined && y.from !== undefined && x.from !== y.from
  return kilometres(p, q) > 4
}
