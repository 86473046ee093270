// What a cluster amounts to: a site, an incident or an area, with its tallies, its stages or grading, and what in it disagrees.
import type { Aggregate, Determination, Discrepancy, Incident, Remains, ResolvedPlace, Site, Statement, Words } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import type { AnchorIndex } from '../text/index.ts'
import { byText, dayOf, isoOf, shortId } from '../trace/hash.ts'
import type { Speakers } from '../trace/speakers.ts'
import type { Cluster } from './clusters.ts'
import { discrepanciesOf, type Subject } from './discrepancies.ts'
import { gradingOf } from './grading.ts'
import type { Reason } from './joining.ts'
import { placeOf } from './places.ts'
import { makeTallies, type TallyContext } from './tallies.ts'

export interface MadeContext extends TallyContext {
  readonly registers: Registers
  readonly determinations: readonly Determination[]
  readonly byReport: AnchorIndex
  readonly byId: ReadonlyMap<string, Statement>
  /** How exactly a person allowed the place of a statement to be published. */
  readonly publication: ReadonlyMap<string, string>
}

/** A cluster made up. Relations between clusters are not in it yet. */
export type Made = { readonly subject: Subject; readonly discrepancies: readonly Discrepancy[] } & (
  | { readonly what: 'site'; readonly value: Site }
  | { readonly what: 'incident'; readonly value: Incident }
  | { readonly what: 'aggregate'; readonly value: Aggregate }
)

export function madeOf(cluster: Cluster, context: MadeContext): Made {
  const { registers, byReport, byId, trace, determinations } = context
  const what = cluster.mentions[0]?.what ?? 'incident'
  const place = placeOf(cluster.mentions, registers, cluster.name)
  const id = idOf(what, cluster)
  const tallies = makeTallies(cluster.statements, context)
  const reports = [...new Set(cluster.mentions.map((m) => m.report.id))].sort(byText)
  const name = { en: place.names?.en ?? place.name, ar: place.names?.ar ?? place.name }
  const fine = place.precision === 'site' || place.precision === 'neighbourhood'
  const subject: Subject = { id, name, fine, statements: cluster.statements, tallies }
  const dayOfStatement = (statement: string) =>
    context.originDay.get(trace.originOf.get(statement) ?? '') ?? dayOf(context.reports.get(byId.get(statement)?.report ?? '')?.published) ?? 9e9
  const made = { subject, discrepancies: discrepanciesOf(subject, byId, trace, dayOfStatement) }
  if (what === 'aggregate') return { ...made, what, value: aggregateOf(id, cluster, place, reports, tallies) }
  const published = cluster.statements.map((s) => context.publication.get(s.id)).find((c) => c !== undefined)
  const common = {
    id,
    code: cluster.code,
    place,
    reports,
    tallies,
    relations: [],
    why: whyOf(cluster),
    ...(published ? { publication: published } : {}),
  }
  if (what === 'site') return { ...made, what, value: { ...common, ...stagesOf(cluster, context) } }
  const relations = reports.length > 200 ? [] : relationsIn(reports, byReport)
  const grading = gradingOf(cluster, relations, place, trace, determinations, byReport)
  return { ...made, what, value: { ...common, date: datesOf(cluster), actor: actorOf(cluster, trace.speakers), grading } }
}

/** Sites and areas are known by their place, incidents by their smallest statement: the same content, the same id, whatever came first. */
function idOf(what: 'site' | 'incident' | 'aggregate', cluster: Cluster): string {
  const smallest = cluster.statements.map((s) => s.id).sort(byText)[0] as string
  const letter = { site: 's', incident: 'i', aggregate: 'a' }[what]
  const whole = what !== 'incident' && cluster.reasons.has('person') === false && !cluster.code
  return shortId(letter, whole ? cluster.key : `${cluster.key}|${smallest}`)
}

const WHY: Readonly<Record<Reason, Words>> = {
  place: { en: 'The reports name the same place.', ar: 'تذكر المواد المكان نفسه.' },
  near: {
    en: 'The places named lie within a few kilometres, on the same or the next day.',
    ar: 'الأماكن المذكورة متقاربة، في اليوم نفسه أو الذي يليه.',
  },
  figures: { en: 'Figures agree, and place and day do not exclude it.', ar: 'الأعداد متفقة، والمكان واليوم لا يمنعان ذلك.' },
  wording: { en: 'The reports share their wording and a figure.', ar: 'تشترك المواد في الصياغة وفي عدد.' },
  person: { en: 'Joined or opened by an analyst.', ar: 'دمجها أو فتحها محلل.' },
}
function whyOf(cluster: Cluster): Words[] {
  const order: Reason[] = ['person', 'place', 'near', 'figures', 'wording']
  return order.filter((reason) => cluster.reasons.has(reason)).map((reason) => WHY[reason])
}

const STAGES: readonly Remains[] = ['alleged', 'located', 'recovered', 'identified', 'reburied']
function stagesOf(cluster: Cluster, { reports }: TallyContext): Pick<Site, 'stage' | 'stages'> {
  const seen = new Map<string, { date: string | null; stage: Remains; statements: string[] }>()
  for (const s of cluster.statements) {
    const stage = s.figure?.remains
    if (!stage || s.figure?.commitment === 'denied') continue
    const said =
      s.times.find((t) => t.from && (t.role === 'discovery' || t.role === 'exhumation'))?.from ??
      reports.get(s.report)?.published?.slice(0, 10) ??
      null
    const key = `${said}|${stage}`
    const entry = seen.get(key) ?? { date: said, stage, statements: [] }
    entry.statements.push(s.id)
    seen.set(key, entry)
  }
  const stages = [...seen.values()]
    .map((entry) => ({ ...entry, statements: entry.statements.sort(byText) }))
    .sort((a, b) => byText(a.date ?? '9', b.date ?? '9') || STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
  const furthest = stages.map((entry) => entry.stage).sort((a, b) => STAGES.indexOf(b) - STAGES.indexOf(a))[0]
  return { stage: furthest ?? 'alleged', stages }
}

function datesOf(cluster: Cluster): Incident['date'] {
  const dated = cluster.mentions.filter((m) => m.dated && m.from !== undefined)
  const days = dated.length ? dated : cluster.mentions.filter((m) => m.from !== undefined)
  if (!days.length) return { from: null, to: null }
  return { from: isoOf(Math.min(...days.map((m) => m.from as number))), to: isoOf(Math.max(...days.map((m) => m.to ?? (m.from as number)))) }
}

/** The actor most statements name, a name before a word for whoever it was ("gunmen"); at a tie the one first in the order of names. */
function actorOf(cluster: Cluster, speakers: Speakers): string | null {
  const all = cluster.statements.flatMap((s) => s.actor ?? [])
  const named = all.filter(({ name, actor }) => speakers.of(name, actor).named)
  const count = new Map<string, number>()
  for (const { name } of named.length ? named : all) count.set(name, (count.get(name) ?? 0) + 1)
  return [...count].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))[0]?.[0] ?? null
}

function relationsIn(reports: readonly string[], byReport: AnchorIndex): Statement[] {
  return reports.flatMap((id) => (byReport.get(id) ?? []).filter((s) => s.kind !== 'figure' && s.kind !== 'demand'))
}

function aggregateOf(id: string, cluster: Cluster, place: ResolvedPlace, reports: string[], tallies: Aggregate['tallies']): Aggregate {
  const detail = cluster.statements.flatMap((s) => (s.figure?.scopeDetail ? [s.figure.scopeDetail] : []))
  const area = detail.find((d) => d.area)?.area ?? place.name
  const from = detail.flatMap((d) => (d.from && dayOf(d.from) !== undefined ? [d.from] : [])).sort(byText)[0]
  const asOf = [
    ...detail.flatMap((d) => (d.asOf && dayOf(d.asOf) !== undefined ? [d.asOf] : [])),
    ...cluster.mentions.flatMap((m) => m.report.published?.slice(0, 10) ?? []),
  ]
    .sort(byText)
    .at(-1)
  return { id, area, ...(place.precision === 'unknown' && !place.id ? {} : { place }), from: from ?? null, asOf: asOf ?? null, reports, tallies }
}
