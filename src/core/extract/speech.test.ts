import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadRegisters } from '../../edge/registers.ts'
import { languageOf } from '../languages/index.ts'
import type { Report } from '../model/index.ts'
import { readText } from './reading.ts'
import { findSpeech } from './speech.ts'

interface Row {
  readonly title?: string
  readonly text: string
  readonly at?: string
  readonly chain?: readonly string[]
  readonly own?: boolean
  readonly rule?: string
  readonly relations?: readonly {
    readonly kind: string
    readonly has: string
    readonly chain: readonly string[]
    readonly actor?: string
    readonly to?: string
  }[]
  readonly why?: string
}

const registers = loadRegisters()

function reportOf(lang: 'ar' | 'en', title: string | undefined, body: string): Report {
  return {
    id: 'sentence',
    format: 'text',
    lang,
    ...(title ? { title } : {}),
    text: (title ? `${title}\n\n` : '') + body,
    titleEnd: title?.length ?? 0,
    problems: [],
  }
}
function speechOf(report: Report) {
  const language = languageOf(report.lang)
  if (!language) throw new Error('no language pack')
  return findSpeech(readText(report, language), registers)
}

describe.each(['ar', 'en'] as const)('sentences in %s', (lang) => {
  const file = join(import.meta.dirname, '../../../corpus/sentences', lang, 'speech.jsonl')
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Row)

  test.each(rows.map((row) => [`${row.title ?? ''} ${row.text}`.trim(), row] as const))('%s', (_name, row) => {
    const report = reportOf(lang, row.title, row.text)
    const speech = speechOf(report)
    if (row.at !== undefined) {
      const start = report.text.indexOf(row.at)
      const said = speech.chainFor([start, start + row.at.length])
      expect(said.chain.map((link) => link.name)).toEqual(row.chain ?? [])
      for (const link of said.chain) if (link.span) expect(report.text.slice(link.span[0], link.span[1])).toBe(link.name)
      expect(said.ownReporter).toBe(row.own ?? false)
      if (row.rule) expect(said.trail.map((step) => step.rule)).toContain(row.rule)
    }
    if (row.relations) {
      expect(speech.relations.map((one) => one.kind)).toEqual(row.relations.map((one) => one.kind))
      row.relations.forEach((want, k) => {
        const got = speech.relations[k]
        if (!got) return
        expect(report.text.slice(got.span[0], got.span[1])).toContain(want.has)
        expect(got.chain.map((link) => link.name)).toEqual(want.chain)
        if (want.actor) expect(got.actor?.name.toLowerCase()).toContain(want.actor.toLowerCase())
        if (want.to) expect(got.to?.name).toContain(want.to)
        expect(got.trail.length).toBeGreaterThan(0)
      })
    }
  })
})

describe('any text', () => {
  const words = [
    'قال',
    'وأضاف',
    'المرصد',
    'إن',
    '"',
    '«',
    '»',
    '“',
    '”',
    '،',
    '.',
    '\n',
    '\n\n',
    '12',
    'بحسب',
    'نقلت',
    'عن',
    '(',
    ')',
    '—',
    '@x',
    ':',
    'said',
    'the',
    'AFP',
    'according to',
    'accused',
    'regime',
    'killed',
    ',',
    'that',
    'told',
    'quoted',
    'as saying',
    'urged',
    'denied',
  ]
  test('every span lies in the text and is what it says; same text, same result', () => {
    fc.assert(
      fc.property(fc.constantFrom('ar' as const, 'en' as const), fc.array(fc.constantFrom(...words), { maxLength: 60 }), (lang, parts) => {
        const report = reportOf(lang, undefined, parts.join(' '))
        const speech = speechOf(report)
        const twice = speechOf(report)
        for (let at = 0; at < report.text.length; at += 7) {
          const said = speech.chainFor([at, at + 1])
          expect(twice.chainFor([at, at + 1])).toEqual(said)
          for (const link of said.chain) {
            expect(link.name.length).toBeGreaterThan(0)
            if (link.span) expect(report.text.slice(link.span[0], link.span[1])).toBe(link.name)
          }
        }
        for (const one of speech.relations) {
          expect(one.span[0]).toBeLessThan(one.span[1])
          expect(one.span[1]).toBeLessThanOrEqual(report.text.length)
          expect(one.span[1] - one.span[0]).toBeLessThanOrEqual(300)
        }
      }),
    )
  })
})
