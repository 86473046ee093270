// Everything that was found in a text for linking: places, times, actors, and how they lie to each other.
import type { Registers } from '../registers/register.ts'
import { type FoundActor, findActors } from './actors.ts'
import { type Layout, layOut } from './layout.ts'
import { type ActorBoard, actorBoard } from './link-actors.ts'
import { type PlaceBoard, placeBoard } from './link-places.ts'
import { type TimeBoard, timeBoard } from './link-times.ts'
import type { FoundFigure } from './parts.ts'
import { cutPieces, type Pieces } from './pieces.ts'
import { findPlaces } from './places.ts'
import type { Reading } from './reading.ts'
import { findTimes } from './times.ts'
import { markWords } from './words.ts'

/** Everything that was found in a text, prepared for linking. */
export interface Board {
  readonly layout: Layout
  readonly places: PlaceBoard
  readonly pieces: Pieces
  readonly times: TimeBoard
  readonly actors: ActorBoard
  /** Known bodies that do not fight: who digs, buries, judges. */
  readonly bodies: readonly FoundActor[]
}

/** Finds and prepares; linear in the text. */
export function prepare(reading: Reading, figures: readonly FoundFigure[], registers: Registers): Board {
  const lexicon = markWords(reading)
  const layout = layOut(reading, lexicon, figures)
  const times = findTimes(reading, lexicon)
  const bodies: FoundActor[] = []
  const actors = findActors(reading, lexicon, registers, bodies)
  const taken = new Uint8Array(reading.tokens.length)
  const take = (from: number, to: number) => {
    for (let i = from; i < to; i++) taken[i] = 1
  }
  for (const time of times) take(time.from, time.to)
  for (const actor of actors) if (actor.type === 'group') take(actor.from, actor.to)
  const places = findPlaces(reading, lexicon, registers, taken)
  return {
    layout,
    places: placeBoard(layout, places),
    pieces: cutPieces(reading, figures, places),
    times: timeBoard(layout, times),
    actors: actorBoard(layout, actors),
    bodies,
  }
}
