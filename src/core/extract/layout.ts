// The lie of a text for linking: clauses, sentences and figures in it, and where one token stands as seen from another.
import type { Span } from '../model/index.ts'
import { inOrder } from '../text/index.ts'
import { bucket, OF } from './links.ts'
import type { FoundFigure } from './parts.ts'
import type { Reading } from './reading.ts'
import { type Turns, turnsOf } from './turns.ts'
import { IS, type Marks } from './words.ts'

export interface Layout {
  readonly reading: Reading
  readonly lexicon: Marks
  /** Number of clause boundaries before each token, over the whole text. */
  readonly clause: Int32Array
  /** Paragraph of each sentence. */
  readonly paragraph: Int32Array
  /** Number of figures that start before each token. */
  readonly figureAt: Int32Array
  /** The figure that starts at a token. */
  readonly startingAt: ReadonlyMap<number, FoundFigure>
  /** For each figure the tokens of its sentence from the figure before it to the figure after it. */
  readonly segments: ReadonlyMap<FoundFigure, readonly [from: number, to: number]>
  /** For each figure that the text gives more than once: the sentences where it stands. */
  readonly repeats: ReadonlyMap<FoundFigure, ReadonlySet<number>>
  readonly turns: Turns
}

const SOFT = new Set([',', '،', ';', '؛', ':', '(', ')', '–', '-', '|'])

/** Reads the layout of a reading once; linear. */
export function layOut(reading: Reading, lexicon: Marks, figures: readonly FoundFigure[]): Layout {
  const { tokens, sentences } = reading
  const clause = new Int32Array(tokens.length + 1)
  let count = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.kind === 'word') {
      if ((lexicon.bits[i] ?? 0) & IS.clause) count++
    } else if (token?.kind === 'mark' && SOFT.has(token.norm) && !(token.norm === '-' && token.glued && tokens[i + 1]?.glued)) count++
    clause[i] = count
  }
  clause[tokens.length] = count
  const paragraph = new Int32Array(sentences.length)
  let p = 0
  for (let s = 1; s < sentences.length; s++) {
    const before = tokens[(sentences[s]?.from ?? 0) - 1]
    if (before?.kind === 'break') p++
    paragraph[s] = p
  }
  return {
    reading,
    lexicon,
    clause,
    paragraph,
    figureAt: countBefore(
      tokens.length,
      figures.map((figure) => figure.tokens),
    ),
    startingAt: new Map(figures.map((figure) => [figure.tokens.from, figure])),
    segments: segmentsOf(reading, figures),
    repeats: repeatsOf(figures),
    turns: turnsOf(reading),
  }
}

/** Amounts below this are met by chance: "two" here and "two" there. */
const TELLING = 5

/** Figures of one amount: a headline's "278 skeletons" and the report's "278 skeletons" are where the same thing is told. */
function repeatsOf(figures: readonly FoundFigure[]): Map<FoundFigure, ReadonlySet<number>> {
  const byAmount = new Map<string, FoundFigure[]>()
  for (const figure of figures) {
    const { min, max } = figure.figure
    if (Math.max(min ?? 0, max ?? 0) < TELLING) continue
    const key = `${min} ${max}`
    const known = byAmount.get(key)
    if (known) known.push(figure)
    else byAmount.set(key, [figure])
  }
  const out = new Map<FoundFigure, ReadonlySet<number>>()
  for (const same of byAmount.values()) {
    if (same.length < 2) continue
    const sentences = new Set(same.map((one) => one.sentence))
    for (const one of same) out.set(one, sentences)
  }
  return out
}

/** The first token of the figure a mention hangs on directly ("95 in Ninevah": 95), or -1: a few words back, in its own clause. */
export function hangsOn(layout: Layout, from: number): number {
  for (let k = from - 1; k >= 0 && k >= from - 5; k--) {
    if (layout.reading.tokens[k]?.kind !== 'word' && layout.reading.tokens[k]?.kind !== 'number') return -1
    if (layout.clause[k] !== layout.clause[from]) return -1
    if ((layout.figureAt[k + 1] as number) > (layout.figureAt[k] as number)) return k
  }
  return -1
}

/** What hangs on which figure, over all mentions of a board. */
export interface Hanging {
  /** For each mention the first token of the figure it hangs on, or -1. */
  readonly on: Int32Array
  /** The figures that have something hanging on them. */
  readonly held: ReadonlySet<number>
}

export function hangingOf(layout: Layout, mentions: readonly { readonly from: number }[]): Hanging {
  const on = Int32Array.from(mentions, (mention) => hangsOn(layout, mention.from))
  return { on, held: new Set(on) }
}

export const HANGS = ['loose', 'here', 'elsewhere', 'elsewhere-and-other-here', 'other-here'] as const

/** How a mention and a figure stand to each other by what hangs on what: an index into HANGS. */
export function hangs({ on, held }: Hanging, figure: FoundFigure, i: number): number {
  const at = figure.tokens.from
  const mine = on[i] as number
  if (mine === at) return 1
  const other = held.has(at)
  return mine >= 0 ? (other ? 3 : 2) : other ? 4 : 0
}

/** Where a mention stands as seen from a figure. */
export const WHERE = ['after', 'before', 'prev', 'prev2', 'prev3', 'earlier', 'title', 'next', 'none'] as const
export const AFTER = 0
export const BEFORE = 1
export const PREV = 2
export const TITLE = 6
export const NEXT = 7

/** Index into WHERE, or -1 where the mention is out of reach. */
export function whereOf(layout: Layout, figure: FoundFigure, from: number, sentence: number): number {
  const gap = figure.sentence - sentence
  if (gap === 0) return from >= figure.tokens.from ? AFTER : BEFORE
  const titles = layout.reading.titleSentences
  if (sentence < titles && figure.sentence >= titles) return gap === 1 ? PREV : TITLE
  if (gap > 0) return gap === 1 ? PREV : gap === 2 ? 3 : gap === 3 ? 4 : gap <= 6 ? 5 : -1
  return gap === -1 ? NEXT : -1
}

/** Clause boundaries between a figure and a mention of its sentence. */
export function boundaries(layout: Layout, figure: FoundFigure, from: number, to: number): number {
  const f = figure.tokens
  return from >= f.to
    ? (layout.clause[from] as number) - (layout.clause[f.to - 1] as number)
    : (layout.clause[f.from] as number) - (layout.clause[Math.max(0, to - 1)] as number)
}

/** Tokens between a figure and a mention. */
export function distance(figure: FoundFigure, from: number, to: number): number {
  return from >= figure.tokens.to ? from - figure.tokens.to : Math.max(0, figure.tokens.from - to)
}

/** Figures that start between a figure and a mention. */
export function figuresBetween(layout: Layout, figure: FoundFigure, from: number): number {
  const [low, high] = from > figure.tokens.from ? [figure.tokens.from + 1, from] : [from, figure.tokens.from]
  return Math.max(0, (layout.figureAt[high] as number) - (layout.figureAt[low] as number))
}

function segmentsOf(reading: Reading, figures: readonly FoundFigure[]): Map<FoundFigure, readonly [number, number]> {
  const sorted = inOrder([...figures], (a, b) => a.tokens.from - b.tokens.from)
  const out = new Map<FoundFigure, readonly [number, number]>()
  sorted.forEach((figure, i) => {
    const sentence = reading.sentences[figure.sentence] ?? { from: figure.tokens.from, to: figure.tokens.to }
    const before = sorted[i - 1]
    const after = sorted[i + 1]
    out.set(figure, [
      before?.sentence === figure.sentence ? before.tokens.to : sentence.from,
      after?.sentence === figure.sentence ? after.tokens.from : sentence.to,
    ])
  })
  return out
}

/** Whether mentions stand in a figure's own segment: 1 after it, 2 before it, 3 both, 0 neither. `counts` from `countBefore`. */
export function homeOf(layout: Layout, counts: Int32Array, figure: FoundFigure): number {
  const [from, to] = layout.segments.get(figure) ?? [figure.tokens.from, figure.tokens.to]
  const after = (counts[to] as number) > (counts[Math.min(to, figure.tokens.to)] as number)
  const before = (counts[figure.tokens.from] as number) > (counts[Math.min(from, figure.tokens.from)] as number)
  return (after ? 1 : 0) + (before ? 2 : 0)
}

/** For every token how many of the ranges start before it. */
export function countBefore(size: number, ranges: readonly { readonly from: number }[]): Int32Array {
  const out = new Int32Array(size + 2)
  for (const range of ranges) out[range.from + 1] = (out[range.from + 1] as number) + 1
  for (let i = 1; i < out.length; i++) out[i] = (out[i] as number) + (out[i - 1] as number)
  return out
}

/** For every sentence the index of the first mention in it or after it; one entry more at the end. */
export function firstOf(sentences: number, mentions: readonly { readonly sentence: number }[]): Int32Array {
  const out = new Int32Array(sentences + 1).fill(mentions.length)
  for (let i = mentions.length - 1; i >= 0; i--) out[Math.max(0, (mentions[i] as { sentence: number }).sentence)] = i
  for (let s = sentences - 1; s >= 0; s--) if ((out[s] as number) > (out[s + 1] as number)) out[s] = out[s + 1] as number
  return out
}

/** Tokens either way beyond which nothing belongs to a figure; keeps a text without full stops linear. */
const REACH = 400
/** Mentions of a title that count. */
const TITLE_REACH = 16

/** What a board of mentions needs for reach: first mention of each sentence, mentions that start before each token. */
export interface Reachable {
  readonly first: Int32Array
  readonly counts: Int32Array
}

/** A figure as the mentions of one board are seen from it: found out once, asked by every mention. */
export interface View {
  readonly figure: FoundFigure
  /** Its place in `OF`. */
  readonly of: number
  /** Step of its amount. */
  readonly amount: number
  readonly title: boolean
  readonly paragraph: number
  /** The sentences that give the same figure. */
  readonly repeats: ReadonlySet<number> | undefined
  /** Whether mentions stand in its own segment, see `homeOf`. */
  readonly home: number
  /** The mentions of its own sentence within reach: indices [start, end). */
  readonly start: number
  readonly end: number
  /** The mentions within reach, six sentences back to one ahead: indices [from, to); and the first `titles` of the title. */
  readonly titles: number
  readonly from: number
  readonly to: number
}

const AMOUNTS = [3, 11, 51, 301, 2001]

export function viewOf(layout: Layout, board: Reachable, figure: FoundFigure): View {
  const { sentences, titleSentences, tokens } = layout.reading
  const { first, counts } = board
  const at = figure.tokens.from
  const low = counts[Math.max(0, at - REACH)] as number
  const high = counts[Math.min(tokens.length, at + REACH)] as number
  const from = Math.max(first[Math.max(0, figure.sentence - 6)] as number, low)
  return {
    figure,
    of: OF.indexOf(figure.figure.of),
    amount: bucket(figure.figure.min ?? figure.figure.max ?? 0, AMOUNTS),
    title: figure.sentence < titleSentences,
    paragraph: layout.paragraph[figure.sentence] as number,
    repeats: layout.repeats.get(figure),
    home: homeOf(layout, counts, figure),
    start: Math.max(first[figure.sentence] as number, low),
    end: Math.min(first[figure.sentence + 1] as number, high),
    titles: Math.min(TITLE_REACH, from, first[Math.min(titleSentences, sentences.length)] as number),
    from,
    to: Math.min(first[Math.min(sentences.length, figure.sentence + 2)] as number, high),
  }
}

/** The first mention in reach of a view; `view.to` or more where there is none. */
export const firstInReach = (view: View): number => (view.titles > 0 ? 0 : view.from)
/** The mention in reach after `i`. */
export const nextInReach = (view: View, i: number): number => (i + 1 === view.titles && view.titles < view.from ? view.from : i + 1)

/** Indices of the mentions inside a span, at most a dozen; mentions stand in order, so the first is searched by halves. */
export function insideSpan(mentions: readonly { readonly span: Span }[], span: Span): number[] {
  let [low, high] = [0, mentions.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((mentions[mid] as { span: Span }).span[0] < span[0]) low = mid + 1
    else high = mid
  }
  const out: number[] = []
  for (let i = low; i < mentions.length && out.length < 12; i++) {
    const at = (mentions[i] as { span: Span }).span
    if (at[0] >= span[1]) break
    if (at[1] <= span[1]) out.push(i)
  }
  return out
}
