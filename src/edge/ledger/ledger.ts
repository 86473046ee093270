// The ledger of a case: appends are queued, written with one fsync a batch, acknowledged, then published as tiles and a checkpoint.
import { join } from 'node:path'
import {
  type Checkpoint,
  type EntryAt,
  type EntryKind,
  encodeEntry,
  hex,
  journalLine,
  type LedgerEntry,
  leafHash,
  readLine,
  sameBytes,
  TILE_WIDTH,
  Tree,
} from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { sha256 } from '../digest.ts'
import { JournalFile, readJournal } from './journal-file.ts'
import { scanJournal } from './journal-scan.ts'
import { type Publication, publish, readCheckpoint } from './publish.ts'
import { TileBase } from './tile-base.ts'

/** What is to be recorded; the time is set when it is written. */
export interface Draft {
  readonly kind: EntryKind
  readonly key: string
  readonly commitment: string
}
export interface Appended {
  readonly entry: EntryAt
  /** False where the key was known: then `entry` is the one that stands, and nothing was written. */
  readonly appended: boolean
}

export interface LedgerOptions extends Publication {
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number
  /** Stores the record of a clock that went back and gives the draft of its entry. */
  readonly clockMoved: (before: string, after: string) => Promise<Draft>
  /** Looks at the tree that was read before anything is written or signed; throws to refuse. */
  readonly admit?: (tree: Tree) => Promise<void>
  /** Told of each checkpoint once it is signed and on the disk. */
  readonly published?: (head: { size: number; root: string }) => Promise<void>
  /** Milliseconds after a batch until it is published; 0 leaves publishing to `publish` and `close`. */
  readonly publishAfter?: number
  /** Entries from which a ledger is opened from its tiles. */
  readonly long?: number
}

interface Waiting {
  readonly drafts: readonly Draft[]
  readonly resolve: (done: Appended[]) => void
  readonly reject: (error: unknown) => void
}

const BATCH = 4096
/** Reading as many lines takes about a second. */
const LONG = 50_000

export class Ledger {
  readonly #options: LedgerOptions
  #tree = new Tree(sha256)
  readonly #keys = new Map<string, number>()
  readonly #at: number[] = []
  /** Indices of the `erasure` entries, so that opening a case need not read the journal twice. */
  readonly erasures: number[] = []
  #journal!: JournalFile
  #lastTime = ''
  #published = 0
  #note = ''
  #queue: Waiting[] = []
  #draining: Promise<void> | undefined
  #publishing: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #publishFailure: unknown

  private constructor(options: LedgerOptions) {
    this.#options = options
  }

  /**
   * Opens the ledger in `dir`. IsnadError 'ledger-broken' names the entry whose line is not true; 'ledger-fork' where the journal is behind
   * its published checkpoint or leads to another root: signing on would fork it. A short ledger is read line by line. A long one is taken
   * from its tiles up to the signed checkpoint, whose root they must lead to; its older lines are checked when they are read, and by verify.
   */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const ledger = new Ledger(options)
    const path = join(options.dir, 'journal')
    const read = await readCheckpoint(options.dir, options.key)
    const begin = typeof read === 'string' ? undefined : await ledger.#fromTiles(read.checkpoint, path)
    let length = begin?.at ?? 0
    let needsNewline = false
    const bad = await readJournal(
      path,
      (line) => {
        // What the tiles hold already is only made sure of.
        if (line.entry.index < ledger.size) {
          if (!sameBytes(ledger.#tree.leaf(line.entry.index), line.leaf))
            throw new IsnadError('ledger-broken', { what: 'journal', entry: line.entry.index, path })
          ledger.#lastTime = line.entry.time
        } else ledger.#admit(line.entry, line.leaf, line.at)
        length = line.at + line.length
        needsNewline = !line.terminated
      },
      begin,
    )
    if (typeof read === 'string') throw new IsnadError('ledger-broken', { what: `checkpoint ${read}`, path: join(options.dir, 'checkpoint') })
    const { size, root } = read.checkpoint
    if (bad && (bad.why === 'altered' || bad.index < size)) throw new IsnadError('ledger-broken', { what: 'journal', entry: bad.index, path })
    if (ledger.size < size) throw new IsnadError('ledger-fork', { what: `${ledger.size} < ${size}`, journal: ledger.size, checkpoint: size })
    if (!sameBytes(ledger.#tree.root(size), root)) throw new IsnadError('ledger-fork', { what: `root at ${size}`, checkpoint: size, root: hex(root) })
    await options.admit?.(ledger.#tree)
    ledger.#published = size
    ledger.#note = read.note
    ledger.#journal = await JournalFile.open(path, length, needsNewline, options.temp)
    if (ledger.size > size) await ledger.publish()
    return ledger
  }

  /** Takes over what the tiles of a long ledger hold; gives the place of the first line still to be read, undefined where all are to be. */
  async #fromTiles({ size, root }: Checkpoint, path: string): Promise<{ index: number; at: number } | undefined> {
    const { dir, long = LONG } = this.#options
    if (size < long) return undefined
    try {
      const tree = new Tree(sha256, new TileBase(dir, size))
      if (!sameBytes(tree.root(size), root)) return undefined
      const scanned = await scanJournal(path, size)
      if (!scanned) return undefined
      this.#tree = tree
      scanned.keys.forEach((key, index) => {
        if (!this.#keys.has(key)) this.#keys.set(key, index)
      })
      for (let index = 0; index < size; index++) this.#at.push(scanned.at[index] as number)
      this.erasures.push(...scanned.erasures)
      // The lines of the last bundle are published again with those that come: they are read in any case.
      const index = Math.max(0, size - (size % TILE_WIDTH) - TILE_WIDTH)
      return { index, at: scanned.at[index] as number }
    } catch {
      return undefined // a tile is missing or wrong: reading every line tells what is the matter
    }
  }

  /** Begins a ledger in an empty folder with its first entry, and publishes it. */
  static async begin(options: LedgerOptions, first: Draft): Promise<void> {
    const ledger = new Ledger(options)
    ledger.#journal = await JournalFile.open(join(options.dir, 'journal'), 0, false, options.temp)
    await ledger.append([first])
    await ledger.close()
  }

  get size(): number {
    return this.#tree.size
  }
  get tree(): Tree {
    return this.#tree
  }
  /** Size, root (hex) and the newest signed checkpoint, which may be a little behind. */
  head(): { size: number; root: string; checkpoint: string } {
    return { size: this.size, root: this.#tree.rootHex(), checkpoint: this.#note }
  }
  /** Index of the entry with this key. */
  find(key: string): number | undefined {
    return this.#keys.get(key)
  }

  /** Records drafts in order. When it resolves, all are fsynced. Many calls share one fsync. */
  append(drafts: readonly Draft[]): Promise<Appended[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ drafts, resolve, reject })
      this.#draining ??= this.#drain()
    })
  }

  async entry(index: number): Promise<EntryAt> {
    const [entry] = await this.read(index, index + 1)
    if (!entry) throw new IsnadError('not-found', { what: `entry ${index}` })
    return entry
  }

  /** Entries [from, to) from the journal. */
  async read(from: number, to = this.size): Promise<EntryAt[]> {
    const lines = await this.#lines(from, to)
    return lines.map((line, i) => {
      const read = readLine(line, from + i, sha256)
      if (!read || !sameBytes(read.leaf, this.#tree.leaf(from + i)))
        throw new IsnadError('ledger-broken', { what: 'journal', entry: from + i, path: this.#journal.path })
      return read.entry
    })
  }

  /** Writes tiles, bundles and the signed checkpoint for all that is recorded. */
  publish(): Promise<void> {
    const next = this.#publishing.then(async () => {
      const size = this.size
      if (size === this.#published) return
      this.#note = await publish(this.#options, this.#tree, (a, b) => this.#entryBytes(a, b), this.#published, size)
      this.#published = size
      this.#publishFailure = undefined
      await this.#options.published?.({ size, root: this.#tree.rootHex(size) })
    })
    this.#publishing = next.catch((error: unknown) => {
      this.#publishFailure = error // told by the next `publish` or `close`; what is recorded stays recorded
    })
    return next
  }

  /** Writes every tile and bundle anew. Opening has shown that the journal leads to the checkpoint's root, so they are what was published. */
  async publishAnew(): Promise<void> {
    await this.publish()
    const size = this.size
    this.#note = await publish(this.#options, this.#tree, (a, b) => this.#entryBytes(a, b), 0, size)
  }

  /** What the last background publishing ran into, if it has not succeeded since. */
  get publishFailure(): unknown {
    return this.#publishFailure
  }

  async close(): Promise<void> {
    await this.#draining
    clearTimeout(this.#timer)
    try {
      await this.publish()
    } finally {
      await this.#journal.close()
    }
  }

  async #drain(): Promise<void> {
    // a turn of the event loop, so that callers of the same moment share the batch
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#queue.length > 0) {
      const batch: Waiting[] = []
      for (let count = 0; this.#queue.length > 0 && count < BATCH; ) {
        const next = this.#queue.shift()
        if (!next) break
        batch.push(next)
        count += next.drafts.length
      }
      try {
        const done = await this.#write(batch.flatMap((waiting) => waiting.drafts))
        let from = 0
        for (const { drafts, resolve } of batch) {
          resolve(done.slice(from, from + drafts.length))
          from += drafts.length
        }
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      this.#schedule()
    }
    // In the same turn as the queue was seen empty: who appends on being acknowledged must not wait for a drain that has ended.
    this.#draining = undefined
  }

  async #write(drafts: readonly Draft[]): Promise<Appended[]> {
    const time = new Date(this.#options.clock()).toISOString()
    const fresh: { entry: EntryAt; leaf: Uint8Array; line: Uint8Array }[] = []
    const inBatch = new Map<string, EntryAt>()
    const add = (draft: Draft): EntryAt => {
      const entry: LedgerEntry = { format: 1, kind: draft.kind, time, key: draft.key, commitment: draft.commitment }
      const bytes = encodeEntry(entry)
      const leaf = leafHash(bytes, sha256)
      const at: EntryAt = { ...entry, index: this.size + fresh.length, leaf: hex(leaf) }
      fresh.push({ entry: at, leaf, line: journalLine(bytes, leaf) })
      inBatch.set(draft.key, at)
      return at
    }
    if (time < this.#lastTime && drafts.some((draft) => !this.#keys.has(draft.key))) add(await this.#options.clockMoved(this.#lastTime, time))
    const done: Appended[] = []
    for (const draft of drafts) {
      const known = this.#keys.get(draft.key)
      const standing = known === undefined ? inBatch.get(draft.key) : await this.entry(known)
      done.push(standing ? { entry: standing, appended: false } : { entry: add(draft), appended: true })
    }
    if (fresh.length > 0) {
      let at = this.#journal.length
      await this.#journal.append(Buffer.concat(fresh.map(({ line }) => line)))
      for (const { entry, leaf, line } of fresh) {
        this.#admit(entry, leaf, at)
        at += line.length
      }
    }
    return done
  }

  #admit(entry: EntryAt, leaf: Uint8Array, at: number): void {
    this.#tree.append(leaf)
    if (!this.#keys.has(entry.key)) this.#keys.set(entry.key, entry.index)
    this.#at.push(at)
    if (entry.kind === 'erasure') this.erasures.push(entry.index)
    this.#lastTime = entry.time
  }

  #schedule(): void {
    const after = this.#options.publishAfter ?? 200
    if (after === 0 || this.#timer || this.size === this.#published) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.publish().then(
        () => this.#schedule(),
        () => this.#schedule(), // kept in publishFailure; tried again
      )
    }, after)
    this.#timer.unref()
  }

  async #lines(from: number, to: number): Promise<Uint8Array[]> {
    const start = this.#at[from]
    if (start === undefined || to <= from) return []
    const end = this.#at[to] ?? this.#journal.length
    const bytes = await this.#journal.read(start, end - start)
    return Array.from({ length: to - from }, (_, i) => {
      const a = (this.#at[from + i] ?? end) - start
      const b = (this.#at[from + i + 1] ?? this.#journal.length) - start
      return bytes.subarray(a, b - 1)
    })
  }

  async #entryBytes(from: number, to: number): Promise<Uint8Array[]> {
    return (await this.#lines(from, to)).map((line) => line.subarray(17))
  }
}
