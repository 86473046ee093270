// Reconciling: sites, incidents, areas and what disagrees in them, as a case grows. Each step makes anew only what it touches.
import type { Aggregate, Determination, Discrepancy, Incident, Site, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { Gathering } from '../trace/gathering.ts'
import { byText, dayOf, shortId } from '../trace/hash.ts'
import { type Changed, Ordered, sameItems, sameValue } from '../trace/keyed.ts'
import { reportOrder } from '../trace/same-utterance.ts'
import type { Growth, TraceStep } from '../trace/tracing.ts'
import { type Cluster, clustersIn } from './clusters.ts'
import { withKnownPlaces, withPersonsWord } from './corrections.ts'
import { doubleCounts, publicationOf } from './decided.ts'
import { wrongScopes } from './discrepancies.ts'
import { type Made, type MadeContext, madeOf } from './made.ts'
import { Meetings } from './meetings.ts'
import { makeMentions, type What } from './mentions.ts'
import { notesOf, type OriginNotes, placeAlike } from './notes.ts'
import { relationsOf } from './relations.ts'
import { Sums } from './sums.ts'

export interface Reconciled {
  readonly sites: readonly Site[]
  readonly incidents: readonly Incident[]
  readonly aggregates: readonly Aggregate[]
  readonly discrepancies: readonly Discrepancy[]
  readonly changes: {
    readonly sites: Changed<Site>
    readonly incidents: Changed<Incident>
    readonly aggregates: Changed<Aggregate>
    readonly discrepancies: Changed<Discrepancy>
  }
}

/** Acts that change what a statement says of places and parts. */
const CORRECTING = new Set<Determination['act']['act']>(['place', 'part-of'])
/** Acts that are read when a cluster is made up. */
const GRADING = new Set<Determination['act']['act']>(['publication', 'grade'])

export class Reconciling {
  readonly #registers: Registers
  readonly #corrected = new Map<string, readonly Statement[]>()
  readonly #byId = new Map<string, Statement>()
  readonly #notes = new Map<string, OriginNotes>()
  readonly #originDay = new Map<string, number | undefined>()
  readonly #sums = new Sums()
  #meetings: Meetings | undefined
  /** Clusters by the numbers of their mentions, and by report. */
  readonly #clusters = new Map<number, Cluster>()
  readonly #inReport = new Gathering<Cluster>()
  readonly #made = new Map<Cluster, Made>()
  readonly #where = new Map<string, string>()
  readonly #all = new Ordered<Made>((a, b) => byText(a.subject.id, b.subject.id))
  /** What sort of cluster was made up or undone since relations and scopes were last looked through. */
  readonly #stale = new Set<What>()
  #relations: ReadonlyMap<string, Site['relations']> = new Map()
  #scopes: readonly Discrepancy[] = []
  #personCorrected = new Set<string>()
  #decided = new Map<string, string>()
  readonly #sites = new Ordered<Site>((a, b) => b.reports.length - a.reports.length || byText(a.id, b.id))
  readonly #incidents = new Ordered<Incident>((a, b) => byText(a.date.from ?? '9', b.date.from ?? '9') || byText(a.id, b.id))
  readonly #aggregates = new Ordered<Aggregate>((a, b) => byText(a.asOf ?? '9', b.asOf ?? '9') || byText(a.id, b.id))
  readonly #discrepancies = new Ordered<Discrepancy>(
    (a, b) => byText(a.kind, b.kind) || byText(a.id, b.id) || byText(a.statements.join(), b.statements.join()),
  )
  readonly #shownSites = new Map<Made, Site>()
  readonly #shownIncidents = new Map<Made, Incident>()
  readonly #shownDiscrepancies = new Map<string, Discrepancy>()

  constructor(registers: Registers) {
    this.#registers = registers
  }

  /** Takes a step after the trace took it. The first, from nothing, is the whole. */
  step(trace: TraceStep, growth: Growth): Reconciled {
    const { reports, determinations } = growth
    this.#meetings ??= new Meetings((report) => trace.wordingOf.get(report))
    const meetings = this.#meetings
    const corrected = this.#correct(growth)
    const renoted = this.#note(trace, corrected)
    const again = new Set([...corrected, ...trace.touched, ...renoted])
    const statementsOf = (report: string) => this.#corrected.get(report) ?? []
    for (const id of again) {
      const report = reports.get(id)
      if (!report) continue
      const originOf = (statement: string) => trace.originOf.get(statement)
      meetings.set(
        id,
        makeMentions([report], statementsOf, originOf, (origin) => this.#notes.get(origin)),
      )
    }
    const { gone, parts } = meetings.settle(determinations, this.#corrected)
    const dirty = this.#recluster(
      gone,
      parts.flatMap((part) => clustersIn(part, meetings.person)),
    )
    for (const id of [...again, ...this.#reportsOf(trace.restated, trace)]) for (const cluster of this.#inReport.of(id)) dirty.add(cluster)
    for (const id of this.#redecided(determinations)) for (const cluster of this.#inReport.of(id)) dirty.add(cluster)
    const context: MadeContext = {
      trace,
      reports,
      originDay: this.#originDay,
      registers: this.#registers,
      determinations,
      byReport: this.#corrected,
      byId: this.#byId,
      publication: publicationOf(determinations, this.#corrected),
    }
    for (const cluster of dirty) {
      this.#stale.add(cluster.mentions[0]?.what ?? 'incident')
      this.#make(cluster, context)
    }
    const { all } = this.#all.take()
    this.#relate(all, trace)
    this.#disagree(all, trace, determinations)
    const changes = {
      sites: this.#sites.take(),
      incidents: this.#incidents.take(),
      aggregates: this.#aggregates.take(),
      discrepancies: this.#discrepancies.take(),
    }
    return {
      sites: changes.sites.all,
      incidents: changes.incidents.all,
      aggregates: changes.aggregates.all,
      discrepancies: changes.discrepancies.all,
      changes,
    }
  }

  /** Statements with places as far as the registers know them, then as persons have them; returns the reports where they are others than before. */
  #correct({ byReport, changed, determinations }: Growth): Set<string> {
    const acts = determinations.filter(({ act }) => CORRECTING.has(act.act))
    const named = new Set(
      acts
        .flatMap(({ act }) => (act.act === 'place' ? act.anchors : act.act === 'part-of' ? [act.part, act.whole] : []))
        .map((anchor) => anchor.report),
    )
    const reports = [...new Set([...changed, ...named, ...this.#personCorrected])]
    this.#personCorrected = named
    const known = new Map(
      reports.map((id) => {
        const given = byReport.get(id) ?? []
        const placed = withKnownPlaces(given, this.#registers)
        return [id, sameItems(given, placed) ? given : placed] as const
      }),
    )
    const persons = new Map<string, Statement[]>()
    if (acts.length)
      for (const s of withPersonsWord([...known.values()].flat(), acts, byReport)) persons.set(s.report, [...(persons.get(s.report) ?? []), s])
    const out = new Set<string>()
    for (const id of reports) {
      const before = this.#corrected.get(id)
      const after = (acts.length ? persons.get(id) : known.get(id)) ?? []
      if (before && !changed.has(id) && sameValue(before, after)) continue
      for (const s of before ?? []) this.#byId.delete(s.id)
      for (const s of after) this.#byId.set(s.id, s)
      this.#corrected.set(id, after)
      this.#sums.set(id, after)
      out.add(id)
    }
    return out
  }

  /** Notes of origins that were filed anew or whose statements were corrected; returns the reports whose figures are placed by other notes. */
  #note(trace: TraceStep, corrected: ReadonlySet<string>): Set<string> {
    const origins = new Set([...trace.refiled.removed, ...trace.refiled.added].map(({ origin }) => origin.id))
    for (const id of corrected) for (const s of this.#corrected.get(id) ?? []) origins.add(trace.originOf.get(s.id) ?? '')
    origins.delete('')
    const out = new Set<string>()
    for (const id of origins) {
      const before = this.#notes.get(id)
      const utterance = trace.utteranceOf(id)
      if (!utterance) {
        this.#notes.delete(id)
        this.#originDay.delete(id)
        continue
      }
      const inReports = [...new Set(utterance.units.map((unit) => unit.report))].sort(reportOrder)
      const statements = inReports.flatMap((report) => (this.#corrected.get(report.id) ?? []).filter((s) => trace.originOf.get(s.id) === id))
      const after = notesOf(statements)
      this.#notes.set(id, after)
      this.#originDay.set(id, dayOf(utterance.origin.date.from))
      if (!placeAlike(before, after)) for (const report of inReports) out.add(report.id)
    }
    return out
  }

  *#reportsOf(origins: Iterable<string>, trace: TraceStep): Iterable<string> {
    for (const id of origins) for (const unit of trace.utteranceOf(id)?.units ?? []) yield unit.report.id
  }

  /** Takes out the clusters of mentions that stand elsewhere now, and puts in the new ones; returns those to be made up. */
  #recluster(gone: ReadonlySet<number>, fresh: readonly Cluster[]): Set<Cluster> {
    const old = new Set([...gone].flatMap((number) => this.#clusters.get(number) ?? []))
    for (const number of gone) this.#clusters.delete(number)
    const dirty = new Set<Cluster>()
    const byFirst = new Map([...old].map((cluster) => [cluster.mentions[0]?.index, cluster]))
    for (const cluster of fresh) {
      const known = byFirst.get(cluster.mentions[0]?.index)
      const same = known && sameItems(known.mentions, cluster.mentions) && known.code === cluster.code && known.name === cluster.name
      const kept = same && sameValue([...known.reasons].sort(), [...cluster.reasons].sort()) ? known : cluster
      if (kept === known) old.delete(kept)
      else {
        dirty.add(kept)
        for (const { report } of kept.mentions) this.#inReport.add(report.id, kept)
      }
      for (const { index } of kept.mentions) this.#clusters.set(index, kept)
    }
    for (const cluster of old) {
      for (const { report } of cluster.mentions) this.#inReport.remove(report.id, cluster)
      const made = this.#made.get(cluster)
      if (made) this.#unmake(cluster, made)
    }
    return dirty
  }

  /** Reports named by decisions on grades and publication that are others than before. */
  #redecided(determinations: readonly Determination[]): Set<string> {
    const is = new Map<string, string>()
    for (const { id, act } of determinations) {
      if (!GRADING.has(act.act)) continue
      const anchors = act.act === 'publication' ? act.about : act.act === 'grade' ? act.incident : []
      for (const { report } of anchors) is.set(report, `${is.get(report) ?? ''} ${id}`)
    }
    const out = new Set<string>()
    for (const report of new Set([...is.keys(), ...this.#decided.keys()])) if (is.get(report) !== this.#decided.get(report)) out.add(report)
    this.#decided = is
    return out
  }

  #make(cluster: Cluster, context: MadeContext): void {
    const before = this.#made.get(cluster)
    const made = madeOf(cluster, context)
    if (before && sameValue([before.value, before.discrepancies], [made.value, made.discrepancies])) return
    if (before) this.#unmake(cluster, before)
    this.#made.set(cluster, made)
    this.#all.add(made)
    for (const s of cluster.statements) this.#where.set(s.id, made.subject.id)
    if (made.what === 'aggregate') this.#aggregates.add(made.value)
  }

  #unmake(cluster: Cluster, made: Made): void {
    this.#stale.add(made.what)
    this.#made.delete(cluster)
    this.#all.remove(made)
    for (const s of cluster.statements) if (this.#where.get(s.id) === made.subject.id) this.#where.delete(s.id)
    if (made.what === 'aggregate') this.#aggregates.remove(made.value)
  }

  /** Relations between sites are looked for among all of them, and put into those they concern. */
  #relate(all: readonly Made[], trace: TraceStep): void {
    // Relations are told of sites alone: where none was touched they stand.
    if (this.#stale.has('site')) this.#relations = relationsOf(all, trace)
    const relations = this.#relations
    const show = <T extends Site | Incident>(shown: Map<Made, T>, list: Ordered<T>, made: readonly (Made & { readonly value: unknown })[]) => {
      const held = new Set<Made>(made)
      for (const [one, value] of shown) {
        if (held.has(one)) continue
        list.remove(value)
        shown.delete(one)
      }
      for (const one of made) {
        const before = shown.get(one)
        const own = relations.get(one.subject.id) ?? []
        if (before && (before.relations.length === 0 && own.length === 0 ? true : sameValue(before.relations, own))) continue
        const after = { ...(one.value as T), relations: own }
        if (before) list.remove(before)
        list.add(after)
        shown.set(one, after)
      }
    }
    show(
      this.#shownSites,
      this.#sites,
      all.filter((made) => made.what === 'site'),
    )
    show(
      this.#shownIncidents,
      this.#incidents,
      all.filter((made) => made.what === 'incident'),
    )
  }

  #disagree(made: readonly Made[], trace: TraceStep, determinations: readonly Determination[]): void {
    const where = (id: string) => this.#where.get(id) ?? ''
    const of = (what: Made['what']) => made.filter((one) => one.what === what).map(({ subject }) => subject)
    const context = { trace, dayOfOrigin: this.#originDay, notes: this.#notes, statement: (id: string) => this.#byId.get(id), where }
    const cycles = trace.cycles.map((cycle): Discrepancy => {
      const names = cycle.speakers.map((s) => s.name).join(' ↔ ')
      const words = { en: `They quote each other for the same figure: ${names}.`, ar: `ينقل بعضهم عن بعض العدد نفسه: ${names}.` }
      const statements = [...cycle.statements]
      return { id: shortId('d', `cycle|${statements.join()}`), kind: 'cycle', in: where(statements[0] ?? ''), statements, words }
    })
    if (this.#stale.has('site') || this.#stale.has('aggregate')) this.#scopes = wrongScopes(of('site'), of('aggregate'))
    this.#stale.clear()
    const found = [
      ...made.flatMap(({ discrepancies }) => discrepancies),
      ...this.#scopes,
      ...this.#sums.discrepancies(context),
      ...doubleCounts(determinations, this.#corrected, where),
      ...cycles,
    ]
    const held = new Set<string>()
    for (const one of found) {
      const key = `${one.id}|${one.in}|${one.statements.join()}`
      if (held.has(key)) continue
      held.add(key)
      const before = this.#shownDiscrepancies.get(key)
      if (before && (before === one || sameValue(before, one))) continue
      if (before) this.#discrepancies.remove(before)
      this.#discrepancies.add(one)
      this.#shownDiscrepancies.set(key, one)
    }
    for (const [key, one] of this.#shownDiscrepancies) {
      if (held.has(key)) continue
      this.#discrepancies.remove(one)
      this.#shownDiscrepancies.delete(key)
    }
  }
}
