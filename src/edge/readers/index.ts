// The readers: which format a capture is, by its content first, and its reading into items.
import type { ByteSource, Format, InnerDocument, Item, Part, ReadContext, ReadResult } from '../../core/formats/format.ts'
import type { Problem } from '../../core/model/index.ts'
import { docx } from './docx/index.ts'
import { eml } from './eml/index.ts'
import { feed } from './feed/index.ts'
import { html } from './html/index.ts'
import { jsonl } from './jsonl/index.ts'
import { materialType } from './material.ts'
import { pdf } from './pdf/index.ts'
import { knownSignature } from './sniff.ts'
import { bytesSource } from './source.ts'
import { text } from './text/index.ts'
import { wacz } from './wacz/index.ts'
import { warc } from './warc/index.ts'
import { zip } from './zip/index.ts'

/** All formats, one line each; on a tie the earlier one reads. */
export const FORMATS: readonly Format[] = [pdf, warc, wacz, docx, zip, feed, html, eml, jsonl, text]

/** Limits where the caller sets none: 1 GiB an item, nesting of 512, 100,000 items. */
export const DEFAULT_LIMITS: ReadContext['limits'] = { bytes: 2 ** 30, depth: 512, items: 100_000 }
/** What the decoded text of one document may take; above it the capture is kept and not read. */
const TEXT_LIMIT = 256 * 2 ** 20
/** What reading a capture came to; `format` is 'none' where no reader takes the bytes. */
export interface ReadCapture {
  readonly format: string
  readonly result: ReadResult
}

/** A context from what is known of a capture, with the default limits. */
export function readContext(known: { name?: string | undefined; mediaType?: string | undefined; charset?: string | undefined } = {}): ReadContext {
  return {
    ...(known.name !== undefined ? { name: known.name } : {}),
    ...(known.mediaType !== undefined ? { mediaType: known.mediaType } : {}),
    ...(known.charset !== undefined ? { charset: known.charset } : {}),
    limits: DEFAULT_LIMITS,
  }
}

/**
 * Reads a capture with the format its first 4 kB look most like. Never throws for what the bytes do: an empty, unknown,
 * oversized or broken capture comes back with no items and the problem. A declared type the content belies is flagged.
 */
export function readCapture(bytes: Uint8Array, context: ReadContext): Promise<ReadCapture> {
  return readNested(bytes, context, 0, { left: context.limits.items })
}

/** A page in a letter in an archive in an archive is read; what lies deeper is named and left. */
const NESTING = 3

/** What a capture read part by part is read with: containers of many gigabytes hold more items than one that stands in memory. */
export const STREAM_LIMITS: ReadContext['limits'] = { ...DEFAULT_LIMITS, items: 5_000_000 }

/**
 * Reads a capture part by part: a container of any size, with one document of it in memory at a time. What is no container comes
 * as `readCapture` gives it. The generator ends with the name of the format.
 */
export function readCaptureParts(source: ByteSource, context: ReadContext): AsyncGenerator<Part, string> {
  return nestedParts(source, context, 0, { left: context.limits.items })
}

/** The format these bytes look most like, or the problem that keeps them from being read. */
function formatOf(source: ByteSource, context: ReadContext): Format | Problem {
  if (source.length === 0) return { code: 'empty-file' }
  const head = source.read(0, 4096)
  const material = materialType(head)
  if (material) return { code: 'material', detail: { found: material } }
  const ranked = FORMATS.map((format) => ({ format, score: format.sniff(head, context) })).filter((entry) => entry.score > 0)
  const format = ranked.sort((a, b) => b.score - a.score)[0]?.format
  if (format) return format
  const signature = knownSignature(head)
  return signature ? { code: 'unsupported-format', detail: { found: signature } } : { code: 'binary-file' }
}

async function* nestedParts(source: ByteSource, given: ReadContext, nesting: number, budget: { left: number }): AsyncGenerator<Part, string> {
  const format = formatOf(source, given)
  if ('code' in format) {
    yield { problem: format }
    return 'none'
  }
  if (format.parts) {
    yield* format.parts(source, innerOf(given, nesting, budget))
    const mismatch = typeMismatch(format.name, given)
    if (mismatch) yield { problem: mismatch }
    return format.name
  }
  const whole = source.length > TEXT_LIMIT ? source.read(0, 0) : source.read(0, source.length)
  if (whole.length < source.length) {
    yield { problem: { code: 'too-large', detail: { bytes: source.length } } }
    return format.name
  }
  const { result } = await readNested(whole, given, nesting, budget)
  for (const item of result.items) yield { item }
  for (const problem of result.problems) yield { problem }
  return format.name
}

function innerOf(given: ReadContext, nesting: number, budget: { left: number }): ReadContext {
  return {
    ...given,
    inner: (inside, known) => readInner(inside, known, given, nesting, budget),
    innerParts: (inside, known) => readInnerParts(inside, known, given, nesting, budget),
  }
}

async function readNested(bytes: Uint8Array, given: ReadContext, nesting: number, budget: { left: number }): Promise<ReadCapture> {
  const context = innerOf(given, nesting, budget)
  const format = formatOf(bytesSource(bytes), context)
  if ('code' in format) return { format: 'none', result: { items: [], problems: [format] } }
  if (bytes.length > (format.parts ? context.limits.bytes : Math.min(context.limits.bytes, TEXT_LIMIT))) {
    return { format: format.name, result: { items: [], problems: [{ code: 'too-large', detail: { bytes: bytes.length } }] } }
  }
  const result = await format.read(bytes, context)
  const mismatch = typeMismatch(format.name, context)
  return { format: format.name, result: mismatch ? { ...result, problems: [...result.problems, mismatch] } : result }
}

/** A container inside another, part by part, with the container's path before its own. */
async function* readInnerParts(
  source: ByteSource,
  known: InnerDocument,
  outer: ReadContext,
  nesting: number,
  budget: { left: number },
): AsyncGenerator<Part> {
  const context = { ...readContext({ name: known.path, mediaType: known.mediaType, charset: known.charset }), limits: outer.limits }
  const stop = stopped(known, outer, nesting, budget)
  if (stop) {
    yield { problem: stop }
    return
  }
  const format = formatOf(source, context)
  const parts = nestedParts(source, context, nesting + 1, budget)
  for await (const part of parts) {
    if ('problem' in part) yield { problem: { ...part.problem, detail: { ...part.problem.detail, entry: known.path } } }
    else yield { item: inside(part.item, known, 'code' in format ? 'none' : format.name) }
  }
}

function stopped(known: InnerDocument, outer: ReadContext, nesting: number, budget: { left: number }): Problem | undefined {
  if (nesting >= NESTING) return { code: 'too-deep', detail: { entry: known.path, cap: NESTING } }
  if (budget.left <= 0) return { code: 'archive-entry-cap', detail: { entry: known.path, cap: outer.limits.items } }
  budget.left--
  return undefined
}

/** An item with its container's path. The places of an inner document's bytes are not places of the capture: they do not go along. */
function inside({ bytes: _places, ...item }: Item, known: InnerDocument, format: string): Item {
  return { ...item, path: item.path === '' ? known.path : `${known.path}/${item.path}`, format: item.format ?? format }
}

/** Reads a document inside another: its items with the paths of the container, or the one problem that kept it from being read. */
async function readInner(
  bytes: Uint8Array,
  known: InnerDocument,
  outer: ReadContext,
  nesting: number,
  budget: { left: number },
): Promise<readonly Item[] | Problem> {
  const stop = stopped(known, outer, nesting, budget)
  if (stop) return stop
  const context = { ...readContext({ name: known.path, mediaType: known.mediaType, charset: known.charset }), limits: outer.limits }
  const { format, result } = await readNested(bytes, context, nesting + 1, budget)
  const first = result.problems[0]
  if (result.items.length === 0)
    return first ? { ...first, detail: { ...first.detail, entry: known.path } } : { code: 'unreadable', detail: { entry: known.path } }
  return result.items.map((item, index) => ({
    ...inside(item, known, format),
    // What is wrong with the inner document as a whole is told once, at its first item.
    problems: index === 0 ? [...item.problems, ...result.problems] : item.problems,
  }))
}

const DECLARED: readonly (readonly [RegExp, RegExp, string])[] = [
  [/\.html?$/i, /^(text\/html|application\/xhtml)/i, 'html'],
  [/\.(jsonl|ndjson)$/i, /^application\/(x-)?(ndjson|jsonl)/i, 'jsonl'],
  [/\.pdf$/i, /^application\/pdf/i, 'pdf'],
  [/\.docx$/i, /wordprocessingml/i, 'docx'],
  [/\.eml$/i, /^message\/rfc822/i, 'eml'],
  [/\.warc(\.gz)?$/i, /^application\/warc/i, 'warc'],
  [/\.wacz$/i, /^application\/wacz/i, 'wacz'],
  [/\.(rss|atom)$/i, /^application\/(rss|atom)/i, 'feed'],
  [/\.zip$/i, /^application\/zip/i, 'zip'],
]

/** A name or media type that promises another format than the content shows: both are told. */
function typeMismatch(found: string, context: ReadContext): Problem | undefined {
  const promised = DECLARED.filter(([name, type]) => name.test(context.name ?? '') || type.test(context.mediaType ?? '')).map((row) => row[2])
  const other = promised.find((format) => format !== found)
  return other && !promised.includes(found) ? { code: 'type-mismatch', detail: { declared: other, found } } : undefined
}
