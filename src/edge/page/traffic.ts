// What a page asks for, answered by our own fetcher: the same checks of every address, at connect time, and a record of each request.
import { STATUS_CODES } from 'node:http'
import { isIP } from 'node:net'
import { sha256Hex } from '../digest.ts'
import { answerOf, type Fetched } from '../fetch/fetch-address.ts'
import { webAddress } from '../fetch/guard.ts'
import { ask, HopRefused } from '../fetch/hop.ts'
import type { Pipe, Told } from './pipe.ts'

export interface TrafficLimits {
  /** Milliseconds for one answer, and between two pieces of it. */
  readonly deadline: number
  readonly idle: number
  /** Bytes of one answer, and of all together. */
  readonly bytes: number
  readonly allBytes: number
  readonly requests: number
  readonly allowed: (ip: string) => boolean
}

/** One request of the page, as the list of responses keeps it. */
export interface Exchange {
  readonly address: string
  readonly type: string
  readonly status?: number
  readonly ip?: string
  readonly mediaType?: string
  readonly length?: number
  readonly sha256?: string
  readonly certificateFault?: string
  /** Why nothing was asked, or nothing came: 'private-address', 'method', 'media', 'limit', … */
  readonly refused?: string
}

interface Paused {
  readonly requestId: string
  readonly request: { readonly url: string; readonly method: string; readonly headers: Readonly<Record<string, string>> }
  readonly frameId: string
  readonly resourceType: string
}

/** Answers at one time; more wait. */
const AT_ONCE = 12
/** Addresses the window itself may go to before it counts as going in circles. */
const DOCUMENTS = 20
/** Headers that speak of the connection or the coding, which are ours; a page shown once more must not be answered from memory. */
const OURS = /^(host|connection|accept-encoding|content-length|proxy-.*|if-.*|range|service-worker.*)$/i
const UNDONE = /^(content-encoding|content-length|transfer-encoding|connection|keep-alive|alt-svc|proxy-.*|trailer|upgrade)$/i
/** What is shown as a page: anything else would be a download or a viewer. */
const SHOWN = /^(text\/html|application\/xhtml\+xml)\b/i
/** Answers without a body: a window that gets one stays as it was. */
const EMPTY = new Set([204, 205, 304])

export class Traffic {
  readonly exchanges: Exchange[] = []
  /** Answers that the window itself was shown, redirects among them; the last is the page. */
  readonly documents: Fetched[] = []
  /** Why the window was shown nothing, where it was not. */
  stopped: { readonly why: string; readonly address: string } | undefined
  open = 0
  /** Instant of the last change, by a clock that only goes forward. */
  changed = performance.now()
  bytes = 0
  readonly #pipe: Pipe
  readonly #frame: string
  readonly #agent: string
  readonly #limits: TrafficLimits
  #ended = false
  readonly #queue: (() => void)[] = []
  #running = 0

  constructor(pipe: Pipe, frame: string, agent: string, limits: TrafficLimits) {
    this.#pipe = pipe
    this.#frame = frame
    this.#agent = agent
    this.#limits = limits
  }

  /** Nothing more is asked for from here on: what the page still wants fails. */
  end(): void {
    this.#ended = true
  }

  /** Takes what the browser tells; requests that wait for an answer get one. */
  take({ method, params, session }: Told): void {
    if (method !== 'Fetch.requestPaused') return
    const paused = params as unknown as Paused
    this.open++
    this.changed = performance.now()
    this.#answer(paused, session)
      .catch(() => undefined) // the page is gone, or went on without it: the list has it all the same
      .finally(() => {
        this.open--
        this.changed = performance.now()
      })
  }

  async #answer(paused: Paused, session: string | undefined): Promise<void> {
    const { request, requestId, resourceType } = paused
    const main = resourceType === 'Document' && paused.frameId === this.#frame
    const url = webAddress(request.url)
    const said = { address: (url?.href ?? request.url).slice(0, 4000), type: resourceType.toLowerCase() }
    const fail = (why: string) => {
      // A window that shows a page already keeps it: where its script leads to now is listed, and not followed.
      const shown = main && this.documents.some(({ status }) => !isForward(status))
      if (main && !shown) this.stopped = { why, address: said.address.slice(0, 200) }
      return this.#pipe.ask('Fetch.failRequest', { requestId, errorReason: shown ? 'Aborted' : 'BlockedByClient' }, session)
    }
    const refuse = (why: string) => {
      this.exchanges.push({ ...said, refused: why })
      return fail(why)
    }
    const why = this.#refusal(paused, url, main)
    if (why !== undefined || !url) return void (await refuse(why ?? 'usage'))
    await this.#turn()
    try {
      const hop = await ask(url, {
        deadline: this.#limits.deadline,
        idle: this.#limits.idle,
        bytes: Math.max(1, Math.min(this.#limits.bytes, this.#limits.allBytes - this.bytes)),
        allowed: this.#limits.allowed,
        agent: this.#agent,
        headers: passedOn(request.headers),
      })
      const got = answerOf(request.url, hop, [], this.#limits.bytes)
      this.bytes += got.body.length
      this.exchanges.push({ ...said, ...exchangeOf(got) })
      const noPage = EMPTY.has(got.status) || (!isForward(got.status) && !SHOWN.test(got.mediaType ?? 'text/html'))
      if (main && noPage) return void (await fail('not-a-page'))
      if (main) this.documents.push(got)
      const responseHeaders = got.headers.flatMap(([name, value]) => (UNDONE.test(name) ? [] : [{ name, value }]))
      const body = Buffer.from(got.body).toString('base64')
      // Without words of ours the browser takes no number it does not know (520, 999), and the page would wait for ever.
      const responsePhrase = STATUS_CODES[got.status] ?? 'Unnamed'
      await this.#pipe
        .ask('Fetch.fulfillRequest', { requestId, responseCode: got.status || 502, responsePhrase, responseHeaders, body }, session)
        .catch(() => fail('not-taken'))
    } catch (cause) {
      if (!(cause instanceof HopRefused)) throw cause
      await refuse(cause.why)
    } finally {
      this.#running--
      this.#queue.shift()?.()
    }
  }

  /** Why a request is not even tried. A capture reads and changes nothing: only GET leaves. */
  #refusal({ request, resourceType }: Paused, url: URL | undefined, main: boolean): string | undefined {
    if (this.#ended) return 'ended'
    if (!url) return 'usage'
    if (request.method !== 'GET') return 'method'
    if (resourceType === 'Media') return 'media'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) && !this.#limits.allowed(host)) return 'private-address'
    if (main && this.documents.length >= DOCUMENTS) return 'redirects'
    if (this.exchanges.length >= this.#limits.requests || this.bytes >= this.#limits.allBytes) return 'limit'
    return undefined
  }

  async #turn(): Promise<void> {
    if (this.#running >= AT_ONCE) await new Promise<void>((go) => this.#queue.push(go))
    this.#running++
  }
}

/** True for an answer that only leads on. */
export function isForward(status: number): boolean {
  return status >= 300 && status < 400
}

function passedOn(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (OURS.test(name) ? [] : [[name.toLowerCase(), value]])))
}

function exchangeOf(got: Fetched): Omit<Exchange, 'address' | 'type'> {
  return {
    status: got.status,
    ip: got.ip,
    ...(got.mediaType ? { mediaType: got.mediaType.slice(0, 200) } : {}),
    length: (got.wire ?? got.body).length,
    sha256: sha256Hex(got.wire ?? got.body),
    ...(got.certificate?.fault ? { certificateFault: got.certificate.fault } : {}),
  }
}
