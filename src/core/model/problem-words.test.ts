// Tests of the problem words: every code has both languages; details are shown.
import { expect, test } from 'vitest'
import { ProblemCode, problemLabels, problemWords } from './index.ts'

test.each(ProblemCode.options)('%s has words in both languages', (code) => {
  expect(problemLabels[code].ar).toMatch(/\p{Script=Arabic}/u)
  expect(problemLabels[code].en).toMatch(/^[A-Z]/)
  expect(problemWords({ code })).toEqual(problemLabels[code])
})
test('details stand with the words', () => {
  expect(problemWords({ code: 'bad-json', detail: { line: 3 } }).en).toContain('line: \u20683\u2069')
  expect(problemWords({ code: 'bad-json', detail: { line: 3 } }).ar).toContain('السطر: \u20683\u2069')
})

test.each(ProblemCode.options)('%s says what happened and what to do or what holds', (code) => {
  expect(problemLabels[code].en.split(/[.;:]/).filter((part) => part.trim()).length).toBeGreaterThan(1)
  expect(problemLabels[code].ar.split(/[.؛:،]/).filter((part) => part.trim()).length).toBeGreaterThan(1)
})
