import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainWords, isolateLtr, scriptRuns } from './direction.ts'

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
  test('a date is held left to right', () => expect(isolateLtr('2018-11-01')).toBe('\u20662018-11-01\u2069'))
})
