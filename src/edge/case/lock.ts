// One process owns a case: an OS file lock, released by the system when the process dies, and `owner.json` saying how to reach it.
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { tryLock, unlock } from 'fs-native-extensions'
import { z } from 'zod'
import { IsnadError } from '../../core/model/plain.ts'
import { asIsnad, writeDurably } from '../files.ts'

const Owner = z.object({ pid: z.int(), address: z.string().optional(), token: z.string().optional(), since: z.string() })
/** The process that owns a case; address and token once it answers requests. */
export type Owner = z.infer<typeof Owner>

/** What stands in `owner.json`: undefined where it is absent or not readable as such. */
export async function readOwner(dir: string): Promise<Owner | undefined> {
  try {
    const parsed = Owner.safeParse(JSON.parse(await readFile(join(dir, 'owner.json'), 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // absent, or written by nobody we know: the same to the caller
  }
}

export async function writeOwner(dir: string, temp: string, owner: Owner): Promise<void> {
  await writeDurably(join(dir, 'owner.json'), Buffer.from(`${JSON.stringify(owner)}\n`), temp, 0o600)
}

/** Holds the lock until released. */
export class CaseLock {
  readonly #file: FileHandle
  readonly #dir: string
  private constructor(dir: string, file: FileHandle) {
    this.#dir = dir
    this.#file = file
  }

  /** IsnadError 'case-locked' with the owner's pid and address in `detail` where another process, or another opening in this one, has the case. */
  static async take(dir: string): Promise<CaseLock> {
    const path = join(dir, 'lock')
    let file: FileHandle | undefined
    try {
      file = await open(path, 'a+', 0o600)
      if (tryLock(file.fd)) {
        await rm(join(dir, 'owner.json'), { force: true }) // left by an owner that died
        return new CaseLock(dir, file)
      }
    } catch (error) {
      await file?.close()
      throw asIsnad(error, path)
    }
    await file.close()
    const owner = await readOwner(dir)
    throw new IsnadError('case-locked', {
      dir,
      ...(owner ? { pid: owner.pid } : {}),
      ...(owner?.address ? { address: owner.address } : {}),
    })
  }

  async release(): Promise<void> {
    await rm(join(this.#dir, 'owner.json'), { force: true })
    unlock(this.#file.fd)
    await this.#file.close()
  }
}
