// A zip opened with distrust: names, links, duplicates, headers that disagree, and sizes are checked before a byte is inflated.
import { crc32, inflateRawSync } from 'node:zlib'
import type { Entry } from 'yauzl'
import type { ByteSource } from '../../core/formats/format.ts'
import type { Problem } from '../../core/model/index.ts'
import { bytesSource, sliceSource } from './source.ts'

export interface ZipEntry {
  /** Safe relative path with forward slashes. */
  readonly name: string
  readonly size: number
  /** The inflated bytes, or what is wrong with them. */
  read(): Uint8Array | Problem
  /** The bytes as they stand in the archive, where they are stored and not deflated: such an entry need not be held to be read. */
  readonly stored: ByteSource | undefined
}

export interface OpenedZip {
  /** Files that may be read, in the archive's order; folders are left out. */
  readonly entries: readonly ZipEntry[]
  /** One problem for every entry refused, and for the archive as a whole. */
  readonly problems: readonly Problem[]
}

/** More than this many times its packed size, and over 1 MiB, is a bomb and not a text. */
const RATIO = 100
const RATIO_FROM = 2 ** 20
const REFUSED_CAP = 100

/** Opens a zip from memory; see `openZipSource`. */
export function openZip(bytes: Uint8Array, limits: { readonly bytes: number; readonly items: number }): Promise<OpenedZip> {
  return openZipSource(bytesSource(bytes), limits)
}

/**
 * Opens a zip of any size. Never throws: a broken archive comes back with no entries and `truncated` or `not-this-format`.
 * `limits.bytes` caps one inflated entry, and the sum of all (or twenty times the archive); `limits.items` caps the entries.
 */
export async function openZipSource(source: ByteSource, limits: { readonly bytes: number; readonly items: number }): Promise<OpenedZip> {
  const problems: Problem[] = []
  const listed = await list(source, limits.items, problems)
  const budget = { left: Math.max(limits.bytes, source.length > limits.bytes ? 20 * source.length : 0) }
  const names = new Map<string, number>()
  for (const entry of listed) {
    const name = nameOf(entry)
    names.set(name.toLowerCase(), (names.get(name.toLowerCase()) ?? 0) + 1)
  }
  const entries: ZipEntry[] = []
  for (const entry of listed) {
    const name = nameOf(entry)
    if (name.endsWith('/') && entry.uncompressedSize === 0) continue
    const refused = refusal(source, entry, name, names.get(name.toLowerCase()) ?? 1, limits.bytes)
    if (!refused) {
      const stored = entry.compressionMethod === 0 ? storedAt(source, entry) : undefined
      entries.push({ name, size: entry.uncompressedSize, stored, read: () => inflate(source, entry, name, budget) })
    } else if (problems.length < REFUSED_CAP) problems.push(refused)
  }
  return { entries, problems }
}

async function list(source: ByteSource, cap: number, problems: Problem[]): Promise<Entry[]> {
  const out: Entry[] = []
  const { fromRandomAccessReaderPromise, RandomAccessReader } = await import('yauzl')
  /** The directory is read through the source; file contents are never read through this. */
  class Reader extends RandomAccessReader {
    override read(buffer: Buffer, offset: number, length: number, position: number, done: (error: Error | null) => void): void {
      const got = source.read(position, position + length)
      buffer.set(got, offset)
      setImmediate(() => done(got.length < length ? new Error('unexpected end of file') : null))
    }
    override _readStreamForRange(): never {
      throw new Error('not read through here')
    }
  }
  try {
    const zip = await fromRandomAccessReaderPromise(new Reader(), source.length, {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: false,
    })
    if (zip.entryCount > cap) problems.push({ code: 'archive-entry-cap', detail: { found: zip.entryCount, cap } })
    for await (const entry of zip.eachEntry()) {
      if (out.length >= cap) break
      out.push(entry)
    }
    if (zip.entryCount === 0) problems.push({ code: 'empty-file' })
  } catch (cause) {
    // yauzl's way to say the central directory is missing or broken: a cut file as a rule. What it listed before stays.
    const cut = startsEntry(source.read(0, 4))
    problems.push({
      code: cut ? 'truncated' : 'not-this-format',
      detail: { bytes: source.length, why: cause instanceof Error ? cause.message.slice(0, 120) : '' },
    })
  }
  return out
}

/** The name as UTF-8 where it is that, else Latin-1: only shown and matched, never a path on disk. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  const utf8 = new TextDecoder('utf-8').decode(raw)
  return utf8.includes('\uFFFD') ? raw.toString('latin1') : utf8
}

function refusal(source: ByteSource, entry: Entry, name: string, count: number, cap: number): Problem | undefined {
  const shown = visible(name)
  if (unsafeName(name)) return { code: 'archive-unsafe-name', detail: { entry: shown } }
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000
  if (mode === 0o120000) return { code: 'archive-unsafe-name', detail: { entry: shown, why: 'symbolic link' } }
  if (count > 1) return { code: 'archive-ambiguous', detail: { entry: shown, times: count } }
  if (entry.isEncrypted()) return { code: 'password-needed', detail: { entry: shown } }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return { code: 'unsupported-format', detail: { entry: shown, method: entry.compressionMethod } }
  }
  if (entry.compressionMethod !== 0 && isBomb(entry.uncompressedSize, entry.compressedSize, cap)) {
    return { code: 'archive-bomb', detail: { entry: shown, packed: entry.compressedSize, unpacked: entry.uncompressedSize } }
  }
  if (headersDisagree(source, entry)) return { code: 'archive-ambiguous', detail: { entry: shown, why: 'headers disagree' } }
  return undefined
}

function isBomb(unpacked: number, packed: number, cap: number): boolean {
  return unpacked > cap || (unpacked > RATIO_FROM && unpacked > packed * RATIO)
}

function unsafeName(name: string): boolean {
  if (name === '' || name.length > 1000 || /[\0-\x1f\x7f\\]/.test(name) || name.startsWith('/') || /^[A-Za-z]:/.test(name)) return true
  return name.split('/').some((part) => part === '..' || part === '.')
}

function startsEntry(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

/** The central directory and the local header must tell the same story, or two programs would read two archives. */
function headersDisagree(source: ByteSource, entry: Entry): boolean {
  const at = entry.relativeOffsetOfLocalHeader
  const local = localHeader(source, at)
  if (local.length < 30 || !startsEntry(local)) return true
  const nameLength = local.readUInt16LE(26)
  if (!Buffer.from(source.read(at + 30, at + 30 + nameLength)).equals(entry.fileNameRaw)) return true
  if (local.readUInt16LE(8) !== entry.compressionMethod) return true
  const streamed = (local.readUInt16LE(6) & 8) !== 0
  const packed = local.readUInt32LE(18)
  return !streamed && packed !== 0xffffffff && packed !== entry.compressedSize
}

function localHeader(source: ByteSource, at: number): Buffer {
  return Buffer.from(source.read(at, at + 30))
}

/** Where the bytes of an entry begin. */
function contentAt(source: ByteSource, entry: Entry): number {
  const at = entry.relativeOffsetOfLocalHeader
  const local = localHeader(source, at)
  return at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
}

function storedAt(source: ByteSource, entry: Entry): ByteSource {
  const from = contentAt(source, entry)
  return sliceSource(source, from, from + entry.compressedSize)
}

/** Largest entry that is held in memory. */
const HOLD = 256 * 2 ** 20

function inflate(source: ByteSource, entry: Entry, name: string, budget: { left: number }): Uint8Array | Problem {
  const from = contentAt(source, entry)
  const detail = { entry: visible(name) }
  if (Math.max(entry.compressedSize, entry.uncompressedSize) > HOLD)
    return { code: 'too-large', detail: { ...detail, bytes: entry.uncompressedSize, cap: HOLD } }
  const packed = source.read(from, from + entry.compressedSize)
  if (packed.length < entry.compressedSize) return { code: 'truncated', detail }
  if (entry.uncompressedSize > budget.left) return { code: 'archive-bomb', detail: { ...detail, left: budget.left } }
  let out: Uint8Array
  try {
    out = entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize + 1) })
  } catch (cause) {
    // zlib says by throwing that the stream is broken or larger than declared; either way nothing of it is kept.
    const larger = cause instanceof RangeError || (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return larger ? { code: 'archive-bomb', detail } : { code: 'unreadable', detail }
  }
  budget.left -= out.length
  if (out.length !== entry.uncompressedSize)
    return { code: 'length-mismatch', detail: { ...detail, declared: entry.uncompressedSize, found: out.length } }
  if (crc32(out) >>> 0 !== entry.crc32 >>> 0) return { code: 'digest-mismatch', detail: { ...detail, digest: 'crc32' } }
  return out
}

/** A name with its control, bidi and zero-width characters made visible. */
export function visible(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).slice(0, 200)
}
