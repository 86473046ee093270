import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldText } from './fold.ts'
import { tokenise } from './tokens.ts'

const norms = (raw: string) => tokenise(fold(raw), raw).map((t) => t.norm)
const raws = (raw: string) => tokenise(fold(raw), raw).map((t) => raw.slice(t.start, t.end))

describe('tokens', () => {
  test.each([
    ['قُتِلَ ٤٬٠٠٠ شخصٍ', ['قتل', '4,000', 'شخص']],
    ['بـ1500 جثة، و4000', ['ب', '1500', 'جثه', '،', 'و', '4000']],
    ["Syria's twenty-five", ['syria', "'s", 'twenty', '-', 'five']],
    ["don't", ["don't"]],
    ['الأولى¹ 5', ['الاولي', '5']],
    ['a\n\nb', ['a', '\n\n', 'b']],
    ['"قال"', ['"', 'قال', '"']],
    ['مُـــقـا.بر', ['مقا', '.', 'بر']],
  ])('%s', (raw, want) => expect(norms(raw)).toEqual(want))

  test('raw words keep their own spelling', () => {
    expect(raws('قُتِلَ ٤٬٠٠٠ شخصٍ.')).toEqual(['قُتِلَ', '٤٬٠٠٠', 'شخصٍ', '.'])
  })
  test('offsets lie in order inside any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        let last = 0
        for (const t of tokenise(fold(raw), raw)) {
          expect(t.start).toBeGreaterThanOrEqual(last)
          expect(t.end).toBeGreaterThan(t.start)
          expect(t.end).toBeLessThanOrEqual(raw.length)
          last = t.start
        }
      }),
    )
  })
  test('folding is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        expect(foldText(foldText(raw))).toBe(foldText(raw))
      }),
    )
  })
  test('the map is monotone and one longer than the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const { text, map } = fold(raw)
        expect(map.length).toBe(text.length + 1)
        for (let i = 1; i < map.length; i++) expect(map[i]).toBeGreaterThanOrEqual(map[i - 1]!)
      }),
    )
  })
})
