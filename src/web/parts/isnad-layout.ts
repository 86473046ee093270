// Lays out the isnad of a figure: origins, relays and reports as a tree, one row a report, time along the axis.
import { scaleTime } from 'd3-scale'
import type { Drift, Lineage, Origin, ReportRow, Statement } from '../data/types.ts'

export interface Node {
  readonly id: string
  readonly kind: 'origin' | 'between' | 'report'
  readonly name: string
  /** Place along the reading direction and down, in pixels. */
  readonly x: number
  readonly y: number
  readonly date: string | null
  /** For reports: the id, and how many copies are folded into it. */
  readonly report?: string
  readonly copies: number
}
export interface Edge {
  readonly id: string
  /** Later end (who took it) and earlier end (from whom). */
  readonly from: string
  readonly to: string
  readonly stated: boolean
  readonly kind: 'chain' | 'lineage' | 'drift'
  /** Statement ids of the later and the earlier end, where known: the two sentences. */
  readonly after: string | null
  readonly before: string | null
  readonly drift: readonly Drift[]
}
export interface Layout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  readonly ticks: readonly { readonly x: number; readonly at: Date }[]
}
export interface Scope {
  readonly statements: readonly Statement[]
  readonly reports: readonly ReportRow[]
  readonly origins: readonly Origin[]
  readonly lineage: readonly Lineage[]
  readonly drift: readonly Drift[]
}

const ROW = 30
const TOP = 44
const STEP = 150
const LABEL = 250
const AXIS = 460
/** Room at the start for links between origins, which bow outward. */
const EDGE = 80

interface Draft {
  kind: Node['kind']
  name: string
  date: string | null
  report?: string
  copies: number
  children: Set<string>
  depth: number
}

/** Reports that copy another one in scope, each with the report it is folded under. */
function foldsOf(reports: readonly ReportRow[]): Map<string, string> {
  const here = new Set(reports.map((row) => row.id))
  const out = new Map<string, string>()
  for (const row of [...reports].sort((a, b) => compare(a.id, b.id)))
    if (row.copyOf && here.has(row.copyOf) && row.copyOf !== row.id && !out.has(row.copyOf)) out.set(row.id, row.copyOf)
  return out
}

/** صحيفة "الوطن" and صحيفة الوطن are one: brackets, blanks and letter case make no other name. */
function bareName(name: string): string {
  return name
    .replace(/["'«»“”‘’„‹›]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** Builds the tree. Pure: the same scope gives the same picture. */
export function layIsnad(scope: Scope): Layout {
  const folds = foldsOf(scope.reports)
  const rows = new Map(scope.reports.map((row) => [row.id, row]))
  const originOf = new Map(scope.origins.flatMap((origin) => origin.statements.map((id) => [id, origin] as const)))
  const drafts = new Map<string, Draft>()
  const edges = new Map<string, Edge>()
  const firstOf = new Map<string, string>()
  const node = (id: string, make: () => Omit<Draft, 'children' | 'depth'>): Draft => {
    const known = drafts.get(id)
    if (known) return known
    const made: Draft = { ...make(), children: new Set(), depth: 0 }
    drafts.set(id, made)
    return made
  }
  const link = (edge: Omit<Edge, 'id'>) => {
    if (edge.from === edge.to) return
    const id = `${edge.kind}|${edge.from}|${edge.to}`
    const known = edges.get(id)
    edges.set(id, known ? { ...known, stated: known.stated || edge.stated, drift: [...known.drift, ...edge.drift] } : { ...edge, id })
    if (edge.kind === 'chain') drafts.get(edge.to)?.children.add(edge.from)
  }
  const shown = (report: string) => `report|${folds.get(report) ?? report}`
  const dated = [...scope.statements].sort(
    (a, b) => compare(rows.get(a.report)?.published ?? '9', rows.get(b.report)?.published ?? '9') || compare(a.id, b.id),
  )

  for (const one of scope.reports) {
    const row = rows.get(folds.get(one.id) ?? one.id) ?? one
    const draft = node(shown(row.id), () => ({
      kind: 'report',
      name: row.outlet ?? row.title ?? row.id,
      date: row.published ?? null,
      report: row.id,
      copies: 0,
    }))
    if (folds.has(one.id)) draft.copies += 1
  }
  for (const statement of dated) {
    if (folds.has(statement.report) || !rows.has(statement.report)) continue
    const origin = originOf.get(statement.id)
    let at = shown(statement.report)
    statement.chain.forEach((one, i) => {
      const last = i === statement.chain.length - 1
      const id = last && origin ? `origin|${origin.id}` : `between|${one.actor ?? bareName(one.name)}`
      node(id, () => ({
        kind: last ? 'origin' : 'between',
        name: last && origin ? origin.actor : one.name,
        date: (last && origin?.date.from) || null,
        copies: 0,
      }))
      if (!firstOf.has(id)) firstOf.set(id, statement.id)
      link({ from: at, to: id, stated: one.how !== 'implied', kind: 'chain', after: statement.id, before: firstOf.get(id) ?? null, drift: [] })
      at = id
    })
    if (statement.chain.length === 0 && origin) {
      const id = `origin|${origin.id}`
      node(id, () => ({ kind: 'origin', name: origin.actor, date: origin.date.from ?? null, copies: 0 }))
      if (!firstOf.has(id)) firstOf.set(id, statement.id)
      link({ from: at, to: id, stated: true, kind: 'chain', after: statement.id, before: firstOf.get(id) ?? null, drift: [] })
    }
  }
  const reportOf = new Map(scope.statements.map((one) => [one.id, one.report]))
  for (const one of scope.lineage) {
    const end = (id: string) => (drafts.has(`origin|${id}`) ? `origin|${id}` : rows.has(id) ? shown(id) : null)
    const from = end(one.from)
    const to = end(one.to)
    if (!from || !to || one.kind === 'copy' || edges.has(`chain|${from}|${to}`)) continue
    link({ from, to, stated: one.stated, kind: 'lineage', after: one.statements[0] ?? null, before: one.statements[1] ?? null, drift: [] })
  }
  for (const one of scope.drift) {
    const before = reportOf.get(one.from)
    const after = reportOf.get(one.to)
    if (!before || !after || shown(before) === shown(after)) continue
    link({ from: shown(after), to: shown(before), stated: one.stated, kind: 'drift', after: one.to, before: one.from, drift: [one] })
  }
  return place(drafts, [...edges.values()])
}

function place(drafts: Map<string, Draft>, edges: readonly Edge[]): Layout {
  // Depth: reports 0, then one more than the deepest child; a chain that closes on itself stops at its own length.
  for (let round = 0; round < drafts.size; round++) {
    let moved = false
    for (const draft of drafts.values()) {
      const depth = Math.max(0, ...[...draft.children].map((child) => (drafts.get(child)?.depth ?? 0) + 1))
      if (depth > draft.depth && depth < 8) {
        draft.depth = depth
        moved = true
      }
    }
    if (!moved) break
  }
  const deepest = Math.max(0, ...[...drafts.values()].map((draft) => draft.depth))
  const reports = [...drafts].filter(([, draft]) => draft.kind === 'report')
  const parents = new Map<string, string>()
  for (const edge of edges) if (edge.kind === 'chain' && !parents.has(edge.from)) parents.set(edge.from, edge.to)
  const parentOf = (id: string) => parents.get(id) ?? ''
  const rootOf = (id: string): string => {
    let at = id
    for (let i = 0; i < 8; i++) {
      const next = parentOf(at)
      if (next === '') return at
      at = next
    }
    return at
  }
  const firstDate = new Map<string, string>()
  for (const [id, draft] of reports) {
    const root = rootOf(id)
    const date = draft.date ?? '9'
    if (date < (firstDate.get(root) ?? '99')) firstDate.set(root, date)
  }
  reports.sort(
    ([a, x], [b, y]) =>
      compare(firstDate.get(rootOf(a)) ?? '9', firstDate.get(rootOf(b)) ?? '9') ||
      compare(rootOf(a), rootOf(b)) ||
      compare(parentOf(a), parentOf(b)) ||
      compare(x.date ?? '9', y.date ?? '9') ||
      compare(a, b),
  )
  const times = reports.flatMap(([, draft]) => (draft.date && !Number.isNaN(Date.parse(draft.date)) ? [Date.parse(draft.date)] : []))
  const from = Math.min(...times)
  const to = Math.max(...times)
  const start = EDGE + deepest * STEP
  const scale = scaleTime()
    .domain(times.length > 0 ? [from, to === from ? from + 86_400_000 : to] : [0, 1])
    .range([start, start + AXIS])
  const xOf = (date: string | null) => (date && !Number.isNaN(Date.parse(date)) ? scale(Date.parse(date)) : start + AXIS + 16)
  const spot = new Map<string, { x: number; y: number }>()
  reports.forEach(([id, draft], i) => {
    spot.set(id, { x: xOf(draft.date), y: TOP + i * ROW + ROW / 2 })
  })
  const upper = [...drafts].filter(([, draft]) => draft.kind !== 'report').sort((a, b) => a[1].depth - b[1].depth)
  const taken = new Map<number, number[]>()
  for (const [id, draft] of upper) {
    const ys = [...draft.children].flatMap((child) => spot.get(child)?.y ?? [])
    let y = ys.length > 0 ? ys.reduce((sum, one) => sum + one, 0) / ys.length : TOP
    const column = taken.get(draft.depth) ?? []
    while (column.some((one) => Math.abs(one - y) < 34)) y += 34
    taken.set(draft.depth, [...column, y])
    spot.set(id, { x: EDGE + (deepest - draft.depth) * STEP, y })
  }
  const nodes = [...drafts].map(([id, draft]): Node => {
    const { x, y } = spot.get(id) ?? { x: 0, y: 0 }
    return { id, kind: draft.kind, name: draft.name, x, y, date: draft.date, copies: draft.copies, ...(draft.report ? { report: draft.report } : {}) }
  })
  const height = Math.max(TOP + reports.length * ROW, ...nodes.map((one) => one.y + 24)) + 16
  return {
    width: start + AXIS + LABEL,
    height,
    nodes,
    edges,
    ticks: times.length > 0 ? apart(scale.ticks(5).map((at) => ({ x: scale(at), at }))) : [],
  }
}

/** A date's words take this much of the axis: of marks that stand closer every second, third … is kept. */
const DATE = 130
function apart<T extends { readonly x: number }>(ticks: readonly T[]): T[] {
  const gap = ticks.length > 1 ? Math.abs((ticks[1]?.x ?? 0) - (ticks[0]?.x ?? 0)) : DATE
  const every = Math.max(1, Math.ceil(DATE / Math.max(1, gap)))
  return ticks.filter((_, at) => at % every === 0)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
