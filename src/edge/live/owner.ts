// Talking to the process that owns a case: other commands work through it while the workbench is open.
import { ApiError, IsnadError } from '../../core/model/index.ts'
import { readOwner } from '../case/lock.ts'

/** Longest wait for an owner to begin its answer, in milliseconds. */
const PATIENCE = 15_000

export interface OwnerClient {
  readonly address: string
  /** Address with its key, for a person to open. */
  readonly entrance: string
  get(path: string): Promise<unknown>
}

/** A client of the case's owner. IsnadError 'case-locked' where it cannot be reached by others, 'owner-silent' where it does not answer. */
export async function ownerOf(dir: string): Promise<OwnerClient> {
  const owner = await readOwner(dir)
  if (!owner?.address || !owner.token) throw new IsnadError('case-locked', { dir, ...(owner ? { pid: owner.pid } : {}) })
  const { address, token } = owner
  return {
    address,
    entrance: `${address}/?key=${token}`,
    async get(path) {
      let response: Response
      try {
        response = await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(PATIENCE) })
      } catch (cause) {
        throw new IsnadError('owner-silent', { dir, address }, cause)
      }
      const body: unknown = await response.json()
      if (response.ok) return body
      const parsed = ApiError.safeParse(body)
      throw new IsnadError('bad-request', { message: parsed.success ? parsed.data.error.words.en : String(response.status) })
    },
  }
}
