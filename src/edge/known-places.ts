// Places of the gazetteer inside a frame of the map, largest first: names to read the map by, without any network.
import { readFileSync } from 'node:fs'
import type { KnownPlace, KnownPlacesQuery } from '../core/model/index.ts'
import { gazetteerFiles } from './registers.ts'

/** Kinds that name a spot; a governorate's or country's point is only its seat's. */
const SPOTS = new Set(['settlement', 'neighbourhood', 'district', 'site'])
const MADE = new Map<string, readonly KnownPlace[]>()

/** Every spot of the gazetteers a case reads by; read once, the largest first. */
function spotsOf(caseFolder: string): readonly KnownPlace[] {
  const known = MADE.get(caseFolder)
  if (known) return known
  const seen = new Map<string, KnownPlace>()
  for (const file of gazetteerFiles({ caseFolder }))
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const [id = '', type = '', , lat = '', lon = '', population = '', , en = '', ar = ''] = line.split('\t')
      if (line.startsWith('#') || !SPOTS.has(type) || lat === '' || lon === '') continue
      seen.set(id, { names: { ar: ar || en, en: en || ar }, lat: Number(lat), lon: Number(lon), population: Number(population) || 0 })
    }
  const spots = [...seen.values()].sort((a, b) => b.population - a.population)
  MADE.set(caseFolder, spots)
  return spots
}

export function knownPlaces(caseFolder: string, { west, south, east, north, limit }: KnownPlacesQuery): KnownPlace[] {
  const out: KnownPlace[] = []
  for (const spot of spotsOf(caseFolder)) {
    if (spot.lat < south || spot.lat > north || spot.lon < west || spot.lon > east) continue
    out.push(spot)
    if (out.length === limit) break
  }
  return out
}
