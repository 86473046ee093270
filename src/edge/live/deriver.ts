// Derives a case: at once in this thread while that is quicker than a person notices, in a thread of its own once the case is large.
import { Worker } from 'node:worker_threads'
import { derive, readStatements } from '../../core/case/derive.ts'
import type { Case, Determination, Report, Statement } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { Registers } from '../../core/registers/register.ts'
import type { DeriveAnswer, DeriveAsk, Part } from './derive-thread.ts'

/** Reports from which a thread of its own pays: below, deriving takes a fraction of a second. */
const LARGE = 400

export interface DeriverOptions {
  readonly dir: string
  readonly engine: string
  readonly registers: Registers
  /** Reports from which the thread is used; Infinity never. */
  readonly large?: number
}

export class Deriver {
  readonly #options: DeriverOptions
  /** Statements as read from each report, before any determination. */
  readonly readings = new Map<string, readonly Statement[]>()
  #remembered: ReadonlyMap<string, string> = new Map()
  #worker: Worker | undefined
  #sentReports = 0
  #sentDeterminations = 0

  constructor(options: DeriverOptions) {
    this.#options = options
  }

  /** Statements of an equal engine from an earlier run, as JSON by report id. Given before the first derivation. */
  remember(readings: ReadonlyMap<string, string>): void {
    this.#remembered = readings
  }

  isLarge(reports: readonly Report[]): boolean {
    return reports.length >= (this.#options.large ?? LARGE)
  }

  /** The derived state; at once where the case is not large. Both lists only ever grow from call to call. */
  derive(reports: readonly Report[], determinations: readonly Determination[]): Case | Promise<Case> {
    if (this.isLarge(reports)) return this.#inThread(reports, determinations)
    const { registers, engine } = this.#options
    return derive(reports, determinations, registers, engine, (report) => {
      let statements = this.readings.get(report.id)
      if (!statements) {
        const known = this.#remembered.get(report.id)
        statements = known === undefined ? readStatements(report, registers) : (JSON.parse(known) as Statement[])
        this.readings.set(report.id, statements)
      }
      return statements
    })
  }

  async #inThread(reports: readonly Report[], determinations: readonly Determination[]): Promise<Case> {
    const { dir, engine } = this.#options
    this.#worker ??= new Worker(threadFile(), { workerData: { dir, engine } })
    const worker = this.#worker
    worker.ref()
    const known = this.#sentReports === 0 ? [...this.#remembered] : []
    const ask: DeriveAsk = {
      reports: reports.slice(this.#sentReports),
      determinations: determinations.slice(this.#sentDeterminations),
      readings: known,
    }
    const byId = new Map(reports.map((report) => [report.id, report]))
    const ordered: Report[] = []
    const lists: Record<Part, unknown[]> = {
      statements: [],
      origins: [],
      lineage: [],
      sites: [],
      incidents: [],
      aggregates: [],
      discrepancies: [],
      drift: [],
    }
    let listen: (answer: DeriveAnswer) => void = () => {}
    let fail: (error: Error) => void = () => {}
    try {
      return await new Promise<Case>((resolve, reject) => {
        fail = (error) => reject(new IsnadError('internal', { what: 'derive', message: error.message.slice(0, 2000) }, error))
        listen = (answer) => {
          if (answer.part === 'done') resolve({ ...answer.rest, ...lists, reports: ordered } as Case)
          else if (answer.part === 'failed') fail(new Error(answer.message))
          else if (answer.part === 'readings') for (const [report, statements] of answer.items) this.readings.set(report, statements)
          else if (answer.part === 'order') ordered.push(...answer.items.flatMap((id) => byId.get(id) ?? []))
          else lists[answer.part].push(...answer.items)
        }
        worker.on('message', listen)
        worker.on('error', fail)
        worker.postMessage(ask)
        this.#sentReports = reports.length
        this.#sentDeterminations = determinations.length
      })
    } catch (error) {
      // What the thread knew is gone with it: the next one is told everything.
      this.#worker = undefined
      this.#sentReports = 0
      this.#sentDeterminations = 0
      void worker.terminate()
      throw error
    } finally {
      worker.off('message', listen)
      worker.off('error', fail)
      worker.unref()
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }
}

/** Node 20 runs no TypeScript in a thread: from the sources (tests), the built thread is taken. */
function threadFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/edge/live/derive-thread.js', import.meta.url)
    : new URL('./derive-thread.js', import.meta.url)
}
