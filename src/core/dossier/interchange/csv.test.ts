import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, csvLines, readCsv, unsafeCell } from './csv.ts'

describe('csv', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+963', "'+963"],
    ['＝cmd', "'＝cmd"],
    ["'=x", "''=x"],
    ['قال "نعم", ثم', '"قال ""نعم"", ثم"'],
    ['أكثر من 1500', 'أكثر من 1500'],
  ])('%s', (value, cell) => expect(csvCell(value)).toBe(cell))
  test('a negative number is a number', () => expect(csvCell(-5)).toBe('-5'))
  test('what goes out comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (cells) => {
        const columns = cells.map((_, i) => `c${i}`)
        const row = Object.fromEntries(cells.map((cell, i) => [`c${i}`, cell]))
        const back = readCsv([...csvLines(columns, [row])].join(''))
        expect(back[1]?.map(unsafeCell)).toEqual(cells)
      }),
    )
  })
})
