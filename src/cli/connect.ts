// Reaches a case: opens it, or, where another process has it open, talks to that process.
import { z } from 'zod'
import {
  Anchored,
  ApiError,
  CapturesAnswer,
  Erasure,
  IsnadError,
  isErrorCode,
  type OutputRequest,
  Stamped,
  VerifyReport,
} from '../core/model/index.ts'
import type { CaseFolder } from '../edge/case/case-folder.ts'
import { SOFTWARE } from './version.ts'

/** How long an owner may take to answer before it counts as silent, in milliseconds. */
const PATIENCE = 3000

/** An output that is recorded already, to be written once. */
export interface MadeOutput {
  readonly fileName: string
  readonly sha256: string
  readonly entry: number
  readonly size: number
  parts(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** The process that owns a case, over its HTTP API. */
export class OwnerClient {
  readonly address: string
  readonly #dir: string
  readonly #token: string
  constructor(dir: string, address: string, token: string) {
    this.#dir = dir
    this.address = address.replace(/\/$/, '')
    this.#token = token
  }

  /** The address with its key, for a person to open. */
  get entrance(): string {
    return `${this.address}/?key=${this.#token}`
  }

  /** IsnadError 'owner-silent' where it does not answer in three seconds. */
  async greet(): Promise<void> {
    await this.#fetch('/api/case', { method: 'GET' }, AbortSignal.timeout(PATIENCE))
  }

  /** Sends lines of `CaptureLine`; the owner acknowledges all of them or says what failed. */
  async capture(lines: string): Promise<CapturesAnswer> {
    const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: lines }
    return CapturesAnswer.parse(await this.#fetch('/api/captures', init))
  }

  /** Sends one large body as it is read, with what a `CaptureLine` says of it; the owner acknowledges it once it is whole and on the disk. */
  async captureBody(known: object, body: AsyncIterable<Uint8Array>): Promise<CapturesAnswer> {
    const query = new URLSearchParams({ known: JSON.stringify(known) })
    const { sendBody } = await import('./send-body.ts')
    const headers = { authorization: `Bearer ${this.#token}`, 'user-agent': SOFTWARE }
    const { status, text } = await sendBody(`${this.address}/api/captures/body?${query}`, headers, body)
    if (status === 200) return CapturesAnswer.parse(JSON.parse(text))
    throw refusalOf(text) ?? new IsnadError('bad-request', { what: `${status} ${text.slice(0, 300)}` })
  }

  async stamp(address: string, roots: readonly string[]): Promise<Stamped> {
    return Stamped.parse(await this.#post('/api/custody/stamps', { address, roots }))
  }

  /** Anchors the newest checkpoint with these calendars; with none, asks what became of earlier ones. */
  async anchor(calendars: readonly string[]): Promise<Anchored[]> {
    return z.array(Anchored).parse(await this.#post('/api/custody/anchors', { calendars }))
  }

  async erase(entry: number, reason: string): Promise<{ entry: number; erased: number[]; bodies: number }> {
    return Erasure.parse(await this.#post('/api/custody/erasures', { entry, reason }))
  }

  async mend(): Promise<void> {
    await this.#post('/api/custody/mend', {})
  }

  /** Has the owner make a package and writes it, as it comes, to the file that `named` says for its entry. */
  async evidence(
    id: string,
    named: (entry: number) => string,
  ): Promise<{ bytes: number; entry: number; sha256: string; exported: number; place: boolean }> {
    const { writeWhole } = await import('../edge/evidence/zip.ts')
    const response = await this.#ask('/api/custody/evidence', jsonOf({ id }))
    if (!response.body) throw new IsnadError('owner-silent', { dir: this.#dir })
    const number = (name: string) => Number(response.headers.get(name))
    const entry = number('x-isnad-entry')
    const bytes = await writeWhole(named(entry), response.body as unknown as AsyncIterable<Uint8Array>, async () => {})
    return {
      bytes,
      entry,
      sha256: response.headers.get('x-isnad-sha256') ?? '',
      exported: number('x-isnad-exported'),
      place: response.headers.get('x-isnad-place') === 'true',
    }
  }

  /** The backup as it is written by the owner, with what it will hold. */
  async backup(passphrase: string): Promise<{ parts: AsyncIterable<Uint8Array>; files: number; size: number; root: string }> {
    const response = await this.#ask('/api/custody/backup', jsonOf({ passphrase }))
    if (!response.body) throw new IsnadError('owner-silent', { dir: this.#dir })
    const { headers } = response
    const numbers = {
      files: Number(headers.get('x-isnad-files')),
      size: Number(headers.get('x-isnad-size')),
      root: headers.get('x-isnad-root') ?? '',
    }
    return { parts: response.body as unknown as AsyncIterable<Uint8Array>, ...numbers }
  }

  async verify(): Promise<VerifyReport> {
    return VerifyReport.parse(await this.#fetch('/api/verify', { method: 'POST' }))
  }

  /** Makes an output in the owner's process, which records it. */
  async output(request: OutputRequest): Promise<MadeOutput> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) }
    const response = await this.#ask('/api/outputs', init)
    const name = /filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? request.form
    return {
      fileName: decodeURIComponent(name),
      sha256: response.headers.get('x-isnad-sha256') ?? '',
      entry: Number(response.headers.get('x-isnad-entry')),
      size: Number(response.headers.get('content-length')),
      parts: () => response.body as unknown as AsyncIterable<Uint8Array>,
    }
  }

  /** POST of a value to any path; its answer as JSON. */
  post(path: string, value: unknown): Promise<unknown> {
    return this.#fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) })
  }

  /** GET of any path, as JSON. */
  get(path: string): Promise<unknown> {
    return this.#fetch(path, { method: 'GET' })
  }

  #post(path: string, body: object): Promise<unknown> {
    return this.#fetch(path, jsonOf(body))
  }

  async #fetch(path: string, init: Sent, signal?: AbortSignal): Promise<unknown> {
    return (await this.#ask(path, init, signal)).json()
  }

  /** The owner's answer; its refusal as the IsnadError it names. */
  async #ask(path: string, init: Sent, signal?: AbortSignal): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${this.#token}`, 'user-agent': SOFTWARE }
    let response: Response
    try {
      response = await fetch(`${this.address}${path}`, { ...init, headers, ...(signal ? { signal } : {}) })
    } catch (error) {
      throw new IsnadError('owner-silent', { dir: this.#dir, address: this.address }, error)
    }
    if (response.ok) return response
    const text = await response.text()
    throw refusalOf(text) ?? new IsnadError('bad-request', { what: `${response.status} ${path} ${text.slice(0, 300)}` })
  }
}

function jsonOf(body: object): Sent {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

interface Sent {
  readonly method: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** An answer of the API that names its error, as that error. */
function refusalOf(text: string): IsnadError | undefined {
  try {
    const { error } = ApiError.parse(JSON.parse(text))
    return isErrorCode(error.code) ? new IsnadError(error.code, error.detail) : undefined
  } catch {
    return undefined // not an answer of ours: the caller shows it as it is
  }
}

export type Reached = { readonly kind: 'open'; readonly folder: CaseFolder } | { readonly kind: 'owner'; readonly owner: OwnerClient }

/**
 * Opens the case in `dir`; where another process has it, returns a client of that process.
 * IsnadError 'case-locked' where the owner takes no requests, 'owner-silent' where it should and does not answer.
 */
export async function withOwner(dir: string): Promise<Reached> {
  const { openCase } = await import('../edge/case/case-folder.ts')
  const { readOwner } = await import('../edge/case/lock.ts')
  const { userHeads } = await import('../edge/case/seen-heads.ts')
  try {
    return { kind: 'open', folder: await openCase(dir, { clock: Date.now, software: SOFTWARE, heads: userHeads() }) }
  } catch (error) {
    if (!(error instanceof IsnadError) || error.code !== 'case-locked') throw error
    const found = await readOwner(dir)
    if (!found?.address || !found.token) throw error
    const owner = new OwnerClient(dir, found.address, found.token)
    await owner.greet()
    return { kind: 'owner', owner }
  }
}
