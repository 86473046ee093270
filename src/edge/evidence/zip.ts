// A zip file in memory, the same bytes for the same files and time.
import { ZipFile } from 'yazl'

/** Zips files in the order given; every one bears `mtime`. */
export async function zipOf(files: readonly (readonly [string, Uint8Array])[], mtime: Date): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(Buffer.from(bytes), name, { mtime, mode: 0o100644 })
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
