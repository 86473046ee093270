// Footnotes show a whole sentence: no abbreviation ends it, and where it is longer than the reach no word is cut.
import { expect, test } from 'vitest'
import { sentenceAt } from './footnotes.ts'

const around = (text: string, words: string) => {
  const at = text.indexOf(words)
  return text.slice(...sentenceAt(text, [at, at + words.length]))
}
test.each([
  ['It is over. The U.S.-led coalition killed 40 people. Then rain.', '40 people', 'The U.S.-led coalition killed 40 people.'],
  ['Quiet now. The U.S. said 40 people died. Then rain.', '40 people', 'The U.S. said 40 people died.'],
  ['Before. In all 4.000 bodies lay there. After.', '4.000 bodies', 'In all 4.000 bodies lay there.'],
  ['قبل ذلك. قالت أ.ف.ب إن 40 جثة وجدت. ثم هطل المطر.', '40 جثة', 'قالت أ.ف.ب إن 40 جثة وجدت.'],
  ['One ended. Twelve men were buried. Two began.', 'Twelve', 'Twelve men were buried.'],
])('%s', (text, words, sentence) => expect(around(text, words)).toBe(sentence))
test('a sentence longer than the reach loses whole words at its ends, and never its own', () => {
  const shown = around(`${'شمال '.repeat(200)}40 جثة ${'جنوب '.repeat(200)}`, '40 جثة')
  expect(shown).toContain('40 جثة')
  expect(new Set(shown.trim().split(/\s+/))).toEqual(new Set(['شمال', '40', 'جثة', 'جنوب']))
})
