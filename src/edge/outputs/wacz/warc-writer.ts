// Writes WARC 1.1 records, each a gzip member of its own, with block and payload digests and its place for the index.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export interface WarcItem {
  /** Address asked, or `urn:sha256:…` for a file that has none. */
  readonly uri: string
  /** Instant of the capture, ISO 8601. */
  readonly time: string
  readonly mediaType: string
  readonly body: Uint8Array
  /** Present for what a server answered: then the record is a response, else a resource. */
  readonly status?: number
  readonly headers?: readonly (readonly [string, string])[]
}

export interface WrittenRecord {
  readonly bytes: Uint8Array
  readonly uri: string
  readonly time: string
  readonly mediaType: string
  readonly status: number
  /** `sha256:hex` of the payload. */
  readonly digest: string
}

/** A record of what was captured. The same item gives the same bytes. */
export function writeRecord(item: WarcItem): WrittenRecord {
  const fetched = item.status !== undefined
  const block = fetched ? Buffer.concat([Buffer.from(httpHead(item), 'utf8'), item.body]) : Buffer.from(item.body)
  const digest = `sha256:${sha256(item.body)}`
  const headers: [string, string][] = [
    ['WARC-Type', fetched ? 'response' : 'resource'],
    ['WARC-Target-URI', oneLine(item.uri)],
    ['WARC-Date', item.time],
    ['WARC-Record-ID', recordId(`${item.uri}\n${item.time}\n${digest}`)],
    ['WARC-Block-Digest', `sha256:${sha256(block)}`],
    ['WARC-Payload-Digest', digest],
    ['Content-Type', fetched ? 'application/http; msgtype=response' : item.mediaType],
  ]
  return { bytes: member(headers, block), uri: item.uri, time: item.time, mediaType: plainType(item.mediaType), status: item.status ?? 200, digest }
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
  return member(headers, block)
}

function member(headers: readonly (readonly [string, string])[], block: Uint8Array): Uint8Array {
  const lines = [...headers, ['Content-Length', String(block.length)]].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const packed = gzipSync(Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines}\r\n`, 'utf8'), block, Buffer.from('\r\n\r\n')]), { level: 9 })
  // zlib writes the system it ran on into the header; the same bytes are wanted everywhere.
  packed[9] = 255
  return packed
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
