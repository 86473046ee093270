// The case's log in memory: every entry of the ledger with its record, and every capture read into reports. Only ever grows.

import { assembleReport } from '../../core/formats/assemble.ts'
import type { CaptureRecord, EntryAt } from '../../core/ledger/index.ts'
import { CaptureRecord as CaptureSchema, DeterminationRecord, fromHex, OtherRecord, Tree } from '../../core/ledger/index.ts'
import type { CaptureOf, Determination, EntryKind, LedgerRow, Material, Problem, Report, Words } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { CaseFolder } from '../case/case-folder.ts'
import { bodyParts } from '../case/read-body.ts'
import { sha256 } from '../digest.ts'
import { languageDetector } from '../readers/language.ts'
import { orderOf } from '../readers/table/imported.ts'
import { LARGE } from '../vault/staging.ts'
import { captureWords, determinationWords, ERASED, entryWords, SEALED } from './entry-words.ts'

/** What reading one body came to. Bodies captured again are read once: a repeated capture is not another report. */
export interface ReadBody {
  readonly reports: readonly Report[]
  readonly problems: readonly Problem[]
}

interface CaptureLine {
  readonly entry: number
  readonly at: string
  readonly by: string
  readonly address?: string
  readonly parts?: CaptureOf['parts']
}

export class CaseLog {
  readonly #folder: CaseFolder
  readonly #tree = new Tree(sha256)
  readonly #rows: LedgerRow[] = []
  readonly #bodies = new Map<string, ReadBody>()
  readonly #captures = new Map<string, CaptureLine[]>()
  readonly #readings = new Set<string>()
  readonly #determinations: Determination[] = []
  readonly #reports: Report[] = []
  readonly #materials: Material[] = []
  readonly #sealed = new Map<string, string>()
  /** Lengths of captured bodies, by their hash. */
  readonly #lengths = new Map<string, number>()
  /** Ids of reports read from personal material. */
  readonly #personal = new Set<string>()
  #captureCount = 0
  /** The large capture read ahead of its turn. */
  #prepared: { readonly entry: number; readonly body: ReadBody } | undefined

  constructor(folder: CaseFolder) {
    this.#folder = folder
  }

  get size(): number {
    return this.#rows.length
  }
  get reports(): readonly Report[] {
    return this.#reports
  }
  get determinations(): readonly Determination[] {
    return this.#determinations
  }
  get captureCount(): number {
    return this.#captureCount
  }

  /** Root of the first `size` entries; undefined where there are fewer. */
  rootAt(size: number): string | undefined {
    return size <= this.#tree.size ? this.#tree.rootHex(size) : undefined
  }

  /** Entries from `from` on, of one kind or all. */
  rows(from: number, limit: number, kind?: EntryKind): LedgerRow[] {
    if (kind === undefined) return this.#rows.slice(from, from + limit)
    const out: LedgerRow[] = []
    for (let at = from; at < this.#rows.length && out.length < limit; at++) {
      const row = this.#rows[at]
      if (row?.kind === kind) out.push(row)
    }
    return out
  }

  /** Captured pictures, films and recordings, in ledger order: nothing is read from them. */
  get materials(): readonly Material[] {
    return this.#materials
  }

  /** True where a decision, or what left, names a report of personal material: it quotes it. */
  quotesPersonal(act: object): boolean {
    if (this.#personal.size === 0) return false
    const text = JSON.stringify(act)
    return [...this.#personal].some((report) => text.includes(JSON.stringify(report)))
  }

  /** Where the body of these bytes stands: open under its hash, or sealed under another name. */
  bodyNamed(sha256: string): { readonly sha256: string; readonly sealed?: string } {
    const sealed = this.#sealed.get(sha256)
    return sealed === undefined ? { sha256 } : { sha256, sealed }
  }

  /** IsnadError 'not-found' where a decision links a capture that is not there, or has other bytes: before anything is recorded. */
  refuseStranger(act: Determination['act']): void {
    if (act.act !== 'material') return
    const there = this.#captures.get(act.sha256)?.some((line) => line.entry === act.capture)
    if (!there) throw new IsnadError('not-found', { what: `capture ${act.capture}` })
  }

  /** Length of a captured body; 0 where none is known. */
  lengthOf(sha256: string): number {
    return this.#lengths.get(sha256) ?? 0
  }

  bodyOf(sha256: string): ReadBody | undefined {
    return this.#bodies.get(sha256)
  }

  capturesOf(report: Report): CaptureOf[] {
    const capture = report.capture
    if (!capture) return []
    return (this.#captures.get(capture.sha256) ?? []).map((line) => ({ ...line, sha256: capture.sha256, item: capture.item }))
  }

  /**
   * Reads what the ledger holds beyond what is known here. `progress` hears of every entry. False where it stopped before a capture
   * so large that reading it would keep others waiting: `prepare` reads it, then this goes on.
   */
  async catchUp(progress: (done: number, of: number) => void = () => {}): Promise<boolean> {
    const of = this.#folder.head().size
    for await (const entry of this.#folder.entries(this.#rows.length)) {
      if ((await this.#largeAt(entry)) && this.#prepared?.entry !== entry.index) return false
      await this.#take(entry)
      progress(this.#rows.length, of)
    }
    return true
  }

  /** Reads everything, the large captures too, before anyone is served. */
  async readAll(signal: AbortSignal, progress: (done: number, of: number) => void = () => {}): Promise<void> {
    while (!(await this.catchUp(progress))) await this.prepare(signal, (items) => progress(items, 0))
  }

  /** Reads the large capture that `catchUp` stopped before, outside of anyone's turn. */
  async prepare(signal: AbortSignal, progress: (items: number) => void = () => {}): Promise<void> {
    for await (const entry of this.#folder.entries(this.#rows.length)) {
      const capture = await this.#largeAt(entry)
      if (!capture) continue
      this.#prepared = { entry: entry.index, body: await this.#read(entry, capture, signal, progress) }
      return
    }
  }

  async #largeAt(entry: EntryAt): Promise<CaptureRecord | undefined> {
    if (entry.kind !== 'capture' || !this.#folder.isReadable(entry.index)) return undefined
    const capture = await this.#folder.captureAt(entry)
    return capture.length > LARGE && !this.#captures.has(capture.sha256) ? capture : undefined
  }

  async #take(entry: EntryAt): Promise<void> {
    if (!this.#folder.isReadable(entry.index)) return this.#takeUnread(entry, this.#folder.erased.has(entry.index) ? ERASED : SEALED)
    const record: unknown = JSON.parse(Buffer.from(await this.#folder.bytesOf(entry.commitment)).toString('utf8'))
    const leaf = fromHex(entry.leaf)
    if (!leaf) throw new IsnadError('ledger-broken', { entry: entry.index })
    this.#tree.append(leaf)
    const base = { index: entry.index, kind: entry.kind, time: entry.time }
    if (entry.kind === 'capture') {
      const capture = valid(CaptureSchema.safeParse(record), entry)
      await this.#takeCapture(entry, capture)
      const name = capture.name ?? capture.address
      const called = { ...(name === undefined ? {} : { name }), ...(capture.sealed ? { sealed: true } : {}) }
      this.#rows.push({ ...base, by: capture.collector.person, summary: captureWords(name), ref: capture.sha256, ...called })
    } else if (entry.kind === 'determination') {
      const { determination } = valid(DeterminationRecord.safeParse(record), entry)
      this.#determinations.push(determination)
      this.#rows.push({ ...base, by: determination.by, summary: determinationWords(determination), ref: determination.id })
    } else {
      const other = valid(OtherRecord.safeParse(record), entry)
      this.#rows.push({ ...base, by: other.by, summary: entryWords(entry.kind), ref: entry.commitment })
    }
  }

  /** What was erased, or is sealed without its key here, keeps its place in the tree and in the list, and nothing else. */
  #takeUnread(entry: EntryAt, summary: Words): void {
    const leaf = fromHex(entry.leaf)
    if (!leaf) throw new IsnadError('ledger-broken', { entry: entry.index })
    this.#tree.append(leaf)
    this.#rows.push({ index: entry.index, kind: entry.kind, time: entry.time, by: '', summary, ref: '' })
  }

  async #takeCapture(entry: EntryAt, capture: CaptureRecord): Promise<void> {
    this.#captureCount++
    this.#lengths.set(capture.sha256, capture.length)
    const address = capture.answered ?? capture.address
    const line: CaptureLine = {
      entry: entry.index,
      at: capture.time,
      by: capture.collector.person,
      ...(address === undefined ? {} : { address }),
      ...(capture.parts ? { parts: capture.parts.map(({ role, blob }) => ({ role, sha256: blob })) } : {}),
    }
    for (const { blob, sealed } of capture.parts ?? []) if (sealed) this.#sealed.set(blob, sealed)
    const lines = this.#captures.get(capture.sha256)
    if (lines) lines.push(line)
    else this.#captures.set(capture.sha256, [line])
    // The same bytes are read once; as a person's table they are read in the order given, beside any other reading.
    const order = orderOf(capture.tool)
    const reading = order ? `${capture.sha256} ${JSON.stringify(order)}` : capture.sha256
    if (capture.sealed) this.#sealed.set(capture.sha256, capture.sealed)
    if (this.#readings.has(reading)) return
    this.#readings.add(reading)
    const body = this.#prepared?.entry === entry.index ? this.#prepared.body : await this.#read(entry, capture)
    this.#prepared = undefined
    const before = this.#bodies.get(capture.sha256)
    this.#bodies.set(
      capture.sha256,
      before ? { reports: [...before.reports, ...body.reports], problems: [...before.problems, ...body.problems] } : body,
    )
    this.#reports.push(...body.reports)
    const type = body.problems.find(({ code }) => code === 'material')?.detail?.found
    if (type !== undefined) this.#materials.push(materialOf(entry.index, capture, String(type)))
    if (capture.sealed) for (const { id, givenId } of body.reports) for (const name of [id, givenId]) if (name) this.#personal.add(name)
  }

  async #read(entry: EntryAt, capture: CaptureRecord, signal?: AbortSignal, progress?: (items: number) => void): Promise<ReadBody> {
    const reports: Report[] = []
    const problems: Problem[] = []
    // The format of the whole is known at the end; items that have none of their own are of it.
    const unnamed: number[] = []
    const parts = bodyParts(this.#folder, capture)
    for (let next = await parts.next(); ; next = await parts.next()) {
      if (signal?.aborted) {
        await parts.return('none')
        throw new IsnadError('refused', { what: 'interrupted' })
      }
      if (next.done) {
        for (const at of unnamed) reports[at] = { ...(reports[at] as Report), format: next.value }
        return { reports, problems }
      }
      if ('problem' in next.value) {
        problems.push(next.value.problem)
        continue
      }
      const { item } = next.value
      if (item.format === undefined) unnamed.push(reports.length)
      const from = { entry: entry.index, sha256: capture.sha256, item: item.path }
      const ids = { id: this.#folder.reportId(entry, item.path), format: '', capture: from, capturedAt: capture.time }
      const report = assembleReport(item, ids, await languageDetector([item]))
      // The address a page was asked under stands for the one it does not name itself.
      const url = report.url ?? capture.answered ?? capture.address
      reports.push(url === undefined ? report : { ...report, url })
      progress?.(reports.length)
    }
  }
}

function materialOf(entry: number, { name, address, sha256, length, time, collector, sealed }: CaptureRecord, type: string): Material {
  const from = name ?? address
  return { entry, sha256, type, length, time, by: collector.person, ...(from === undefined ? {} : { name: from }), personal: sealed !== undefined }
}

function valid<T>(parsed: { success: true; data: T } | { success: false }, entry: EntryAt): T {
  if (!parsed.success) throw new IsnadError('vault-broken', { sha256: entry.commitment, entry: entry.index })
  return parsed.data
}
