// A dossier: what leaves the workbench for people to read. A tree of sections whose every figure carries a footnote to the captured words.
import type { DossierPlan, LanguageCode, Words } from '../model/index.ts'
import type { Drawing } from './drawings/drawing.ts'

/** A piece of a line: our words, words quoted from a report (never altered), or a footnote mark. */
export type Inline =
  | { readonly t: 'text'; readonly text: string }
  | { readonly t: 'quote'; readonly text: string; readonly lang: LanguageCode }
  | { readonly t: 'note'; readonly n: number }

/** The same line in both languages; footnotes stand in both. */
export interface Line {
  readonly ar: readonly Inline[]
  readonly en: readonly Inline[]
}

export type Block =
  | { readonly kind: 'line'; readonly line: Line; readonly weight?: 'strong' | 'warning' | 'analyst' }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | {
      readonly kind: 'table'
      readonly caption: Words
      readonly head: readonly Words[]
      readonly rows: readonly (readonly Line[])[]
      /** Share of the width of each column; equal where absent. */
      readonly widths?: readonly number[]
    }
  | {
      readonly kind: 'drawing'
      readonly caption: Words
      readonly ar: Drawing
      readonly en: Drawing
      /** What the drawing says, for who cannot see it and for forms that hold no vector pictures. */
      readonly instead: readonly Line[]
    }

export interface Section {
  readonly id: string
  readonly heading: Words
  readonly level: 1 | 2
  readonly blocks: readonly Block[]
}

/** The captured words a figure or claim stands on. */
export interface Footnote {
  readonly n: number
  readonly statement: string
  /** The sentence as captured, and where the statement's own words stand inside it. */
  readonly sentence: string
  readonly marked: readonly [number, number]
  readonly lang: LanguageCode
  readonly outlet: string | null
  readonly date: string | null
  readonly chain: readonly string[]
  /** SHA-256 of the captured bytes and the capture's ledger entry; null outside a case folder. */
  readonly sha256: string | null
  readonly entry: number | null
  readonly reviewed: boolean
  /** True where the words are a row of a table that a person brought in. */
  readonly imported: boolean
}

export interface CapturedReport {
  readonly report: string
  readonly outlet: string | null
  readonly title: string | null
  readonly date: string | null
  readonly address: string | null
  readonly sha256: string | null
  readonly entry: number | null
}

export interface Dossier {
  readonly title: Words
  readonly question: Words
  readonly by: string
  /** Instant of compilation (given), ledger checkpoint and engine it was compiled from. */
  readonly madeAt: string
  readonly engine: string
  readonly checkpoint: { readonly size: number; readonly root: string } | null
  readonly reconstructed: boolean
  readonly sections: readonly Section[]
  readonly footnotes: readonly Footnote[]
  readonly captures: readonly CapturedReport[]
}

export type DossierLanguage = 'ar' | 'en' | 'both'

type Chosen = Omit<DossierPlan, 'format' | 'title' | 'question' | 'withheld' | 'names' | 'approval'>
/** What to put in, in which order, with which words of the analyst: the plan without what the gate needs. All where left out. */
export type Selection = { readonly [K in keyof Chosen]?: Exclude<Chosen[K], undefined> }
