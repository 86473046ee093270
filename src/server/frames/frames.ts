// The second server: captured pages and previews, on an origin of their own, where they can reach neither the workbench nor anything outside.
import { createHmac, timingSafeEqual } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { CaptureOf, Person, Report } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { Live } from '../../edge/live/live.ts'
import { sentenceAround } from '../../edge/live/sentence.ts'
import { decode } from '../../edge/readers/charset.ts'
import { answerError } from '../errors.ts'
import { reportOf } from '../present.ts'
import { stillMay } from '../roles.ts'
import type { Sessions } from '../sessions.ts'
import { markWords } from './mark.ts'
import { cleaned, serialize } from './sanitise.ts'

export interface FramesOptions {
  readonly live: Live
  readonly key: string
  /** Port of the workbench: only its pages may show these. */
  readonly page: () => number
  readonly hosts: readonly string[]
  /** Where it is seen whether a session still stands. */
  readonly sessions: Sessions
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const PREVIEWS = 4
/** In a path, whoever opened the case: no name in letters of base64 holds one. */
const OWNER = '~'

/** Whose a path is: a person's, and where there is one, only as long as the session stands. */
type Whose = Pick<Person, 'name' | 'owner'> & { readonly session?: string }
interface CopyPath {
  readonly who: string
  readonly token: string
  readonly id: string
}

export class Frames {
  readonly app: FastifyInstance
  readonly #options: FramesOptions
  readonly #previews = new Map<string, { readonly html: string; readonly version: string }>()

  constructor(options: FramesOptions) {
    this.#options = options
    this.app = fastify({ logger: false, forceCloseConnections: true, routerOptions: { maxParamLength: 4000 } })
    this.app.setErrorHandler(answerError)
    this.app.addHook('onRequest', async (request, reply) => {
      this.#checkHost(request)
      reply.headers(this.#headers())
    })
    this.app.get<{ Params: CopyPath; Querystring: { s?: string } }>('/copy/:who/:token/:id', async (request, reply) => {
      const { id } = request.params
      this.#checkCopy(request.params)
      return page(reply, await this.#copy(id, request.query.s))
    })
    this.app.get<{ Params: CopyPath }>('/file/:who/:token/:id', async (request, reply) => {
      const { id } = request.params
      this.#checkCopy(request.params)
      const capture = reportOf(this.#options.live.snapshot(), id).report.capture
      if (!capture) throw new IsnadError('not-found', { id })
      // Bytes as received, to be kept and never opened here.
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${capture.sha256.slice(0, 16)}.captured"`)
        .send(Buffer.from(await this.#options.live.bytesOf(capture.sha256)))
    })
    this.app.get<{ Params: CopyPath & { role: string } }>('/part/:who/:token/:role/:id', async (request, reply) => {
      const { id, role } = request.params
      this.#checkCopy(request.params)
      const part = partsOf(this.#options.live, reportOf(this.#options.live.snapshot(), id).report).find((one) => one.role === role)
      if (!part) throw new IsnadError('not-found', { id })
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${part.sha256.slice(0, 16)}.${EXTENSION[role] ?? role}"`)
        .send(Buffer.from(await this.#options.live.bytesOf(part.sha256)))
    })
    this.app.get<{ Params: { token: string } }>('/preview/:token', (request, reply) => {
      const made = this.#previews.get(request.params.token)
      // After any change, an erasure among them, what was made before is not shown again.
      if (made?.version !== this.#options.live.snapshot().version) throw new IsnadError('not-found', { what: 'preview' })
      return page(reply, made.html)
    })
  }

  get port(): number {
    const address = this.app.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  /** Path of the copy of a report; with a statement, at its sentence. It is one person's, and ends with that person's key or session. */
  copyPath(id: string, who: Whose, statement?: string): string {
    const query = statement === undefined ? '' : `?s=${encodeURIComponent(statement)}#said`
    return `/copy/${this.#holder(id, who)}/${encodeURIComponent(id)}${query}`
  }
  filePath(id: string, who: Whose): string {
    return `/file/${this.#holder(id, who)}/${encodeURIComponent(id)}`
  }

  /** Further blobs of the first capture of a report, and the paths they are taken from. */
  partPaths(report: Report, who: Whose): { role: string; path: string }[] {
    const at = (role: string) => `/part/${this.#holder(report.id, who)}/${role}/${encodeURIComponent(report.id)}`
    return partsOf(this.#options.live, report).map(({ role }) => ({ role, path: at(role) }))
  }

  /** Keeps a page of ours to be looked at; the newest few are kept. */
  preview(html: string): string {
    const token = this.#token(`preview ${html}`)
    this.#previews.delete(token)
    this.#previews.set(token, { html, version: this.#options.live.snapshot().version })
    for (const old of this.#previews.keys()) if (this.#previews.size > PREVIEWS) this.#previews.delete(old)
    return `/preview/${token}`
  }

  async #copy(id: string, statement: string | undefined): Promise<string> {
    const snapshot = this.#options.live.snapshot()
    const { report } = reportOf(snapshot, id)
    const said = statement === undefined ? undefined : snapshot.statement.get(statement)
    const words = said && said.report === id ? said.span : undefined
    const found = await this.#options.live.pageOf(report)
    if (!found) return plainCopy(report, words && sentenceAround(report, words))
    const { bytes, charset: transport } = found
    const { document } = cleaned(decode(bytes, { transport, document: charsetIn(bytes) }).text)
    // The sentence where the page holds it whole; else the words themselves.
    if (words) {
      const sentence = sentenceAround(report, words)
      if (!markWords(document, report.text.slice(...sentence))) markWords(document, report.text.slice(...words))
    }
    return serialize(document).replace(/<head>|$/, `$&${STYLE}`)
  }

  #headers(): Record<string, string> {
    const port = this.#options.page()
    // A policy cannot name an address of the sixth version: opened by such a one, the workbench shows no copies.
    const names = [...LOOPBACK, ...this.#options.hosts].filter((name) => !name.includes('['))
    const ours = [...new Set(names)].map((name) => `http://${name}:${port}`)
    return {
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox; frame-ancestors ${ours.join(' ')}`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), autoplay=()',
    }
  }

  #checkHost(request: FastifyRequest): void {
    const host = request.headers.host ?? ''
    if (![...LOOPBACK, ...this.#options.hosts].some((name) => host === `${name}:${this.port}`)) throw new IsnadError('refused', { why: 'host' })
  }
  /** Whose path it is, and the token that only this server can make for it. */
  #holder(id: string, { name, owner, session }: Whose): string {
    const whose = owner ? OWNER : Buffer.from(name).toString('base64url')
    const who = session === undefined ? whose : `${whose}.${session}`
    return `${who}/${this.#token(`copy ${who} ${id}`)}`
  }
  #checkCopy({ who, id, token }: CopyPath): void {
    this.#checkToken(`copy ${who} ${id}`, token)
    const [whose = '', session] = who.split('.')
    const person = { name: Buffer.from(whose, 'base64url').toString('utf8'), owner: whose === OWNER }
    if (!this.#options.sessions.holds(person, session) || !stillMay(this.#options.live, person, 'analyst'))
      throw new IsnadError('refused', { status: 401 })
  }
  #token(of: string): string {
    return createHmac('sha256', this.#options.key).update(of).digest('hex').slice(0, 40)
  }
  #checkToken(of: string, given: string): void {
    const right = Buffer.from(this.#token(of))
    const shown = Buffer.from(given)
    if (right.length !== shown.length || !timingSafeEqual(right, shown)) throw new IsnadError('refused', { status: 401 })
  }
}

const EXTENSION: Readonly<Record<string, string>> = { screenshot: 'png', responses: 'json', received: 'captured' }

function partsOf(live: Live, report: Report): NonNullable<CaptureOf['parts']> {
  return live.capturesOf(report).find(({ parts }) => parts !== undefined)?.parts ?? []
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(html)
}

function charsetIn(bytes: Uint8Array): string | undefined {
  return /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]
}

const STYLE =
  '<meta charset="utf-8"><style>mark#said,mark{background:#ffe08a!important;color:#111!important;outline:2px solid #b58900;scroll-margin:30vh}.isnad-picture{display:inline-block;padding:.3em .6em;border:1px dashed #888;color:#555;font:13px sans-serif}</style>'

/** What is no web page is shown as the text that was read from it. */
function plainCopy(report: Report, marked: readonly [number, number] | undefined): string {
  const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const [from, to] = marked ?? [0, 0]
  const body = marked
    ? `${safe(report.text.slice(0, from))}<mark id="said">${safe(report.text.slice(from, to))}</mark>${safe(report.text.slice(to))}`
    : safe(report.text)
  const lang = report.lang === 'und' ? '' : ` lang="${report.lang}"`
  return `<!doctype html><html${lang}><head>${STYLE}<title>${safe(report.title ?? '')}</title></head><body><pre dir="auto" style="white-space:pre-wrap;font:16px/1.8 serif;max-inline-size:70ch;margin:2rem auto;unicode-bidi:plaintext">${body}</pre></body></html>`
}
