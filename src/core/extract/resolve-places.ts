// Resolves place mentions to gazetteer entries, where name, kind, the country of the text and the places beside leave one. Else: open.

import type { PlaceMention } from '../model/index.ts'
import type { PlaceEntry } from '../registers/register.ts'
import { inOrder } from '../text/index.ts'
import type { PlaceBoard } from './link-places.ts'
import type { FoundPlace } from './place-parts.ts'
import type { Marks } from './words.ts'

type Resolution = Partial<Pick<PlaceMention, 'id' | 'lat' | 'lon' | 'precision'>>

/** Abroad, a place unnamed by its country is believed only when it is a big one. */
const BIG = 150_000
/** Entries nearer than this are one place told by two sources; a namesake must lie this much further than the one beside. */
const ONE_PLACE_KM = 12
const NEAR_KM = 90

/** Kilometres between two entries, or undefined where one has no point. Good to a percent at these ranges. */
function kilometres(a: PlaceEntry, b: PlaceEntry): number | undefined {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return undefined
  const x = (a.lon - b.lon) * Math.cos(((a.lat + b.lat) * Math.PI) / 360)
  return 111.2 * Math.hypot(x, a.lat - b.lat)
}

/** A resolver of a text's mentions: by index its id, point and precision class; empty where ambiguous or unknown. */
export function placeResolver(board: PlaceBoard, marks: Marks): (i: number) => Resolution {
  const { places } = board
  const countries = countriesOf(places, marks)
  const anchors = anchorsOf(places)
  return (i) => {
    const place = places[i]
    if (!place) return {}
    const entry = pick(place, i, board, countries, anchors)
    if (!entry) return place.kind || place.part ? { precision: place.part ? 'unknown' : (place.kind ?? 'unknown') } : {}
    return {
      id: entry.id,
      ...(entry.lat !== undefined && entry.lon !== undefined ? { lat: entry.lat, lon: entry.lon } : {}),
      precision: precisionOf(place, entry),
    }
  }
}

/** All mentions resolved, in order. */
export function resolvePlaces(board: PlaceBoard, marks: Marks): Resolution[] {
  const resolve = placeResolver(board, marks)
  return board.places.map((_, i) => resolve(i))
}

/**
 * Countries the text speaks of: named ones weigh most, then nationality words, then those two of its places agree on
 * (one place alone would vouch for itself).
 */
function countriesOf(places: readonly FoundPlace[], marks: Marks): Map<string, number> {
  const countries = new Map<string, number>()
  const add = (code: string, weight: number) => countries.set(code, (countries.get(code) ?? 0) + weight)
  for (const nation of marks.nations) add(nation, 0.5)
  const votes = new Map<string, Set<string>>()
  for (const place of places) {
    const named = place.entries.find((e) => e.type === 'country')
    if (named) {
      add(named.country, 2)
      continue
    }
    const first = place.entries[0]
    if (first && place.entries.every((e) => e.country === first.country)) {
      const mine = votes.get(first.country) ?? new Set<string>()
      votes.set(first.country, mine.add(first.id))
    }
  }
  for (const [code, ids] of votes) if (ids.size > 1) add(code, ids.size * 0.5)
  return countries
}

/** Places of the text that mean one thing wherever they stand: what namesakes are measured from. */
function anchorsOf(places: readonly FoundPlace[]): PlaceEntry[] {
  const out: PlaceEntry[] = []
  for (const place of places) {
    const local = place.entries.filter((e) => e.type !== 'country')
    const first = local[0]
    if (first && local.every((e) => (kilometres(e, first) ?? 999) < ONE_PLACE_KM) && !out.includes(first)) out.push(first)
    if (out.length >= 12) break
  }
  return out
}

/** "ريف حلب" is no finer than its governorate; a known site is one; a kind word says the class, else the entry does. */
function precisionOf(place: FoundPlace, entry: PlaceEntry): NonNullable<PlaceMention['precision']> {
  if (place.part) return entry.type === 'country' ? 'country' : 'governorate'
  if (entry.type === 'site') return 'site'
  return place.kind ?? entry.type
}

/** The one entry a mention means: by its kind word, by the country of the text, by what stands beside, by size. */
function pick(
  place: FoundPlace,
  i: number,
  board: PlaceBoard,
  countries: ReadonlyMap<string, number>,
  anchors: readonly PlaceEntry[],
): PlaceEntry | undefined {
  let left = [...place.entries]
  const keep = (test: (e: PlaceEntry) => boolean) => {
    const some = left.filter(test)
    if (some.length) left = some
  }
  if (countries.size) {
    // A small place of a country the text never speaks of is a namesake of the one meant, which the gazetteer lacks.
    left = left.filter((e) => countries.has(e.country) || !e.country || e.type === 'country' || (e.population ?? 0) >= BIG)
    if (left.length > 1) {
      const most = Math.max(...left.map((e) => countries.get(e.country) ?? 0))
      keep((e) => (countries.get(e.country) ?? 0) === most)
    }
  }
  if (left.length <= 1) return left[0]
  if (place.kind === 'governorate' || place.part) keep((e) => e.type === 'governorate')
  else if (place.kind === 'district') keep((e) => e.type === 'district')
  else if (place.kind === 'country') keep((e) => e.type === 'country')
  else if (place.kind) keep((e) => e.type !== 'governorate' && e.type !== 'country' && e.type !== 'district')
  const beside = neighbours(i, board).flatMap((p) => p.entries)
  keep((e) => beside.some((b) => b.type === 'governorate' && e.within === b.id))
  // A bare name shared by a city and its governorate means the city.
  if (!place.kind && !place.part) {
    keep((e) => e.type === 'country')
    keep((e) => e.type === 'settlement' || e.type === 'neighbourhood' || e.type === 'site')
  }
  inOrder(left, (a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.id < b.id ? -1 : 1))
  const [first, second] = left
  if (!first || !second) return first
  if (left.every((e) => (kilometres(e, first) ?? 999) < ONE_PLACE_KM)) return first
  if ((first.population ?? 0) >= 5000 && (first.population ?? 0) > 8 * (second.population ?? 0)) return first
  const local = beside.filter((e) => e.type !== 'country')
  return (
    nearest(left, local) ??
    nearest(
      left,
      anchors.filter((a) => !place.entries.includes(a)),
    )
  )
}

/** The namesake that lies near what is beside it while the others lie far; undefined where none stands out. */
function nearest(left: readonly PlaceEntry[], from: readonly PlaceEntry[]): PlaceEntry | undefined {
  if (!from.length) return undefined
  const by = left
    .map((e) => ({ e, km: Math.min(...from.map((b) => kilometres(e, b) ?? Number.POSITIVE_INFINITY)) }))
    .sort((a, b) => a.km - b.km || (a.e.id < b.e.id ? -1 : 1))
  const [one] = by
  const other = by.find((x) => one && (kilometres(x.e, one.e) ?? 999) >= ONE_PLACE_KM)
  if (!one || one.km > NEAR_KM) return undefined
  return !other || other.km > 2 * one.km + ONE_PLACE_KM ? one.e : undefined
}

/** Mentions of the same group, and those right before and after in the sentence. */
function neighbours(i: number, board: PlaceBoard): FoundPlace[] {
  const { places, group } = board
  const out: FoundPlace[] = []
  for (let k = Math.max(0, i - 2); k < Math.min(places.length, i + 4); k++) {
    const other = places[k] as FoundPlace
    if (k !== i && (group[k] === group[i] || (other.sentence === places[i]?.sentence && Math.abs(k - i) === 1))) out.push(other)
  }
  return out
}
