// The speech lexicon of a language, compiled once, and its words marked in a reading.
import type { Language } from '../languages/language.ts'
import type { SpeechRole } from '../languages/speech.ts'
import { foldText, type PhraseHit, type PhraseTable, phraseTable } from '../text/index.ts'
import { formsOf, type Reading } from './reading.ts'

/** A word or phrase of the lexicon at its place. */
export type Mark = PhraseHit<SpeechRole>

const TABLES = new WeakMap<Language, PhraseTable<SpeechRole>>()

function tableOf(language: Language): PhraseTable<SpeechRole> {
  let table = TABLES.get(language)
  if (!table) {
    // A phrase that stands in several rows has all their roles ("blamed" reports and accuses).
    const roles = new Map<string, SpeechRole>()
    for (const [role, phrases] of language.speech.lexicon)
      for (const phrase of phrases.split('|').map(foldText)) roles.set(phrase, { ...roles.get(phrase), ...role })
    // A noun with the article has what the bare noun has too: "الجماعة" points back, and like "جماعة" it may be blamed.
    for (const [phrase, role] of roles) {
      const bare = phrase.startsWith('ال') ? roles.get(phrase.slice(2)) : undefined
      if (bare) roles.set(phrase, { ...namely(bare), ...role })
    }
    table = phraseTable(roles, formsOf(language))
    TABLES.set(language, table)
  }
  return table
}

/** What a bare noun's article form may take from it: being somebody or some harm, never a verb ("المتهمين" are no "accusing"). */
function namely(role: SpeechRole): SpeechRole {
  const { say: _say, quote: _quote, according: _according, demand: _demand, deny: _deny, accuse: _accuse, blame: _blame, that: _that, ...rest } = role
  return rest
}

/** For every token, the longest lexicon phrase that starts there, or undefined. Phrases may overlap. */
export function markWords(reading: Reading): (Mark | undefined)[] {
  const table = tableOf(reading.language)
  const { tokens } = reading
  const marks = new Array<Mark | undefined>(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind === 'word') marks[i] = table.match(tokens, i)
  }
  return marks
}
