// Places made sure of by the registers, and what persons said of places and parts, before anything is clustered.
import type { Determination, PlaceMention, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { type Around, writtenPlace } from '../registers/written-place.ts'
import { type AnchorIndex, foldText, statementAt } from '../text/index.ts'
import { byText } from '../trace/hash.ts'
import { isStretchName, placeKey } from '../trace/units.ts'

/** Statements with persons' places and part-ofs; all others unchanged. */
export function withPersonsWord(statements: readonly Statement[], determinations: readonly Determination[], index: AnchorIndex): Statement[] {
  const changes = new Map<string, Statement>()
  const byId = new Map(statements.map((s) => [s.id, s]))
  const current = (id: string) => changes.get(id) ?? byId.get(id)
  for (const { act } of determinations) {
    if (act.act === 'place') {
      for (const anchor of act.anchors) {
        const statement = current(statementAt(index, anchor)?.id ?? '')
        if (!statement) continue
        const named = placeKey({ name: act.name })
        const place = { ...act.place, how: 'corrected' as const }
        const at = statement.places.findIndex((p) => placeKey({ name: p.name }) === named)
        const places = at < 0 ? [place, ...statement.places] : statement.places.map((p, i) => (i === at ? place : p))
        changes.set(statement.id, { ...statement, places })
      }
    } else if (act.act === 'part-of') {
      const part = current(statementAt(index, act.part)?.id ?? '')
      const whole = current(statementAt(index, act.whole)?.id ?? '')
      if (!part?.figure || !whole) continue
      changes.set(part.id, { ...part, figure: { ...part.figure, scope: 'part', scopeDetail: { ...part.figure.scopeDetail, parent: whole.id } } })
    }
  }
  return changes.size ? statements.map((s) => changes.get(s.id) ?? s) : [...statements]
}

/**
 * Statements whose places are resolved as far as the registers allow: a known site is a site whatever word stands before it
 * ("the Panorama district"), and a name the reader left open is looked up as written, by spelling too, beside what its sentence names.
 */
export function withKnownPlaces(statements: readonly Statement[], registers: Registers): Statement[] {
  const memory = new Map<string, PlaceMention>()
  const countries = countriesOf(statements, registers)
  return statements.map((s) => {
    if (!s.places.length) return s
    const near = s.places.flatMap((place) => (place.id ? (registers.places.byId(place.id) ?? []) : [])).filter((e) => e.type !== 'country')
    const beside = near.map((e) => e.id).join(' ')
    const here = countries.get(s.report) ?? ''
    const places = s.places.map((place): PlaceMention => {
      const key = `${place.id ?? `${here}|${beside}`}|${place.precision ?? ''}|${place.name}`
      let made = memory.get(key)
      if (!made) {
        made = read(place, registers, { countries: here ? here.split(' ') : [], near })
        memory.set(key, made)
      }
      // The span is the mention's own.
      return made === place ? place : { ...made, ...(place.span ? { span: place.span } : {}) }
    })
    return places.some((place, i) => place.id !== s.places[i]?.id || place.precision !== s.places[i]?.precision) ? { ...s, places } : s
  })
}

/** The countries each report's resolved places lie in, sorted and joined. */
function countriesOf(statements: readonly Statement[], registers: Registers): Map<string, string> {
  const of = new Map<string, Set<string>>()
  for (const s of statements) {
    for (const place of s.places) {
      const country = place.id ? registers.places.byId(place.id)?.country : undefined
      if (!country) continue
      const known = of.get(s.report)
      if (known) known.add(country)
      else of.set(s.report, new Set([country]))
    }
  }
  return new Map([...of].map(([report, set]) => [report, [...set].sort(byText).join(' ')]))
}

const BROADER = new Set(['district', 'governorate', 'country'])
/** "The centre of the city of Idlib" is the city, though a province bears its name. */
const IN_TOWN = /(?:^| )(?:مدينه|بلده|قريه|city|town|village)(?: |$)/
/** A mountain, plain, valley or desert is land with many villages in it, no spot: "Jabal al-Zawiya", "سهل الغاب". */
const LAND =
  /^(?:ال)?(?:منطقه |قرى |قري )?(?:جبل|سهل|وادي|باديه|غابه|هضبه) |^(?:mount|jabal|jebel|plain|valley)(?: |$)|(?: |^)(?:mountains?|plain|valley|desert)$/

function read(place: PlaceMention, registers: Registers, around: Around): PlaceMention {
  if (place.how === 'corrected') return place
  const folded = foldText(place.name)
  if ((place.precision === 'site' || place.precision === 'settlement') && LAND.test(folded)) {
    // "Jabal al-Zawiya" is the land of that name, not a hamlet called "al-Zawiya" with a word for mountain before it.
    const land = registers.places.byName(place.name).filter((e) => e.type === 'district')
    const [one] = land
    if (one && land.length === 1) return { ...place, id: one.id, lat: one.lat, lon: one.lon, precision: 'district' }
    const { id: _, lat: __, lon: ___, ...bare } = place
    return { ...bare, precision: 'district' }
  }
  if (place.id) {
    const entry = registers.places.byId(place.id)
    if (entry?.type === 'governorate' && IN_TOWN.test(folded) && !isStretchName(place.name)) {
      const towns = entry.names.flatMap((name) => registers.places.byName(name)).filter((e) => e.type === 'settlement' && e.country === entry.country)
      const town = [...new Set(towns)].sort((a, b) => (b.population ?? 0) - (a.population ?? 0))[0]
      if (town) return { ...place, id: town.id, lat: town.lat, lon: town.lon, precision: town.type }
    }
    // "Inside the town of Lowtown" is the town; "the countryside of Lowtown" keeps what the reader made of it.
    const finer = entry?.type === 'site' || (entry?.type === 'settlement' && BROADER.has(place.precision ?? '') && !isStretchName(place.name))
    return entry && finer && place.precision !== entry.type ? { ...place, precision: entry.type } : place
  }
  if (BROADER.has(place.precision ?? '') || isStretchName(place.name)) return place
  const meant = writtenPlace(place.name, registers.places, around)
  if (!meant || meant.how === 'around') return place
  // A site or quarter is no village of a like spelling.
  if (meant.how !== 'name' && (place.precision === 'site' || place.precision === 'neighbourhood')) return place
  const { entry } = meant
  return { ...place, how: 'implied', id: entry.id, lat: entry.lat, lon: entry.lon, precision: entry.type }
}
