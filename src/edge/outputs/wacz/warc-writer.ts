// Writes WARC 1.1 records, each a gzip member of its own, with block and payload digests and its place for the index.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import type { BlobSource } from '../../case/blob-source.ts'

export interface WarcItem {
  /** Address asked, or `urn:sha256:…` for a file that has none. */
  readonly uri: string
  /** Instant of the capture, ISO 8601. */
  readonly time: string
  readonly mediaType: string
  readonly body: BlobSource
  /** Present for what a server answered: then the record is a response, else a resource. */
  readonly status?: number
  readonly headers?: readonly (readonly [string, string])[]
}

export interface WrittenRecord {
  /** Length of the record as it is packed. */
  readonly length: number
  readonly uri: string
  readonly time: string
  readonly mediaType: string
  readonly status: number
  /** `sha256:hex` of the payload. */
  readonly digest: string
}

/** A record of what was captured, piece by piece; ends with its place in the index. The same item gives the same bytes. */
export async function* recordParts(item: WarcItem): AsyncGenerator<Uint8Array, WrittenRecord> {
  const fetched = item.status !== undefined
  const head = fetched ? Buffer.from(httpHead(item), 'utf8') : Buffer.alloc(0)
  const digest = `sha256:${item.body.sha256}`
  const ofBlock = createHash('sha256').update(head)
  if (fetched) for await (const part of item.body.parts()) ofBlock.update(part)
  const headers: [string, string][] = [
    ['WARC-Type', fetched ? 'response' : 'resource'],
    ['WARC-Target-URI', oneLine(item.uri)],
    ['WARC-Date', item.time],
    ['WARC-Record-ID', recordId(`${item.uri}\n${item.time}\n${digest}`)],
    ['WARC-Block-Digest', fetched ? `sha256:${ofBlock.digest('hex')}` : digest],
    ['WARC-Payload-Digest', digest],
    ['Content-Type', fetched ? 'application/http; msgtype=response' : item.mediaType],
  ]
  let length = 0
  for await (const part of packed(headers, head, item.body)) {
    length += part.length
    yield part
  }
  return { length, uri: item.uri, time: item.time, mediaType: plainType(item.mediaType), status: item.status ?? 200, digest }
}

/** The first record of a file: what wrote it. */
export function writeInfo(software: string, time: string): Uint8Array {
  const block = Buffer.from(`software: ${oneLine(software)}\r\nformat: WARC File Format 1.1\r\n`, 'utf8')
  const headers: [string, string][] = [
    ['WARC-Type', 'warcinfo'],
    ['WARC-Date', time],
    ['WARC-Record-ID', recordId(`info\n${software}\n${time}`)],
    ['Content-Type', 'application/warc-fields'],
  ]
  return everywhere(gzipSync(Buffer.concat([headOf(headers, block.length), block, END]), { level: 9 }))
}

const END = Buffer.from('\r\n\r\n')

function headOf(headers: readonly (readonly [string, string])[], length: number): Buffer {
  const lines = [...headers, ['Content-Length', String(length)]].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return Buffer.from(`WARC/1.1\r\n${lines}\r\n`, 'utf8')
}

/** A gzip member of its own; a large body goes through it as it is read. */
async function* packed(headers: readonly (readonly [string, string])[], head: Uint8Array, body: BlobSource): AsyncGenerator<Uint8Array> {
  const first = Buffer.concat([headOf(headers, head.length + body.length), head])
  if (body.bytes) {
    yield everywhere(gzipSync(Buffer.concat([first, body.bytes, END]), { level: 9 }))
    return
  }
  const gzip = createGzip({ level: 9 })
  const pieces = async function* () {
    yield first
    yield* body.parts()
    yield END
  }
  const source = Readable.from(pieces(), { objectMode: false })
  source.on('error', (error: Error) => gzip.destroy(error))
  let begun = false
  for await (const part of source.pipe(gzip)) {
    yield begun ? part : everywhere(part)
    begun = true
  }
}

/** zlib writes the system it ran on into the header; the same bytes are wanted everywhere. */
function everywhere(start: Buffer): Buffer {
  start[9] = 255
  return start
}

/** The body is stored with its codings undone, so the headers that described them keep their values under another name. */
function httpHead(item: WarcItem): string {
  const lines = (item.headers ?? []).map(([name, value]) => {
    const coded = /^(content-encoding|transfer-encoding|content-length)$/i.test(name)
    return `${coded ? `x-orig-${name}` : oneLine(name)}: ${oneLine(value)}\r\n`
  })
  return `HTTP/1.1 ${item.status} \r\n${lines.join('')}content-length: ${item.body.length}\r\n\r\n`
}

/** A header value cannot open a line of its own. */
function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ')
}

function plainType(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
}

/** A name-based id (version 5 shape over SHA-256), so that a rewritten archive has the same ids. */
function recordId(name: string): string {
  const hex = sha256(Buffer.from(name, 'utf8'))
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}>`
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
