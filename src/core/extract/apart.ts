// Bodies that are named near a figure and did nothing to those it counts: who only says it, of whom something is asked, who acts in another event.
import type { ChainLink, Span } from '../model/index.ts'
import { bitsBefore, type FoundActor } from './actors.ts'
import type { Board } from './board.ts'
import type { Layout } from './layout.ts'
import { NOBODY } from './link-actors.ts'
import type { FoundFigure } from './parts.ts'
import type { FoundPlace } from './place-parts.ts'
import type { FoundTime } from './times.ts'
import { turned } from './turns.ts'
import { wordSet } from './word-sets.ts'
import { IS } from './words.ts'

/**
 * Whether a body only says the figure: its name inside the longer one of who speaks says whose that body is ("بحسب وزارة الصحة التابعة
 * للفصيل", "the UK-based Observatory"), and the speaker itself did it only where it tells of its own deed ("police said 26 were killed").
 */
export function onlySpeaks(board: Board, figure: FoundFigure, actor: FoundActor, said: readonly ChainLink[]): boolean {
  const link = nameHolding(said, actor)
  // "The Observatory said 45 were killed, while the government acknowledged 12": in its own clause the government only speaks.
  const apart = actor.sentence !== figure.sentence || board.layout.reading.language.speech.order === 'subject-first'
  if (!link?.span) return apart && speaksThere(board, actor)
  if (link.span[1] - link.span[0] > actor.span[1] - actor.span[0] + 3) return true
  if (figure.figure.of === 'detained' || actor.sentence !== figure.sentence) return false
  const [low, high] = actor.from > figure.tokens.from ? [figure.tokens.to, actor.from] : [actor.to, figure.tokens.from]
  for (let k = low; k < high; k++) if ((board.layout.lexicon.bits[k] ?? 0) & IS.own) return false
  return true
}

/** The link of a chain whose name holds a body's. */
export const nameHolding = (said: readonly ChainLink[], actor: FoundActor): ChainLink | undefined =>
  said.find(({ span }) => span !== undefined && holds(span, actor.span))

/** Of whom a demand is made: where the name stands, and the demand's clause. */
export interface Asked {
  readonly name: Span
  readonly clause: Span
}

/**
 * "The council urged the government to look into the killing of 288": who is asked is not thereby who did it. Those he holds he may be
 * asked for ("the group must return the remains of two soldiers").
 */
export function isAsked(asked: readonly Asked[], figure: FoundFigure, actor: FoundActor): boolean {
  const { of } = figure.figure
  const held = of === 'bodies' || of === 'missing' || of === 'detained'
  return asked.some(({ name, clause }) => meets(name, actor.span) && !(held && holds(clause, figure.span)))
}

const meets = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]
const holds = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1]

/**
 * "It killed a Hezbollah commander. Three people were killed …", "قُتل مسلحان من تنظيم الدولة وجرح ثلاثة مدنيين": whose men are counted as
 * harmed is not named by that as having done harm, in no sentence, unless a word there says so of them ("by", "shelled").
 */
const isHarmed = ({ actors }: Board, figure: FoundFigure, i: number): boolean =>
  actors.harmed[i] === NOBODY ||
  (actors.harmed[i] === 1 && actors.acting[i] !== 1) ||
  (actors.acting[i] === 0 && (actors.victims[i] as number) >= 0 && actors.actors[i]?.sentence !== figure.sentence)

/** Whether a figure counts a mention's men as harmed and no word there says that they did harm. */
export const countedHarmed = ({ actors }: Board, i: number): boolean => actors.harmed[i] === 1 && actors.acting[i] !== 1

/** "men in army uniforms", "رجال بزي الجيش": whose clothes they wore. */
export function isDress({ layout }: Board, actor: FoundActor): boolean {
  const { tokens, language } = layout.reading
  const dress = wordSet(language.circumstances.actors.dress)
  return dress.has(tokens[language.speech.order === 'verb-first' ? actor.from - 1 : actor.to]?.norm ?? '')
}

/** "In the rebel-held east": who holds the place is told by that word, not who killed there. */
function holdsPlace({ layout }: Board, actor: FoundActor): boolean {
  const { tokens } = layout.reading
  const joint = tokens[actor.to]
  return joint?.norm === '-' && joint.glued === true && ((layout.lexicon.bits[actor.to + 1] ?? 0) & IS.controls) !== 0
}

/**
 * "93 killed, among them 20 children, 31 of them at the hands of the group", "31 منهم على يد القوات": who did it to a part is not named for
 * the whole, nor for its other parts.
 */
function didToPart({ layout }: Board, figure: FoundFigure, actor: FoundActor): boolean {
  const { reading, lexicon, startingAt } = layout
  for (let k = actor.from - 1; k > actor.from - 10 && reading.sentenceOf[k] === actor.sentence; k--) {
    const part = startingAt.get(k)
    if (part) {
      const { first, second, phrase } = bitsBefore(reading, lexicon, actor.from)
      return part !== figure && part.partOf !== undefined && part.who === null && ((first | second | phrase) & IS.by) !== 0
    }
    if (reading.tokens[k]?.kind !== 'word') return false
  }
  return false
}

/** "remains handed over by the administration", "جثث سلمتها القوات", "أفرجت القوات عن 50": who gives back is not thereby who killed. */
function givesBack({ layout }: Board, figure: FoundFigure, actor: FoundActor): boolean {
  const { reading, lexicon } = layout
  const { tokens, sentenceOf } = reading
  if (figure.figure.of === 'detained') return false
  const given = wordSet(reading.language.circumstances.actors.handed)
  const is = (at: number): boolean => sentenceOf[at] === actor.sentence && given.has(tokens[at]?.norm ?? '')
  if (reading.language.speech.order === 'verb-first') return is(actor.from - 1)
  if (is(actor.to) || is(actor.to + 1)) return true
  let by = actor.from - 1
  while (by > actor.from - 4 && tokens[by]?.kind === 'word' && ((lexicon.bits[by] ?? 0) & IS.by) === 0) by--
  return ((lexicon.bits[by] ?? 0) & IS.by) !== 0 && (is(by - 1) || is(by - 2) || is(by - 3))
}

/** Another event's actor: the text turned between the two, or turned back to an earlier day and names him only there. */
function elsewhere({ turns }: Layout, figure: FoundFigure, actor: FoundActor): boolean {
  return (
    turned(turns.away, actor.sentence, figure.sentence) || (actor.sentence > figure.sentence && turned(turns.day, actor.sentence, figure.sentence))
  )
}

/** "since the fall of the Assad regime", "منذ سقوط النظام": whose fall is told as a date. */
function fell({ layout }: Board, actor: FoundActor): boolean {
  const { tokens, language, sentenceOf } = layout.reading
  const falls = wordSet(language.circumstances.actors.fall)
  // "the fall of the former …": little words and whose it was stand between where the name follows "of".
  for (let at = actor.from - 1; at > actor.from - 5 && sentenceOf[at] === actor.sentence; at--) {
    if (falls.has(tokens[at]?.norm ?? '')) return true
    if (!OF_THE.test(tokens[at]?.norm ?? '')) return false
  }
  return false
}
const OF_THE = /^(?:of|the|former|old)$/

/** "إن الفرق استجابت لبلاغ": crews come to the dead; they are no squads of killers unless they are called so ("فرق الموت"). */
function isCrew({ layout }: Board, actor: FoundActor): boolean {
  const { tokens, language } = layout.reading
  const { crews, squads } = language.circumstances.actors
  return wordSet(crews).has(tokens[actor.from]?.norm ?? '') && !wordSet(squads).has(tokens[actor.from + 1]?.norm ?? '')
}

/** Whether a mention, for any of these reasons, did nothing to those a figure counts. */
export function didNothing(board: Board, figure: FoundFigure, i: number): boolean {
  const actor = board.actors.actors[i] as FoundActor
  return (
    elsewhere(board.layout, figure, actor) ||
    isHarmed(board, figure, i) ||
    holdsPlace(board, actor) ||
    fell(board, actor) ||
    isCrew(board, actor) ||
    isDress(board, actor) ||
    didToPart(board, figure, actor) ||
    givesBack(board, figure, actor)
  )
}

/** "in Kenya", "وسط مالي": a state's name behind a preposition or a part of it is a place. */
export function isPlace({ layout }: Board, actor: FoundActor): boolean {
  const bits = layout.lexicon.bits[actor.from - 1] ?? 0
  return actor.type === 'state' && (bits & (IS.at | IS.part)) !== 0 && (bits & IS.by) === 0
}

/** "The ministry denied using …", "ونفت الوزارة": in its own sentence the body is the subject of a verb of saying or denying, and of no deed. */
function speaksThere({ layout }: Board, actor: FoundActor): boolean {
  const { reading, lexicon } = layout
  const verb = reading.language.speech.order === 'verb-first' ? actor.from - 1 : actor.to
  if (reading.sentenceOf[verb] !== actor.sentence || !((lexicon.words[verb]?.bits ?? 0) & IS.says)) return false
  // "Islamic State claimed a suicide attack": who claims a deed says that it did it.
  if (reading.tokens[verb]?.norm !== 'claimed' && reading.tokens[verb]?.norm !== 'claims') return true
  for (let k = verb + 1; k < verb + 5; k++) if ((lexicon.bits[k] ?? 0) & IS.attack || reading.tokens[k]?.norm === 'responsibility') return false
  return true
}

/** "وفق ما قال ياسر الخميس قائد الفريق": a weekday that is part of a speaker's name. */
export const inName = (time: FoundTime, said: readonly ChainLink[]): boolean =>
  said.some(({ span }) => span !== undefined && span[0] < time.span[0] && time.span[1] < span[1])

/** "بحسب دائرة الطب العدلي في بغداد": where the speaker sits, inside its name. */
export const inSpeaker = (place: FoundPlace, said: readonly ChainLink[]): boolean =>
  said.some(({ span }) => span !== undefined && span[0] < place.span[0] && place.span[1] <= span[1])

/** "تحدثت نيويورك تايمز عن سقوط 64", "the Damascus Post reported": a place that opens a speaker's name and has no preposition in front. */
export const partOfName = (place: FoundPlace, said: readonly ChainLink[]): boolean =>
  place.cue === 'none' &&
  !place.kind &&
  !place.part &&
  said.some(({ span }) => span !== undefined && span[0] <= place.span[0] && place.span[1] < span[1] && place.span[0] - span[0] < 5)
