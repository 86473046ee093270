// One member of a gzip file, inflated: small ones at once, large ones as a stream of which only the digest is kept. Sizes are capped, the CRC is checked.
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { ByteSource } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'

const RATIO = 100
const RATIO_FROM = 2 ** 20
const FIRST_WINDOW = 1 << 17
/** Packed bytes up to which a member is inflated at once. */
const LAST_WINDOW = 1 << 25
const PIECE = 1 << 18

export interface Member {
  readonly bytes: Uint8Array
  /** Where the next member begins. */
  readonly end: number
  readonly problems: readonly Problem[]
}

export interface Limits {
  /** What the member may unpack to at most. */
  readonly bytes: number
  /** What is held in memory of it; a larger one comes back as `large`. */
  readonly hold: number
}

/** Inflates the member at `at`. 'large': it is sound so far and too large to hold; `streamMember` reads it. */
export function inflateMember(source: ByteSource, at: number, limits: Limits): Member | Problem | 'large' {
  const from = afterHeader(source, at)
  if (from < 0) return { code: 'truncated', detail: { offset: at } }
  const hold = Math.max(1, Math.min(limits.bytes, limits.hold))
  for (let window = FIRST_WINDOW; ; window *= 4) {
    const packed = source.read(from, from + window)
    const whole = from + packed.length >= source.length
    try {
      const info = inflateRawSync(packed, { info: true, maxOutputLength: hold }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
      return checked(source, at, from + info.engine.bytesWritten, info.engine.bytesWritten, info.buffer.length, info.buffer, crc32(info.buffer))
    } catch (cause) {
      // zlib's ways to say "larger than allowed", "ends early" and "broken".
      const code = (cause as NodeJS.ErrnoException).code
      if (code === 'ERR_BUFFER_TOO_LARGE' || cause instanceof RangeError) return 'large'
      if (code !== 'Z_BUF_ERROR') return { code: 'unreadable', detail: { offset: at } }
      if (whole) return { code: 'truncated', detail: { offset: at } }
      if (window >= LAST_WINDOW) return 'large'
    }
  }
}

function checked(source: ByteSource, at: number, end: number, packed: number, unpacked: number, bytes: Uint8Array, crc: number): Member | Problem {
  if (unpacked > RATIO_FROM && unpacked > packed * RATIO) return { code: 'archive-bomb', detail: { offset: at, packed, unpacked } }
  const trailer = Buffer.from(source.read(end, end + 8))
  const problems: Problem[] = []
  if (trailer.length < 8) problems.push({ code: 'truncated', detail: { offset: at } })
  else if (trailer.readUInt32LE(0) !== crc >>> 0 || trailer.readUInt32LE(4) !== unpacked % 2 ** 32)
    problems.push({ code: 'digest-mismatch', detail: { what: 'gzip', offset: at } })
  return { bytes, end: Math.min(source.length, end + 8), problems }
}

/**
 * Inflates the member at `at` piece by piece, giving each piece to `take`; nothing is kept. The member comes back without bytes.
 * A bomb stops at the cap or where it unpacks to more than a hundred times what it took.
 */
export async function streamMember(source: ByteSource, at: number, cap: number, take: (piece: Uint8Array) => void): Promise<Member | Problem> {
  const from = afterHeader(source, at)
  const inflate = createInflateRaw()
  let unpacked = 0
  let crc = 0
  let fault: Problem | undefined
  const ended = new Promise<void>((resolve) => {
    inflate.on('data', (piece: Buffer) => {
      unpacked += piece.length
      const bomb = unpacked > cap || (unpacked > RATIO_FROM && unpacked > (inflate.bytesWritten + PIECE) * RATIO)
      if (bomb) fault = { code: 'archive-bomb', detail: { offset: at, packed: inflate.bytesWritten, unpacked } }
      if (fault) {
        resolve()
        return
      }
      crc = crc32(piece, crc)
      take(piece)
    })
    inflate.on('end', resolve)
    inflate.on('error', () => {
      fault ??= { code: 'unreadable', detail: { offset: at } }
      resolve()
    })
  })
  let done = false
  void ended.then(() => {
    done = true
  })
  for (let next = from; !done && !fault; next += PIECE) {
    const piece = source.read(next, next + PIECE)
    if (piece.length === 0) {
      fault = { code: 'truncated', detail: { offset: at } }
      break
    }
    await Promise.race([new Promise<void>((resolve) => inflate.write(Buffer.from(piece), () => resolve())), ended])
  }
  if (!fault) await ended
  inflate.destroy()
  return fault ?? checked(source, at, from + inflate.bytesWritten, inflate.bytesWritten, unpacked, new Uint8Array(0), crc)
}

const HEADER_CAP = 64 * 1024

/** Where the deflated bytes of the member at `at` begin; -1 where its header is cut or no gzip header. */
function afterHeader(source: ByteSource, at: number): number {
  const from = skipGzipHeader(source.read(at, at + HEADER_CAP))
  return from < 0 || at + from >= source.length ? -1 : at + from
}

/** Length of the gzip header that begins these bytes, or -1. */
export function skipGzipHeader(head: Uint8Array): number {
  const buffer = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const flags = buffer[3]
  if (flags === undefined || buffer[2] !== 8) return -1
  let from = 10
  if (flags & 4) from += 2 + (from + 2 <= buffer.length ? buffer.readUInt16LE(from) : 0)
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = buffer.indexOf(0, from)
    if (end < 0) return -1
    from = end + 1
  }
  if (flags & 2) from += 2
  return from < buffer.length ? from : -1
}
