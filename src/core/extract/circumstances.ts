// Finds where, when and by whom, and links them to figures and clauses.

import type { Language } from '../languages/language.ts'
import type { ActorMention, ChainLink, PlaceMention, RoledActor, RuleTrace, Span, TimeMention } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import { inOrder } from '../text/index.ts'
import type { FoundActor } from './actors.ts'
import { type Asked, countedHarmed, didNothing, inName, inSpeaker, isAsked, isDress, isPlace, nameHolding, onlySpeaks, partOfName } from './apart.ts'
import { type Board, prepare } from './board.ts'
import { firstInReach, insideSpan, nextInReach, viewOf } from './layout.ts'
import { actorSpace, writeActorFeatures, writeNoActorFeatures } from './link-actors.ts'
import { choosePlaces, placeSpace, writePlaceFeatures } from './link-places.ts'
import { timeSpace, writeNoTimeFeatures, writeTimeFeatures } from './link-times.ts'
import { choose, Features, labelsFor, reasons, weightsFor } from './links.ts'
import type { Circumstances, FoundFigure, Located } from './parts.ts'
import { finestOf, foreign } from './pieces.ts'
import { type FoundPlace, rankOf } from './place-parts.ts'
import type { Reading } from './reading.ts'
import { placeResolver } from './resolve-places.ts'
import { mentionTime } from './resolve-times.ts'
import { actorRole, timeRole } from './roles.ts'
import type { FoundTime } from './times.ts'
import { turned } from './turns.ts'

type Label = (id: number) => string

interface Weights {
  readonly place: Float64Array
  readonly time: Float64Array
  readonly actor: Float64Array
  readonly labels: { readonly place: Label; readonly time: Label; readonly actor: Label }
}
const WEIGHTS = new WeakMap<Language, Weights>()
function weightsOf(language: Language): Weights {
  let made = WEIGHTS.get(language)
  if (!made) {
    const table = language.circumstances.weights
    const place = weightsFor(placeSpace, table.place)
    const time = weightsFor(timeSpace, table.time)
    const actor = weightsFor(actorSpace, table.actor)
    const labels = { place: labelsFor(placeSpace, place), time: labelsFor(timeSpace, time), actor: labelsFor(actorSpace, actor) }
    made = { place, time, actor, labels }
    WEIGHTS.set(language, made)
  }
  return made
}

/** Odds from which a link is made; chosen on articles not trained on (a link missed and a link too many cost alike). */
const LEAST = { place: Math.log(0.42 / 0.58), time: 0.42, actor: 0.33 }

/** Odds below which a place of the figure's own case is not its place. */
const UNLIKELY = -2

/** Odds of a grave named right behind its remains; articles on graves are too few to learn it from. */
const GRAVE = 0.5

/** "انتشال 38 جثة من مقبرة الفخيخة", "bodies in the Panorama area": a site named right behind the remains it holds, nothing counted between. */
function graveOf(board: Board, figure: FoundFigure, i: number): boolean {
  if (figure.figure.of !== 'bodies' && figure.figure.of !== 'graves') return false
  const place = board.places.places[i] as FoundPlace
  const gap = place.from - figure.tokens.to
  if (place.sentence !== figure.sentence || gap < 0 || gap > 8 || board.layout.figureAt[place.from] !== board.layout.figureAt[figure.tokens.to])
    return false
  return (
    place.entries.some((entry) => entry.type === 'site') ||
    (place.kind === 'site' && place.name[1] > place.name[0] && place.rule !== 'place/preposition-names')
  )
}

/**
 * In a cut sentence: remains lie at the spot their own case names, where no other of that rank was taken ("as well as a grave found in
 * the Panorama area, holding 7"); and who takes one ground of a list takes those joined to it ("by the school and the mosque").
 */
function ownCase(
  board: Board,
  figure: FoundFigure,
  chosen: number[],
  scored: readonly (readonly [number, number])[],
  own: readonly [number, number],
): void {
  const { piece, whole } = board.pieces
  if (whole) return
  const { places, group, key } = board.places
  const mine = (i: number) => i >= own[0] && i < own[1] && piece[places[i]?.from ?? 0] === piece[figure.tokens.from]
  const sentence = board.layout.reading.sentences[figure.sentence]
  if (!sentence || piece[sentence.from] === piece[sentence.to - 1]) return
  const add = (i: number) => {
    if (chosen.length < 5 && !chosen.some((c) => key[c] === key[i])) chosen.push(i)
  }
  const before = chosen.length
  const rank = (i: number) => rankOf(places[i] as FoundPlace)
  const near = scored.filter(([i, score]) => mine(i) && rank(i) < 2 && places[i]?.kind && score > UNLIKELY)
  const best = near.reduce<readonly [number, number] | undefined>((a, b) => (a && a[1] >= b[1] ? a : b), undefined)
  const remains = figure.figure.of === 'bodies' || figure.figure.of === 'graves'
  if (remains && best && !chosen.some((i) => mine(i) && rank(i) <= rank(best[0]))) add(best[0])
  for (const i of [...chosen])
    for (let k = i + 1; mine(i) && mine(k) && group[k] === group[i] && places[k]?.cue !== 'at' && rank(k) === 0; k++) add(k)
  if (chosen.length > before) inOrder(chosen, (a, b) => rank(a) - rank(b) || a - b)
}

/** "400 in the city of X, … as well as 20 by the hospital": a later case that names only a spot lies in the settlement of the cases before it. */
function cityOf(board: Board, figure: FoundFigure, chosen: readonly number[], own: readonly [from: number, to: number]): number | undefined {
  const { piece, whole } = board.pieces
  if (whole) return undefined
  const { places } = board.places
  const spot = (i: number) => rankOf(places[i] as FoundPlace) < 2
  if (!chosen.length || chosen.length > 3 || !chosen.every((i) => spot(i) && places[i]?.sentence === figure.sentence)) return undefined
  for (let i = own[1] - 1; i >= own[0]; i--) {
    const place = places[i] as FoundPlace
    if ((piece[place.from] as number) < (piece[figure.tokens.from] as number) && rankOf(place) === 2 && place.entries.length) return i
  }
  return undefined
}

/** "20 were found by the hospital, as well as 7 found yesterday": the time of a later case says nothing of an earlier one with a place of its own. */
function otherCase(board: Board, figure: FoundFigure, time: FoundTime, finest: number): boolean {
  const { piece } = board.pieces
  if (finest === Number.POSITIVE_INFINITY || time.sentence !== figure.sentence) return false
  const ahead = (piece[time.from] as number) - (piece[figure.tokens.from] as number)
  // The wounded of a raid share its hour with the dead told before them; each find of remains has a day of its own.
  return ahead > 0 || (ahead < 0 && (figure.figure.of === 'bodies' || figure.figure.of === 'graves'))
}

/** One list of features at a time is in hand; what is kept is copied. */
const inHand = new Features()

/** Letters around a name within which the mention of it begins and ends. */
const AROUND = 40

const NOTHING: Located = { places: [], time: null, times: [], actor: null, actors: [], trail: [] }

/** Places, times and actors for each found figure, and for clauses. `asked`: whom demands are made of. */
export function findCircumstances(
  reading: Reading,
  figures: readonly FoundFigure[],
  registers: Registers,
  asked: readonly Asked[] = [],
): Circumstances {
  const board = prepare(reading, figures, registers)
  const weights = weightsOf(reading.language)
  const resolve = placeResolver(board.places, board.layout.lexicon)
  const text = reading.report.text
  /** Several figures of a text share a place: it is resolved for the first. */
  const mentioned: (PlaceMention | undefined)[] = []
  const placeMention = (i: number): PlaceMention => {
    const known = mentioned[i]
    if (known) return known
    const { span } = board.places.places[i] as FoundPlace
    const made: PlaceMention = { name: text.slice(span[0], span[1]), span, how: 'given' }
    const { id, lat, lon, precision } = resolve(i)
    if (id !== undefined) made.id = id
    if (lat !== undefined) made.lat = lat
    if (lon !== undefined) made.lon = lon
    if (precision !== undefined) made.precision = precision
    mentioned[i] = made
    return made
  }
  const actorMention = ({ span, entry }: FoundActor): ActorMention => {
    const name = text.slice(span[0], span[1])
    return entry ? { name, span, actor: entry.id, how: 'given' } : { name, span, how: 'given' }
  }
  const roledMention = ({ span, entry }: FoundActor, role: RoledActor['role']): RoledActor => {
    const name = text.slice(span[0], span[1])
    return entry ? { name, span, actor: entry.id, how: 'given', role } : { name, span, how: 'given', role }
  }

  /** One entry a body: "قوات النظام وروسيا" is one mention of two. */
  const roled = (actor: FoundActor, figure: FoundFigure | undefined): RoledActor[] => {
    const role = actorRole(board.layout, actor, figure)
    if (!actor.with) return [roledMention(actor, role)]
    const first = actor.with[0] as FoundActor
    const end = reading.tokens[first.from - 1]?.end ?? actor.span[1]
    const alone: Span = [
      actor.span[0],
      Math.max(actor.span[0] + 1, text.slice(actor.span[0], end).replace(/\s(?:and|or|&|و)$/u, '').length + actor.span[0]),
    ]
    return [roledMention({ ...actor, span: alone }, role), ...actor.with.map((one) => roledMention(one, role))]
  }

  const stateNames = new Map<string, FoundActor>()
  for (const actor of board.actors.actors)
    if (actor.type === 'state' && actor.entry && !actor.with && !stateNames.has(actor.entry.id)) stateNames.set(actor.entry.id, actor)

  /** "قصف روسي" where the text also writes روسيا: the name says it plainer than the adjective. */
  const byName = (actor: FoundActor): FoundActor => {
    if (!reading.language.circumstances.actors.nameOverAdjective || actor.type !== 'adjective' || !actor.entry) return actor
    return stateNames.get(actor.entry.id) ?? actor
  }

  const bestTime = (figure: FoundFigure, finest: number, said: readonly ChainLink[]): Best | undefined => {
    const { layout, times } = board
    const view = viewOf(layout, times, figure)
    const at: number[] = []
    const scores: number[] = []
    let apart = 0
    for (let i = firstInReach(view); i < view.to; i = nextInReach(view, i)) {
      const time = times.times[i] as FoundTime
      if (inName(time, said) || otherCase(board, figure, time, finest) || !writeTimeFeatures(layout, times, view, i, inHand)) continue
      const score = inHand.score(weights.time)
      if (turned(layout.turns.day, time.sentence, figure.sentence)) {
        apart += Math.exp(score)
        continue
      }
      at.push(i)
      scores.push(score)
    }
    if (!at.length) return undefined
    writeNoTimeFeatures(times, view, inHand)
    const i = winner(at, scores, besides(inHand.score(weights.time), apart), times.key, LEAST.time)
    return i === undefined || !writeTimeFeatures(layout, times, view, i, inHand) ? undefined : { i, ids: inHand.list() }
  }

  const bestActor = (figure: FoundFigure, said: readonly ChainLink[]): Best | undefined => {
    const { layout, actors } = board
    const view = viewOf(layout, actors, figure)
    const at: number[] = []
    const scores: number[] = []
    let apart = 0
    for (let i = firstInReach(view); i < view.to; i = nextInReach(view, i)) {
      const actor = actors.actors[i] as FoundActor
      if (onlySpeaks(board, figure, actor, said) || !writeActorFeatures(layout, actors, view, i, inHand)) continue
      const score = inHand.score(weights.actor)
      if (isAsked(asked, figure, actor) || didNothing(board, figure, i)) {
        apart += Math.exp(score)
        continue
      }
      at.push(i)
      scores.push(score)
    }
    if (!at.length) return undefined
    writeNoActorFeatures(actors, view, inHand)
    const i = winner(at, scores, besides(inHand.score(weights.actor), apart), actors.key, LEAST.actor)
    return i === undefined || !writeActorFeatures(layout, actors, view, i, inHand) ? undefined : { i, ids: inHand.list() }
  }

  const locate = (index: number, said: readonly ChainLink[] = []): Located => {
    const figure = figures[index]
    if (!figure) return NOTHING
    const trail: RuleTrace[] = []
    const scored: [number, number][] = []
    const { pieces } = board
    const view = viewOf(board.layout, board.places, figure)
    const own = [view.start, view.end] as const
    const finest = finestOf(pieces, board.places.places, figure, own)
    let apart = false
    for (let i = view.start; i < view.end; i++) apart ||= !inSpeaker(board.places.places[i] as FoundPlace, said)
    for (let i = firstInReach(view); i < view.to; i = nextInReach(view, i)) {
      const place = board.places.places[i] as FoundPlace
      if (apart && inSpeaker(place, said)) continue
      if (foreign(pieces, place, i, figure, finest)) continue
      if (partOfName(place, said)) continue
      if (!writePlaceFeatures(board.layout, board.places, view, i, inHand)) continue
      const score = inHand.score(weights.place) - LEAST.place
      scored.push([i, pieces.refines.get(i) === figure || graveOf(board, figure, i) ? Math.max(score, GRAVE) : score])
    }
    const chosen = choosePlaces(board.places, scored)
    ownCase(board, figure, chosen, scored, own)
    const shared = cityOf(board, figure, chosen, own)
    if (shared !== undefined) chosen.push(shared)
    for (const i of chosen) {
      const place = board.places.places[i] as FoundPlace
      const told = writePlaceFeatures(board.layout, board.places, view, i, inHand)
      trail.push({
        rule: place.rule,
        span: place.span,
        field: 'places',
        note: told ? reasons(weights.labels.place, weights.place, inHand.list()) : '',
      })
    }
    const time = bestTime(figure, finest, said)
    const actor = bestActor(figure, said)
    const foundTime = time && board.times.times[time.i]
    const foundActor = actor && board.actors.actors[actor.i]
    const chosenTime = foundTime ? mentionTime(reading, foundTime, timeRole(board.layout, foundTime, figure)) : null
    const others = otherTimes(figure, foundTime?.span, finest, said)
    // "عثر يوم أمس على مقبرة … قتلوا العام الماضي": of remains, the time is that of their finding; the death stands among `times`.
    const ofRemains = figure.figure.of === 'bodies' || figure.figure.of === 'graves'
    const finding =
      ofRemains && (chosenTime?.role === 'death' || chosenTime?.role === 'event')
        ? others.find((time) => time.role === 'discovery' || time.role === 'exhumation')
        : undefined
    const nearest = finding ?? chosenTime
    if (finding) trail.push({ rule: 'time/finding-before-death', ...(finding.span ? { span: finding.span } : {}), field: 'time' })
    if (time && foundTime)
      trail.push({ rule: `time/${foundTime.shape}`, span: foundTime.span, field: 'time', note: reasons(weights.labels.time, weights.time, time.ids) })
    if (actor && foundActor)
      trail.push({ rule: foundActor.rule, span: foundActor.span, field: 'actor', note: reasons(weights.labels.actor, weights.actor, actor.ids) })
    const actors = foundActor ? roled(foundActor, figure) : []
    for (const one of otherActors(figure, foundActor, said)) actors.push(one)
    // Who dug, or held the place where the dead were found, is not who killed: such an actor stands among `actors` alone.
    const role = actors[0]?.role
    const accused = foundActor && role !== 'exhumed' && !(ofRemains && role === 'controls') ? actorMention(byName(foundActor)) : null
    return {
      places: chosen.map(placeMention),
      time: nearest,
      times:
        finding && chosenTime ? [finding, chosenTime, ...others.filter((time) => time !== finding)] : chosenTime ? [chosenTime, ...others] : others,
      actor: accused,
      actors,
      trail,
    }
  }

  /** Who else did something to the dead or the place in the figure's sentence: dug, buried, holds it. */
  const otherActors = (figure: FoundFigure, taken: FoundActor | undefined, said: readonly ChainLink[]): RoledActor[] => {
    const out: RoledActor[] = []
    const sentence = reading.sentences[figure.sentence]
    if (!sentence) return out
    const span: Span = [
      reading.tokens[Math.max(sentence.from, figure.tokens.from - 30)]?.start ?? figure.span[0],
      reading.tokens[Math.min(sentence.to, figure.tokens.to + 30) - 1]?.end ?? figure.span[1],
    ]
    for (const list of [board.bodies, board.actors.actors]) {
      for (const i of insideSpan(list, span)) {
        const actor = list[i] as FoundActor
        if (actor === taken || (list === board.actors.actors && actor.type === 'adjective') || isPlace(board, actor)) continue
        // "قال مدير الفريق لوكالة الأنباء إن الفريق انتشل 20 جثة": who carries the words did nothing to the dead.
        if (nameHolding(said, actor)) continue
        const role = actorRole(board.layout, actor, figure)
        if (role !== 'killed') out.push(roledMention(actor, role))
      }
    }
    return out
  }

  /** Times of other roles in the figure's own clause: "found yesterday … killed last year". */
  const otherTimes = (figure: FoundFigure, taken: Span | undefined, finest: number, said: readonly ChainLink[]): TimeMention[] => {
    const out: TimeMention[] = []
    const { start, end } = viewOf(board.layout, board.times, figure)
    for (let i = start; i < end; i++) {
      const time = board.times.times[i] as FoundTime
      if (time.span === taken || inName(time, said) || otherCase(board, figure, time, finest)) continue
      const near = Math.abs(time.from - figure.tokens.from) < 25
      if (!near) continue
      const role = timeRole(board.layout, time, figure)
      out.push(mentionTime(reading, time, role))
    }
    return out
  }

  return {
    locate,
    spared: (span) =>
      insideSpan(board.actors.actors, [span[0] - AROUND, span[1] + AROUND]).some((i) => {
        const actor = board.actors.actors[i] as FoundActor
        return actor.span[0] < span[1] && span[0] < actor.span[1] && (countedHarmed(board, i) || isDress(board, actor))
      }),
    within(span) {
      const keys = new Set<string>()
      const places: PlaceMention[] = []
      for (const i of insideSpan(board.places.places, span)) {
        const place = board.places.places[i] as FoundPlace
        const key = board.places.key[i] as string
        if (keys.has(key) || !(place.entries.length || place.kind)) continue
        keys.add(key)
        places.push(placeMention(i))
      }
      const times = insideSpan(board.times.times, span).map((i) => {
        const time = board.times.times[i] as FoundTime
        return mentionTime(reading, time, timeRole(board.layout, time, undefined))
      })
      const actors = insideSpan(board.actors.actors, span)
        .map((i) => board.actors.actors[i] as FoundActor)
        .filter((actor) => actor.type !== 'adjective' && !isPlace(board, actor))
      const first = actors[0]
      return {
        places: places.slice(0, 4),
        time: times[0] ?? null,
        times,
        actor: first ? actorMention(first) : null,
        actors: actors.flatMap((actor) => roled(actor, undefined)),
        trail: [],
      }
    },
  }
}

/** A mention linked, with the features that spoke for it. */
interface Best {
  readonly i: number
  readonly ids: readonly number[]
}

/** The odds of no mention, those of mentions set apart with them: what is told of another event makes nothing of this one likelier. */
const besides = (none: number, apart: number): number => (apart > 0 ? Math.log(Math.exp(none) + apart) : none)

/** The mention whose odds win, or undefined where "none" does. */
function winner(at: readonly number[], scores: readonly number[], none: number, keys: readonly string[], least: number): number | undefined {
  const k = choose(
    scores,
    none,
    at.map((i) => keys[i] as string),
    least,
  )
  return k === undefined ? undefined : at[k]
}
