// What every language pack must keep: entries that folding leaves alone, tables that find their own phrases, an example of every rule.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldText } from '../text/index.ts'
import { examples as arabic } from './ar/figures-examples.ts'
import { examples as english } from './en/figures-examples.ts'
import { languages } from './index.ts'

const EXAMPLES = { ar: arabic, en: english }

describe.each(languages.map((language) => [language.code, language] as const))('the pack of %s', (code, language) => {
  const { lexicon } = language.figures

  test('phrases are stable: folded once or twice, NFKC or not, they are the same', () => {
    const shaky = lexicon.map(([phrase]) => foldText(phrase)).filter((folded) => foldText(folded) !== folded || folded.normalize('NFKC') !== folded)
    expect(shaky).toEqual([])
  })
  test('no phrase is empty, padded or given twice in one sense', () => {
    const seen = new Set<string>()
    const wrong = lexicon.flatMap(([phrase]) => (phrase !== phrase.trim() || !foldText(phrase).trim() ? [phrase] : []))
    expect(wrong).toEqual([])
    for (const [phrase, sense] of lexicon) seen.add(`${foldText(phrase)}|${sense.is}`)
    expect(seen.size).toBeGreaterThan(500)
  })
  test('the files use no class that knows only ASCII', () => {
    const folder = join(import.meta.dirname, code)
    const wrong = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => /\\[bBwWd](?![\p{L}])/u.test(readFileSync(join(folder, file), 'utf8').replace(/^\s*(?:\/\/|\*).*$/gmu, '')))
    expect(wrong).toEqual([])
  })
  test('every form, qualifier and thing of the figure tables has an example', () => {
    const rules = new Set<string>()
    for (const [, sense] of lexicon) {
      if (sense.is === 'harm') rules.add(`form/${sense.form}`)
      if (sense.is === 'qualifier') rules.add(`qualifier/${sense.qualifier}`)
      if (sense.is === 'thing') rules.add(`thing/${sense.kind}`)
      if (sense.is === 'vague') rules.add('vague')
      if (sense.is === 'none') rules.add('zero')
      if (sense.is === 'grave') rules.add('grave')
    }
    const shown = new Set(EXAMPLES[code].map((example) => example.rule))
    expect([...rules].filter((rule) => !shown.has(rule))).toEqual([])
  })
  test('abbreviations and clitics are written as folding leaves them', () => {
    const { clitics, abbreviations } = language.script
    expect([...abbreviations].filter((word) => foldText(word) !== word)).toEqual([])
    expect(clitics.filter(([prefix]) => foldText(prefix) !== prefix)).toEqual([])
    expect(clitics.map(([prefix]) => prefix.length)).toEqual(clitics.map(([prefix]) => prefix.length).sort((a, b) => b - a))
  })
})
