// An OpenTimestamps calendar on this machine for the tests: takes digests over HTTP, promises, and later leads to a block of its own making.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const hexed = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')
const sized = (bytes: Uint8Array) => Buffer.concat([Buffer.from([bytes.length]), bytes])

export interface LocalCalendar {
  readonly address: string
  /** From now on what was promised is in the block of this height. Gives the line of its header. */
  readonly mine: (height: number) => string
  /** What was asked of it, oldest first. */
  readonly asked: string[]
  /** Answers everything with these bytes, where set. */
  answer: Uint8Array | undefined
  readonly close: () => Promise<unknown>
}

/** The proof bytes are put together here by hand, by the format and not by our writer. */
export async function localCalendar(): Promise<LocalCalendar> {
  const promised = new Map<string, Buffer>()
  const asked: string[] = []
  let height: number | undefined
  let root: Buffer = Buffer.alloc(32)
  const pending = (address: string) => {
    const uri = sized(Buffer.from(address, 'latin1'))
    return Buffer.concat([hexed('00 83dfe30d2ef90c8e'), sized(uri)])
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`)
      if (calendar.answer) return response.end(calendar.answer)
      if (request.method === 'POST' && request.url === '/digest') {
        // The calendar puts its own bytes around the digest before it hashes: prepend, append, sha256, then the promise.
        const digest = Buffer.concat(parts)
        const inner = sha256(Buffer.concat([Buffer.from('aa', 'hex'), digest, Buffer.from('bbbb', 'hex')]))
        promised.set(inner.toString('hex'), inner)
        return response.end(Buffer.concat([hexed('f1 01 aa f0 02 bbbb 08'), pending(calendar.address)]))
      }
      const message = promised.get(request.url?.replace('/timestamp/', '') ?? '')
      if (!message || height === undefined) return response.writeHead(404).end('Pending confirmation in Bitcoin blockchain')
      // ripemd160, then the two sides of a little tree, then the attestation with its height in seven-bit digits.
      const left = createHash('ripemd160').update(message).digest()
      root = sha256(Buffer.concat([left, Buffer.alloc(20, 7)]))
      const digits =
        height < 0x80
          ? [height]
          : height < 0x4000
            ? [(height & 0x7f) | 0x80, height >> 7]
            : [(height & 0x7f) | 0x80, ((height >> 7) & 0x7f) | 0x80, height >> 14]
      return response.end(Buffer.concat([hexed(`03 f0 14 ${'07'.repeat(20)} 08 00 0588960d73d71901`), sized(Buffer.from(digits))]))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const calendar: LocalCalendar = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mine: (at) => {
      height = at
      const [message] = [...promised.values()].slice(-1)
      root = sha256(
        Buffer.concat([
          createHash('ripemd160')
            .update(message ?? '')
            .digest(),
          Buffer.alloc(20, 7),
        ]),
      )
      const time = Buffer.alloc(4)
      time.writeUInt32LE(1_800_000_000)
      return `${at} ${Buffer.concat([Buffer.alloc(36, 1), root, time, Buffer.alloc(8, 2)]).toString('hex')}`
    },
    asked,
    answer: undefined,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return calendar
}
