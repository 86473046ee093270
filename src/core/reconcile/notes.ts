// Notes of an origin: what all reports that carry it together have it say, by which one report's figures are then placed.
import type { PlaceMention, Statement } from '../model/index.ts'
import { byText } from '../trace/hash.ts'
import { groupOf, numberOf, placeKey, valueKey } from '../trace/units.ts'
import { FINE, placesOf } from './where.ts'

export interface OriginNotes {
  /** Values it gives as bodies: "4,000 killed" in a headline are the same dead. */
  readonly buried: ReadonlySet<string>
  /** Where it puts a value, as most of the reports that carry it and name a site have it. */
  readonly agreed: ReadonlyMap<string, readonly PlaceMention[]>
  /** Numbers of the dead it gives, each with the first statement of it. */
  readonly numbers: ReadonlyMap<number, string>
  /** Numbers it gives for a whole area. */
  readonly wide: readonly number[]
}

/** Values of bodies among statements. */
export function buriedIn(statements: readonly Statement[]): Set<string> {
  return new Set(statements.flatMap((s) => (s.figure?.of === 'bodies' ? [valueKey(s) ?? ''] : [])))
}

/** Notes of the statements of one origin, in order of their reports. */
export function notesOf(statements: readonly Statement[]): OriginNotes {
  const numbers = new Map<number, string>()
  const wide = new Set<number>()
  for (const s of statements) {
    const n = numberOf(s)
    if (n && groupOf(s.figure?.of ?? '') === 'dead' && !numbers.has(n)) numbers.set(n, s.id)
    if (n !== undefined && (s.figure?.scope === 'whole-area' || s.figure?.scope === 'cumulative')) wide.add(n)
  }
  const buried = buriedIn(statements)
  const agreed = agreedPlaces(statements)
  return {
    buried: buried.size ? buried : NO_VALUES,
    agreed: agreed.size ? agreed : NO_PLACES,
    numbers,
    wide: wide.size ? [...wide].sort((a, b) => a - b) : NO_NUMBERS,
  }
}

// Shared by the many origins that have none.
const NO_VALUES: ReadonlySet<string> = new Set()
const NO_PLACES: ReadonlyMap<string, readonly PlaceMention[]> = new Map()
const NO_NUMBERS: readonly number[] = []

/** True where both place a report's figures alike. */
export function placeAlike(a: OriginNotes | undefined, b: OriginNotes | undefined): boolean {
  const told = (notes: OriginNotes | undefined) =>
    JSON.stringify([[...(notes?.buried ?? [])].sort(), [...(notes?.agreed ?? [])].sort((x, y) => byText(x[0], y[0]))])
  return told(a) === told(b)
}

/** Figures below this are no sign that two sentences speak of one thing. */
const TELLING = 20

/**
 * Where one utterance puts one figure, as most of the reports that carry it and name a site have it: a report that keeps only the town,
 * or only the first of three sites, speaks of the same dead.
 */
function agreedPlaces(statements: readonly Statement[]): Map<string, PlaceMention[]> {
  const votes = new Map<string, { reports: Set<string>; places: Map<string, { place: PlaceMention; reports: Set<string> }> }>()
  for (const s of statements) {
    const key = valueKey(s)
    if (!key || (s.figure?.min ?? 0) < TELLING) continue
    const fine = placesOf(s).about.filter((place) => FINE.has(place.precision ?? ''))
    if (!fine.length) continue
    const entry = votes.get(key) ?? { reports: new Set(), places: new Map() }
    votes.set(key, entry)
    entry.reports.add(s.report)
    for (const place of fine) {
      const vote = entry.places.get(placeKey(place)) ?? { place, reports: new Set<string>() }
      vote.reports.add(s.report)
      entry.places.set(placeKey(place), vote)
    }
  }
  const out = new Map<string, PlaceMention[]>()
  for (const [key, { reports, places }] of votes) {
    const most = [...places].filter(([, vote]) => vote.reports.size >= 0.4 * reports.size).sort((a, b) => byText(a[0], b[0]))
    if (most.length)
      out.set(
        key,
        most.map(([, vote]) => vote.place),
      )
  }
  return out
}
