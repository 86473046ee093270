// Where an incident was and who may have done it: land is no hamlet, a quarter without a point stands at its town, two sides are two.
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import { derive } from '../case/derive.ts'
import type { PlaceMention } from '../model/index.ts'
import type { ActorEntry, PlaceEntry } from '../registers/register.ts'

const entry = (id: string, type: PlaceEntry['type'], names: string[], lat?: number, lon?: number): PlaceEntry => ({
  id,
  type,
  names,
  en: names[0],
  lat,
  lon,
  country: 'SY',
  provenance: 'test',
})
const places = [
  entry('p:midan', 'settlement', ['Midan'], 35.9, 36.6),
  entry('g:midan', 'governorate', ['Midan'], 35.9, 36.6),
  entry('p:lowtown', 'settlement', ['Lowtown'], 35.6, 36.4),
  entry('p:hamlet', 'settlement', ['Zawiya'], 33.1, 36.1),
  entry('place:hills', 'district', ['Jabal Zawiya']),
]
const actor = (id: string, kind: ActorEntry['kind'], name: string): ActorEntry => ({ id, kind, names: { ar: [], en: [name] }, provenance: 'test' })
const registers = registersOf([actor('actor:army', 'armed-forces', 'the Army'), actor('actor:allies', 'armed-forces', 'the Allies')], places)
const day = '2021-09-07'
const midan: PlaceMention = { name: 'Midan', id: 'p:midan', lat: 35.9, lon: 36.6, precision: 'settlement' }
const incidentOf = (said: Omit<Parameters<typeof figure>[1], 'n'>, text = 'Rescuers said 4 people were killed.') => {
  const r = report('r', 'Post', day, text)
  return derive([r], [], registers, 'test', () => [figure(r, { n: '4', day, chain: ['Rescuers'], ...said })]).incidents[0]
}

describe('the place of an incident', () => {
  test('a camp without a point stands at the town named with it, and no finer', () => {
    const camp: PlaceMention = { name: 'Maryam camp', precision: 'neighbourhood' }
    expect(incidentOf({ places: [camp, midan] })?.place).toMatchObject({ name: 'Maryam camp', lat: 35.9, lon: 36.6, precision: 'settlement' })
  })
  test('with no town beside it, it has no point; and a grave is never put at a town', () => {
    const camp: PlaceMention = { name: 'Maryam camp', precision: 'neighbourhood' }
    const open = incidentOf({ places: [camp] })?.place
    expect(open).toMatchObject({ name: 'Maryam camp', precision: 'neighbourhood' })
    expect(open?.lat).toBeUndefined()
    const r = report('g', 'Post', day, 'Rescuers located 40 bodies in the quarry.')
    const quarry: PlaceMention = { name: 'the quarry', precision: 'site' }
    const derived = derive([r], [], registers, 'test', () => [figure(r, { n: '40', of: 'bodies', remains: 'located', places: [quarry, midan] })])
    expect(derived.sites[0]?.place).toMatchObject({ name: 'the quarry', precision: 'site' })
    expect(derived.sites[0]?.place.lat).toBeUndefined()
  })
  test('hills are the land of that name, not a hamlet with a word for hills before its name', () => {
    const hills: PlaceMention = { name: 'Jabal Zawiya', id: 'p:hamlet', lat: 33.1, lon: 36.1, precision: 'site' }
    expect(incidentOf({ places: [hills] })?.place).toMatchObject({ id: 'place:hills', precision: 'district' })
    const village: PlaceMention = { name: 'Lowtown', id: 'p:lowtown', lat: 35.6, lon: 36.4, precision: 'settlement' }
    expect(incidentOf({ places: [hills, village] })?.place).toMatchObject({ id: 'p:lowtown' })
  })
  test('a bare name that is also the province says less than a village another report names', () => {
    const village: PlaceMention = { name: 'Lowtown', precision: 'settlement' }
    const a = report('a', 'Post', day, '14 people were killed in Midan.')
    const b = report('b', 'Star', day, '14 people were killed in Lowtown, Midan.')
    const derived = derive([a, b], [], registers, 'test', (r) => [figure(r, { n: '14', day, places: r === a ? [midan] : [village, midan] })])
    expect(derived.incidents.length).toBe(1)
    expect(derived.incidents[0]?.place.name).toBe('Lowtown')
  })
})

describe('contested', () => {
  test('two known sides named in one breath may either have done it', () => {
    expect(incidentOf({ places: [midan], actor: 'the Army and the Allies' })?.grading.allowed).toContain('Contested')
  })
  test.each(['the Army', 'the Army and its guns'])('%s is one side', (name) => {
    expect(incidentOf({ places: [midan], actor: name })?.grading.allowed).not.toContain('Contested')
  })
})
