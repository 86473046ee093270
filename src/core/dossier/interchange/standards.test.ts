// Exports against the standards they name: JSON-LD expanded by another library, GeoJSON by RFC 7946, FollowTheMoney by its schemata, tables by their columns.
import { Ajv2020 } from 'ajv/dist/2020.js'
import jsonld from 'jsonld'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { RAQQA, readCorpus } from '../../../../test/samples/corpus.ts'
import { loadRegisters } from '../../../edge/registers.ts'
import { derive } from '../../case/derive.ts'
import { Case } from '../../model/index.ts'
import { type LocationClass, locationClasses } from '../exposure.ts'
import { airwarsColumns, airwarsRows } from './airwars.ts'
import { csvLines, readCsv } from './csv.ts'
import { ftmEntities } from './ftm.ts'
import { caseGeoJson } from './geojson.ts'
import { jsonLdLines } from './jsonld.ts'
import { ucdpColumns, ucdpRows } from './rows.ts'
import { caseSheets } from './sheets.ts'

let state: Case
let everywhere: ReadonlyMap<string, LocationClass>
beforeAll(async () => {
  state = derive(await readCorpus(RAQQA), [], loadRegisters(), 'test')
  everywhere = new Map([...state.sites, ...state.incidents].map(({ id }) => [id, '0.01']))
}, 60_000)

describe('JSON-LD', () => {
  const offline = { documentLoader: (address: string) => Promise.reject(new Error(`asked for ${address}`)) }
  test('expands without asking the network for anything, and no property is lost', async () => {
    const document = JSON.parse([...jsonLdLines(state)].join('')) as { '@graph': Record<string, unknown>[] }
    const expanded = await jsonld.expand(document, offline)
    expect(expanded).toHaveLength(document['@graph'].length)
    const names = new Set(expanded.flatMap((node) => Object.keys(node)))
    for (const name of names) expect(name).toMatch(/^(?:@id|@type|http:\/\/www\.w3\.org\/|https:\/\/schema\.org\/|urn:isnad:)/)
    const claims = expanded.filter((node) => (node['@type'] as string[]).includes('https://schema.org/Claim'))
    expect(claims).toHaveLength(state.statements.length)
    for (const claim of claims) expect(claim['http://www.w3.org/ns/oa#hasTarget']).toBeDefined()
  })
  test('as triples: every claim appears in a report that is there', async () => {
    const quads = await jsonld.toRDF(JSON.parse([...jsonLdLines(state)].join('')), { ...offline, format: 'application/n-quads' })
    const reports = new Set([...quads.matchAll(/^<(urn:isnad:report:[^>]+)> <https:\/\/schema\.org\/inLanguage>/gm)].map(([, id]) => id))
    const appears = [...quads.matchAll(/<https:\/\/schema\.org\/appearance> <([^>]+)>/g)].map(([, id]) => id)
    expect(appears.length).toBeGreaterThan(100)
    expect(appears.filter((id) => !reports.has(id))).toEqual([])
  })
})

describe('GeoJSON, RFC 7946', () => {
  test('a collection of features with an id, an object of properties, and a position of longitude then latitude, or null', () => {
    const map = caseGeoJson(state, everywhere)
    expect(Object.keys(map).sort()).toEqual(['features', 'type'])
    expect(map.features.length).toBe(state.sites.length + state.incidents.length)
    let points = 0
    for (const feature of map.features) {
      expect(Object.keys(feature).sort()).toEqual(['geometry', 'id', 'properties', 'type'])
      expect(feature.type).toBe('Feature')
      if (feature.geometry === null) continue
      points++
      const [lon, lat] = feature.geometry.coordinates
      expect(Math.abs(lon)).toBeLessThanOrEqual(180)
      expect(Math.abs(lat)).toBeLessThanOrEqual(90)
      // the Raqqa case lies east of 35° and south of 40°: an exchanged pair would show
      expect(lon).toBeGreaterThan(lat)
    }
    expect(points).toBeGreaterThan(3)
  })
  test('by a schema of RFC 7946: no crs, positions in range, rings of areas closed and counter-clockwise', () => {
    const position = {
      type: 'array',
      minItems: 2,
      maxItems: 3,
      prefixItems: [
        { type: 'number', minimum: -180, maximum: 180 },
        { type: 'number', minimum: -90, maximum: 90 },
      ],
    }
    const geometry = (type: string, coordinates: object) => ({
      type: 'object',
      required: ['type', 'coordinates'],
      properties: { type: { const: type }, coordinates },
    })
    const ring = { type: 'array', minItems: 4, items: position }
    const schema = {
      type: 'object',
      required: ['type', 'features'],
      properties: {
        type: { const: 'FeatureCollection' },
        crs: false,
        features: {
          type: 'array',
          items: {
            type: 'object',
            required: ['type', 'geometry', 'properties'],
            properties: {
              type: { const: 'Feature' },
              id: { type: ['string', 'number'] },
              crs: false,
              geometry: { anyOf: [{ type: 'null' }, geometry('Point', position), geometry('Polygon', { type: 'array', items: ring })] },
              properties: { type: ['object', 'null'] },
            },
          },
        },
      },
    }
    const validate = new Ajv2020({ strict: false }).compile(schema)
    const map = JSON.parse(JSON.stringify(caseGeoJson(state, everywhere))) as {
      features: { geometry: { type: string; coordinates: number[][][] } | null }[]
    }
    expect(validate(map) ? [] : validate.errors).toEqual([])
    for (const { geometry: area } of map.features) {
      if (area?.type !== 'Polygon') continue
      for (const [at, points] of area.coordinates.entries()) {
        expect(points.at(-1)).toEqual(points[0])
        const turn = points.slice(1).reduce((sum, [x = 0, y = 0], i) => sum + (x - (points[i]?.[0] ?? 0)) * (y + (points[i]?.[1] ?? 0)), 0)
        expect(turn < 0).toBe(at === 0)
      }
    }
    expect(validate({ ...map, crs: { type: 'name' } })).toBe(false)
    expect(
      validate({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [35.9, 139] } }],
      }),
    ).toBe(false)
  })
  test('nothing decided: no geometry at all', () => {
    expect(caseGeoJson(state, locationClasses(state, [])).features.every(({ geometry }) => geometry === null)).toBe(true)
  })
})

/** Schemata of FollowTheMoney that we write, with the properties of theirs and their parents' that we use. */
const THING = ['name', 'alias', 'summary', 'description', 'notes', 'sourceUrl', 'publisher', 'proof', 'addressEntity']
const SCHEMATA: Readonly<Record<string, readonly string[]>> = {
  Article: [...THING, 'title', 'author', 'language', 'publishedAt'],
  Person: THING,
  PublicBody: THING,
  Organization: THING,
  LegalEntity: THING,
  Mention: ['document', 'resolved'],
  Note: [...THING, 'entity', 'namesMentioned', 'locationMentioned'],
  Event: [...THING, 'startDate', 'endDate', 'location', 'recordId'],
  Address: [...THING, 'full', 'latitude', 'longitude'],
}
describe('FollowTheMoney', () => {
  test('only known schemata and their properties, every value a list of texts, every reference an entity that is there', () => {
    const registers = loadRegisters()
    const entities = [...ftmEntities(state, everywhere, (id) => registers.actors.byId(id)?.kind)]
    const ids = new Set(entities.map(({ id }) => id))
    expect(ids.size).toBe(entities.length)
    for (const { schema, properties } of entities) {
      expect(Object.keys(properties).filter((name) => !SCHEMATA[schema]?.includes(name))).toEqual([])
      for (const values of Object.values(properties)) for (const value of values) expect(typeof value).toBe('string')
      for (const name of ['document', 'resolved', 'entity', 'proof', 'addressEntity'])
        for (const value of properties[name] ?? []) expect(ids.has(value), `${schema}.${name} ${value}`).toBe(true)
      if (schema !== 'Mention') expect(properties.name?.length).toBeGreaterThan(0)
    }
    expect(entities.some(({ schema }) => schema === 'PublicBody')).toBe(true)
    expect(entities.flatMap(({ properties }) => Object.keys(properties))).not.toContain('involved')
  })
})

/** Columns of UCDP GED as its codebook names them, and the one that is ours. */
const GED = new Set(
  'id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob'.split(
    ' ',
  ),
)
describe('the derived case', () => {
  test('is what its own JSON Schema says, by another validator', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(z.toJSONSchema(Case, { io: 'output' }) as object)
    const derived = JSON.parse(JSON.stringify(state)) as Record<string, unknown>
    expect(validate(derived) ? [] : validate.errors).toEqual([])
    expect(validate({ ...derived, reports: 'none' })).toBe(false)
  })
})

describe('tables', () => {
  test('UCDP rows: its columns, its codes, a blank where nothing is known', () => {
    expect(ucdpColumns.filter((column) => !GED.has(column))).toEqual(['source_note'])
    const rows = [...ucdpRows(state)]
    expect(rows).toHaveLength(state.incidents.length)
    for (const row of rows) {
      for (const [column, codes] of [
        ['date_prec', [1, 2, 3, 4, 5, null]],
        ['where_prec', [1, 2, 3, 4, 5, 6, null]],
        ['event_clarity', [1, 2]],
      ] as const)
        expect(codes, column).toContain(row[column] ?? null)
      expect(row.date_prec === null || row.date_prec === undefined || row.date_start !== null).toBe(true)
      if (typeof row.low === 'number' && typeof row.high === 'number') expect(row.low).toBeLessThanOrEqual(row.high)
    }
    // the codes are those of the incident; here nobody says a day, and the day of the reports has no precision of the event
    const [one] = state.incidents
    if (!one) throw new Error('no incident')
    const told = { ...one, grading: { ...one.grading, ucdp: { where_prec: 3, date_prec: 2, event_clarity: 1 } } }
    expect([...ucdpRows({ ...state, incidents: [told] })][0]).toMatchObject({ where_prec: 3, date_prec: 2, event_clarity: 1 })
    expect(rows.filter((row) => row.where_coordinates === null).every((row) => (row.where_prec ?? null) === null)).toBe(true)
  })
  test('Airwars rows: a blank is unknown, no grade without a person, coordinates as published', () => {
    const [heading, ...rows] = readCsv([...csvLines(airwarsColumns, airwarsRows(state, locationClasses(state, [])))].join(''))
    expect(heading).toEqual(airwarsColumns)
    const column = (name: string) => rows.map((row) => row[airwarsColumns.indexOf(name)])
    expect(rows).toHaveLength(state.incidents.length)
    expect(column('civilian_harm_grading').filter(Boolean)).toEqual([])
    expect(column('latitude').filter(Boolean)).toEqual([])
    expect(column('women_killed_min')).not.toContain('0')
    expect(new Set(column('belligerent_assessment'))).toEqual(new Set(['not_yet_assessed']))
  })
  test('sheets: a heading in both languages for every column, numbers as numbers', () => {
    const sheets = caseSheets(state, everywhere, { title: { ar: 'أ', en: 'A' }, by: 'x', madeAt: '2026-01-01T00:00:00Z', checkpoint: null }, 'ar')
    for (const { name, columns } of sheets) {
      expect(name.ar).toMatch(/\p{Script=Arabic}/u)
      for (const { head, key } of columns) expect(head.ar, key).toMatch(/\p{Script=Arabic}/u)
    }
    const tallies = sheets.find(({ name }) => name.en === 'Tallies')
    expect([...(tallies?.rows ?? [])].every((row) => row.low === null || typeof row.low === 'number')).toBe(true)
  })
})
