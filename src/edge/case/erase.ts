// Erases captured copies: the tombstone is recorded first, then record, body and the determinations that quote them are taken out.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CaptureRecord, type EntryAt } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { blobsOf } from './capture-record.ts'
import type { CaptureAt, CaseFolder } from './case-folder.ts'
import { readBody } from './read-body.ts'

export interface Erasure {
  /** Ledger entry of the tombstone. */
  readonly entry: number
  /** Entries erased: captures, and determinations that quote them. */
  readonly erased: readonly number[]
  /** Bodies and further blobs taken out; one that another capture still needs stays. */
  readonly bodies: number
}

/**
 * Erases the capture at `index`. The entry and every proof stand; what it committed to is gone, and with it what was derived.
 * Run again after a crash, it finishes. IsnadError 'not-found' where no capture stands there, 'usage' without a reason.
 */
export async function eraseCapture(folder: CaseFolder, index: number, reason: string): Promise<Erasure> {
  if (!reason.trim()) throw new IsnadError('usage', { what: '--reason' })
  if (folder.erased.has(index)) return finish(folder, index)
  const captures: CaptureAt[] = []
  for await (const capture of folder.captures()) captures.push(capture)
  const meant = captures.find(({ entry }) => entry.index === index)
  if (!meant) throw new IsnadError('not-found', { what: `capture ${index}` })
  const quoting = await determinationsOn(folder, meant)
  const entries = [index, ...quoting.map((entry) => entry.index)]
  const { entry } = await folder.record('erasure', { entries, reason }, `erasure ${index}`)
  await folder.publish()
  for (const at of entries) folder.erased.add(at)

  // A sealed blob is this capture's alone; an open one may be another's too.
  const needed = new Set(captures.flatMap(({ entry: at, record }) => (at.index === index ? [] : blobsOf(record).map(({ name }) => name))))
  const vault = folder.vaultOf()
  const gone = blobsOf(meant.record).filter(({ name }) => !needed.has(name))
  for (const { name } of gone) await vault.remove(name)
  for (const { commitment } of [...quoting, meant.entry]) await vault.remove(commitment)
  await rm(join(folder.dir, 'views'), { recursive: true, force: true }) // what was derived from it is derived anew, without it
  return { entry, erased: entries, bodies: gone.length }
}

/** An erasure that a crash cut short: its records go last, so while one is there its body may be too. */
async function finish(folder: CaseFolder, index: number): Promise<Erasure> {
  const vault = folder.vaultOf()
  const at = await folder.ledgerOf().entry(index)
  const bytes = await vault.get(at.commitment).catch(() => undefined)
  const left = new Set(bytes ? namesIn(bytes) : [])
  if (left.size > 0) for await (const { record } of folder.captures()) for (const { name } of blobsOf(record)) left.delete(name)
  for (const name of left) await vault.remove(name)
  for await (const entry of folder.entries()) if (folder.erased.has(entry.index)) await vault.remove(entry.commitment)
  await rm(join(folder.dir, 'views'), { recursive: true, force: true })
  return { entry: -1, erased: [index], bodies: left.size }
}

function namesIn(bytes: Uint8Array): string[] {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
  const record = CaptureRecord.safeParse(value).data
  return record ? blobsOf(record).map(({ name }) => name) : []
}

/** Entries of determinations whose record names a report of this capture: they quote it. */
async function determinationsOn(folder: CaseFolder, { entry, record }: CaptureAt): Promise<EntryAt[]> {
  const { result } = await readBody(folder, record)
  const reports = result.items.flatMap((item) => [folder.reportId(entry, item.path), ...(item.givenId ? [item.givenId] : [])])
  const out: EntryAt[] = []
  for await (const at of folder.entries()) {
    if (at.kind !== 'determination' || folder.erased.has(at.index)) continue
    const text = Buffer.from(await folder.bytesOf(at.commitment)).toString('utf8')
    if (reports.some((report) => text.includes(JSON.stringify(report)))) out.push(at)
  }
  return out
}
