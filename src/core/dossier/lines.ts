// Making lines: our words in both languages with footnote marks behind them.
import type { Words } from '../model/index.ts'
import { directed } from './direction.ts'
import type { Inline, Line } from './dossier.ts'

/** A line of words, followed by footnote marks: each once, in their order. */
export function line(words: Words, notes: readonly number[] = []): Line {
  const marks: Inline[] = [...new Set(notes)].sort((a, b) => a - b).map((n) => ({ t: 'note', n }))
  return { ar: [{ t: 'text', text: directed(words.ar, 'ar') }, ...marks], en: [{ t: 'text', text: directed(words.en, 'en') }, ...marks] }
}

/** The same text in both languages: names and dates as given. */
export function plain(text: string): Words {
  return { ar: text, en: text }
}

/** Words joined: each language with its own separator. */
export function joined(parts: readonly Words[], separator: Words = { ar: '، ', en: ', ' }): Words {
  return { ar: parts.map((p) => p.ar).join(separator.ar), en: parts.map((p) => p.en).join(separator.en) }
}

/** Two phrases with a colon between. */
export function labelled(label: Words, value: Words): Words {
  return { ar: `${label.ar}: ${value.ar}`, en: `${label.en}: ${value.en}` }
}
