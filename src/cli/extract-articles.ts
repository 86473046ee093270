// Articles of a stream, read and extracted in batches: JSONL as it comes, every other format as a whole.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { readStatements } from '../core/case/read-statements.ts'
import { assembleReport } from '../core/formats/assemble.ts'
import type { Problem, Report, Statement } from '../core/model/index.ts'
import { problemWords } from '../core/model/plain.ts'
import type { Registers } from '../core/registers/register.ts'
import { readSafely } from '../edge/readers/child.ts'
import { readCapture, readContext } from '../edge/readers/index.ts'
import { languageDetector } from '../edge/readers/language.ts'

export interface Extracted {
  readonly report: Report
  readonly statements: readonly Statement[]
}

/** A stretch of an input that is read at once: whole lines of JSONL, or a whole document. */
export interface Batch {
  readonly bytes: Uint8Array
  /** Name of the input; undefined for standard input. */
  readonly name: string | undefined
  readonly jsonl: boolean
  /** Lines of the input before this batch. */
  readonly firstLine: number
}

export interface BatchResult {
  readonly found: readonly Extracted[]
  /** What is wrong, in words a person reads. */
  readonly said: readonly string[]
  /** How many inputs or lines could not be read. */
  readonly failed: number
}

/** A batch is large enough to spare the overhead and small enough to keep a pipe flowing. */
const BATCH = 1 << 18
const POURING = 1 << 16
const NEWLINE = 10

/** Cuts an input into batches as it comes: JSONL at line ends, everything else as a whole. Pulls no more than it is asked for. */
export async function* batchesOf(stream: AsyncIterable<Uint8Array>, name: string | undefined): AsyncGenerator<Batch> {
  let held: Uint8Array[] = []
  let size = 0
  let firstLine = 0
  let jsonl: boolean | undefined
  for await (const chunk of stream) {
    held.push(chunk)
    size += chunk.length
    jsonl ??= isJsonLines(chunk, name)
    if (!jsonl) continue
    // A pipe that trickles is answered line by line; one that pours, batch by batch.
    const cut = chunk.lastIndexOf(NEWLINE)
    if (cut < 0 || (size < BATCH && chunk.length >= POURING)) continue
    const all = held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held, size)
    const end = size - chunk.length + cut + 1
    const bytes = all.subarray(0, end)
    if (!isBlank(bytes)) yield { bytes, name, jsonl, firstLine }
    firstLine += countLines(bytes)
    held = end < size ? [all.slice(end)] : []
    size -= end
  }
  const rest = Buffer.concat(held, size)
  if (firstLine === 0 || !isBlank(rest)) yield { bytes: rest, name, jsonl: jsonl === true, firstLine }
}

/** Reads a batch and extracts every article in it. Hostile formats are read in a child process, lines of JSON here. */
export async function readBatch({ bytes, name, jsonl, firstLine }: Batch, registers: Registers): Promise<BatchResult> {
  const shown = name ?? 'stdin'
  const said: string[] = []
  let failed = 0
  const complain = (where: string, problem: Problem) => {
    const words = problemWords(problem)
    said.push(`${where}: ${words.en} / ${words.ar}`)
  }
  const { format, result } = jsonl
    ? await readCapture(bytes, readContext({ name: 'lines.jsonl' }))
    : await readSafely(bytes, readContext({ name: name === undefined ? undefined : basename(name) }))
  // Lines are counted from the start of the input, not of the batch.
  for (const problem of result.problems) {
    const line = problem.detail?.line
    if (typeof line === 'number') {
      failed++
      complain(`${shown}:${firstLine + line}`, { ...problem, detail: { ...problem.detail, line: firstLine + line } })
    } else complain(shown, problem)
  }
  if (result.items.length === 0 && failed === 0) failed++
  const detect = await languageDetector(result.items)
  const hash = result.items.some((item) => item.givenId === undefined) ? createHash('sha256').update(bytes).digest('hex') : ''
  const found = result.items.map((item) => {
    const id = item.givenId ?? (item.path === '' ? hash : `${hash}#${item.path}`)
    const report = assembleReport(item, { id, format }, detect)
    return { report, statements: readStatements(report, registers) }
  })
  return { found, said, failed }
}

/** JSONL by its name, or where the first thing is an object: no other format we read begins so. */
function isJsonLines(head: Uint8Array, name: string | undefined): boolean {
  if (name !== undefined && /\.(?:jsonl|ndjson)$/i.test(name)) return true
  for (const byte of head) {
    if (byte === 0x7b) return true
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) return false
  }
  return false
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === NEWLINE || byte === 0x0d || byte === 0x20 || byte === 0x09)
}

function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++
  return lines
}
