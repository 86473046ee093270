// A stored HTTP response: status, headers, and the body with transfer and content codings undone within a cap.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { Problem } from '../../core/model/index.ts'

export interface HttpResponse {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  /** Body as on the wire, after the header. */
  readonly payload: Uint8Array
  readonly body: Uint8Array
  readonly problems: readonly Problem[]
}

const HEADER_CAP = 256 * 1024

/** Parses a response as WARC stores it; undefined where the bytes are no HTTP response. */
export function parseHttpResponse(bytes: Uint8Array, cap: number): HttpResponse | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = buffer.subarray(0, HEADER_CAP)
  const status = /^HTTP\/[0-9.]{1,3} ([0-9]{3})/.exec(head.subarray(0, 40).toString('latin1'))
  const crlf = head.indexOf('\r\n\r\n')
  const end = crlf >= 0 ? crlf + 4 : head.indexOf('\n\n') + 2
  if (!status || end < 4) return undefined
  const headers = new Map<string, string>()
  for (const line of head.subarray(0, end).toString('latin1').split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && headers.size < 500 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  const payload = buffer.subarray(end)
  const problems: Problem[] = []
  let body: Buffer = payload
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) body = unchunk(body) ?? body
  else {
    const declared = Number(headers.get('content-length') ?? Number.NaN)
    if (Number.isInteger(declared) && declared > payload.length) {
      problems.push({ code: 'length-mismatch', detail: { what: 'http', declared, found: payload.length } })
    }
  }
  for (const coding of (headers.get('content-encoding') ?? '').toLowerCase().split(',').reverse().slice(0, 3)) {
    const decoded = uncode(body, coding.trim(), cap)
    if ('code' in decoded) {
      problems.push(decoded)
      if (decoded.code === 'archive-bomb') return { status: Number(status[1]), headers, payload, body: Buffer.alloc(0), problems }
      break
    }
    body = decoded
  }
  return { status: Number(status[1]), headers, payload, body, problems }
}

/** Undoes chunked transfer; undefined where the bytes are not chunked after all (recorders often store them unchunked). */
function unchunk(bytes: Buffer): Buffer | undefined {
  const out: Buffer[] = []
  let at = 0
  while (at < bytes.length) {
    const end = bytes.indexOf('\r\n', at)
    const size = end > at && end - at < 40 ? /^([0-9a-fA-F]{1,8})(?:;.*)?$/.exec(bytes.subarray(at, end).toString('latin1'))?.[1] : undefined
    if (size === undefined) return out.length ? Buffer.concat(out) : undefined
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    out.push(bytes.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(out)
}

function uncode(bytes: Buffer, coding: string, cap: number): Buffer | Problem {
  const options = { maxOutputLength: Math.max(1, Math.min(cap, 2 ** 30)), finishFlush: 2 }
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, options) : bytes
    if (coding === 'br') return brotliDecompressSync(bytes, { maxOutputLength: options.maxOutputLength })
    if (coding === 'deflate') return (bytes[0] ?? 0) === 0x78 ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
    if (coding === '' || coding === 'identity') return bytes
    return { code: 'unsupported-format', detail: { coding: coding.slice(0, 40) } }
  } catch (cause) {
    // zlib throws for what is too large or broken: the one stops the item, the other leaves the body as stored.
    const large = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' || cause instanceof RangeError
    return { code: large ? 'archive-bomb' : 'unreadable', detail: { coding } }
  }
}
