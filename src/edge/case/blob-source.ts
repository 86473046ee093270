// A blob of a case to be handed on: small ones in memory, large ones as they are read, after every byte was checked against its name.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { IsnadError } from '../../core/model/plain.ts'
import type { CaseFolder } from './case-folder.ts'

/** From this size on a blob is not held in memory (bytes). */
const HELD = 8 * 2 ** 20

export interface BlobSource {
  readonly sha256: string
  readonly length: number
  /** The bytes, where they are few. */
  readonly bytes?: Uint8Array
  /** The bytes piece by piece, from the beginning each time. */
  parts(): AsyncIterable<Uint8Array>
}

/** Bytes that are in memory, as a source. */
export function heldSource(bytes: Uint8Array): BlobSource {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { sha256, length: bytes.length, bytes, parts: () => once(bytes) }
}

/** A body or a further blob. IsnadError 'not-found' or 'vault-broken'. */
export async function blobSource(
  folder: CaseFolder,
  { sha256, sealed, length }: { readonly sha256: string; readonly sealed?: string | undefined; readonly length: number },
): Promise<BlobSource> {
  if (length <= HELD) {
    const bytes = await folder.bodyOf({ sha256, ...(sealed ? { sealed } : {}) })
    return { sha256, length, bytes, parts: () => once(bytes) }
  }
  if (!sealed) {
    const path = await folder.pathOf(sha256)
    return { sha256, length, parts: () => createReadStream(path, { highWaterMark: 1 << 20 }) }
  }
  const blobs = folder.vaultOf().sealed
  const digest = createHash('sha256')
  const fault = await blobs.open(sealed, (part) => digest.update(part))
  if (fault === 'no-key' || fault === 'absent') throw new IsnadError('not-found', { what: `blob ${sealed}` })
  if (fault || digest.digest('hex') !== sha256) throw new IsnadError('vault-broken', { sha256 })
  return { sha256, length, parts: () => whole(blobs.parts(sealed), sha256) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A file altered between the check and now is not handed on as if it were whole. */
async function* whole(parts: AsyncGenerator<Buffer, string | undefined>, sha256: string): AsyncGenerator<Uint8Array> {
  const fault = yield* parts
  if (fault !== undefined) throw new IsnadError('vault-broken', { sha256 })
}
