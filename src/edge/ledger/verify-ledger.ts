// Verifies a ledger's files alone: every line of the journal, the tree, the signed checkpoint, every tile and bundle.
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import {
  bundleBytes,
  type Checkpoint,
  type EntryAt,
  type Fault,
  fault,
  hex,
  judgeTail,
  newTiles,
  readLine,
  sameBytes,
  TILE_WIDTH,
  Tree,
  tileBytes,
  tilePath,
  type VerifierKey,
} from '../../core/ledger/index.ts'
import { sha256 } from '../digest.ts'
import { codeOf } from '../files.ts'
import { checkpointOf } from './publish.ts'

export interface LedgerCheck {
  readonly faults: readonly Fault[]
  readonly entries: number
  /** The checkpoint, where it is there and truly signed. */
  readonly checkpoint: Checkpoint | undefined
  readonly tree: Tree
}

/** What is read of the journal, line by line. */
interface JournalRead {
  readonly tree: Tree
  /** Bytes of each entry, kept for the bundle being checked. */
  readonly faults: Fault[]
  readonly count: number
  /** Length of what was read. */
  readonly bytes: number
}

/**
 * Checks the ledger in `dir` (paths in faults are relative to `base`). `each` is given every true entry in order.
 * `keyOf` is asked once the journal is read. Nothing is written; a torn last line, as a crash leaves it, is no fault, since it was never acknowledged.
 */
export async function verifyLedger(
  dir: string,
  base: string,
  keyOf: () => Promise<VerifierKey | undefined>,
  each: (entry: EntryAt) => void,
  onProgress: (entries: number) => void = () => undefined,
): Promise<LedgerCheck> {
  const at = (path: string) => relative(base, path).split(sep).join('/')
  const journal = join(dir, 'journal')
  const bundles = new Map<number, Uint8Array>()
  // the note is read before the journal, which may grow while it is read but never shrinks
  const note = await readFile(join(dir, 'checkpoint')).catch(() => undefined)
  const read = await checkJournal(journal, at(journal), dir, each, bundles, onProgress)
  const faults = [...read.faults]
  const key = await keyOf()
  const checkpoint = key ? await checkCheckpoint(dir, note, at(join(dir, 'checkpoint')), at(journal), key, read, faults) : undefined
  const tileFaults: Fault[] = []
  await checkTiles(dir, at, read, checkpoint?.size ?? 0, bundles, tileFaults)
  // tiles published while we read are ahead of what we read: no fault, if the journal or the checkpoint did move
  const moved =
    (await stat(journal).catch(() => undefined))?.size !== read.bytes ||
    !sameFile(note, await readFile(join(dir, 'checkpoint')).catch(() => undefined))
  faults.push(...(moved ? tileFaults.filter(({ kind }) => kind === 'tile-altered') : tileFaults))
  return { faults, entries: read.count, checkpoint, tree: read.tree }
}

function sameFile(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameBytes(a, b)
}

async function checkCheckpoint(
  dir: string,
  note: Uint8Array | undefined,
  path: string,
  journalPath: string,
  key: VerifierKey,
  { tree, faults: journalFaults, count }: JournalRead,
  faults: Fault[],
): Promise<Checkpoint | undefined> {
  const found = note ? checkpointOf(note, key) : 'absent'
  if (typeof found === 'string') {
    faults.push(fault(found === 'absent' ? 'checkpoint-missing' : 'checkpoint-bad', { path }))
    return undefined
  }
  const { checkpoint } = found
  if (count < checkpoint.size) faults.push(fault('entries-missing', { entry: count, path: journalPath }))
  else if (journalFaults.length === 0 && !sameBytes(tree.root(checkpoint.size), checkpoint.root)) {
    const first = await firstDifference(dir, tree, checkpoint.size)
    faults.push(fault('root-differs', { path: journalPath, ...(first === undefined ? {} : { entry: first }) }))
  }
  return checkpoint
}

/** Index of the first entry whose leaf hash is not the one in the published tiles. */
async function firstDifference(dir: string, tree: Tree, size: number): Promise<number | undefined> {
  for (const tile of newTiles(0, size).filter(({ level }) => level === 0)) {
    const bytes = await readFile(join(dir, tilePath(0, tile.n, tile.width))).catch(() => undefined)
    if (!bytes) continue
    for (let i = 0; i < tile.width; i++) {
      const index = tile.n * TILE_WIDTH + i
      if (!sameBytes(bytes.subarray(i * 32, i * 32 + 32), tree.leaf(index))) return index
    }
  }
  return undefined
}

/** Reads the whole journal, going on after a bad line: the line is named, and its published leaf hash stands in for it. */
async function checkJournal(
  path: string,
  shown: string,
  dir: string,
  each: (entry: EntryAt) => void,
  bundles: Map<number, Uint8Array>,
  onProgress: (entries: number) => void,
): Promise<JournalRead> {
  const tree = new Tree(sha256)
  const faults: Fault[] = []
  const published = publishedLeaves(dir)
  let index = 0
  let bundle: Uint8Array[] = []
  const take = (entryBytes: Uint8Array, leaf: Uint8Array) => {
    tree.append(leaf)
    bundle.push(entryBytes)
    index++
    if (index % TILE_WIDTH !== 0) return
    bundles.set(index / TILE_WIDTH - 1, sha256(bundleBytes(bundle)))
    bundle = []
    onProgress(index)
  }
  const line = async (bytes: Uint8Array): Promise<void> => {
    const read = readLine(bytes, index, sha256)
    if (read) {
      each(read.entry)
      take(bytes.slice(17), read.leaf)
      return
    }
    faults.push(fault('entry-altered', { entry: index, path: shown }))
    take(new Uint8Array(0), (await published(index)) ?? new Uint8Array(32))
    // a newline that was altered makes one bad line of two: both are named, and counting goes on right
    for (let cut = 100; cut < bytes.length - 100; cut++) {
      const second = readLine(bytes.subarray(cut), index, sha256)
      if (!second) continue
      each(second.entry)
      take(bytes.slice(cut + 17), second.leaf)
      return
    }
  }
  let rest: Uint8Array = new Uint8Array(0)
  let length = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      length += chunk.length
      const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, Buffer.from(chunk)])
      let from = 0
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        await line(bytes.subarray(from, end))
        from = end + 1
      }
      rest = bytes.subarray(from)
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    faults.push(fault('entries-missing', { entry: 0, path: shown }))
  }
  const tail = judgeTail(rest, index, sha256)
  if (tail === 'complete') await line(rest)
  else if (tail === 'altered' || (tail === 'torn' && (await published(index)))) {
    await line(rest.subarray(0, -1))
    if (tail === 'altered') faults.push(fault('entry-altered', { entry: index - 1, path: shown }))
  }
  if (bundle.length > 0) bundles.set(Math.floor(index / TILE_WIDTH), sha256(bundleBytes(bundle)))
  return { tree, faults, count: index, bytes: length }
}

/** Leaf hashes of the published tiles, by index: undefined where none is. */
function publishedLeaves(dir: string): (index: number) => Promise<Uint8Array | undefined> {
  return async (index) => {
    const n = Math.floor(index / TILE_WIDTH)
    const widths = [TILE_WIDTH, ...(await partialWidths(join(dir, `${tilePath(0, n)}.p`)))]
    for (const width of widths) {
      const bytes = await readFile(join(dir, tilePath(0, n, width))).catch(() => undefined)
      const leaf = bytes?.subarray((index % TILE_WIDTH) * 32, (index % TILE_WIDTH) * 32 + 32)
      if (leaf?.length === 32) return leaf
    }
    return undefined
  }
}
async function partialWidths(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => [])
  return names.map(Number).sort((a, b) => b - a)
}

/** Every tile file must be what the journal makes of it; every tile of the published size must be there. */
async function checkTiles(
  dir: string,
  at: (path: string) => string,
  { tree, faults: journalFaults }: JournalRead,
  size: number,
  bundles: ReadonlyMap<number, Uint8Array>,
  faults: Fault[],
): Promise<void> {
  const expected = new Map<string, { level: number; n: number; width: number; entries: boolean }>()
  const expect = (upTo: number) => {
    for (const tile of newTiles(0, Math.min(upTo, tree.size))) {
      expected.set(tilePath(tile.level, tile.n, tile.width), { ...tile, entries: false })
      if (tile.level === 0) expected.set(tilePath('entries', tile.n, tile.width), { ...tile, entries: true })
    }
  }
  expect(size)
  const needed = new Set(expected.keys())
  const root = join(dir, 'tile')
  const names = await readdir(root, { recursive: true }).catch(() => [])
  for (const name of names.sort()) {
    const path = join(root, name)
    const info = await stat(path).catch(() => undefined)
    if (!info || info.isDirectory()) continue
    const key = `tile/${name.split(sep).join('/')}`
    needed.delete(key)
    const tile = expected.get(key) ?? parseTile(key)
    const inTree =
      tile &&
      (tile.n * TILE_WIDTH + tile.width) * TILE_WIDTH ** tile.level <= tree.size &&
      tilePath(tile.entries ? 'entries' : tile.level, tile.n, tile.width) === key
    if (!inTree) {
      faults.push(fault('file-unexpected', { path: at(path) }))
      continue
    }
    const bytes = await readFile(path).catch(() => undefined)
    if (!bytes) continue
    if (!tile.entries) {
      if (!sameBytes(bytes, tileBytes(tree, tile)) && journalFaults.length === 0) faults.push(fault('tile-altered', { path: at(path) }))
      else if (journalFaults.length > 0 && tile.level === 0) namedLeaves(bytes, tree, tile, at(path), faults)
      continue
    }
    if (!bundleHolds(bytes, tree, tile, bundles)) faults.push(fault('tile-altered', { path: at(path) }))
  }
  for (const key of needed) faults.push(fault('tile-missing', { path: at(join(dir, key)) }))
}

/** A bundle is right where each entry in it has the leaf hash the tree has. Whole bundles are compared by their digest first. */
function bundleHolds(bytes: Uint8Array, tree: Tree, tile: { n: number; width: number }, bundles: ReadonlyMap<number, Uint8Array>): boolean {
  const whole = bundles.get(tile.n)
  if (whole && sameBytes(sha256(bytes), whole)) return true
  let at = 0
  for (let i = 0; i < tile.width; i++) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.length) return false
    const input = new Uint8Array(length + 1)
    input.set(bytes.subarray(at + 2, at + 2 + length), 1)
    if (!sameBytes(sha256(input), tree.leaf(tile.n * TILE_WIDTH + i))) return false
    at += 2 + length
  }
  return at === bytes.length
}

function namedLeaves(bytes: Uint8Array, tree: Tree, tile: { n: number; width: number }, path: string, faults: Fault[]): void {
  if (bytes.length !== tile.width * 32) faults.push(fault('tile-altered', { path }))
  else if (hex(bytes) !== hex(tileBytes(tree, { level: 0, ...tile }))) faults.push(fault('tile-altered', { path }))
}

function parseTile(key: string): { level: number; n: number; width: number; entries: boolean } | undefined {
  const hit = /^tile\/(\d|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(key)
  if (!hit?.[1] || !hit[2]) return undefined
  const n = Number(hit[2].replaceAll(/[x/]/g, ''))
  const entries = hit[1] === 'entries'
  return { level: entries ? 0 : Number(hit[1]), n, width: hit[3] ? Number(hit[3]) : TILE_WIDTH, entries }
}
