// The second factor: a code that changes every half minute (RFC 6238), beside a member's key, where the case asks for one.
import { Secret, TOTP } from 'otpauth'
import { IsnadError } from '../core/model/index.ts'
import type { FactorStore } from '../edge/case/factors.ts'
import type { Session } from './sessions.ts'

const PERIOD = 30
/** Wrong codes in a row that are free; then each next try waits, twice as long every time, up to a quarter of an hour. */
const FREE = 5
const WAIT = 30_000
const LONGEST = 900_000

/** A session that a member's key opened. */
export type Keyed = Session & { readonly hash: string }

export class SecondFactor {
  readonly #store: FactorStore
  readonly #clock: () => number
  readonly #wrong = new Map<string, { count: number; until: number }>()
  readonly #taking = new Set<string>()

  constructor(store: FactorStore, clock: () => number) {
    this.#store = store
    this.#clock = clock
  }

  /** Whether this key has one; else the secret this session may set one up with, the same each time it asks. */
  async state(session: Keyed): Promise<{ setUp: boolean; address: string | null; secret: string | null }> {
    if (await this.#store.of(session.hash)) return { setUp: true, address: null, secret: null }
    session.offered ??= new Secret({ size: 20 }).base32
    return { setUp: false, address: codesOf(session.offered, session.name).toString(), secret: session.offered }
  }

  /** Takes a code: the first right one of an offered secret sets it up. IsnadError 'refused' where it is wrong, was used, or comes too soon. */
  async give(session: Keyed, code: string): Promise<void> {
    const { hash } = session
    const now = this.#clock()
    const wrong = this.#wrong.get(hash)
    if ((wrong && now < wrong.until) || this.#taking.has(hash)) throw new IsnadError('refused', { what: 'too-many', status: 429 })
    this.#taking.add(hash)
    try {
      const known = await this.#store.of(hash)
      const secret = known?.secret ?? session.offered
      const step = secret === undefined ? undefined : stepOf(secret, code, now)
      if (secret === undefined || step === undefined || step <= (known?.used ?? 0)) {
        const count = (wrong?.count ?? 0) + 1
        this.#wrong.set(hash, { count, until: count < FREE ? 0 : now + Math.min(LONGEST, WAIT * 2 ** (count - FREE)) })
        throw new IsnadError('refused', { what: 'wrong-code' })
      }
      await this.#store.keep(hash, { secret, used: step, at: known?.at ?? new Date(now).toISOString() })
      this.#wrong.delete(hash)
      delete session.offered
      session.factor = true
    } finally {
      this.#taking.delete(hash)
    }
  }
}

function codesOf(secret: string, name: string): TOTP {
  return new TOTP({ issuer: 'Isnad', label: name, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(secret) })
}

/** The step of time this code belongs to: the present one, or the one before or after it, since clocks differ. */
function stepOf(secret: string, code: string, now: number): number | undefined {
  const token = latin(code).replaceAll(/\s/g, '')
  if (!/^[0-9]{6}$/.test(token)) return undefined
  const delta = codesOf(secret, '').validate({ token, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta
}

/** A code may be typed in Arabic-Indic or Persian digits. */
function latin(code: string): string {
  return code.replaceAll(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) as number) % 16))
}
