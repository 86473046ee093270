// Zip files as a stream: the same bytes for the same files and time, and none of a large file in memory.
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { asIsnad, syncFolder } from '../files.ts'

/** A file of a zip: its bytes, or what gives them piece by piece; packed, unless it is to be `stored` as it is. */
export type Zipped = readonly [name: string, body: Uint8Array | (() => AsyncIterable<Uint8Array>), how?: 'stored']

/** Zips files in the order given, each asked for when those before it are on their way; every one bears `mtime`. */
export async function* zipParts(files: Iterable<Zipped> | AsyncIterable<Zipped>, mtime: Date): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  // A file that fails while it is read fails the zip: nobody gets one that looks whole.
  zip.on('error', (error: Error) => output.destroy(error))
  const add = async () => {
    for await (const [name, body, how] of files) {
      const look = { mtime, mode: 0o100644, compress: how !== 'stored' }
      if (typeof body === 'function') {
        const stream = Readable.from(body(), { objectMode: false })
        stream.on('error', (error: Error) => output.destroy(error))
        zip.addReadStream(stream, name, look)
      } else zip.addBuffer(Buffer.from(body), name, look)
    }
    zip.end()
  }
  const added = add()
  added.catch((error: Error) => output.destroy(error))
  for await (const part of output) yield part as Buffer
  await added
}

/** Zips files in memory, where they are few and small. */
export async function zipOf(files: readonly Zipped[], mtime: Date): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of zipParts(files, mtime)) parts.push(part)
  return Buffer.concat(parts)
}

/** Writes a stream to `out`, which takes its name only when `before`, called once all is on the disk, has come back. Gives the length. */
export async function writeWhole(out: string, parts: AsyncIterable<Uint8Array>, before: () => Promise<void>): Promise<number> {
  const partial = `${out}.partial`
  let length = 0
  const counted = async function* () {
    for await (const part of parts) {
      length += part.length
      yield part
    }
  }
  try {
    await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(partial, { mode: 0o600, flush: true }))
    await before()
    await rename(partial, out)
    await syncFolder(dirname(out))
  } catch (error) {
    await rm(partial, { force: true })
    throw asIsnad(error, out)
  }
  return length
}
