// Keeps the views beside a live case: opens them behind its back, brings them to each new state, answers searches once they are there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Case, ViewsState } from '../../core/model/index.ts'
import { asIsnadError } from '../../core/model/plain.ts'
import type { RowChanges, Source } from '../views/tables.ts'
import type { ViewsHead, Views as ViewsType } from '../views/views.ts'
import type { Matches, Most } from './live.ts'
import type { Reading } from './packed-reading.ts'
import type { Shown, Snapshot } from './snapshot.ts'

export interface ViewKeeperOptions {
  /** Folder of the case; the embedded database stands in `views` inside it. */
  readonly dir: string
  readonly caseId: string
  /** DATABASE_URL, where a server is used instead. */
  readonly url: string | undefined
  readonly say: (words: string) => void
  /** Root of the ledger's first `size` entries; undefined where it has fewer. */
  readonly rootAt: (size: number) => Promise<string | undefined>
  readonly changed: () => void
  /** Throw away what is there, whatever it holds. */
  readonly fresh: boolean
}

/** What the views are brought to, and what is new in it. */
export interface Target {
  readonly shown: Shown
  readonly readings: ReadonlyMap<string, Reading>
  readonly root: string
}

/** What a snapshot's tables are made from. */
export function sourceOf({ case: derived, originOf, report }: Snapshot, readings: ReadonlyMap<string, Reading>): Source {
  return { case: derived, readings, originOf, report: (id) => report.get(id) }
}

const LIMIT = 10_000
/** Milliseconds a search waits for the views. */
const WAIT = 3000

export class ViewKeeper {
  readonly #options: ViewKeeperOptions
  #views: Promise<ViewsType | undefined>
  #state: ViewsState = { state: 'rebuilding', at: 0 }
  #wanted: Target | undefined
  /** The case asked for last; rows that changed since the views were last written, once this process has written them. */
  #asked: Case | undefined
  #changed: Map<string, Map<string, object | undefined>> | undefined
  #work: Promise<void> | undefined
  #pending: Promise<void> = Promise.resolve()
  #new: boolean
  #checked = false

  constructor(options: ViewKeeperOptions) {
    this.#options = options
    this.#new = options.fresh || (options.url === undefined && !existsSync(join(options.dir, 'views')))
    this.#views = this.#open()
  }

  state(): ViewsState {
    return this.#state
  }

  async #open(): Promise<ViewsType | undefined> {
    const { dir, url, caseId, say } = this.#options
    try {
      const { Views } = await import('../views/views.ts')
      return await Views.open({ dir: join(dir, 'views'), url, caseId, say })
    } catch (error) {
      say(`views: ${asIsnadError(error).message}; search answers from memory`)
      return undefined
    }
  }

  /** Statements as an engine of this stamp read them before, as JSON by report id, in pieces; none where the views are of another engine or ledger. */
  async *readings(engine: string): AsyncGenerator<[report: string, json: string][]> {
    // Views that are still to be made remember nothing: no reason to wait for them.
    if (this.#new) return
    const views = await this.#views
    const head = await views?.head()
    if (!views || !head || head.engine !== engine || !(await this.#sameHistory(head))) return
    try {
      yield* views.readings()
    } catch (error) {
      // What is only remembered holds nobody up: those texts are read anew.
      this.#options.say(`views: ${asIsnadError(error).message}; the texts are read anew`)
    }
  }

  async #sameHistory(head: ViewsHead): Promise<boolean> {
    return (await this.#options.rootAt(head.size)) === head.root
  }

  /** Asks for the views to come to this state; the newest request wins, one runs at a time. */
  bring(target: Target): void {
    this.#wanted = target
    if (this.#state.state === 'ready') this.#set('catching-up', this.#state.at)
    this.#pending = this.#pending.then(() => this.#note(target))
    this.#work ??= this.#run().finally(() => {
      this.#work = undefined
    })
  }

  /** Gathers what changed, request by request: the views may be behind by several. */
  async #note({ shown, readings }: Target): Promise<void> {
    const { rowChanges } = await import('../views/tables.ts')
    const { snapshot, changes, refiled } = shown
    const before = this.#asked
    this.#asked = snapshot.case
    // What was never written is written whole: nothing to gather.
    if (!this.#changed) return
    const rows: RowChanges = rowChanges(changes, refiled, before, sourceOf(snapshot, readings))
    for (const [table, changed] of rows) {
      const held = this.#changed?.get(table) ?? new Map<string, object | undefined>()
      for (const [id, value] of changed) held.set(id, value)
      this.#changed?.set(table, held)
    }
  }

  async #run(): Promise<void> {
    const views = await this.#views
    if (!views) return
    while (this.#wanted) {
      const target = this.#wanted
      this.#wanted = undefined
      await this.#pending
      try {
        await this.#bringTo(views, target)
        if (this.#wanted === undefined) this.#set('ready', target.shown.snapshot.size)
      } catch (error) {
        this.#options.say(`views: ${asIsnadError(error).message}; run isnad rebuild`)
        this.#set('rebuilding', 0)
        return
      }
    }
  }

  async #bringTo(views: ViewsType, { shown: { snapshot }, readings, root }: Target): Promise<void> {
    const source = sourceOf(snapshot, readings)
    const head = { size: snapshot.size, root, engine: snapshot.case.engine }
    const changed = this.#changed
    this.#changed = new Map()
    if (changed) {
      try {
        return await views.carry(changed, source, head)
      } catch (error) {
        this.#options.say(`views: ${asIsnadError(error).message}; deleted, rebuilding from vault and ledger`)
        return this.#bringFresh(views, source, head)
      }
    }
    if (!this.#checked) {
      const held = await views.head()
      this.#checked = true
      if (this.#options.fresh) return this.#bringFresh(views, source, head)
      if (held && held.engine === head.engine && held.root === root && held.size === head.size) return
      if (held && held.engine === head.engine && held.size < head.size && (await this.#sameHistory(held))) this.#set('catching-up', held.size)
      else await this.#reset(views, held, head)
    }
    try {
      await views.bring(source, head)
    } catch (error) {
      this.#options.say(`views: ${asIsnadError(error).message}; deleted, rebuilding from vault and ledger`)
      await this.#bringFresh(views, source, head)
    }
  }

  async #bringFresh(views: ViewsType, source: Source, head: ViewsHead): Promise<void> {
    this.#set('rebuilding', 0)
    await views.reset()
    await views.bring(source, head)
  }

  async #reset(views: ViewsType, held: ViewsHead | undefined, head: ViewsHead): Promise<void> {
    if (held) {
      const why = held.engine === head.engine ? 'they stand for another ledger' : 'the engine has changed'
      this.#options.say(`views: ${why}; deleted, rebuilding from vault and ledger`)
    }
    this.#set('rebuilding', 0)
    await views.reset()
  }

  /** Ids that hold all terms; undefined while the views are not where `size` is: then the memory answers. */
  async find(terms: readonly string[], size: number, { most, wait }: { most?: Most | undefined; wait?: boolean } = {}): Promise<Matches | undefined> {
    // A large case is searched sooner by waiting for what is being written than by reading all its texts.
    if (wait && this.#changed && this.#state.state === 'catching-up') await Promise.race([this.#work, setTimeout(WAIT)])
    if (this.#state.state !== 'ready' || this.#state.at < size) return undefined
    const views = await this.#views
    return views?.find(terms, most ?? { reports: LIMIT, statements: LIMIT })
  }

  /** Digest of what the views hold; undefined where there are none. */
  async digest(): Promise<string | undefined> {
    return (await this.#views)?.digest()
  }

  /** Waits until what was asked for is written. */
  async settled(): Promise<void> {
    await this.#work
  }

  /** Closes the views while `work` takes away what they were made from, and their files with it; they begin anew after it. */
  async anew<T>(work: () => Promise<T>): Promise<T> {
    await this.settled()
    const views = await this.#views
    if (this.#options.url !== undefined) await views?.reset()
    await views?.close()
    try {
      return await work()
    } finally {
      this.#asked = undefined
      this.#changed = undefined
      this.#checked = false
      this.#new = true
      this.#set('rebuilding', 0)
      this.#views = this.#open()
    }
  }

  async close(): Promise<void> {
    await this.settled()
    await (await this.#views)?.close()
  }

  #set(state: ViewsState['state'], at: number): void {
    this.#state = { state, at }
    this.#options.changed()
  }
}
