// A place as somebody wrote it ("قرية كنصفرة، إدلب"): which entry it means, or the wider one that is named with it, or nothing.
import { foldText } from '../text/index.ts'
import type { Gazetteer, PlaceEntry, PlaceType } from './register.ts'

export interface WrittenPlace {
  readonly entry: PlaceEntry
  /**
   * By its own name; by a name spelled otherwise; by its Latin name where the gazetteer has no Arabic one (a guess at how that is
   * written); or only by the wider place written after it, in which it lies.
   */
  readonly how: 'name' | 'spelling' | 'latin' | 'around'
  /** Other entries of the name that were not taken. */
  readonly others: readonly PlaceEntry[]
}

/** What is known of where to look. */
export interface Around {
  /** Countries spoken of; empty for anywhere. */
  readonly countries: readonly string[]
  /** Places named beside it. */
  readonly near?: readonly PlaceEntry[]
}

/** Entries nearer than this are one place told by two sources; a namesake must lie this much further off than the one meant. */
const ONE_PLACE_KM = 12
const NEAR_KM = 90
/** Further than this from all that is named beside it, even an only entry of the name is a namesake of the place meant, which the gazetteer lacks. */
const FAR_KM = 150
/** Two places that something is said to lie between are no further apart than this. */
const BESIDE_KM = 25

/** Words before a name that say what sort of place it is; the type is what the entry should be, where that is sure. */
const KINDS: readonly (readonly [RegExp, PlaceType | undefined])[] = [
  [/^(?:محافظه|province of|governorate of) /, 'governorate'],
  [/^(?:ناحيه|منطقه|قضاء|district of) /, undefined],
  [/^(?:قريه|بلده|مدينه|village of|town of|city of|the village of|the town of|the city of) /, 'settlement'],
  [/ (?:village|town|city)$/, 'settlement'],
  [/^(?:حي|مخيم|مزرعه|ضاحيه) /, undefined],
]
/** A word that says the name is a town's: of namesakes, those a list of towns holds are meant, not those only a list of villages has. */
const TOWN = /^(?:مدينه|city of|the city of|town of|the town of) | (?:city|town)$/
/** "Near", "around", "the outskirts of": the name follows. */
const LEAD = /^(?:بالقرب من|قرب|محيط|اطراف|داخل|وسط|near|around|outskirts of|vicinity of) (?:the )?/
/** "Between the towns of Kahil and Taybeh": two names that lie beside each other. */
const BETWEEN =
  /^(?:(?:علي )?(?:الطريق|طريق) )?(?:الواصله? )?(?:بين|ما بين|between) (?:(?:بلدتي|قريتي|مدينتي|the (?:towns|villages|cities) of) )?(.+?)(?: و| and )(.+)$/

/** Kilometres between two entries; infinite where one has no point. */
export function between(a: PlaceEntry, b: PlaceEntry): number {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return Number.POSITIVE_INFINITY
  const x = (a.lon - b.lon) * Math.cos(((a.lat + b.lat) * Math.PI) / 360)
  return 111.2 * Math.hypot(x, a.lat - b.lat)
}

/**
 * Reads "place, wider place, …". The first part that means one entry is taken: by its name, else by its spelling, with the wider parts
 * and what is known around it to tell namesakes apart; a later part is only what the first lies in. Undefined where nothing stands out:
 * a name that several villages bear is none of them.
 */
export function writtenPlace(written: string, gazetteer: Gazetteer, around: Around): WrittenPlace | undefined {
  const parts = written
    .split(/[,،/;؛]/u)
    .map((part) => foldText(part).trim().replace(/\s+/gu, ' '))
    .filter(Boolean)
  let wider = [...(around.near ?? [])]
  const found = new Map<number, WrittenPlace>()
  for (let i = parts.length - 1; i >= 0; i--) {
    const one = readPart(parts[i] as string, gazetteer, { ...around, near: wider })
    if (!one) continue
    found.set(i, one)
    wider = [one.entry, ...wider]
  }
  const first = [...found.keys()].sort((a, b) => a - b)[0]
  if (first === undefined) return undefined
  const one = found.get(first) as WrittenPlace
  return first === 0 ? one : { ...one, how: 'around' }
}

/** Two places written as the ends of a stretch: each tells the other from its namesakes; the first is what is taken. */
function readBetween(part: string, gazetteer: Gazetteer, around: Around): WrittenPlace | undefined {
  const ends = BETWEEN.exec(part)
  if (!ends) return undefined
  const [first, second] = [ends[1] as string, ends[2] as string].map((name) => fitting(gazetteer.byName(name), undefined, around))
  const pairs = (first ?? [])
    .flatMap((a) => (second ?? []).map((b) => ({ a, km: between(a, b) })))
    .filter(({ a, km }) => km <= BESIDE_KM && (!around.near?.length || Math.min(...around.near.map((n) => between(a, n))) <= FAR_KM))
    .sort((x, y) => x.km - y.km || (x.a.id < y.a.id ? -1 : 1))
  const one = pairs[0]?.a
  if (!one || pairs.some(({ a }) => between(a, one) >= ONE_PLACE_KM)) return undefined
  return { entry: one, how: 'name', others: (first ?? []).filter((e) => e !== one && between(e, one) >= ONE_PLACE_KM) }
}

function readPart(part: string, gazetteer: Gazetteer, around: Around): WrittenPlace | undefined {
  const stretch = readBetween(part, gazetteer, around)
  if (stretch) return stretch
  const name = part.replace(LEAD, '')
  const kind = KINDS.find(([words]) => words.test(name))
  const bare = kind ? name.replace(kind[0], '') : name
  const type = kind?.[1]
  for (const [how, entries] of [
    ['name', gazetteer.byName(name)],
    ['name', bare === name ? [] : gazetteer.byName(bare)],
    ['spelling', gazetteer.bySpelling(bare)],
    // Four consonants are borne by some town somewhere: they tell a place only where it is known where to look.
    ['latin', around.countries.length || around.near?.length ? gazetteer.byLatinName(bare) : []],
  ] as const) {
    const left = fitting(entries, type, around)
    if (!left.length) continue
    const near = around.near ?? []
    const towns = TOWN.test(name) ? left.filter(isTown) : []
    const entry = (towns.length ? choose(towns, near) : undefined) ?? choose(left, near)
    if (entry && near.length && Math.min(...near.map((n) => between(entry, n))) > (how === 'name' ? FAR_KM : NEAR_KM)) return undefined
    if (entry) return { entry, how, others: entries.filter((e) => e !== entry && between(e, entry) >= ONE_PLACE_KM) }
    return undefined
  }
  return undefined
}

function fitting(entries: readonly PlaceEntry[], type: PlaceType | undefined, { countries }: Around): PlaceEntry[] {
  const here = entries.filter((e) => e.lat !== undefined && e.type !== 'country' && (!countries.length || countries.includes(e.country)))
  const meant = type ? here.filter((e) => e.type === type) : here.filter((e) => e.type !== 'governorate')
  return meant.length ? meant : type === 'settlement' ? here.filter((e) => e.type !== 'governorate') : here
}

/** In the list of towns (of 500 people or more, and seats), not only in one of villages. */
const isTown = (entry: PlaceEntry) => entry.id.startsWith('geonames:') || (entry.population ?? 0) > 0

/** One place by several sources, the big one among small namesakes, or the one that lies near what is named with it while the others lie far. */
function choose(left: readonly PlaceEntry[], near: readonly PlaceEntry[]): PlaceEntry | undefined {
  if (!left.length) return undefined
  const sorted = [...left].sort((a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.id < b.id ? -1 : 1))
  const first = sorted[0] as PlaceEntry
  if (sorted.every((e) => between(e, first) < ONE_PLACE_KM)) return first
  if (near.length) {
    const by = sorted.map((e) => ({ e, km: Math.min(...near.map((n) => between(e, n))) })).sort((a, b) => a.km - b.km || (a.e.id < b.e.id ? -1 : 1))
    const [one] = by
    const other = by.find((x) => one && between(x.e, one.e) >= ONE_PLACE_KM)
    if (one && one.km <= NEAR_KM && (!other || other.km > 2 * one.km + ONE_PLACE_KM)) return one.e
  }
  const second = sorted.find((e) => between(e, first) >= ONE_PLACE_KM)
  return (first.population ?? 0) >= 5000 && (first.population ?? 0) > 8 * (second?.population ?? 0) ? first : undefined
}
