// A statement: one thing said in a report about people harmed, with the words it stands on and who says so.
import { z } from 'zod'
import { COMMITMENTS, COUNTED, PERSON_STATUSES, QUALIFIERS, REMAINS, SCOPES, STATEMENT_KINDS } from './lists.ts'
import { Given, Mention, Span } from './span.ts'

export const Counted = z.enum(COUNTED)
export type Counted = z.infer<typeof Counted>
export const Qualifier = z.enum(QUALIFIERS)
export type Qualifier = z.infer<typeof Qualifier>
export const Commitment = z.enum(COMMITMENTS)
export type Commitment = z.infer<typeof Commitment>
/** How far the dead have come into sight; only for bodies and graves. */
export const Remains = z.enum(REMAINS)
export type Remains = z.infer<typeof Remains>
export const Basis = z.enum(['counted', 'recorded', 'estimated', 'witnessed', 'relayed', 'not-stated'])
export type Basis = z.infer<typeof Basis>
/** this event or site; a part of a whole; a whole area's figure; a running total. */
export const Scope = z.enum(SCOPES)
export type Scope = z.infer<typeof Scope>

export const Figure = z.object({
  /** The number expression alone, as the words stand. */
  span: Span,
  of: Counted,
  min: z.number().nullable(),
  max: z.number().nullable(),
  qualifier: Qualifier,
  commitment: Commitment,
  remains: Remains.optional(),
  basis: Basis,
  scope: Scope,
  scopeDetail: z
    .object({ area: z.string().optional(), from: z.string().optional(), asOf: z.string().optional(), parent: z.string().optional() })
    .optional(),
})
export type Figure = z.infer<typeof Figure>

/** Who was harmed, each part as the speaker puts it; status is never derived from sex, age or the word martyr. */
export const Who = z.object({
  text: z.string(),
  span: Span.optional(),
  sex: z.enum(['women', 'men', 'unknown']),
  age: z.enum(['children', 'adults', 'elderly', 'unknown']),
  status: z.enum(PERSON_STATUSES),
})
export type Who = z.infer<typeof Who>

/** How a link of the chain speaks. */
export const Manner = z.enum(['says', 'quotes', 'letter', 'statement', 'post', 'interview', 'report', 'agency-tag', 'according-to', 'document'])
export type Manner = z.infer<typeof Manner>

/** One speaker of the chain, outermost first; the outlet itself is left out. */
export const ChainLink = Mention.extend({
  /** Register id where the name is known, e.g. `actor:sy-mfa`. */
  actor: z.string().optional(),
  manner: Manner.optional(),
  /** The words that made the link ("ونقلت … عن", "told"). */
  cue: Span.optional(),
  how: Given.optional(),
})
export type ChainLink = z.infer<typeof ChainLink>

export const PlaceMention = Mention.extend({
  how: Given.optional(),
  /** Gazetteer or register id, and its coordinates, where resolved. */
  id: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  precision: z.enum(['site', 'neighbourhood', 'settlement', 'district', 'governorate', 'country', 'unknown']).optional(),
})
export type PlaceMention = z.infer<typeof PlaceMention>

export const TimeRole = z.enum(['death', 'event', 'burial', 'discovery', 'exhumation', 'as-of', 'report'])
export type TimeRole = z.infer<typeof TimeRole>
/** A time as worded; `from`/`to` (ISO days, inclusive) only where it resolves, with `basis` naming what it was resolved on. */
export const TimeMention = z.object({
  text: z.string(),
  span: Span.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  role: TimeRole,
  basis: z.string().optional(),
})
export type TimeMention = z.infer<typeof TimeMention>

export const ActorRole = z.enum(['killed', 'buried', 'controls', 'exhumed'])
export type ActorRole = z.infer<typeof ActorRole>
export const ActorMention = Mention.extend({ actor: z.string().optional(), how: Given.optional() })
export type ActorMention = z.infer<typeof ActorMention>
export const RoledActor = ActorMention.extend({ role: ActorRole })
export type RoledActor = z.infer<typeof RoledActor>

export const StatementKind = z.enum(STATEMENT_KINDS)
export type StatementKind = z.infer<typeof StatementKind>

/** One rule that fired: its name and the words that triggered it. */
export const RuleTrace = z.object({ rule: z.string(), span: Span.optional(), field: z.string().optional(), note: z.string().optional() })
export type RuleTrace = z.infer<typeof RuleTrace>

export const Statement = z.object({
  /** `<report>:<kind>:<start>-<end>`, from the figure's span or the clause's: the same for the same words. */
  id: z.string(),
  report: z.string(),
  kind: StatementKind,
  span: Span,
  figure: Figure.optional(),
  who: Who.optional(),
  chain: z.array(ChainLink),
  places: z.array(PlaceMention),
  time: TimeMention.nullable(),
  times: z.array(TimeMention),
  actor: ActorMention.nullable(),
  actors: z.array(RoledActor),
  /** Addressee of a demand. */
  to: Mention.nullable().optional(),
  /** True where the outlet's own reporter there is named: then an empty chain is not untraced. */
  ownReporter: z.boolean().optional(),
  because: z.array(z.string()),
  trail: z.array(RuleTrace).optional(),
  /** How the statement came to be: by the engine, from a person's table, or by a person's determination (whose id is in `determinations`). */
  how: z.enum(['machine', 'imported', 'confirmed', 'corrected', 'added', 'set-aside']).optional(),
  determinations: z.array(z.string()).optional(),
})
export type Statement = z.infer<typeof Statement>
