// Derives a case: at once in this thread while that is quicker than a person notices, in a thread of its own once the case is large.
import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { CaseState } from '../../core/case/case-state.ts'
import { readStatements } from '../../core/case/derive.ts'
import type { Case, Determination, Report, Statement } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { Registers } from '../../core/registers/register.ts'
import type { DeriveAnswer, DeriveAsk } from './derive-thread.ts'
import { jsonText, PackedReading, type Reading } from './packed-reading.ts'
import { type Changes, type Derived, LISTS, type List, type Patch, patched, type Rest } from './patch.ts'
import { stringSharer } from './shared-strings.ts'

/** Reports from which a thread of its own pays: below, deriving takes a fraction of a second. */
const LARGE = 400

export interface DeriverOptions {
  readonly dir: string
  readonly engine: string
  readonly registers: Registers
  /** Reports from which the thread is used; Infinity never. */
  readonly large?: number
  /** Hears how many of the new reports have been read. */
  readonly progress?: (done: number, of: number) => void
}

type Lists = { readonly [L in List]: readonly object[] }
const EMPTY = Object.fromEntries(LISTS.map((list) => [list, []])) as unknown as Lists

/** Megabytes a deriving thread may take: the default, 4 GB at the most whatever the machine has, ends it at 600,000 statements. */
export function roomFor(machine: number): number {
  return Math.min(16_384, Math.floor((machine / 2 ** 20) * 0.6))
}

export class Deriver {
  readonly #options: DeriverOptions
  /** Statements as read from each report, before any determination. */
  readonly readings = new Map<string, Reading>()
  #remembered: ReadonlyMap<string, string> = new Map()
  /** The state where no thread is used; how many reports it, or the thread, has taken in; the lists as shown last. */
  #state: CaseState | undefined
  #taken = 0
  #worker: Worker | undefined
  #lists: Lists = EMPTY

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

  /** The derived state with what is new in it; at once where the case is not large. Reports only ever grow from call to call. */
  derive(reports: readonly Report[], determinations: readonly Determination[]): Derived | Promise<Derived> {
    if (this.isLarge(reports)) return this.#inThread(reports, determinations)
    const { registers, engine } = this.#options
    this.#state ??= new CaseState(registers, engine)
    const step = this.#state.step(reports.slice(this.#taken), determinations, (report) => {
      const known = this.#remembered.get(report.id)
      const statements = known === undefined ? readStatements(report, registers) : (JSON.parse(known) as Statement[])
      this.readings.set(report.id, statements)
      return statements
    })
    this.#taken = reports.length
    this.#lists = step.case
    return { case: step.case, changes: step.changes }
  }

  async #inThread(reports: readonly Report[], determinations: readonly Determination[]): Promise<Derived> {
    const { dir, engine, progress } = this.#options
    if (!this.#worker) {
      // A case that has just become large begins anew there: the thread knows nothing yet.
      this.#worker = new Worker(threadFile(), { workerData: { dir, engine }, resourceLimits: { maxOldGenerationSizeMb: roomFor(totalmem()) } })
      this.#taken = 0
      this.#state = undefined
    }
    const worker = this.#worker
    const fromNothing = this.#taken === 0
    worker.ref()
    const known = fromNothing ? [...this.#remembered, ...[...this.readings].map(([id, read]): [string, string] => [id, jsonText(read)])] : []
    const ask: DeriveAsk = { reports: reports.slice(this.#taken), determinations, readings: known }
    const byId = new Map(ask.reports.map((report) => [report.id, report]))
    const patches = new Map<List, { gone: number[]; fresh: (readonly [number, object])[] }>()
    const share = stringSharer()
    let listen: (answer: DeriveAnswer) => void = () => {}
    let fail: (error: Error) => void = () => {}
    try {
      const rest = await new Promise<Rest>((resolve, reject) => {
        fail = (error) => reject(new IsnadError('internal', { what: 'derive', message: error.message.slice(0, 2000) }, error))
        listen = (answer) => {
          if (answer.part === 'done') resolve(answer.rest)
          else if (answer.part === 'failed') fail(new Error(answer.message))
          else if (answer.part === 'progress') progress?.(answer.done, answer.of)
          else if (answer.part === 'readings') for (const [report, packed] of answer.items) this.readings.set(report, new PackedReading(packed))
          else {
            const patch = patches.get(answer.part) ?? { gone: [], fresh: [] }
            patches.set(answer.part, patch)
            for (const at of answer.gone) patch.gone.push(at)
            for (const [at, item] of answer.fresh)
              patch.fresh.push([at, answer.part === 'reports' ? (byId.get(item as string) as Report) : share(item as object)])
          }
        }
        worker.on('message', listen)
        worker.on('error', fail)
        worker.postMessage(ask)
      })
      this.#taken = reports.length
      return this.#take(fromNothing ? EMPTY : this.#lists, patches, rest)
    } catch (error) {
      // What the thread knew is gone with it: the next one is told everything.
      this.#worker = undefined
      this.#taken = 0
      void worker.terminate()
      throw error
    } finally {
      worker.off('message', listen)
      worker.off('error', fail)
      worker.unref()
    }
  }

  #take(before: Lists, patches: ReadonlyMap<List, Patch<object>>, rest: Rest): Derived {
    const lists: Partial<Record<List, readonly object[]>> = {}
    const changes: Partial<Record<List, unknown>> = {}
    for (const list of LISTS) {
      const made = patched(before[list], patches.get(list) ?? { gone: [], fresh: [] })
      lists[list] = made.list
      // A state from nothing takes the place of all that was shown.
      changes[list] = before === EMPTY ? { removed: this.#lists[list], added: made.list } : made.change
    }
    this.#lists = lists as Lists
    return { case: { ...rest, ...lists } as Case, changes: changes as unknown as Changes }
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
