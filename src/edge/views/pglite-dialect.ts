// A Kysely dialect for PGlite in a process of its own: PostgreSQL's own compiler and adapter over one connection.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { IsnadError } from '../../core/model/plain.ts'
import { type SideProcess, startSide } from '../side-process.ts'
import type { Answer, Ask } from './pglite-process.ts'

/** `dataDir` is the database's folder; undefined keeps it in memory. */
export function pgliteDialect(dataDir: string | undefined): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => new PgliteDriver(dataDir),
  }
}

/** Opening a damaged folder may hang rather than fail. */
const OPEN_LIMIT = 60_000

type Request = { readonly do: 'open'; readonly dataDir: string | undefined } | { readonly do: 'close' } | Omit<Extract<Ask, { do: 'query' }>, 'id'>

class PgliteDriver implements Driver, DatabaseConnection {
  readonly #dataDir: string | undefined
  readonly #waiting = new Map<number, { resolve: (answer: Answer & { ok: true }) => void; reject: (error: Error) => void }>()
  #side: SideProcess | undefined
  #next = 0
  #free: Promise<void> = Promise.resolve()
  #release: (() => void) | undefined

  constructor(dataDir: string | undefined) {
    this.#dataDir = dataDir
  }

  async init(): Promise<void> {
    const side = startSide(workerFile())
    this.#side = side
    side.onMessage((message) => {
      const answer = message as Answer
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      // An idle database keeps no process alive; one at work does.
      if (this.#waiting.size === 0) side.hold(false)
      if (answer.ok) waiting?.resolve(answer)
      else waiting?.reject(new IsnadError('views-broken', { message: answer.message.slice(0, 300) }))
    })
    const fail = (why: string) => {
      for (const { reject } of this.#waiting.values()) reject(new IsnadError('views-broken', { message: why }))
      this.#waiting.clear()
    }
    side.onEnd((why) => fail(`the database stopped: ${why}`))
    const limit = setTimeout(() => fail('the database does not open'), OPEN_LIMIT)
    try {
      await this.#ask({ do: 'open', dataDir: this.#dataDir })
    } catch (error) {
      await side.end()
      throw error
    } finally {
      clearTimeout(limit)
    }
  }

  /** One connection: who wants it waits until it is given back. */
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free
    let release = () => {}
    this.#free = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    return this
  }
  async releaseConnection(): Promise<void> {
    this.#release?.()
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.#ask({ do: 'query', sql: query.sql, parameters: query.parameters })
    return { rows: rows as R[], numAffectedRows: BigInt(affected) }
  }
  // biome-ignore lint/correctness/useYield: PGlite has no cursors; Kysely asks for the method all the same.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new IsnadError('internal', { what: 'PGlite has no cursors' })
  }

  async beginTransaction(): Promise<void> {
    await this.executeQuery(CompiledQuery.raw('begin'))
  }
  async commitTransaction(): Promise<void> {
    await this.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(): Promise<void> {
    await this.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    try {
      await this.#ask({ do: 'close' })
    } finally {
      await this.#side?.end()
    }
  }

  #ask(request: Request): Promise<Answer & { ok: true }> {
    const side = this.#side
    if (!side) return Promise.reject(new IsnadError('views-broken', { message: 'not open' }))
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      side.hold(true)
      void side.send({ id, ...request })
    })
  }
}

/** Node 20 runs no TypeScript: from the sources (tests), the built module is taken. */
function workerFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/edge/views/pglite-process.js', import.meta.url)
    : new URL('./pglite-process.js', import.meta.url)
}
