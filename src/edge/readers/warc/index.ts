// WARC: every stored page, PDF and text response (and resource or conversion record) becomes items.
import type { Format, Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { parseHttpResponse } from '../http-response.ts'
import { startsWith } from '../sniff.ts'
import { digestProblem, isGzippedWarc, readWarc, type WarcRecord } from './records.ts'

export const warc: Format = {
  name: 'warc',
  sniff: (head, context) => (startsWith(head, 'WARC/') || isGzippedWarc(head) ? 0.98 : /\.warc(\.gz)?$/i.test(context.name ?? '') ? 0.3 : 0),
  async read(bytes, context): Promise<ReadResult> {
    const { records, problems } = readWarc(bytes, context.limits)
    const items: Item[] = []
    for (const record of records) {
      const read = await readRecord(record, context)
      items.push(...read.items)
      problems.push(...read.problems)
    }
    // A file without one readable page is told as such: no records is never a success.
    if (items.length === 0 && problems.length === 0) problems.push({ code: 'not-an-article', detail: { records: records.length } })
    return { items, problems }
  },
}

const READ =
  /^(text\/(html|plain)|application\/(xhtml\+xml|pdf|(?:x-)?ndjson|jsonl|rss\+xml|atom\+xml|xml|msword|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|text\/xml|message\/rfc822)\b/i

async function readRecord(record: WarcRecord, context: ReadContext): Promise<{ items: readonly Item[]; problems: readonly Problem[] }> {
  const nothing = { items: [], problems: record.problems }
  if (!['response', 'resource', 'conversion'].includes(record.type)) return nothing
  const url = (record.headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '')
  const http = record.type === 'response' ? parseHttpResponse(record.block, context.limits.bytes) : undefined
  if (record.type === 'response' && !http)
    return /^(dns|whois):/i.test(url)
      ? nothing
      : { items: [], problems: [...record.problems, { code: 'unreadable', detail: { offset: record.offset } }] }
  if (http && (http.status >= 300 || http.status < 200)) return nothing
  const mediaType = http ? (http.headers.get('content-type') ?? '') : (record.headers.get('content-type') ?? '')
  if (!READ.test(mediaType) || !context.inner) return nothing
  // Recorders disagree whether the payload is the body as sent or with its codings undone: only what fits neither is wrong.
  const stated = record.headers.get('warc-payload-digest')
  const asSent = digestProblem(stated, http ? http.payload : record.block, 'payload', record.offset)
  const digest = http && asSent.length > 0 && digestProblem(stated, http.body, 'payload', record.offset).length === 0 ? [] : asSent
  const problems = [...record.problems, ...(http?.problems ?? []), ...digest]
  const body = http ? http.body : record.block
  if (body.length === 0) return { items: [], problems }
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(mediaType)?.[1]
  const read = await context.inner(body, { path: `record/${record.offset}`, mediaType, ...(charset ? { charset } : {}) })
  if ('code' in read) return { items: [], problems: [...problems, read] }
  // The address asked is the record's; a page's own canonical address may name a third party and stays out of its place.
  const items = read.map((item, index) => ({
    ...item,
    ...(/^https?:/i.test(url) ? { url } : {}),
    problems: index === 0 ? [...item.problems, ...problems] : item.problems,
  }))
  return { items, problems: [] }
}
