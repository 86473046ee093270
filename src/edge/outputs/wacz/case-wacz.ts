// The WACZ of a case's captures, or of some of them: for handing the originals to another archive.
import { IsnadError } from '../../../core/model/plain.ts'
import type { CaptureAt, CaseFolder } from '../../case/case-folder.ts'
import { findCapture } from '../../evidence/package.ts'
import { readSafely } from '../../readers/child.ts'
import { readContext } from '../../readers/index.ts'
import { type WaczItem, writeWacz } from './write-wacz.ts'

export interface CaseWacz {
  readonly bytes: Uint8Array
  /** Ledger entries of the captures inside. */
  readonly entries: readonly number[]
  /** Ledger entry of the export. */
  readonly exported: number
  /** True where a capture inside is a reconstruction: the archive says so in its description. */
  readonly reconstructed: boolean
  /** What was left out: personal material, and pictures, films and recordings, which may tell where and with what they were made. */
  readonly withheld: number
}

/** The media type of what a format reads, for captures that came without one. */
const TYPE_OF: Readonly<Record<string, string>> = {
  html: 'text/html',
  text: 'text/plain',
  jsonl: 'application/x-ndjson',
  feed: 'application/rss+xml',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  zip: 'application/zip',
  warc: 'application/warc',
  wacz: 'application/wacz',
}

/**
 * The archive of the captures named (by entry, SHA-256 or report id), or of all. `now` is when it is made. Records the
 * export in the ledger. IsnadError 'not-found' for an id that names none.
 */
export async function caseWacz(folder: CaseFolder, ids: readonly string[], software: string, now: string, originals = false): Promise<CaseWacz> {
  const chosen: CaptureAt[] = []
  if (ids.length === 0) for await (const capture of folder.captures()) chosen.push(capture)
  else for (const id of ids) chosen.push(await findCapture(folder, id))
  if (chosen.length === 0) throw new IsnadError('not-found', { what: 'captures' })
  const items: WaczItem[] = []
  const entries: number[] = []
  let reconstructed = false
  let withheld = 0
  for (const { entry, record } of chosen) {
    // What is sealed here would lie open there.
    if (record.sealed && !originals) {
      withheld++
      continue
    }
    const body = await folder.bodyOf(record)
    const { format, result } = await readSafely(body, readContext({ name: record.name, mediaType: record.mediaType }))
    if (result.items.some((item) => item.reconstructed)) reconstructed = true
    // A photograph may carry where and with what it was taken: it leaves only where that is asked for.
    if (!originals && result.problems.some(({ code }) => code === 'material')) {
      withheld++
      continue
    }
    const first = result.items[0]
    const title = result.items.length === 1 ? first?.title : record.name
    entries.push(entry.index)
    items.push({
      uri: record.answered ?? record.address ?? `urn:sha256:${record.sha256}`,
      time: record.time,
      mediaType: record.mediaType ?? TYPE_OF[format] ?? 'application/octet-stream',
      body,
      ...(record.status === undefined ? {} : { status: record.status }),
      ...(record.headers === undefined ? {} : { headers: record.headers }),
      ...(title ? { title } : {}),
    })
  }
  const description = reconstructed ? 'Holds reconstructions, which are not evidence. فيه إعادات صياغة وليست أدلة.' : undefined
  const bytes = await writeWacz(items, { title: folder.settings.name, software, created: now, ...(description ? { description } : {}) })
  const { entry: exported } = await folder.record('export', {
    what: 'wacz',
    captures: entries.length,
    first: entries[0] ?? 0,
    last: entries.at(-1) ?? 0,
  })
  return { bytes, entries, exported, reconstructed, withheld }
}
