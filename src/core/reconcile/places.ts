// The place of a cluster: what most of its statements name, with coordinates where the registers know it.
import { listWords, type PlaceMention, type ResolvedPlace } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { foldText } from '../text/index.ts'
import { byText } from '../trace/hash.ts'
import { placeKey } from '../trace/units.ts'
import type { Mention } from './mentions.ts'
import { isBroad } from './where.ts'

const UNKNOWN: ResolvedPlace = { name: '—', precision: 'unknown' }
/** The share of an incident's mentions that must name its place. */
const BORNE = 0.2
const FINENESS = ['site', 'neighbourhood', 'settlement', 'unknown', 'district', 'governorate', 'country']

/** The place of some mentions; `name` is a person's name for it. Several sites named together make one place with all their names. */
export function placeOf(mentions: readonly Mention[], registers: Registers, name?: string): ResolvedPlace {
  const groups = new Map<string, { places: readonly PlaceMention[]; count: number }>()
  for (const mention of mentions) {
    if (!mention.places.length) continue
    const key = mention.places.map(placeKey).sort(byText).join('+')
    const group = groups.get(key)
    if (group) group.count++
    else groups.set(key, { places: mention.places, count: 1 })
  }
  const rank = (place: PlaceMention | undefined) =>
    FINENESS.indexOf(place?.precision ?? 'unknown') + (place && maybeProvince(place, registers) ? 0.5 : 0)
  // The finest place, if it is not one report's alone: of forty reports from a city one also tells of an airport abroad.
  const namedBy = ([, { places }]: readonly [string, { readonly places: readonly PlaceMention[] }]) => {
    const keys = places.map(placeKey)
    return mentions.filter(({ named }) => keys.every((key) => named.includes(key))).length
  }
  const fine = [...groups].filter(([, { places }]) => !isBroad(places[0] as PlaceMention))
  const borne = fine.filter((group) => namedBy(group) >= BORNE * mentions.length)
  const most = fine.sort((a, b) => namedBy(b) - namedBy(a) || byText(a[0], b[0])).slice(0, 1)
  const best = (borne.length ? borne : most.length ? most : [...groups]).sort(
    (a, b) => rank(a[1].places[0]) - rank(b[1].places[0]) || b[1].count - a[1].count || byText(a[0], b[0]),
  )[0]?.[1]
  if (!best) return name ? { ...UNKNOWN, name } : UNKNOWN
  const resolved = best.places.map((place) => resolve(place, registers))
  const first = atItsTown(resolved[0] as ResolvedPlace, mentions, registers)
  if (resolved.length === 1) return name ? { ...first, name } : first
  const { id: _, names: __, others: ___, ...rest } = first
  return {
    ...rest,
    name: name ?? together(resolved.map((place) => place.name)),
    names: {
      ar: listWords(resolved.map((place) => place.names?.ar ?? place.name)).ar,
      en: listWords(resolved.map((place) => place.names?.en ?? place.name)).en,
    },
  }
}

/** Names beside each other, in the words of the script they are in. */
function together(names: readonly string[]): string {
  const { ar, en } = listWords(names)
  return /\p{Script=Arabic}/u.test(en) ? ar : en
}

/**
 * "The Maryam camp, near the town of Midan": an incident at a quarter, camp or building without a point of its own stands at the town
 * most of its reports name with it, and is placed no finer than that town. A grave's place is never put elsewhere.
 */
function atItsTown(place: ResolvedPlace, mentions: readonly Mention[], registers: Registers): ResolvedPlace {
  if (place.id || place.lat !== undefined || (place.precision !== 'site' && place.precision !== 'neighbourhood')) return place
  const votes = new Map<string, number>()
  for (const { what, around } of mentions) {
    const town = what === 'incident' ? around.find((one) => one.id && one.precision === 'settlement') : undefined
    if (town?.id) votes.set(town.id, (votes.get(town.id) ?? 0) + 1)
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
  const entry = most && registers.places.byId(most[0])
  return entry?.lat === undefined || entry.lon === undefined ? place : { ...place, lat: entry.lat, lon: entry.lon, precision: 'settlement' }
}

const CITY_WORD = /(?:^| )(?:مدينه|city|town)(?: |$)/
/** "Idlib" alone may be the province as well as its seat: a village named by another report says more of where it was. */
function maybeProvince(place: PlaceMention, registers: Registers): boolean {
  const entry = place.precision === 'settlement' && place.id && !CITY_WORD.test(foldText(place.name)) ? registers.places.byId(place.id) : undefined
  return entry?.type === 'settlement' && registers.places.byName(place.name).some((e) => e.type === 'governorate' && e.country === entry.country)
}

/** One mention as a place, through the gazetteer where the text's name leads to one entry only. */
export function resolve(place: PlaceMention, registers: Registers): ResolvedPlace {
  const known = place.id ? registers.places.byId(place.id) : undefined
  const lat = place.lat ?? known?.lat
  const lon = place.lon ?? known?.lon
  const others = registers.places
    .byName(place.name)
    .filter((entry) => entry.id !== place.id)
    .map((entry) => entry.id)
    .sort(byText)
  return {
    name: place.name,
    ...(known?.ar || known?.en ? { names: { ar: known.ar ?? place.name, en: known.en ?? place.name } } : {}),
    ...(place.id ? { id: place.id } : {}),
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    precision: place.precision ?? known?.type ?? 'unknown',
    ...(others.length ? { others } : {}),
  }
}

/** UCDP's where_prec as far as a place's precision allows it: 1 exact, 2 near, 3 district, 4 governorate, 6 country; null unknown. */
export function wherePrecision(place: ResolvedPlace): number | null {
  switch (place.precision) {
    case 'site':
    case 'neighbourhood':
    case 'settlement':
      return 1
    case 'district':
      return 3
    case 'governorate':
      return 4
    case 'country':
      return 6
    default:
      return null
  }
}
