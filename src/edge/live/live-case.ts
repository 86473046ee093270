// The live case: the folder, what was read from it, the derived state in memory, and the views behind. One writer at a time.
import type {
  CaptureOf,
  CapturesAnswer,
  Determination,
  DeterminationAnswer,
  DeterminationRequest,
  DeterminationsAnswer,
  DossierPreview,
  LedgerHead,
  LiveEvent,
  Materials,
  OutputRequest,
  Report,
  VerifyReport,
  ViewsState,
} from '../../core/model/index.ts'
import { asIsnadError, IsnadError } from '../../core/model/plain.ts'
import type { Registers } from '../../core/registers/register.ts'
import type { CaptureReceipt, CaseFolder, Clock } from '../case/case-folder.ts'
import { knownPlaces } from '../known-places.ts'
import type { Output } from '../outputs/outputs.ts'
import type { ReleasedOutput } from '../outputs/released.ts'
import type { PageIn } from '../readers/page-in.ts'
import { loadRegisters } from '../registers.ts'
import type { Staged, StageOptions } from '../vault/staging.ts'
import { captureAnswer, inputsOf, linked } from './capture-answer.ts'
import { CaseLog } from './case-log.ts'
import { Deriver } from './deriver.ts'
import { engineStamp } from './engine-stamp.ts'
import type { IncomingFile, Live, LiveOptions, Matches, Most, RecordedOutput } from './live.ts'
import { LiveOutputs } from './live-outputs.ts'
import { findInMemory } from './memory-search.ts'
import { hasPage, pageIn } from './page-of.ts'
import type { Derived } from './patch.ts'
import { termsOf } from './search-terms.ts'
import { type Snapshot, Snapshots } from './snapshot.ts'
import { Telling } from './telling.ts'
import { verifyAnswer } from './verify-answer.ts'
import { sourceOf, ViewKeeper } from './view-keeper.ts'

export class LiveCase implements Live {
  readonly folder: CaseFolder
  readonly registers: Registers
  readonly engine: string
  #log: CaseLog
  readonly #say: (words: string) => void
  readonly #clock: Clock
  readonly #views: ViewKeeper | undefined
  readonly #telling = new Telling()
  readonly #outputs: LiveOutputs
  #deriver: Deriver
  #snapshots = new Snapshots()
  readonly #newDeriver: () => Deriver
  #snapshot: Snapshot | undefined
  readonly #progress: LiveOptions['progress']
  readonly #started: Promise<void>
  #turn: Promise<unknown>
  #deriving: Promise<void> | undefined
  #stale = false
  /** The reading of captures too large to be read in anyone's turn. */
  #behind: Promise<void> | undefined
  readonly #stop = new AbortController()

  constructor(folder: CaseFolder, options: Omit<LiveOptions, 'software'>) {
    this.folder = folder
    this.#clock = options.clock
    this.#say = options.say ?? (() => {})
    this.registers = loadRegisters({ caseFolder: folder.dir })
    this.engine = engineStamp(this.registers, { format: folder.settings.format })
    this.#log = new CaseLog(folder)
    const { dir } = folder
    const progress = (done: number, of: number) => this.#tell('derive', done, of)
    const large = options.large === undefined ? {} : { large: options.large }
    this.#newDeriver = () => new Deriver({ dir, engine: this.engine, registers: this.registers, progress, ...large })
    this.#deriver = this.#newDeriver()
    if (options.views !== false)
      this.#views = new ViewKeeper({
        fresh: options.views === 'rebuild',
        dir: folder.dir,
        caseId: folder.settings.caseId,
        url: options.databaseUrl,
        say: this.#say,
        rootAt: async (size) => this.#log.rootAt(size),
        changed: () => {},
      })
    this.#outputs = new LiveOutputs(this, this.#clock, {
      inTurn: (work) => this.#inTurn(work),
      derived: async () => this.#deriving,
      caughtUp: async () => {
        await this.#catchUp()
        await this.#refresh()
      },
    })
    this.#progress = options.progress
    this.#started = this.#start()
    this.#turn = this.#started.catch(() => undefined)
  }

  get name(): string {
    return this.folder.settings.name
  }
  get operator(): string {
    return this.folder.settings.operator
  }

  ready(): Promise<void> {
    return this.#started
  }

  isReady(): boolean {
    return this.#snapshot !== undefined
  }

  reading(): ReturnType<Live['reading']> {
    return this.#telling.last
  }

  async #start(): Promise<void> {
    await this.#log.readAll(this.#stop.signal, (done, of) => this.#tell('read', done, of))
    // Only a large case gains by waiting for what the views remember of its texts.
    if (this.#deriver.isLarge(this.#log.reports) && this.#views) this.#deriver.remember(this.#views.readings(this.engine))
    await this.#derive()
  }

  snapshot(): Snapshot {
    if (!this.#snapshot) throw new IsnadError('internal', { what: 'not started' })
    return this.#snapshot
  }

  recorded(): readonly Determination[] {
    return this.#log.determinations
  }

  views(): ViewsState {
    return this.#views?.state() ?? { state: 'rebuilding', at: 0 }
  }

  head(): LedgerHead {
    return this.folder.head()
  }

  ledger: Live['ledger'] = (from, limit, kind) => this.#log.rows(from, limit, kind)

  bytesOf(sha256: string): Promise<Uint8Array> {
    return this.folder.bodyOf(this.#log.bodyNamed(sha256))
  }

  hasPage(report: Report): boolean {
    return hasPage(report, (sha256) => this.#log.lengthOf(sha256))
  }

  async pageOf(report: Report): Promise<PageIn | undefined> {
    const { capture } = report
    return capture && this.hasPage(report) ? pageIn(capture.item, await this.bytesOf(capture.sha256)) : undefined
  }

  materials(): Materials {
    return linked(this.#log.materials, this.snapshot().determinations)
  }

  capturesOf(report: Report): CaptureOf[] {
    return this.#log.capturesOf(report)
  }

  async find(q: string, most?: Most): Promise<Matches> {
    const terms = termsOf(q)
    if (terms.length === 0) return { reports: [], statements: [] }
    const snapshot = this.snapshot()
    const large = this.#deriver.isLarge(this.#log.reports)
    return (await this.#views?.find(terms, snapshot.size, { most, wait: large })) ?? findInMemory(snapshot, terms)
  }

  stage(parts: AsyncIterable<Uint8Array>, options?: StageOptions): Promise<Staged> {
    return this.folder.stage(parts, options)
  }

  /**
   * Appends captures as they arrive and derives once at the end. What was acknowledged stays, whatever happens after. A body too
   * large to be read at once is read behind: others go on meanwhile, and the answer comes when it is read.
   */
  async capture(files: AsyncIterable<IncomingFile> | Iterable<IncomingFile>, tool = 'workbench', by?: string): Promise<CapturesAnswer> {
    const names: string[] = []
    const receipts = await this.#inTurn(async () => {
      const receipts: CaptureReceipt[] = []
      try {
        for await (const receipt of this.folder.captureMany(inputsOf(files, tool, names), by)) receipts.push(receipt)
      } finally {
        if (receipts.some((receipt) => !receipt.again)) {
          await this.#catchUp()
          this.#emit({ type: 'captured', size: this.#log.size, entries: receipts.map((receipt) => receipt.entry) })
          await this.#refresh()
        }
      }
      return receipts
    })
    await this.#behind
    return captureAnswer(this.#log, receipts, names)
  }

  async #catchUp(): Promise<void> {
    if (await this.#log.catchUp((done, of) => this.#tell('read', done, of))) return
    this.#behind ??= this.#readBehind().finally(() => {
      this.#behind = undefined
    })
    this.#behind.catch((error: unknown) => this.#say(`read: ${asIsnadError(error).message}`))
  }

  async #readBehind(): Promise<void> {
    for (let done = false; !done; ) {
      await this.#log.prepare(this.#stop.signal, (items) => this.#emit({ type: 'progress', what: 'read', done: items, of: 0 }))
      done = await this.#inTurn(async () => {
        const all = await this.#log.catchUp()
        this.#emit({ type: 'captured', size: this.#log.size, entries: [this.#log.size - 1] })
        await this.#refresh()
        return all
      })
    }
  }

  async determine(request: DeterminationRequest, by?: string): Promise<DeterminationAnswer> {
    const { determinations, ledger } = await this.determineAll([request], by)
    return { determination: determinations[0] as DeterminationAnswer['determination'], ledger }
  }

  determineAll(requests: readonly DeterminationRequest[], by?: string): Promise<DeterminationsAnswer> {
    return this.#inTurn(async () => {
      const determinations: DeterminationAnswer['determination'][] = []
      const { engine } = this
      try {
        for (const { act } of requests) this.#log.refuseStranger(act)
        for (const { act, reason, seen, key } of requests)
          determinations.push(
            await this.folder.determine({
              act,
              reason,
              ...(seen ? { seen } : {}),
              key,
              engine,
              personal: this.quotesPersonal(act),
              ...(by ? { by } : {}),
            }),
          )
      } finally {
        // What was recorded before a failure stands in the ledger: it is derived all the same.
        const before = this.#log.size
        await this.#catchUp()
        if (this.#log.size > before) {
          this.#emit({ type: 'determined', size: this.#log.size, determination: determinations.at(-1)?.id ?? '' })
          await this.#refresh()
        }
      }
      const { size, root } = this.folder.head()
      return { determinations, ledger: { size, root } }
    })
  }

  async verify(): Promise<VerifyReport> {
    return verifyAnswer(await this.folder.verify({ onProgress: (done, of) => this.#emit({ type: 'progress', what: 'verify', done, of }) }))
  }

  quotesPersonal = (value: object): boolean => this.#log.quotesPersonal(value)

  output(request: OutputRequest, by?: string): Promise<RecordedOutput> {
    return this.#outputs.output(request, by)
  }

  preview(request: OutputRequest, by?: string): Promise<DossierPreview> {
    return this.#outputs.preview(request, by)
  }

  look(request: OutputRequest, by?: string): Promise<Output> {
    return this.#outputs.look(request, by)
  }

  prepare(request: OutputRequest, by?: string): Promise<Output> {
    return this.#outputs.prepare(request, by)
  }

  release(id: string, by?: string): Promise<RecordedOutput> {
    return this.#outputs.release(id, by)
  }

  async released(): Promise<ReleasedOutput[]> {
    const { releasedOutputs } = await import('../outputs/released.ts')
    return releasedOutputs(this.folder, this.snapshot().case.reports, this.registers, this.engine)
  }

  custody<T>(work: (folder: CaseFolder) => Promise<T>, by?: string): Promise<T> {
    return this.#inTurn(async () => {
      try {
        return await this.folder.actingAs(by, () => work(this.folder))
      } finally {
        await this.#catchUp()
        await this.#refresh()
      }
    })
  }

  erasing<T>(work: (folder: CaseFolder) => Promise<T>, by?: string): Promise<T> {
    return this.#inTurn(async () => {
      await this.#deriving?.catch(() => undefined)
      const erase = () => this.folder.actingAs(by, () => work(this.folder))
      try {
        return await (this.#views ? this.#views.anew(erase) : erase())
      } finally {
        // What was read of it stands in none of these any more.
        await this.#deriver.close()
        this.#log = new CaseLog(this.folder)
        this.#deriver = this.#newDeriver()
        this.#snapshots = new Snapshots()
        this.#outputs.forget()
        await this.#log.readAll(this.#stop.signal)
        await this.#derive()
      }
    })
  }

  knownPlaces: Live['knownPlaces'] = (query) => knownPlaces(this.folder.dir, query)

  subscribe(listener: (event: LiveEvent) => void): () => void {
    return this.#telling.subscribe(listener)
  }

  /** Digest of the derived state, and of what the views hold of it once they are there. */
  async digests(): Promise<{ digest: string; stored: string | undefined }> {
    const snapshot = this.snapshot()
    await this.#views?.settled()
    const { sourceDigest } = await import('../views/tables.ts')
    const digest = sourceDigest(sourceOf(snapshot, this.#deriver.readings))
    return { digest, stored: await this.#views?.digest() }
  }

  /** Waits until the views hold the newest state. */
  async settled(): Promise<void> {
    await this.#turn
    await this.#behind
    await this.#deriving
    await this.#views?.settled()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#behind?.catch(() => undefined)
    await this.#turn
    await this.#deriving?.catch(() => undefined)
    await this.#deriver.close()
    await this.#views?.close()
    await this.folder.close()
  }

  /** One append at a time: what one request recorded is derived before the next one is answered. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** Derives what is in the log and shows it. */
  async #derive(): Promise<void> {
    const { size, captureCount } = this.#log
    const determinations = [...this.#log.determinations]
    const derived = this.#deriver.derive([...this.#log.reports], determinations)
    this.#show(derived instanceof Promise ? await derived : derived, determinations, size, captureCount)
  }

  #show(derived: Derived, determinations: Snapshot['determinations'], size: number, captures: number): void {
    const shown = this.#snapshots.show(derived, determinations, size, captures)
    this.#snapshot = shown.snapshot
    this.#emit({ type: 'derived', size, engine: this.engine, counts: shown.snapshot.counts })
    this.#views?.bring({ shown, readings: this.#deriver.readings, root: this.#log.rootAt(size) ?? '' })
  }

  /**
   * After something was recorded: a case of usual size is derived before the answer goes out. A large one is derived behind it,
   * once for all that came in meanwhile; the event `derived` tells when the new state shows.
   */
  async #refresh(): Promise<void> {
    if (!this.#deriver.isLarge(this.#log.reports)) return this.#derive()
    this.#stale = true
    this.#deriving ??= (async () => {
      while (this.#stale) {
        this.#stale = false
        await this.#derive()
      }
    })().finally(() => {
      this.#deriving = undefined
    })
    this.#deriving.catch((error: unknown) => this.#say(`derive: ${asIsnadError(error).message}`))
  }

  #tell(what: 'read' | 'derive', done: number, of: number): void {
    if (this.#telling.progress(what, done, of)) this.#progress?.(done, of, what)
  }

  #emit(event: LiveEvent): void {
    this.#telling.emit(event)
  }
}
