// The guard: who may ask, from where, and what a page of ours may load. Loopback, one key, one origin.
import { createHash, timingSafeEqual } from 'node:crypto'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { IsnadError, type Person } from '../core/model/index.ts'
import { hashOf, refuseRequest } from './roles.ts'
import type { Session, Sessions } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks: the owner of this run, or a member by a key of the case. */
    person: Person
    /** The session that asks; none where a program sends the key itself. */
    session: Session | undefined
  }
}

export interface GuardOptions {
  /** The secret of this run: 32 random bytes as text. */
  readonly key: string
  /** Port the server listens on, known once it does. */
  readonly port: () => number
  /** Host names a browser may use for us beside loopback; empty by default. */
  readonly hosts: readonly string[]
  /** The name of who opened the case: the key of this run is that person's. */
  readonly owner?: () => string
  /** The member whose key has this hash; waits until the case has been read. */
  readonly member?: (hash: string) => Promise<Person | undefined>
  readonly sessions: Sessions
}

/** What is open to a session whose second factor is still to come: to give it, or to go. */
const BEFORE_FACTOR = new Set(['/api/factor', '/api/sessions/leave'])

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const SAFE = new Set(['GET', 'HEAD'])

/** Adds the checks to every request. A wrong host is refused before anything else: it is how a web page would rebind a name to us. */
export async function addGuard(app: FastifyInstance, options: GuardOptions): Promise<void> {
  // upgrade-insecure-requests and HSTS would break plain http; the page's own policy is written with its nonce.
  await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false, referrerPolicy: { policy: 'no-referrer' } })
  const refused = () => new IsnadError('refused', { status: 401 })
  const byKey = async (key: string): Promise<{ readonly person: Person; readonly hash: string | null }> => {
    if (sameKey(key, options.key)) return { person: ownerOf(options), hash: null }
    const hash = hashOf(key)
    const person = await options.member?.(hash)
    if (person === undefined) throw refused()
    return { person, hash }
  }
  const bySession = async (token: string): Promise<{ readonly person: Person; readonly session: Session }> => {
    const session = options.sessions.use(token)
    if (!session) throw refused()
    const person = session.hash === null ? ownerOf(options) : await options.member?.(session.hash)
    if (person === undefined) throw refused()
    return { person, session }
  }
  /** `/?key=…` with the right key begins a session and drops the key from the address; a wrong key is refused. */
  const enter = async (request: FastifyRequest, reply: FastifyReply) => {
    const given = new URLSearchParams(request.url.split('?')[1] ?? '').get('key')
    if (given === null) return undefined
    const { person, hash } = await byKey(given)
    const token = options.sessions.begin({ hash, name: person.name, address: request.ip, agent: request.headers['user-agent'] ?? '' })
    return reply.header('set-cookie', `${cookieName(options)}=${token}; HttpOnly; SameSite=Strict; Path=/`).redirect('/', 303)
  }
  app.decorateRequest('person')
  app.decorateRequest('session')
  app.addHook('onRequest', async (request, reply) => {
    checkHost(request, options)
    const path = routeOf(request)
    if (path === '/' && SAFE.has(request.method)) return enter(request, reply)
    if (!path.startsWith('/api/') && path !== '/api' && SAFE.has(request.method)) return
    const bearer = bearerOf(request)
    const cookie = cookieOf(request, cookieName(options))
    if (bearer === undefined && cookie === undefined) throw refused()
    const asker = bearer === undefined ? await bySession(cookie ?? '') : await byKey(bearer)
    request.person = asker.person
    request.session = 'session' in asker ? asker.session : undefined
    if (!SAFE.has(request.method)) checkOrigin(request, bearer !== undefined)
    if (options.sessions.isHalf(request.person, request.session) && !(request.session && BEFORE_FACTOR.has(path)))
      throw new IsnadError('refused', { what: 'second-factor' })
    refuseRequest(request.person, request.method, path)
    return
  })
}

function ownerOf(options: GuardOptions): Person {
  return { name: options.owner?.() ?? '', role: 'lead', owner: true }
}

/**
 * The route a request came to, as the router read it: `/%61pi/case` and `http://…/api/case` are `/api/case` as well.
 * What is allowed hangs on this, never on the address as it was written.
 */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? request.url.split('?', 1)[0] ?? ''
}

/** Cookies know no ports: two cases open side by side need two names. */
function cookieName(options: GuardOptions): string {
  return `isnad-${options.port()}`
}

function checkHost(request: FastifyRequest, options: GuardOptions): void {
  const host = request.headers.host ?? ''
  const allowed = [...LOOPBACK, ...options.hosts].some((name) => host === name || host === `${name}:${options.port()}`)
  if (!allowed) throw new IsnadError('refused', { why: 'host' })
}

/** A browser says where an unsafe request comes from: only our own pages may send one. Programs with the bearer key send neither header. */
function checkOrigin(request: FastifyRequest, bearer: boolean): void {
  const origin = request.headers.origin
  const site = request.headers['sec-fetch-site']
  const ours = `http://${request.headers.host}`
  if (origin !== undefined && origin !== ours && origin !== ours.replace('http:', 'https:')) throw new IsnadError('refused', { why: 'origin' })
  if (site !== undefined && site !== 'same-origin') throw new IsnadError('refused', { why: 'sec-fetch-site' })
  if (!bearer && origin === undefined && site === undefined) throw new IsnadError('refused', { why: 'origin' })
}

function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice(7).trim() : undefined
}

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** Compares in constant time, whatever the lengths. */
function sameKey(given: string | undefined, key: string): boolean {
  if (given === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(key))
}

/** The policy of our pages: only our own files; styles also with the page's nonce, since React Aria adds a style element of its own. */
export function pagePolicy(nonce: string, frames?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    // Captured pages and previews stand on an origin of their own.
    ...(frames ? [`frame-src ${frames}`] : []),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
