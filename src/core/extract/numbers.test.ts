// Numbers: digits of any script and number words of both languages, and what is no number.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languageOf } from '../languages/index.ts'
import type { Language } from '../languages/language.ts'
import { markWords } from './figure-marks.ts'
import { digitValue, readNumber } from './numbers.ts'
import { readText } from './reading.ts'

function numberIn(code: 'ar' | 'en', text: string): number | undefined {
  const language = languageOf(code) as Language
  const reading = readText({ id: 'n', format: 'text', lang: code, text, titleEnd: 0, problems: [] }, language)
  const read = readNumber(reading.tokens, markWords(reading), 0, language.figures)
  return read && read.to === reading.tokens.length ? read.value : undefined
}

describe('digits', () => {
  test.each([
    ['4,000', 4000],
    ['4.000', 4000],
    ['1,234,567', 1234567],
    ['6,5', 6.5],
    ['12', 12],
    ['300000', 300000],
  ])('%s', (written, value) => expect(digitValue(written)).toBe(value))
  test.each(['16.04.2017', '016', '1.2.3', '1,23,4', '12345678901'])('%s is none', (written) => expect(digitValue(written)).toBeNaN())
  test('any grouping of a whole number reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), fc.constantFrom(',', '.'), (n, mark) => {
        expect(digitValue(String(n).replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, mark))).toBe(n)
      }),
    )
  })
})

describe('words', () => {
  test.each([
    ['ar', '٤٬٠٠٠', 4000],
    ['ar', '4 آلاف', 4000],
    ['ar', 'أربعة آلاف', 4000],
    ['ar', 'خمسة وعشرون', 25],
    ['ar', 'خمسةٌ وعشرين', 25],
    ['ar', 'ثلاثة عشر', 13],
    ['ar', 'اثنتا عشرة', 12],
    ['ar', 'مئة وخمسة', 105],
    ['ar', 'مائتان وعشرون', 220],
    ['ar', 'ثلاثمائة وثلاثا وثلاثين', 333],
    ['ar', 'ألف وخمسمئة', 1500],
    ['ar', 'ألفين وثلاثمئة', 2300],
    ['ar', '120 ألف', 120000],
    ['ar', '64 ألفًا و218', 64218],
    ['ar', '171 ألف و58', 171058],
    ['ar', '6,6 مليون', 6600000],
    ['ar', 'نصف مليون', 500000],
    ['ar', 'مئة ألف', 100000],
    ['en', 'twenty-five', 25],
    ['en', 'twenty-five hundred', 2500],
    ['en', 'two hundred and fifty', 250],
    ['en', 'three thousand four hundred', 3400],
    ['en', 'two dozen', 24],
    ['en', 'a dozen', 12],
    ['en', 'half a dozen', 6],
    ['en', '2.5 million', 2500000],
    ['en', 'a hundred', 100],
    ['ar', '64 ألف و218', 64218],
    ['en', '300 000', 300000],
    ['en', '1’500', 1500],
    ['en', "12'340", 12340],
  ] as const)('%s %s', (code, text, value) => expect(numberIn(code, text)).toBe(value))

  test.each([
    ['ar', 'ثلاثة وأربعة'],
    ['ar', 'عشرون وخمسة'],
    ['en', 'five and six'],
    ['en', '1’50'],
    ['en', "in '500"],
    ['en', 'twenty people'],
  ] as const)('%s %s is not one number', (code, text) => expect(numberIn(code, text)).toBeUndefined())
})
