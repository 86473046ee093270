import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainWords, directed, instant, isolateLtr, scriptRuns } from './direction.ts'

describe('direction', () => {
  test('runs keep every character in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom<'rtl' | 'ltr'>('rtl', 'ltr'), (text, base) => {
        expect(
          scriptRuns(text, base)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
  test.each([
    ['سانا SANA سانا', ['سانا ', 'SANA ', 'سانا'], [true, false, true]],
    ['أكثر من 1500 جثمان', ['أكثر من 1500 جثمان'], [true]],
  ])('%s', (text, parts, rtl) => {
    const runs = scriptRuns(text, 'rtl')
    expect(runs.map((run) => run.text)).toEqual(parts)
    expect(runs.map((run) => run.rtl)).toEqual(rtl)
  })
  test('a chain reads outermost first', () => {
    expect(chainWords(['أ', 'ب'], 'ar').replace(/[\u2066-\u2069]/g, '')).toBe('أ، عن ب')
    expect(chainWords([], 'en')).toBe('')
  })
  const shown = (text: string) => text.replace(/[\u2066\u2068]/g, '{').replace(/\u2069/g, '}')
  test.each([
    ['ar', 'عند a local official في الرقة', 'عند {a local official} في الرقة'],
    ['ar', 'الائتلاف (U.S.-led coalition) حتى 2018-11-01', 'الائتلاف ({U.S.-led coalition}) حتى {2018-11-01}'],
    ['ar', 'أكثر من 1500 جثمان', 'أكثر من 1500 جثمان'],
    ['ar', 'منشور في 2018-11-01T15:02:00+02:00', 'منشور في {2018-11-01T15:02:00+02:00}'],
    ['en', 'Site: مشفى الأطفال and المشفى الوطني, 2018', 'Site: {مشفى الأطفال} and {المشفى الوطني}, 2018'],
    ['en', 'as of 2018-11-01', 'as of 2018-11-01'],
  ] as const)('%s: %s is held together', (lang, text, held) => {
    expect(shown(directed(text, lang))).toBe(held)
    expect(directed(directed(text, lang), lang)).toBe(directed(text, lang))
  })
  test('instants as people read them', () => {
    expect(instant('2018-11-01T15:02:00+02:00')).toBe('2018-11-01 15:02 +02:00')
    expect(instant('2026-01-01T00:00:00.000Z')).toBe('2026-01-01 00:00 UTC')
    expect(instant('2018-11-01')).toBe('2018-11-01')
  })
  test('a date is held left to right', () => expect(isolateLtr('2018-11-01')).toBe('\u20662018-11-01\u2069'))
})
