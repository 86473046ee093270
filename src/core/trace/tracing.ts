// Tracing: the trace of a case as it grows. Each step takes what changed and works out anew only what that touches.
import type { Determination, Drift, Lineage, Origin, Report, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { Book } from './book.ts'
import { Copies } from './copies.ts'
import { type Cycle, findCycles, type Naming, namingsOf } from './cycles.ts'
import { driftAlong, driftKey, driftOrder, driftWithin, mergedDrift } from './drift.ts'
import { type Filed, Filing } from './filing.ts'
import { Gathering } from './gathering.ts'
import { byText, dayOf } from './hash.ts'
import { decidedPairs, type Independence, makeIndependence } from './independence.ts'
import { type Changed, Keyed, Ordered } from './keyed.ts'
import { linkOrder, type Said } from './lineage.ts'
import { Links } from './links.ts'
import { type Hearing, NOTHING } from './names.ts'
import type { Utterance } from './origins.ts'
import { SameUtterance } from './same-utterance.ts'
import { nameKey, type Speaker, Speakers } from './speakers.ts'
import { StatedLinks } from './stated.ts'
import { makeUnits, placeKey, valueKey } from './units.ts'

export interface Trace {
  readonly origins: readonly Origin[]
  readonly lineage: readonly Lineage[]
  readonly drift: readonly Drift[]
  /** Statement id -> origin id; statements with an empty chain are absent unless the outlet speaks as a party. */
  readonly originOf: ReadonlyMap<string, string>
  /** Origin id -> its speaker, with the authority it belongs to. */
  readonly speakerOf: ReadonlyMap<string, Speaker>
  readonly speakers: Speakers
  readonly independence: Independence
  readonly cycles: readonly Cycle[]
  /** Report id -> the report a person called it a duplicate of; duplicates count once. */
  readonly duplicates: ReadonlyMap<string, string>
  /** Report id -> the smallest report id of its cluster of shared wording. */
  readonly wordingOf: ReadonlyMap<string, string>
  /** What is said of a statement's origin, by the statement's id; the utterance behind an origin, by the origin's id. */
  readonly saidOf: (statement: string) => Said | undefined
  readonly utteranceOf: (origin: string) => Utterance | undefined
  /** Origin id -> origins it draws on, by the text's own words. */
  readonly drawsOn: ReadonlyMap<string, ReadonlySet<string>>
}

/** What there is, and what of it is new. Reports are only ever added; statements of a report may change. */
export interface Growth {
  readonly reports: ReadonlyMap<string, Report>
  readonly added: readonly Report[]
  readonly byReport: ReadonlyMap<string, readonly Statement[]>
  /** Reports whose statements are new or others than before; those added among them. */
  readonly changed: ReadonlySet<string>
  readonly determinations: readonly Determination[]
}

/** A trace with what is new in it. */
export interface TraceStep extends Trace {
  readonly changes: { readonly origins: Changed<Origin>; readonly lineage: Changed<Lineage>; readonly drift: Changed<Drift> }
  /** Utterances that are new or others than before, and ids of origins that are no more. */
  readonly refiled: Filed
  /** Reports whose names, origins or cluster of wording mean something else than before. */
  readonly touched: ReadonlySet<string>
  /** Origins that draw on others, or are drawn on, otherwise than before, or on whose independence persons decided otherwise. */
  readonly restated: ReadonlySet<string>
}

export class Tracing {
  readonly #speakers: Speakers
  readonly #copies = new Copies()
  readonly #same = new SameUtterance()
  readonly #filing = new Filing()
  readonly #stated = new StatedLinks()
  readonly #namings = new Keyed<Naming, readonly Cycle[]>(
    ({ statement }) => [valueKey(statement) ?? ''],
    (_, namings) => {
      const found = findCycles(namings, this.#speakers)
      return found.length ? found : undefined
    },
  )
  readonly #drifts = new Book<Drift>(driftKey, mergedDrift)
  /** Reports that use a name, by its key; reports whose statements name an authority as an actor, by that. */
  readonly #using = new Gathering<string>()
  readonly #accused = new Keyed<{ readonly root: string }, { readonly root: string }>(
    ({ root }) => [root],
    (root) => ({ root }),
  )
  readonly #origins = new Ordered<Origin>((a, b) => byText(a.date.from ?? '9', b.date.from ?? '9') || byText(a.id, b.id))
  readonly #lineage = new Ordered<Lineage>(linkOrder)
  readonly #drift = new Ordered<Drift>(driftOrder)
  readonly #originIds = new Map<string, string>()
  readonly #speakerOf = new Map<string, Speaker>()
  #links: Links | undefined

  constructor(registers: Registers) {
    this.#speakers = new Speakers(registers)
  }

  /** Makes ready for single reports to come. */
  prepare(): void {
    this.#copies.wording.prepare()
  }

  /** Takes a step. The first, from nothing, is the whole trace. */
  step(growth: Growth): TraceStep {
    const { reports, added, byReport, changed, determinations } = growth
    this.#links ??= new Links(reports)
    const links = this.#links
    const statementsOf = (report: string) => byReport.get(report) ?? []
    const reportOf = (id: string) => reports.get(id) as Report

    for (const report of added) links.addReport(report)
    for (const id of changed) this.#hear(reportOf(id), statementsOf(id))
    const read = new Set(changed)
    for (const key of this.#speakers.settle()) for (const id of this.#using.of(key)) read.add(id)

    const wording = this.#copies.step(added, changed, reports, statementsOf, determinations)
    for (const id of wording.recopied) links.setCopies(id, this.#copies.wording)
    for (const [id, of] of wording.duplicates) links.setDuplicate(id, of)

    const units = new Set([...read, ...wording.copied])
    for (const id of units)
      this.#same.set(
        id,
        makeUnits([reportOf(id)], byReport, this.#speakers, (report) => this.#copies.isCopy(report)),
      )
    for (const id of this.#same.settle()) units.add(id)
    for (const id of units) this.#filing.set(id, this.#same.unitsOf(id))
    for (const id of wording.renamed) this.#filing.touchReport(id)
    for (const id of read) this.#accuse(id, statementsOf(id))
    this.#settleAccused()
    const filed = this.#filing.settle({
      index: byReport,
      determinations,
      wordingOf: (report) => this.#copies.nameOf(report),
      stakeOf: (speaker) => (this.#accused.outputs.has(speaker.root) ? 'party' : 'unknown'),
    })
    this.#note(filed)

    for (const id of read) {
      links.setStatements(reportOf(id), statementsOf(id), this.#speakers)
      this.#namings.set(id, namingsOf(reportOf(id), statementsOf(id)))
    }
    const touched = new Set([...units, ...filed.touched])
    const said = (statement: string) => this.#filing.said.get(statement)
    for (const id of touched) links.setFiled(id, statementsOf(id), this.#filing.unitsOf(id), said, this.#speakers)
    const refiled = new Set([...filed.removed, ...filed.added].map(({ origin }) => origin.id))
    for (const id of refiled) links.setUtterance(id, this.#filing.utterances.get(id))
    const relinked = links.settle()

    // Figures are compared again along links that changed, and along those between what changed.
    const compare = new Set<Lineage>()
    for (const end of [...touched, ...refiled]) for (const link of links.at(end)) compare.add(link)
    for (const { before, after } of relinked) {
      if (before) {
        this.#lineage.remove(before)
        this.#drifts.set(linkSource(before), [])
      }
      if (after) {
        this.#lineage.add(after)
        compare.add(after)
      }
    }
    const context = {
      utterance: (origin: string) => this.#filing.utterances.get(origin),
      statementsOf,
      statement: (id: string) => byReport.get(id.slice(0, id.lastIndexOf(':', id.lastIndexOf(':') - 1)))?.find((s) => s.id === id),
      dayOf: (statement: Statement) => dayOf(reports.get(statement.report)?.published) ?? 9e9,
    }
    for (const link of compare) this.#drifts.set(linkSource(link), driftAlong(link, context))
    for (const id of refiled) {
      const utterance = this.#filing.utterances.get(id)
      this.#drifts.set(`u|${id}`, utterance ? driftWithin(utterance) : [])
    }
    for (const { before, after } of this.#drifts.flush()) {
      if (before) this.#drift.remove(before)
      if (after) this.#drift.add(after)
    }

    this.#namings.flush()
    const decided = decidedPairs(determinations, byReport, (statement) => this.#originIds.get(statement))
    const restated = this.#stated.step(relinked, (id) => this.#speakerOf.has(id), decided)
    const changes = { origins: this.#origins.take(), lineage: this.#lineage.take(), drift: this.#drift.take() }
    return {
      origins: changes.origins.all,
      lineage: changes.lineage.all,
      drift: changes.drift.all,
      originOf: this.#originIds,
      speakerOf: this.#speakerOf,
      speakers: this.#speakers,
      independence: makeIndependence((origin) => this.#speakerOf.get(origin), this.#stated.drawsOn, decided),
      cycles: [...this.#namings.outputs].sort((a, b) => byText(a[0], b[0])).flatMap(([, cycles]) => [...cycles]),
      duplicates: this.#copies.duplicates,
      wordingOf: this.#copies.names,
      saidOf: said,
      utteranceOf: context.utterance,
      drawsOn: this.#stated.drawsOn,
      changes,
      refiled: filed,
      touched: new Set([...touched, ...wording.renamed, ...wording.duplicates.keys()]),
      restated,
    }
  }

  /** What a report has each name say, and which names it uses. */
  #hear(report: Report, statements: readonly Statement[]): void {
    const heard = new Map<string, { values: Set<string>; days: number[] }>()
    const day = dayOf(report.published)
    if (report.outlet) heard.set(report.outlet, { values: new Set(), days: [] })
    for (const statement of statements) {
      const value = valueKey(statement)
      const values = value ? statement.places.map((place) => [value, placeKey(place)].join('@')) : []
      for (const { name } of statement.chain) {
        const known = heard.get(name) ?? { values: new Set<string>(), days: [] }
        heard.set(name, { values: known.values, days: day === undefined ? [] : [day] })
        for (const one of values) known.values.add(one)
      }
      for (const actor of statement.actor ? [statement.actor, ...statement.actors] : statement.actors) this.#use(actor.name, report.id)
    }
    this.#speakers.hear(
      report.id,
      [...heard].map(
        ([name, { values, days }]): Hearing => ({ name, values: values.size ? [...values] : NOTHING, days: days.length ? days : NOTHING }),
      ),
    )
    for (const name of heard.keys()) this.#use(name, report.id)
    if (!report.outlet) this.#use(report.id, report.id)
  }

  #use(name: string, report: string): void {
    this.#using.add(nameKey(name), report)
  }

  #accuse(report: string, statements: readonly Statement[]): void {
    const roots = new Set<string>()
    for (const { actor, actors } of statements)
      for (const named of actor ? [actor, ...actors] : actors) roots.add(this.#speakers.of(named.name, named.actor).root)
    this.#accused.set(
      report,
      [...roots].map((root) => ({ root })),
    )
  }

  /** Whoever is accused for the first time, or no more, is a party, or none: its origins say so. */
  #settleAccused(): void {
    const toggled = new Set(this.#accused.flush().flatMap(({ key, before, after }) => (!before === !after ? [] : [key])))
    if (toggled.size === 0) return
    for (const speaker of this.#filing.speakers()) if (toggled.has(speaker.root)) this.#filing.touchSpeaker(speaker.key)
  }

  #note({ removed, added }: Filed): void {
    for (const { origin, units } of removed) {
      this.#origins.remove(origin)
      this.#speakerOf.delete(origin.id)
      for (const unit of units) for (const { id } of unit.statements) this.#originIds.delete(id)
    }
    for (const { origin, units, speaker } of added) {
      this.#origins.add(origin)
      this.#speakerOf.set(origin.id, speaker)
      for (const unit of units) for (const { id } of unit.statements) this.#originIds.set(id, origin.id)
    }
  }
}

const linkSource = (link: Lineage) => ['l', link.kind, link.from, link.to].join('|')
