// A report: a capture read into text. Spans of statements index `text`, which is title + blank line + body.
import { z } from 'zod'
import { Imported } from './imported.ts'
import { Problem } from './problem.ts'
import { Span } from './span.ts'

export const LanguageCode = z.enum(['ar', 'en', 'und'])
export type LanguageCode = z.infer<typeof LanguageCode>

/** One item of a capture, read. `id` is hash(capture entry, item path) in a case; a given id (JSONL) is `givenId`. */
export const Report = z.object({
  id: z.string().min(1),
  givenId: z.string().optional(),
  /** Index of the capture's ledger entry and path of the item inside the capture; absent outside a case. */
  capture: z.object({ entry: z.int(), sha256: z.string(), item: z.string() }).optional(),
  format: z.string(),
  lang: LanguageCode,
  outlet: z.string().optional(),
  author: z.string().optional(),
  title: z.string().optional(),
  /** Full text: `title + "\n\n" + body`, or the body alone where there is no title. */
  text: z.string(),
  /** Length of the title part of `text`, 0 where there is none; the body starts at titleEnd + 2. */
  titleEnd: z.int().min(0),
  /** ISO dates (YYYY-MM-DD or a full instant) as the document gives them. */
  published: z.string().optional(),
  modified: z.string().optional(),
  url: z.string().optional(),
  /** For reconstructions: the address of the report it retells; such reports are never evidence. */
  basedOn: z.string().optional(),
  reconstructed: z.boolean().optional(),
  /** Links and addresses the document names, for lineage. */
  links: z.array(z.string()).optional(),
  /** Of a person's table: its figures, row by row. */
  imported: Imported.optional(),
  problems: z.array(Problem),
})
export type Report = z.infer<typeof Report>

/** What each region of a report's text is; readers may leave it out. */
export const Region = z.object({ span: Span, role: z.enum(['title', 'body', 'byline', 'boilerplate']) })
export type Region = z.infer<typeof Region>
