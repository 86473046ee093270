// trace: Statements -> Origins. Where chains end, who copies whom, what changed on the way.
import type { Determination, Drift, Lineage, Origin, Report, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { indexByReport } from '../text/index.ts'
import { type Cycle, findCycles } from './cycles.ts'
import { makeDrift } from './drift.ts'
import { byText, dayOf } from './hash.ts'
import { type Independence, makeIndependence } from './independence.ts'
import { makeLineage } from './lineage.ts'
import { makeOrigins, type Utterance } from './origins.ts'
import { sameUtterance } from './same-utterance.ts'
import { type Heard, type Speaker, Speakers } from './speakers.ts'
import { makeUnits, placeKey, valueKey } from './units.ts'
import { type SharedWording, sharedWording, wordingClusters } from './wording.ts'

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
}

/** A text that shares this much of its wording with an earlier one is a copy of it. */
const COPY = 0.6
/** A cluster of shared wording above this size is held together by boilerplate as likely as by copying: only close pairs count in it. */
const LARGEST = 2000

/** Files every statement under an origin. Order of arrival does not matter. */
export function trace(
  reports: readonly Report[],
  statements: readonly Statement[],
  determinations: readonly Determination[],
  registers: Registers,
): Trace {
  const ordered = [...reports].sort((a, b) => byText(a.published ?? '9', b.published ?? '9') || byText(a.id, b.id))
  const index = indexByReport(statements)
  const byReport = new Map(ordered.flatMap((report) => (index.has(report.id) ? [[report.id, index.get(report.id) as Statement[]] as const] : [])))
  const speakers = new Speakers(registers)
  speakers.learn(namesIn(ordered, byReport))

  const wording = sharedWording(ordered.map((report) => report.text))
  const duplicates = duplicatesOf(determinations)
  const clusters = copyClusters(ordered, wording, duplicates)
  const copied = new Set(
    wording.flatMap((pair) => (pair.contained >= COPY ? [copyOf(ordered[pair.a] as Report, ordered[pair.b] as Report, byReport)] : [])),
  )
  for (const id of duplicates.keys()) copied.add(id)

  const units = sameUtterance(makeUnits(ordered, byReport, speakers, copied))
  const parties = new Set<string>()
  for (const { actor, actors } of statements)
    for (const named of actor ? [actor, ...actors] : actors) parties.add(speakers.of(named.name, named.actor).root)
  const stakeOf = (speaker: Speaker): Origin['stake'] => (parties.has(speaker.root) ? 'party' : 'unknown')
  const utterances = makeOrigins(units, clusters.byNumber, determinations, index, stakeOf)

  const of = new Map<string, Utterance>()
  for (const utterance of utterances) for (const id of utterance.origin.statements) of.set(id, utterance)
  const originOf = new Map([...of].map(([id, utterance]) => [id, utterance.origin.id]))
  const lineage = makeLineage({ reports: ordered, byReport, utterances, of, wording, speakers, duplicates })
  const byId = new Map(statements.map((statement) => [statement.id, statement]))
  const days = new Map(ordered.map((report) => [report.id, dayOf(report.published) ?? 9e9]))
  const drift = makeDrift(utterances, lineage, byId, byReport, (id) => days.get(byId.get(id)?.report ?? '') ?? 9e9)
  return {
    origins: utterances.map((utterance) => utterance.origin),
    lineage,
    drift,
    originOf,
    speakerOf: new Map(utterances.map((utterance) => [utterance.origin.id, utterance.speaker])),
    speakers,
    independence: makeIndependence(utterances, lineage, determinations, index, originOf),
    cycles: findCycles(ordered, byReport, speakers),
    duplicates,
    wordingOf: clusters.byName,
  }
}

function namesIn(reports: readonly Report[], byReport: ReadonlyMap<string, readonly Statement[]>): Map<string, Heard> {
  const names = new Map<string, Heard>()
  const hear = (name: string): Heard => {
    let heard = names.get(name)
    if (!heard) {
      heard = { values: new Set(), days: new Set() }
      names.set(name, heard)
    }
    return heard
  }
  for (const report of reports) {
    const day = dayOf(report.published)
    if (report.outlet) hear(report.outlet)
    for (const statement of byReport.get(report.id) ?? []) {
      const value = valueKey(statement)
      const places = statement.places.map(placeKey)
      for (const link of statement.chain) {
        const heard = hear(link.name)
        if (day !== undefined) heard.days.add(day)
        if (value) for (const place of places) heard.values.add(`${value}@${place}`)
      }
    }
  }
  return names
}

/**
 * Which of two reports with the same words is the copy: the later one; of one day, the one that claims a reporter of its own where the
 * other does not, else the one with the later id.
 */
function copyOf(a: Report, b: Report, byReport: ReadonlyMap<string, readonly Statement[]>): string {
  const [x, y] = a.id < b.id ? [a, b] : [b, a]
  const order = byText(x.published?.slice(0, 10) ?? '9', y.published?.slice(0, 10) ?? '9')
  if (order) return order < 0 ? y.id : x.id
  const claims = (report: Report) => (byReport.get(report.id) ?? []).some((s) => s.ownReporter)
  return claims(x) && !claims(y) ? x.id : y.id
}

function duplicatesOf(determinations: readonly Determination[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const { act } of determinations) if (act.act === 'duplicate' && act.report !== act.of) out.set(act.report, act.of)
  for (const [id, of] of out) {
    let end = of
    for (let steps = 0; out.has(end) && steps < 16; steps++) end = out.get(end) as string
    if (end !== id) out.set(id, end)
    else out.delete(id)
  }
  return out
}

function copyClusters(reports: readonly Report[], wording: readonly SharedWording[], duplicates: ReadonlyMap<string, string>) {
  const at = new Map(reports.map((report, i) => [report.id, i]))
  const marked = [...duplicates].flatMap(([id, of]): SharedWording[] => {
    const a = at.get(id)
    const b = at.get(of)
    return a === undefined || b === undefined ? [] : [{ a, b, contained: 1, alike: 1 }]
  })
  const all = [...wording, ...marked]
  const byNumber = new Map<string, number>()
  const byName = new Map<string, string>()
  let clusters = wordingClusters(reports.length, all)
  if (clusters.some((cluster) => cluster.length > LARGEST)) clusters = wordingClusters(reports.length, all, 0.5)
  clusters.forEach((cluster, number) => {
    if (cluster.length < 2) return
    const ids = cluster.map((i) => (reports[i] as Report).id)
    const name = [...ids].sort(byText)[0] as string
    for (const id of ids) {
      byNumber.set(id, number)
      byName.set(id, name)
    }
  })
  return { byNumber, byName }
}
