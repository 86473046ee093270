// WARC records, read strictly: lengths, digests and boundaries are checked here. The known library reads broken files as empty
// ones and says nothing, so the reading is our own.
import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import type { Problem } from '../../../core/model/index.ts'

export interface WarcRecord {
  /** Byte offset of the record in the file (of its gzip member where compressed). */
  readonly offset: number
  readonly type: string
  readonly headers: ReadonlyMap<string, string>
  readonly block: Uint8Array
  readonly problems: readonly Problem[]
}

const HEADER_CAP = 64 * 1024
const RATIO = 100
const RATIO_FROM = 2 ** 20

/**
 * The records of a WARC file, plain or gzipped record by record. Whole records before a fault are kept; the fault is told
 * with its byte offset. Never throws.
 */
export function readWarc(
  bytes: Uint8Array,
  limits: { readonly bytes: number; readonly items: number },
): { records: WarcRecord[]; problems: Problem[] } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: WarcRecord[] = []
  const problems: Problem[] = []
  let budget = limits.bytes
  let at = 0
  while (at < buffer.length) {
    if (records.length >= limits.items) {
      problems.push({ code: 'archive-entry-cap', detail: { cap: limits.items } })
      break
    }
    if (buffer[at] === 0x1f && buffer[at + 1] === 0x8b) {
      const member = gunzipMember(buffer, at, budget)
      if ('code' in member) {
        problems.push(member)
        break
      }
      budget -= member.bytes.length
      const inner = readPlain(member.bytes, 0, at)
      if ('code' in inner) {
        problems.push(inner)
        break
      }
      records.push(inner.record)
      at = member.end
      continue
    }
    const read = readPlain(buffer, at, at)
    if ('code' in read) {
      problems.push(read)
      break
    }
    records.push(read.record)
    at = read.end
    while (buffer[at] === 0x0d || buffer[at] === 0x0a) at++
  }
  if (records.length === 0 && problems.length === 0) problems.push({ code: 'empty-file' })
  return { records, problems }
}

function readPlain(buffer: Buffer, at: number, offset: number): { record: WarcRecord; end: number } | Problem {
  const head = buffer.subarray(at, at + HEADER_CAP)
  const end = head.indexOf('\r\n\r\n')
  if (!/^WARC\/1\.[01]\r?\n?/.test(head.subarray(0, 12).toString('latin1'))) return { code: 'not-this-format', detail: { format: 'warc', offset } }
  if (end < 0)
    return buffer.length - at > HEADER_CAP ? { code: 'too-large', detail: { what: 'header', offset } } : { code: 'truncated', detail: { offset } }
  const headers = new Map<string, string>()
  for (const line of head.subarray(0, end).toString('utf8').split('\r\n').slice(1)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const declared = headers.get('content-length') ?? ''
  const length = /^[0-9]{1,15}$/.test(declared) ? Number(declared) : -1
  // A length no file of ours could have is a false statement; one a little too long is a file cut short.
  if (length < 0 || length > 2 ** 33) return { code: 'length-mismatch', detail: { offset, declared: declared.slice(0, 40) } }
  const from = at + end + 4
  const block = buffer.subarray(from, from + length)
  if (block.length < length) return { code: 'truncated', detail: { offset, declared: length, found: block.length } }
  // A record ends with two line ends; anything else means that the stated length is not the real one.
  const tail = buffer.subarray(from + length, from + length + 4).toString('latin1')
  if (tail !== '\r\n\r\n' && from + length + 4 <= buffer.length) return { code: 'length-mismatch', detail: { offset, declared: length } }
  const problems: Problem[] = digestProblem(headers.get('warc-block-digest'), block, 'block', offset)
  const record = { offset, type: headers.get('warc-type')?.toLowerCase() ?? '', headers, block, problems }
  return { record, end: Math.min(buffer.length, from + length + 4) }
}

/** `sha1:BASE32` or `sha256:hex|BASE32` against bytes; algorithms we do not know are left unjudged. */
export function digestProblem(stated: string | undefined, bytes: Uint8Array, what: string, offset: number): Problem[] {
  const hit = /^(sha-?1|sha-?256|sha-?512|md5):([A-Za-z0-9+/=_-]+)$/i.exec(stated ?? '')
  if (!hit?.[1] || !hit[2]) return []
  const hash = createHash(hit[1].toLowerCase().replace('-', '')).update(bytes).digest()
  const fits = [hash.toString('hex'), base32(hash), base32(hash).replace(/=+$/, ''), hash.toString('base64')].some(
    (form) => form === hit[2] || form.toLowerCase() === hit[2]?.toLowerCase(),
  )
  return fits ? [] : [{ code: 'digest-mismatch', detail: { what, offset, stated: hit[2].slice(0, 64) } }]
}

function base32(bytes: Uint8Array): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let out = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      out += letters[(held >>> (bits - 5)) & 31]
      bits -= 5
    }
    held &= (1 << bits) - 1
  }
  if (bits > 0) out += letters[(held << (5 - bits)) & 31]
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=')
}

/** One gzip member: its bytes and where the next begins. The member's own length is found by inflating its raw stream. */
function gunzipMember(buffer: Buffer, at: number, budget: number): { bytes: Buffer; end: number } | Problem {
  const from = skipGzipHeader(buffer, at)
  if (from < 0) return { code: 'truncated', detail: { offset: at } }
  try {
    const info = inflateRawSync(buffer.subarray(from), { info: true, maxOutputLength: Math.max(1, Math.min(budget, 2 ** 30)) }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    const packed = info.engine.bytesWritten
    if (info.buffer.length > RATIO_FROM && info.buffer.length > packed * RATIO) {
      return { code: 'archive-bomb', detail: { offset: at, packed, unpacked: info.buffer.length } }
    }
    return { bytes: info.buffer, end: Math.min(buffer.length, from + packed + 8) }
  } catch (cause) {
    // zlib's ways to say "larger than allowed", "ends early" and "broken".
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ERR_BUFFER_TOO_LARGE' || cause instanceof RangeError) return { code: 'archive-bomb', detail: { offset: at } }
    return { code: code === 'Z_BUF_ERROR' ? 'truncated' : 'unreadable', detail: { offset: at } }
  }
}

function skipGzipHeader(buffer: Buffer, at: number): number {
  const flags = buffer[at + 3]
  if (flags === undefined || buffer[at + 2] !== 8) return -1
  let from = at + 10
  if (flags & 4) from += 2 + (from + 2 <= buffer.length ? buffer.readUInt16LE(from) : 0)
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = buffer.indexOf(0, from)
    if (end < 0) return -1
    from = end + 1
  }
  if (flags & 2) from += 2
  return from < buffer.length ? from : -1
}

/** True where bytes are gzip holding a WARC, looked at without inflating more than a little. */
export function isGzippedWarc(head: Uint8Array): boolean {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return false
  const buffer = Buffer.from(head)
  const from = skipGzipHeader(buffer, 0)
  if (from < 0) return false
  try {
    // Z_SYNC_FLUSH lets the first stretch of a cut stream through.
    return inflateRawSync(buffer.subarray(from), { finishFlush: 2, maxOutputLength: 2 ** 20 })
      .subarray(0, 5)
      .toString('latin1')
      .startsWith('WARC/')
  } catch {
    return false
  }
}
