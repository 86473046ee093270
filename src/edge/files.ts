// Durable files: write temp, fsync, rename, fsync the folder. What a machine does wrong comes out as an IsnadError.
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { IsnadError } from '../core/model/plain.ts'

let counter = 0

/** The code of a system error ('ENOENT'), or undefined. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Turns a system error into ours: a full disk, or what the system said, with the path. IsnadErrors pass through. */
export function asIsnad(error: unknown, path: string): IsnadError {
  if (error instanceof IsnadError) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new IsnadError('disk-full', { path }, error)
  return new IsnadError('io', { path, system: code ?? String(error) }, error)
}

/** Fsyncs a folder; a system that cannot (Windows, some mounts) is passed over, as nothing stronger exists there. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP', 'EBADF'].includes(codeOf(error) ?? '')) throw error
  }
}

/** Renames, trying again for up to two seconds where a scanner or an indexer holds the file (Windows). */
export async function renameFirmly(from: string, to: string): Promise<void> {
  for (let turn = 0; ; turn++) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (turn >= 20 || !['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error) ?? '')) throw error
      await wait(10 * (turn + 1))
    }
  }
}

/** Writes all bytes at a position of an open file, whatever the system takes at a time. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    if (bytesWritten === 0) throw new IsnadError('io', { system: 'nothing written' })
    done += bytesWritten
  }
}

/** Writes bytes to a new temp file of `tempDir` and fsyncs it; returns its path. The temp file is gone if that fails. */
export async function writeTemp(tempDir: string, bytes: Uint8Array, mode = 0o666): Promise<string> {
  const temp = join(tempDir, `${process.pid.toString(36)}-${(counter++).toString(36)}.tmp`)
  try {
    const handle = await open(temp, 'wx', mode)
    try {
      await writeAll(handle, bytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return temp
  } catch (error) {
    await rm(temp, { force: true })
    throw error
  }
}

/** Puts bytes at `path` whole or not at all. Throws IsnadError 'disk-full' or 'io'. */
export async function writeDurably(path: string, bytes: Uint8Array, tempDir: string, mode?: number): Promise<void> {
  try {
    const temp = await writeTemp(tempDir, bytes, mode)
    try {
      await renameFirmly(temp, path)
    } catch (error) {
      await rm(temp, { force: true })
      throw error
    }
    await syncFolder(dirname(path))
  } catch (error) {
    throw asIsnad(error, path)
  }
}

/** Makes a folder and its parents durably. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (!first) return
  for (let at = path; at.length >= dirname(first).length; at = dirname(at)) {
    await syncFolder(at)
    if (at === dirname(at)) return
  }
}

/** Files among the named files and folders of `dir`, as paths below it with `/`, sorted; what is not there is passed over. Throws what the file system throws while a folder is read. */
export async function filesAmong(dir: string, names: readonly string[]): Promise<string[]> {
  const out: string[] = []
  for (const name of names) {
    const path = join(dir, name)
    const info = await stat(path).catch(() => undefined)
    if (info?.isFile()) out.push(name)
    if (!info?.isDirectory()) continue
    for (const inside of await readdir(path, { recursive: true, withFileTypes: true }))
      if (inside.isFile()) out.push(relative(dir, join(inside.parentPath, inside.name)).split(sep).join('/'))
  }
  return out.sort()
}
