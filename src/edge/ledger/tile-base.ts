// A published tree read from its tiles as it is asked for: opening a long ledger need not hash every entry again. Every tile is checked against the one above it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeHash, sameBytes, TILE_WIDTH, type TreeBase, tilePath } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { sha256 } from '../digest.ts'

/** Tiles kept at hand, 8 KiB each. */
const KEPT = 256

export class TileBase implements TreeBase {
  readonly size: number
  readonly #dir: string
  readonly #tiles = new Map<string, Uint8Array>()

  /** The first `size` leaves of the ledger in `dir`. The caller compares the root with a signed checkpoint: that checks the tiles of the right edge. */
  constructor(dir: string, size: number) {
    this.#dir = dir
    this.size = size
  }

  node(level: number, index: number): Uint8Array {
    const up = Math.floor(level / 8)
    const width = 2 ** (level % 8)
    const first = index * width
    const tile = this.#tile(up, Math.floor(first / TILE_WIDTH))
    const at = first % TILE_WIDTH
    return folded(tile.subarray(at * 32, (at + width) * 32))
  }

  /** IsnadError 'ledger-broken' where the tile is not there or is not what the one above it was made from. */
  #tile(level: number, n: number): Uint8Array {
    const width = Math.min(TILE_WIDTH, Math.floor(this.size / TILE_WIDTH ** level) - n * TILE_WIDTH)
    const path = tilePath(level, n, width)
    const known = this.#tiles.get(path)
    if (known) return known
    let tile: Uint8Array | undefined
    try {
      tile = readFileSync(join(this.#dir, path))
    } catch (error) {
      throw new IsnadError('ledger-broken', { what: 'tile', path: join(this.#dir, path) }, error)
    }
    const whole = tile.length === width * 32 && (width < TILE_WIDTH || sameBytes(folded(tile), this.node((level + 1) * 8, n)))
    if (!whole) throw new IsnadError('ledger-broken', { what: 'tile', path: join(this.#dir, path) })
    if (this.#tiles.size >= KEPT) this.#tiles.clear()
    this.#tiles.set(path, tile)
    return tile
  }
}

/** The hash over a power of two of hashes, pair by pair. */
function folded(hashes: Uint8Array): Uint8Array {
  if (hashes.length === 32) return hashes
  const half = hashes.length / 2
  return nodeHash(folded(hashes.subarray(0, half)), folded(hashes.subarray(half)), sha256)
}
