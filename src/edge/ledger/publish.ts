// Publishes a ledger's tiles, entry bundles and signed checkpoint (C2SP tlog-tiles) from its journal.
import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  bundleBytes,
  type Checkpoint,
  checkpointText,
  newTiles,
  openCheckpoint,
  type Sign,
  signNote,
  TILE_WIDTH,
  type Tree,
  tileBytes,
  tilePath,
  type VerifierKey,
} from '../../core/ledger/index.ts'
import { ed25519Verify, sha256 } from '../digest.ts'
import { asIsnad, codeOf, makeFolder, writeDurably } from '../files.ts'

export interface Publication {
  readonly dir: string
  readonly temp: string
  readonly key: VerifierKey
  readonly sign: Sign
}

/** Writes what a tree of `size` has beyond `from`: bundles and tiles first, the checkpoint last. Returns the signed note. */
export async function publish(
  { dir, temp, key, sign }: Publication,
  tree: Tree,
  entryBytes: (from: number, to: number) => Promise<Uint8Array[]>,
  from: number,
  size: number,
): Promise<string> {
  const written: [folder: string, width: number][] = []
  const put = async (level: number | 'entries', n: number, width: number, bytes: Uint8Array) => {
    const path = join(dir, tilePath(level, n, width))
    await makeFolder(dirname(path))
    await writeDurably(path, bytes, temp)
    written.push([join(dir, `${tilePath(level, n)}.p`), width])
  }
  for (const tile of newTiles(from, size)) {
    if (tile.level === 0) {
      const first = tile.n * TILE_WIDTH
      await put('entries', tile.n, tile.width, bundleBytes(await entryBytes(first, first + tile.width)))
    }
    await put(tile.level, tile.n, tile.width, tileBytes(tree, tile))
  }
  const note = signNote(checkpointText({ origin: key.name, size, root: tree.root(size) }), key, sign, sha256)
  await writeDurably(join(dir, 'checkpoint'), Buffer.from(note, 'utf8'), temp)
  // only now: until the new checkpoint stands, the old one needs its narrower tiles
  for (const [folder, width] of written) await dropNarrower(folder, width)
  return note
}

/** Partial tiles narrower than the one just written are of no more use. */
async function dropNarrower(folder: string, width: number): Promise<void> {
  try {
    if (width === TILE_WIDTH) await rm(folder, { recursive: true, force: true })
    else for (const name of await readdir(folder)) if (Number(name) < width) await rm(join(folder, name), { force: true })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw asIsnad(error, folder)
  }
}

/** The published checkpoint: 'absent', 'bad' where no signature of `key` holds, or the checkpoint with its note. */
export async function readCheckpoint(dir: string, key: VerifierKey): Promise<'absent' | 'bad' | { note: string; checkpoint: Checkpoint }> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(join(dir, 'checkpoint'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'absent'
    throw asIsnad(error, join(dir, 'checkpoint'))
  }
  return checkpointOf(bytes, key)
}

/** A checkpoint from the bytes of its note: 'bad' where they are not UTF-8 or no signature of `key` holds. */
export function checkpointOf(bytes: Uint8Array, key: VerifierKey): 'bad' | { note: string; checkpoint: Checkpoint } {
  const note = Buffer.from(bytes).toString('utf8')
  if (!Buffer.from(note, 'utf8').equals(bytes)) return 'bad'
  const checkpoint = openCheckpoint(note, key, ed25519Verify, sha256)
  return checkpoint ? { note, checkpoint } : 'bad'
}
