// Which places locate a figure: features of a figure and a mention, and the choice.

import { inOrder } from '../text/index.ts'
import {
  BEFORE,
  boundaries,
  countBefore,
  distance,
  figuresBetween,
  firstOf,
  HANGS,
  type Hanging,
  hangingOf,
  hangs,
  type Layout,
  type View,
  viewOf,
  WHERE,
  whereOf,
} from './layout.ts'
import { bucket, bytesOf, Features, feature, featureSpace, OF } from './links.ts'
import type { FoundFigure } from './parts.ts'
import { type FoundPlace, rankOf } from './place-parts.ts'
import { IS } from './words.ts'

export const placeSpace = featureSpace()
const T = placeSpace.template.bind(placeSpace)
const N = (n: number) => Array.from({ length: n }, (_, i) => String(i))
const KINDS = ['site', 'neighbourhood', 'settlement', 'part', 'district', 'governorate', 'country', 'unknown']
const CUES = ['at', 'from', 'to', 'and', 'none']
const bias = T('bias', ['1'])
const home = T('where×in-segment×segment', WHERE, N(2), N(4))
const whereClause = T('where×clauses', WHERE, N(5))
const whereDistance = T('where×tokens', WHERE, N(6))
const whereGroup = T('where×group-away', WHERE, N(4))
const whereOwn = T('where×places-in-sentence', WHERE, N(4))
const whereOwnKind = T('where×kind×own', WHERE, KINDS, N(3))
const whereCue = T('where×cue', WHERE, CUES)
const whereIndex = T('where×place-in-group', WHERE, N(4))
const whereFigures = T('where×figures-between', WHERE, N(4))
const whereNearest = T('where×last-sentence-with-places', WHERE, N(2))
const whereParagraph = T('where×same-paragraph', WHERE, N(2))
const whereOf_ = T('where×of', WHERE, OF)
const cueOf = T('cue×of', CUES, OF)
const rule = T('rule×known', ['kind-known', 'part-known', 'known', 'kind-names', 'preposition', 'joined'], ['unknown', 'small', 'strong'])
const cueKind = T('cue×kind', CUES, KINDS)
const beforeBits = T('word-before', ['none', 'attack', 'against', 'force', 'says', 'did', 'by', 'at', 'controls', 'member', 'clause', 'role'])
const afterBits = T('word-after', ['none', 'says', 'did', 'force', 'attack', 'clause'])
const attackNear = T('attack-before×where', WHERE, N(2))
const dateline = T('dateline', N(2))
const repeated = T('named-before×where', WHERE, N(3))
const covered = T('inside-another×where', WHERE, N(2))
const rival = T('rival×where', ['none', 'nearer', 'further'], WHERE)
const carried = T('own-sentence-has×where', ['same-kind', 'finer', 'coarser', 'nothing'], WHERE)
const carriedKind = T('own-sentence-has×kind', ['same-kind', 'finer', 'coarser', 'nothing'], KINDS)
const named = T('mentions-in-text×where', N(4), WHERE)
const segmentCarried = T('segment-has×where', N(4), WHERE)
const titleFigure = T('title-figure×where', WHERE)
const short = T('name-length', N(5))
const owned = T('owned×where', ['none', 'behind', 'before'], WHERE)
const hanging = T('hangs×where', HANGS, WHERE)
const retold = T('same-figure-there×where', N(2), WHERE)

/** Mentions and what they are whichever figure asks. */
export interface PlaceBoard {
  readonly places: readonly FoundPlace[]
  /** Group of neighbouring mentions each belongs to, its index in the group. */
  readonly group: Int32Array
  readonly index: Int32Array
  readonly fixed: readonly (readonly number[])[]
  /** Number of mentions of each sentence. */
  readonly inSentence: Int32Array
  readonly attack: Uint8Array
  /** Index of each mention's kind and cue. */
  readonly kind: Uint8Array
  readonly cue: Uint8Array
  readonly times: Int32Array
  /** What makes two mentions one place: the register's entry, else the words; and its number in this text. */
  readonly key: readonly string[]
  readonly keyOf: Int32Array
  /** Step of how often the text names each mention's key. */
  readonly often: Uint8Array
  /** First mention of each sentence, see layout.ts. */
  readonly first: Int32Array
  readonly counts: Int32Array
  readonly hanging: Hanging
  /** Whether a body or a post bears the place's name: behind it 1, before it 2. */
  readonly owned: Uint8Array
}

const kindOf = (place: FoundPlace): number => {
  const rank = rankOf(place)
  if (place.part) return 3
  if (!place.kind && !place.entries.length) return 7
  return rank >= 3.5 ? Math.ceil(rank) + 1 : rank < 3 ? rank : 4
}

const BEFORE_ORDER = [0, IS.attack, IS.against, IS.force | IS.person, IS.says, IS.did, IS.by, IS.at, IS.controls, IS.member, IS.clause]

/** Prepares the mentions of a text; linear. */
export function placeBoard(layout: Layout, places: readonly FoundPlace[]): PlaceBoard {
  const { reading, lexicon } = layout
  const { tokens } = reading
  const group = new Int32Array(places.length)
  const index = new Int32Array(places.length)
  const inSentence = new Int32Array(reading.sentences.length + 1)
  const attack = new Uint8Array(places.length)
  const kind = bytesOf(places, kindOf)
  const cue = bytesOf(places, (place) => CUES.indexOf(place.cue))
  const times = new Int32Array(places.length)
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const key: string[] = []
  const keyOf = new Int32Array(places.length)
  const fixed: number[][] = []
  places.forEach((place, i) => {
    const last = places[i - 1]
    const joined = last && last.sentence === place.sentence && place.from - last.to <= 2 && layout.clause[place.from] === layout.clause[last.to - 1]
    const listed = last && place.cue === 'and'
    group[i] = joined || listed ? (group[i - 1] as number) : i
    index[i] = joined || listed ? (index[i - 1] as number) + 1 : 0
    if (place.sentence >= 0) inSentence[place.sentence] = (inSentence[place.sentence] as number) + 1
    const name =
      place.entries[0]?.id ??
      tokens
        .slice(place.name[0], place.name[1])
        .map((t) => t.norm)
        .join(' ')
        .replace(/^ال/, '')
    key.push(name)
    const number = numbers.get(name) ?? counts.length
    if (number === counts.length) {
      numbers.set(name, number)
      counts.push(0)
    }
    keyOf[i] = number
    times[i] = counts[number] as number
    counts[number] = (times[i] as number) + 1
    let before = 0
    for (let k = place.from - 1; k >= Math.max(0, place.from - 7); k--) {
      const token = tokens[k]
      if (token?.kind === 'break') break
      if (token?.kind !== 'word') continue
      const bits = lexicon.bits[k] ?? 0
      if (!before) before = bits || -1
      if (bits & (IS.attack | IS.against | IS.did)) attack[i] = 1
    }
    const after = lexicon.bits[place.to] ?? 0
    const b = before > 0 ? BEFORE_ORDER.findIndex((mask, k) => k > 0 && (before & mask) !== 0) : 0
    const a = after & IS.says ? 1 : after & IS.did ? 2 : after & (IS.force | IS.person) ? 3 : after & IS.attack ? 4 : after & IS.clause ? 5 : 0
    const big = place.entries.some(
      (e) => e.type === 'country' || e.type === 'governorate' || (e.population ?? 0) >= 20_000 || !e.id.startsWith('geonames'),
    )
    const r = [
      'place/kind-word-known-name',
      'place/part-of-known-place',
      'place/known-name',
      'place/kind-word-names',
      'place/preposition-names',
    ].indexOf(place.rule)
    const sentence = reading.sentences[place.sentence]
    const startsBody = place.sentence === reading.titleSentences && sentence !== undefined && place.from - sentence.from < 4
    const dash = [',', '-', '(', '–', ':', '،'].includes(tokens[place.to]?.norm ?? '')
    fixed.push([
      feature(bias, 0),
      feature(rule, Math.max(0, r), place.entries.length ? (big ? 2 : 1) : 0),
      feature(cueKind, cue[i] as number, kind[i] as number),
      feature(beforeBits, Math.max(0, b)),
      feature(afterBits, a),
      feature(dateline, startsBody && dash ? 1 : 0),
      feature(short, bucket(place.to - place.from, [2, 3, 4, 5])),
    ])
  })
  return {
    places,
    group,
    index,
    fixed,
    inSentence,
    attack,
    kind,
    cue,
    times,
    key,
    keyOf,
    often: bytesOf(keyOf, (number) => bucket(counts[number] as number, OFTEN)),
    first: firstOf(reading.sentences.length, places),
    counts: countBefore(tokens.length, places),
    hanging: hangingOf(layout, places),
    owned: bytesOf(places, (place) => ownedBy(layout, place)),
  }
}

/** "Kharkiv regional military administration", "Idlib's health directorate", "the Institute in Tuzla", "محافظ الرقة". */
function ownedBy(layout: Layout, place: FoundPlace): number {
  const { tokens } = layout.reading
  const { words, tables, owners } = layout.lexicon
  if (!tables.places.kindFirst) {
    for (let k = place.to; k < place.to + 5; k++) {
      const token = tokens[k]
      if (!token || token.kind === 'break') break
      if (token.kind === 'mark' && token.norm !== "'" && token.norm !== "'s" && token.norm !== '-') break
      if (owners.has(token.norm)) return 1
      const bits = words[k]?.bits ?? 0
      if (bits & (IS.at | IS.from | IS.to | IS.did | IS.says | IS.clause | IS.by)) break
    }
  }
  const linked = tokens[place.from - 1]?.norm
  const back = tables.places.kindFirst ? place.from - 1 : linked === 'in' || linked === 'of' ? place.from - 2 : -1
  return back >= 0 && owners.has(tokens[back]?.norm ?? '') ? 2 : 0
}

const CLAUSES = [1, 2, 3, 5]
const TOKENS = [3, 6, 11, 18, 30]
const SENTENCES = [2, 3, 5]
const OFTEN = [2, 3, 6]

/** The features of a figure and mention `i`, or undefined where the mention is out of reach. */
export function placeFeatures(layout: Layout, board: PlaceBoard, figure: FoundFigure, i: number): number[] | undefined {
  const out = new Features()
  return writePlaceFeatures(layout, board, viewOf(layout, board, figure), i, out) ? out.list() : undefined
}

/** The same written into `out`; false where the mention is out of reach. */
export function writePlaceFeatures(layout: Layout, board: PlaceBoard, view: View, i: number, out: Features): boolean {
  const { figure, of } = view
  const place = board.places[i] as FoundPlace
  const where = whereOf(layout, figure, place.from, place.sentence)
  if (where < 0) return false
  const same = where <= BEFORE
  const own = Math.min(3, board.inSentence[figure.sentence] ?? 0)
  const kind = board.kind[i] as number
  const cue = board.cue[i] as number
  const figures = same ? figuresBetween(layout, figure, place.from) : 0
  out.clear()
  for (const id of board.fixed[i] as readonly number[]) out.add(id)
  out.add(feature(home, where, same && figures === 0 ? 1 : 0, view.home))
  out.add(feature(whereClause, where, same ? bucket(boundaries(layout, figure, place.from, place.to), CLAUSES) : 0))
  out.add(
    feature(
      whereDistance,
      where,
      same ? bucket(distance(figure, place.from, place.to), TOKENS) : bucket(figure.sentence - place.sentence, SENTENCES),
    ),
  )
  out.add(feature(whereGroup, where, same ? groupsAway(board, figure, i) : 0))
  out.add(feature(whereOwn, where, own))
  out.add(feature(whereOwnKind, where, kind, Math.min(2, own)))
  out.add(feature(whereCue, where, cue))
  out.add(feature(whereIndex, where, board.index[i] as number))
  out.add(feature(whereFigures, where, figures))
  out.add(feature(whereNearest, where, same || lastWithPlaces(board, figure, place) ? 1 : 0))
  out.add(feature(whereParagraph, where, layout.paragraph[place.sentence] === view.paragraph ? 1 : 0))
  out.add(feature(whereOf_, where, of))
  out.add(feature(cueOf, cue, of))
  out.add(feature(attackNear, where, board.attack[i] as number))
  out.add(feature(repeated, where, board.times[i] as number))
  out.add(feature(rival, same ? rivalOf(layout, board, view, i, kind) : 0, where))
  out.add(feature(named, board.often[i] as number, where))
  out.add(feature(covered, where, namedInOwn(board, view, i) ? 1 : 0))
  out.add(feature(owned, board.owned[i] as number, where))
  out.add(feature(hanging, hangs(board.hanging, figure, i), where))
  if (!same && view.repeats) out.add(feature(retold, view.repeats.has(place.sentence) ? 1 : 0, where))
  if (!same) addCarried(board, view, where, kind, out)
  if (view.title) out.add(feature(titleFigure, where))
  return true
}

/** A mention of another sentence beside what the figure's own sentence names. */
function addCarried(board: PlaceBoard, view: View, where: number, kind: number, out: Features): void {
  let has = 3
  for (let k = view.start; k < view.end; k++) {
    const other = board.kind[k] as number
    const one = other === kind ? 0 : other < kind ? 1 : 2
    if (one < has) has = one
  }
  out.add(feature(carried, has, where))
  out.add(feature(carriedKind, has, kind))
  out.add(feature(segmentCarried, view.home, where))
}

/** Another mention of the same kind in the sentence, outside its group: nearer to the figure (1) or further (2). */
function rivalOf(layout: Layout, board: PlaceBoard, view: View, i: number, kind: number): number {
  const { figure } = view
  const place = board.places[i] as FoundPlace
  const mine = distance(figure, place.from, place.to) + 8 * boundaries(layout, figure, place.from, place.to)
  let out = 0
  for (let k = view.start; k < view.end; k++) {
    const other = board.places[k] as FoundPlace
    if (board.group[k] === board.group[i] || board.kind[k] !== kind) continue
    if (distance(figure, other.from, other.to) + 8 * boundaries(layout, figure, other.from, other.to) < mine) return 1
    out = 2
  }
  return out
}

/** How many other groups stand between the figure and the mention's group, within the sentence. */
function groupsAway(board: PlaceBoard, figure: FoundFigure, i: number): number {
  const place = board.places[i] as FoundPlace
  const after = place.from >= figure.tokens.from
  let n = 0
  let seen = -1
  for (let k = i + (after ? -1 : 1); k >= 0 && k < board.places.length; k += after ? -1 : 1) {
    const other = board.places[k] as FoundPlace
    if (other.sentence !== place.sentence || other.from >= figure.tokens.from !== after) break
    if (board.group[k] !== board.group[i] && board.group[k] !== seen) {
      n++
      seen = board.group[k] as number
    }
  }
  return n
}

/** True where no sentence between the mention's and the figure's names a place. */
function lastWithPlaces(board: PlaceBoard, figure: FoundFigure, place: FoundPlace): boolean {
  for (let s = Math.max(place.sentence + 1, figure.sentence - 8); s < figure.sentence; s++) if ((board.inSentence[s] ?? 0) > 0) return false
  return true
}

function namedInOwn(board: PlaceBoard, view: View, i: number): boolean {
  if (board.places[i]?.sentence === view.figure.sentence) return false
  for (let k = view.start; k < view.end; k++) if (board.keyOf[k] === board.keyOf[i]) return true
  return false
}

/** Picks the places from scored mentions: those above even odds, one a name, at most four, most specific first. */
export function choosePlaces(board: PlaceBoard, scored: readonly (readonly [i: number, score: number])[]): number[] {
  // A figure has few places above even odds: names are compared one by one.
  const best: (readonly [i: number, score: number])[] = []
  for (const one of scored) {
    if (one[1] <= 0) continue
    const key = board.key[one[0]]
    const k = best.findIndex(([i]) => board.key[i] === key)
    if (k < 0) best.push(one)
    else if (one[1] > (best[k] as readonly [number, number])[1]) best[k] = one
  }
  const chosen = inOrder(best, (a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 4)
  // "قرى معربليت ومنطف": who takes the head of a list takes its members.
  for (const [i, score] of [...chosen]) {
    for (let k = i + 1; board.places[k]?.rule === 'place/joined-to-plural' && board.group[k] === board.group[i]; k++)
      if (chosen.length < 6 && !chosen.some(([c]) => c === k)) chosen.push([k, score - 0.001 * (k - i)])
  }
  const rank = ([i]: readonly [i: number, score: number]): number => rankOf(board.places[i] as FoundPlace)
  return inOrder(chosen, (a, b) => rank(a) - rank(b) || b[1] - a[1] || a[0] - b[0]).map(([i]) => i)
}
