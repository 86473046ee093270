// Where a figure of a report belongs: with its whole, at the place its parts name, at a finer place of the same figure, or on its own.
import type { PlaceMention, Statement } from '../model/index.ts'
import { isStretchName, placeKey, valueKey } from '../trace/units.ts'
import { FINE, isBroad, placesOf } from './where.ts'

/** A headline says "1,500 bodies in Raqqa", the body "1,500 bodies in Panorama, Raqqa": the same figure at its finer place. */
export function finer(s: Statement, figures: readonly Statement[], what: ReadonlyMap<string, string>): Statement {
  const key = valueKey(s)
  if (!key || what.get(s.id) === 'aggregate' || FINE.has(placesOf(s).about[0]?.precision ?? '')) return s
  const first = placesOf(s).about[0]
  const mine = first && placeKey(first)
  const same = figures.filter((other) => other !== s && valueKey(other) === key && what.get(other.id) === what.get(s.id) && other.places.length > 0)
  return same.find((other) => !mine || placesOf(other).around.some((place) => placeKey(place) === mine)) ?? s
}

/**
 * "Six died: three in Lowtown, two in Hightown": a part with a known place of its own, outside its whole's, is an event of its own.
 * Where the whole names no place there is nothing to be outside of: "The three, among them the child Jamil, …".
 */
export function elsewhere(part: Statement, whole: Statement): boolean {
  const own = placesOf(part).about[0]
  if (!own?.id || isBroad(own) || !whole.places.length) return false
  const keys = new Set(whole.places.map(placeKey))
  return !keys.has(placeKey(own))
}

const isWide = (place: PlaceMention | undefined) => !place || isBroad(place) || isStretchName(place.name)

/**
 * "Five of one family in the villages of the east (a man, his wife and three children at the farm of Lowtown)": a whole that names only
 * land lies where all its placed parts lie, if that is one place.
 */
export function byItsParts(whole: Statement, figures: readonly Statement[]): Statement | undefined {
  const own = placesOf(whole).about[0]
  if (!own || !isWide(own)) return undefined
  const parts = figures.filter((s) => s.figure?.scopeDetail?.parent === whole.id && !isWide(placesOf(s).about[0]))
  const keys = new Set(parts.map((s) => placeKey(placesOf(s).about[0] as PlaceMention)))
  return keys.size === 1 ? parts[0] : undefined
}

/** A figure far above what is said of an event ("one woman shot", then "335 dead in all operations") is of something else. */
export function ofOneSize(s: Statement, event: readonly Statement[]): boolean {
  const n = sizeOf(s)
  if (n === undefined) return true
  const sizes = event.flatMap((other) => (other.figure?.of === s.figure?.of ? (sizeOf(other) ?? []) : []))
  return !sizes.length || n <= 3 * Math.max(...sizes) + 2
}

function sizeOf({ figure }: Statement): number | undefined {
  return figure && figure.qualifier !== 'vague' ? (figure.min ?? figure.max ?? undefined) : undefined
}
