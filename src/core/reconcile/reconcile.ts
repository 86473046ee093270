// reconcile: Statements + Origins -> Sites, Incidents, Aggregates, Tallies, Discrepancies.
import type { Aggregate, Determination, Discrepancy, Incident, Remains, Report, ResolvedPlace, Site, Statement, Words } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { type AnchorIndex, indexByReport, statementAt } from '../text/index.ts'
import { byText, dayOf, isoOf, shortId } from '../trace/hash.ts'
import type { Trace } from '../trace/trace.ts'
import { numberOf } from '../trace/units.ts'
import { type Cluster, makeClusters } from './clusters.ts'
import { withKnownPlaces, withPersonsWord } from './corrections.ts'
import { discrepanciesOf, type Subject, wrongScopes } from './discrepancies.ts'
import { gradingOf } from './grading.ts'
import type { Reason } from './joining.ts'
import { makeMentions } from './mentions.ts'
import { placeOf } from './places.ts'
import { relationsOf } from './relations.ts'
import { sumDiscrepancies } from './sums.ts'
import { makeTallies, type TallyContext } from './tallies.ts'

export interface Reconciled {
  readonly sites: readonly Site[]
  readonly incidents: readonly Incident[]
  readonly aggregates: readonly Aggregate[]
  readonly discrepancies: readonly Discrepancy[]
}

/** Groups statements by what they are about and compares what is said. `asOf` leaves out what was published later. */
export function reconcile(
  reports: readonly Report[],
  statements: readonly Statement[],
  trace: Trace,
  determinations: readonly Determination[],
  registers: Registers,
  asOf?: string,
): Reconciled {
  const ordered = [...reports].sort((a, b) => byText(a.published ?? '9', b.published ?? '9') || byText(a.id, b.id))
  const corrected = withPersonsWord(withKnownPlaces(statements, registers), determinations, indexByReport(statements))
  const byReport = indexByReport(corrected)
  const byId = new Map(corrected.map((s) => [s.id, s]))
  const mentions = makeMentions(ordered, byReport, trace)
  const clusters = makeClusters(mentions, trace, determinations, byReport)
  const originDay = new Map(trace.origins.map((origin) => [origin.id, dayOf(origin.date.from)]))
  const context: TallyContext = { trace, reports: new Map(ordered.map((r) => [r.id, r])), originDay, ...(asOf ? { asOf } : {}) }
  const publication = publicationOf(determinations, byReport)

  const sites: Site[] = []
  const incidents: Incident[] = []
  const aggregates: Aggregate[] = []
  const subjects: { what: 'site' | 'incident' | 'aggregate'; subject: Subject }[] = []
  const clusterOf = new Map<string, string>()
  for (const cluster of clusters) {
    const what = cluster.mentions[0]?.what ?? 'incident'
    const place = placeOf(cluster.mentions, registers, cluster.name)
    const id = idOf(what, cluster)
    for (const s of cluster.statements) clusterOf.set(s.id, id)
    const tallies = makeTallies(cluster.statements, context)
    const reportIds = [...new Set(cluster.mentions.map((m) => m.report.id))].sort(byText)
    const name = { en: place.names?.en ?? place.name, ar: place.names?.ar ?? place.name }
    subjects.push({
      what,
      subject: { id, name, fine: place.precision === 'site' || place.precision === 'neighbourhood', statements: cluster.statements, tallies },
    })
    const published = cluster.statements.map((s) => publication.get(s.id)).find((c) => c !== undefined)
    const common = {
      id,
      code: cluster.code,
      place,
      reports: reportIds,
      tallies,
      relations: [],
      why: whyOf(cluster),
      ...(published ? { publication: published } : {}),
    }
    if (what === 'site') sites.push({ ...common, ...stagesOf(cluster, context) })
    else if (what === 'incident') {
      const relations = reportIds.length > 200 ? [] : relationsIn(reportIds, byReport)
      incidents.push({
        ...common,
        date: datesOf(cluster),
        actor: actorOf(cluster),
        grading: gradingOf(cluster, relations, place, trace, determinations, byReport),
      })
    } else aggregates.push(aggregateOf(id, cluster, place, reportIds, tallies))
  }
  const relations = relationsOf(subjects, trace)
  const dayOfStatement = (id: string) =>
    originDay.get(trace.originOf.get(id) ?? '') ?? dayOf(context.reports.get(byId.get(id)?.report ?? '')?.published) ?? 9e9
  const where = (id: string) => clusterOf.get(id) ?? ''
  const of = (what: string) => subjects.filter((s) => s.what === what).map((s) => s.subject)
  const discrepancies = [
    ...subjects.flatMap(({ subject }) => discrepanciesOf(subject, byId, trace, dayOfStatement)),
    ...wrongScopes(of('site'), of('aggregate')),
    ...sumDiscrepancies(byReport, trace, originDay, where),
    ...doubleCounts(determinations, byReport, where),
    ...trace.cycles.map((cycle): Discrepancy => {
      const names = cycle.speakers.map((s) => s.name).join(' ↔ ')
      const words = { en: `They quote each other for the same figure: ${names}.`, ar: `ينقل بعضهم عن بعض العدد نفسه: ${names}.` }
      return {
        id: shortId('d', `cycle|${cycle.statements.join()}`),
        kind: 'cycle',
        in: where(cycle.statements[0] ?? ''),
        statements: [...cycle.statements],
        words,
      }
    }),
  ]
  return {
    sites: sites
      .map((site) => ({ ...site, relations: relations.get(site.id) ?? [] }))
      .sort((a, b) => b.reports.length - a.reports.length || byText(a.id, b.id)),
    incidents: incidents
      .map((incident) => ({ ...incident, relations: relations.get(incident.id) ?? [] }))
      .sort((a, b) => byText(a.date.from ?? '9', b.date.from ?? '9') || byText(a.id, b.id)),
    aggregates: aggregates.sort((a, b) => byText(a.asOf ?? '9', b.asOf ?? '9') || byText(a.id, b.id)),
    discrepancies: discrepancies.sort((a, b) => byText(a.kind, b.kind) || byText(a.id, b.id)),
  }
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

/** The actor most statements name; at a tie the one first in the order of names. */
function actorOf(cluster: Cluster): string | null {
  const count = new Map<string, number>()
  for (const s of cluster.statements) if (s.actor) count.set(s.actor.name, (count.get(s.actor.name) ?? 0) + 1)
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

function publicationOf(determinations: readonly Determination[], index: AnchorIndex): Map<string, string> {
  const out = new Map<string, string>()
  for (const { act } of determinations) {
    if (act.act !== 'publication') continue
    for (const anchor of act.about) {
      const statement = statementAt(index, anchor)
      if (statement) out.set(statement.id, act.locationClass)
    }
  }
  return out
}

function doubleCounts(determinations: readonly Determination[], index: AnchorIndex, where: (id: string) => string): Discrepancy[] {
  return determinations.flatMap(({ act, reason, by }): Discrepancy[] => {
    if (act.act !== 'double-count') return []
    const total = statementAt(index, act.total)
    const parts = act.parts.flatMap((anchor) => statementAt(index, anchor) ?? [])
    if (!total || !parts.length) return []
    const sum = parts.map(numberOf).join(' + ')
    const words = {
      en: `${numberOf(total)} counts some people twice (${sum}), as ${by} determined: ${reason}`,
      ar: `${numberOf(total)} يعدّ بعض الأشخاص مرتين (${sum})، بتقدير ${by}: ${reason}`,
    }
    return [
      {
        id: shortId('d', `double-count|${total.id}`),
        kind: 'double-count',
        in: where(total.id),
        statements: [total.id, ...parts.map((p) => p.id)].sort(byText),
        words,
      },
    ]
  })
}
