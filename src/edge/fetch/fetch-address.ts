// Fetching an address a person asked for: redirects followed one by one, each checked, everything recorded.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Problem } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { isPublicAddress, webAddress } from './guard.ts'
import { ask, type Certificate, type Hop, type HopLimits, HopRefused } from './hop.ts'

export interface Fetched {
  /** As asked. */
  readonly address: string
  /** The address that gave the answer, after redirects. */
  readonly answered: string
  readonly redirects: readonly { readonly address: string; readonly status: number; readonly ip: string }[]
  readonly ip: string
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly mediaType?: string
  readonly certificate?: Certificate
  /** The body with content codings undone: what a reader reads. */
  readonly body: Uint8Array
  /** The body as sent, where a server coded it although asked not to. */
  readonly wire?: Uint8Array
  readonly problems: readonly Problem[]
}

export interface FetchOptions {
  readonly deadline?: number
  readonly idle?: number
  readonly bytes?: number
  readonly redirects?: number
  /** Which network addresses may be reached; public ones where not given. */
  readonly allowed?: (ip: string) => boolean
  readonly agent?: string
  /** Further request headers, for conditional requests. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Fetches an address. http and https only, public addresses only, on every hop and at connect time; at most 10
 * redirects, 60 seconds, 100 MiB. A status of 400 or more, a broken certificate, a cut body come back with the answer as
 * problems; no answer at all throws IsnadError: `usage` (no web address), `refused` (private address, too many
 * redirects), `unreadable-input` (no such host, no connection, deadline).
 */
export async function fetchAddress(written: string, options: FetchOptions = {}): Promise<Fetched> {
  const limits: HopLimits = {
    deadline: options.deadline ?? 60_000,
    idle: options.idle ?? 15_000,
    bytes: options.bytes ?? 100 * 2 ** 20,
    allowed: options.allowed ?? isPublicAddress,
    agent: options.agent ?? 'Isnad (capture on request)',
    ...(options.headers ? { headers: options.headers } : {}),
  }
  const asked = webAddress(written.trim())
  if (!asked) throw new IsnadError('usage', { address: written.slice(0, 200) })
  const redirects: { address: string; status: number; ip: string }[] = []
  const cap = options.redirects ?? 10
  for (let url = asked; ; ) {
    const hop = await oneHop(url, limits)
    const next = hop.status >= 300 && hop.status < 400 && hop.status !== 304 ? headerOf(hop, 'location') : undefined
    if (next === undefined) return answerOf(written, hop, redirects, limits.bytes)
    redirects.push({ address: hop.address, status: hop.status, ip: hop.ip })
    const target = URL.canParse(next, url.href) ? webAddress(new URL(next, url).href) : undefined
    if (!target) throw new IsnadError('refused', { address: next.slice(0, 200), why: 'redirect' })
    if (redirects.length > cap) throw new IsnadError('refused', { address: target.href.slice(0, 200), why: 'redirects' })
    url = target
  }
}

async function oneHop(url: URL, limits: HopLimits): Promise<Hop> {
  try {
    return await ask(url, limits)
  } catch (cause) {
    if (!(cause instanceof HopRefused)) throw cause
    const detail = { address: url.href.slice(0, 200), why: cause.why }
    throw new IsnadError(cause.why === 'private-address' ? 'refused' : 'unreadable-input', detail, cause)
  }
}

/** The last answer of a chain of hops, with its codings undone (up to `cap` bytes) and what is wrong with it told. */
export function answerOf(address: string, hop: Hop, redirects: Fetched['redirects'], cap: number): Fetched {
  const problems: Problem[] = []
  if (hop.status >= 400 || hop.status === 0) problems.push({ code: 'not-an-article', detail: { status: hop.status } })
  if (hop.incomplete === 'length') problems.push({ code: 'length-mismatch', detail: { what: 'http', found: hop.body.length } })
  else if (hop.incomplete)
    problems.push({ code: hop.incomplete === 'size' ? 'too-large' : 'truncated', detail: { why: hop.incomplete, bytes: hop.body.length } })
  if (hop.certificate?.fault)
    problems.push({ code: 'certificate-fault', detail: { why: hop.certificate.fault, host: new URL(hop.address).hostname } })
  const coding = headerOf(hop, 'content-encoding')?.toLowerCase().trim()
  const decoded = coding && coding !== 'identity' ? undo(hop.body, coding, cap) : undefined
  if (decoded && 'code' in decoded) problems.push(decoded)
  const plain = decoded && !('code' in decoded) ? decoded : undefined
  const mediaType = headerOf(hop, 'content-type')
  return {
    address,
    answered: hop.address,
    redirects,
    ip: hop.ip,
    status: hop.status,
    headers: hop.headers,
    ...(mediaType ? { mediaType } : {}),
    ...(hop.certificate ? { certificate: hop.certificate } : {}),
    body: plain ?? hop.body,
    ...(plain ? { wire: hop.body } : {}),
    problems,
  }
}

/** Value of the first header of that name (lower case). */
export function headerOf(hop: Pick<Hop, 'headers'>, name: string): string | undefined {
  return hop.headers.find(([header]) => header.toLowerCase() === name)?.[1]
}

function undo(body: Uint8Array, coding: string, cap: number): Uint8Array | Problem {
  const limit = { maxOutputLength: cap }
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(body, limit)
    if (coding === 'br') return brotliDecompressSync(body, limit)
    if (coding === 'deflate') return inflateSync(body, limit)
    // Stacked codings are a bomb's shape and no news server's; the body is kept as sent.
    return { code: 'unsupported-format', detail: { coding: coding.slice(0, 40) } }
  } catch (cause) {
    // zlib throws for what is too large or broken: the body stays as sent, and that is told.
    const large = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' || cause instanceof RangeError
    return { code: large ? 'archive-bomb' : 'unreadable', detail: { coding } }
  }
}
