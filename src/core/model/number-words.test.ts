// Labels are complete in both languages, and numbers read as a person would write them.
import { describe, expect, test } from 'vitest'
import * as labels from './labels.ts'
import { arabicPlural, countedNouns, countsLine, countWords, figureWords, nouns, numberWords, quantityWords } from './number-words.ts'
import { Commitment, Counted, Manner, Qualifier, Remains, Scope } from './statement.ts'

describe('labels', () => {
  test('every value of every enumeration has words in both languages', () => {
    const missing: string[] = []
    for (const [table, rows] of Object.entries(labels)) {
      for (const [key, words] of Object.entries(rows as Record<string, { ar: string; en: string }>)) {
        if (!/\p{Script=Arabic}/u.test(words.ar) || !/[a-z]/i.test(words.en)) missing.push(`${table}.${key}`)
      }
    }
    expect(missing).toEqual([])
    expect(Object.keys(labels.countedLabels).sort()).toEqual([...Counted.options].sort())
    expect(Object.keys(labels.qualifierLabels).sort()).toEqual([...Qualifier.options].sort())
    expect(Object.keys(labels.commitmentLabels).sort()).toEqual([...Commitment.options].sort())
    expect(Object.keys(labels.remainsLabels).sort()).toEqual([...Remains.options].sort())
    expect(Object.keys(labels.scopeLabels).sort()).toEqual([...Scope.options].sort())
    expect(Object.keys(labels.mannerLabels).sort()).toEqual([...Manner.options].sort())
  })
})

describe('numbers', () => {
  test.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'two'],
    [3, 'few'],
    [10, 'few'],
    [11, 'many'],
    [99, 'many'],
    [100, 'other'],
    [102, 'other'],
    [103, 'few'],
    [1500, 'other'],
    [2511, 'many'],
  ] as const)('%d is %s', (n, plural) => expect(arabicPlural(n)).toBe(plural))

  test.each([
    [{ min: 1500, max: null, qualifier: 'more-than' }, 'more than 1500', 'أكثر من 1500'],
    [{ min: 9, max: null, qualifier: 'at-least' }, 'at least 9', 'ما لا يقل عن 9'],
    [{ min: 150, max: 200, qualifier: 'range' }, '150 to 200', 'من 150 إلى 200'],
    [{ min: 20, max: 99, qualifier: 'vague' }, 'vague (20 to 99)', 'غير محدد (من 20 إلى 99)'],
    [{ min: null, max: 40, qualifier: 'up-to' }, 'up to 40', 'ما يصل إلى 40'],
    [{ min: 50, max: 50, qualifier: 'about' }, 'about 50', 'نحو 50'],
  ] as const)('%o', (bounds, en, ar) => expect(numberWords(bounds)).toEqual({ en, ar }))

  test('with the noun', () => {
    expect(quantityWords({ min: 1500, max: null, qualifier: 'more-than' }, 'bodies')).toEqual({
      en: 'more than 1500 bodies',
      ar: 'أكثر من 1500 جثمان',
    })
    expect(quantityWords({ min: 2, max: 2 }, 'killed')).toEqual({ en: '2 killed', ar: 'قتيلان' })
    expect(quantityWords({ min: 11, max: 11 }, 'killed')).toEqual({ en: '11 killed', ar: '11 قتيلا' })
    expect(quantityWords({ min: 4, max: 4 }, 'graves').ar).toBe('4 مقابر جماعية')
    expect(figureWords({ of: 'bodies', min: 1500, max: null, qualifier: 'more-than', commitment: 'expected', remains: 'alleged' }).en).toBe(
      'more than 1500 bodies (expected)',
    )
    expect(countWords(1, nouns.report)).toEqual({ en: '1 report', ar: 'مادة واحدة' })
    expect(Object.values(countedNouns).every((noun) => noun.ar.length === 6)).toBe(true)
  })

  test('a count of reports never stands alone', () => {
    expect(countsLine({ reports: 9, origins: 1, untraced: 0, independent: [1, 1] })).toEqual({
      en: '9 reports · 1 named origin · 0 untraced · independent: 1 to 1',
      ar: '9 مواد · قائل مسمى واحد · بلا سند: 0 · مستقلون: من 1 إلى 1',
    })
  })
})
