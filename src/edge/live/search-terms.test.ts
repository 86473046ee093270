// Tests of search terms: spellings that must meet, words that must stay apart, marks that lie on the word.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksIn, stemOf, termsOf } from './search-terms.ts'

describe('spellings that meet', () => {
  test.each([
    ['مستشفى', 'المستشفي'],
    ['ضحايا', 'الضحايا'],
    ['ضحية', 'الضحايا'],
    ['بالرقة', 'الرقة'],
    ['الرقه', 'وبالرقة'],
    ['والمقابر', 'مقبرة'],
    ['جثة', 'جثث'],
    ['جثامين', 'جثمان'],
    ['مقـــابر', 'مَقَابِر'],
    ['أطفال', 'طفل'],
    ['للأطفال', 'الأطفال'],
    ['مدنيين', 'المدنيون'],
    ['٤٠٠٠', '4,000'],
    ['graves', 'Grave'],
    ['bodies', 'body'],
    ['Raqqa', 'RAQQA'],
  ])('%s and %s', (a, b) => {
    expect(termsOf(a)).toEqual(termsOf(b))
  })
})

describe('words that stay apart', () => {
  test.each([
    ['وزير', 'زير'],
    ['بلد', 'لد'],
    ['mass', 'mas'],
    ['4000', '400'],
    ['قبر', 'قرب'],
    ['فجر', 'جر'],
  ])('%s and %s', (a, b) => {
    expect(termsOf(a)).not.toEqual(termsOf(b))
  })
})

test('marks lie on the words asked for, as they stand', () => {
  const text = 'عثر على 1,500 جثمان في المقابر'
  expect(marksIn(text, termsOf('مقبرة 1500')).map(([a, b]) => text.slice(a, b))).toEqual(['1,500', 'المقابر'])
  expect(marksIn(text, termsOf('مستشفى'))).toEqual([])
})

test('a term of any text is never empty, and every mark lies inside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const terms = termsOf(text)
      expect(terms.every((term) => term.length > 0)).toBe(true)
      for (const [from, to] of marksIn(text, terms)) expect(from >= 0 && from < to && to <= text.length).toBe(true)
    }),
  )
})

test('an English stem is stable for its own plural', () => {
  expect(stemOf('witnesses')).toBe(stemOf('witness'))
})
