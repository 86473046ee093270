// Bodies that are named near a figure and did nothing to those it counts: who only says it, of whom something is asked, who acts in another event.
import type { ChainLink, Span } from '../model/index.ts'
import type { FoundActor } from './actors.ts'
import type { Board } from './board.ts'
import type { Layout } from './layout.ts'
import type { FoundFigure } from './parts.ts'
import type { FoundPlace } from './place-parts.ts'
import { turned } from './turns.ts'
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
export const isHarmed = ({ actors }: Board, figure: FoundFigure, i: number): boolean =>
  (actors.harmed[i] === 1 && actors.acting[i] !== 1) ||
  (actors.acting[i] === 0 && (actors.victims[i] as number) >= 0 && actors.actors[i]?.sentence !== figure.sentence)

/** "In the rebel-held east": who holds the place is told by that word, not who killed there. */
export function holdsPlace({ layout }: Board, actor: FoundActor): boolean {
  const { tokens } = layout.reading
  const joint = tokens[actor.to]
  return joint?.norm === '-' && joint.glued === true && ((layout.lexicon.bits[actor.to + 1] ?? 0) & IS.controls) !== 0
}

/** Another event's actor: the text turned between the two, or turned back to an earlier day and names him only there. */
export function elsewhere({ turns }: Layout, figure: FoundFigure, actor: FoundActor): boolean {
  return (
    turned(turns.away, actor.sentence, figure.sentence) || (actor.sentence > figure.sentence && turned(turns.day, actor.sentence, figure.sentence))
  )
}

/** "The ministry denied using …", "ونفت الوزارة": in its own sentence the body is the subject of a verb of saying or denying, and of no deed. */
function speaksThere({ layout }: Board, actor: FoundActor): boolean {
  const { reading, lexicon } = layout
  const verb = reading.language.speech.order === 'verb-first' ? actor.from - 1 : actor.to
  return reading.sentenceOf[verb] === actor.sentence && ((lexicon.words[verb]?.bits ?? 0) & IS.says) !== 0
}

/** "تحدثت نيويورك تايمز عن سقوط 64", "the Damascus Post reported": a place that opens a speaker's name and has no preposition in front. */
export const partOfName = (place: FoundPlace, said: readonly ChainLink[]): boolean =>
  place.cue === 'none' &&
  !place.kind &&
  !place.part &&
  said.some(({ span }) => span !== undefined && span[0] <= place.span[0] && place.span[1] < span[1] && place.span[0] - span[0] < 5)
