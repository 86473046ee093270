// The contract of a live case: what the server and the commands may ask of a case that is open in this process.
import type {
  CaptureOf,
  CapturesAnswer,
  Determination,
  DeterminationAnswer,
  DeterminationRequest,
  DeterminationsAnswer,
  DossierPreview,
  EntryKind,
  KnownPlace,
  KnownPlacesQuery,
  LedgerHead,
  LedgerRow,
  LiveEvent,
  Materials,
  OutputRequest,
  Report,
  VerifyReport,
  ViewsState,
} from '../../core/model/index.ts'
import type { CaseFolder, Clock } from '../case/case-folder.ts'
import type { CaptureInputPart } from '../case/case-inputs.ts'
import type { Output } from '../outputs/outputs.ts'
import type { ReleasedOutput } from '../outputs/released.ts'
import type { PageIn } from '../readers/page-in.ts'
import type { Staged, StageOptions } from '../vault/staging.ts'
import type { Snapshot } from './snapshot.ts'

/** A file on its way into the case. `key` makes a repeated sending append nothing twice. */
export interface IncomingFile {
  readonly name: string
  /** The body: in memory, or staged where it is large. */
  readonly bytes: Uint8Array | Staged
  readonly mediaType?: string
  readonly address?: string
  readonly answered?: string
  readonly status?: number
  readonly headers?: readonly (readonly [string, string])[]
  /** How it was got, for the capture record. */
  readonly settings?: Readonly<Record<string, string | number | boolean | null>>
  readonly reason?: string
  /** Personal material: sealed with a key of its own. */
  readonly personal?: boolean
  readonly key?: string
  /** Further blobs of the same capture. */
  readonly parts?: readonly CaptureInputPart[]
}

/** How a case is opened to be lived in. */
export interface LiveOptions {
  readonly clock: Clock
  readonly software: string
  /** DATABASE_URL; undefined uses the embedded database in the case folder. */
  readonly databaseUrl?: string | undefined
  /** Told in words what the views do; never data. */
  readonly say?: (words: string) => void
  /** Hears how far opening has come: entries of the ledger read, then reports read for what they state. */
  readonly progress?: (done: number, of: number, what: 'read' | 'derive') => void
  /** false: no views, for a command that only reads; 'rebuild': made anew from vault and ledger. */
  readonly views?: boolean | 'rebuild'
  /** Reports from which deriving gets a process of its own. */
  readonly large?: number
}

/** Ids that match a search, newest report first. */
export interface Matches {
  readonly reports: readonly string[]
  readonly statements: readonly string[]
}

/** How many of each are asked for; none of a kind where 0. */
export interface Most {
  readonly reports: number
  readonly statements: number
}

/** An output with the ledger entry that records it. */
export interface RecordedOutput extends Output {
  readonly entry: number
}

export interface Live {
  readonly name: string
  readonly operator: string
  /** Stamp of what derives this case. */
  readonly engine: string
  /** The reading that is going on, for a page that comes while the case is opened. */
  reading(): { readonly what: 'read' | 'derive'; readonly done: number; readonly of: number } | null
  /** True once there is a first state. */
  isReady(): boolean
  /** Resolves once there is a first state; rejects where the case cannot be read. */
  ready(): Promise<void>
  /** The newest derived state; replaced as a whole, never changed in place. */
  snapshot(): Snapshot
  /** Every determination recorded; in a large case some of them are not derived yet. */
  recorded(): readonly Determination[]
  views(): ViewsState
  head(): LedgerHead
  /** Ledger entries from an index on, of one kind or all. */
  ledger(from: number, limit: number, kind?: EntryKind): LedgerRow[]
  /** Captured pictures, films and recordings, with the decisions in force that link them. */
  materials(): Materials
  /** Every capture of the bytes a report was read from. */
  capturesOf(report: Report): CaptureOf[]
  /** Captured bytes, checked against their hash. */
  bytesOf(sha256: string): Promise<Uint8Array>
  /** The web page a report was read from, alone or out of its archive; undefined where it was none, or lies in a body too large to be held. */
  pageOf(report: Report): Promise<PageIn | undefined>
  /** True where `pageOf` finds one. */
  hasPage(report: Report): boolean
  /** Words in any spelling; all must match. Asks the views, or the memory while they fill. */
  find(q: string, most?: Most): Promise<Matches>
  /** Takes a large body in piece by piece, for a capture; nothing of it is recorded yet. */
  stage(parts: AsyncIterable<Uint8Array>, options?: StageOptions): Promise<Staged>
  /** Appends captures one by one as they arrive, then derives once. `by` here and below: who does it, where that is not the operator. */
  capture(files: AsyncIterable<IncomingFile> | Iterable<IncomingFile>, tool?: string, by?: string): Promise<CapturesAnswer>
  determine(request: DeterminationRequest, by?: string): Promise<DeterminationAnswer>
  /** Records several decisions one after the other, in order, and derives once. */
  determineAll(requests: readonly DeterminationRequest[], by?: string): Promise<DeterminationsAnswer>
  verify(): Promise<VerifyReport>
  /** Makes an output and records it; IsnadError 'refused' where something withheld would leave. */
  output(request: OutputRequest, by?: string): Promise<RecordedOutput>
  /** Makes an output and keeps it to be looked at; nothing is recorded. */
  prepare(request: OutputRequest, by?: string): Promise<Output>
  /** Makes an output to be looked at only: it is not kept, and nothing can release it. */
  look(request: OutputRequest, by?: string): Promise<Output>
  /** Records a prepared output and lets it leave: the very bytes that were shown. 'refused' where the case has changed since. */
  release(id: string, by?: string): Promise<RecordedOutput>
  /** Outputs that left, oldest first, with what the present engine gives otherwise. Derives anew for each that another engine made. */
  released(): Promise<ReleasedOutput[]>
  /** Work of custody on the folder, in turn with all else that is recorded. What it records is shown after it. */
  custody<T>(work: (folder: CaseFolder) => Promise<T>, by?: string): Promise<T>
  /** The same for work that takes content out: everything derived is forgotten first, and made anew after it. */
  erasing<T>(work: (folder: CaseFolder) => Promise<T>, by?: string): Promise<T>
  /** Places of the gazetteers this case reads by, inside a frame, largest first. */
  knownPlaces(query: KnownPlacesQuery): KnownPlace[]
  /** A dossier as it would leave now, not recorded. */
  preview(request: OutputRequest, by?: string): Promise<DossierPreview>
  subscribe(listener: (event: LiveEvent) => void): () => void
  close(): Promise<void>
}
