// Every OpenTimestamps anchor again: over a checkpoint of this ledger, what it leads to, and whether a header the operator supplied holds its root.
import {
  type AnchorBody,
  attestationsOf,
  type BlockHeader,
  type EntryAt,
  type Fault,
  fault,
  openCheckpoint,
  readOts,
  sameBytes,
  type Tree,
  type VerifierKey,
} from '../../core/ledger/index.ts'
import { ed25519Verify, sha256 } from '../digest.ts'
import { otsHashes } from '../time/calendar.ts'

/** A way from a checkpoint to a promise or to a block. */
export interface Anchor {
  readonly entry: number
  /** The ledger's first `size` entries are what is anchored. */
  readonly size: number
  /** `pending`: a calendar promised it. `block`: it leads to a block, and no header of it was supplied. `header`: the supplied header of that block holds it. */
  readonly state: 'pending' | 'block' | 'header'
  readonly calendars: readonly string[]
  readonly height?: number
  /** Of the header supplied: its time and its hash, to be compared with another source. */
  readonly time?: string
  readonly hash?: string
}

export interface AnchorContext {
  readonly keys: readonly VerifierKey[]
  readonly tree: Tree
  readonly headers: ReadonlyMap<number, BlockHeader>
  readonly faults: Fault[]
}

/** Checks anchors; those a later entry upgrades are checked and not shown. */
export function checkAnchors(found: readonly { readonly entry: EntryAt; readonly body: AnchorBody }[], context: AnchorContext): Anchor[] {
  const replaced = new Set(found.flatMap(({ body }) => (body.upgrades === undefined ? [] : [body.upgrades])))
  return found.flatMap(({ entry, body }) => {
    const anchors = checkAnchor(entry, body, context)
    return replaced.has(entry.index) ? [] : anchors
  })
}

function checkAnchor(entry: EntryAt, body: AnchorBody, { keys, tree, headers, faults }: AnchorContext): Anchor[] {
  const path = `vault/${entry.commitment.slice(0, 2)}/${entry.commitment}`
  const checkpoint = keys.map((key) => openCheckpoint(body.checkpoint, key, ed25519Verify, sha256)).find((opened) => opened !== undefined)
  const ours = checkpoint !== undefined && checkpoint.size <= tree.size && sameBytes(tree.root(checkpoint.size), checkpoint.root)
  const proof = ours ? readOts(Buffer.from(body.proof, 'base64'), otsHashes) : undefined
  if (!checkpoint || !proof || !sameBytes(proof.digest, sha256(Buffer.from(body.checkpoint, 'utf8')))) {
    faults.push(fault('token-bad', { entry: entry.index, path }))
    return []
  }
  const base = { entry: entry.index, size: checkpoint.size, calendars: body.calendars }
  const blocks: Anchor[] = []
  for (const { message, attestation } of attestationsOf(proof.root)) {
    if (attestation.kind !== 'bitcoin') continue
    const { height } = attestation
    const header = headers.get(height)
    if (!header) blocks.push({ ...base, state: 'block', height })
    else if (sameBytes(header.merkleRoot, message)) blocks.push({ ...base, state: 'header', height, time: header.time, hash: header.hash })
    else faults.push(fault('block-differs', { entry: entry.index, path: `--headers ${height}` }))
  }
  return blocks.length > 0 ? blocks : [{ ...base, state: 'pending' }]
}
