// The contract of a format: bytes of a capture -> items with text and metadata. Library readers live in edge/readers behind it.
import type { Imported, LanguageCode, Problem, Span } from '../model/index.ts'

/** One readable item of a capture: an article, a feed entry, a WARC record, a line of JSONL. */
export interface Item {
  /** Path of the item inside the capture: '' for a single document, 'line/3', 'entry/…', 'inner.zip/a.html'. */
  readonly path: string
  /** Format that read the item where it is not the capture's own: the page inside an archive. */
  readonly format?: string
  readonly givenId?: string
  readonly lang?: LanguageCode
  readonly outlet?: string
  readonly author?: string
  readonly title?: string
  /** Body text without the title. */
  readonly body: string
  readonly published?: string
  readonly modified?: string
  readonly url?: string
  readonly basedOn?: string
  readonly reconstructed?: boolean
  readonly links?: readonly string[]
  /** Of a person's table: its figures; spans are in the body. */
  readonly imported?: Imported
  readonly problems: readonly Problem[]
  /** Raw byte range of each stretch of the body's text: body [span] stands at bytes [from, to) of the capture. */
  readonly bytes?: readonly { readonly span: Span; readonly from: number; readonly to: number }[]
}

export interface ReadResult {
  readonly items: readonly Item[]
  /** Problems of the capture as a whole. */
  readonly problems: readonly Problem[]
}

/** Bytes that need not stand in memory: a file read piece by piece, or bytes that are there already. */
export interface ByteSource {
  readonly length: number
  /** The bytes [from, to), cut at the source's end. Valid until the next call at least; a reader keeps what it copies. */
  read(from: number, to: number): Uint8Array
}

/** One thing a reader came upon, in the order of the capture. */
export type Part = { readonly item: Item } | { readonly problem: Problem }

/** What a reader may know besides the bytes. */
export interface ReadContext {
  readonly name?: string
  readonly mediaType?: string
  /** Charset a transport header declared, if any. */
  readonly charset?: string
  readonly limits: { readonly bytes: number; readonly depth: number; readonly items: number }
  /** Reads a document found inside this one with whatever format it has; given to readers of archives and letters. */
  readonly inner?: (bytes: Uint8Array, known: InnerDocument) => Promise<readonly Item[] | Problem>
  /** The same for a container inside this one, part by part, so that it need not stand in memory. */
  readonly innerParts?: (source: ByteSource, known: InnerDocument) => AsyncIterable<Part>
}

/** What a container knows of a document inside it. */
export interface InnerDocument {
  /** Path inside the container; the items' paths start with it. */
  readonly path: string
  readonly mediaType?: string
  readonly charset?: string
}

export interface Format {
  readonly name: string
  /** 0 (not this format) to 1 (surely), from the first 4 kB, the declared media type and the file name. */
  sniff(head: Uint8Array, context: ReadContext): number
  /** Never throws on any bytes; same bytes and context, same result; bounded in time, size and depth. */
  read(bytes: Uint8Array, context: ReadContext): ReadResult | Promise<ReadResult>
  /** Containers only: the same reading part by part, holding one document at a time. `read` is its collected form. */
  parts?(source: ByteSource, context: ReadContext): AsyncIterable<Part>
}
