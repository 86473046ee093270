// A place as written means one entry, or the wider place named with it, or nothing; spelling helps only where no entry has the name.
import { describe, expect, test } from 'vitest'
import { script } from '../languages/ar/script.ts'
import { formReader } from '../text/index.ts'
import { readGazetteer } from './gazetteer.ts'
import { consonantKey, placeKey, spellingKeys } from './place-key.ts'
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
      row('geonames:9', 'settlement', 37.2, 42.1, 'مالحة', 'Maliha'),
      row('p:maliha-village', 'settlement', 33.1, 36.2, 'مالحة', 'Maliha'),
      row('p:kahla-near', 'settlement', 32.65, 36.35, 'كحلة', 'Kahla'),
      row('p:kahla-far', 'settlement', 36.1, 40.2, 'كحلة', 'Kahla'),
      row('p:tayna', 'settlement', 32.6, 36.3, 'طينة', 'Tayna'),
      row('p:latin', 'settlement', 35.7, 36.6, '', 'Dalburtah'),
    ].join('\n'),
    [
      row('wof:region', 'governorate', 35.1, 36.1, 'ميدان', 'Al Midan'),
      row('wof:village', 'settlement', 34.1, 37.1, 'بستان الزيت', 'Bustan az Zayt'),
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
    ['مدينة المالحة', 'name geonames:9'],
    ['بين بلدتي كحلة والطينة', 'name p:kahla-near'],
    ['دلبورطة', 'latin p:latin'],
    ['بستان الزيت', 'name wof:village'],
  ])('%s is %s', (written, expected) => expect(read(written)).toBe(expected))
  test.each([
    ['الربيعة', 'two villages of one name, nothing beside'],
    ['زهرة', 'only abroad'],
    ['قرية المالحة', 'a village two lists have, far apart'],
    ['كحلة', 'two of the name; what lies between is not said'],
    ['بين ربيعة وكحلة', 'two names with namesakes, none beside the other'],
    ['دبرلة', 'other consonants in another order'],
    ['ميدل', 'a name nobody has'],
    ['', 'nothing written'],
  ])('%s is nothing: %s', (written) => expect(read(written)).toBeUndefined())
  test('consonants alone tell no place where nothing says in which part of the world to look', () => {
    expect(read('دلبورطة', { countries: [] })).toBeUndefined()
    expect(read('كنصفرة', { countries: [] })).toBe('spelling p:kansafra')
    const near = [gazetteer.byId('p:latin')].flatMap((e) => e ?? [])
    expect(read('دلبورطة', { countries: [], near })).toBe('latin p:latin')
  })
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

describe('a second list of places', () => {
  test('its province of a known name is the known one: one entry, one point', () => {
    expect(
      gazetteer
        .byName('محافظة ميدان')
        .concat(gazetteer.byName('ميدان'))
        .filter((e) => e.type === 'governorate')
        .map((e) => e.id),
    ).toEqual(['gov:mid'])
    expect(gazetteer.byId('wof:region')).toBeUndefined()
    expect(gazetteer.byId('wof:village')?.ar).toBe('بستان الزيت')
  })
})

describe('consonants', () => {
  test.each([
    ['دلوزة الكبرى', 'Dalluzat al Kubra'],
    ['خربة الغزال', 'Khirbat al Ghazal'],
    ['معربليت', 'Maarbalit'],
  ])('%s and %s meet', (ar, latin) => expect(consonantKey(placeKey(ar))).toBe(consonantKey(placeKey(latin))))
  test('what keeps fewer than four consonants is told by none', () => {
    expect(consonantKey(placeKey('عين دارة'))).toBeUndefined()
    expect(consonantKey(placeKey('Ayn Darah'))).toBeUndefined()
  })
})
