// What comes in and goes out in bulk, as schemas: tables in, dossiers and exports out.
import { z } from 'zod'
import { CapturedItem } from './custody-api.ts'
import { DossierPlan } from './dossier-plan.ts'
import { TableKind } from './imported.ts'
import { OUTPUT_FORMS } from './lists.ts'
import { Problem } from './problem.ts'

/** A person's table to bring in: CSV or a workbook, in base64. With `dryRun` nothing is recorded and the answer says what would come in. */
export const ImportRequest = z.object({
  name: z.string().min(1).max(1000),
  base64: z.string(),
  as: TableKind,
  /** Heading of the table -> field (`killed`, `killed.min`, `women.killed.max`, `date`, `place`, `source` …); headings not named are guessed. */
  mapping: z.record(z.string().max(400), z.string().max(60)).optional(),
  /** Whom the table is from, where no column says so. */
  source: z.string().trim().min(1).max(400).optional(),
  /** Order of day and month where the column does not settle it. */
  days: z.enum(['day-month', 'month-day']).optional(),
  sheet: z.string().max(100).optional(),
  reason: z.string().max(4000).optional(),
  key: z.string().min(8).max(200).optional(),
  dryRun: z.boolean().default(false),
})
export type ImportRequest = z.input<typeof ImportRequest>
export const ImportAnswer = z.object({
  rows: z.int(),
  figures: z.int(),
  mapping: z.record(z.string(), z.string()),
  /** Headings no field is known for: their cells are kept as text. */
  unmapped: z.array(z.string()),
  /** Rows with something wrong in them, the heading being line 1; whatever else stands in such a row came in. */
  flagged: z.array(z.object({ row: z.int(), figures: z.int(), problems: z.array(Problem) })),
  problems: z.array(Problem),
  sheets: z.array(z.string()).optional(),
  /** The capture of the file; null where nothing was recorded. */
  captured: CapturedItem.nullable(),
})
export type ImportAnswer = z.infer<typeof ImportAnswer>

/** Forms of output. Tables and graphs take of the plan what is withheld; dossiers take all of it. */
export const OutputForm = z.enum(OUTPUT_FORMS)
export type OutputForm = z.infer<typeof OutputForm>

/** A wish for an output: a dossier for people or a table for programs. Every output is searched for leaks and recorded in the ledger. */
export const OutputRequest = DossierPlan.extend({ form: OutputForm, language: z.enum(['ar', 'en', 'both']).default('en') })
export type OutputRequest = z.infer<typeof OutputRequest>

/** An output made to be looked at. Releasing its id lets these very bytes leave and records them. */
export const OutputPreview = z.object({
  /** What is released by; null where a second person has to approve it first. */
  id: z.string().nullable(),
  /** Of a dossier that asks for approval: the hash of its content, and who else approved it. */
  content: z.string().nullable(),
  approvedBy: z.array(z.string()),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** Where a page of it can be looked at; for PDF and Word, the page of the same plan. */
  page: z.object({ port: z.int(), path: z.string() }).nullable(),
  /** The first lines of a table or graph. */
  text: z.string().nullable(),
  /** Rows of a table, its head not counted. */
  rows: z.int().nullable(),
  withheld: z.object({
    /** Sites and incidents whose place is not let out exactly, of how many. */
    places: z.int(),
    of: z.int(),
    /** Names of victims that are covered. */
    names: z.int(),
  }),
})
export type OutputPreview = z.infer<typeof OutputPreview>

/** A dossier as it would leave now, not recorded: the same words and figures as the export of the same request. */
export const DossierPreview = z.object({
  html: z.string(),
  /** SHA-256 over the content, without the instant and the checkpoint: what a second person approves. */
  content: z.string(),
  /** Who approved this very content, beside the operator. */
  approvedBy: z.array(z.string()),
  footnotes: z.int(),
  captures: z.int(),
})
export type DossierPreview = z.infer<typeof DossierPreview>
