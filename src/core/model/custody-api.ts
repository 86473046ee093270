// The HTTP API of custody as schemas: captures on their way in, stamps, anchors, evidence, erasure, verification.
import { z } from 'zod'
import { Words } from './case.ts'
import { Problem } from './problem.ts'

/** Work of custody on a case that is open, asked for by a command. */
export const StampRequest = z.object({ address: z.string().max(4000), roots: z.array(z.string().max(100_000)).max(20) })
export const Stamped = z.object({ entry: z.int(), time: z.string(), authority: z.string(), address: z.string() })
export type Stamped = z.infer<typeof Stamped>
export const AnchorRequest = z.object({
  /** Calendars to hand the checkpoint to; none: only ask what became of earlier ones. */ calendars: z.array(z.string().max(1000)).max(10),
})
export const Anchored = z.object({ entry: z.int(), size: z.int(), calendars: z.array(z.string()), blocks: z.array(z.int()) })
export type Anchored = z.infer<typeof Anchored>
export const EvidenceRequest = z.object({ id: z.string().min(1).max(200) })
export const EraseRequest = z.object({ entry: z.int().min(1), reason: z.string().trim().min(1).max(4000) })
export const Erasure = z.object({ entry: z.int(), erased: z.array(z.int()), bodies: z.int() })

/** An output that left, and every range in it that the present engine gives otherwise. */
export const ReleasedRow = z.object({
  entry: z.int(),
  time: z.string(),
  by: z.string(),
  form: z.string(),
  /** Ranges that left in it; null where an older version did not record them, or it carries none. */
  figures: z.int().nullable(),
  sameEngine: z.boolean(),
  changed: z.array(z.object({ name: Words, code: z.string().nullable(), of: Words, before: Words, after: Words })),
})
export type ReleasedRow = z.infer<typeof ReleasedRow>
export const ReleasedRows = z.array(ReleasedRow)

export const VerifyReport = z.object({
  ok: z.boolean(),
  checked: z.object({ blobs: z.int(), entries: z.int() }),
  faults: z.array(z.object({ kind: z.string(), entry: z.int().optional(), sha256: z.string().optional(), words: Words })),
  /** What authorities stamped. */
  stamps: z.array(z.object({ entry: z.int(), size: z.int(), time: z.string(), authority: z.string(), trusted: z.boolean() })),
  /** What OpenTimestamps calendars promised, or lead to a block. */
  anchors: z.array(
    z.object({
      entry: z.int(),
      size: z.int(),
      state: z.enum(['pending', 'block', 'header']),
      calendars: z.array(z.string()),
      height: z.int().optional(),
      time: z.string().optional(),
      hash: z.string().optional(),
    }),
  ),
})
export type VerifyReport = z.infer<typeof VerifyReport>

/** One captured file: its ledger entry, and the reports read from it. `entry` is null where capturing it failed. */
export const CapturedItem = z.object({
  name: z.string(),
  entry: z.int().nullable(),
  /** Why nothing was captured, and what to do. */
  words: Words.optional(),
  sha256: z.string(),
  duplicate: z.boolean(),
  reports: z.array(z.string()),
  problems: z.array(Problem),
})
export type CapturedItem = z.infer<typeof CapturedItem>
export const CapturesAnswer = z.object({
  items: z.array(CapturedItem),
  counts: z.object({ captured: z.int(), duplicate: z.int(), flagged: z.int(), failed: z.int() }),
})
export type CapturesAnswer = z.infer<typeof CapturesAnswer>
/** Web addresses to fetch now, on a person's order: the only request that leaves this machine without a setting. */
export const AddressesRequest = z.object({
  /** The same key again captures nothing twice. */
  addresses: z
    .array(z.object({ address: z.string().trim().min(1).max(4000), key: z.string().min(8).max(200) }))
    .min(1)
    .max(20),
  reason: z.string().max(4000).optional(),
  /** As a browser shows them: rendered HTML, a picture, what was sent, the requests made. Needs a Chromium on this machine. */
  page: z.boolean().optional(),
})
export type AddressesRequest = z.infer<typeof AddressesRequest>
/** One line of an NDJSON capture body: a file's bytes in base64, as `isnad capture` sends them to the owner of a case. */
export const CaptureLine = z.object({
  name: z.string().max(1000),
  base64: z.string(),
  mediaType: z.string().max(200).optional(),
  address: z.string().max(4000).optional(),
  /** Of a fetched address: what answered, with what. */
  answered: z.string().max(4000).optional(),
  status: z.int().optional(),
  headers: z
    .array(z.tuple([z.string(), z.string()]))
    .max(500)
    .optional(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  reason: z.string().max(4000).optional(),
  /** Personal material: kept sealed with a key of its own. */
  personal: z.boolean().optional(),
  key: z.string().min(1).max(200).optional(),
  /** Further blobs of the same capture, as a page captured in a browser has them. */
  parts: z
    .array(z.object({ role: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/), mediaType: z.string().max(200), base64: z.string() }))
    .max(8)
    .optional(),
})
export type CaptureLine = z.infer<typeof CaptureLine>
