// Stamps the newest checkpoint of a case with an authority's RFC 3161 token, and records it.
import { randomBytes } from 'node:crypto'
import type { TimestampBody } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { askForToken, checkToken } from '../time/token.ts'
import type { RecordReceipt } from './case-folder.ts'
import type { InTurn } from './in-turn.ts'

/** An authority the operator named, and the roots (PEM) its certificate must lead to; none: the stamp counts as not trusted. */
export interface Authority {
  readonly address: string
  readonly roots: readonly string[]
}

/**
 * Publishes, asks the authority, checks its answer at once and records it. Others write while the authority is waited for: the stamp stands
 * for the checkpoint it was asked for, however far the ledger has grown since.
 * IsnadError 'time-authority' where the answer does not hold or does not lead to the roots: then nothing is recorded.
 */
export async function stampCase(inTurn: InTurn, { address, roots }: Authority): Promise<RecordReceipt & { stamp: TimestampBody }> {
  const { checkpoint } = await inTurn(async (folder) => {
    await folder.publish()
    return folder.head()
  })
  const bytes = Buffer.from(checkpoint, 'utf8')
  const nonce = randomBytes(8)
  nonce[0] = 1 + ((nonce[0] ?? 0) % 127) // a positive integer without leading zero: DER keeps it as it is
  const token = await askForToken(address, bytes, nonce)
  const check = await checkToken(token, bytes, roots)
  if (!check.ok || !check.time || (roots.length > 0 && !check.trusted))
    throw new IsnadError('time-authority', { what: `${address}: ${check.why ?? ''}` })
  const stamp: TimestampBody = {
    address,
    authority: check.authority ?? '',
    time: check.time,
    checkpoint,
    token: Buffer.from(token).toString('base64'),
    roots: [...roots],
  }
  return { ...(await inTurn((folder) => folder.record('timestamp', stamp))), stamp }
}
