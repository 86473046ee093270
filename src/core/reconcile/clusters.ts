// Clusters: mentions of the same site, incident or area, joined through indexes, never pair by pair; a person's word comes last.
import type { PlaceMention, Statement } from '../model/index.ts'
import { byText } from '../trace/hash.ts'
import { reportOrder } from '../trace/same-utterance.ts'
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

/** The clusters of one part of the mentions: joined by the strongest signs first, then set apart where a person said so. */
export function clustersIn({ mentions: given, edges: all }: Part, person: PersonsWord): Cluster[] {
  const mentions = [...given].sort(mentionOrder)
  const at = new Map(mentions.map((mention, i) => [mention.index, i]))
  const inHere = (numbers: readonly number[]) => numbers.flatMap((number) => at.get(number) ?? [])
  const edges = all.map((edge): Edge => ({ ...edge, a: at.get(edge.a) as number, b: at.get(edge.b) as number }))
  const splits = person.splits.map(inHere)
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
    for (const part of apart(members, own, splits, (i) => `${mentions[i]?.report.id}|${mentions[i]?.key}`)) {
      const inside = new Set(part)
      const parts = part.map((i) => mentions[i] as Mention)
      const opened = person.opened.filter((o) => inHere(o.mentions).some((i) => inside.has(i))).at(-1)
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

function mentionOrder(a: Mention, b: Mention): number {
  return reportOrder(a.report, b.report) || byText(a.key, b.key)
}

const SAME = 'k'
/** Keys under which a mention meets others: sites and areas by their own, incidents by place, neighbourhood on the map, figures and wording. */
export function meetingKeys(mention: Mention, wordingOf: (report: string) => string | undefined): string[] {
  if (mention.what !== 'incident') return [`${SAME}${mention.key}`]
  const mine = valuesOf(mention)
  const out: string[] = []
  for (const place of mention.fine) out.push(['p', place].join(''))
  for (const place of mention.named) for (const value of mine) out.push(['p', place, '|', value].join(''))
  for (const place of mention.places) out.push(...cells(place))
  const wording = wordingOf(mention.report.id)
  if (wording) out.push(`w${wording}`)
  const telling = [...mine].filter((v) => weightOf(v) > 0).sort(byText)
  for (let i = 1; i < telling.length && i < 6; i++)
    for (let k = 0; k < i; k++)
      for (const day of [mention.from ?? 0, (mention.from ?? 0) + 1]) out.push(['f', telling[k], '|', telling[i], '|', day].join(''))
  return out
}

/** An edge, and how many lists hold it: two mentions meet in many lists, and all of them hold the same edge. */
export interface CountedEdge extends Edge {
  times: number
}

/** What holds two mentions of one key together: the same place, or group of places, is the same site; incidents are judged, with a few neighbours each. */
export function edgesAmong(key: string, members: readonly Mention[], judged: (a: Mention, b: Mention) => CountedEdge | undefined): CountedEdge[] {
  if (key.startsWith(SAME)) {
    const sorted = [...members].sort(mentionOrder)
    return sorted.slice(1).map((mention, i) => ({ a: (sorted[i] as Mention).index, b: mention.index, why: 'place', strength: 0, times: 0 }))
  }
  const sorted = [...members].sort((a, b) => (a.from ?? 9e9) - (b.from ?? 9e9) || byText(a.report.id, b.report.id) || byText(a.key, b.key))
  const edges: CountedEdge[] = []
  for (let i = 1; i < sorted.length; i++) {
    for (let k = Math.max(0, i - NEIGHBOURS); k < i; k++) {
      const edge = judged(sorted[k] as Mention, sorted[i] as Mention)
      if (edge) edges.push(edge)
    }
  }
  return edges
}

/** Two grids of about 5 km, shifted by half a cell, so that near places share at least one cell. */
function cells(place: PlaceMention): string[] {
  if (place.lat === undefined || place.lon === undefined || isBroad(place)) return []
  return [0, 0.5].map((shift) => `c${shift}:${Math.floor((place.lat ?? 0) * 20 + shift)}:${Math.floor((place.lon ?? 0) * 20 + shift)}`)
}

export type Verdict = Pick<Edge, 'why' | 'strength'>
const VALUES = new WeakMap<Mention, readonly string[]>()
function figuresOf(mention: Mention): readonly string[] {
  let values = VALUES.get(mention)
  if (!values) {
    values = [...valuesOf(mention)]
    VALUES.set(mention, values)
  }
  return values
}

/** Whether two mentions are of one incident, on what, and how strongly; undefined where they are not. */
export function judge(a: Mention, b: Mention, wordingOf: (report: string) => string | undefined): Verdict | undefined {
  if (a.report.id === b.report.id) return undefined
  const gap = a.from === undefined || b.from === undefined ? undefined : Math.max(b.from - (a.to ?? a.from), a.from - (b.to ?? b.from), 0)
  if (gap !== undefined && gap > 3) return undefined
  const [x, y] = [figuresOf(a), figuresOf(b)]
  const both = x.filter((v) => y.includes(v))
  const weight = both.reduce((n, value) => n + weightOf(value), 0)
  const wa = wordingOf(a.report.id)
  if (wa !== undefined && wa === wordingOf(b.report.id) && both.length) return { why: 'wording', strength: 10 + weight }
  const same = meet(a.fine, b.fine)
  const first = a.places[0] && b.places[0] && placeKey(a.places[0]) === placeKey(b.places[0])
  const near = same || a.places.some((p) => b.places.some((q) => kilometres(p, q) <= 4))
  const strength = weight + (first ? 3 : same ? 2 : near ? 1 : 0) - (gap ?? 1)
  // A report without a date, or days apart: the place and figures of some weight must agree.
  if (gap === undefined || gap > 1) return near && weight >= 3 ? { why: 'figures', strength } : undefined
  if (near && (weight > 0 || compatible(a, b))) return { why: same ? 'place' : 'near', strength }
  if (weight >= 1.5 && meet(a.towns, b.towns)) return { why: 'figures', strength }
  if (weight >= 2 && meet(a.named, b.named)) return { why: 'figures', strength }
  return weight >= 3 && (!a.named.length || !b.named.length) ? { why: 'figures', strength } : undefined
}

function meet(x: readonly string[], y: readonly string[]): boolean {
  if (x.length * y.length <= 64) return x.some((key) => y.includes(key))
  const known = new Set(y)
  return x.some((key) => known.has(key))
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

/** What persons said of mentions, by their numbers: joins as edges, sets apart, opened with a code. */
export interface PersonsWord {
  readonly joins: readonly Edge[]
  readonly splits: readonly (readonly number[])[]
  readonly opened: readonly { readonly code: string; readonly name: string | undefined; readonly mentions: readonly number[] }[]
}
/** Mentions held together by edges, before any is set apart. */
export interface Part {
  readonly mentions: readonly Mention[]
  readonly edges: readonly Edge[]
}
