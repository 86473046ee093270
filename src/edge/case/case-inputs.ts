// What a case folder is given to record, and what it answers with.
import type { CaptureRecord, EntryAt } from '../../core/ledger/index.ts'
import type { Determination } from '../../core/model/index.ts'
import type { Staged } from '../vault/staging.ts'
import type { Clock } from './create.ts'

export interface OpenOptions {
  readonly clock: Clock
  /** Name and version of the program, as captures record it. */
  readonly software?: string
  /** Milliseconds after a batch until it is published; 200 where absent, 0 for only at closing. */
  readonly publishAfter?: number
  /** Folder that remembers the newest head signed of each case; absent: an older copy put back is not recognised. */
  readonly heads?: string
}

/** What is captured, and what is known about how it was got. */
export interface CaptureInput {
  /** The body: in memory, or staged by `stage` where it is large. */
  readonly bytes: Uint8Array | Staged
  readonly name?: string
  readonly mediaType?: string
  readonly address?: string
  readonly answered?: string
  readonly headers?: readonly (readonly [string, string])[]
  readonly status?: number
  readonly reason?: string
  readonly tool: { readonly name: string; readonly settings?: Readonly<Record<string, string | number | boolean | null>> }
  /** Idempotency key: the same key again gives the first receipt and records nothing. Absent: a capture of its own. */
  readonly key?: string
  /** Personal material: body and record are sealed with keys of their own, so that they can be erased for good. */
  readonly personal?: boolean
  /** Further blobs of the same capture, each under a role of its own. */
  readonly parts?: readonly CaptureInputPart[]
}
export interface CaptureInputPart {
  readonly role: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface CaptureReceipt {
  /** Index of the ledger entry. */
  readonly entry: number
  readonly sha256: string
  /** True where the case held these bytes before: one blob, one more entry. */
  readonly duplicate: boolean
  /** True where the idempotency key was known: nothing was recorded, `entry` is the first one's. */
  readonly again: boolean
  /** Instant of recording, ISO 8601 UTC. */
  readonly time: string
}

export interface DetermineInput {
  readonly act: Determination['act']
  readonly reason: string
  readonly seen?: Determination['seen']
  readonly engine: string
  readonly key: string
  /** It quotes personal material: its record is sealed like that. */
  readonly personal?: boolean
  /** Who decides; the operator of the case where absent. */
  readonly by?: string
}

export interface RecordReceipt {
  readonly entry: number
  readonly time: string
  readonly again: boolean
}

export interface CaptureAt {
  readonly entry: EntryAt
  readonly record: CaptureRecord
}
