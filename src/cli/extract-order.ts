// Prints what comes out of `isnad extract` in the order it went in, however many threads work on it, and no faster than it is taken.
import { availableParallelism } from 'node:os'
import { asIsnadError, errorWords, IsnadError } from '../core/model/plain.ts'
import type { Batch } from './extract-articles.ts'
import type { OutputOptions } from './extract-output.ts'
import type { ExtractPool } from './extract-pool.ts'
import type { Printed } from './extract-thread.ts'

/** A batch of this size comes from an input that pours: only then do threads pay. */
const POURING = 1 << 16

export interface Printer {
  /** Takes a batch; false once the reader of our output has gone. */
  take(batch: Batch): Promise<boolean>
  /** Says that an input could not be read, after what was read before it. Faults of the program are thrown on. */
  unreadable(file: string, thrown: unknown): Promise<void>
  finish(): Promise<void>
  close(): Promise<void>
  /** How many inputs or lines could not be read. */
  failed(): number
}

export function jobsOf(given: string | undefined): number {
  if (given === undefined) return Math.min(8, availableParallelism())
  const jobs = Number(given)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw new IsnadError('usage', { what: '--jobs' })
  return jobs
}

export function printer(options: {
  readonly here: (batch: Batch) => Promise<Printed>
  readonly jobs: number
  readonly form: OutputOptions
}): Printer {
  const out = stdoutWriter()
  const queue: Promise<Printed>[] = []
  let pool: ExtractPool | undefined
  let batches = 0
  let failed = 0

  const printNext = async (): Promise<boolean> => {
    const next = queue.shift()
    if (!next) return true
    const printed = await next
    failed += printed.failed
    for (const words of printed.said) process.stderr.write(`isnad: ${words}\n`)
    return printed.text === '' || out(printed.text)
  }
  const printAll = async (): Promise<boolean> => {
    while (queue.length > 0) if (!(await printNext())) return false
    return true
  }

  return {
    failed: () => failed,
    async take(batch) {
      // The first batch is done here: a short input never waits for a thread to start.
      const pours = batch.jsonl && batches++ > 0 && options.jobs > 1 && batch.bytes.length >= POURING
      if (!pours) {
        queue.push(options.here(batch))
        return printAll()
      }
      if (!pool) {
        const { ExtractPool: Pool } = await import('./extract-pool.ts')
        pool = new Pool(options.jobs, options.form)
      }
      const printed = pool.run(batch)
      // Awaited in its turn; until then a failure is not lost, only not yet looked at.
      printed.catch(() => undefined)
      queue.push(printed)
      while (queue.length >= pool.room) if (!(await printNext())) return false
      return true
    },
    async unreadable(file, thrown) {
      const error = asIsnadError(thrown)
      if (error.code === 'internal') throw thrown
      await printAll()
      failed++
      const words = errorWords(error.code, { path: file })
      process.stderr.write(`isnad: ${words.en} / ${words.ar}\n`)
    },
    async finish() {
      await printAll()
    },
    async close() {
      await pool?.close()
    },
  }
}

/** Writes to stdout and waits where the reader of the pipe is slower; false once that reader has gone. */
function stdoutWriter(): (text: string) => Promise<boolean> {
  let gone = false
  let waiting: (() => void) | undefined
  const wake = () => {
    waiting?.()
    waiting = undefined
  }
  process.stdout.on('drain', wake)
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    gone = true
    wake()
  })
  return async (text) => {
    if (gone) return false
    if (!process.stdout.write(text)) {
      await new Promise<void>((resolve) => {
        waiting = resolve
      })
    }
    return !gone
  }
}
