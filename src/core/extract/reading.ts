// A reading: a report's text folded, cut into tokens, sentences and quotations, ready for the rules.

import type { Language } from '../languages/language.ts'
import type { Report } from '../model/index.ts'
import type { ActorHit, Registers } from '../registers/register.ts'
import { cutSentences, type Form, findQuotations, formReader, type Quotation, type Token, type TokenRange, tokensOf } from '../text/index.ts'

export interface Reading {
  readonly report: Report
  readonly language: Language
  readonly tokens: readonly Token[]
  /** Sentences in order; they do not overlap. Sentence 0 is the title where there is one. */
  readonly sentences: readonly TokenRange[]
  /** For every token, the index of its sentence, or -1 (line breaks). */
  readonly sentenceOf: Int32Array
  readonly quotations: readonly Quotation[]
  /** Number of sentences that belong to the title. */
  readonly titleSentences: number
  /** The sentence at the body's start that says the title again, or -1. */
  readonly repeatedTitle: number
  /** Readings of a folded word with its clitics cut. */
  readonly forms: (norm: string) => readonly Form[]
  /** Known actors by token, kept by actor-hits.ts for all who ask. */
  readonly known: { registers: Registers | undefined; hits: readonly (ActorHit | undefined)[] }
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
  const tokens = tokensOf(report.text)
  const { sentences, repeated } = cutAfterRepeatedTitle(tokens, cutSentences(tokens, language.script.abbreviations), report.titleEnd)
  const sentenceOf = new Int32Array(tokens.length).fill(-1)
  let titleSentences = 0
  sentences.forEach((range, index) => {
    // A loop: filling a few places costs the engine's own filler more than the places.
    for (let k = range.from; k < range.to; k++) sentenceOf[k] = index
    if ((tokens[range.from]?.start ?? Number.POSITIVE_INFINITY) < report.titleEnd) titleSentences = index + 1
  })
  return {
    report,
    language,
    tokens,
    sentences,
    sentenceOf,
    quotations: findQuotations(tokens),
    titleSentences,
    repeatedTitle: repeated,
    forms: formsOf(language),
    known: { registers: undefined, hits: [] },
  }
}

/**
 * Feeds often set the title again in front of the first sentence without a mark between them ("Shelling kills two Shelling
 * on the town…"): the repeated title becomes a sentence of its own.
 */
function cutAfterRepeatedTitle(
  tokens: readonly Token[],
  sentences: readonly TokenRange[],
  titleEnd: number,
): { sentences: readonly TokenRange[]; repeated: number } {
  if (titleEnd === 0) return { sentences, repeated: -1 }
  const title: string[] = []
  for (const token of tokens) {
    if (token.start >= titleEnd) break
    if (token.kind === 'word' || token.kind === 'number') title.push(token.norm)
  }
  const index = sentences.findIndex((range) => (tokens[range.from]?.start ?? 0) >= titleEnd)
  const first = sentences[index]
  if (!first || title.length < 4) return { sentences, repeated: -1 }
  let matched = 0
  let end = -1
  // A date may stand in front of the repetition, so it may start within the first ten tokens.
  for (let from = first.from; from < Math.min(first.to, first.from + 10) && end < 0; from++) {
    matched = 0
    let k = from
    for (; k < first.to && matched < title.length; k++) {
      const token = tokens[k] as Token
      if (token.kind !== 'word' && token.kind !== 'number') continue
      if (token.norm !== title[matched]) break
      matched++
    }
    if (matched === title.length) end = k
  }
  if (end < 0) return { sentences, repeated: -1 }
  if (end >= first.to - 1) return { sentences, repeated: index }
  return {
    sentences: [...sentences.slice(0, index), { from: first.from, to: end }, { from: end, to: first.to }, ...sentences.slice(index + 1)],
    repeated: index,
  }
}
