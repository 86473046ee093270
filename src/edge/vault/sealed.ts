// Sealed blobs: personal material, each encrypted with a key of its own. Destroying the key erases it, also from every copy of the vault without keys.
import { createCipheriv, createDecipheriv, createHash, hash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { IsnadError } from '../../core/model/plain.ts'
import { asIsnad, codeOf, makeFolder, renameFirmly, syncFolder, writeDurably } from '../files.ts'
import type { Staged } from './staging.ts'

const MAGIC = Buffer.from('isnad-sealed-1\n', 'latin1')
const CHUNK = 1 << 18
const TAG = 16

/** Name of a sealed body: a commitment that the record's salt keeps from being guessed. */
export async function sealedName(salt: string, body: Uint8Array | Staged): Promise<string> {
  const digest = createHash('sha256').update(`isnad-sealed-1\n${salt}\n`)
  for await (const part of partsOf(body)) digest.update(part)
  return digest.digest('hex')
}

async function* partsOf(body: Uint8Array | Staged): AsyncGenerator<Uint8Array> {
  if ('sha256' in body) yield* createReadStream(body.path, { highWaterMark: 1 << 20 })
  else yield body
}

function placeOf(name: string, number: number, last: boolean): { nonce: Buffer; aad: Buffer } {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return { nonce, aad: Buffer.from(`${name} ${last ? 1 : 0}`, 'latin1') }
}

/** Why a sealed blob cannot be opened: its key is not here, its key file was altered, its bytes were. */
export type SealFault = 'no-key' | 'key-altered' | 'altered'

export class SealedBlobs {
  readonly #vault: string
  readonly #temp: string
  readonly #keys: string

  /** Folder of the vault, of temp files, and of the keys: one file a blob. */
  constructor(vault: string, temp: string, keys: string) {
    this.#vault = vault
    this.#temp = temp
    this.#keys = keys
  }

  pathOf(name: string): string {
    return join(this.#vault, name.slice(0, 2), `${name}.sealed`)
  }
  keyPathOf(name: string): string {
    return join(this.#keys, name)
  }

  /** Seals bytes under a name; when it returns, key and blob are fsynced. Equal names hold equal bytes: what stands is left. */
  async put(name: string, body: Uint8Array | Staged): Promise<void> {
    try {
      if ((await this.read(name)) !== undefined) return
      const key = randomBytes(32)
      await makeFolder(this.#keys)
      await makeFolder(join(this.#vault, name.slice(0, 2)))
      await writeDurably(this.keyPathOf(name), Buffer.from(keyText(key), 'latin1'), this.#temp, 0o600)
      const temp = join(this.#temp, `${process.pid.toString(36)}-${randomBytes(6).toString('hex')}.sealing`)
      const file = await open(temp, 'wx')
      try {
        await file.writev([MAGIC])
        for await (const part of sealedParts(name, key, partsOf(body))) await file.writeFile(part)
        await file.sync()
      } finally {
        await file.close()
      }
      await renameFirmly(temp, this.pathOf(name))
      await syncFolder(join(this.#vault, name.slice(0, 2)))
    } catch (error) {
      throw asIsnad(error, this.pathOf(name))
    }
  }

  /** The opened bytes; undefined where no sealed blob of this name is there or it does not open. */
  async read(name: string): Promise<Buffer | undefined> {
    const parts: Buffer[] = []
    return (await this.open(name, (part) => parts.push(part))) === undefined ? Buffer.concat(parts) : undefined
  }

  /** The same; IsnadError 'not-found' without blob or key, 'vault-broken' where it does not open. */
  async get(name: string): Promise<Buffer> {
    const parts: Buffer[] = []
    const fault = await this.open(name, (part) => parts.push(part))
    if (fault === undefined) return Buffer.concat(parts)
    if (fault === 'no-key' || fault === 'absent') throw new IsnadError('not-found', { what: `blob ${name}` })
    throw new IsnadError('vault-broken', { path: this.pathOf(name), sha256: name })
  }

  /** Opens a blob piece by piece; gives what is wrong with it, or undefined. Pieces given before a fault must not be used. */
  async open(name: string, take: (part: Buffer) => void): Promise<SealFault | 'absent' | undefined> {
    const parts = this.parts(name)
    for (;;) {
      const next = await parts.next()
      if (next.done) return next.value
      take(next.value)
    }
  }

  /** The same as it is asked for: what is wrong comes at the end. */
  async *parts(name: string): AsyncGenerator<Buffer, SealFault | 'absent' | undefined> {
    const path = this.pathOf(name)
    const size = (await stat(path).catch(() => undefined))?.size
    if (size === undefined) return 'absent'
    const key = await this.#keyOf(name)
    if (typeof key === 'string') return key
    let rest: Buffer = Buffer.alloc(0)
    let number = 0
    let begun = false
    try {
      for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
        rest = Buffer.concat([rest, part])
        if (!begun) {
          if (rest.length < MAGIC.length) continue
          if (!rest.subarray(0, MAGIC.length).equals(MAGIC)) return 'altered'
          rest = rest.subarray(MAGIC.length)
          begun = true
        }
        while (rest.length > CHUNK + TAG) {
          yield opened(name, key, number++, rest.subarray(0, CHUNK + TAG), false)
          rest = rest.subarray(CHUNK + TAG)
        }
      }
      if (!begun) return 'altered'
      yield opened(name, key, number, rest, true)
      return undefined
    } catch (error) {
      if (codeOf(error)?.startsWith('E') && codeOf(error) !== 'ERR_OSSL_BAD_DECRYPT') throw error
      return 'altered' // the cipher's way to say that key, name, place or bytes are not the ones it was sealed with
    }
  }

  async #keyOf(name: string): Promise<Buffer | 'no-key' | 'key-altered'> {
    const text = await readFile(this.keyPathOf(name), 'latin1').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined
      throw asIsnad(error, this.keyPathOf(name))
    })
    if (text === undefined) return 'no-key'
    const key = Buffer.from(/^isnad-key-1 ([0-9a-f]{64}) [0-9a-f]{16}\n$/.exec(text)?.[1] ?? '', 'hex')
    return key.length === 32 && keyText(key) === text ? key : 'key-altered'
  }

  /** Destroys the key, then takes the blob out. Without the key nothing of it can be read again, here or in a copy. */
  async destroy(name: string): Promise<void> {
    const path = this.keyPathOf(name)
    try {
      const file = await open(path, 'r+').catch((error: unknown) => (codeOf(error) === 'ENOENT' ? undefined : Promise.reject(error)))
      if (file) {
        // Written over before it is removed: what a disk without copy-on-write keeps of a removed file is then noise.
        await file.write(randomBytes(keyText(Buffer.alloc(32)).length), 0, undefined, 0)
        await file.sync()
        await file.close()
        await rm(path, { force: true })
        await syncFolder(this.#keys)
      }
      await rm(this.pathOf(name), { force: true })
      await syncFolder(join(this.#vault, name.slice(0, 2)))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw asIsnad(error, path)
    }
  }
}

/** A key file: the key and a check of it, so that an altered key is told from an altered blob. */
function keyText(key: Uint8Array): string {
  return `isnad-key-1 ${Buffer.from(key).toString('hex')} ${hash('sha256', key, 'hex').slice(0, 16)}\n`
}

async function* sealedParts(name: string, key: Buffer, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let number = 0
  const sealed = (chunk: Uint8Array, last: boolean) => {
    const { nonce, aad } = placeOf(name, number++, last)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of plain) {
    rest = Buffer.concat([rest, part])
    // one chunk is always kept back, so that the last one can be marked
    for (; rest.length > CHUNK; rest = rest.subarray(CHUNK)) yield sealed(rest.subarray(0, CHUNK), false)
  }
  yield sealed(rest, true)
}

function opened(name: string, key: Buffer, number: number, chunk: Buffer, last: boolean): Buffer {
  if (chunk.length < TAG) throw new RangeError('cut')
  const { nonce, aad } = placeOf(name, number, last)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad).setAuthTag(chunk.subarray(-TAG))
  return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()])
}
