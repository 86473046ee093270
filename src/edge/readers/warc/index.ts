// WARC: every stored page, PDF and text response (and resource or conversion record) becomes items.
import type { ByteSource, Format, Part, ReadContext } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { parseHttpResponse } from '../http-response.ts'
import { startsWith } from '../sniff.ts'
import { bytesSource, collected } from '../source.ts'
import { digestProblem } from './digest.ts'
import { HOLD, isGzippedWarc, type WarcRecord, warcRecords } from './records.ts'

export const warc: Format = {
  name: 'warc',
  sniff: (head, context) => (startsWith(head, 'WARC/') || isGzippedWarc(head) ? 0.98 : /\.warc(\.gz)?$/i.test(context.name ?? '') ? 0.3 : 0),
  read: (bytes, context) => collected(parts(bytesSource(bytes), context)),
  parts,
}

async function* parts(source: ByteSource, context: ReadContext): AsyncGenerator<Part> {
  let records = 0
  let told = false
  for await (const record of warcRecords(source, context.limits)) {
    if ('code' in record) {
      yield { problem: record }
      told = true
      continue
    }
    records++
    for await (const part of readRecord(record, context)) {
      told = true
      yield part
    }
  }
  // A file without one readable page is told as such: no records is never a success.
  if (!told) yield { problem: { code: 'not-an-article', detail: { records } } }
}

const READ =
  /^(text\/(html|plain)|application\/(xhtml\+xml|pdf|(?:x-)?ndjson|jsonl|rss\+xml|atom\+xml|xml|msword|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|text\/xml|message\/rfc822)\b/i

async function* readRecord(record: WarcRecord, context: ReadContext): AsyncGenerator<Part> {
  const { block, offset } = record
  const told = function* (problems: readonly Problem[]): Generator<Part> {
    for (const problem of problems) yield { problem }
  }
  if (!['response', 'resource', 'conversion'].includes(record.type)) return yield* told(record.problems)
  const url = (record.headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '')
  // What is too large to hold is no page; where it says it is one, that is told.
  if (!block) return yield* told([...record.problems, { code: 'too-large', detail: { offset, cap: HOLD, address: url.slice(0, 200) } }])
  const http = record.type === 'response' ? parseHttpResponse(block, Math.min(HOLD, context.limits.bytes)) : undefined
  if (record.type === 'response' && !http) {
    if (/^(dns|whois):/i.test(url)) return yield* told(record.problems)
    return yield* told([...record.problems, { code: 'unreadable', detail: { offset } }])
  }
  if (http && (http.status >= 300 || http.status < 200)) return yield* told(record.problems)
  const mediaType = http ? (http.headers.get('content-type') ?? '') : (record.headers.get('content-type') ?? '')
  if (!READ.test(mediaType) || !context.inner) return yield* told(record.problems)
  // Recorders disagree whether the payload is the body as sent or with its codings undone: only what fits neither is wrong.
  const stated = record.headers.get('warc-payload-digest')
  const asSent = digestProblem(stated, http ? http.payload : block, 'payload', offset)
  const digest = http && asSent.length > 0 && digestProblem(stated, http.body, 'payload', offset).length === 0 ? [] : asSent
  const problems = [...record.problems, ...(http?.problems ?? []), ...digest]
  const body = http ? http.body : block
  if (body.length === 0) return yield* told(problems)
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(mediaType)?.[1]
  const read = await context.inner(body, { path: `record/${offset}`, mediaType, ...(charset ? { charset } : {}) })
  if ('code' in read) return yield* told([...problems, read])
  // The address asked is the record's; a page's own canonical address may name a third party and stays out of its place.
  for (const [index, item] of read.entries())
    yield { item: { ...item, ...(/^https?:/i.test(url) ? { url } : {}), problems: index === 0 ? [...item.problems, ...problems] : item.problems } }
}
