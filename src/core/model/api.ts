// The HTTP API as schemas: what the server answers and the workbench and command line read. One list for both.
import { z } from 'zod'
import { Discrepancy, Drift, Incident, Lineage, Origin, Site, Unanchored, Words } from './case.ts'
import { Act, Determination } from './determination.ts'
import { ENTRY_KINDS } from './lists.ts'
import { Problem, ProblemCode } from './problem.ts'
import { LanguageCode, Report } from './report.ts'
import { Statement, StatementKind } from './statement.ts'

/** Every refusal has this shape; `code` is an IsnadErrorCode, `detail` fills its words. */
export const ApiError = z.object({
  error: z.object({ code: z.string(), words: Words, detail: z.record(z.string(), z.union([z.string(), z.number()])) }),
})
export type ApiError = z.infer<typeof ApiError>

/** State of the views (the database behind search and exports); the case itself answers from memory meanwhile. */
export const ViewsState = z.object({ state: z.enum(['ready', 'catching-up', 'rebuilding']), at: z.int() })
export type ViewsState = z.infer<typeof ViewsState>

export const LedgerHead = z.object({ size: z.int(), root: z.string(), checkpoint: z.string() })
export type LedgerHead = z.infer<typeof LedgerHead>

/** A case of this machine as the start page lists it. */
export const KnownCase = z.object({
  folder: z.string(),
  name: z.string(),
  operator: z.string(),
  created: z.string(),
  /** The packaged demo. */ demo: z.boolean(),
})
export type KnownCase = z.infer<typeof KnownCase>
export const KnownCases = z.object({
  cases: z.array(KnownCase),
  /** Folder that new cases are made in, and the login name, as proposals. */
  home: z.string(),
  operator: z.string(),
})
export type KnownCases = z.infer<typeof KnownCases>
export const NewCase = z.object({
  name: z.string().trim().min(1).max(200),
  operator: z.string().trim().min(1).max(200),
  /** Absolute path of an empty or absent folder; chosen from the name where it is not given. */
  folder: z.string().max(1000).optional(),
})
export type NewCase = z.infer<typeof NewCase>
/** Without a folder: the packaged demo case, made on first use. */
export const OpenCase = z.object({ folder: z.string().max(1000).optional() })
export type OpenCase = z.infer<typeof OpenCase>
/** Where the opened case answers, with its key. */
export const CaseOpened = z.object({ entrance: z.string() })
export type CaseOpened = z.infer<typeof CaseOpened>

export const CaseCounts = z.object({
  captures: z.int(),
  reports: z.int(),
  statements: z.int(),
  /** Statements a person confirmed, corrected, added or set aside. */
  reviewed: z.int(),
  origins: z.int(),
  sites: z.int(),
  incidents: z.int(),
  aggregates: z.int(),
  discrepancies: z.int(),
  unanchored: z.int(),
})
export type CaseCounts = z.infer<typeof CaseCounts>

export const CaseSummary = z.object({
  name: z.string(),
  operator: z.string(),
  reconstructed: z.boolean(),
  engine: z.string(),
  ledger: LedgerHead,
  counts: CaseCounts,
  views: ViewsState,
})
export type CaseSummary = z.infer<typeof CaseSummary>

/** How far opening has come. `counts` are there before the case has been read where nothing has changed since it was last open here. */
export const Opening = z.object({
  ready: z.boolean(),
  name: z.string(),
  entries: z.int(),
  progress: z.object({ what: z.enum(['read', 'derive']), done: z.int(), of: z.int() }).nullable(),
  counts: CaseCounts.nullable(),
})
export type Opening = z.infer<typeof Opening>

/** A report in a list: all but its text, with the counts a list shows. */
export const ReportRow = Report.omit({ text: true, imported: true }).extend({
  statements: z.int(),
  reviewed: z.int(),
  /** The first 160 characters of the body. */
  lead: z.string(),
  /** How long its text is: the fullest of several copies is the longest. */
  characters: z.int(),
  /** The report this one copies, by lineage of kind `copy`. */
  copyOf: z.string().nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>

const paged = { total: z.int(), /** Cursor of the next page; null on the last. */ next: z.string().nullable() }
const page = { cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(500).default(50) }
/** In an address every value is text: "true" and "1" are true. */
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

export const ReportsQuery = z.object({
  q: z.string().max(400).optional(),
  lang: LanguageCode.optional(),
  outlet: z.string().max(400).optional(),
  problem: z.union([z.literal('any'), ProblemCode]).optional(),
  /** true: every statement of the report is reviewed; false: at least one is not. */
  reviewed: flag.optional(),
  ...page,
})
export type ReportsQuery = z.infer<typeof ReportsQuery>
export const ReportsPage = z.object({ ...paged, reports: z.array(ReportRow) })
export type ReportsPage = z.infer<typeof ReportsPage>

export const CaptureOf = z.object({
  entry: z.int(),
  sha256: z.string(),
  item: z.string(),
  at: z.string(),
  by: z.string(),
  address: z.string().optional(),
  /** Further blobs, of a page as a browser showed it: their roles and SHA-256. */
  parts: z.array(z.object({ role: z.string(), sha256: z.string() })).optional(),
})
export type CaptureOf = z.infer<typeof CaptureOf>

export const ReportPage = z.object({
  report: Report,
  statements: z.array(Statement),
  originOf: z.record(z.string(), z.string()),
  captures: z.array(CaptureOf),
  /** Stated links first; of very many, the first. `lineageLeft` counts the others. */
  lineage: z.array(Lineage),
  lineageLeft: z.int().optional(),
  /** Neighbours in the case's order of reports. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
})
export type ReportPage = z.infer<typeof ReportPage>

/** Where the captured copy of a report is shown: a port of this machine and a path there; `text` where the capture is no web page. */
export const CopyPlace = z.object({
  port: z.int(),
  path: z.string(),
  file: z.string(),
  shows: z.enum(['page', 'text']),
  captures: z.array(CaptureOf),
  /** Further blobs of the first capture: what they are, and where they can be taken from. */
  parts: z.array(z.object({ role: z.string(), path: z.string() })),
})
export type CopyPlace = z.infer<typeof CopyPlace>
export const CopyQuery = z.object({ /** Statement whose sentence is marked. */ s: z.string().max(2000).optional() })

export const StatementPage = z.object({
  statement: Statement,
  report: ReportRow,
  /** Of very many statements, reports and links the first are given; `leftOut` counts the others. */
  origin: Origin.nullable(),
  lineage: z.array(Lineage),
  leftOut: z.object({ statements: z.int(), reports: z.int(), lineage: z.int() }).optional(),
  drift: z.array(Drift),
  history: z.array(Determination),
})
export type StatementPage = z.infer<typeof StatementPage>

/** A statement in a list, with the sentence it stands in. */
export const StatementRow = z.object({
  statement: Statement,
  report: ReportRow,
  sentence: z.string(),
  /** Where in `sentence` the search words stand; UTF-16 units. */
  marks: z.array(z.tuple([z.int(), z.int()])).optional(),
})
export type StatementRow = z.infer<typeof StatementRow>
export const StatementsQuery = z.object({ kind: StatementKind.optional(), reviewed: flag.optional(), q: z.string().max(400).optional(), ...page })
export type StatementsQuery = z.infer<typeof StatementsQuery>
export const StatementsPage = z.object({ ...paged, statements: z.array(StatementRow) })
export type StatementsPage = z.infer<typeof StatementsPage>

/** How many of each list an answer leaves out where a page would hold thousands: said, never silently cut. */
export const LeftOut = z.object({ statements: z.int(), reports: z.int(), lineage: z.int(), drift: z.int() })
export type LeftOut = z.infer<typeof LeftOut>

export const OriginPage = z.object({
  origin: Origin,
  statements: z.array(Statement),
  reports: z.array(ReportRow),
  lineage: z.array(Lineage),
  drift: z.array(Drift),
  leftOut: LeftOut.optional(),
})
export type OriginPage = z.infer<typeof OriginPage>

const cluster = {
  statements: z.array(Statement),
  reports: z.array(ReportRow),
  origins: z.array(Origin),
  discrepancies: z.array(Discrepancy),
  drift: z.array(Drift),
  lineage: z.array(Lineage),
  leftOut: LeftOut.optional(),
}
export const SitePage = z.object({ site: Site, ...cluster })
export type SitePage = z.infer<typeof SitePage>
export const IncidentPage = z.object({ incident: Incident, ...cluster })
export type IncidentPage = z.infer<typeof IncidentPage>
export const UnanchoredPage = z.object({ unanchored: z.array(Unanchored), determinations: z.array(Determination) })
export type UnanchoredPage = z.infer<typeof UnanchoredPage>

/** Kinds of ledger entries, as the ledger has them. */
export const EntryKind = z.enum(ENTRY_KINDS)
export type EntryKind = z.infer<typeof EntryKind>
export const LedgerRow = z.object({
  index: z.int(),
  kind: EntryKind,
  time: z.string(),
  by: z.string(),
  summary: Words,
  /** What the entry is about: a capture's hash, a determination's id. */
  ref: z.string(),
  /** A capture's name or address, as it came. */
  name: z.string().optional(),
  /** Personal material: kept under a key of its own. */
  sealed: z.boolean().optional(),
})
export type LedgerRow = z.infer<typeof LedgerRow>
export const LedgerQuery = z.object({
  from: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  kind: EntryKind.optional(),
})
export type LedgerQuery = z.infer<typeof LedgerQuery>
export const LedgerPage = LedgerHead.extend({ entries: z.array(LedgerRow) })
export type LedgerPage = z.infer<typeof LedgerPage>

/** A capture in the inbox: what was read from it, and what its reader noticed. */
export const CaptureRow = z.object({
  entry: z.int(),
  time: z.string(),
  by: z.string(),
  sha256: z.string(),
  /** Its name or address, as it came; empty where it is sealed or erased. */
  name: z.string(),
  /** The first reports read from it, and how many there are. */
  first: z.array(z.object({ id: z.string(), title: z.string(), lang: LanguageCode })),
  reports: z.int(),
  statements: z.int(),
  reviewed: z.int(),
  problems: z.array(Problem),
  /** A picture, film or recording: nothing is read from it. */
  material: z.boolean(),
  /** Personal material: kept under a key of its own. */
  sealed: z.boolean(),
})
export type CaptureRow = z.infer<typeof CaptureRow>
export const CaptureRowsQuery = z.object({
  /** Only captures older than this entry: `next` of the page before. */
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const CaptureRows = z.object({ total: z.int(), next: z.int().nullable(), items: z.array(CaptureRow) })
export type CaptureRows = z.infer<typeof CaptureRows>

/** A captured picture, film or recording. The program reads nothing from it; decisions link it to sites and incidents. */
export const Material = z.object({
  entry: z.int(),
  sha256: z.string(),
  /** Media type, told by its first bytes. */
  type: z.string(),
  length: z.int(),
  name: z.string().optional(),
  time: z.string(),
  by: z.string(),
  personal: z.boolean(),
})
export type Material = z.infer<typeof Material>
export const Materials = z.array(Material.extend({ links: z.array(Determination) }))
export type Materials = z.infer<typeof Materials>

export const DeterminationRequest = z.object({
  act: Act,
  reason: z.string().trim().min(1).max(4000),
  /** The statement as the person saw it. */
  seen: Statement.optional(),
  /** Idempotency key: the same key appends once, however often it is sent. */
  key: z.string().min(8).max(200),
})
export type DeterminationRequest = z.infer<typeof DeterminationRequest>
export const DeterminationAnswer = z.object({ determination: Determination, ledger: z.object({ size: z.int(), root: z.string() }) })
export type DeterminationAnswer = z.infer<typeof DeterminationAnswer>
/** Several decisions recorded one after the other and derived once: a bulk act, or its undo. */
export const DeterminationsRequest = z.object({ items: z.array(DeterminationRequest).min(1).max(500) })
export type DeterminationsRequest = z.infer<typeof DeterminationsRequest>
export const DeterminationsAnswer = z.object({ determinations: z.array(Determination), ledger: z.object({ size: z.int(), root: z.string() }) })
export type DeterminationsAnswer = z.infer<typeof DeterminationsAnswer>
/** `act`: kinds of act, comma between them. */
export const DeterminationsQuery = z.object({ on: z.string().max(400).optional(), act: z.string().max(400).optional() })
export const Determinations = z.array(Determination)

export const SearchQuery = z.object({
  q: z.string().max(400),
  kind: StatementKind.optional(),
  lang: LanguageCode.optional(),
  outlet: z.string().max(400).optional(),
  reviewed: flag.optional(),
  /** Days of publication, inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(30),
})
export type SearchQuery = z.infer<typeof SearchQuery>
const facet = z.array(z.tuple([z.string(), z.int()]))
/** How many of the statements found have each value; each facet counted without its own filter. */
export const SearchFacets = z.object({ kind: facet, lang: facet, outlet: facet, reviewed: facet })
export type SearchFacets = z.infer<typeof SearchFacets>
export const SearchAnswer = z.object({
  statements: z.array(StatementRow),
  /** Statements found, of which `statements` holds the first. */
  total: z.int(),
  /** True where more were found than are counted: total and facets are those of the newest. */
  capped: z.boolean().optional(),
  facets: SearchFacets,
  reports: z.array(ReportRow),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** A frame of the map, in degrees. */
const degrees = (most: number) => z.coerce.number().min(-most).max(most)
export const KnownPlacesQuery = z.object({
  west: degrees(180),
  south: degrees(90),
  east: degrees(180),
  north: degrees(90),
  limit: z.coerce.number().int().min(1).max(200).default(40),
})
export type KnownPlacesQuery = z.infer<typeof KnownPlacesQuery>
/** A place of the gazetteer, to read the map by. */
export const KnownPlace = z.object({ names: Words, lat: z.number(), lon: z.number(), population: z.int() })
export type KnownPlace = z.infer<typeof KnownPlace>
export const KnownPlaces = z.array(KnownPlace)

/** What /api/events sends, one JSON object an event. */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('captured'), size: z.int(), entries: z.array(z.int()) }),
  z.object({ type: z.literal('determined'), size: z.int(), determination: z.string() }),
  z.object({ type: z.literal('derived'), size: z.int(), engine: z.string(), counts: CaseCounts }),
  z.object({ type: z.literal('progress'), what: z.enum(['capture', 'read', 'derive', 'views', 'verify']), done: z.int(), of: z.int() }),
])
export type LiveEvent = z.infer<typeof LiveEvent>
