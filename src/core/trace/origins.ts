// Origins: units of one speaker joined where they are the same utterance: same wording, same figures, same days.
import type { Determination, Origin, Words } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import { byText, isoOf, shortId } from './hash.ts'
import type { Speaker } from './speakers.ts'
import { apart, Union } from './union.ts'
import { moreTelling, numberOf, placeKey, type Unit, valueKey } from './units.ts'

/** Large round numbers travel for weeks; "one killed" means something else two days later. */
const WINDOW = (n: number) => (n >= 20 ? 30 : n >= 10 ? 7 : 2)

interface Edge {
  readonly a: number
  readonly b: number
  readonly why: 'wording' | 'figure' | 'days' | 'person'
  readonly value?: number
}

interface Joined extends Omit<Edge, 'a' | 'b'> {
  readonly a: Unit
  readonly b: Unit
}

export interface Utterance {
  readonly origin: Origin
  readonly speaker: Speaker
  readonly units: readonly Unit[]
  readonly day: number | undefined
}

/** Joins units into origins. Order-free: pairs come from sorted lists, the partition from the pairs. `wordingOf` names a report's cluster of shared wording. */
export function makeOrigins(
  units: readonly Unit[],
  wordingOf: (report: string) => string | undefined,
  determinations: readonly Determination[],
  index: AnchorIndex,
  stakeOf: (speaker: Speaker) => Origin['stake'],
): Utterance[] {
  const at = new Map(units.map((unit, i) => [unit, i]))
  const edges = [...machineEdges(units, at, wordingOf), ...joinsOf(units, at, determinations, index)]
  const union = new Union(units.length)
  for (const edge of edges) union.join(edge.a, edge.b)
  const splits = splitsOf(units, at, determinations, index)
  const edgesOf = new Map<number, Edge[]>()
  for (const edge of edges) {
    const root = union.find(edge.a)
    const list = edgesOf.get(root)
    if (list) list.push(edge)
    else edgesOf.set(root, [edge])
  }
  const out: Utterance[] = []
  for (const [root, members] of union.groups()) {
    const own = edgesOf.get(root) ?? []
    for (const part of apart(members, own, splits, (i) => (units[i] as Unit).report.id))
      out.push(
        utterance(
          part.map((i) => units[i] as Unit),
          own.map(({ a, b, ...edge }) => ({ ...edge, a: units[a] as Unit, b: units[b] as Unit })),
          stakeOf,
        ),
      )
  }
  return out.sort((a, b) => (a.day ?? 9e9) - (b.day ?? 9e9) || byText(a.origin.id, b.origin.id))
}

function machineEdges(units: readonly Unit[], at: ReadonlyMap<Unit, number>, wordingOf: (report: string) => string | undefined): Edge[] {
  const place = (unit: Unit) => at.get(unit) as number
  const edges: Edge[] = []
  const order = [...units].sort((a, b) => byText(a.speaker.key, b.speaker.key) || (a.day ?? 9e9) - (b.day ?? 9e9) || byText(a.report.id, b.report.id))
  let last = new Map<string, Unit>()
  let near = new Map<string, { unit: Unit; n: number }[]>()
  let speaker = ''
  const link = (key: string, unit: Unit, window: number, why: Edge['why'], value?: number) => {
    const before = last.get(key)
    last.set(key, unit)
    if (!before || before === unit) return
    if (before.day === undefined || unit.day === undefined ? why === 'wording' || (value ?? 0) >= 20 : unit.day - before.day <= window)
      edges.push({ a: place(before), b: place(unit), why, ...(value === undefined ? {} : { value }) })
  }
  for (const unit of order) {
    if (unit.speaker.key !== speaker) {
      speaker = unit.speaker.key
      last = new Map()
      near = new Map()
    }
    const cluster = wordingOf(unit.report.id)
    if (cluster !== undefined) link(`w${cluster}`, unit, Number.POSITIVE_INFINITY, 'wording')
    let figures = 0
    for (const statement of unit.statements) {
      const key = valueKey(statement)
      if (!key) continue
      figures++
      const n = numberOf(statement) ?? 0
      // A small number alone identifies nothing: the place must be the same.
      if (n >= 20) link(`f${key}`, unit, WINDOW(n), 'figure', n)
      else for (const place of statement.places) link(`f${key}@${placeKey(place)}`, unit, WINDOW(n), 'figure', n)
      // The same speaker on the same thing, once 1,854 and once 2,000 within days: one utterance, rounded on the way.
      const first = statement.places[0]
      if (first && unit.day !== undefined) {
        const slot = `${key.split(':')[0]}@${placeKey(first)}`
        const list = near.get(slot) ?? []
        near.set(slot, list)
        for (const before of list.slice(-4)) {
          if (before.unit !== unit && before.n !== n && unit.day - (before.unit.day ?? -9e9) <= 3 && rounded(before.n, n))
            edges.push({ a: place(before.unit), b: place(unit), why: 'figure', value: n })
        }
        list.push({ unit, n })
      }
    }
    // A report that keeps only the demand or the charge of a letter carries no figure to meet on: the days must do.
    if (!figures) link('bare', unit, 1, 'days')
    else if (unit.act === 'letter' || unit.statements.some((s) => s.kind !== 'figure')) {
      const bare = last.get('bare')
      if (bare && bare !== unit && bare.day !== undefined && unit.day !== undefined && unit.day - bare.day <= 1)
        edges.push({ a: place(bare), b: place(unit), why: 'days' })
    }
  }
  // The same the other way round: a bare unit just after one with figures.
  let before: Unit | undefined
  for (const unit of order) {
    const bare = !unit.statements.some((s) => valueKey(s))
    if (before && bare && before.speaker.key === unit.speaker.key && before.day !== undefined && unit.day !== undefined && unit.day - before.day <= 1)
      edges.push({ a: place(before), b: place(unit), why: 'days' })
    if (!bare) before = unit
  }
  return edges
}

/** True where one number is the other made round: fewer figures that are not zero, and no further away than 15 %. */
function rounded(a: number, b: number): boolean {
  const telling = (n: number) => String(n).replace(/0+$/, '').length
  return telling(a) !== telling(b) && Math.min(a, b) >= 10 && Math.abs(a - b) <= 0.15 * Math.max(a, b)
}

function unitsByStatement(units: readonly Unit[]): Map<string, Unit> {
  const of = new Map<string, Unit>()
  for (const unit of units) for (const statement of unit.statements) of.set(statement.id, unit)
  return of
}

function joinsOf(units: readonly Unit[], at: ReadonlyMap<Unit, number>, determinations: readonly Determination[], index: AnchorIndex): Edge[] {
  const of = unitsByStatement(units)
  return determinations.flatMap(({ act }) => {
    if (act.act !== 'origins-join') return []
    const joined = act.anchors.flatMap((anchor) => of.get(statementAt(index, anchor)?.id ?? '') ?? [])
    return joined.slice(1).map((unit): Edge => ({ a: at.get(joined[0] as Unit) as number, b: at.get(unit) as number, why: 'person' }))
  })
}

function splitsOf(units: readonly Unit[], at: ReadonlyMap<Unit, number>, determinations: readonly Determination[], index: AnchorIndex): number[][] {
  const of = unitsByStatement(units)
  return determinations.flatMap(({ act }) => {
    if (act.act !== 'origins-split') return []
    const apartFrom = [...new Set(act.anchors.flatMap((anchor) => at.get(of.get(statementAt(index, anchor)?.id ?? '') as Unit) ?? []))]
    return apartFrom.length > 1 ? [apartFrom] : []
  })
}

function utterance(units: readonly Unit[], edges: readonly Joined[], stakeOf: (speaker: Speaker) => Origin['stake']): Utterance {
  const ordered = [...units].sort((a, b) => (a.day ?? 9e9) - (b.day ?? 9e9) || byText(a.report.id, b.report.id))
  const first = ordered[0] as Unit
  const statements = ordered.flatMap((unit) => unit.statements.map((s) => s.id))
  const days = ordered.flatMap((unit) => (unit.day === undefined ? [] : [unit.day]))
  const smallest = [...statements].sort(byText)[0] as string
  const { speaker } = first
  const reports = [...new Set(ordered.map((unit) => unit.report.id))]
  const inside = new Set(units)
  return {
    speaker,
    units: ordered,
    day: days[0],
    origin: {
      id: shortId('o', `${speaker.key}|${smallest}`),
      actor: speaker.name,
      ...(speaker.id ? { actorId: speaker.id } : {}),
      names: [...new Set(ordered.map((unit) => unit.speaker.name))].sort(byText),
      ...(speaker.named ? {} : { named: false }),
      act: ordered.map((unit) => unit.act).reduce(moreTelling, 'unknown'),
      date: days.length ? { from: isoOf(Math.min(...days)), to: isoOf(Math.max(...days)) } : {},
      stake: stakeOf(speaker),
      reports,
      statements,
      why: reasons(
        first,
        reports.length,
        edges.filter((edge) => inside.has(edge.a) && inside.has(edge.b)),
      ),
    },
  }
}

function reasons(first: Unit, reports: number, edges: readonly Joined[]): Words[] {
  const why: Words[] = []
  if (first.via === 'own-reporter') why.push({ en: 'The outlet names its own reporter there.', ar: 'الوسيلة تسمّي مراسلها في المكان.' })
  else if (first.via === 'outlet-speaks') why.push({ en: 'The body publishes in its own voice.', ar: 'الجهة تنشر بلسانها.' })
  else if (first.via === 'unnamed') why.push({ en: 'The chain ends in a speaker without a name.', ar: 'السلسلة تنتهي عند قائل غير مسمى.' })
  else why.push({ en: `The chain of transmission ends in ${first.speaker.name}.`, ar: `سلسلة النقل تنتهي عند ${first.speaker.name}.` })
  if (reports < 2) return why
  const values = [...new Set(edges.flatMap((edge) => (edge.why === 'figure' && edge.value ? [edge.value] : [])))].sort((a, b) => b - a)
  if (values.length)
    why.push({
      en: `Same speaker, same figures: ${values.slice(0, 5).join(', ')}.`,
      ar: `القائل نفسه والأعداد نفسها: ${values.slice(0, 5).join('، ')}.`,
    })
  if (edges.some((edge) => edge.why === 'wording'))
    why.push({ en: 'Reports that carry it share their wording.', ar: 'المواد التي تنقله تشترك في الصياغة.' })
  if (edges.some((edge) => edge.why === 'days'))
    why.push({ en: 'Same speaker on the same or the next day.', ar: 'القائل نفسه في اليوم نفسه أو الذي يليه.' })
  if (edges.some((edge) => edge.why === 'person')) why.push({ en: 'Joined by an analyst.', ar: 'دمجها محلل.' })
  return why
}
