// The journal on disk: one append-only file. A batch is written and fsynced as one; a failed write is cut back, never half kept.
import { constants } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type EntryAt, judgeTail, readLine } from '../../core/ledger/index.ts'
import { sha256 } from '../digest.ts'
import { asIsnad, makeFolder, writeAll, writeDurably } from '../files.ts'

const CHUNK = 1 << 20
/** No line of ours is longer: entry limit, check and newline. */
const LONGEST_LINE = 8192 + 32

export interface Line {
  readonly entry: EntryAt
  readonly leaf: Uint8Array
  /** Byte offset of the line in the file. */
  readonly at: number
  /** Its length, with its newline. */
  readonly length: number
  /** False for a last line whose newline was not written. */
  readonly terminated: boolean
}

/** One fault of a journal: the line that is not what was written. */
export interface BadLine {
  readonly index: number
  readonly at: number
  readonly why: 'altered' | 'torn'
}

/**
 * Reads every line of a journal file in order, giving whole true lines to `each`. Stops at the first line that is not,
 * and returns it; undefined where all are true. `begin` is where to begin, and the number of the line there. A complete last line without its newline is given too, `length` without one.
 */
export async function readJournal(
  path: string,
  each: (line: Line) => void,
  begin: { readonly index: number; readonly at: number } = { index: 0, at: 0 },
): Promise<BadLine | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw asIsnad(error, path)
  })
  try {
    let rest: Uint8Array = new Uint8Array(0)
    let { at, index } = begin
    let position = at
    const buffer = new Uint8Array(CHUNK)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK, position)
      position += bytesRead
      const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      let from = 0
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        const read = readLine(bytes.subarray(from, end), index, sha256)
        if (!read) return { index, at: at + from, why: 'altered' }
        each({ ...read, at: at + from, length: end + 1 - from, terminated: true })
        index++
        from = end + 1
      }
      rest = bytes.subarray(from)
      at += from
      if (bytesRead === 0) break
      if (rest.length > LONGEST_LINE) return { index, at, why: 'altered' }
    }
    const judged = judgeTail(rest, index, sha256)
    if (judged === 'none') return undefined
    if (judged !== 'complete') return { index, at, why: judged }
    const read = readLine(rest, index, sha256)
    if (read) each({ ...read, at, length: rest.length, terminated: false })
    return undefined
  } finally {
    await file.close()
  }
}

/** The journal, open for appending by the case's one owner. */
export class JournalFile {
  readonly path: string
  readonly #file: FileHandle
  #length: number
  #broken: unknown

  private constructor(path: string, file: FileHandle, length: number) {
    this.path = path
    this.#file = file
    this.#length = length
  }

  /** Opens for appending after `length` true bytes; what a crash left behind them is put aside under `torn/`, never thrown away. */
  static async open(path: string, length: number, needsNewline: boolean, temp: string): Promise<JournalFile> {
    try {
      const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o644)
      const { size } = await file.stat()
      if (size > length) {
        const aside = join(dirname(path), 'torn')
        await makeFolder(aside)
        await writeDurably(join(aside, `${basename(path)}-${length}-${size}`), (await readFile(path)).subarray(length), temp)
        await file.truncate(length)
        await file.sync()
      }
      const journal = new JournalFile(path, file, length)
      if (needsNewline) await journal.append(Uint8Array.of(10))
      return journal
    } catch (error) {
      throw asIsnad(error, path)
    }
  }

  get length(): number {
    return this.#length
  }

  /** Appends and fsyncs. On failure the file is as before and IsnadError 'disk-full' or 'io' is thrown; if even that fails, every later append is refused. */
  async append(bytes: Uint8Array): Promise<void> {
    if (this.#broken) throw asIsnad(this.#broken, this.path)
    try {
      await writeAll(this.#file, bytes, this.#length)
      await this.#file.datasync()
      this.#length += bytes.length
    } catch (error) {
      try {
        await this.#file.truncate(this.#length)
        await this.#file.datasync()
      } catch (second) {
        this.#broken = second // what is on the disk is unknown now: only a new start, which reads it, may append again
      }
      throw asIsnad(error, this.path)
    }
  }

  /** Bytes [at, at + length) of the journal. */
  async read(at: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await this.#file.read(bytes, 0, length, at)
    return bytes.subarray(0, bytesRead)
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}
