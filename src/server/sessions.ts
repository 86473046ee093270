// Sessions: who has the workbench open in which browser. They stand in memory, are ended by name, and end with the program.
import { createHash, randomBytes } from 'node:crypto'
import type { Person } from '../core/model/index.ts'

/** What is not used this long has ended, in milliseconds. */
const IDLE = 12 * 60 * 60 * 1000
/** Open at once at most: the one unused longest ends for a new one. */
const MOST = 500

export interface Opened {
  /** Hash of the member's key that opened it; null where the owner of the run did. */
  readonly hash: string | null
  readonly name: string
  readonly address: string
  readonly agent: string
}

export interface Session extends Opened {
  /** Names it in lists and in paths of copies; opens nothing. */
  readonly id: string
  /** Instants in milliseconds. */
  readonly since: number
  seen: number
  /** Whether a second factor was given. */
  factor: boolean
  /** A secret offered to set a second factor up with. */
  offered?: string
}

export class Sessions {
  readonly #byToken = new Map<string, Session>()
  readonly #clock: () => number
  readonly #factorAsked: () => boolean

  /** `factorAsked`: whether members give a second factor, as the case says at that moment. */
  constructor(clock: () => number, factorAsked: () => boolean = () => false) {
    this.#clock = clock
    this.#factorAsked = factorAsked
  }

  /** Whether this asker still has to give a second factor. The owner of the run stands at the machine and has the case itself; a key alone has none to give. */
  isHalf({ owner }: Pick<Person, 'owner'>, session: Session | undefined): boolean {
    return !owner && this.#factorAsked() && session?.factor !== true
  }

  /** Whether what this asker opened stays open: the session named, where there was one, stands and is whole. */
  holds(person: Pick<Person, 'owner'>, id: string | undefined): boolean {
    const session = id === undefined ? undefined : this.named(id)
    return (id === undefined || session !== undefined) && !this.isHalf(person, session)
  }

  /** Begins one and gives the token that stands for it: 256 bits of chance, of which only the hash is kept. */
  begin(opened: Opened): string {
    const token = randomBytes(32).toString('base64url')
    const now = this.#clock()
    this.#byToken.set(hashOf(token), {
      ...opened,
      agent: opened.agent.slice(0, 300),
      id: randomBytes(6).toString('hex'),
      since: now,
      seen: now,
      factor: false,
    })
    const unused = [...this.#byToken].sort(([, a], [, b]) => a.seen - b.seen)
    for (const [old] of unused.slice(0, Math.max(0, unused.length - MOST))) this.#byToken.delete(old)
    return token
  }

  /** The session of a token, used now; undefined where it has ended or never was. */
  use(token: string): Session | undefined {
    const session = this.#byToken.get(hashOf(token))
    if (!session || !this.#stands(session)) return undefined
    session.seen = this.#clock()
    return session
  }

  /** The session by what names it; undefined where it has ended. */
  named(id: string): Session | undefined {
    return this.list().find((session) => session.id === id)
  }

  /** All that stand, newest first. */
  list(): Session[] {
    return [...this.#byToken.values()].filter((session) => this.#stands(session)).sort((a, b) => b.since - a.since)
  }

  /** Ends those that are meant; how many. */
  end(meant: (session: Session) => boolean): number {
    let ended = 0
    for (const [token, session] of this.#byToken) if (meant(session) && this.#byToken.delete(token)) ended++
    return ended
  }

  #stands({ seen }: Session): boolean {
    return this.#clock() - seen < IDLE
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
