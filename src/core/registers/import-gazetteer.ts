// Reads gazetteers of others into rows of ours: Who's On First extracts (JSON lines) and GeoNames files (tab-separated, 19 columns).
import { placeKey } from './place-key.ts'
import type { PlaceType } from './register.ts'

/** Letters of Persian, Urdu, Kurdish and Pashto spelling: a name with one of them is no Arabic name. */
const NOT_ARABIC = /[یکگپچژہےۀٹڈڑںھەۆێېټړښځڅۋۇۈڤڭۅ]/u
const ARABIC = /^[\u0621-\u064A\u064B-\u0652\u0670\s()\-ـ\u200e\u200f]+$/u
const LATIN = /^[\p{Script=Latin}\p{M}' `’‘ʻ\-.()]+$/u

/** A place as read from a source: our columns before they are joined. */
export interface ImportedPlace {
  readonly id: string
  readonly type: PlaceType
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly population: number
  readonly en: string
  readonly ar: string
  readonly names: readonly string[]
}

export interface ImportCount {
  places: number
  /** Lines that held no usable place: no name in Arabic or Latin letters, no point, or not a kind of place we keep. */
  skipped: number
  /** Lines that could not be read at all. */
  broken: number
}

const WOF_TYPES: Readonly<Record<string, PlaceType>> = {
  country: 'country',
  region: 'governorate',
  county: 'district',
  localadmin: 'district',
  locality: 'settlement',
  neighbourhood: 'neighbourhood',
  campus: 'site',
}

/** Feature codes of GeoNames by our types; others are not kept. */
function geonamesType(cls: string, code: string): PlaceType | undefined {
  if (cls === 'P') return code === 'PPLX' ? 'neighbourhood' : 'settlement'
  if (cls !== 'A') return undefined
  if (code === 'ADM1') return 'governorate'
  if (code === 'PCLI') return 'country'
  return code === 'ADM2' || code === 'ADM3' || code === 'ADM4' ? 'district' : undefined
}

const arabicOnly = (names: readonly string[]) =>
  names.map((name) => name.replace(/[\u200e\u200f]/g, '').trim()).filter((name) => ARABIC.test(name) && !NOT_ARABIC.test(name))

function made(place: Omit<ImportedPlace, 'names' | 'en' | 'ar'>, latin: readonly string[], arabic: readonly string[]): ImportedPlace | undefined {
  const en = latin.filter((name) => LATIN.test(name)).map((name) => name.normalize('NFKD').replace(/\p{M}/gu, ''))
  const ar = arabicOnly(arabic)
  if (!Number.isFinite(place.lat) || !Number.isFinite(place.lon) || Math.abs(place.lat) > 90 || Math.abs(place.lon) > 180) return undefined
  // A kind word in front goes: "محافظة الرقة" is the governorate named الرقة.
  const bare = ar.map((name) => name.replace(/^(?:محافظة|منطقة|ناحية|قضاء|مديرية|ولاية|مدينة|قرية|بلدة)\s+/u, ''))
  const names = [...new Set([...bare, ...en])].filter((name) => placeKey(name).replace(/\s/g, '').length >= 3)
  if (!names.length) return undefined
  return { ...place, en: en[0] ?? '', ar: bare[0] ?? '', names }
}

/** One line of a Who's On First extract: {id, cc, t, n, ar, lat, lon}. Throws on what is no JSON object. */
export function readWofLine(line: string): ImportedPlace | undefined {
  const row = JSON.parse(line) as { id?: number; cc?: string; t?: string; n?: string; ar?: string[]; lat?: number; lon?: number } | null
  if (typeof row !== 'object' || row === null) throw new SyntaxError('not an object')
  const type = WOF_TYPES[row.t ?? '']
  if (!type || row.id === undefined) return undefined
  const at = { id: `wof:${row.id}`, type, country: row.cc ?? '', lat: Number(row.lat), lon: Number(row.lon), population: 0 }
  return made(at, row.n ? [row.n] : [], Array.isArray(row.ar) ? row.ar.map(String) : [])
}

/** One line of a GeoNames file (XX.txt, cities500.txt), its Arabic names among the alternates. Throws on a line of too few columns. */
export function readGeonamesLine(line: string): ImportedPlace | undefined {
  const cells = line.split('\t')
  if (cells.length < 15) throw new SyntaxError('too few columns')
  const [id = '', name = '', ascii = '', alternates = '', lat = '', lon = '', cls = '', code = '', country = ''] = cells
  const type = geonamesType(cls, code)
  if (!type || !/^\d+$/.test(id)) return undefined
  const others = alternates.split(',')
  const at = { id: `geonames:${id}`, type, country, lat: Number(lat), lon: Number(lon), population: Number(cells[14]) || 0 }
  return made(at, [name, ascii, ...others.filter((other) => LATIN.test(other)).slice(0, 6)], others)
}

/** The line of our gazetteer file for a place. */
export function gazetteerLine(place: ImportedPlace): string {
  const keys = [...new Set(place.names.map(placeKey).filter((key) => key.length > 1))]
  const round = (value: number) => String(Math.round(value * 1000) / 1000)
  const clean = (cell: string) => cell.replace(/[\t\n\r|]/g, ' ')
  return [
    clean(place.id),
    place.type,
    clean(place.country),
    round(place.lat),
    round(place.lon),
    place.population || '',
    '',
    clean(place.en),
    clean(place.ar),
    keys.map(clean).join('|'),
  ].join('\t')
}

/** Which of the two formats a first line is. */
export function gazetteerFormat(line: string): 'wof' | 'geonames' | undefined {
  if (line.startsWith('{')) return 'wof'
  return line.split('\t').length >= 15 ? 'geonames' : undefined
}

/** Reads lines of either format; hands every place's line to `out`. What cannot be read is counted, never thrown. */
export function importGazetteer(lines: Iterable<string>, format: 'wof' | 'geonames', out: (line: string) => void): ImportCount {
  const count: ImportCount = { places: 0, skipped: 0, broken: 0 }
  for (const line of lines) {
    if (!line.trim()) continue
    let place: ImportedPlace | undefined
    try {
      place = format === 'wof' ? readWofLine(line) : readGeonamesLine(line)
    } catch {
      count.broken++
      continue
    }
    if (!place) {
      count.skipped++
      continue
    }
    count.places++
    out(gazetteerLine(place))
  }
  return count
}
