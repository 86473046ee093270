// Pieces of a long sentence: additive words ("كما", "فضلا عن", "in addition to") open the next case, and each case keeps its places and times.
import type { Language } from '../languages/language.ts'
import { foldText, inOrder, perWord, type Token } from '../text/index.ts'
import type { FoundFigure } from './parts.ts'
import { type FoundPlace, rankOf } from './place-parts.ts'
import type { Reading } from './reading.ts'

export interface Pieces {
  /** Number of additive cuts at or before each token. */
  readonly piece: Int32Array
  /** Place -> the figure it refines: "over 400 in the city, especially in the Market and the Garden". */
  readonly refines: ReadonlyMap<number, FoundFigure>
  /** True where nothing is cut and nothing refined: in most texts. */
  readonly whole: boolean
}

interface Openers {
  /** First word -> the words after it, of each phrase. */
  readonly additive: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly especially: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly notAdditive: ReadonlySet<string>
  /** True where some phrase may start with the word; few words can. */
  readonly opens: (token: Token) => boolean
}
const OPENERS = new WeakMap<Language, Openers>()

/** The phrases of a table's cell by their first word: the words after it, of each. Folded. */
export function phrases(cell: string): Map<string, string[][]> {
  const out = new Map<string, string[][]>()
  for (const phrase of cell.split('|')) {
    const [first = '', ...rest] = foldText(phrase.trim()).split(' ')
    out.set(first, [...(out.get(first) ?? []), rest])
  }
  return out
}

function openersOf(language: Language): Openers {
  let made = OPENERS.get(language)
  if (!made) {
    const { additive, especially, notAdditive } = language.circumstances
    const tables = [phrases(additive), phrases(especially)] as const
    made = {
      additive: tables[0],
      especially: tables[1],
      notAdditive: new Set(phrases(notAdditive).keys()),
      opens: perWord<boolean>((norm) => tables.some((table) => restsOf(table, norm) !== undefined), false),
    }
    OPENERS.set(language, made)
  }
  return made
}

const restsOf = (table: Openers['additive'], norm: string) => table.get(norm) ?? (/^[وف]/u.test(norm) ? table.get(norm.slice(1)) : undefined)

/** Token after the longest phrase that starts at `at`, a joining و or ف before it allowed; 0 where there is none. */
function phraseEnd(reading: Reading, table: Openers['additive'], at: number): number {
  const rests = restsOf(table, reading.tokens[at]?.norm ?? '')
  let end = 0
  for (const rest of rests ?? []) if (rest.every((word, k) => reading.tokens[at + 1 + k]?.norm === word)) end = Math.max(end, at + 1 + rest.length)
  return end
}

/** Reads the cuts of every sentence that counts two things or more; linear. */
export function cutPieces(reading: Reading, figures: readonly FoundFigure[], places: readonly FoundPlace[]): Pieces {
  const { tokens, sentences } = reading
  const openers = openersOf(reading.language)
  const piece = new Int32Array(tokens.length + 1)
  const refines = new Map<number, FoundFigure>()
  const bySentence = new Map<number, FoundFigure[]>()
  for (const figure of figures) {
    const own = bySentence.get(figure.sentence)
    if (own) own.push(figure)
    else bySentence.set(figure.sentence, [figure])
  }
  const starts = new Uint8Array(tokens.length + 2)
  for (const place of places) starts[place.from] = 1
  const cuts = new Set<number>()
  const lists: (readonly [from: number, to: number, figure: FoundFigure])[] = []
  for (const [s, own] of bySentence) {
    const sentence = sentences[s]
    if (!sentence) continue
    inOrder(own, (a, b) => a.tokens.from - b.tokens.from)
    const at: number[] = []
    for (let k = sentence.from + 1; k < sentence.to; k++) {
      const token = tokens[k]
      if (token?.kind !== 'word' || !openers.opens(token)) continue
      const end = phraseEnd(reading, openers.additive, k)
      // "in Aleppo as well as Idlib" is a list of places.
      // "كما قال", "as it was": likeness, no next case. "was also found": inside a clause, "also" opens none.
      if (
        end &&
        !openers.notAdditive.has(tokens[end]?.norm ?? '') &&
        starts[end] === 0 &&
        !(tokens[end]?.kind === 'word' && starts[end + 1] === 1) &&
        (end > k + 1 || opensClause(reading, k))
      )
        at.push(k)
      const list = phraseEnd(reading, openers.especially, k)
      const before = list ? own.findLast((figure) => figure.tokens.to <= k) : undefined
      if (before) lists.push([list, Math.min(sentence.to, list + 3), before])
    }
    // What counts nothing before it or after it is no case of its own.
    for (let i = at.length - 1, next = sentence.to; i >= 0; i--) {
      const cut = at[i] as number
      if (!own.some((f) => f.tokens.from >= cut && f.tokens.from < next) || !own.some((f) => f.tokens.from < cut)) continue
      cuts.add(cut)
      next = cut
    }
  }
  if (cuts.size > 0)
    for (let i = 0, n = 0; i <= tokens.length; i++) {
      if (cuts.has(i)) n++
      piece[i] = n
    }
  for (const [from, to, figure] of lists) {
    let i = places.findIndex((place) => place.from >= from)
    if (i < 0 || (places[i] as FoundPlace).from >= to || piece[from] !== piece[figure.tokens.from]) continue
    for (let last: FoundPlace | undefined; i < places.length; last = places[i++]) {
      const place = places[i] as FoundPlace
      if (last && (place.sentence !== last.sentence || place.from - last.to > 3 || piece[place.from] !== piece[last.from])) break
      refines.set(i, figure)
    }
  }
  return { piece, refines, whole: cuts.size === 0 && refines.size === 0 }
}

/** A word that stands behind a mark or a joining word, or opens with a joining letter. */
function opensClause(reading: Reading, at: number): boolean {
  const before = reading.tokens[at - 1]
  const norm = reading.tokens[at]?.norm ?? ''
  return before?.kind !== 'word' || before.norm === 'and' || before.norm === 'but' || /^[؀-ۿ]/u.test(norm)
}

/** The most specific rank of the places of a figure's own piece; infinite where it names none. `own`: places of the sentence, [from, to). */
export function finestOf(pieces: Pieces, places: readonly FoundPlace[], figure: FoundFigure, own: readonly [from: number, to: number]): number {
  let finest = Number.POSITIVE_INFINITY
  // Where nothing is cut off, nobody asks.
  if (pieces.whole) return finest
  for (let i = own[0]; i < own[1]; i++) {
    const place = places[i] as FoundPlace
    if (pieces.piece[place.from] === pieces.piece[figure.tokens.from] && !otherCase(pieces, i, figure)) finest = Math.min(finest, rankOf(place))
  }
  return finest
}

/**
 * True where place `i` belongs to another case: it stands in another piece, or refines another figure, while the figure's own piece
 * names a place as fine. What is coarser (the city of all the cases) may be shared.
 */
export function foreign(pieces: Pieces, place: FoundPlace, i: number, figure: FoundFigure, finest: number): boolean {
  if (pieces.whole || finest === Number.POSITIVE_INFINITY) return false
  const other = place.sentence === figure.sentence ? pieces.piece[place.from] !== pieces.piece[figure.tokens.from] : otherCase(pieces, i, figure)
  return other && rankOf(place) <= finest
}

function otherCase(pieces: Pieces, i: number, figure: FoundFigure): boolean {
  const refined = pieces.refines.get(i)
  return refined !== undefined && refined !== figure
}
