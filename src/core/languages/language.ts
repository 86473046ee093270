// The contract of a language pack: a folder of tables and rules over the engine in extract/. Packs never import each other.
import type { CliticTable } from '../text/index.ts'
import type { CircumstanceTables } from './circumstances.ts'
import type { FigureTables } from './figures.ts'
import type { SpeechTables } from './speech.ts'

/** How the language is written. */
export interface Script {
  readonly direction: 'rtl' | 'ltr'
  /** Proclitics, longest first; empty where the language has none. */
  readonly clitics: CliticTable
  /** Folded words after which a full stop does not end a sentence. */
  readonly abbreviations: ReadonlySet<string>
}

export interface Language {
  readonly code: 'ar' | 'en'
  readonly script: Script
  /** Numbers, harm words, qualifiers, commitment, remains, scope. */
  readonly figures: FigureTables
  /** Who says so: reporting verbs and nouns, "according to", demand, accusation, denial. */
  readonly speech: SpeechTables
  /** Where, when, by whom. */
  readonly circumstances: CircumstanceTables
}
