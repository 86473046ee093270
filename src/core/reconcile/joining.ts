// Joining mentions by the strongest signs first, so that two events one report keeps apart are not brought together by a third report.
import type { PlaceMention } from '../model/index.ts'
import { byText } from '../trace/hash.ts'
import { Union } from '../trace/union.ts'
import { isStretchName, placeKey } from '../trace/units.ts'
import type { Mention } from './mentions.ts'
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
 * events may name one of them by its village and by its hospital: its mentions may still meet. Nor does an incident last for weeks: of a
 * war in one city every day's report shares a place and some figure with the next day's, and the chain of them is no event. A person's
 * join always holds, and comes last: what the reports join does not depend on it. Ties fall by the mentions' own names: order of arrival does not matter.
 */
export function joinApart(mentions: readonly Mention[], edges: readonly Edge[]): Union {
  const union = new Union(mentions.length)
  const rank = ranksOf(mentions)
  const order = Int32Array.from(edges, (_, i) => i).sort((i, k) => {
    const [x, y] = [edges[i] as Edge, edges[k] as Edge]
    const [xa, xb, ya, yb] = [rank[x.a] as number, rank[x.b] as number, rank[y.a] as number, rank[y.b] as number]
    return (
      Number(x.why === 'person') - Number(y.why === 'person') ||
      y.strength - x.strength ||
      Math.min(xa, xb) - Math.min(ya, yb) ||
      Math.max(xa, xb) - Math.max(ya, yb)
    )
  })
  /** Of each part so far, the mentions of round-ups in it, by report. */
  const inside = new Map<number, Map<string, Mention[]>>()
  mentions.forEach((m, i) => {
    if (m.roundUp) inside.set(i, new Map([[m.report.id, [m]]]))
  })
  const spans = new Map<number, Span>()
  const spanOf = (root: number): Span => spans.get(root) ?? ownSpan(mentions[root] as Mention)
  for (const at of order) {
    const edge = edges[at] as Edge
    const [a, b] = [union.find(edge.a), union.find(edge.b)]
    if (a === b) continue
    const span = joined(spanOf(a), spanOf(b))
    if (edge.why !== 'person' && mentions[edge.a]?.what === 'incident' && tooLong(span)) continue
    const [x, y] = [inside.get(a), inside.get(b)]
    if (x && y && edge.why !== 'person' && clash(x, y)) continue
    union.join(a, b)
    spans.delete(a)
    spans.delete(b)
    spans.set(union.find(a), span)
    if (!x && !y) continue
    const [large, small] = !y || (x && x.size >= y.size) ? [x as Map<string, Mention[]>, y] : [y, x]
    for (const [report, mine] of small ?? []) large.set(report, [...(large.get(report) ?? []), ...mine])
    inside.delete(a)
    inside.delete(b)
    inside.set(union.find(a), large)
  }
  return union
}

/** Days on which the texts put the event, and days they or their reports are of. */
interface Span {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
}
/** An incident's stated days lie within this many; those of reports that state none, within `TOLD`. */
const LASTS = 3
const TOLD = 7

function ownSpan({ dated, from, to }: Mention): Span {
  const [first, last] = [from ?? Number.POSITIVE_INFINITY, to ?? from ?? Number.NEGATIVE_INFINITY]
  // What is said to have lasted for days may meet whatever lies in them.
  return dated ? { from: last, to: first, first, last } : { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY, first, last }
}
function joined(x: Span, y: Span): Span {
  return { from: Math.min(x.from, y.from), to: Math.max(x.to, y.to), first: Math.min(x.first, y.first), last: Math.max(x.last, y.last) }
}
function tooLong({ from, to, first, last }: Span): boolean {
  return to - from > LASTS || last - first > TOLD + (to > from ? to - from : 0)
}

/** Mentions numbered by their own names, so that ties do not fall by order of arrival. */
function ranksOf(mentions: readonly Mention[]): Int32Array {
  const order = Int32Array.from(mentions, (_, i) => i).sort((i, k) => {
    const [x, y] = [mentions[i] as Mention, mentions[k] as Mention]
    return byText(x.report.id, y.report.id) || byText(x.key, y.key)
  })
  const rank = new Int32Array(mentions.length)
  order.forEach((i, n) => {
    rank[i] = n
  })
  return rank
}

function clash(x: ReadonlyMap<string, readonly Mention[]>, y: ReadonlyMap<string, readonly Mention[]>): boolean {
  const [large, small] = x.size >= y.size ? [x, y] : [y, x]
  for (const [report, mine] of small) if (mine.some((m) => large.get(report)?.some((other) => twoEvents(m, other)))) return true
  return false
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
