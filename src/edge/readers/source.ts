// Byte sources: bytes in memory and files read piece by piece, behind one face. A file is read through a window, so that small steps cost no call each.
import { readSync } from 'node:fs'
import type { ByteSource, Part, ReadResult } from '../../core/formats/format.ts'

const WINDOW = 1 << 20

/** Bytes that stand in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, read: (from, to) => bytes.subarray(from, Math.max(from, to)) }
}

/** An open file of a known length. What its system refuses to read comes back as fewer bytes: a file cut short. */
export function fileSource(fd: number, length: number): ByteSource {
  let window: Buffer = Buffer.alloc(0)
  let start = 0
  const load = (from: number, size: number): Buffer => {
    const buffer = Buffer.allocUnsafe(Math.min(size, length - from))
    let done = 0
    while (done < buffer.length) {
      const got = readSync(fd, buffer, done, buffer.length - done, from + done)
      if (got === 0) break
      done += got
    }
    return buffer.subarray(0, done)
  }
  return {
    length,
    read(from, until) {
      const to = Math.min(until, length)
      if (from >= to) return Buffer.alloc(0)
      if (from >= start && to <= start + window.length) return window.subarray(from - start, to - start)
      // A new window is a new buffer: what was given out of the old one stays as it is.
      if (to - from > WINDOW / 2) return load(from, to - from)
      window = load(from, WINDOW)
      start = from
      return window.subarray(0, to - from)
    },
  }
}

/** A stretch of a source as a source of its own. */
export function sliceSource(source: ByteSource, from: number, to: number): ByteSource {
  const length = Math.max(0, Math.min(to, source.length) - from)
  return { length, read: (a, b) => source.read(from + a, from + Math.min(b, length)) }
}

/** The parts of a reading as one result. */
export async function collected(parts: AsyncIterable<Part>): Promise<ReadResult> {
  const items: ReadResult['items'][number][] = []
  const problems: ReadResult['problems'][number][] = []
  for await (const part of parts) {
    if ('item' in part) items.push(part.item)
    else problems.push(part.problem)
  }
  return { items, problems }
}
