// Problems are what a document does wrong, kept with the report; what a programmer or machine does wrong stands in errors.ts.
import { z } from 'zod'
import { Span } from './span.ts'

/** Closed union of problem codes; the words a person reads for each, Arabic and English, stand in `model/words.ts`. */
export const ProblemCode = z.enum([
  'empty-file',
  'binary-file',
  'invalid-utf8',
  'charset-conflict',
  'charset-guessed',
  'too-large',
  'long-text',
  'too-deep',
  'truncated',
  'length-mismatch',
  'digest-mismatch',
  'signed-unknown',
  'signature-broken',
  'signature-unchecked',
  'not-this-format',
  'unsupported-format',
  'material',
  'no-text-layer',
  'text-unreliable',
  'hidden-text',
  'password-needed',
  'active-content',
  'archive-unsafe-name',
  'archive-ambiguous',
  'archive-bomb',
  'archive-entry-cap',
  'type-mismatch',
  'not-an-article',
  'page-incomplete',
  'certificate-fault',
  'bad-json',
  'bad-row',
  'bad-date',
  'implausible-date',
  'bidi-control',
  'look-alike-letters',
  'ambiguous-number',
  'implausible-number',
  'unknown-language',
  'unreadable',
])
export type ProblemCode = z.infer<typeof ProblemCode>

/** One thing wrong with a document. `detail` is data for the words (file, line, bytes), never the words themselves. */
export const Problem = z.object({
  code: ProblemCode,
  span: Span.optional(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Problem = z.infer<typeof Problem>
