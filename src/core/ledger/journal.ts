// A line of the journal: 16 hex digits of the entry's leaf hash, a blank, the entry's canonical bytes, a newline.
import { ascii, concat, type Digest, fromAscii, hex } from './bytes.ts'
import { decodeEntry, type EntryAt } from './entry.ts'
import { leafHash } from './tree.ts'

const NEWLINE = 10
const CHECK = 16

/** Line of an entry's bytes, with its leaf hash. */
export function journalLine(entry: Uint8Array, leaf: Uint8Array): Uint8Array {
  return concat(ascii(`${hex(leaf).slice(0, CHECK)} `) ?? entry, entry, Uint8Array.of(NEWLINE))
}

/** What stands in a line (without its newline), or undefined where it is not a whole, true line. */
export function readLine(line: Uint8Array, index: number, digest: Digest): { entry: EntryAt; leaf: Uint8Array } | undefined {
  if (line.length <= CHECK || line[CHECK] !== 32) return undefined
  const bytes = line.subarray(CHECK + 1)
  const leaf = leafHash(bytes, digest)
  const leafHex = hex(leaf)
  if (fromAscii(line.subarray(0, CHECK)) !== leafHex.slice(0, CHECK)) return undefined
  const entry = decodeEntry(bytes)
  return entry ? { entry: { ...entry, index, leaf: leafHex }, leaf } : undefined
}

/**
 * What the bytes after the last newline of a journal are.
 * `complete`: a whole entry whose newline was not written (never acknowledged, but nothing of it is missing).
 * `torn`: a half-written line, as a crash leaves it; never acknowledged, for acknowledging waits for the whole line.
 * `altered`: a whole line whose newline was changed to another byte: damage, not a crash.
 */
export function judgeTail(tail: Uint8Array, index: number, digest: Digest): 'none' | 'complete' | 'torn' | 'altered' {
  if (tail.length === 0) return 'none'
  if (readLine(tail, index, digest)) return 'complete'
  return readLine(tail.subarray(0, -1), index, digest) ? 'altered' : 'torn'
}
