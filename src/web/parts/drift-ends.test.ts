// The ends of a change whose statements are not at hand, and pasted lines that are no addresses.
import { expect, test } from 'vitest'
import { addressesIn } from '../data/intake.ts'
import { endIn } from './drift-ends.ts'

test('an Arabic page never shows the English words of a change', () => {
  const change = {
    before: 'stated',
    after: 'expected',
    words: { en: 'how firmly: stated → expected', ar: 'درجة الجزم: من «مذكور على أنه واقع» إلى «متوقع»' },
  }
  expect(endIn('ar', change, 'before')).toBe('مذكور على أنه واقع')
  expect(endIn('ar', change, 'after')).toBe('متوقع')
  expect(endIn('en', change, 'after')).toBe('expected')
})

test('an end that holds a quotation of its own stays whole; words of another form fall back', () => {
  const quoted = { before: 'the «Homeland»', after: 'SANA', words: { en: '', ar: 'الجهة: من «صحيفة «الوطن»» إلى «سانا»' } }
  expect(endIn('ar', quoted, 'before')).toBe('صحيفة «الوطن»')
  expect(endIn('ar', { ...quoted, words: { en: '', ar: 'تغيّر' } }, 'after')).toBe('SANA')
})

test('pasted addresses are taken, lines that hold none are handed back', () => {
  const pasted = 'https://example.org/a\nليس عنوانًا\nSee example.org/b, and https://example.org/a\n\nftp:/broken'
  expect(addressesIn(pasted)).toEqual({ addresses: ['https://example.org/a', 'example.org/b'], rest: ['ليس عنوانًا', 'ftp:/broken'] })
})
