// Tests of the problem words: every code has both languages; details are shown.
import { expect, test } from 'vitest'
import { ProblemCode, problemLabels, problemWords } from './index.ts'

test.each(ProblemCode.options)('%s has words in both languages', (code) => {
  expect(problemLabels[code].ar).toMatch(/\p{Script=Arabic}/u)
  expect(problemLabels[code].en).toMatch(/^[A-Z]/)
  expect(problemWords({ code })).toEqual(problemLabels[code])
})
test('details stand with the words', () => {
  expect(problemWords({ code: 'bad-json', detail: { line: 3 } }).en).toContain('line: 3')
})
