// What a case derives to: origins, lineage, sites, incidents, tallies, discrepancies, drift. All rebuildable.
import { z } from 'zod'
import { Report } from './report.ts'
import { Commitment, Counted, Qualifier, Remains, Statement } from './statement.ts'

/** Words shown to a person, both languages. */
export const Words = z.object({ ar: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

export const Origin = z.object({
  id: z.string(),
  /** The earliest known speaker, as first named, and its register id where known. */
  actor: z.string(),
  actorId: z.string().optional(),
  names: z.array(z.string()),
  /** False where the chain ends in an unnamed speaker ("local sources"): listed, never counted as a named origin. */
  named: z.boolean().optional(),
  act: z.enum(['letter', 'statement', 'interview', 'post', 'report', 'says', 'unknown']),
  /** Earliest and latest date of the reports that carry it. */
  date: z.object({ from: z.string().optional(), to: z.string().optional() }),
  stake: z.enum(['party', 'not-party', 'unknown']),
  reports: z.array(z.string()),
  statements: z.array(z.string()),
  why: z.array(Words),
})
export type Origin = z.infer<typeof Origin>

/** A link of the lineage graph, from the later report or origin to the earlier one it draws on. */
export const Lineage = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['copy', 'names-speaker', 'shared-quotation', 'same-figures', 'link', 'translation', 'retraction', 'correction', 'agency-tag']),
  stated: z.boolean(),
  score: z.number().optional(),
  statements: z.array(z.string()),
  words: Words,
})
export type Lineage = z.infer<typeof Lineage>

export const DriftWhat = z.enum(['value', 'qualifier', 'commitment', 'remains', 'scope', 'status', 'actor', 'place', 'time'])
export type DriftWhat = z.infer<typeof DriftWhat>
export const Drift = z.object({
  what: DriftWhat,
  /** Statement ids: how it was said before and after. */
  from: z.string(),
  to: z.string(),
  before: Words,
  after: Words,
  stated: z.boolean(),
  words: Words,
})
export type Drift = z.infer<typeof Drift>

/** "N reports · K named origins · U untraced · independent: L to M", for one value. */
export const TallyValue = z.object({
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** The qualifier all its statements share, where they do. */
  qualifier: Qualifier.optional(),
  reports: z.int(),
  origins: z.int(),
  untraced: z.int(),
  independent: z.tuple([z.int(), z.int()]),
  /** Each pair of origins with its relation and why. */
  pairs: z
    .array(z.object({ a: z.string(), b: z.string(), relation: z.enum(['dependent', 'not-established', 'established']), words: Words }))
    .optional(),
  /** Where no speaker printed the number: the counts of one clause it is the sum of ("a girl and a woman": 1, 1). */
  sumOf: z.array(z.int()).optional(),
  statements: z.array(z.string()),
})
export type TallyValue = z.infer<typeof TallyValue>

export const Beside = z.enum(['vague', 'denied', 'zero', 'superseded', 'part', 'within-larger', 'cumulative', 'other-scope', 'own-count'])
export const Tally = z.object({
  of: Counted,
  who: z.string().optional(),
  commitment: Commitment.optional(),
  remains: Remains.optional(),
  asOf: z.string().nullable(),
  reviewed: z.boolean(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  best: z.number().nullable(),
  /** Statements that make the bounds. */
  bounds: z.object({ low: z.array(z.string()), high: z.array(z.string()) }).optional(),
  values: z.array(TallyValue),
  beside: z.array(z.object({ why: Beside, statement: z.string() })),
  statements: z.array(z.string()),
})
export type Tally = z.infer<typeof Tally>

export const ResolvedPlace = z.object({
  name: z.string(),
  names: Words.optional(),
  id: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  precision: z.enum(['site', 'neighbourhood', 'settlement', 'district', 'governorate', 'country', 'unknown']),
  /** Other readings of the same name that were not taken. */
  others: z.array(z.string()).optional(),
})
export type ResolvedPlace = z.infer<typeof ResolvedPlace>

export const Relation = z.object({
  kind: z.enum(['may-hold-victims-of', 'reburied-from', 'same-complex', 'part-of', 'same-as', 'overlaps']),
  to: z.string(),
  statements: z.array(z.string()),
})

export const Site = z.object({
  id: z.string(),
  /** Permanent code once a determination opened it; null while a proposal. */
  code: z.string().nullable(),
  place: ResolvedPlace,
  stage: z.string(),
  stages: z.array(z.object({ date: z.string().nullable(), stage: Remains, statements: z.array(z.string()) })),
  reports: z.array(z.string()),
  tallies: z.array(Tally),
  relations: z.array(Relation),
  /** How exactly the place may be published; absent: not published. */
  publication: z.string().optional(),
  why: z.array(Words),
})
export type Site = z.infer<typeof Site>

export const Incident = z.object({
  id: z.string(),
  code: z.string().nullable(),
  date: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  place: ResolvedPlace,
  actor: z.string().nullable(),
  reports: z.array(z.string()),
  grading: z.object({
    allowed: z.array(z.string()),
    missing: z.array(z.string()),
    set: z.string().nullable(),
    /** UCDP GED's precision codes, as far as the material allows them. */
    ucdp: z.object({ where_prec: z.int().nullable(), date_prec: z.int().nullable(), event_clarity: z.int() }).optional(),
  }),
  /** How exactly the place may be published; absent: not published. */
  publication: z.string().optional(),
  tallies: z.array(Tally),
  relations: z.array(Relation),
  why: z.array(Words),
})
export type Incident = z.infer<typeof Incident>

/** A running total or a whole area's figure: kept apart from sites and incidents, never added to them. */
export const Aggregate = z.object({
  id: z.string(),
  area: z.string(),
  place: ResolvedPlace.optional(),
  from: z.string().nullable(),
  asOf: z.string().nullable(),
  reports: z.array(z.string()),
  tallies: z.array(Tally),
})
export type Aggregate = z.infer<typeof Aggregate>

export const Discrepancy = z.object({
  id: z.string(),
  kind: z.enum([
    'disjoint',
    'whole-and-parts',
    'two-readings',
    'commitment',
    'remains',
    'actor',
    'status',
    'wrong-scope',
    'sum-as-total',
    'sum-hint',
    'double-count',
    'cycle',
  ]),
  /** Site, incident or aggregate id. */
  in: z.string(),
  statements: z.array(z.string()),
  words: Words,
})
export type Discrepancy = z.infer<typeof Discrepancy>

export const Finding = z.object({
  id: z.string(),
  text: z.string(),
  standard: z.string(),
  by: z.string(),
  at: z.string(),
  statements: z.array(z.string()),
})
export type Finding = z.infer<typeof Finding>

/** A determination whose words no longer stand where it points: shown in review, never silently moved. */
export const Unanchored = z.object({ determination: z.string(), report: z.string(), exact: z.string() })
export type Unanchored = z.infer<typeof Unanchored>

export const Case = z.object({
  /** Hash of code, registers, gazetteer, settings and Unicode version. */
  engine: z.string(),
  /** True where any report is a reconstruction: printed on every screen and export. */
  reconstructed: z.boolean(),
  reports: z.array(Report),
  statements: z.array(Statement),
  origins: z.array(Origin),
  lineage: z.array(Lineage),
  sites: z.array(Site),
  incidents: z.array(Incident),
  aggregates: z.array(Aggregate),
  discrepancies: z.array(Discrepancy),
  drift: z.array(Drift),
  findings: z.array(Finding),
  unanchored: z.array(Unanchored),
  /** A person's judgement of a speaker, Admiralty A-F; never computed. */
  reliability: z.array(z.object({ actor: z.string(), grade: z.string(), by: z.string(), at: z.string() })).optional(),
})
export type Case = z.infer<typeof Case>
