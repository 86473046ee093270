// Resolves place mentions to gazetteer entries, where name, kind and the country around them leave one.
import type { PlaceMention } from '../model/index.ts'
import type { PlaceEntry, Registers } from '../registers/register.ts'
import type { PlaceBoard } from './link-places.ts'
import type { FoundPlace } from './place-parts.ts'

type Resolution = Partial<Pick<PlaceMention, 'id' | 'lat' | 'lon' | 'precision'>>

/** For every mention its id, point and precision class; empty where ambiguous or unknown. */
export function resolvePlaces(board: PlaceBoard, _registers: Registers): Resolution[] {
  const { places } = board
  // Countries the text speaks of: named ones weigh most, then those of its unambiguous places.
  const countries = new Map<string, number>()
  const add = (code: string, weight: number) => countries.set(code, (countries.get(code) ?? 0) + weight)
  for (const place of places) {
    const codes = new Set(place.entries.map((e) => e.country))
    if (place.entries.some((e) => e.type === 'country')) for (const e of place.entries) if (e.type === 'country') add(e.country, 2)
    if (codes.size === 1) for (const code of codes) add(code, 1)
  }
  const areas = new Map<number, string>()
  return places.map((place, i) => {
    const entry = pick(place, i, board, countries)
    if (entry?.within) areas.set(i, entry.within)
    if (!entry) return place.kind || place.part ? { precision: place.part ? 'unknown' : precisionOf(place, undefined) } : {}
    return {
      id: entry.id,
      ...(entry.lat !== undefined && entry.lon !== undefined ? { lat: entry.lat, lon: entry.lon } : {}),
      precision: precisionOf(place, entry),
    }
  })
}

/** "ريف حلب" is no finer than its governorate; a kind word says the class, else the entry does. */
function precisionOf(place: FoundPlace, entry: PlaceEntry | undefined): NonNullable<PlaceMention['precision']> {
  if (place.part) return entry?.type === 'country' ? 'country' : 'governorate'
  return place.kind ?? entry?.type ?? 'unknown'
}

/** The one entry a mention means: by its kind word, by the governorate beside it, by the country of the text, by size. */
function pick(place: FoundPlace, i: number, board: PlaceBoard, countries: ReadonlyMap<string, number>): PlaceEntry | undefined {
  let left = [...place.entries]
  if (left.length <= 1) return left[0]
  const keep = (test: (e: PlaceEntry) => boolean) => {
    const some = left.filter(test)
    if (some.length) left = some
  }
  if (place.kind === 'governorate' || place.part) keep((e) => e.type === 'governorate')
  else if (place.kind === 'district') keep((e) => e.type === 'district')
  else if (place.kind === 'country') keep((e) => e.type === 'country')
  else if (place.kind === 'settlement' || place.kind === 'neighbourhood' || place.kind === 'site')
    keep((e) => e.type !== 'governorate' && e.type !== 'country')
  const beside = neighbours(i, board).flatMap((p) => p.entries)
  keep((e) => beside.some((b) => b.type === 'governorate' && e.within === b.id))
  let top = ''
  let weight = 0
  for (const [code, w] of countries) {
    if (w > weight && left.some((e) => e.country === code)) {
      top = code
      weight = w
    }
  }
  if (top) keep((e) => e.country === top)
  if (left.length === 1) return left[0]
  // A bare name shared by a city and its governorate means the city; of namesakes, one much larger than the rest.
  if (!place.kind && !place.part) {
    keep((e) => e.type === 'country')
    keep((e) => e.type === 'settlement')
  }
  left.sort((a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.id < b.id ? -1 : 1))
  const [first, second] = left
  if (!second || (first?.population ?? 0) > 8 * (second.population ?? 0)) return first
  // Near one another they are one place told twice.
  if (
    first?.lat !== undefined &&
    second.lat !== undefined &&
    left.every((e) => Math.abs((e.lat ?? 99) - (first.lat as number)) < 0.05 && Math.abs((e.lon ?? 99) - (first.lon as number)) < 0.05)
  )
    return first
  return undefined
}

/** Mentions of the same group, and the next one in the sentence. */
function neighbours(i: number, board: PlaceBoard): FoundPlace[] {
  const { places, group } = board
  const out: FoundPlace[] = []
  for (let k = Math.max(0, i - 2); k < Math.min(places.length, i + 4); k++) {
    const other = places[k] as FoundPlace
    if (k !== i && (group[k] === group[i] || (other.sentence === places[i]?.sentence && Math.abs(k - i) === 1))) out.push(other)
  }
  return out
}
