// The language packs. A new language is its folder and one line here.
import type { LanguageCode } from '../model/index.ts'
import { arabic } from './ar/index.ts'
import { english } from './en/index.ts'
import type { Language } from './language.ts'

export const languages: readonly Language[] = [arabic, english]

/** The pack for a language code, or undefined where none reads it. */
export function languageOf(code: LanguageCode): Language | undefined {
  return languages.find((language) => language.code === code)
}
