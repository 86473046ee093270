// Which time is a figure's: features of a figure and a time, and of there being none.
import { BEFORE, boundaries, countBefore, distance, figuresBetween, firstOf, type Layout, type View, viewOf, WHERE, whereOf } from './layout.ts'
import { bucket, Features, feature, featureSpace, OF } from './links.ts'
import type { FoundFigure } from './parts.ts'
import type { FoundTime } from './times.ts'
import { IS } from './words.ts'

export const timeSpace = featureSpace()
const T = timeSpace.template.bind(timeSpace)
const N = (n: number) => Array.from({ length: n }, (_, i) => String(i))
const SHAPES = ['day', 'since', 'month', 'year', 'span', 'part']
const noneBias = T('none', ['1'])
const noneOwn = T('none×times-in-sentence', N(4))
const nonePrev = T('none×times-in-previous', N(3), N(3))
const noneTitle = T('none×title', N(2), N(3))
const noneOf = T('none×of', OF)
const noneBig = T('none×amount', N(6))
const home = T('where×in-segment×segment', WHERE, N(2), N(4))
const whereClause = T('where×clauses', WHERE, N(5))
const whereDistance = T('where×tokens', WHERE, N(6))
const whereShape = T('where×shape', WHERE, SHAPES)
const whereRank = T('where×times-away', WHERE, N(4))
const whereOwn = T('where×times-in-sentence', WHERE, N(4))
const whereFigures = T('where×figures-between', WHERE, N(4))
const whereNearest = T('where×last-sentence-with-times', WHERE, N(2))
const whereParagraph = T('where×same-paragraph', WHERE, N(2))
const whereSays = T('where×beside-speaking', WHERE, N(3))
const whereTitle = T('title-figure×where', WHERE)
const shapeOf = T('shape×of', SHAPES, OF)
const shapeAmount = T('shape×amount', SHAPES, N(6))
const first = T('first-time-of-text', WHERE, N(2))
const length = T('length×shape', N(5), SHAPES)
const bracket = T('in-bracket', WHERE, N(2))
const start = T('starts-sentence×where', WHERE, N(2))
const sign = T('caption-date', N(2))

export interface TimeBoard {
  readonly times: readonly FoundTime[]
  readonly inSentence: Int32Array
  readonly says: Uint8Array
  readonly key: readonly string[]
  /** First mention of each sentence, see layout.ts. */
  readonly first: Int32Array
  readonly counts: Int32Array
  readonly fixed: readonly (readonly number[])[]
}

/** Prepares the times of a text; linear. */
export function timeBoard(layout: Layout, times: readonly FoundTime[]): TimeBoard {
  const { reading, lexicon } = layout
  const { tokens } = reading
  const inSentence = new Int32Array(reading.sentences.length + 1)
  const says = new Uint8Array(times.length)
  const fixed = times.map((time, i) => {
    if (time.sentence >= 0) inSentence[time.sentence] = (inSentence[time.sentence] as number) + 1
    for (let k = time.from - 4; k < time.to + 3; k++) {
      if (k >= time.from && k < time.to) continue
      const token = tokens[k]
      if (token?.kind === 'word' && reading.sentenceOf[k] === time.sentence && (lexicon.bits[k] ?? 0) & IS.says) says[i] = k < time.from ? 1 : 2
    }
    const shape = SHAPES.indexOf(time.shape)
    const sentence = reading.sentences[time.sentence]
    // "December 19 2016 Kurd-led forces …": the outlet's own date at the head of a text.
    const caption = time.sentence <= reading.titleSentences && sentence?.from === time.from && time.items[0]?.cls !== 'on'
    return [feature(length, bucket(time.to - time.from, [2, 3, 4, 6]), shape), feature(sign, caption ? 1 : 0)]
  })
  const key = times.map((time) =>
    tokens
      .slice(time.from, time.to)
      .map((token) => token.norm)
      .join(' '),
  )
  return { times, inSentence, says, fixed, key, first: firstOf(reading.sentences.length, times), counts: countBefore(tokens.length, times) }
}

const CLAUSES = [1, 2, 3, 5]
const TOKENS = [3, 6, 11, 18, 30]

/** The features of a figure and time `i`, or undefined where it is out of reach. */
export function timeFeatures(layout: Layout, board: TimeBoard, figure: FoundFigure, i: number): number[] | undefined {
  const out = new Features()
  return writeTimeFeatures(layout, board, viewOf(layout, board, figure), i, out) ? out.list() : undefined
}

/** The same written into `out`; false where the time is out of reach. */
export function writeTimeFeatures(layout: Layout, board: TimeBoard, view: View, i: number, out: Features): boolean {
  const { figure } = view
  const time = board.times[i] as FoundTime
  const where = whereOf(layout, figure, time.from, time.sentence)
  if (where < 0) return false
  const same = where <= BEFORE
  const shape = SHAPES.indexOf(time.shape)
  const { tokens } = layout.reading
  const figures = same ? figuresBetween(layout, figure, time.from) : 0
  out.clear()
  for (const id of board.fixed[i] as readonly number[]) out.add(id)
  out.add(feature(home, where, same && figures === 0 ? 1 : 0, view.home))
  out.add(feature(whereClause, where, same ? bucket(boundaries(layout, figure, time.from, time.to), CLAUSES) : 0))
  out.add(feature(whereDistance, where, same ? bucket(distance(figure, time.from, time.to), TOKENS) : 0))
  out.add(feature(whereShape, where, shape))
  out.add(feature(whereRank, where, timesAway(board, figure, i, same)))
  out.add(feature(whereOwn, where, board.inSentence[figure.sentence] ?? 0))
  out.add(feature(whereFigures, where, figures))
  out.add(feature(whereNearest, where, same || lastWithTimes(board, figure, time) ? 1 : 0))
  out.add(feature(whereParagraph, where, layout.paragraph[time.sentence] === view.paragraph ? 1 : 0))
  out.add(feature(whereSays, where, board.says[i] as number))
  out.add(feature(shapeOf, shape, view.of))
  out.add(feature(shapeAmount, shape, view.amount))
  out.add(feature(first, where, i === 0 ? 1 : 0))
  out.add(feature(bracket, where, tokens[time.from - 1]?.norm === '(' ? 1 : 0))
  out.add(feature(start, where, layout.reading.sentences[time.sentence]?.from === time.from ? 1 : 0))
  if (view.title) out.add(feature(whereTitle, where))
  return true
}

/** The features of a figure having no time. */
export function noTimeFeatures(layout: Layout, board: TimeBoard, figure: FoundFigure): number[] {
  const out = new Features()
  writeNoTimeFeatures(board, viewOf(layout, board, figure), out)
  return out.list()
}

export function writeNoTimeFeatures(board: TimeBoard, view: View, out: Features): void {
  const { figure } = view
  const own = board.inSentence[figure.sentence] ?? 0
  const title = view.title ? 1 : 0
  const prev = figure.sentence > 0 && !title ? Math.min(2, board.inSentence[figure.sentence - 1] ?? 0) : 0
  out.clear()
  out.add(feature(noneBias, 0))
  out.add(feature(noneOwn, own))
  out.add(feature(nonePrev, prev, Math.min(2, own)))
  out.add(feature(noneTitle, title, Math.min(2, own)))
  out.add(feature(noneOf, view.of))
  out.add(feature(noneBig, view.amount))
}

/** How many other times stand between the figure and time `i`, within the sentence. */
function timesAway(board: TimeBoard, figure: FoundFigure, i: number, same: boolean): number {
  if (!same) {
    const time = board.times[i] as FoundTime
    let n = 0
    for (let k = i + 1; board.times[k]?.sentence === time.sentence; k++) n++
    return n
  }
  const time = board.times[i] as FoundTime
  const after = time.from >= figure.tokens.from
  let n = 0
  for (let k = i + (after ? -1 : 1); k >= 0 && k < board.times.length; k += after ? -1 : 1) {
    const other = board.times[k] as FoundTime
    if (other.sentence !== time.sentence || other.from >= figure.tokens.from !== after) break
    n++
  }
  return n
}

function lastWithTimes(board: TimeBoard, figure: FoundFigure, time: FoundTime): boolean {
  for (let s = Math.max(time.sentence + 1, figure.sentence - 8); s < figure.sentence; s++) if ((board.inSentence[s] ?? 0) > 0) return false
  return true
}
