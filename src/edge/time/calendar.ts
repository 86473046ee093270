// OpenTimestamps calendars the operator named: a commitment goes to them, and later the way to a Bitcoin block is asked for. Nothing else leaves.
import { createHash } from 'node:crypto'
import { attestationsOf, mergeAt, type OtsHashes, type OtsNode, type OtsProof, readOtsAnswer } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { randomHex, sha256 } from '../digest.ts'

export const otsHashes: OtsHashes = (name, bytes) => createHash(name).update(bytes).digest()

/** No answer is longer in the reference implementation either. */
const ANSWER = 10_000
const PATIENCE = 20_000

/**
 * Has calendars take the digest of some bytes. They see a salted hash of it, not the digest: the proof holds the salt.
 * IsnadError 'time-authority' where one does not answer as it should.
 */
export async function submit(data: Uint8Array, calendars: readonly string[]): Promise<OtsProof> {
  const digest = sha256(data)
  const salt = Buffer.from(randomHex(16), 'hex')
  const salted = Buffer.concat([digest, salt])
  const message = sha256(salted)
  let node: OtsNode = { message, attestations: [], steps: [] }
  for (const calendar of calendars) {
    const bytes = await ask(calendar, 'digest', {
      method: 'POST',
      body: Buffer.from(message),
      headers: { 'content-type': 'application/octet-stream' },
    })
    const answer = bytes && readOtsAnswer(bytes, message, otsHashes)
    if (!answer) throw new IsnadError('time-authority', { what: `${calendar}: not a calendar's answer` })
    node = mergeAt(node, answer)
  }
  return {
    digest,
    root: {
      message: digest,
      attestations: [],
      steps: [{ op: { tag: 0xf0, argument: salt }, node: { message: salted, attestations: [], steps: [{ op: { tag: 8 }, node }] } }],
    },
  }
}

/**
 * Asks for what became of each pending promise; only calendars the operator named are asked, whatever the proof says. Undefined where nothing
 * is new. A calendar that is gone keeps nobody from what another has: its IsnadError 'time-authority' is thrown only where none had anything.
 */
export async function upgraded(proof: OtsProof, calendars: readonly string[]): Promise<OtsProof | undefined> {
  let root = proof.root
  let found = false
  let failed: IsnadError | undefined
  for (const { message, attestation } of [...attestationsOf(proof.root)]) {
    if (attestation.kind !== 'pending' || !calendars.some((named) => plain(named) === plain(attestation.calendar))) continue
    const answer = await pathOf(attestation.calendar, message).catch((error: unknown) => {
      if (!(error instanceof IsnadError)) throw error
      failed = error
      return undefined
    })
    if (!answer || ![...attestationsOf(answer)].some((one) => one.attestation.kind === 'bitcoin')) continue
    root = mergeAt(root, answer)
    found = true
  }
  if (!found && failed) throw failed
  return found ? { digest: proof.digest, root } : undefined
}

/** What a calendar has to a message it promised; undefined where it has nothing yet. IsnadError 'time-authority' where it does not answer as it should. */
async function pathOf(calendar: string, message: Uint8Array): Promise<OtsNode | undefined> {
  const bytes = await ask(calendar, `timestamp/${Buffer.from(message).toString('hex')}`, { method: 'GET' })
  const answer = bytes && readOtsAnswer(bytes, message, otsHashes)
  if (bytes && !answer) throw new IsnadError('time-authority', { what: `${calendar}: not a calendar's answer` })
  return answer
}

function plain(address: string): string {
  return address.replace(/\/+$/, '')
}

/** The answer's bytes; undefined where the calendar has nothing yet (404). */
async function ask(calendar: string, path: string, init: RequestInit): Promise<Uint8Array | undefined> {
  const refuse = (what: string, cause?: unknown) => new IsnadError('time-authority', { what: `${calendar}: ${what}` }, cause)
  let response: Response
  try {
    const headers = { ...(init.headers as Record<string, string> | undefined), accept: 'application/vnd.opentimestamps.v1' }
    response = await fetch(`${plain(calendar)}/${path}`, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
    if (response.status === 404) return undefined
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      parts.push(part)
      length += part.length
      if (length > ANSWER) break
    }
    if (response.ok && length <= ANSWER) return Buffer.concat(parts)
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : '', error)
  }
  throw refuse(response.ok ? 'an answer too long' : `HTTP ${response.status}`)
}
