// A reading: a report's text folded, cut into tokens, sentences and quotations, ready for the rules.
import type { Language } from '../languages/language.ts'
import type { Report } from '../model/index.ts'
import {
  cutSentences,
  type Folded,
  type Form,
  findQuotations,
  fold,
  formReader,
  type Quotation,
  type Token,
  type TokenRange,
  tokenise,
} from '../text/index.ts'

export interface Reading {
  readonly report: Report
  readonly language: Language
  readonly folded: Folded
  readonly tokens: readonly Token[]
  /** Sentences in order; they do not overlap. Sentence 0 is the title where there is one. */
  readonly sentences: readonly TokenRange[]
  /** For every token, the index of its sentence, or -1 (line breaks). */
  readonly sentenceOf: Int32Array
  readonly quotations: readonly Quotation[]
  /** Number of sentences that belong to the title. */
  readonly titleSentences: number
  /** Readings of a folded word with its clitics cut. */
  readonly forms: (norm: string) => readonly Form[]
}

const READERS = new WeakMap<Language, (norm: string) => readonly Form[]>()
/** The form reader of a language: one memory for all reports of a run. */
export function formsOf(language: Language): (norm: string) => readonly Form[] {
  let reader = READERS.get(language)
  if (!reader) {
    reader = formReader(language.script.clitics)
    READERS.set(language, reader)
  }
  return reader
}

/** Reads a report's text. Pure; linear in the text. */
export function readText(report: Report, language: Language): Reading {
  const folded = fold(report.text)
  const tokens = tokenise(folded, report.text)
  const sentences = cutSentences(tokens, language.script.abbreviations)
  const sentenceOf = new Int32Array(tokens.length).fill(-1)
  let titleSentences = 0
  sentences.forEach((range, index) => {
    sentenceOf.fill(index, range.from, range.to)
    if ((tokens[range.from]?.start ?? Number.POSITIVE_INFINITY) < report.titleEnd) titleSentences = index + 1
  })
  return { report, language, folded, tokens, sentences, sentenceOf, quotations: findQuotations(tokens), titleSentences, forms: formsOf(language) }
}
