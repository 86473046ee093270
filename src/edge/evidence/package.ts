// An evidence package: one captured copy with all that proves it, for someone who has no Isnad and need not trust us.
import { readFile } from 'node:fs/promises'
import { AnchorBody, type CaptureRecord, type EntryAt, encodeEntry, OtherRecord, TimestampBody, tlogProof } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { type BlobSource, blobSource } from '../case/blob-source.ts'
import type { CaseFolder } from '../case/case-folder.ts'
import { bodyParts } from '../case/read-body.ts'
import { carriesPlace } from '../readers/place-in-picture.ts'
import { type CertificateOf, certificate } from './certificate.ts'
import { keyChain } from './key-chain.ts'
import { writeWhole, type Zipped, zipParts } from './zip.ts'

export interface Evidence {
  /** Length of the zip file. */
  readonly bytes: number
  readonly entry: number
  readonly sha256: string
  /** Ledger entry of the export. */
  readonly exported: number
  /** True where the file is a picture or film that says where it was taken: the package hands that over. */
  readonly place: boolean
}

const SCRIPTS = new URL('../../../scripts/evidence/', import.meta.url)

/**
 * Writes the package for a capture (given by entry index, SHA-256 or report id) to `out` and records the export before the file
 * takes its name. No body is held in memory.
 * IsnadError 'not-found', or 'refused' where the capture holds a reconstruction: a retelling is never evidence.
 */
export async function evidencePackage(folder: CaseFolder, id: string, out: string | ((entry: number) => string)): Promise<Evidence> {
  const { entry, record } = await findCapture(folder, id)
  let material = false
  for await (const part of bodyParts(folder, record)) {
    if ('item' in part && part.item.reconstructed) throw new IsnadError('refused', { what: 'reconstructed', id })
    material ||= 'problem' in part && part.problem.code === 'material'
  }
  await folder.publish()
  const place = material && (await carriesPlace((await blobSource(folder, record)).parts()))
  const files = await filesOf(folder, entry, record, place)
  let exported = -1
  const bytes = await writeWhole(typeof out === 'string' ? out : out(entry.index), zipParts(files, new Date(entry.time)), async () => {
    exported = (await folder.record('export', { what: 'evidence', entry: entry.index, sha256: record.sha256 })).entry
  })
  return { bytes, entry: entry.index, sha256: record.sha256, exported, place }
}

async function filesOf(folder: CaseFolder, entry: EntryAt, record: CaptureRecord, place: boolean): Promise<Zipped[]> {
  const { checkpoint, size } = folder.head()
  const tree = folder.ledgerOf().tree
  const proofAt = (index: number, note: string, of: number) => text(tlogProof(index, tree.inclusionProof(index, of), note))
  const { stamps, anchors } = await stampsAfter(folder, entry.index)
  const facts: CertificateOf = { settings: folder.settings, entry, record, size, root: tree.rootHex(size), stamps, anchors: anchors.length, place }
  const parts: Zipped[] = []
  for (const { role, mediaType, blob, sealed, length } of record.parts ?? [])
    parts.push([`parts/${role}${EXTENSION[mediaType.split(';')[0] ?? ''] ?? ''}`, bodyOf(await blobSource(folder, { sha256: blob, sealed, length }))])
  return [
    [`original${extension(record.name)}`, bodyOf(await blobSource(folder, record))],
    ['record.json', await folder.bytesOf(entry.commitment)],
    ['entry.json', encodeEntry(entry)],
    ['exhibit.tlog-proof', proofAt(entry.index, checkpoint, size)],
    ['key.txt', text(`${folder.settings.key}\n`)],
    ['certificate.html', text(certificate(facts))],
    ['verify.sh', await readFile(new URL('verify.sh', SCRIPTS))],
    ['verify.py', await readFile(new URL('verify.py', SCRIPTS))],
    ...parts,
    ...(await keyChain(folder)).flatMap(({ entry: change, record: bytes, note }, i): Zipped[] => [
      [`keys/${i + 1}/change.note`, text(note)],
      [`keys/${i + 1}/record.json`, bytes],
      [`keys/${i + 1}/entry.json`, encodeEntry(change)],
      [`keys/${i + 1}/exhibit.tlog-proof`, proofAt(change.index, checkpoint, size)],
    ]),
    ...stamps.flatMap(({ stamp, size: of }, i): Zipped[] => [
      [`stamps/${i + 1}/exhibit.tlog-proof`, proofAt(entry.index, stamp.checkpoint, of)],
      [`stamps/${i + 1}/token.der`, Buffer.from(stamp.token, 'base64')],
      [`stamps/${i + 1}/roots.pem`, text(stamp.roots.join('\n'))],
    ]),
    ...anchors.flatMap(({ anchor, size: of }, i): Zipped[] => [
      [`anchors/${i + 1}/exhibit.tlog-proof`, proofAt(entry.index, anchor.checkpoint, of)],
      [`anchors/${i + 1}/checkpoint`, text(anchor.checkpoint)],
      [`anchors/${i + 1}/checkpoint.ots`, Buffer.from(anchor.proof, 'base64')],
    ]),
  ]
}

function bodyOf({ bytes, parts }: BlobSource): Zipped[1] {
  return bytes ?? parts
}

/** The capture meant by an entry index, by (the beginning of) a body's SHA-256, or by the id of a report read from it. */
export async function findCapture(folder: CaseFolder, id: string): Promise<{ entry: EntryAt; record: CaptureRecord }> {
  for await (const { entry, record } of folder.captures()) {
    if (id === String(entry.index) || (/^[0-9a-f]{8,64}$/.test(id) && record.sha256.startsWith(id))) return { entry, record }
  }
  if (/^[0-9a-f]{24}$/.test(id)) {
    for await (const { entry, record } of folder.captures()) {
      for await (const part of bodyParts(folder, record))
        if ('item' in part && folder.reportId(entry, part.item.path) === id) return { entry, record }
    }
  }
  throw new IsnadError('not-found', { what: id })
}

/** Time stamps and anchors over checkpoints that cover the entry, oldest first; of an anchor taken further only the newest. */
async function stampsAfter(folder: CaseFolder, index: number) {
  const stamps: { stamp: TimestampBody; size: number }[] = []
  const anchors = new Map<number, { anchor: AnchorBody; size: number }>()
  for await (const entry of folder.entries(index)) {
    if (entry.kind !== 'timestamp') continue
    const record = OtherRecord.safeParse(JSON.parse(Buffer.from(await folder.bytesOf(entry.commitment)).toString('utf8'))).data
    const anchor = AnchorBody.safeParse(record?.body).data
    const stamp = TimestampBody.safeParse(record?.body).data
    const checkpoint = anchor?.checkpoint ?? stamp?.checkpoint
    const size = Number(checkpoint?.split('\n')[1])
    // a stamp made before the case was taken over from an archive is under another key than the package carries
    if (!checkpoint?.startsWith(`isnad.case/${folder.settings.caseId}\n`) || size <= index) continue
    if (stamp) stamps.push({ stamp, size })
    if (anchor?.upgrades !== undefined) anchors.delete(anchor.upgrades)
    if (anchor) anchors.set(entry.index, { anchor, size })
  }
  return { stamps, anchors: [...anchors.values()] }
}

const EXTENSION: Readonly<Record<string, string>> = { 'image/png': '.png', 'application/json': '.json', 'text/html': '.html' }

/** A harmless extension of the given name, so that the file opens where it can; '' where there is none. */
function extension(name: string | undefined): string {
  return /\.(html?|txt|pdf|json|jsonl|xml|rss|atom|warc|wacz|docx|eml|zip|gz|jpg|png)$/i.exec(name ?? '')?.[0].toLowerCase() ?? ''
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8')
}
