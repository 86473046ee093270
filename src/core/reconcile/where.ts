// The places a figure is about: the first site or quarter it names, else its first place that is no mere land; the others lie around them.
import type { PlaceMention, Statement } from '../model/index.ts'
import { isPlace, isStretchName, placeKey } from '../trace/units.ts'

const BROAD = new Set(['governorate', 'country', 'district'])
export const FINE = new Set(['site', 'neighbourhood'])

export const isBroad = (place: PlaceMention) => BROAD.has(place.precision ?? '')
const isLand = (place: PlaceMention) => isBroad(place) || isStretchName(place.name)

/**
 * The places a figure is about, and the others around them. It is about the first site or quarter it names, where it names one, and
 * the sites right beside that ("in the White Park, the stadium and the zoo" are one group, as the speaker puts them); else its first place that is
 * no mere land.
 */
export function placesOf(statement: Statement): { about: PlaceMention[]; around: PlaceMention[] } {
  const places = statement.places.filter(isPlace)
  const fine = places.findIndex((place) => FINE.has(place.precision ?? ''))
  // "In Jabal al-Zawiya, on the village of Lowtown": the village, not the land around it.
  const at = fine >= 0 ? fine : Math.max(0, places[0] && isLand(places[0]) ? places.findIndex((place) => !isLand(place)) : 0)
  const first = places[at]
  if (!first) return { about: [], around: [] }
  const about = [first]
  const seen = new Set([placeKey(first)])
  let end = at + 1
  for (; FINE.has(first.precision ?? '') && places[end]?.precision === first.precision; end++) {
    const place = places[end] as PlaceMention
    if (seen.has(placeKey(place))) continue
    seen.add(placeKey(place))
    about.push(place)
  }
  const around: PlaceMention[] = []
  for (const place of [...places.slice(0, at), ...places.slice(end)]) {
    if (seen.has(placeKey(place))) continue
    seen.add(placeKey(place))
    around.push(place)
  }
  return { about, around }
}

/** Great-circle distance; infinite where a place has no coordinates or is an area. */
export function kilometres(p: PlaceMention, q: PlaceMention): number {
  if (p.lat === undefined || p.lon === undefined || q.lat === undefined || q.lon === undefined || isBroad(p) || isBroad(q))
    return Number.POSITIVE_INFINITY
  const rad = Math.PI / 180
  const a = Math.sin(((q.lat - p.lat) * rad) / 2) ** 2 + Math.cos(p.lat * rad) * Math.cos(q.lat * rad) * Math.sin(((q.lon - p.lon) * rad) / 2) ** 2
  return 12_742 * Math.asin(Math.sqrt(a))
}
