// Backup and restore of a case: one sealed file. A restore proves the same root before the folder stands under its name.
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { IsnadError } from '../../core/model/plain.ts'
import { type CaseFolder, openCase } from '../case/case-folder.ts'
import type { Clock } from '../case/create.ts'
import { verifyCase } from '../case/verify.ts'
import { asIsnad, filesAmong, makeFolder, syncFolder, writeAll } from '../files.ts'
import { seal, unseal } from './seal.ts'

/** What of a case folder is kept: everything that is evidence, and the marks of unfinished imports. */
const KEPT = ['case.json', 'keys', 'ledger', 'vault', 'imports']
const SAFE_PATH = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/
const File = z.strictObject({ path: z.string().regex(SAFE_PATH), length: z.int().min(0), secret: z.boolean() })
const End = z.strictObject({ end: z.literal(true), files: z.int(), size: z.int(), root: z.string(), at: z.string() })
type End = z.infer<typeof End>

export interface BackupReceipt {
  readonly files: number
  readonly size: number
  readonly root: string
}

/** Writes the backup of an open case to `out`, whole or not at all. Nothing is added to the case meanwhile by its one owner. */
export async function backupCase(folder: CaseFolder, out: string, passphrase: string, clock: Clock): Promise<BackupReceipt> {
  const { parts, receipt } = await backupParts(folder, passphrase, clock)
  await writeStream(out, parts)
  return receipt
}

/** The backup as a stream of sealed bytes. Nothing may be added to the case until it has ended. */
export async function backupParts(
  folder: CaseFolder,
  passphrase: string,
  clock: Clock,
): Promise<{ readonly parts: AsyncGenerator<Buffer>; readonly receipt: BackupReceipt }> {
  await folder.publish()
  const { size, root } = folder.head()
  const paths = await filesAmong(folder.dir, KEPT)
  const end: End = { end: true, files: paths.length, size, root, at: new Date(clock()).toISOString() }
  const plain = async function* (): AsyncGenerator<Uint8Array> {
    for (const path of paths) {
      const full = join(folder.dir, path)
      const { length, parts } = await contents(full)
      yield line({ path, length, secret: path.startsWith('keys/') })
      yield* parts
    }
    yield line(end)
  }
  return { parts: seal(plain(), passphrase), receipt: { files: paths.length, size, root } }
}

/**
 * Restores a backup into `dir`, which must not be there yet. The folder takes its name only after every blob and entry verifies
 * to the root the backup names. IsnadError 'unreadable-input' for a wrong passphrase or an altered file, 'refused' where `dir` is taken.
 */
export async function restoreCase(path: string, dir: string, passphrase: string): Promise<BackupReceipt> {
  if (await stat(dir).catch(() => undefined)) throw new IsnadError('case-exists', { dir })
  const making = `${dir}.restoring`
  await rm(making, { recursive: true, force: true })
  try {
    await makeFolder(making)
    const end = await unpack(unseal(createReadStream(path), passphrase, path), making, path)
    const report = await verifyCase(making)
    if (!report.ok) throw new IsnadError('unreadable-input', { path, what: report.faults[0]?.kind ?? '' })
    const folder = await openCase(making, { clock: Date.now, publishAfter: 0 })
    const head = folder.head()
    await folder.close()
    if (head.size !== end.size || head.root !== end.root) throw new IsnadError('unreadable-input', { path, what: 'root' })
    await rename(making, dir)
    await syncFolder(dirname(dir))
    return { files: end.files, size: end.size, root: end.root }
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw asIsnad(error, path)
  }
}

async function contents(path: string): Promise<{ length: number; parts: AsyncIterable<Uint8Array> }> {
  const { size } = await stat(path)
  return { length: size, parts: size === 0 ? nothing() : createReadStream(path, { end: size - 1 }) }
}
async function* nothing(): AsyncGenerator<Uint8Array> {}

function line(value: z.infer<typeof File> | End): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`, 'utf8')
}

/** Writes a stream to a file, whole or not at all, readable by its user only. */
export async function writeStream(out: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
  const partial = `${out}.partial`
  let file: FileHandle | undefined
  try {
    file = await open(partial, 'w', 0o600)
    let at = 0
    for await (const part of parts) {
      await writeAll(file, part, at)
      at += part.length
    }
    await file.sync()
    await file.close()
    await rename(partial, out)
    await syncFolder(dirname(out))
  } catch (error) {
    await file?.close().catch(() => undefined)
    await rm(partial, { force: true })
    throw asIsnad(error, out)
  }
}

/** Writes the files of the stream under `dir`, each fsynced, and gives its closing line. */
async function unpack(parts: AsyncIterable<Buffer>, dir: string, path: string): Promise<End> {
  const unreadable = (what: string) => new IsnadError('unreadable-input', { path, what })
  let rest: Buffer = Buffer.alloc(0)
  let file: { handle: FileHandle; left: number; at: number } | undefined
  let end: End | undefined
  let files = 0
  const close = async () => {
    await file?.handle.sync()
    await file?.handle.close()
    file = undefined
  }
  try {
    for await (const part of parts) {
      rest = rest.length === 0 ? part : Buffer.concat([rest, part])
      while (rest.length > 0) {
        if (file) {
          const take = rest.subarray(0, file.left)
          await writeAll(file.handle, take, file.at)
          file.at += take.length
          file.left -= take.length
          rest = rest.subarray(take.length)
          if (file.left === 0) await close()
          continue
        }
        const cut = rest.indexOf(10)
        if (cut < 0) break
        const value: unknown = JSON.parse(rest.subarray(0, cut).toString('utf8'))
        rest = rest.subarray(cut + 1)
        const closing = End.safeParse(value).data
        if (closing) {
          end = closing
          continue
        }
        const header = File.safeParse(value).data
        if (end || !header || header.path.split('/').includes('..')) throw unreadable('contents')
        const target = join(dir, header.path)
        await mkdir(dirname(target), { recursive: true })
        file = { handle: await open(target, 'wx', header.secret ? 0o600 : 0o644), left: header.length, at: 0 }
        files++
        if (header.length === 0) await close()
      }
    }
  } finally {
    await file?.handle.close().catch(() => undefined)
  }
  if (!end || file || rest.length > 0 || end.files !== files) throw unreadable('cut')
  return end
}
