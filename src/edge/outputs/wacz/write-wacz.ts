// A WACZ of chosen captures: their bytes in a WARC, an index, a list of pages, and a datapackage with every digest.
import { createHash } from 'node:crypto'
import { zipOf } from '../../evidence/zip.ts'
import { type WarcItem, type WrittenRecord, writeInfo, writeRecord } from './warc-writer.ts'

export interface WaczItem extends WarcItem {
  /** Title of the page, where it has one. */
  readonly title?: string
}
export interface WaczAbout {
  readonly title: string
  readonly description?: string
  readonly software: string
  /** Instant the archive is made, ISO 8601; the only time in it besides those of the captures. */
  readonly created: string
}

/**
 * The WACZ (1.1.1) of captures, in memory; the same items and `created` give the same bytes. It holds the originals,
 * exact places and names included: it is for handing over, not for publishing.
 */
export async function writeWacz(items: readonly WaczItem[], about: WaczAbout): Promise<Uint8Array> {
  const parts: Uint8Array[] = [writeInfo(about.software, about.created)]
  const index: { key: string; line: string }[] = []
  const pages: string[] = [JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: about.title })]
  let offset = parts[0]?.length ?? 0
  for (const item of items) {
    const record = writeRecord(item)
    index.push(indexLine(record, offset))
    pages.push(JSON.stringify({ id: record.digest.slice(7, 31), url: item.uri, ts: item.time, ...(item.title ? { title: item.title } : {}) }))
    parts.push(record.bytes)
    offset += record.bytes.length
  }
  index.sort((a, b) => (a.line < b.line ? -1 : a.line > b.line ? 1 : 0))
  const files: [string, Uint8Array][] = [
    ['archive/data.warc.gz', Buffer.concat(parts)],
    ['indexes/index.cdx', text(index.map(({ line }) => `${line}\n`).join(''))],
    ['pages/pages.jsonl', text(`${pages.join('\n')}\n`)],
  ]
  const datapackage = text(
    JSON.stringify(
      {
        profile: 'data-package',
        wacz_version: '1.1.1',
        title: about.title,
        ...(about.description ? { description: about.description } : {}),
        software: about.software,
        created: about.created,
        resources: files.map(([path, bytes]) => ({ name: path.split('/').at(-1), path, hash: digest(bytes), bytes: bytes.length })),
      },
      null,
      2,
    ),
  )
  const stated = text(JSON.stringify({ path: 'datapackage.json', hash: digest(datapackage) }, null, 2))
  return zipOf([['datapackage.json', datapackage], ['datapackage-digest.json', stated], ...files], new Date(about.created))
}

/** One CDXJ line: sort key, 14-digit time, and where the record stands. */
function indexLine(record: WrittenRecord, offset: number): { key: string; line: string } {
  const key = sortKey(record.uri)
  const where = {
    url: record.uri,
    mime: record.mediaType,
    status: String(record.status),
    digest: record.digest,
    length: String(record.bytes.length),
    offset: String(offset),
    filename: 'data.warc.gz',
  }
  return { key, line: `${key} ${record.time.replace(/[^0-9]/g, '').slice(0, 14)} ${JSON.stringify(where)}` }
}

/** SURT: the host from its end, then path and query in lower case; other addresses as they are. */
function sortKey(uri: string): string {
  if (!/^https?:/i.test(uri) || !URL.canParse(uri)) return uri.toLowerCase().replace(/\s/g, '%20')
  const url = new URL(uri)
  const host = url.hostname
    .replace(/^www\./, '')
    .split('.')
    .reverse()
    .join(',')
  return `${host}${url.port ? `:${url.port}` : ''})${url.pathname}${url.search}`.toLowerCase()
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8')
}
function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
