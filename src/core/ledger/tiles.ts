// Where tiles stand and what is in them (C2SP tlog-tiles): 256 hashes a tile, entry bundles with 16-bit lengths.
import { concat } from './bytes.ts'
import type { Tree } from './tree.ts'

export const TILE_WIDTH = 256

/** `1234067` -> `x001/x234/067`. */
export function tileNumber(n: number): string {
  const parts = [String(n % 1000).padStart(3, '0')]
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  return parts.join('/')
}

/** Path of a hash tile, or of an entry bundle where level is 'entries'; a partial one has its width after `.p/`. */
export function tilePath(level: number | 'entries', n: number, width = TILE_WIDTH): string {
  return `tile/${level}/${tileNumber(n)}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

export interface TileAt {
  readonly level: number
  readonly n: number
  readonly width: number
}

/** Hash tiles that a tree of `size` has and a tree of `from` had not (or had narrower), all levels. */
export function newTiles(from: number, size: number): TileAt[] {
  const out: TileAt[] = []
  for (let level = 0; ; level++) {
    const unit = TILE_WIDTH ** level
    const had = Math.floor(from / unit)
    const has = Math.floor(size / unit)
    if (has === 0) return out
    for (let n = Math.floor(had / TILE_WIDTH); n * TILE_WIDTH < has; n++) {
      const width = Math.min(TILE_WIDTH, has - n * TILE_WIDTH)
      if (n * TILE_WIDTH + width > had) out.push({ level, n, width })
    }
  }
}

/** Bytes of a hash tile: its hashes one after the other. Level L holds subtrees of 256^L leaves. */
export function tileBytes(tree: Tree, tile: TileAt): Uint8Array {
  const hashes = Array.from({ length: tile.width }, (_, i) => tree.node(tile.level * 8, tile.n * TILE_WIDTH + i))
  return concat(...hashes)
}

/** Bytes of an entry bundle: each entry after its length, 16 bits big-endian. */
export function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  return concat(...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]))
}

/** Entries of a bundle: undefined where the lengths do not come out even. */
export function readBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const out: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.length) return undefined
    out.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return out
}
