// Strict check of the interface's words: no string misses in Arabic or English, holes match, plurals are whole, no signs for comparisons.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { WORDS } from './index.ts'
import { modelLabel } from './labels.ts'
import { choose, compose, type Message } from './message.ts'

const texts = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message).filter((one) => one !== undefined))
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort()
const entries = (lang: 'ar' | 'en') => Object.entries(WORDS[lang]) as [string, Message][]

describe('words', () => {
  test('the same messages in both languages, none empty', () => {
    expect(Object.keys(WORDS.ar).sort()).toEqual(Object.keys(WORDS.en).sort())
    for (const lang of ['ar', 'en'] as const)
      expect(
        entries(lang)
          .filter(([, message]) => texts(message).some((text) => text.trim() === ''))
          .map(([id]) => id),
      ).toEqual([])
  })

  test('the same holes; a plural form may leave out its number, nothing else', () => {
    const wrong = entries('en').filter(([id, english]) => {
      const arabic = WORDS.ar[id as keyof typeof WORDS.ar] as Message
      const whole = [...new Set(texts(english).flatMap(holes))].sort()
      return [...texts(english), ...texts(arabic)].some((text) => {
        const here = holes(text)
        return here.some((hole) => !whole.includes(hole)) || whole.some((hole) => hole !== 'n' && !here.includes(hole))
      })
    })
    expect(wrong.map(([id]) => id)).toEqual([])
  })

  test('what is plural in one language is plural in the other, with the classes of that language', () => {
    const wrong = entries('en').filter(([id, english]) => {
      const arabic = WORDS.ar[id as keyof typeof WORDS.ar] as Message
      if (typeof english === 'string' || typeof arabic === 'string') return typeof english !== typeof arabic
      return !['one', 'other'].every((form) => form in english) || !['one', 'two', 'few', 'many', 'other'].every((form) => form in arabic)
    })
    expect(wrong.map(([id]) => id)).toEqual([])
  })

  test('Arabic is Arabic and English is not', () => {
    const script = /[\u0600-\u06ff]/u
    const neutral = /^[\s\d{}\w.()·?٠-٩-]*$/u
    // The language switch names the other language in itself.
    const switches = new Set(['switch.language', 'settings.digits.arab'])
    expect(
      entries('en')
        .filter(([id, m]) => !switches.has(id) && texts(m).some((text) => script.test(text)))
        .map(([id]) => id),
    ).toEqual([])
    expect(
      entries('ar')
        .filter(([id, m]) => !switches.has(id) && texts(m).some((text) => !script.test(text) && !neutral.test(text.replaceAll(/\{\w+\}/g, ''))))
        .map(([id]) => id),
    ).toEqual([])
  })

  test('comparisons and ranges are words, never signs', () => {
    for (const lang of ['ar', 'en'] as const)
      expect(
        entries(lang)
          .filter(([, message]) => texts(message).some((text) => /[<>≥≤]|\}\s*[-–]\s*\{/u.test(text)))
          .map(([id]) => id),
      ).toEqual([])
  })

  test.each([
    [0, 'لا مواد'],
    [1, 'مادة واحدة'],
    [2, 'مادتان'],
    [3, '{n} مواد'],
    [11, '{n} مادة'],
    [100, '{n} مادة'],
    [103, '{n} مواد'],
  ])('Arabic plural of %i', (n, text) => {
    expect(choose(WORDS.ar['count.reports'], 'ar', n)).toBe(text)
  })

  test('a hole without a value stays visible', () => {
    expect(compose('a {b} {c}', { b: 1 })).toEqual([{ words: 'a ' }, { hole: 'b', value: 1 }, { words: ' {c}' }])
  })

  test('labels come from the model; unknown values have none', () => {
    expect(modelLabel('counted', 'graves')?.ar).toMatch(/مقابر/u)
    expect(modelLabel('remains', 'no such stage')).toBeUndefined()
    expect(modelLabel('remains', 'toString')).toBeUndefined()
  })
})

describe('the workbench as written', () => {
  const web = join(import.meta.dirname, '..')
  const files = readdirSync(web, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

  test('no words outside the word lists: elements hold no letters of their own', () => {
    const wrong: string[] = []
    for (const file of files.filter((one) => one.endsWith('.tsx') && !one.includes('.test.'))) {
      const source = readFileSync(file, 'utf8')
      for (const hit of source.matchAll(/>\s*([A-Za-z\u0600-\u06ff][^<>{}=;()]*)\s*<\/(?!kbd)/gu)) wrong.push(`${file}: ${hit[1]}`)
      for (const hit of source.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]+)"/g)) wrong.push(`${file}: ${hit[1]}`)
    }
    expect(wrong.filter((line) => !/>?: [A-Z]$/.test(line))).toEqual([])
  })

  test('no dead words: every message is asked for somewhere', () => {
    const source = files
      .filter((file) => /\.tsx?$/.test(file) && !/[\\/]words[\\/]/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const asked = (id: string) => {
      const family = id.slice(0, id.lastIndexOf('.'))
      return source.includes(`'${id}'`) || source.includes(`"${id}"`) || source.includes(`\`${family}.\${`) || source.includes(`label('${family}'`)
    }
    expect(Object.keys(WORDS.en).filter((id) => !asked(id))).toEqual([])
  })

  test('styles are logical: no left or right, so that both directions are one style', () => {
    const wrong: string[] = []
    for (const file of files.filter((one) => one.endsWith('.css')))
      readFileSync(file, 'utf8')
        .split('\n')
        .forEach((line, i) => {
          const bare = line.replace(/\/\*.*\*\//, '')
          if (/(^|[\s:-])(left|right)\b/.test(bare) || /\b(margin|padding|border)-(top|bottom)\b/.test(bare))
            wrong.push(`${file}:${i + 1} ${line.trim()}`)
        })
    expect(wrong).toEqual([])
  })

  test('a part knows nothing of pages', () => {
    const wrong = files.filter((file) => /[\\/]parts[\\/]/.test(file) && /from '\.\.\/pages\//.test(readFileSync(file, 'utf8')))
    expect(wrong).toEqual([])
  })
})
