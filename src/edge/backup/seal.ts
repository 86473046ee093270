// A sealed stream: scrypt and AES-256-GCM in chunks, each bound to its place and to the header, the last one marked as last.
import { createCipheriv, createDecipheriv, hash, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { IsnadError } from '../../core/model/plain.ts'

const MAGIC = 'isnad-backup-1'
const CHUNK = 1 << 18
const TAG = 16
const Header = z.strictObject({
  kdf: z.literal('scrypt'),
  n: z
    .int()
    .min(1024)
    .max(1 << 20),
  r: z.literal(8),
  p: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  cipher: z.literal('aes-256-gcm'),
  chunk: z.literal(CHUNK),
})
type Header = z.infer<typeof Header>

function keyOf(passphrase: string, { n, r, p, salt }: Header): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 256 * n * r }
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** Nonce and associated data of a chunk: its number; the header's hash and whether it is the last. */
function placeOf(headerHash: Buffer, number: number, last: boolean): { nonce: Buffer; aad: Buffer } {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return { nonce, aad: Buffer.concat([headerHash, Buffer.of(last ? 1 : 0)]) }
}

/** Seals a stream of bytes under a passphrase. */
export async function* seal(plain: AsyncIterable<Uint8Array>, passphrase: string, cost = 1 << 16): AsyncGenerator<Buffer> {
  const header: Header = { kdf: 'scrypt', n: cost, r: 8, p: 1, salt: randomBytes(16).toString('hex'), cipher: 'aes-256-gcm', chunk: CHUNK }
  const head = Buffer.from(`${MAGIC}\n${JSON.stringify(header)}\n`, 'utf8')
  const headerHash = hash('sha256', head, 'buffer')
  const key = await keyOf(passphrase, header)
  let number = 0
  const sealed = (chunk: Uint8Array, last: boolean) => {
    const { nonce, aad } = placeOf(headerHash, number++, last)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
  yield head
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of plain) {
    rest = Buffer.concat([rest, part])
    // one chunk is always kept back, so that the last one can be marked
    while (rest.length > CHUNK) {
      yield sealed(rest.subarray(0, CHUNK), false)
      rest = rest.subarray(CHUNK)
    }
  }
  yield sealed(rest, true)
}

/** Opens a sealed stream. IsnadError 'unreadable-input' where the passphrase is wrong, a byte was altered, or the end is missing. */
export async function* unseal(sealed: AsyncIterable<Uint8Array>, passphrase: string, path: string): AsyncGenerator<Buffer> {
  const unreadable = (why: string, cause?: unknown) => new IsnadError('unreadable-input', { path, what: why }, cause)
  let rest: Buffer = Buffer.alloc(0)
  let key: Buffer | undefined
  let headerHash: Buffer = Buffer.alloc(0)
  let number = 0
  const opened = (chunk: Buffer, last: boolean): Buffer => {
    if (!key || chunk.length < TAG) throw unreadable('cut')
    const { nonce, aad } = placeOf(headerHash, number++, last)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad).setAuthTag(chunk.subarray(-TAG))
    try {
      return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()])
    } catch (error) {
      throw unreadable(number === 1 ? 'passphrase' : `altered or cut, chunk ${number}`, error)
    }
  }
  for await (const part of sealed) {
    rest = Buffer.concat([rest, part])
    if (!key) {
      const end = rest.indexOf(10, rest.indexOf(10) + 1)
      if (rest.length > 4096 && end < 0) throw unreadable('not a backup')
      if (end < 0) continue
      const [magic, json = ''] = rest.subarray(0, end).toString('utf8').split('\n')
      const header = magic === MAGIC ? Header.safeParse(parseJson(json)).data : undefined
      if (!header) throw unreadable('not a backup')
      headerHash = hash('sha256', rest.subarray(0, end + 1), 'buffer')
      key = await keyOf(passphrase, header)
      rest = rest.subarray(end + 1)
    }
    while (rest.length > CHUNK + TAG) {
      yield opened(rest.subarray(0, CHUNK + TAG), false)
      rest = rest.subarray(CHUNK + TAG)
    }
  }
  if (!key) throw unreadable('not a backup')
  yield opened(rest, true)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
