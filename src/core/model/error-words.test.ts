// Tests of the error words: both languages for every code, details shown where given.
import { describe, expect, test } from 'vitest'
import { asIsnadError, errorWords, IsnadError } from './index.ts'

const ARABIC = /\p{Script=Arabic}/u
describe('error words', () => {
  for (const code of ['usage', 'not-a-case', 'case-locked', 'disk-full', 'refused', 'internal'] as const)
    test(`${code} has words in both languages`, () => {
      const words = errorWords(code)
      expect(words.ar).toMatch(ARABIC)
      expect(words.en).not.toMatch(ARABIC)
      expect(words.ar).not.toContain('undefined')
      expect(words.en).not.toContain('undefined')
    })
  test('a path is shown, isolated', () => {
    expect(errorWords('not-a-case', { path: '/a/b' }).ar).toContain('\u2068/a/b\u2069')
  })
})

describe('asIsnadError', () => {
  test.each([
    [new IsnadError('refused'), 'refused'],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'disk-full'],
    [Object.assign(new Error('x'), { code: 'ENOENT', path: '/x' }), 'unreadable-input'],
    [new TypeError('x'), 'internal'],
    ['text', 'internal'],
    [null, 'internal'],
  ])('%s', (thrown, code) => {
    expect(asIsnadError(thrown).code).toBe(code)
  })
})
