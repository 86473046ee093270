// Names of victims are covered in every spelling, and nothing else moves or is covered.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blackOut } from './redact.ts'
import { seekerOf } from './withheld.ts'

const covered = (text: string, names: readonly string[]) => blackOut(text, seekerOf({ words: [], whole: names, points: [], shown: new Set() }))

test('a name is covered in any spelling, with its length kept', () => {
  const text = 'قُتل أحمد الخطيب وابنته، وقال جار لاحمد الخطيب إن البيت سقط.'
  const out = covered(text, ['أحمد الخطيب'])
  expect(out).toHaveLength(text.length)
  expect(out).toBe('قُتل ████ ██████ وابنته، وقال جار ل████ ██████ إن البيت سقط.')
})

test('a name inside a longer word or another name is left', () => {
  expect(covered('Marina and Annabel were hurt; Anna was not.', ['Anna'])).toBe('Marina and Annabel were hurt; ████ was not.')
  expect(covered('مدينة سليمانية', ['سليمان'])).toBe('مدينة سليمانية')
})

test('marks and tatweel inside a name do not hide it', () => {
  expect(covered('استُشهدت سَلْمـى في القصف', ['سلمى'])).not.toContain('لْمـ')
})

test('whatever the text, its length and what holds no name stay', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 2 }), (text, name) => {
      const out = covered(text, [name])
      expect(out.length).toBe(text.length)
      expect(covered(out, [name])).toBe(out)
    }),
  )
})
