// A throttle for askers from elsewhere: a burst is fine, a flood is not, and a wrong key costs more. Askers on this machine are never throttled.
import type { FastifyInstance } from 'fastify'
import { IsnadError } from '../core/model/index.ts'

/** Requests an address may have in hand at once, and gains each second; what a refused key costs it. */
const BURST = 300
const EACH_SECOND = 30
const WRONG_KEY = 60
/** Addresses remembered; the rest begin anew. */
const REMEMBERED = 10_000

/** Buckets by address. `now` in milliseconds is an argument. */
export class Throttle {
  readonly #left = new Map<string, { left: number; at: number }>()

  /** True where the address may ask now: it then has `cost` less. */
  take(address: string, now: number, cost = 1): boolean {
    const bucket = this.#left.get(address)
    const left = bucket ? Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * EACH_SECOND) : BURST
    if (!bucket && this.#left.size >= REMEMBERED) this.#left.clear()
    this.#left.set(address, { left: Math.max(0, left - cost), at: now })
    return left >= 1
  }
}

/** True for an address of this machine. */
export function isHere(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** Throttles askers of other machines, before anything else is looked at. */
export function addThrottle(app: FastifyInstance, clock: () => number = () => performance.now()): void {
  const throttle = new Throttle()
  app.addHook('onRequest', (request, reply, done) => {
    if (isHere(request.ip) || throttle.take(request.ip, clock())) return done()
    reply.header('retry-after', '10')
    done(new IsnadError('refused', { what: 'too-many', status: 429 }))
  })
  app.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode === 401 && !isHere(request.ip)) throttle.take(request.ip, clock(), WRONG_KEY)
    done()
  })
}
