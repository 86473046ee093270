// The plan of a dossier: what goes in, in which order, with which words of the analyst. A file (`isnad dossier --plan`), and a body of the API.
import { z } from 'zod'
import { Words } from './case.ts'
import { DOSSIER_PARTS } from './lists.ts'

/** Parts of a dossier. `notes`, `captures` and `checkpoint` always close it: without them a figure could not be followed. */
export const DossierPart = z.enum(DOSSIER_PARTS)
export type DossierPart = z.infer<typeof DossierPart>

/** Words in both languages, or the same words in both. */
const both = z.union([
  z
    .string()
    .max(2000)
    .transform((words) => ({ ar: words, en: words })),
  Words,
])

const ids = z.array(z.string().min(1).max(400)).max(10_000)

/** Ids of sites, incidents and origins are those of the API, or permanent codes. What is left out is not limited. */
export const DossierPlan = z.strictObject({
  /** Version of this form. */
  format: z.literal(1).optional(),
  title: both.optional(),
  question: both.optional(),
  sites: ids.optional(),
  incidents: ids.optional(),
  aggregates: ids.optional(),
  /** Only statements that go back to these origins. */
  origins: ids.optional(),
  /** Days of publication, inclusive (YYYY-MM-DD). */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Which parts, in this order; each at most once. */
  parts: z
    .array(DossierPart)
    .min(1)
    .refine((parts) => new Set(parts).size === parts.length, 'a part stands twice')
    .optional(),
  /** Words of the analyst before a part, told apart from what is read. */
  prose: z
    .array(z.strictObject({ before: DossierPart, words: Words }))
    .max(200)
    .optional(),
  /** Names or words that must not stand in it: blacked out where they are quoted, refused anywhere else. */
  withheld: z.array(z.string().min(1)).max(10_000).optional(),
  /** Lets the recorded names of victims stand; they are covered where this is not given. */
  names: z.boolean().optional(),
  /** True: it leaves only once a second person has approved this very content. */
  approval: z.boolean().optional(),
})
export type DossierPlan = z.infer<typeof DossierPlan>
