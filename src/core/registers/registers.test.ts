// Unit tests of the registers: names in any spelling, articles, clitics, ambiguity, refusals.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { script } from '../languages/ar/script.ts'
import { fold, foldText, formReader, tokenise } from '../text/index.ts'
import { makeActorRegister } from './actor-register.ts'
import { readGazetteer } from './gazetteer.ts'
import { actorTables } from './index.ts'
import { placeKey } from './place-key.ts'

const forms = formReader(script.clitics)
const tokens = (text: string) => tokenise(fold(text), text)
const gazetteer = readGazetteer([readFileSync(join(import.meta.dirname, '../../../data/gazetteer.tsv'), 'utf8')], forms)
const actors = makeActorRegister(actorTables, forms)

describe('gazetteer', () => {
  test.each([
    ['الرقة', 'geonames:172955'],
    ['بالرقة', 'geonames:172955'],
    ['Raqqah', 'geonames:172955'],
    ['al-Raqqa', 'geonames:172955'],
    ['دير الزور', 'geonames:170794'],
    ['ديرالزور', 'geonames:170794'],
    ['Deir ez-Zor', 'geonames:170794'],
    ['Deir Ezzor', 'geonames:170794'],
    ['كوباني', 'geonames:172256'],
    ['فخيخة', 'site:sy-raqqa-fukhaykha'],
    ['الفخيخة', 'site:sy-raqqa-fukhaykha'],
    ['الحديقة البيضاء', 'site:sy-raqqa-white-garden'],
    ['سوريا', 'country:SY'],
    ['Syria', 'country:SY'],
  ])('%s', (name, id) => {
    const hit = gazetteer.match(tokens(name), 0)
    expect(hit?.places.map((place) => place.id)).toContain(id)
    expect(hit?.to).toBe(tokens(name).length)
  })
  test('a name shared by a city and its governorate gives both', () => {
    expect(gazetteer.byName('الرقة').map((place) => place.type)).toEqual(expect.arrayContaining(['settlement', 'governorate']))
  })
  test.each(['كانت', 'ثلاثون', 'yesterdayish', '١٥٠٠'])('refuses %s', (word) => {
    expect(gazetteer.match(tokens(word), 0)).toBeUndefined()
  })
  test('keys are their own keys', () => {
    for (const name of ['الرقة', 'Deir ez-Zor', "Ma'arat al-Numan", 'عين العرب']) expect(placeKey(placeKey(name))).toBe(placeKey(name))
  })
  test('no Persian spelling in the Arabic names of Arabic countries', () => {
    for (const cc of ['SY', 'IQ', 'YE']) {
      const entry = gazetteer.byName(cc === 'SY' ? 'دمشق' : cc === 'IQ' ? 'بغداد' : 'صنعاء')
      for (const place of entry) expect(place.ar ?? '').not.toMatch(/[یکگ]/)
    }
  })
})

describe('actors', () => {
  test.each([
    ['التحالف الدولي', 'actor:coalition'],
    ['لقوات التحالف الدولي', 'actor:coalition'],
    ['وزارة الخارجية السورية', 'actor:sy-mfa'],
    ['قسد', 'actor:sdf'],
    ['تنظيم "داعش"', undefined],
    ['ISIS', 'actor:is'],
    ['the Syrian Observatory for Human Rights', undefined],
    ['Syrian Observatory for Human Rights', 'actor:sohr'],
    ['is', undefined],
    ['روسيا', 'actor:state-RU'],
  ])('%s at its first word', (text, id) => {
    expect(actors.match(tokens(text), 0)?.actor.id).toBe(id)
  })
  test('by name, article- and clitic-insensitive', () => {
    expect(actors.byName('الخارجية السورية')?.id).toBe('actor:sy-mfa')
    expect(actors.byName('وللخارجية السورية')?.id).toBe('actor:sy-mfa')
    expect(actors.byName('the Islamic State')?.id).toBe('actor:is')
    expect(actors.byName('Nobody at all')).toBeUndefined()
  })
  test('every id is given once, every parent is known, every entry has names in both languages', () => {
    const ids = actorTables.map((entry) => entry.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const entry of actorTables) {
      if (entry.parent) expect(ids).toContain(entry.parent)
      expect(entry.names.ar.length, entry.id).toBeGreaterThan(0)
      expect(entry.names.en.length, entry.id).toBeGreaterThan(0)
      expect(entry.names.ar.every((name) => foldText(foldText(name)) === foldText(name))).toBe(true)
    }
  })
})
