// A large body on its way into the vault: written to a temp file as it arrives, hashed as it goes by, never whole in memory.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { IsnadError } from '../../core/model/plain.ts'
import { asIsnad, writeAll } from '../files.ts'

/** Bodies from this size on are staged and not held in memory (bytes). */
export const LARGE = 64 * 2 ** 20

/** A whole body in a temp file of the case, fsynced. It is moved into the vault, or dropped. */
export interface Staged {
  readonly path: string
  readonly length: number
  readonly sha256: string
  readonly sha512: string
}

let counter = 0

/**
 * Writes a stream of bytes to a temp file. Nothing stays behind where the stream fails, the disk is full ('disk-full'), the cap is
 * passed or the signal stops it (both 'refused').
 */
export async function stage(tempDir: string, parts: AsyncIterable<Uint8Array>, { cap = 2 ** 36, signal }: StageOptions = {}): Promise<Staged> {
  const path = join(tempDir, `${process.pid.toString(36)}-${(counter++).toString(36)}.staged`)
  const short = createHash('sha256')
  const long = createHash('sha512')
  let length = 0
  try {
    const file = await open(path, 'wx')
    try {
      for await (const part of parts) {
        if (signal?.aborted) throw new IsnadError('refused', { what: 'interrupted' })
        if (length + part.length > cap) throw new IsnadError('refused', { what: 'too-large', limit: cap })
        short.update(part)
        long.update(part)
        await writeAll(file, part, length)
        length += part.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    throw asIsnad(error, path)
  }
  return { path, length, sha256: short.digest('hex'), sha512: long.digest('hex') }
}

export interface StageOptions {
  /** Most bytes that are taken. */
  readonly cap?: number
  readonly signal?: AbortSignal
}

export function dropStaged({ path }: Staged): Promise<void> {
  return rm(path, { force: true })
}

/** SHA-256 (hex) and length of a file, read piece by piece. Throws what the file system throws. */
export async function hashFile(path: string): Promise<{ sha256: string; length: number }> {
  const hash = createHash('sha256')
  let length = 0
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(part)
    length += part.length
  }
  return { sha256: hash.digest('hex'), length }
}
