// A place as written means one entry, or the wider place named with it, or nothing; spelling helps only where no entry has the name.
import { describe, expect, test } from 'vitest'
import { script } from '../languages/ar/script.ts'
import { formReader } from '../text/index.ts'
import { readGazetteer } from './gazetteer.ts'
import { placeKey, spellingKeys } from './place-key.ts'
import { writtenPlace } from './written-place.ts'

const forms = formReader(script.clitics)
const row = (id: string, type: string, lat: number, lon: number, ar: string, en = '', population = '', country = 'SY') =>
  [id, type, country, lat, lon, population, '', en, ar, [ar, en].filter(Boolean).map(placeKey).join('|')].join('\t')
const gazetteer = readGazetteer(
  [
    [
      row('p:mid', 'settlement', 35.9, 36.6, 'ميدان', 'Midan', '90000'),
      row('gov:mid', 'governorate', 35.8, 36.7, 'ميدان', 'Midan'),
      row('p:kansafra', 'settlement', 35.65, 36.48, 'كنسفرة'),
      row('p:kafrjanna', 'settlement', 36.58, 36.95, 'كفر جنة', 'Kafr Janna'),
      row('p:twin-near', 'settlement', 35.8, 36.5, 'ربيعة', 'Rabia'),
      row('p:twin-far', 'settlement', 33.1, 36.2, 'ربيعة', 'Rabia'),
      row('p:abroad', 'settlement', 15.3, 44.2, 'زهرة', 'Zahra', '', 'YE'),
      row('p:one', 'settlement', 32.6, 36.1, 'صيدون', 'Saydun'),
    ].join('\n'),
  ],
  forms,
)
const syria = { countries: ['SY'] }
const read = (written: string, around: Parameters<typeof writtenPlace>[2] = syria) => {
  const found = writtenPlace(written, gazetteer, around)
  return found && `${found.how} ${found.entry.id}`
}

describe('a place as written', () => {
  test.each([
    ['قرية كفرجنة', 'name p:kafrjanna'],
    ['Kafr Janna village', 'name p:kafrjanna'],
    ['كنصفرة', 'spelling p:kansafra'],
    ['بالقرب من كفر جنة', 'name p:kafrjanna'],
    ['مدينة ميدان', 'name p:mid'],
    ['محافظة ميدان', 'name gov:mid'],
    ['ميدان', 'name p:mid'],
    ['الربيعة، ميدان', 'name p:twin-near'],
    ['مستودع القطن، ميدان', 'around p:mid'],
  ])('%s is %s', (written, expected) => expect(read(written)).toBe(expected))
  test.each([
    ['الربيعة', 'two villages of one name, nothing beside'],
    ['زهرة', 'only abroad'],
    ['ميدل', 'a name nobody has'],
    ['', 'nothing written'],
  ])('%s is nothing: %s', (written) => expect(read(written)).toBeUndefined())
  test('an only entry far from all that is named beside it is a namesake', () => {
    const near = [gazetteer.byId('p:mid')].flatMap((e) => e ?? [])
    expect(read('صيدون', { countries: ['SY'], near })).toBeUndefined()
    expect(read('صيدون')).toBe('name p:one')
  })
})

describe('spelling', () => {
  test.each([
    ['كنصفرة', 'كنسفرة'],
    ['كفر جنة', 'كفرجنة'],
    ['قورقانيا', 'قورقنيا'],
    ['الأتارب', 'اتارب'],
  ])('%s and %s meet', (a, b) => {
    const known = new Set(spellingKeys(placeKey(a)))
    expect(spellingKeys(placeKey(b)).some((key) => known.has(key))).toBe(true)
  })
  test.each([
    ['حلب', 'حمص'],
    ['سرمين', 'سرمدا'],
    ['تل رفعت', 'تل تمر'],
  ])('%s and %s do not', (a, b) => {
    const known = new Set(spellingKeys(placeKey(a)))
    expect(spellingKeys(placeKey(b)).some((key) => known.has(key))).toBe(false)
  })
  test('names too short to be told apart have no bare spelling; other scripts none', () => {
    expect(spellingKeys(placeKey('الزر')).filter((key) => key.startsWith('2'))).toEqual([])
    expect(spellingKeys(placeKey('Aleppo'))).toEqual([])
  })
})
