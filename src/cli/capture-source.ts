// What `isnad capture` was pointed at: files, folders and standard input, as named bytes, one at a time.
import { readFile, stat } from 'node:fs/promises'
import { basename, relative, resolve, sep } from 'node:path'
import { codeOf } from '../edge/files.ts'
import { reportFiles } from '../edge/readers/folder.ts'

/** A thing to capture. `name` is its path inside what was pointed at, with forward slashes. */
export interface Source {
  readonly name: string
  /** Absolute path; undefined for standard input. */
  readonly path: string | undefined
}
export interface Unreadable {
  readonly name: string
  /** What the system said: 'ENOENT', 'EACCES', 'too-large'. */
  readonly why: string
}

/** Larger files than this are not taken as one capture (bytes). */
export const FILE_LIMIT = 1 << 30

/** Lists what the arguments point at; what cannot be looked at is told through `failed`. */
export async function listSources(args: readonly string[], failed: (item: Unreadable) => void): Promise<Source[]> {
  const out: Source[] = []
  for (const arg of args) {
    if (arg === '-') {
      out.push({ name: 'stdin', path: undefined })
      continue
    }
    const path = resolve(arg)
    try {
      const info = await stat(path)
      if (!info.isDirectory()) out.push({ name: basename(path), path })
      else for (const file of await reportFiles(path)) out.push({ name: relative(path, file).split(sep).join('/'), path: file })
    } catch (error) {
      failed({ name: arg, why: codeOf(error) ?? String(error) })
    }
  }
  return out
}

/** Bytes of a source, or why they cannot be had. */
export async function readSource({ name, path }: Source): Promise<Uint8Array | Unreadable> {
  try {
    if (path === undefined) {
      const parts: Buffer[] = []
      for await (const part of process.stdin) parts.push(Buffer.from(part))
      return Buffer.concat(parts)
    }
    if ((await stat(path)).size > FILE_LIMIT) return { name, why: 'too-large' }
    return await readFile(path)
  } catch (error) {
    return { name, why: codeOf(error) ?? String(error) }
  }
}
