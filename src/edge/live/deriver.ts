// Derives a case: at once in this thread while that is quicker than a person notices, in a process of its own once the case is large.
import { totalmem } from 'node:os'
import { CaseState } from '../../core/case/case-state.ts'
import { readStatements } from '../../core/case/derive.ts'
import type { Case, Determination, Report } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { Registers } from '../../core/registers/register.ts'
import { type SideProcess, startSide } from '../side-process.ts'
import type { DeriveAnswer, DeriveAsk } from './derive-process.ts'
import { jsonText, PackedReading, type Reading } from './packed-reading.ts'
import { PackedTrails } from './packed-trails.ts'
import { type Changes, type Derived, LISTS, type List, type Patch, patched, type Rest } from './patch.ts'
import { stringSharer } from './shared-strings.ts'

/** Reports told at a time. */
const PIECE = 500

/** Statements as they were read before, as JSON by report id, in pieces. */
type Known = AsyncIterable<readonly (readonly [report: string, json: string])[]>

/** Reports from which a process of its own pays: below, deriving takes a fraction of a second. */
const LARGE = 400

export interface DeriverOptions {
  readonly dir: string
  readonly engine: string
  readonly registers: Registers
  /** Reports from which the process is used; Infinity never. */
  readonly large?: number
  /** Hears how many of the new reports have been read. */
  readonly progress?: (done: number, of: number) => void
}

type Lists = { readonly [L in List]: readonly object[] }
const EMPTY = Object.fromEntries(LISTS.map((list) => [list, []])) as unknown as Lists

/** Megabytes a deriving process may take: the default, 4 GB at the most whatever the machine has, ends it at 600,000 statements. */
export function roomFor(machine: number): number {
  return Math.min(16_384, Math.floor((machine / 2 ** 20) * 0.6))
}

export class Deriver {
  readonly #options: DeriverOptions
  /** Statements as read from each report, before any determination. */
  readonly readings = new Map<string, Reading>()
  readonly #trails = new PackedTrails(this.readings)
  #remembered: Known | undefined
  /** The state where no process is used; how many reports it, or the process, has taken in; the lists as shown last. */
  #state: CaseState | undefined
  #taken = 0
  #side: SideProcess | undefined
  #lists: Lists = EMPTY

  constructor(options: DeriverOptions) {
    this.#options = options
  }

  /** Statements of an equal engine from an earlier run. Given before the first derivation of a large case. */
  remember(readings: Known): void {
    this.#remembered = readings
  }

  isLarge(reports: readonly Report[]): boolean {
    return reports.length >= (this.#options.large ?? LARGE)
  }

  /** The derived state with what is new in it; at once where the case is not large. Reports only ever grow from call to call. */
  derive(reports: readonly Report[], determinations: readonly Determination[]): Derived | Promise<Derived> {
    if (this.isLarge(reports)) return this.#aside(reports, determinations)
    const { registers, engine } = this.#options
    this.#state ??= new CaseState(registers, engine)
    const step = this.#state.step(reports.slice(this.#taken), determinations, (report) => {
      const statements = readStatements(report, registers)
      this.readings.set(report.id, statements)
      return statements
    })
    this.#taken = reports.length
    this.#lists = step.case
    return { case: step.case, changes: step.changes }
  }

  async #aside(reports: readonly Report[], determinations: readonly Determination[]): Promise<Derived> {
    const { dir, engine, progress } = this.#options
    if (!this.#side) {
      // A case that has just become large begins anew there: the process knows nothing yet.
      const begun = startSide(processFile(), { args: [dir, engine], megabytes: roomFor(totalmem()) })
      // One that ends while nobody asks it (killed for its memory, say) is replaced by the next change.
      begun.onEnd(() => {
        if (this.#side === begun) this.#forget()
      })
      this.#side = begun
      this.#taken = 0
      this.#state = undefined
    }
    const side = this.#side
    const fromNothing = this.#taken === 0
    side.hold(true)
    const fresh = reports.slice(this.#taken)
    const byId = new Map(fresh.map((report) => [report.id, report]))
    const patches = new Map<List, { gone: number[]; fresh: (readonly [number, object])[] }>()
    const share = stringSharer()
    const stops: (() => void)[] = []
    try {
      const rest = await new Promise<Rest>((resolve, reject) => {
        const fail = (why: string) => reject(new IsnadError('internal', { what: 'derive', message: why.slice(0, 2000) }))
        const listen = (answer: DeriveAnswer) => {
          if (answer.part === 'done') resolve(answer.rest)
          else if (answer.part === 'failed') fail(answer.message)
          else if (answer.part === 'progress') progress?.(answer.done, answer.of)
          else if (answer.part === 'readings') for (const [report, packed] of answer.items) this.readings.set(report, new PackedReading(packed))
          else {
            const patch = patches.get(answer.part) ?? { gone: [], fresh: [] }
            patches.set(answer.part, patch)
            for (const at of answer.gone) patch.gone.push(at)
            for (const [at, item] of answer.fresh)
              patch.fresh.push([at, answer.part === 'reports' ? (byId.get(item as string) as Report) : this.#trails.taken(share(item as object))])
          }
        }
        stops.push(
          side.onMessage((message) => listen(message as DeriveAnswer)),
          side.onEnd(fail),
        )
        void this.#tell(side, fresh, determinations, fromNothing).catch((error: unknown) => fail(String(error)))
      })
      this.#taken = reports.length
      return this.#take(fromNothing ? EMPTY : this.#lists, patches, rest)
    } catch (error) {
      // What the process knew is gone with it: the next one is told everything.
      this.#forget()
      void side.end()
      throw error
    } finally {
      for (const stop of stops) stop()
      side.hold(false)
    }
  }

  #forget(): void {
    this.#side = undefined
    this.#taken = 0
  }

  /** Tells the process what is new, in pieces, and asks for the new state. */
  async #tell(side: SideProcess, fresh: readonly Report[], determinations: readonly Determination[], fromNothing: boolean): Promise<void> {
    const say = (ask: DeriveAsk) => side.send(ask)
    if (fromNothing) {
      const remembered = this.#remembered
      this.#remembered = undefined
      if (remembered) for await (const readings of remembered) await say({ part: 'readings', readings })
      const known = [...this.readings]
      for (let at = 0; at < known.length; at += PIECE)
        await say({ part: 'readings', readings: known.slice(at, at + PIECE).map(([id, read]): [string, string] => [id, jsonText(read)]) })
    }
    for (let at = 0; at < fresh.length; at += PIECE) await say({ part: 'reports', reports: fresh.slice(at, at + PIECE) })
    await say({ part: 'derive', determinations })
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
    await this.#side?.end()
  }
}

/** Node 20 runs no TypeScript: from the sources (tests), the built module is taken. */
function processFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/edge/live/derive-process.js', import.meta.url)
    : new URL('./derive-process.js', import.meta.url)
}
