// The role of a time (death, burial, discovery, exhumation, as-of) and of an actor (killed, buried, controls, exhumed), from the words beside it.
import type { ActorRole, TimeRole } from '../model/index.ts'
import type { FoundActor } from './actors.ts'
import type { Layout } from './layout.ts'
import type { FoundFigure } from './parts.ts'
import type { FoundTime } from './times.ts'
import { IS, ROLE } from './words.ts'

/** The role a word's bits give to a time, the rarer one first. */
function roleIn(bits: number): TimeRole | undefined {
  if (bits === 0) return undefined
  if (bits & ROLE.exhumation) return 'exhumation'
  if (bits & ROLE.discovery) return 'discovery'
  if (bits & ROLE.burial) return 'burial'
  if (bits & ROLE.death) return 'death'
  return bits & ROLE.event ? 'event' : undefined
}

/** Those a figure counts as hurt, held, missing or driven out are not said to be dead. */
const LIVING: ReadonlySet<string> = new Set(['injured', 'missing', 'detained', 'displaced'])

/** The role whose word stands nearest before the time in its clause, else nearest after; a figure of bodies defaults to discovery. */
export function timeRole(layout: Layout, time: FoundTime, figure: FoundFigure | undefined): TimeRole {
  const role = roleOf(layout, time, figure)
  return role === 'death' && figure && LIVING.has(figure.figure.of) ? 'event' : role
}

function roleOf(layout: Layout, time: FoundTime, figure: FoundFigure | undefined): TimeRole {
  const { tokens, sentenceOf } = layout.reading
  const first = tokens[time.from]
  // "حتى الآن", "so far": the day the count is as of.
  if (
    time.items[0]?.cls === 'until' ||
    (first && ((layout.lexicon.words[time.from]?.roles ?? 0) & ROLE.asOf) !== 0 && time.items.length === 1 && time.items[0]?.cls === 'alone')
  )
    return 'as-of'
  let role: TimeRole | undefined
  let nearest = 22
  for (let i = Math.max(0, time.from - 22); i < Math.min(tokens.length, time.to + 10); i++) {
    const word = layout.lexicon.words[i]
    if (!word || (i >= time.from && i < time.to) || sentenceOf[i] !== time.sentence) continue
    const hit = roleIn(word.roles)
    // "قالت الوزارة اليوم الخميس إن …", "said on Monday": the day of the speaking, where no word of harm stands nearer.
    const spoken = !hit && (word.bits & IS.says) !== 0 && i < time.from && time.from - i <= 9
    if (!hit && !spoken) continue
    // Words after the time count only near by, and a clause between costs.
    // "قتلوا يوم 10 حزيران ودفنهم في واد": what is joined behind is told of another deed.
    const joins = i >= time.to && (/^و/.test(tokens[i]?.norm ?? '') || tokens[i - 1]?.norm === 'and')
    const gap = i < time.from ? time.from - i : (i - time.to + 1) * 2 + (joins ? JOINED : 0)
    const clauses = Math.abs((layout.clause[i] as number) - (layout.clause[time.from] as number))
    const far = gap + clauses * 6
    if (far < nearest) {
      nearest = far
      role = hit ?? 'report'
    }
  }
  if (role) return role
  const of = figure?.figure.of
  // "In August 2014 the fighters drove the men out of the village and shot them. Investigators have since exhumed 104 bodies."
  if (figure && time.sentence !== figure.sentence && didHarm(layout, time.sentence)) return 'death'
  if (!figure) return 'event'
  return of === 'bodies' || of === 'graves' ? 'discovery' : 'death'
}

/** Whether a sentence tells of a deed of harm. */
function didHarm({ reading, lexicon }: Layout, sentence: number): boolean {
  const { from, to } = reading.sentences[sentence] ?? { from: 0, to: 0 }
  for (let i = from; i < to; i++) if ((lexicon.bits[i] ?? 0) & IS.did || (lexicon.words[i]?.roles ?? 0) & ROLE.death) return true
  return false
}

/** What the actor did, by the words around it; laid harm is "killed". */
export function actorRole(layout: Layout, actor: FoundActor, figure: FoundFigure | undefined): ActorRole {
  const { tokens, sentenceOf } = layout.reading
  if (finder(layout, actor)) return 'exhumed'
  for (let i = actor.from - 4; i < actor.to + 3; i++) {
    if (i >= actor.from && i < actor.to) continue
    const token = tokens[i]
    if (token?.kind !== 'word' || sentenceOf[i] !== actor.sentence) continue
    const bits = layout.lexicon.bits[i] ?? 0
    if (bits & IS.buried) return 'buried'
    if (bits & IS.exhumed && (figure?.figure.of === 'bodies' || figure?.figure.of === 'graves') && !apart(layout, actor, i)) return 'exhumed'
    if (bits & IS.controls && !(bits & IS.attack)) return 'controls'
    // "الطائرات قصفت معاقل التنظيم": who did a deed holds nothing that stands behind it.
    if (i >= actor.to && bits & (IS.did | IS.attack)) break
  }
  // "since forces loyal to the general withdrew": a few words on, in the same clause, stands what they did.
  const behind = layout.reading.language.speech.order === 'subject-first' ? actor.to + 8 : 0
  for (let i = actor.to + 3; i < behind && sentenceOf[i] === actor.sentence && layout.clause[i] === layout.clause[actor.to - 1]; i++) {
    const bits = layout.lexicon.bits[i] ?? 0
    if (bits & (IS.attack | IS.did)) break
    if (bits & IS.controls) return 'controls'
  }
  return 'killed'
}

/** "300 bodies were recovered since the group withdrew": the word of digging stands in another clause than the actor. */
function apart(layout: Layout, actor: FoundActor, at: number): boolean {
  const [from, to] = at < actor.from ? [at + 1, actor.from] : [actor.to, at]
  if (layout.clause[at] !== layout.clause[actor.from]) return true
  for (let k = from; k < to; k++) if (layout.lexicon.words[k]?.time?.cls === 'since') return true
  return false
}

/** What a joined clause costs, in words. */
const JOINED = 10

const HELPING = /^(?:have|has|had|also|since|now|already|later|reportedly)$/

/** "عثرت قوات الأمن على 18 جثة", "Security forces found 18 bodies": the verb right before its subject, or right behind it and not passive. */
function finder(layout: Layout, actor: FoundActor): boolean {
  const { reading, lexicon } = layout
  const finds = (at: number): boolean => reading.sentenceOf[at] === actor.sentence && ((lexicon.words[at]?.bits ?? 0) & IS.finds) !== 0
  if (reading.language.speech.order === 'verb-first') return finds(actor.from - 1)
  let verb = actor.to
  // "Police in Kenya have exhumed 47 bodies": where they are stands between.
  if ((lexicon.bits[verb] ?? 0) & IS.at) while (verb < actor.to + 5 && (verb === actor.to || reading.tokens[verb]?.cap)) verb++
  while (verb < actor.to + 7 && HELPING.test(reading.tokens[verb]?.norm ?? '')) verb++
  return finds(verb)
}
