// The sentence corpus: every sentence gives its figures with their fields, and nothing else. Scores are printed and held.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languageOf } from '../languages/index.ts'
import type { Figure, Who } from '../model/index.ts'
import { findFigures } from './figures.ts'
import { readText } from './reading.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..', 'corpus', 'sentences')

interface Expected {
  num: string
  nth?: number
  of: Figure['of']
  min: number | null
  max: number | null
  qualifier?: string
  commitment?: string
  remains?: string
  scope?: string
  status?: Who['status']
}
interface Sentence {
  text: string
  figures?: Expected[]
}

/** Floors a little under what the rules reach: a change that loses sentences must say so. */
const FLOOR = { figures: 0.9, qualifier: 0.95, commitment: 0.93, remains: 0.93, scope: 0.9, status: 0.8 }

function startOf(text: string, needle: string, nth = 0): number {
  let at = -1
  for (let k = 0; k <= nth; k++) at = text.indexOf(needle, at + 1)
  return at
}

function scoreLanguage(lang: 'ar' | 'en') {
  const language = languageOf(lang)
  if (!language) throw new Error(`no pack for ${lang}`)
  const wrong: string[] = []
  const fields: Record<string, [right: number, all: number]> = {}
  let hit = 0
  let given = 0
  let wanted = 0
  for (const file of readdirSync(join(ROOT, lang)).filter((name) => name.endsWith('.jsonl'))) {
    for (const line of readFileSync(join(ROOT, lang, file), 'utf8')
      .split('\n')
      .filter(Boolean)) {
      const sentence = JSON.parse(line) as Sentence
      const { text, figures } = sentence
      // Sentences on other parts (who speaks, where, when) carry no figures.
      if (!figures) continue
      const found = findFigures(readText({ id: 's', format: 'text', lang, text, titleEnd: 0, problems: [] }, language))
      const left = new Set(found)
      wanted += figures.length
      given += found.length
      for (const want of figures) {
        const at = startOf(text, want.num, want.nth)
        const same = [...left].find(
          ({ figure: f }) => f.span[0] < at + want.num.length && f.span[1] > at && f.of === want.of && f.min === want.min && f.max === want.max,
        )
        if (!same) {
          wrong.push(`${lang} MISS ${want.of} ${want.num} | ${text}`)
          continue
        }
        left.delete(same)
        hit++
        const got: Record<string, unknown> = { ...same.figure, status: same.who?.status ?? 'unknown' }
        for (const field of ['qualifier', 'commitment', 'remains', 'scope', 'status'] as const) {
          const value = want[field]
          if (value === undefined) continue
          fields[field] ??= [0, 0]
          fields[field][1]++
          if (got[field] === value) fields[field][0]++
          else wrong.push(`${lang} ${field} ${String(got[field])} for ${value}: ${want.num} | ${text}`)
        }
      }
      for (const extra of left) wrong.push(`${lang} EXTRA ${extra.figure.of} ${text.slice(...extra.figure.span)} | ${text}`)
    }
  }
  const scores: Record<string, number> = { figures: (2 * hit) / (wanted + given) }
  for (const [field, [right, all]] of Object.entries(fields)) scores[field] = right / all
  return { scores, wrong, wanted }
}

describe.each(['ar', 'en'] as const)('sentences of %s', (lang) => {
  const { scores, wrong, wanted } = scoreLanguage(lang)
  test('are read as expected', () => {
    console.log(
      `${lang}: ${wanted} figures; ${Object.entries(scores)
        .map(([k, v]) => `${k} ${v.toFixed(3)}`)
        .join(', ')}`,
    )
    if (process.env.SHOW) console.log(wrong.join('\n'))
    for (const [field, floor] of Object.entries(FLOOR)) expect(scores[field] ?? 1, `${field}:\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(floor)
  })
})
