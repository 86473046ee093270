// WARC records, read strictly and one at a time: lengths, digests and boundaries are checked here. The known library reads broken files
// as empty ones and says nothing, so the reading is our own.
import { inflateRawSync } from 'node:zlib'
import type { ByteSource } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { bytesSource } from '../source.ts'
import { digestCheck, digestProblem } from './digest.ts'
import { inflateMember, skipGzipHeader, streamMember } from './gzip-member.ts'

export interface WarcRecord {
  /** Byte offset of the record in the file (of its gzip member where compressed). */
  readonly offset: number
  readonly type: string
  readonly headers: ReadonlyMap<string, string>
  /** undefined where the block is too large to be held: its digest was checked as it went by. */
  readonly block: Uint8Array | undefined
  readonly problems: readonly Problem[]
}

const HEADER_CAP = 64 * 1024
/** Largest block that is held in memory. */
export const HOLD = 64 * 2 ** 20
const PIECE = 2 ** 20

/**
 * The records of a WARC file, plain or gzipped record by record, one in memory at a time. Whole records before a fault are given;
 * the fault is told with its byte offset and ends the reading. Never throws.
 */
export async function* warcRecords(
  source: ByteSource,
  limits: { readonly bytes: number; readonly items: number },
): AsyncGenerator<WarcRecord | Problem> {
  // Every single record keeps under the cap; the whole of them under it too, or under twenty times what was handed in.
  let budget = Math.max(limits.bytes, 20 * source.length)
  let count = 0
  let at = 0
  while (at < source.length) {
    if (count++ >= limits.items) {
      yield { code: 'archive-entry-cap', detail: { cap: limits.items } }
      return
    }
    const start = source.read(at, at + 2)
    const gzipped = start[0] === 0x1f && start[1] === 0x8b
    const cap = Math.min(budget, limits.bytes)
    const read = gzipped ? await readMember(source, at, cap) : readPlain(source, at, at, cap)
    if ('code' in read) {
      yield read
      return
    }
    budget -= read.unpacked
    yield read.record
    at = read.end
    while (!gzipped && isLineEnd(source, at)) at++
  }
  if (count === 0) yield { code: 'empty-file' }
}

interface ReadRecord {
  readonly record: WarcRecord
  readonly end: number
  readonly unpacked: number
}

function isLineEnd(source: ByteSource, at: number): boolean {
  const byte = source.read(at, at + 1)[0]
  return byte === 0x0d || byte === 0x0a
}

async function readMember(source: ByteSource, at: number, cap: number): Promise<ReadRecord | Problem> {
  const member = inflateMember(source, at, { bytes: cap, hold: HOLD })
  if (member === 'large') return readLargeMember(source, at, cap)
  if ('code' in member) return member
  const inner = readPlain(bytesSource(member.bytes), 0, at, cap)
  if ('code' in inner) return inner
  const record = member.problems.length ? { ...inner.record, problems: [...inner.record.problems, ...member.problems] } : inner.record
  return { record, end: member.end, unpacked: member.bytes.length }
}

/** A member too large to hold: its header is read, its block hashed as it goes by. */
async function readLargeMember(source: ByteSource, at: number, cap: number): Promise<ReadRecord | Problem> {
  let head: Uint8Array = new Uint8Array(0)
  let parsed: Head | Problem | undefined
  let check: ReturnType<typeof digestCheck> | undefined
  let seen = 0
  const feed = (bytes: Uint8Array) => {
    if (!parsed || 'code' in parsed) return
    const left = parsed.length - seen
    if (left > 0) check?.update(bytes.subarray(0, left))
    seen += bytes.length
  }
  const member = await streamMember(source, at, cap, (piece) => {
    if (parsed) return feed(piece)
    head = Buffer.concat([head, piece])
    parsed = parseHead(bytesSource(head), 0, at)
    if ('code' in parsed) {
      if (parsed.code === 'truncated' && head.length <= HEADER_CAP) parsed = undefined
      return
    }
    check = digestCheck(parsed.headers.get('warc-block-digest'))
    feed(head.subarray(parsed.block))
  })
  if ('code' in member) return member
  if (!parsed) return { code: 'truncated', detail: { offset: at } }
  if ('code' in parsed) return parsed
  if (seen < parsed.length) return { code: 'truncated', detail: { offset: at, declared: parsed.length, found: seen } }
  const problems = [...member.problems, ...(seen > parsed.length + 4 ? [lengthMismatch(at, parsed.length)] : []), ...(check?.end('block', at) ?? [])]
  return { record: recordOf(parsed, at, undefined, problems), end: member.end, unpacked: seen }
}

interface Head {
  readonly headers: ReadonlyMap<string, string>
  /** Where the block begins, and how long it says it is. */
  readonly block: number
  readonly length: number
}

function parseHead(source: ByteSource, at: number, offset: number): Head | Problem {
  const window = source.read(at, at + HEADER_CAP)
  const head = Buffer.from(window.buffer, window.byteOffset, window.byteLength)
  if (!/^WARC\/1\.[01]\r?\n?/.test(head.subarray(0, 12).toString('latin1'))) return { code: 'not-this-format', detail: { format: 'warc', offset } }
  const end = head.indexOf('\r\n\r\n')
  if (end < 0)
    return source.length - at > HEADER_CAP ? { code: 'too-large', detail: { what: 'header', offset } } : { code: 'truncated', detail: { offset } }
  const headers = new Map<string, string>()
  for (const line of head.subarray(0, end).toString('utf8').split('\r\n').slice(1)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const declared = headers.get('content-length') ?? ''
  const length = /^[0-9]{1,15}$/.test(declared) ? Number(declared) : -1
  // A length no file of ours could have is a false statement; one a little too long is a file cut short.
  if (length < 0 || length > 2 ** 36) return { code: 'length-mismatch', detail: { offset, declared: declared.slice(0, 40) } }
  return { headers, block: at + end + 4, length }
}

function readPlain(source: ByteSource, at: number, offset: number, cap: number): ReadRecord | Problem {
  const head = parseHead(source, at, offset)
  if ('code' in head) return head
  const { block: from, length } = head
  const there = Math.min(length, source.length - from)
  if (there < length) return { code: 'truncated', detail: { offset, declared: length, found: there } }
  // A record ends with two line ends; anything else means that the stated length is not the real one.
  const tail = Buffer.from(source.read(from + length, from + length + 4)).toString('latin1')
  if (tail !== '\r\n\r\n' && from + length + 4 <= source.length) return lengthMismatch(offset, length)
  const end = Math.min(source.length, from + length + 4)
  const stated = head.headers.get('warc-block-digest')
  if (length <= Math.min(HOLD, cap)) {
    const block = source.read(from, from + length)
    return { record: recordOf(head, offset, block, digestProblem(stated, block, 'block', offset)), end, unpacked: 0 }
  }
  const check = digestCheck(stated)
  for (let next = from; check && next < from + length; next += PIECE) check.update(source.read(next, Math.min(next + PIECE, from + length)))
  return { record: recordOf(head, offset, undefined, check?.end('block', offset) ?? []), end, unpacked: 0 }
}

function lengthMismatch(offset: number, declared: number): Problem {
  return { code: 'length-mismatch', detail: { offset, declared } }
}

function recordOf({ headers }: Head, offset: number, block: Uint8Array | undefined, problems: readonly Problem[]): WarcRecord {
  return { offset, type: headers.get('warc-type')?.toLowerCase() ?? '', headers, block, problems }
}

/** True where bytes are gzip holding a WARC, looked at without inflating more than a little. */
export function isGzippedWarc(head: Uint8Array): boolean {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return false
  const from = skipGzipHeader(head)
  if (from < 0) return false
  try {
    // Z_SYNC_FLUSH lets the first stretch of a cut stream through.
    return inflateRawSync(head.subarray(from), { finishFlush: 2, maxOutputLength: 2 ** 20 })
      .subarray(0, 5)
      .toString('latin1')
      .startsWith('WARC/')
  } catch {
    return false
  }
}
