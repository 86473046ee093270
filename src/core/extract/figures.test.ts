// Figures: every rule's example is read and its refusal refused; offsets hold; hostile texts stay linear.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examples as arabic } from '../languages/ar/figures-examples.ts'
import { examples as english } from '../languages/en/figures-examples.ts'
import { languageOf } from '../languages/index.ts'
import type { Language } from '../languages/language.ts'
import { findFigures } from './figures.ts'
import { readText } from './reading.ts'

const packs = (['ar', 'en'] as const).map((code) => [code, languageOf(code) as Language] as const)
const read = (language: Language, text: string) =>
  findFigures(readText({ id: 't', format: 'text', lang: language.code, text, titleEnd: 0, problems: [] }, language))

describe.each(packs)('rules of %s', (code, language) => {
  const examples = code === 'ar' ? arabic : english
  test.each(examples.map((example) => [example.rule, example] as const))('%s finds its number', (_rule, { hit }) => {
    const found = read(language, hit.text).map(({ figure }) => ({
      num: hit.text.slice(...figure.span),
      of: figure.of,
      min: figure.min,
      max: figure.max,
    }))
    expect(found.filter((f) => f.num.includes(hit.num) || hit.num.includes(f.num))).toEqual([
      expect.objectContaining({ of: hit.of, min: hit.min, max: hit.max }),
    ])
  })
  test.each(examples.map((example) => [example.rule, example.refusal] as const))('%s refuses: %s', (_rule, refusal) => {
    expect(read(language, refusal).map(({ figure }) => `${figure.of} ${refusal.slice(...figure.span)}`)).toEqual([])
  })
  test('every span lies in the text, in order', () => {
    const words = examples.flatMap((example) => example.hit.text.split(' '))
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 60 }), (parts) => {
        const text = parts.join(' ')
        let last = 0
        for (const { figure, span, tokens, harm } of read(language, text)) {
          expect(span[0]).toBeLessThanOrEqual(figure.span[0])
          expect(figure.span[0]).toBeLessThan(figure.span[1])
          expect(figure.span[1]).toBeLessThanOrEqual(text.length)
          expect(span[1]).toBeLessThanOrEqual(text.length)
          expect(figure.span[0]).toBeGreaterThanOrEqual(last)
          expect(tokens.from).toBeLessThan(tokens.to)
          expect(harm.from).toBeLessThan(harm.to)
          last = figure.span[0]
        }
      }),
    )
  })
  test('time grows with the text, not with its square', () => {
    const base = `${examples.map((example) => example.hit.text.replace(/[.]/g, '')).join(' ')} "«(`
    const time = (text: string) => {
      const start = process.cpuUsage()
      read(language, text)
      const spent = process.cpuUsage(start)
      return (spent.user + spent.system) / 1000
    }
    time(base.repeat(20))
    const small = Math.max(5, time(base.repeat(20)))
    expect(time(base.repeat(200))).toBeLessThan(small * 25)
  })
})

describe('who', () => {
  test.each([
    ['ar', 'استشهد ثلاثة مقاتلين في القصف.', 'fighter'],
    ['ar', 'استشهد ثلاثة أشخاص في القصف.', 'unknown'],
    ['ar', 'قتل ثلاثة أطفال في القصف.', 'unknown'],
    ['en', 'Three women were killed.', 'unknown'],
    ['en', 'Three civilians were killed.', 'civilian'],
    ['en', 'Four detainees were executed.', 'detainee'],
  ] as const)('%s %s: status is the speaker’s word, never guessed from sex, age or martyrdom', (code, text, status) => {
    expect(read(languageOf(code) as Language, text)[0]?.who?.status).toBe(status)
  })
})
