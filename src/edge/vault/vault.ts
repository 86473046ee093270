// The vault: blobs by SHA-256, whole or absent, `vault/ab/<64 hex>`; personal ones stand sealed, `<64 hex>.sealed`, with keys of their own elsewhere.
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { IsnadError } from '../../core/model/plain.ts'
import { sha256Hex } from '../digest.ts'
import { asIsnad, codeOf, makeFolder, renameFirmly, syncFolder, writeTemp } from '../files.ts'
import { SealedBlobs } from './sealed.ts'
import { dropStaged, hashFile, type Staged } from './staging.ts'

export interface Stored {
  readonly sha256: string
  /** True where the vault already held these bytes. */
  readonly held: boolean
}

const WRITERS = 16

export class Vault {
  readonly #dir: string
  readonly #temp: string
  readonly #folders = new Set<string>()

  /** Personal blobs, each encrypted with a key of its own. */
  readonly sealed: SealedBlobs

  /** `dir` is the vault's folder; `temp` a folder on the same file system; `keys` the folder of the sealed blobs' keys. */
  constructor(dir: string, temp: string, keys = join(temp, 'no-keys')) {
    this.#dir = dir
    this.#temp = temp
    this.sealed = new SealedBlobs(dir, temp, keys)
  }

  pathOf(sha256: string): string {
    return join(this.#dir, sha256.slice(0, 2), sha256)
  }

  async has(sha256: string): Promise<boolean> {
    try {
      return (await stat(this.pathOf(sha256))).isFile()
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false
      throw asIsnad(error, this.pathOf(sha256))
    }
  }

  /** Bytes of a blob, checked against its name. IsnadError 'not-found', or 'vault-broken' where they differ. */
  async get(sha256: string): Promise<Uint8Array> {
    let bytes: Uint8Array
    try {
      bytes = await readFile(this.pathOf(sha256))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw asIsnad(error, this.pathOf(sha256))
      bytes = await this.sealed.get(sha256)
    }
    if (sha256Hex(bytes) !== sha256) throw new IsnadError('vault-broken', { path: this.pathOf(sha256), sha256 })
    return bytes
  }

  /** Path of a blob of any size, once its bytes were read and agree with its name. IsnadError 'not-found', or 'vault-broken'. */
  async checkedPath(sha256: string): Promise<string> {
    const path = this.pathOf(sha256)
    const found = await hashFile(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') throw new IsnadError('not-found', { what: `blob ${sha256}` }, error)
      throw asIsnad(error, path)
    })
    if (found.sha256 !== sha256) throw new IsnadError('vault-broken', { path, sha256 })
    return path
  }

  async put(bytes: Uint8Array): Promise<Stored> {
    const [stored] = await this.putMany([bytes])
    if (!stored) throw new IsnadError('internal', { what: 'vault' })
    return stored
  }

  /** Stores blobs; when it returns all are fsynced under their names. Equal bytes are stored once. Staged bodies are moved in, or dropped where held. */
  async putMany(blobs: readonly (Uint8Array | Staged)[]): Promise<Stored[]> {
    const names = blobs.map((blob) => ('sha256' in blob ? blob.sha256 : sha256Hex(blob)))
    const wanted = new Map<string, Uint8Array | Staged>()
    names.forEach((name, i) => {
      const bytes = blobs[i]
      if (bytes && !wanted.has(name)) wanted.set(name, bytes)
    })
    const held = new Set<string>()
    const touched = new Set<string>()
    const queue = [...wanted]
    try {
      await Promise.all(
        Array.from({ length: Math.min(WRITERS, queue.length) }, async () => {
          for (let next = queue.pop(); next; next = queue.pop()) {
            const [name, bytes] = next
            if (await this.#holds(name, bytes.length)) held.add(name)
            else touched.add(await this.#write(name, bytes))
          }
        }),
      )
      await Promise.all([...touched].map(syncFolder))
      // Renamed ones are gone from here already; what was held, or given twice, is not needed.
      for (const blob of blobs) if ('sha256' in blob) await dropStaged(blob)
    } catch (error) {
      queue.length = 0
      throw asIsnad(error, this.#dir)
    }
    const first = new Set<string>()
    return names.map((sha256) => {
      const again = held.has(sha256) || first.has(sha256)
      first.add(sha256)
      return { sha256, held: again }
    })
  }

  /** A blob of the right length counts as held only after its bytes are read back and agree: damage is healed, not repeated. */
  async #holds(sha256: string, length: number): Promise<boolean> {
    try {
      const there = await stat(this.pathOf(sha256))
      return there.size === length && (await hashFile(this.pathOf(sha256))).sha256 === sha256
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    }
  }

  async #write(sha256: string, blob: Uint8Array | Staged): Promise<string> {
    const folder = join(this.#dir, sha256.slice(0, 2))
    if (!this.#folders.has(folder)) {
      await makeFolder(folder)
      this.#folders.add(folder)
    }
    const temp = 'sha256' in blob ? blob.path : await writeTemp(this.#temp, blob)
    try {
      await renameFirmly(temp, this.pathOf(sha256))
    } catch (error) {
      await rm(temp, { force: true })
      throw error
    }
    return folder
  }

  /** Stores blobs sealed, each under the SHA-256 of its bytes: records, whose salt keeps that from telling anything. */
  async sealMany(blobs: readonly Uint8Array[]): Promise<Stored[]> {
    const out: Stored[] = []
    for (const bytes of blobs) {
      await this.sealed.put(sha256Hex(bytes), bytes)
      out.push({ sha256: sha256Hex(bytes), held: false })
    }
    return out
  }

  /** Takes a blob out for good; no error where it is gone already. Only an erasure that is recorded may call this. */
  async remove(sha256: string): Promise<void> {
    try {
      await this.sealed.destroy(sha256)
      await rm(this.pathOf(sha256), { force: true })
      await syncFolder(join(this.#dir, sha256.slice(0, 2)))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw asIsnad(error, this.pathOf(sha256))
    }
  }

  /** Every file of the vault, in order: `sha256` is its name where that is a blob's name in its own folder, `sealed` where it is encrypted. */
  async *files(): AsyncIterable<{ path: string; sha256: string | undefined; sealed: boolean }> {
    for (const folder of (await readdir(this.#dir)).sort()) {
      const inside = join(this.#dir, folder)
      if (!(await stat(inside)).isDirectory()) {
        yield { path: inside, sha256: undefined, sealed: false }
        continue
      }
      for (const name of (await readdir(inside)).sort()) {
        const hit = name.startsWith(folder) ? /^([0-9a-f]{64})(\.sealed)?$/.exec(name) : null
        yield { path: join(inside, name), sha256: hit?.[1], sealed: hit?.[2] !== undefined }
      }
    }
  }
}
