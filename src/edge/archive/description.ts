// What an archive says of itself in `archive.json`. Nothing of it is believed: the ledger and the derivation are checked against it.
import { z } from 'zod'

const HEX64 = z.string().regex(/^[0-9a-f]{64}$/)

export const Archive = z.strictObject({
  format: z.literal(1),
  what: z.literal('isnad-archive'),
  caseId: z.string().regex(/^[0-9a-f]{32}$/),
  name: z.string(),
  /** Entries of the ledger, and its root over them. */
  size: z.int().min(1),
  root: HEX64,
  /** Engine stamp and digest of the derived state there: an equal engine must come to an equal digest. */
  engine: HEX64,
  digest: HEX64,
  files: z.int().min(1),
  /** Sealed blobs: personal material, whose keys stay behind. What derives from it there cannot be derived elsewhere. */
  sealed: z.int().min(0),
})
export type Archive = z.infer<typeof Archive>
