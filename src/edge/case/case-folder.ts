// The case folder, open: everything that enters goes through here, body first, then its record, then its entry, and is acknowledged last.
import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CaptureRecord,
  type CaseSettings,
  canonical,
  DeterminationRecord,
  type EntryAt,
  type EntryKind,
  type Json,
  OtherRecord,
  reportId,
} from '../../core/ledger/index.ts'
import { Determination, IsnadError } from '../../core/model/index.ts'
import { keyedHash, randomHex, sha256, sha256Hex } from '../digest.ts'
import { makeFolder } from '../files.ts'
import { type Appended, type Draft, Ledger } from '../ledger/ledger.ts'
import { dropStaged, type Staged, type StageOptions, stage } from '../vault/staging.ts'
import { Vault } from '../vault/vault.ts'
import { bodyHash, captureRecord, sealParts, toJson } from './capture-record.ts'
import type { CaptureAt, CaptureInput, CaptureReceipt, DetermineInput, OpenOptions, RecordReceipt } from './case-inputs.ts'
import type { Clock } from './create.ts'
import { erasedBy } from './erased.ts'
import { finishFiles, finishKeyChange } from './key-files.ts'
import { layout } from './layout.ts'
import { CaseLock, writeOwner } from './lock.ts'
import { refuseNetworkDrive } from './network-drive.ts'
import { refuseOlderCopy, rememberHead } from './seen-heads.ts'
import { readKeys, readSettings, refuseWithoutKeys } from './settings.ts'
import { type VerifyOptions, type VerifyReport, verifyCase } from './verify.ts'

export type { CaptureAt, CaptureInput, CaptureReceipt, DetermineInput, OpenOptions, RecordReceipt } from './case-inputs.ts'
export { type Clock, createCase } from './create.ts'
export type { VerifyReport } from './verify.ts'

const BATCH = 256
const BATCH_BYTES = 32 << 20

/** Opens a case and takes its lock. IsnadError 'not-a-case', 'case-locked', 'network-drive', 'ledger-broken', 'ledger-fork'. */
export async function openCase(dir: string, options: OpenOptions): Promise<CaseFolder> {
  await readSettings(dir)
  await refuseNetworkDrive(dir)
  const lock = await CaseLock.take(dir)
  try {
    await finishFiles(dir)
    const folder = await CaseFolder.open(dir, options, lock)
    // A change of key that a crash cut short: the files have followed it now, so the case is opened under the new key.
    return (await finishKeyChange(dir, folder)) ? await CaseFolder.open(dir, options, lock) : folder
  } catch (error) {
    await lock.release()
    throw error
  }
}

export class CaseFolder {
  /** Who works on the folder now, where that is not the operator. */
  #acting: string | undefined
  readonly dir: string
  readonly settings: CaseSettings
  /** Entries whose records and bodies were erased: they stand in the ledger, and nothing is read of them. */
  readonly erased = new Set<number>()
  /** Entries whose content is sealed, in a copy without the keys: it is there and cannot be read here. */
  readonly sealedAway = new Set<number>()
  readonly #clock: Clock
  readonly #software: string
  /** Absent in a copy without keys: it is read and never added to. */
  readonly #secret: Uint8Array | undefined
  readonly #vault: Vault
  readonly #ledger: Ledger
  readonly #lock: CaseLock
  #bodies: Promise<Set<string>> | undefined

  private constructor(
    dir: string,
    settings: CaseSettings,
    options: OpenOptions,
    secret: Uint8Array | undefined,
    vault: Vault,
    ledger: Ledger,
    lock: CaseLock,
  ) {
    this.dir = dir
    this.settings = settings
    this.#clock = options.clock
    this.#software = options.software ?? 'isnad'
    this.#secret = secret
    this.#vault = vault
    this.#ledger = ledger
    this.#lock = lock
  }

  /** Use `openCase`. */
  static async open(dir: string, options: OpenOptions, lock: CaseLock): Promise<CaseFolder> {
    const at = layout(dir)
    const settings = await readSettings(dir)
    const { key, own } = await readKeys(dir, settings)
    const secret = own?.secret
    const sign = own?.signing.sign ?? (() => refuseWithoutKeys(dir))
    await makeFolder(at.temp)
    for (const name of await readdir(at.temp)) await rm(join(at.temp, name), { recursive: true, force: true })
    await rm(at.unfinished, { force: true })
    const vault = new Vault(at.vault, at.temp, at.blobKeys)
    const clockMoved = async (before: string, after: string): Promise<Draft> => {
      const record: OtherRecord = { format: 1, kind: 'clock-moved', salt: randomHex(16), time: after, by: settings.operator, body: { before, after } }
      const { sha256: commitment } = await vault.put(Buffer.from(canonical(record), 'utf8'))
      return { kind: 'clock-moved', key: keyedHash(secret ?? refuseWithoutKeys(dir), 'clock-moved', commitment), commitment }
    }
    const { clock, publishAfter, heads } = options
    const ledger = await Ledger.open({
      dir: at.ledger,
      temp: at.temp,
      key,
      sign,
      clock,
      clockMoved,
      ...(publishAfter === undefined ? {} : { publishAfter }),
      ...(heads === undefined
        ? {}
        : {
            admit: (tree) => refuseOlderCopy(heads, settings.caseId, tree),
            published: (head) => rememberHead(heads, settings.caseId, head),
          }),
    })
    const folder = new CaseFolder(dir, settings, options, secret, vault, ledger, lock)
    for (const at of ledger.erasures) for (const index of await erasedBy(await ledger.entry(at), vault)) folder.erased.add(index)
    if (!own) await folder.#findSealed()
    return folder
  }

  async #findSealed(): Promise<void> {
    const sealed = new Set<string>()
    for await (const file of this.#vault.files()) if (file.sealed && file.sha256) sealed.add(file.sha256)
    if (sealed.size > 0) for await (const { index, commitment } of this.entries()) if (sealed.has(commitment)) this.sealedAway.add(index)
  }

  /** False where an entry's content is erased, or sealed without its key here. */
  isReadable(index: number): boolean {
    return !this.erased.has(index) && !this.sealedAway.has(index)
  }

  /** Takes a large body in piece by piece, for a capture of this case. It leaves with the capture, or at the next opening. */
  stage(parts: AsyncIterable<Uint8Array>, options: StageOptions = {}): Promise<Staged> {
    return stage(layout(this.dir).temp, parts, options)
  }

  /** Receipt of the capture this idempotency key stands for; undefined where none does. */
  receiptOf(key: string): Promise<CaptureReceipt | undefined> {
    return this.#known(keyedHash(this.#signing(), 'capture', key))
  }

  async capture(input: CaptureInput): Promise<CaptureReceipt> {
    const [receipt] = await this.#captureBatch([input])
    if (!receipt) throw new IsnadError('internal', { what: 'capture' })
    return receipt
  }

  /** Captures in batches, each acknowledged as one; receipts come in the order of the inputs. */
  async *captureMany(inputs: AsyncIterable<CaptureInput> | Iterable<CaptureInput>, by?: string): AsyncIterable<CaptureReceipt> {
    let batch: CaptureInput[] = []
    let bytes = 0
    for await (const input of inputs) {
      batch.push(input)
      bytes += input.bytes.length
      if (batch.length < BATCH && bytes < BATCH_BYTES) continue
      yield* await this.#captureBatch(batch, by)
      batch = []
      bytes = 0
    }
    if (batch.length > 0) yield* await this.#captureBatch(batch, by)
  }

  /** Does a work in a person's name: what it records without saying whose it is stands under that name. One such work at a time. */
  async actingAs<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
    this.#acting = name
    try {
      return await work()
    } finally {
      this.#acting = undefined
    }
  }

  /** Records a person's decision. The same key again returns the first one and appends nothing. */
  async determine({ act, reason, seen, engine, key, by, personal = false }: DetermineInput): Promise<Determination> {
    const entryKey = keyedHash(this.#signing(), 'determination', key)
    const known = this.#ledger.find(entryKey)
    if (known !== undefined) return this.#determinationAt(known)
    const parsed = Determination.safeParse({
      id: `d-${entryKey.slice(0, 20)}`,
      at: this.#now(),
      by: by ?? this.#acting ?? this.settings.operator,
      reason,
      act,
      ...(seen ? { seen } : {}),
      engine,
    })
    if (!parsed.success) throw new IsnadError('bad-request', { what: parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ') })
    const record: DeterminationRecord = { format: 1, kind: 'determination', salt: randomHex(16), determination: parsed.data }
    const [done] = await this.#commit([{ kind: 'determination', key: entryKey, record: toJson(record), sealed: personal }])
    return done?.appended ? parsed.data : this.#determinationAt(done?.entry.index ?? -1)
  }

  /** Records anything else a person or the program did: an export, an erasure, a time stamp. */
  async record(kind: EntryKind, body: Json, key: string = randomUUID(), proof?: string, by?: string): Promise<RecordReceipt> {
    const said = {
      time: this.#now(),
      by: by ?? this.#acting ?? this.settings.operator,
      body: toJson(body),
      ...(proof === undefined ? {} : { proof }),
    }
    const record: OtherRecord = { format: 1, kind, salt: randomHex(16), ...said }
    const [done] = await this.#commit([{ kind, key: keyedHash(this.#signing(), kind, key), record: toJson(record) }])
    if (!done) throw new IsnadError('internal', { what: 'record' })
    return { entry: done.entry.index, time: done.entry.time, again: !done.appended }
  }

  /** Entries of the ledger in order. */
  async *entries(from = 0): AsyncIterable<EntryAt> {
    for (let at = from; at < this.#ledger.size; at += 1024) yield* await this.#ledger.read(at, Math.min(at + 1024, this.#ledger.size))
  }

  /** Captures in ledger order, from ledger index `from`. */
  async *captures(from = 0): AsyncIterable<CaptureAt> {
    for await (const entry of this.entries(from)) {
      if (entry.kind === 'capture' && this.isReadable(entry.index)) yield { entry, record: await this.#recordOf(entry, CaptureRecord) }
    }
  }

  /** Record of the capture at an entry. IsnadError 'vault-broken' where it is not in its form. */
  captureAt(entry: EntryAt): Promise<CaptureRecord> {
    return this.#recordOf(entry, CaptureRecord)
  }

  /** Determinations recorded from entry `from` on, before entry `to`. */
  async determinations(from = 0, to = Number.POSITIVE_INFINITY): Promise<Determination[]> {
    const out: Determination[] = []
    for await (const entry of this.entries(from)) {
      if (entry.index >= to) break
      if (entry.kind === 'determination' && this.isReadable(entry.index)) out.push((await this.#recordOf(entry, DeterminationRecord)).determination)
    }
    return out
  }

  /** Outputs and packages that left, oldest first: their entry, and what was recorded of them. */
  async *exports(): AsyncIterable<{ readonly entry: EntryAt; readonly record: OtherRecord }> {
    for await (const entry of this.entries())
      if (entry.kind === 'export' && this.isReadable(entry.index)) yield { entry, record: await this.#recordOf(entry, OtherRecord) }
  }

  /** Bytes of a blob, checked against its SHA-256. IsnadError 'not-found' or 'vault-broken'. */
  bytesOf(sha256: string): Promise<Uint8Array> {
    return this.#vault.get(sha256)
  }

  /** The captured bytes of a record, opened where they are sealed. IsnadError 'not-found' or 'vault-broken'. */
  async bodyOf(record: Pick<CaptureRecord, 'sha256' | 'sealed'>): Promise<Uint8Array> {
    if (!record.sealed) return this.#vault.get(record.sha256)
    const bytes = await this.#vault.sealed.get(record.sealed)
    if (sha256Hex(bytes) !== record.sha256) throw new IsnadError('vault-broken', { sha256: record.sha256 })
    return bytes
  }

  /** Path of a blob of any size whose bytes were read and agree with its name, to be read piece by piece and never written. */
  pathOf(sha256: string): Promise<string> {
    return this.#vault.checkedPath(sha256)
  }

  /** Id of the report that an item of a capture is read into. */
  reportId(capture: EntryAt, itemPath: string): string {
    return reportId(capture.leaf, itemPath, sha256)
  }

  /** The vault itself, for a recorded erasure. */
  vaultOf = (): Vault => this.#vault
  /** The ledger itself, for a program that records entries of its own. */
  ledgerOf = (): Ledger => this.#ledger

  head(): { size: number; root: string; checkpoint: string } {
    return this.#ledger.head()
  }

  /** Publishes what is recorded, so that the checkpoint covers all of it. */
  publish(): Promise<void> {
    return this.#ledger.publish()
  }

  /** Re-hashes everything and checks it against the published checkpoint. */
  async verify(options: VerifyOptions = {}): Promise<VerifyReport> {
    await this.#ledger.publish()
    return verifyCase(this.dir, options)
  }

  /** Tells other commands how to reach the process that owns the case. The file is readable by its user only. */
  announce(address: string, token: string): Promise<void> {
    return writeOwner(this.dir, layout(this.dir).temp, { pid: process.pid, address, token, since: this.#now() })
  }

  async close(): Promise<void> {
    try {
      await this.#ledger.close()
    } finally {
      await this.#lock.release()
    }
  }

  /** True where the case has its keys: without them it is read and verified, and nothing is added. */
  get writable(): boolean {
    return this.#secret !== undefined
  }

  #signing(): Uint8Array {
    return this.#secret ?? refuseWithoutKeys(this.dir)
  }

  #now(): string {
    return new Date(this.#clock()).toISOString()
  }

  async #captureBatch(inputs: readonly CaptureInput[], by?: string): Promise<CaptureReceipt[]> {
    const keys = inputs.map((input) => keyedHash(this.#signing(), 'capture', input.key ?? randomUUID()))
    const known = await Promise.all(keys.map((key, i) => this.#known(key, inputs[i]?.bytes)))
    const fresh = inputs.flatMap((input, i) => (known[i] ? [] : [{ input, key: keys[i] ?? '' }]))
    for (const [i, input] of inputs.entries()) if (known[i] && 'sha256' in input.bytes) await dropStaged(input.bytes)
    const open = fresh.filter(({ input }) => !input.personal)
    await this.#vault.putMany(open.flatMap(({ input }) => (input.parts ?? []).map(({ bytes }) => bytes)))
    const held = new Set((await this.#vault.putMany(open.map(({ input }) => input.bytes))).flatMap((stored) => (stored.held ? [stored.sha256] : [])))
    // a blob may stand in the vault without an entry, left by a crash: only the ledger says whether the case held it
    if (held.size > 0) await this.#heldBodies()
    const bodies = await this.#bodies
    const at = { time: this.#now(), person: by ?? this.#acting ?? this.settings.operator, software: this.#software }
    const items = await Promise.all(
      fresh.map(async ({ input, key }) => {
        const record = await captureRecord(input, at)
        if (record.sealed) await this.#vault.sealed.put(record.sealed, input.bytes)
        await sealParts(this.#vault, record, input)
        if (record.sealed && 'sha256' in input.bytes) await dropStaged(input.bytes)
        const duplicate = held.has(record.sha256) && (bodies?.has(record.sha256) ?? false)
        return { kind: 'capture' as const, key, duplicate, sha: record.sha256, sealed: record.sealed !== undefined, record: toJson(record) }
      }),
    )
    const inBatch = new Set<string>()
    const done = await this.#commit(items)
    const fromFresh = items.map((item, i): CaptureReceipt => {
      const at = done[i]
      if (!at) throw new IsnadError('internal', { what: 'capture' })
      const duplicate = item.duplicate || inBatch.has(item.sha)
      inBatch.add(item.sha)
      bodies?.add(item.sha)
      return { entry: at.entry.index, sha256: item.sha, duplicate, again: !at.appended, time: at.entry.time }
    })
    return known.map((receipt) => {
      const next = receipt ?? fromFresh.shift()
      if (!next) throw new IsnadError('internal', { what: 'capture' })
      return next
    })
  }

  /** Receipt of the capture this key already stands for. */
  async #known(key: string, bytes: Uint8Array | Staged = new Uint8Array(0)): Promise<CaptureReceipt | undefined> {
    const index = this.#ledger.find(key)
    if (index === undefined) return undefined
    const entry = await this.#ledger.entry(index)
    if (this.erased.has(index)) return { entry: index, sha256: bodyHash({ bytes }), duplicate: true, again: true, time: entry.time }
    const record = await this.#recordOf(entry, CaptureRecord)
    return { entry: index, sha256: record.sha256, duplicate: true, again: true, time: entry.time }
  }

  /** Bodies the ledger's captures name; read once, at the first blob that is already there. */
  #heldBodies(): Promise<Set<string>> {
    this.#bodies ??= (async () => {
      const held = new Set<string>()
      for await (const { record } of this.captures()) held.add(record.sha256)
      return held
    })()
    return this.#bodies
  }

  /** Stores record blobs, then their entries. */
  async #commit(items: readonly { kind: EntryKind; key: string; record: Json; sealed?: boolean }[]): Promise<Appended[]> {
    const blobs = items.map(({ record, sealed }) => ({ bytes: Buffer.from(canonical(record), 'utf8'), sealed }))
    await this.#vault.putMany(blobs.flatMap(({ bytes, sealed }) => (sealed ? [] : [bytes])))
    await this.#vault.sealMany(blobs.flatMap(({ bytes, sealed }) => (sealed ? [bytes] : [])))
    return this.#ledger.append(items.map(({ kind, key }, i) => ({ kind, key, commitment: sha256Hex(blobs[i]?.bytes ?? new Uint8Array(0)) })))
  }

  async #recordOf<T>(entry: EntryAt, schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }): Promise<T> {
    const bytes = await this.#vault.get(entry.commitment)
    const parsed = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    if (!parsed.success) throw new IsnadError('vault-broken', { sha256: entry.commitment, entry: entry.index })
    return parsed.data
  }

  async #determinationAt(index: number): Promise<Determination> {
    return (await this.#recordOf(await this.#ledger.entry(index), DeterminationRecord)).determination
  }
}
