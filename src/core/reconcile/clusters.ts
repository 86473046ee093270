// Clusters: mentions of the same site, incident or area, joined through indexes, never pair by pair; a person's word comes last.
import type { Determination, PlaceMention, Statement } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import { byText } from '../trace/hash.ts'
import { Pairs } from '../trace/pairs.ts'
import type { Trace } from '../trace/trace.ts'
import { apart } from '../trace/union.ts'
import { placeKey } from '../trace/units.ts'
import { type Edge, joinApart, type Reason } from './joining.ts'
import { type Mention, valuesOf, weightOf } from './mentions.ts'
import { isBroad, kilometres } from './where.ts'

export interface Cluster {
  readonly mentions: readonly Mention[]
  readonly statements: readonly Statement[]
  /** The smallest key of its mentions. */
  readonly key: string
  readonly code: string | null
  readonly name: string | undefined
  readonly reasons: ReadonlySet<Reason>
}

/** How many neighbours in a list are compared: the cost stays linear. */
const NEIGHBOURS = 8

/** Joins mentions into clusters. The result does not depend on the order of the mentions. */
export function makeClusters(mentions: readonly Mention[], trace: Trace, determinations: readonly Determination[], index: AnchorIndex): Cluster[] {
  const at = new Map<string, number>()
  for (const mention of mentions) for (const s of mention.statements) at.set(s.id, mention.index)
  const person = personEdges(determinations, index, at, mentions)
  const edges = [...sameKey(mentions), ...sameIncident(mentions, trace), ...person.joins]
  const union = joinApart(mentions, edges)
  const byRoot = new Map<number, Edge[]>()
  for (const edge of edges) {
    const root = union.find(edge.a)
    const list = byRoot.get(root)
    if (list) list.push(edge)
    else byRoot.set(root, [edge])
  }
  const out: Cluster[] = []
  for (const [root, members] of union.groups()) {
    const own = byRoot.get(root) ?? []
    for (const part of apart(members, own, person.splits, (i) => `${mentions[i]?.report.id}|${mentions[i]?.key}`)) {
      const inside = new Set(part)
      const parts = part.map((i) => mentions[i] as Mention)
      const opened = person.opened.filter((o) => o.mentions.some((i) => inside.has(i))).at(-1)
      out.push({
        mentions: parts,
        statements: parts.flatMap((m) => m.statements),
        key: parts.map((m) => m.key).sort(byText)[0] as string,
        code: opened?.code ?? null,
        name: opened?.name,
        reasons: new Set(own.filter((edge) => inside.has(edge.a) && inside.has(edge.b)).map((edge) => edge.why)),
      })
    }
  }
  return out
}

/** Sites and areas: the same place, or group of places, is the same site. */
function sameKey(mentions: readonly Mention[]): Edge[] {
  const last = new Map<string, number>()
  return mentions.flatMap((mention): Edge[] => {
    if (mention.what === 'incident') return []
    const before = last.get(mention.key)
    last.set(mention.key, mention.index)
    return before === undefined ? [] : [{ a: before, b: mention.index, why: 'place', strength: 0 }]
  })
}

/** Incidents: mentions meet in lists by place, by neighbourhood on the map, by figures and by wording; each meeting is judged. */
function sameIncident(mentions: readonly Mention[], trace: Trace): Edge[] {
  const lists = new Map<string, Mention[]>()
  const put = (key: string, mention: Mention) => {
    const list = lists.get(key)
    if (list) list.push(mention)
    else lists.set(key, [mention])
  }
  const values = new Map<number, Set<string>>()
  for (const mention of mentions) {
    if (mention.what !== 'incident') continue
    const mine = valuesOf(mention)
    values.set(mention.index, mine)
    for (const place of mention.fine) put(`p${place}`, mention)
    for (const place of mention.named) for (const value of mine) put(`p${place}|${value}`, mention)
    for (const place of mention.places) for (const cell of cells(place)) put(cell, mention)
    const wording = trace.wordingOf.get(mention.report.id)
    if (wording) put(`w${wording}`, mention)
    const telling = [...mine].filter((v) => weightOf(v) > 0).sort(byText)
    for (let i = 1; i < telling.length && i < 6; i++)
      for (let k = 0; k < i; k++) for (const day of [mention.from ?? 0, (mention.from ?? 0) + 1]) put(`f${telling[k]}|${telling[i]}|${day}`, mention)
  }
  const pairs = new Pairs(mentions.length)
  for (const list of lists.values()) {
    if (list.length < 2) continue
    const sorted = [...list].sort((a, b) => (a.from ?? 9e9) - (b.from ?? 9e9) || byText(a.report.id, b.report.id) || byText(a.key, b.key))
    for (let i = 1; i < sorted.length; i++)
      for (let k = Math.max(0, i - NEIGHBOURS); k < i; k++) pairs.add((sorted[k] as Mention).index, (sorted[i] as Mention).index)
  }
  lists.clear()
  const edges: Edge[] = []
  pairs.each((a, b) => {
    const why = judge(mentions[a] as Mention, mentions[b] as Mention, values.get(a) as Set<string>, values.get(b) as Set<string>, trace)
    if (why) edges.push({ a, b, ...why })
  })
  return edges
}

/** Two grids of about 5 km, shifted by half a cell, so that near places share at least one cell. */
function cells(place: PlaceMention): string[] {
  if (place.lat === undefined || place.lon === undefined || isBroad(place)) return []
  return [0, 0.5].map((shift) => `c${shift}:${Math.floor((place.lat ?? 0) * 20 + shift)}:${Math.floor((place.lon ?? 0) * 20 + shift)}`)
}

/** Whether two mentions are of one incident, on what, and how strongly; undefined where they are not. */
function judge(a: Mention, b: Mention, x: ReadonlySet<string>, y: ReadonlySet<string>, trace: Trace): Pick<Edge, 'why' | 'strength'> | undefined {
  if (a.report.id === b.report.id) return undefined
  const gap = a.from === undefined || b.from === undefined ? undefined : Math.max(b.from - (a.to ?? a.from), a.from - (b.to ?? b.from), 0)
  if (gap !== undefined && gap > 3) return undefined
  const both = [...x].filter((v) => y.has(v))
  const weight = both.reduce((n, value) => n + weightOf(value), 0)
  const wa = trace.wordingOf.get(a.report.id)
  if (wa !== undefined && wa === trace.wordingOf.get(b.report.id) && both.length) return { why: 'wording', strength: 10 + weight }
  const same = meet(a.fine, b.fine)
  const first = a.places[0] && b.places[0] && placeKey(a.places[0]) === placeKey(b.places[0])
  const near = same || a.places.some((p) => b.places.some((q) => kilometres(p, q) <= 4))
  const strength = weight + (first ? 3 : same ? 2 : near ? 1 : 0) - (gap ?? 1)
  // A report without a date, or days apart: the place and figures of some weight must agree.
  if (gap === undefined || gap > 1) return near && weight >= 3 ? { why: 'figures', strength } : undefined
  if (near && (weight > 0 || compatible(a, b))) return { why: same ? 'place' : 'near', strength }
  if (weight >= 1.5 && meet(a.towns, b.towns)) return { why: 'figures', strength }
  if (weight >= 2 && meet(a.named, b.named)) return { why: 'figures', strength }
  return weight >= 3 && (!a.named.size || !b.named.size) ? { why: 'figures', strength } : undefined
}

function meet(x: ReadonlySet<string>, y: ReadonlySet<string>): boolean {
  for (const key of x) if (y.has(key)) return true
  return false
}

/** Same place and day, but figures of the same kind that are far apart (3 and 40) are two events. */
function compatible(a: Mention, b: Mention): boolean {
  const largest = (m: Mention, of: string) =>
    Math.max(
      -1,
      ...m.statements.filter((s) => s.figure?.of === of && s.figure.qualifier !== 'vague').map((s) => s.figure?.min ?? s.figure?.max ?? -1),
    )
  for (const of of ['killed', 'injured']) {
    const x = largest(a, of)
    const y = largest(b, of)
    if (x > 0 && y > 0 && Math.max(x, y) > 3 * Math.min(x, y) + 2) return false
  }
  // Two named actors do not part them: one blast blamed on two sides is one contested incident.
  return true
}

/** What persons joined, split and opened, as mentions. */
function personEdges(determinations: readonly Determination[], index: AnchorIndex, at: ReadonlyMap<string, number>, mentions: readonly Mention[]) {
  const joins: Edge[] = []
  const splits: number[][] = []
  const opened: { code: string; name: string | undefined; mentions: number[] }[] = []
  for (const { act } of determinations) {
    if (act.act !== 'open' && act.act !== 'cluster-join' && act.act !== 'cluster-split') continue
    const found = [...new Set(act.anchors.flatMap((anchor) => at.get(statementAt(index, anchor)?.id ?? '') ?? []))].filter(
      (i) => mentions[i]?.what === act.what,
    )
    if (!found.length) continue
    if (act.act === 'cluster-split') splits.push(found)
    else for (const b of found.slice(1)) joins.push({ a: found[0] as number, b, why: 'person', strength: 1e6 })
    if (act.act === 'open') opened.push({ code: act.code, name: act.name, mentions: found })
  }
  return { joins, splits, opened }
}
