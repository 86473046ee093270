// Redaction: spans stay where they are while a case is worked with; what is written tells no lengths.
import { expect, test } from 'vitest'
import { evened, evenedAll } from './redact.ts'

test.each([
  ['قال █████ ███████ إن', 'قال ███ إن'],
  ['The █ said', 'The ███ said'],
  ['██, ████', '███, ███'],
  ['██\n████', '███\n███'],
  ['nothing here', 'nothing here'],
])('%j is written as %j', (text, written) => {
  expect(evened(text)).toBe(written)
  expect(evened(written)).toBe(written)
})

test('every string of a value is evened, and a value without marks is not copied', () => {
  const plain = { a: ['x', { b: 'y' }], n: 3 }
  expect(evenedAll(plain)).toBe(plain)
  expect(evenedAll({ a: ['█ ██', { b: 'y' }], n: 3 })).toEqual({ a: ['███', { b: 'y' }], n: 3 })
})
