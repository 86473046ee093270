// A WACZ of chosen captures: their bytes in a WARC, an index, a list of pages, and a datapackage with every digest.
import { createHash } from 'node:crypto'
import { type Zipped, zipParts } from '../../evidence/zip.ts'
import { recordParts, type WarcItem, type WrittenRecord, writeInfo } from './warc-writer.ts'

export interface WaczItem extends WarcItem {
  /** Title of the page, where it has one. */
  readonly title?: string
  /** false: what goes with a page and is none itself. */
  readonly page?: boolean
}
export interface WaczAbout {
  readonly title: string
  readonly description?: string
  readonly software: string
  /** Instant the archive is made, ISO 8601; the only time in it besides those of the captures. */
  readonly created: string
}

/**
 * The WACZ (1.1.1) of captures, piece by piece; the same items and `created` give the same bytes. It holds the originals,
 * exact places and names included: it is for handing over, not for publishing. `about` is asked for at the end, when all items
 * are through. `sign` gives a note over the digest of the list of files, where the case has its key.
 */
export function waczParts(items: Iterable<WaczItem> | AsyncIterable<WaczItem>, about: () => WaczAbout, sign?: (digest: string) => string) {
  return zipParts(waczFiles(items, about, sign), new Date(about().created))
}

/** The same in memory, of few and small captures. */
export async function writeWacz(items: readonly WaczItem[], about: WaczAbout): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of waczParts(items, () => about)) parts.push(part)
  return Buffer.concat(parts)
}

async function* waczFiles(
  items: Iterable<WaczItem> | AsyncIterable<WaczItem>,
  about: () => WaczAbout,
  sign: ((digest: string) => string) | undefined,
): AsyncGenerator<Zipped> {
  const index: string[] = []
  const { title, software, created } = about()
  const pages: string[] = [JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title })]
  const hash = createHash('sha256')
  let offset = 0
  let through = () => {}
  let failed: (error: unknown) => void = () => {}
  const written = new Promise<void>((resolve, reject) => {
    through = resolve
    failed = reject
  })
  written.catch(() => undefined) // told where the zip is read
  const archive = async function* () {
    try {
      const take = (part: Uint8Array) => {
        hash.update(part)
        offset += part.length
        return part
      }
      yield take(writeInfo(software, created))
      for await (const item of items) {
        const at = offset
        const parts = recordParts(item)
        let next = await parts.next()
        for (; !next.done; next = await parts.next()) yield take(next.value)
        const record = next.value
        index.push(indexLine(record, at))
        if (item.page !== false)
          pages.push(JSON.stringify({ id: record.digest.slice(7, 31), url: item.uri, ts: item.time, ...(item.title ? { title: item.title } : {}) }))
      }
      through()
    } catch (error) {
      failed(error)
      throw error
    }
  }
  // Stored, not packed once more: a player reads single records out of it.
  yield ['archive/data.warc.gz', archive, 'stored']
  await written
  const rest: [string, Uint8Array][] = [
    [
      'indexes/index.cdx',
      text(
        index
          .sort()
          .map((line) => `${line}\n`)
          .join(''),
      ),
    ],
    ['pages/pages.jsonl', text(`${pages.join('\n')}\n`)],
  ]
  yield* rest
  const { description } = about()
  const datapackage = text(
    JSON.stringify(
      {
        profile: 'data-package',
        wacz_version: '1.1.1',
        title,
        ...(description ? { description } : {}),
        software,
        created,
        resources: [
          { name: 'data.warc.gz', path: 'archive/data.warc.gz', hash: `sha256:${hash.digest('hex')}`, bytes: offset },
          ...rest.map(([path, bytes]) => ({ name: path.split('/').at(-1), path, hash: digest(bytes), bytes: bytes.length })),
        ],
      },
      null,
      2,
    ),
  )
  yield ['datapackage.json', datapackage]
  yield ['datapackage-digest.json', text(JSON.stringify({ path: 'datapackage.json', hash: digest(datapackage) }, null, 2))]
  if (sign) yield ['datapackage-digest.note', text(sign(digest(datapackage)))]
}

/** One CDXJ line: sort key, 14-digit time, and where the record stands. */
function indexLine(record: WrittenRecord, offset: number): string {
  const key = sortKey(record.uri)
  const where = {
    url: record.uri,
    mime: record.mediaType,
    status: String(record.status),
    digest: record.digest,
    length: String(record.length),
    offset: String(offset),
    filename: 'data.warc.gz',
  }
  return `${key} ${record.time.replace(/[^0-9]/g, '').slice(0, 14)} ${JSON.stringify(where)}`
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
