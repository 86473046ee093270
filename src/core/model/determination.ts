// A determination: an analyst's decision, appended to the ledger, undone only by another one. Points at anchors, never at cluster ids.
import { z } from 'zod'
import { Anchor, Span } from './span.ts'
import { ActorMention, ChainLink, Figure, PlaceMention, RoledActor, Statement, StatementKind, TimeMention, Who } from './statement.ts'

/** The fields a person may set on a statement; each one present replaces the machine's. */
export const StatementChanges = z
  .object({
    span: Span,
    figure: Figure.partial(),
    who: Who.nullable(),
    chain: z.array(ChainLink),
    places: z.array(PlaceMention),
    time: TimeMention.nullable(),
    times: z.array(TimeMention),
    actor: ActorMention.nullable(),
    actors: z.array(RoledActor),
    to: z.object({ name: z.string(), span: Span.optional() }).nullable(),
  })
  .partial()
export type StatementChanges = z.infer<typeof StatementChanges>

const on = { on: Anchor, kind: StatementKind }
export const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('confirm'), ...on }),
  z.object({ act: z.literal('correct'), ...on, changes: StatementChanges }),
  z.object({ act: z.literal('add'), ...on, statement: StatementChanges }),
  z.object({ act: z.literal('set-aside'), ...on }),
  /** Takes an earlier determination back. */
  z.object({ act: z.literal('undo'), determination: z.string() }),
  /** These statements were first said in one utterance / not in one utterance. */
  z.object({ act: z.literal('origins-join'), anchors: z.array(Anchor).min(2) }),
  z.object({ act: z.literal('origins-split'), anchors: z.array(Anchor).min(2) }),
  /** How the origins of two statements stand to each other. */
  z.object({ act: z.literal('independence'), a: Anchor, b: Anchor, relation: z.enum(['dependent', 'not-established', 'established']) }),
  /** Opens a site or incident with a permanent code; the code belongs to its anchors. */
  z.object({
    act: z.literal('open'),
    what: z.enum(['site', 'incident']),
    code: z.string(),
    name: z.string().optional(),
    anchors: z.array(Anchor).min(1),
  }),
  z.object({ act: z.literal('cluster-join'), what: z.enum(['site', 'incident']), anchors: z.array(Anchor).min(2) }),
  z.object({ act: z.literal('cluster-split'), what: z.enum(['site', 'incident']), anchors: z.array(Anchor).min(2) }),
  z.object({ act: z.literal('part-of'), part: Anchor, whole: Anchor }),
  /** A double count: this total adds figures that may overlap. */
  z.object({ act: z.literal('double-count'), total: Anchor, parts: z.array(Anchor).min(1) }),
  z.object({ act: z.literal('place'), name: z.string(), anchors: z.array(Anchor).min(1), place: PlaceMention }),
  z.object({ act: z.literal('duplicate'), report: z.string(), of: z.string() }),
  z.object({
    act: z.literal('finding'),
    about: z.array(Anchor),
    text: z.string().min(1),
    standard: z.enum(['reasonable-grounds', 'balance', 'beyond-doubt', 'lead']),
  }),
  z.object({ act: z.literal('grade'), incident: z.array(Anchor).min(1), grade: z.enum(['Confirmed', 'Fair', 'Weak', 'Contested', 'Discounted']) }),
  z.object({
    act: z.literal('publication'),
    about: z.array(Anchor).min(1),
    locationClass: z.enum(['exact', '0.001', '0.01', '0.1', 'withheld']),
    reviewBy: z.string().optional(),
  }),
  z.object({ act: z.literal('reliability'), actor: z.string(), grade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']) }),
])
export type Act = z.infer<typeof Act>

export const Determination = z.object({
  id: z.string(),
  /** Instant of recording, ISO 8601 UTC. */
  at: z.string(),
  by: z.string(),
  reason: z.string().min(1),
  act: Act,
  /** What the person saw when deciding: the statement as shown, and the engine that made it. */
  seen: Statement.optional(),
  engine: z.string(),
})
export type Determination = z.infer<typeof Determination>
