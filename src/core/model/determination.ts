// A determination: an analyst's decision, appended to the ledger, undone only by another one. Points at anchors, never at cluster ids.
import { z } from 'zod'
import { ACTOR_KINDS, HELD, MATERIAL_KINDS, ORIGIN_RELATIONS, PARTY_RELATIONS, PERSON_HARMS, PERSON_SEXES, RELIABILITY_GRADES } from './lists.ts'
import { Role } from './member.ts'
import { Policy } from './policy.ts'
import { Anchor, Span } from './span.ts'
import {
  ActorMention,
  ChainLink,
  Commitment,
  Counted,
  Figure,
  PlaceMention,
  Qualifier,
  RoledActor,
  Statement,
  StatementKind,
  TimeMention,
  Who,
} from './statement.ts'

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

/** What a second reader makes of a figure without having seen the first reading. */
export const Reading = z.object({
  of: Counted,
  qualifier: Qualifier,
  commitment: Commitment,
  min: z.number().nullable(),
  max: z.number().nullable(),
})
export type Reading = z.infer<typeof Reading>

/** What an outlet or speaker is; set by a person, unknown until then. */
export const ActorKindSet = z.enum(ACTOR_KINDS)
/** How an outlet or speaker stands to a party, between two days, on the strength of a citation. */
export const PartyRelation = z.object({
  party: z.string().trim().min(1).max(300),
  relation: z.enum(PARTY_RELATIONS),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cite: z.string().trim().min(1).max(2000),
})
export type PartyRelation = z.infer<typeof PartyRelation>

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
  z.object({ act: z.literal('independence'), a: Anchor, b: Anchor, relation: z.enum(ORIGIN_RELATIONS) }),
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
  z.object({ act: z.literal('reliability'), actor: z.string(), grade: z.enum(RELIABILITY_GRADES) }),
  /** A second reader's blind reading of a figure; changes nothing by itself: the first reader settles it by a correction or a confirmation. */
  z.object({
    act: z.literal('second-reading'),
    ...on,
    reader: z.string().trim().min(1).max(200),
    sample: z.string().min(1).max(80),
    reading: Reading,
  }),
  /** A person harmed whom a report names, as it writes the name. Kept out of every output unless the person who makes it lets names through. */
  z.object({
    act: z.literal('victim'),
    on: Anchor,
    /** The figure this person is counted in, where the report says so. */
    among: Anchor.optional(),
    harm: z.enum(PERSON_HARMS),
    name: z.string().trim().min(1).max(300),
    age: z.string().max(100).optional(),
    sex: z.enum(PERSON_SEXES),
    kin: z.string().max(300).optional(),
    status: Who.shape.status,
  }),
  /** What is known of an outlet or speaker; the newest on a name stands. */
  z.object({
    act: z.literal('register'),
    name: z.string().trim().min(1).max(300),
    kind: ActorKindSet.optional(),
    relations: z.array(PartyRelation).max(50),
  }),
  /** Whether the letter, statement or record that an origin spoke in is held here, or known only from reports of it. */
  z.object({
    act: z.literal('primary-document'),
    about: z.array(Anchor).min(1),
    held: z.enum(HELD),
    report: z.string().optional(),
  }),
  /** A picture, film, recording, interview or note that was captured, and what it belongs to: nothing is read from it, a person says what it shows. */
  z.object({
    act: z.literal('material'),
    /** Ledger entry of the capture, and the SHA-256 of its bytes. */
    capture: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    kind: z.enum(MATERIAL_KINDS),
    about: z.array(Anchor).min(1),
    shows: z.string().trim().max(2000).optional(),
  }),
  /** A line of the search log: what was looked for, where, on which day, and what came of it. Every count depends on what was looked for. */
  z.object({
    act: z.literal('looked-for'),
    what: z.string().trim().min(1).max(1000),
    where: z.string().trim().min(1).max(500),
    day: z.iso.date(),
    outcome: z.enum(['found', 'nothing', 'unclear']),
  }),
  /** A second person's word that this very content may leave: the hash of a dossier without its instant and checkpoint. */
  z.object({
    act: z.literal('approve'),
    what: z.literal('dossier'),
    content: z.string().regex(/^[0-9a-f]{64}$/),
    person: z.string().trim().min(1).max(200),
  }),
  /** Takes a person into the case, changes the role, or ends the key (null). The key itself is shown once and kept nowhere. */
  z.object({
    act: z.literal('member'),
    name: z.string().trim().min(1).max(200),
    role: Role,
    key: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  /** What the case asks of all who work on it; the newest word stands whole. */
  z.object({ act: z.literal('policy'), ...Policy.shape }),
  /** A search kept under a name for all who work on the case. */
  z.object({ act: z.literal('saved-search'), name: z.string().trim().min(1).max(200), query: z.record(z.string().max(40), z.string().max(400)) }),
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
