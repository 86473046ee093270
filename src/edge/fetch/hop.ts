// One request and its answer, as received: the address is checked after resolution and again when the connection stands.
import { lookup as systemLookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

export interface Certificate {
  readonly subject: string
  readonly issuer: string
  readonly from: string
  readonly to: string
  readonly fingerprint256: string
  /** What is wrong with it, in the platform's code; absent for a certificate that checks. */
  readonly fault?: string
}

export interface Hop {
  readonly address: string
  readonly ip: string
  readonly status: number
  /** Names and values as received, repeated ones apart. */
  readonly headers: readonly (readonly [string, string])[]
  readonly certificate?: Certificate
  readonly body: Uint8Array
  /** Why the body is not whole: 'deadline', 'size', 'length', 'broken'; absent where it is. */
  readonly incomplete?: 'deadline' | 'size' | 'length' | 'broken'
}

export interface HopLimits {
  /** Milliseconds until the whole answer must be there, and between two pieces of it. */
  readonly deadline: number
  readonly idle: number
  readonly bytes: number
  readonly allowed: (ip: string) => boolean
  readonly agent: string
  /** Further request headers, for conditional requests. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What stops a hop before any answer: the words go into the problem's detail. */
export class HopRefused extends Error {
  readonly why: 'private-address' | 'no-such-host' | 'no-connection' | 'deadline' | 'bad-answer'
  constructor(why: HopRefused['why'], cause?: unknown) {
    super(why, cause === undefined ? {} : { cause })
    this.why = why
  }
}

const HEADER_COUNT = 500

/** Asks once, without following a redirect. Throws HopRefused where there is no answer to keep. */
export function ask(url: URL, limits: HopLimits): Promise<Hop> {
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) && !limits.allowed(host)) {
      reject(new HopRefused('private-address'))
      return
    }
    const secure = url.protocol === 'https:'
    const send = secure ? httpsRequest : httpRequest
    const outgoing = send(url, {
      agent: false,
      method: 'GET',
      lookup: guardedLookup(limits.allowed),
      maxHeaderSize: 64 * 1024,
      headers: {
        'user-agent': limits.agent,
        accept: 'text/html,application/xhtml+xml,application/pdf,*/*;q=0.5',
        'accept-encoding': 'identity',
        connection: 'close',
        ...limits.headers,
      },
      // A broken certificate is recorded with the capture, not hidden behind a failure: the operator sees it.
      ...(secure ? { rejectUnauthorized: false, ...(isIP(host) ? {} : { servername: host }) } : {}),
    })
    let settled = false
    const fail = (why: HopRefused['why'], cause?: unknown) => {
      if (settled) return
      settled = true
      clearTimeout(deadline)
      outgoing.destroy()
      reject(new HopRefused(why, cause))
    }
    const deadline = setTimeout(() => fail('deadline'), limits.deadline)
    outgoing.setTimeout(limits.idle, () => fail('deadline'))
    outgoing.on('socket', (socket: Socket) => {
      socket.once('connect', () => {
        // The name may have resolved differently for the connection than for the check: what counts is where it ended.
        if (!socket.remoteAddress || !limits.allowed(socket.remoteAddress)) fail('private-address')
      })
    })
    outgoing.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause instanceof HopRefused) fail(cause.why)
      else
        fail(
          cause.code === 'ENOTFOUND' || cause.code === 'EAI_AGAIN' ? 'no-such-host' : cause.code?.startsWith('HPE_') ? 'bad-answer' : 'no-connection',
          cause,
        )
    })
    outgoing.on('response', (answer) => {
      if (settled) return
      settled = true
      const certificate = certificateOf(answer)
      const ip = answer.socket.remoteAddress ?? ''
      collect(answer, limits, deadline).then(({ body, incomplete }) => {
        resolve({
          address: url.href,
          ip,
          status: answer.statusCode ?? 0,
          headers: pairs(answer.rawHeaders),
          ...(certificate ? { certificate } : {}),
          body,
          ...(incomplete ? { incomplete } : {}),
        })
      }, reject)
    })
    outgoing.end()
  })
}

/** Resolves a name and hands on only addresses that may be reached; one private answer among them refuses the name. */
function guardedLookup(allowed: (ip: string) => boolean): LookupFunction {
  return (host, options, done) => {
    systemLookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      const first = found[0]
      if (!first || found.some((entry) => !allowed(entry.address))) return done(new HopRefused('private-address') as NodeJS.ErrnoException, '', 0)
      if (options.all) done(null, [first])
      else done(null, first.address, first.family)
    })
  }
}

function collect(
  answer: IncomingMessage,
  limits: HopLimits,
  deadline: NodeJS.Timeout,
): Promise<{ body: Uint8Array; incomplete?: Hop['incomplete'] }> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    const end = (incomplete?: Hop['incomplete']) => {
      clearTimeout(deadline)
      clearTimeout(late)
      const body = Buffer.concat(parts)
      const declared = Number(answer.headers['content-length'] ?? body.length)
      const short = incomplete ?? (declared !== body.length ? 'length' : undefined)
      resolve({ body, ...(short ? { incomplete: short } : {}) })
      answer.destroy()
    }
    clearTimeout(deadline)
    const late = setTimeout(() => end('deadline'), limits.deadline)
    answer.setTimeout(limits.idle, () => end('deadline'))
    answer.on('data', (part: Buffer) => {
      size += part.length
      parts.push(size > limits.bytes ? part.subarray(0, Math.max(0, part.length - (size - limits.bytes))) : part)
      if (size > limits.bytes) end('size')
    })
    answer.once('end', () => end(answer.complete ? undefined : 'broken'))
    answer.once('error', () => end('broken'))
    answer.once('aborted', () => end('broken'))
  })
}

function pairs(raw: readonly string[]): (readonly [string, string])[] {
  const out: (readonly [string, string])[] = []
  for (let at = 0; at + 1 < raw.length && out.length < HEADER_COUNT; at += 2) out.push([raw[at] as string, raw[at + 1] as string])
  return out
}

function certificateOf(answer: IncomingMessage): Certificate | undefined {
  const socket = answer.socket
  if (!(socket instanceof TLSSocket)) return undefined
  const peer = socket.getPeerCertificate()
  if (!peer?.fingerprint256) return undefined
  const name = (side: typeof peer.subject | undefined) =>
    Object.entries(side ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(', ')
  const fault = socket.authorized ? undefined : String(socket.authorizationError ?? 'unknown')
  return {
    subject: name(peer.subject),
    issuer: name(peer.issuer),
    from: peer.valid_from,
    to: peer.valid_to,
    fingerprint256: peer.fingerprint256,
    ...(fault ? { fault } : {}),
  }
}
