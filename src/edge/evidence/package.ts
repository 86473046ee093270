// An evidence package: one captured copy with all that proves it, for someone who has no Isnad and need not trust us.
import { readFile } from 'node:fs/promises'
import { AnchorBody, type CaptureRecord, type EntryAt, encodeEntry, OtherRecord, TimestampBody, tlogProof } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { CaseFolder } from '../case/case-folder.ts'
import { readBody } from '../case/read-body.ts'
import { type CertificateOf, certificate } from './certificate.ts'
import { zipOf } from './zip.ts'

export interface Evidence {
  /** The zip file. */
  readonly bytes: Uint8Array
  readonly entry: number
  readonly sha256: string
  /** Ledger entry of the export. */
  readonly exported: number
}

const SCRIPTS = new URL('../../../scripts/evidence/', import.meta.url)

/**
 * Builds the package for a capture (given by entry index, SHA-256 or report id) and records the export.
 * IsnadError 'not-found', or 'refused' where the capture holds a reconstruction: a retelling is never evidence.
 */
export async function evidencePackage(folder: CaseFolder, id: string): Promise<Evidence> {
  const { entry, record } = await findCapture(folder, id)
  const body = await folder.bodyOf(record)
  const { result } = await readBody(folder, record)
  if (result.items.some((item) => item.reconstructed)) throw new IsnadError('refused', { what: 'reconstructed', id })

  await folder.publish()
  const { checkpoint, size } = folder.head()
  const tree = folder.ledgerOf().tree
  const proofAt = (note: string, of: number) => tlogProof(entry.index, tree.inclusionProof(entry.index, of), note)
  const stamps = await stampsAfter(folder, entry.index)
  const facts: CertificateOf = { settings: folder.settings, entry, record, size, root: tree.rootHex(size), stamps }
  const files: [string, Uint8Array][] = [
    [`original${extension(record.name)}`, body],
    ['record.json', await folder.bytesOf(entry.commitment)],
    ['entry.json', encodeEntry(entry)],
    ['exhibit.tlog-proof', text(proofAt(checkpoint, size))],
    ['key.txt', text(`${folder.settings.key}\n`)],
    ['certificate.html', text(certificate(facts))],
    ['verify.sh', await readFile(new URL('verify.sh', SCRIPTS))],
    ['verify.py', await readFile(new URL('verify.py', SCRIPTS))],
    ...stamps.flatMap(({ stamp, size: of }, i): [string, Uint8Array][] => [
      [`stamps/${i + 1}/exhibit.tlog-proof`, text(proofAt(stamp.checkpoint, of))],
      [`stamps/${i + 1}/token.der`, Buffer.from(stamp.token, 'base64')],
      [`stamps/${i + 1}/roots.pem`, text(stamp.roots.join('\n'))],
    ]),
  ]
  const bytes = await zipOf(files, new Date(entry.time))
  const { entry: exported } = await folder.record('export', { what: 'evidence', entry: entry.index, sha256: record.sha256 })
  return { bytes, entry: entry.index, sha256: record.sha256, exported }
}

/** The capture meant by an entry index, by (the beginning of) a body's SHA-256, or by the id of a report read from it. */
export async function findCapture(folder: CaseFolder, id: string): Promise<{ entry: EntryAt; record: CaptureRecord }> {
  for await (const { entry, record } of folder.captures()) {
    if (id === String(entry.index) || (/^[0-9a-f]{8,64}$/.test(id) && record.sha256.startsWith(id))) return { entry, record }
  }
  if (/^[0-9a-f]{24}$/.test(id)) {
    for await (const { entry, record } of folder.captures()) {
      const { result } = await readBody(folder, record)
      if (result.items.some((item) => folder.reportId(entry, item.path) === id)) return { entry, record }
    }
  }
  throw new IsnadError('not-found', { what: id })
}

/** Time stamps over checkpoints that cover the entry, oldest first. */
async function stampsAfter(folder: CaseFolder, index: number): Promise<{ stamp: TimestampBody; size: number }[]> {
  const out: { stamp: TimestampBody; size: number }[] = []
  for await (const entry of folder.entries(index)) {
    if (entry.kind !== 'timestamp') continue
    const record = OtherRecord.safeParse(JSON.parse(Buffer.from(await folder.bytesOf(entry.commitment)).toString('utf8'))).data
    if (AnchorBody.safeParse(record?.body).success) continue
    const stamp = TimestampBody.safeParse(record?.body).data
    const size = Number(stamp?.checkpoint.split('\n')[1])
    // a stamp made before the case was taken over from an archive is under another key than the package carries
    const ours = stamp?.checkpoint.startsWith(`isnad.case/${folder.settings.caseId}\n`)
    if (stamp && ours && size > index) out.push({ stamp, size })
  }
  return out
}

/** A harmless extension of the given name, so that the file opens where it can; '' where there is none. */
function extension(name: string | undefined): string {
  return /\.(html?|txt|pdf|json|jsonl|xml|rss|atom|warc|wacz|docx|eml|zip|gz|jpg|png)$/i.exec(name ?? '')?.[0].toLowerCase() ?? ''
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8')
}
