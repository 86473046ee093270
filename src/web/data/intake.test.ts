// Addresses in a pasted text, and the lines that hold none.
import { expect, test } from 'vitest'
import { addressesIn } from './intake.ts'

test('pasted addresses are taken, lines that hold none are handed back', () => {
  const pasted = 'https://example.org/a\nليس عنوانًا\nSee example.org/b, and https://example.org/a\n\nftp:/broken'
  expect(addressesIn(pasted)).toEqual({ addresses: ['https://example.org/a', 'example.org/b'], rest: ['ليس عنوانًا', 'ftp:/broken'] })
})
