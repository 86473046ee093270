// Anchors the newest checkpoint of a case through OpenTimestamps calendars, and asks later for the way to a Bitcoin block. Each step is an entry of its own.
import { AnchorBody, attestationsOf, OtherRecord, type OtsProof, readOts, writeOts } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { otsHashes, submit, upgraded } from '../time/calendar.ts'
import type { CaseFolder } from './case-folder.ts'
import type { InTurn } from './in-turn.ts'

export interface Anchored {
  readonly entry: number
  /** Entries of the ledger that the anchored checkpoint covers. */
  readonly size: number
  readonly calendars: readonly string[]
  /** Heights of the blocks the proof leads to; none: it is pending. */
  readonly blocks: readonly number[]
}

/** Publishes, has the calendars take the checkpoint while others write, and records the proof as pending. IsnadError 'time-authority': nothing is recorded then. */
export async function anchorCase(inTurn: InTurn, calendars: readonly string[]): Promise<Anchored> {
  const { checkpoint, size } = await inTurn(async (folder) => {
    await folder.publish()
    return folder.head()
  })
  const proof = await submit(Buffer.from(checkpoint, 'utf8'), calendars)
  return inTurn((folder) => record(folder, { method: 'opentimestamps', checkpoint, calendars: [...calendars], proof: base64(proof) }, size))
}

/** Asks the calendars of every anchor that leads to no block yet. What is new is recorded; gives those. IsnadError 'time-authority' where nothing is, and one did not answer. */
export async function upgradeAnchors(inTurn: InTurn): Promise<Anchored[]> {
  const newest = await inTurn(newestAnchors)
  const out: Anchored[] = []
  let failed: IsnadError | undefined
  for (const [index, body] of newest) {
    const proof = readOts(Buffer.from(body.proof, 'base64'), otsHashes)
    if (!proof) throw new IsnadError('vault-broken', { entry: index })
    if (blocksOf(proof).length > 0) continue
    const next = await upgraded(proof, body.calendars).catch((error: unknown) => {
      if (!(error instanceof IsnadError)) throw error
      failed = error // the other anchors are asked all the same
      return undefined
    })
    if (!next) continue
    const made = await inTurn(async (folder) =>
      // Who asked at the same time may have recorded the same: then it is there, and nothing is new.
      (await newestAnchors(folder)).has(index)
        ? record(folder, { ...body, proof: base64(next), upgrades: index }, Number(body.checkpoint.split('\n')[1]))
        : undefined,
    )
    if (made) out.push(made)
  }
  if (out.length === 0 && failed) throw failed
  return out
}

/** Anchors that no later entry carries further, by their entry. */
async function newestAnchors(folder: CaseFolder): Promise<Map<number, AnchorBody>> {
  const newest = new Map<number, AnchorBody>()
  for await (const entry of folder.entries()) {
    if (entry.kind !== 'timestamp' || !folder.isReadable(entry.index)) continue
    const bytes = await folder.bytesOf(entry.commitment)
    const body = AnchorBody.safeParse(OtherRecord.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data?.body).data
    if (!body) continue
    if (body.upgrades !== undefined) newest.delete(body.upgrades)
    newest.set(entry.index, body)
  }
  return newest
}

async function record(folder: CaseFolder, body: AnchorBody, size: number): Promise<Anchored> {
  const proof = readOts(Buffer.from(body.proof, 'base64'), otsHashes)
  if (!proof) throw new IsnadError('time-authority', { what: body.calendars.join(' ') })
  const { entry } = await folder.record('timestamp', body)
  return { entry, size, calendars: body.calendars, blocks: blocksOf(proof) }
}

function blocksOf({ root }: OtsProof): number[] {
  return [...attestationsOf(root)].flatMap(({ attestation }) => (attestation.kind === 'bitcoin' ? [attestation.height] : []))
}

function base64(proof: OtsProof): string {
  return Buffer.from(writeOts(proof)).toString('base64')
}
