// Rows of the long lists: what a line shows and no more, so that a page of a list stays small however large the case.
import { z } from 'zod'
import { Aggregate, Discrepancy, DriftWhat, Incident, Origin, Site, Tally, TallyValue } from './case.ts'

const paged = <T extends z.ZodType>(item: T) =>
  z.object({
    /** How many there are in all, and the cursor of the next page; null on the last. */
    total: z.int(),
    next: z.string().nullable(),
    items: z.array(item),
  })

export const ListQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export type ListQuery = z.infer<typeof ListQuery>

/** A tally with its values counted, without the statements behind them. */
export const TallyRow = Tally.pick({
  of: true,
  who: true,
  commitment: true,
  remains: true,
  asOf: true,
  reviewed: true,
  low: true,
  high: true,
}).extend({
  values: z.array(TallyValue.pick({ min: true, max: true, qualifier: true, reports: true, origins: true, untraced: true, independent: true })),
  statements: z.int(),
})
export type TallyRow = z.infer<typeof TallyRow>

const counted = { reports: z.int(), tallies: z.array(TallyRow) }
export const SiteRow = Site.pick({ id: true, code: true, place: true, stage: true, publication: true }).extend({
  ...counted,
  /** First and last day of publication of its reports. */
  days: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
})
export type SiteRow = z.infer<typeof SiteRow>
export const SiteRows = paged(SiteRow)
export type SiteRows = z.infer<typeof SiteRows>

export const IncidentRow = Incident.pick({ id: true, code: true, place: true, date: true, actor: true, publication: true }).extend(counted)
export type IncidentRow = z.infer<typeof IncidentRow>
export const IncidentRows = paged(IncidentRow)
export type IncidentRows = z.infer<typeof IncidentRows>

/** A discrepancy with the first of the statements it stands on; `of` is how many there are. */
export const DiscrepancyRow = Discrepancy.extend({ of: z.int() })
export type DiscrepancyRow = z.infer<typeof DiscrepancyRow>
/** Discrepancies, and how many there are of each kind, in the order in which the kinds first come. */
export const DiscrepancyRows = paged(DiscrepancyRow).extend({ kinds: z.array(z.tuple([Discrepancy.shape.kind, z.int()])) })
export type DiscrepancyRows = z.infer<typeof DiscrepancyRows>
export const DiscrepanciesQuery = ListQuery.extend({
  kind: Discrepancy.shape.kind.optional(),
  /** At most so many of each kind. */
  each: z.coerce.number().int().min(1).max(100).optional(),
})
export type DiscrepanciesQuery = z.infer<typeof DiscrepanciesQuery>

export const AggregateRows = paged(Aggregate)
export type AggregateRows = z.infer<typeof AggregateRows>

export const OriginRow = Origin.pick({ id: true, actor: true, actorId: true, named: true, act: true, date: true, stake: true }).extend({
  reports: z.int(),
  statements: z.int(),
  /** Its first statement: what a decision on the origin is anchored by. */
  first: z.string().nullable(),
})
export type OriginRow = z.infer<typeof OriginRow>
export const OriginRows = paged(OriginRow)
export type OriginRows = z.infer<typeof OriginRows>
export const OriginsQuery = ListQuery.extend({
  /** By date, as the case has them, or those most reports carry first. */
  order: z.enum(['date', 'reports']).default('date'),
  /** Id of an origin: those that share a report with it first, itself left out. */
  near: z.string().max(400).optional(),
})
export type OriginsQuery = z.infer<typeof OriginsQuery>

/** One outlet: whom its statements name first, how often, and how often what it says differs from the earlier wording it draws on. */
export const RelayRow = z.object({
  outlet: z.string().nullable(),
  reports: z.int(),
  statements: z.int(),
  untraced: z.int(),
  drifted: z.int(),
  drift: z.array(z.tuple([DriftWhat, z.int()])),
  relays: z.array(z.object({ name: z.string(), times: z.int(), drifted: z.int() })),
})
export type RelayRow = z.infer<typeof RelayRow>
export const RelayRows = z.array(RelayRow)
export const RelayQuery = z.object({ outlet: z.string().max(400).optional() })
