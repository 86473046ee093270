// Articles of a stream, read and extracted in batches: JSONL as it comes, every other format as a whole.
import { createHash } from 'node:crypto'
import { readStatements } from '../core/case/read-statements.ts'
import { assembleReport } from '../core/formats/assemble.ts'
import { asIsnadError, errorWords, type Problem, problemWords, type Report, type Statement } from '../core/model/index.ts'
import type { Registers } from '../core/registers/register.ts'
import { readSafely } from '../edge/readers/child.ts'
import { readCapture, readContext } from '../edge/readers/index.ts'
import { languageDetector } from '../edge/readers/language.ts'
import { loadRegisters } from '../edge/registers.ts'

export interface Extracted {
  readonly report: Report
  readonly statements: readonly Statement[]
}

export interface ArticleReader {
  /** The articles of one input, in order, a batch at a time; pulls no more than it was asked for. */
  read(stream: AsyncIterable<Uint8Array>, name: string | undefined): AsyncGenerator<Extracted[]>
  /** How many inputs or lines could not be read. */
  failed(): number
}

/** A batch is read at once: large enough to spare the overhead, small enough to keep a pipe flowing. */
const BATCH = 1 << 18
const NEWLINE = 10

export function articleReader(options: { readonly complain: (words: string) => void; readonly registers?: Registers }): ArticleReader {
  const registers = options.registers ?? loadRegisters()
  let failed = 0

  const complain = (where: string, problem: Problem) => {
    const words = problemWords(problem)
    options.complain(`${where}: ${words.en} / ${words.ar}`)
  }

  async function readBytes(bytes: Uint8Array, name: string | undefined, firstLine: number, read: typeof readCapture): Promise<Extracted[]> {
    const shown = name ?? 'stdin'
    const { format, result } = await read(bytes, readContext({ name }))
    // Lines are counted from the start of the input, not of the batch.
    for (const problem of result.problems) {
      const line = problem.detail?.line
      if (typeof line === 'number') {
        failed++
        complain(`${shown}:${firstLine + line}`, { ...problem, detail: { ...problem.detail, line: firstLine + line } })
      } else complain(shown, problem)
    }
    if (result.items.length === 0 && !result.problems.some((problem) => problem.detail?.line !== undefined)) failed++
    const detect = await languageDetector(result.items)
    const hash = createHash('sha256').update(bytes).digest('hex')
    return result.items.map((item) => {
      const id = item.givenId ?? (item.path === '' ? hash : `${hash}#${item.path}`)
      const report = assembleReport(item, { id, format }, detect)
      return { report, statements: readStatements(report, registers) }
    })
  }

  return {
    failed: () => failed,
    async *read(stream, name) {
      try {
        let held: Uint8Array[] = []
        let size = 0
        let lines = 0
        let streaming: boolean | undefined
        for await (const chunk of stream) {
          held.push(chunk)
          size += chunk.length
          streaming ??= isJsonLines(chunk, name)
          if (!streaming) continue
          // A pipe that trickles is answered line by line; one that pours, batch by batch.
          const cut = chunk.lastIndexOf(NEWLINE)
          if (cut < 0 || (size < BATCH && chunk.length >= 1 << 16)) continue
          const all = held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held, size)
          const end = size - chunk.length + cut + 1
          yield await readBytes(all.subarray(0, end), name ?? 'stdin.jsonl', lines, readCapture)
          lines += count(all.subarray(0, end))
          held = end < size ? [all.slice(end)] : []
          size -= end
        }
        if (size > 0 || !streaming)
          yield await readBytes(Buffer.concat(held, size), streaming ? (name ?? 'stdin.jsonl') : name, lines, streaming ? readCapture : readSafely)
      } catch (thrown) {
        const error = asIsnadError(thrown)
        if (error.code === 'internal') throw thrown
        failed++
        const words = errorWords(error.code, { path: name ?? 'stdin' })
        options.complain(`${words.en} / ${words.ar}`)
      }
    },
  }
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

function count(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++
  return lines
}
