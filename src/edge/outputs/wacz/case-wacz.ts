// The WACZ of a case's captures, or of some of them: for handing the originals to another archive.
import { type CaptureRecord, encodeKey, signNote } from '../../../core/ledger/index.ts'
import { IsnadError } from '../../../core/model/plain.ts'
import { blobSource } from '../../case/blob-source.ts'
import type { CaptureAt, CaseFolder } from '../../case/case-folder.ts'
import { bodyParts } from '../../case/read-body.ts'
import { readKeys } from '../../case/settings.ts'
import { sha256 } from '../../digest.ts'
import { findCapture } from '../../evidence/package.ts'
import { writeWhole } from '../../evidence/zip.ts'
import { carriesPlace } from '../../readers/place-in-picture.ts'
import { type WaczItem, waczParts } from './write-wacz.ts'

export interface WaczOrder {
  readonly software: string
  readonly now: string
  /** Pictures, films and recordings too. */
  readonly originals?: boolean
}

export interface CaseWacz {
  /** Length of the file. */
  readonly bytes: number
  /** Ledger entries of the captures inside. */
  readonly entries: readonly number[]
  /** Ledger entry of the export. */
  readonly exported: number
  /** True where a capture inside is a reconstruction: the archive says so in its description. */
  readonly reconstructed: boolean
  /** What was left out: personal material, and pictures, films and recordings, which may tell where and with what they were made. */
  readonly withheld: number
  /** Pictures and films inside that say where they were taken. */
  readonly places: number
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
 * Writes the archive of the captures named (by entry, SHA-256 or report id), or of all, to `out`. `now` is when it is made. The
 * export is recorded in the ledger before the file takes its name; no body is held in memory. IsnadError 'not-found' for an id that names none.
 */
export async function caseWacz(
  folder: CaseFolder,
  ids: readonly string[],
  out: string,
  { software, now, originals = false }: WaczOrder,
): Promise<CaseWacz> {
  const entries: number[] = []
  const made = { reconstructed: false, withheld: 0, places: 0 }
  const chosen = ids.length === 0 ? folder.captures() : named(folder, ids)
  const items = async function* (): AsyncGenerator<WaczItem> {
    for await (const { entry, record } of chosen) {
      // What is sealed here would lie open there.
      if (record.sealed && !originals) {
        made.withheld++
        continue
      }
      const looked = await lookedAt(folder, record)
      if (looked.reconstructed) made.reconstructed = true
      // A photograph may carry where and with what it was taken: it leaves only where that is asked for.
      if (looked.material && !originals) {
        made.withheld++
        continue
      }
      if (looked.material && (await carriesPlace((await blobSource(folder, record)).parts()))) made.places++
      entries.push(entry.index)
      yield* itemsOf(folder, record, looked)
    }
    if (entries.length + made.withheld === 0) throw new IsnadError('not-found', { what: 'captures' })
  }
  const { own, key } = await readKeys(folder.dir, folder.settings)
  const sign =
    own &&
    ((digest: string) => signNote(`isnad-wacz-1\n${folder.settings.caseId}\n${digest}\n${encodeKey(key, sha256)}\n`, key, own.signing.sign, sha256))
  const about = () => ({
    title: folder.settings.name,
    software,
    created: now,
    description: `${made.reconstructed ? 'Holds reconstructions, which are not evidence. فيه إعادات صياغة وليست أدلة. ' : ''}${sign ? SIGNED : ''}`,
  })
  let exported = -1
  const bytes = await writeWhole(out, waczParts(items(), about, sign), async () => {
    const counted = { captures: entries.length, first: entries[0] ?? 0, last: entries.at(-1) ?? 0 }
    exported = (await folder.record('export', { what: 'wacz', ...counted })).entry
  })
  return { bytes, entries, exported, ...made }
}

/** Said in the archive itself, so that nobody takes the missing `signedData` for a missing signature. */
const SIGNED =
  'Not signed after WACZ-Auth 0.1.0, which asks for an ECDSA key: the key of this case is Ed25519. datapackage-digest.note is its signature (a C2SP signed note) over the digest of datapackage.json; the key stands in it.'

async function* named(folder: CaseFolder, ids: readonly string[]): AsyncGenerator<CaptureAt> {
  for (const id of ids) yield await findCapture(folder, id)
}

interface LookedAt {
  readonly format: string
  readonly title: string | undefined
  readonly material: boolean
  readonly reconstructed: boolean
}

/** What a capture is, read part by part. */
async function lookedAt(folder: CaseFolder, record: CaptureRecord): Promise<LookedAt> {
  const parts = bodyParts(folder, record)
  let material = false
  let reconstructed = false
  let items = 0
  let first: string | undefined
  let next = await parts.next()
  for (; !next.done; next = await parts.next()) {
    const part = next.value
    if ('problem' in part) material ||= part.problem.code === 'material'
    else {
      if (items++ === 0) first = part.item.title
      reconstructed ||= part.item.reconstructed === true
    }
  }
  return { format: next.value, title: items === 1 ? first : record.name, material, reconstructed }
}

/** The record of a capture. Of a page shown in a browser what was sent is the answer of its address, and what was shown stands beside it. */
async function* itemsOf(folder: CaseFolder, record: CaptureRecord, { format, title }: LookedAt): AsyncGenerator<WaczItem> {
  const uri = record.answered ?? record.address ?? `urn:sha256:${record.sha256}`
  const { time } = record
  const sent = record.parts?.find(({ role }) => role === 'received')
  const answer = {
    ...(record.status === undefined ? {} : { status: record.status }),
    ...(record.headers === undefined ? {} : { headers: record.headers }),
  }
  const titled = title ? { title } : {}
  const mediaType = record.mediaType ?? TYPE_OF[format] ?? 'application/octet-stream'
  const body = await blobSource(folder, record)
  if (!sent) return yield { uri, time, mediaType, body, ...answer, ...titled }
  const blob = ({ blob: sha256, sealed, length }: NonNullable<CaptureRecord['parts']>[number]) => blobSource(folder, { sha256, sealed, length })
  yield { uri, time, mediaType: sent.mediaType, body: await blob(sent), ...answer, ...titled }
  yield { uri: `urn:rendered:${uri}`, time, mediaType, body, page: false }
  for (const part of record.parts ?? [])
    if (part !== sent) yield { uri: `urn:${part.role}:${uri}`, time, mediaType: part.mediaType, body: await blob(part), page: false }
}
