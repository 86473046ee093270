// Record blobs, format 1: what an entry of the ledger commits to. Each carries a salt, so that its hash in the ledger tells nothing.
import { z } from 'zod'
import { Determination } from '../model/index.ts'
import type { Json } from './canonical.ts'

const HEX64 = z.string().regex(/^[0-9a-f]{64}$/)
const SALT = z.string().regex(/^[0-9a-f]{32}$/)
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** Settings of a case; `case.json` is the canonical spelling of the newest one in the ledger. */
export const CaseSettings = z.strictObject({
  format: z.literal(1),
  /** 32 hex digits, chosen at random when the case is made. */
  caseId: z.string().regex(/^[0-9a-f]{32}$/),
  name: z.string().min(1),
  /** The person who answers for captures and determinations made here. */
  operator: z.string().min(1),
  created: z.string(),
  /** Public key of the ledger as C2SP spells it; its name is the origin line of the checkpoints. */
  key: z.string(),
  /** SHA-256 of the secret that idempotency keys are made with. */
  secret: HEX64,
})
export type CaseSettings = z.infer<typeof CaseSettings>

/** A further blob of a capture, beside its body: of a page as a browser showed it the picture, what was sent, and the requests made. */
export const CapturePart = z.strictObject({
  role: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  mediaType: z.string(),
  length: z.int().min(0),
  /** SHA-256 of the bytes. Not called `sha256`: in canonical JSON that name stands for the body's alone. */
  blob: HEX64,
  /** Personal material: the name the bytes stand under, sealed. */
  sealed: HEX64.optional(),
})
export type CapturePart = z.infer<typeof CapturePart>

/** What happened at a capture: everything an opponent may ask about it. The body stands in the vault under `sha256`. */
export const CaptureRecord = z.strictObject({
  format: z.literal(1),
  kind: z.literal('capture'),
  salt: SALT,
  /** File name or path inside what was imported, as given. */
  name: z.string().optional(),
  mediaType: z.string().optional(),
  /** Address asked for, and the one that answered after redirects. */
  address: z.string().optional(),
  answered: z.string().optional(),
  time: z.string(),
  /** Where the time comes from. */
  clock: z.string(),
  collector: z.strictObject({ person: z.string(), software: z.string() }),
  headers: z.array(z.tuple([z.string(), z.string()])).optional(),
  status: z.int().optional(),
  length: z.int().min(0),
  sha256: HEX64,
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
  tool: z.strictObject({ name: z.string(), settings: z.record(z.string(), Value).optional() }),
  reason: z.string().optional(),
  /** Personal material: the body does not stand under `sha256` but sealed under this name, a commitment salted with `salt`. */
  sealed: HEX64.optional(),
  parts: z.array(CapturePart).min(1).optional(),
})
export type CaptureRecord = z.infer<typeof CaptureRecord>

export const DeterminationRecord = z.strictObject({
  format: z.literal(1),
  kind: z.literal('determination'),
  salt: SALT,
  determination: Determination,
})
export type DeterminationRecord = z.infer<typeof DeterminationRecord>

/** Every other kind: its body is data of that kind. */
export const OtherRecord = z.object({
  format: z.literal(1),
  kind: z.string(),
  salt: SALT,
  time: z.string(),
  by: z.string(),
  body: z.custom<Json>((value) => value !== undefined),
  /** Of `key-changed`: the signed note by which the key before vouches for this one. */
  proof: z.string().optional(),
})
export type OtherRecord = z.infer<typeof OtherRecord>

/** Body of a `timestamp` record: an RFC 3161 token over the bytes of a signed checkpoint, and the roots it was checked against. */
export const TimestampBody = z.object({
  address: z.string(),
  authority: z.string(),
  time: z.string(),
  checkpoint: z.string(),
  /** DER of the token, base64. */
  token: z.string(),
  /** PEM of the roots the operator named; none: the authority is not known to be one. */
  roots: z.array(z.string()),
})
export type TimestampBody = z.infer<typeof TimestampBody>

/** Body of a `timestamp` record made through OpenTimestamps: the proof over the bytes of a signed checkpoint, pending or leading to a block. */
export const AnchorBody = z.object({
  method: z.literal('opentimestamps'),
  checkpoint: z.string(),
  /** Addresses of the calendars the operator named; only these are ever asked. */
  calendars: z.array(z.string()).min(1),
  /** The .ots file, base64. */
  proof: z.string(),
  /** Entry of the anchor this one takes further. */
  upgrades: z.int().min(1).optional(),
})
export type AnchorBody = z.infer<typeof AnchorBody>

/** Body of an `erasure` record, the tombstone: these entries' records and bodies are gone on purpose; the entries themselves stand. */
export const ErasureBody = z.object({ entries: z.array(z.int().min(1)).min(1), reason: z.string().min(1) })
export type ErasureBody = z.infer<typeof ErasureBody>
