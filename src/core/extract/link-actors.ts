// Which actor a figure's harm is laid to: features of a figure and a mention, and of there being none.
import { bitsBefore, type FoundActor } from './actors.ts'
import { behindHarmed, countedThere, describesThing, turnedOnSelf } from './harmed.ts'
import {
  BEFORE,
  boundaries,
  countBefore,
  distance,
  figuresBetween,
  firstOf,
  hangsOn,
  type Layout,
  type View,
  viewOf,
  WHERE,
  whereOf,
} from './layout.ts'
import { bucket, bytesOf, Features, feature, featureSpace, OF } from './links.ts'
import type { FoundFigure } from './parts.ts'
import { IS } from './words.ts'

export const actorSpace = featureSpace()
const T = actorSpace.template.bind(actorSpace)
const N = (n: number) => Array.from({ length: n }, (_, i) => String(i))
const TYPES = ['group', 'state', 'forces', 'persons', 'body', 'adjective']
const ENTRIES = ['none', 'state', 'armed-forces', 'armed-group', 'coalition']
const CLITICS = ['', 'l', 'w', 'b']
const CONTEXT = ['none', 'by', 'attack', 'against', 'backed', 'member', 'did', 'says', 'at', 'controls', 'from', 'to', 'clause', 'force', 'kind']
const AFTERS = ['none', 'did', 'attack', 'says', 'clause', 'at', 'kind', 'force', 'backed', 'against', 'by']
/** "killed 12 policemen", "two soldiers from the army": those this figure counts, those another one counts. */
const COUNTED = ['none', 'here', 'elsewhere']
/** Whether the text has a body do harm anywhere: "by X", "X's shelling", "X shelled". */
const ACTING = ['never', 'here', 'elsewhere']
const noneBias = T('none', ['1'])
const noneOwn = T('none×actors-in-sentence', N(4))
const noneTitle = T('none×title', N(2), N(3))
const noneOf = T('none×of', OF)
const noneAny = T('none×actors-in-text', N(4))
const noneAttack = T('none×attack-in-sentence', N(2), N(2))
const noneBig = T('none×amount', N(6))
const home = T('where×in-segment×segment', WHERE, N(2), N(4))
const whereClause = T('where×clauses', WHERE, N(5))
const whereDistance = T('where×tokens', WHERE, N(6))
const whereType = T('where×type', WHERE, TYPES)
const whereRank = T('where×actors-away', WHERE, N(4))
const whereOwn = T('where×actors-in-sentence', WHERE, N(4))
const whereFigures = T('where×figures-between', WHERE, N(4))
const whereContext = T('where×before', WHERE, CONTEXT)
const contextType = T('before×type', CONTEXT, TYPES)
const secondContext = T('two-before×where', CONTEXT, WHERE)
const phraseContext = T('phrase-before×where', CONTEXT, WHERE)
const whereAfter = T('where×after', WHERE, AFTERS)
const afterType = T('after×type', AFTERS, TYPES)
const cliticContext = T('clitic×before×where', CLITICS, CONTEXT, ['same', 'other'])
const inWho = T('in-who', N(3))
const whereParagraph = T('where×same-paragraph', WHERE, N(2))
const whereNearest = T('where×last-sentence-with-actors', WHERE, N(2))
const inTitle = T('named-in-title×where', WHERE, N(2))
const often = T('mentions×where', N(4), WHERE)
const whereOf_ = T('where×of', WHERE, OF)
const ofType = T('of×type', OF, TYPES)
const entryKind = T('entry', ENTRIES, ['same', 'other'])
const starts = T('starts-sentence×where', WHERE, N(2))
const attackBetween = T('attack-between×where', N(2), WHERE)
const toFigure = T('did-between×where', N(2), WHERE)
const titleFigure = T('title-figure×where', WHERE)
const counted = T('counted×type', COUNTED, TYPES)
const acting = T('acting×where', ACTING, WHERE)
const retold = T('same-figure-there×where', N(2), WHERE)

/** A word for people that is an adjective where it stands. */
export const NOBODY = 2

export interface ActorBoard {
  readonly actors: readonly FoundActor[]
  readonly inSentence: Int32Array
  readonly attacks: Uint8Array
  /** Index of each mention's type, and of the kind of body the register has for it. */
  readonly type: Uint8Array
  readonly entry: Uint8Array
  readonly context: Int32Array
  readonly second: Int32Array
  readonly phrase: Int32Array
  readonly after: Int32Array
  readonly clitic: Uint8Array
  /** Step of how often the text names each mention's key. */
  readonly often: Uint8Array
  readonly titled: Uint8Array
  /** The first token of the figure that counts it, or -1. */
  readonly victims: Int32Array
  /** 1 where a figure counts them as harmed, or a word in front says so; NOBODY where nobody is named at all ("النزاع المسلح"). */
  readonly harmed: Uint8Array
  /** Index into ACTING. */
  readonly acting: Uint8Array
  readonly key: readonly string[]
  /** First mention of each sentence, see layout.ts. */
  readonly first: Int32Array
  readonly counts: Int32Array
}

const ORDER = [
  0,
  IS.by,
  IS.attack,
  IS.against,
  IS.backed,
  IS.member,
  IS.did,
  IS.says,
  IS.at,
  IS.controls,
  IS.from,
  IS.to,
  IS.clause,
  IS.force | IS.person,
  IS.kind | IS.part,
]
const AFTER_ORDER = [0, IS.did, IS.attack, IS.says, IS.clause, IS.at, IS.kind | IS.part, IS.force | IS.person, IS.backed, IS.against, IS.by]
const classOf = (bits: number, order: readonly number[]) => {
  for (let k = 1; k < order.length; k++) if (bits & (order[k] as number)) return k
  return 0
}

/** Prepares the actors of a text; linear. */
export function actorBoard(layout: Layout, actors: readonly FoundActor[]): ActorBoard {
  const { reading, lexicon } = layout
  const { tokens, sentences } = reading
  const inSentence = new Int32Array(sentences.length + 1)
  const attacks = new Uint8Array(sentences.length + 1)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.kind === 'word' && (lexicon.bits[i] ?? 0) & IS.attack) attacks[reading.sentenceOf[i] as number] = 1
  }
  const n = actors.length
  const victims = victimsOf(layout, actors)
  const board = {
    actors,
    inSentence,
    attacks,
    type: bytesOf(actors, (actor) => TYPES.indexOf(actor.type)),
    entry: bytesOf(actors, (actor) => (actor.entry ? Math.max(0, ENTRIES.indexOf(actor.entry.kind)) : 0)),
    context: new Int32Array(n),
    second: new Int32Array(n),
    phrase: new Int32Array(n),
    after: new Int32Array(n),
    clitic: bytesOf(actors, (actor) => CLITICS.indexOf(actor.clitic)),
    often: new Uint8Array(n),
    titled: new Uint8Array(n),
    victims,
    harmed: Uint8Array.from(actors, (actor, i) =>
      describesThing(layout, actor) ? NOBODY : behindHarmed(layout, actor) || victims[i] === actor.from || countedThere(layout, actor) ? 1 : 0,
    ),
    acting: new Uint8Array(n),
    key: keysOf(layout, actors),
    first: firstOf(sentences.length, actors),
    counts: countBefore(tokens.length, actors),
  }
  const keys = board.key
  const counts = new Map<string, number>()
  const title = new Set<string>()
  actors.forEach((actor, i) => {
    const key = keys[i] as string
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (actor.sentence >= 0 && actor.sentence < reading.titleSentences) title.add(key)
    if (actor.sentence >= 0) inSentence[actor.sentence] = (inSentence[actor.sentence] as number) + 1
    const before = bitsBefore(reading, lexicon, actor.from)
    board.context[i] = classOf(before.first, ORDER)
    board.second[i] = classOf(before.second, ORDER)
    board.phrase[i] = classOf(before.phrase, ORDER)
    let k = actor.to
    while (k < actor.to + 3 && tokens[k]?.kind === 'mark') k++
    board.after[i] = classOf(lexicon.bits[k] ?? 0, AFTER_ORDER)
  })
  const acts = new Set<string>()
  actors.forEach((_, i) => {
    if (!actsHere(board.context[i] as number, board.phrase[i] as number, board.after[i] as number)) return
    board.acting[i] = 1
    acts.add(keys[i] as string)
  })
  keys.forEach((key, i) => {
    if (!board.acting[i] && acts.has(key)) board.acting[i] = 2
    board.often[i] = bucket(counts.get(key) ?? 1, OFTEN)
    board.titled[i] = title.has(key) ? 1 : 0
  })
  return board
}

/** The first token of the figure that counts a mention's men ("12 policemen", "عنصر من قوات النظام", "قتل مسلح"), or -1. */
function victimsOf(layout: Layout, actors: readonly FoundActor[]): Int32Array {
  const { figureAt } = layout
  return Int32Array.from(actors, (actor) => {
    // The mention is itself what is counted, one of it or two; who turned on himself is the doer all the same.
    if ((figureAt[actor.from + 1] as number) > (figureAt[actor.from] as number)) return turnedOnSelf(layout, actor) ? -1 : actor.from
    const at = hangsOn(layout, actor.from)
    for (let k = at + 1; at >= 0 && k < actor.from; k++) if ((layout.lexicon.words[k]?.bits ?? 0) & NOT_COUNTED) return -1
    return at
  })
}
const NOT_COUNTED = IS.by | IS.did | IS.attack | IS.at | IS.clause | IS.against | IS.says

/** Whether a mention names those a figure counts, or those another one counts: an index into COUNTED. */
const countedOf = (board: ActorBoard, figure: FoundFigure, i: number): number => {
  const at = board.victims[i] as number
  return at < 0 ? 0 : at === figure.tokens.from ? 1 : 2
}

/** "by X", "من قبل X", "قصف X", "X shelled". */
const actsHere = (context: number, phrase: number, after: number): boolean =>
  ORDER[context] === IS.by ||
  ORDER[context] === IS.attack ||
  ORDER[phrase] === IS.by ||
  AFTER_ORDER[after] === IS.did ||
  AFTER_ORDER[after] === IS.attack

/** What makes two mentions one actor: the register's entry, else the words. */
function keysOf(layout: Layout, actors: readonly FoundActor[]): string[] {
  const { tokens } = layout.reading
  return actors.map((actor) => actor.entry?.id ?? tokens[actor.from]?.norm ?? '')
}

const CLAUSES = [1, 2, 3, 5]
const TOKENS = [3, 6, 11, 18, 30]
const OFTEN = [2, 3, 6]
const ACTORS = [1, 4, 12]

/** The features of a figure and mention `i`, or undefined where it is out of reach. */
export function actorFeatures(layout: Layout, board: ActorBoard, figure: FoundFigure, i: number): number[] | undefined {
  const out = new Features()
  return writeActorFeatures(layout, board, viewOf(layout, board, figure), i, out) ? out.list() : undefined
}

/** The same written into `out`; false where the mention is out of reach. */
export function writeActorFeatures(layout: Layout, board: ActorBoard, view: View, i: number, out: Features): boolean {
  const { figure, of } = view
  const actor = board.actors[i] as FoundActor
  const where = whereOf(layout, figure, actor.from, actor.sentence)
  if (where < 0) return false
  const same = where <= BEFORE
  const type = board.type[i] as number
  const context = board.context[i] as number
  const after = board.after[i] as number
  const who = figure.who?.span
  const within = who && actor.span[0] < who[1] && actor.span[1] > who[0] ? 1 : who && actor.span[0] >= who[1] && actor.span[0] - who[1] < 6 ? 2 : 0
  const between = same ? bitsBetween(layout, figure, actor) : 0
  const figures = same ? figuresBetween(layout, figure, actor.from) : 0
  out.clear()
  out.add(feature(home, where, same && figures === 0 ? 1 : 0, view.home))
  out.add(feature(whereClause, where, same ? bucket(boundaries(layout, figure, actor.from, actor.to), CLAUSES) : 0))
  out.add(feature(whereDistance, where, same ? bucket(distance(figure, actor.from, actor.to), TOKENS) : 0))
  out.add(feature(whereType, where, type))
  out.add(feature(whereRank, where, actorsAway(board, figure, i, same)))
  out.add(feature(whereOwn, where, board.inSentence[figure.sentence] ?? 0))
  out.add(feature(whereFigures, where, figures))
  out.add(feature(whereContext, where, context))
  out.add(feature(contextType, context, type))
  out.add(feature(secondContext, board.second[i] as number, where))
  out.add(feature(phraseContext, board.phrase[i] as number, where))
  out.add(feature(whereAfter, where, after))
  out.add(feature(afterType, after, type))
  out.add(feature(cliticContext, board.clitic[i] as number, context, same ? 0 : 1))
  out.add(feature(inWho, within))
  out.add(feature(whereParagraph, where, layout.paragraph[actor.sentence] === view.paragraph ? 1 : 0))
  out.add(feature(whereNearest, where, same || lastWithActors(board, figure, actor) ? 1 : 0))
  out.add(feature(inTitle, where, board.titled[i] as number))
  out.add(feature(often, board.often[i] as number, where))
  out.add(feature(whereOf_, where, of))
  out.add(feature(ofType, of, type))
  out.add(feature(entryKind, board.entry[i] as number, same ? 0 : 1))
  out.add(feature(starts, where, layout.reading.sentences[actor.sentence]?.from === actor.from ? 1 : 0))
  out.add(feature(attackBetween, between & IS.attack ? 1 : 0, where))
  out.add(feature(toFigure, between & IS.did ? 1 : 0, where))
  out.add(feature(counted, countedOf(board, figure, i), type))
  out.add(feature(acting, board.acting[i] as number, where))
  if (!same && view.repeats) out.add(feature(retold, view.repeats.has(actor.sentence) ? 1 : 0, where))
  if (view.title) out.add(feature(titleFigure, where))
  return true
}

/** What the words between a figure and an actor of its sentence are. */
function bitsBetween(layout: Layout, figure: FoundFigure, actor: FoundActor): number {
  const [low, high] = actor.from > figure.tokens.from ? [figure.tokens.to, actor.from] : [actor.to, figure.tokens.from]
  let bits = 0
  for (let k = low; k < high; k++) bits |= layout.lexicon.bits[k] ?? 0
  return bits
}

/** The features of a figure laid to nobody. */
export function noActorFeatures(layout: Layout, board: ActorBoard, figure: FoundFigure): number[] {
  const out = new Features()
  writeNoActorFeatures(board, viewOf(layout, board, figure), out)
  return out.list()
}

export function writeNoActorFeatures(board: ActorBoard, view: View, out: Features): void {
  const { figure } = view
  const own = board.inSentence[figure.sentence] ?? 0
  out.clear()
  out.add(feature(noneBias, 0))
  out.add(feature(noneOwn, own))
  out.add(feature(noneTitle, view.title ? 1 : 0, Math.min(2, own)))
  out.add(feature(noneOf, view.of))
  out.add(feature(noneAny, bucket(board.actors.length, ACTORS)))
  out.add(feature(noneAttack, board.attacks[figure.sentence] ?? 0, own ? 1 : 0))
  out.add(feature(noneBig, view.amount))
}

function actorsAway(board: ActorBoard, figure: FoundFigure, i: number, same: boolean): number {
  const actor = board.actors[i] as FoundActor
  let n = 0
  if (!same) {
    for (let k = i + 1; board.actors[k]?.sentence === actor.sentence; k++) n++
    return n
  }
  const after = actor.from >= figure.tokens.from
  for (let k = i + (after ? -1 : 1); k >= 0 && k < board.actors.length; k += after ? -1 : 1) {
    const other = board.actors[k] as FoundActor
    if (other.sentence !== actor.sentence || other.from >= figure.tokens.from !== after) break
    n++
  }
  return n
}

function lastWithActors(board: ActorBoard, figure: FoundFigure, actor: FoundActor): boolean {
  for (let s = Math.max(actor.sentence + 1, figure.sentence - 8); s < figure.sentence; s++) if ((board.inSentence[s] ?? 0) > 0) return false
  return true
}
