// A span: where words stand in a report. Offsets are UTF-16 units in the report's full text, end exclusive.
import { z } from 'zod'

export const Span = z.tuple([z.int().min(0), z.int().min(0)]).readonly()
export type Span = z.infer<typeof Span>

/** A name as the text writes it, with its place in the text where it stands there. */
export const Mention = z.object({ name: z.string().min(1), span: Span.optional() })
export type Mention = z.infer<typeof Mention>

/** How a value came to be: written in the text, concluded by the engine, or set by a person. */
export const Given = z.enum(['given', 'implied', 'corrected'])
export type Given = z.infer<typeof Given>

/**
 * Where a determination points: the report, the offsets, and the exact words with what stands before and after,
 * so that a re-read report either holds the same words at the same place or the determination shows as unanchored.
 */
export const Anchor = z.object({
  report: z.string().min(1),
  span: Span,
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
})
export type Anchor = z.infer<typeof Anchor>
