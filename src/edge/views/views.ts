// The views: a PostgreSQL database filled from the derived case. Never migrated, never trusted: equal, use; behind, catch up; else rebuild.
import { rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { asIsnadError, IsnadError } from '../../core/model/plain.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { digestOf, hashOf, lexemeOf, lineOf, linesOf, type Row, type RowChanges, type Source, TABLES, type Table } from './tables.ts'

/** The tables' shape; another number means another shape, and a rebuild. */
const FORMAT = 5
/** Rows written by one statement, and rows looked at before other work gets its turn. */
const BATCH = 250
const SLICE = 100

export interface ViewsHead {
  readonly size: number
  readonly root: string
  readonly engine: string
}

export interface ViewsOptions {
  /** Folder of the embedded database; undefined keeps it in memory. */
  readonly dir?: string | undefined
  /** A PostgreSQL server instead of the embedded one. */
  readonly url?: string | undefined
  /** Names the schema, so that several cases may share one server. */
  readonly caseId: string
  /** Told in words whenever the views are thrown away and made again. */
  readonly say: (words: string) => void
}

/** The database knows no types of ours: every row is checked by its hash instead. */
type Schema = Record<string, Record<string, unknown>>
type Db = Kysely<Schema>

/** Rows written from which counting words anew may pay. */
const MANY = 2000

export class Views {
  readonly #schema: string
  readonly #db: Db
  /** Searched rows when their words were last counted, and rows written since. */
  #weighed = 0
  #unweighed = 0

  private constructor(caseId: string, db: Db) {
    this.#schema = schemaName(caseId)
    this.#db = db
  }

  /** Opens the database; one that does not open is deleted and made anew, saying so. IsnadError 'views-broken' where even that fails. */
  static async open(options: ViewsOptions): Promise<Views> {
    const first = connect(options)
    try {
      await first.executeQuery(sql`select 1`.compile(first))
      return new Views(options.caseId, first)
    } catch (error) {
      await first.destroy().catch(() => undefined)
      if (options.url !== undefined || options.dir === undefined) throw broken(error)
      options.say(`views: the database does not open (${asIsnadError(error).message}); deleted, rebuilding from vault and ledger`)
      await rm(options.dir, { recursive: true, force: true })
      const second = connect(options)
      await second.executeQuery(sql`select 1`.compile(second))
      return new Views(options.caseId, second)
    }
  }

  /** What the views were last brought to; undefined where they are empty, of another shape, or damaged. */
  async head(): Promise<ViewsHead | undefined> {
    try {
      const state = await sql<{ format: number; size: number; root: string; engine: string }>`
        select format, ledger_size::float8 as size, root, engine from ${this.#table('state')}`.execute(this.#db)
      const row = state.rows[0]
      return row && row.format === FORMAT ? { size: row.size, root: row.root, engine: row.engine } : undefined
    } catch {
      return undefined // no such table, or damage: the caller rebuilds in either case
    }
  }

  /** Drops everything and makes empty tables. */
  async reset(): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await sql`drop schema if exists ${sql.id(this.#schema)} cascade`.execute(tx)
      await sql`create schema ${sql.id(this.#schema)}`.execute(tx)
      await sql`create table ${this.#table('state')} (one integer primary key default 1 check (one = 1), format integer not null,
        ledger_size bigint not null, root text not null, engine text not null)`.execute(tx)
      for (const table of TABLES) await this.#create(tx, table)
    })
  }

  /**
   * Brings every table to the derived case in one transaction with the head it stands for: rows are compared by hash, so that a
   * new determination writes a handful. Gives way to other work as it goes.
   */
  async bring(source: Source, head: ViewsHead): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      for (const table of TABLES) await this.#bringTable(tx, table, source)
      await this.#setHead(tx, head)
    })
    await this.#weigh()
  }

  /** Writes the rows that changed since the state the views were last brought to by this process, and the head of the new one. */
  async carry(changes: RowChanges, source: Source, head: ViewsHead): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      for (const table of TABLES) {
        const changed = changes.get(table.name)
        if (!changed?.size) continue
        const gone: string[] = []
        let batch: Row[] = []
        for (const [id, value] of changed) {
          if (value === undefined) gone.push(id)
          else batch.push(lineOf(table, id, value, source).row())
          if (batch.length < BATCH) continue
          await this.#put(tx, table, batch)
          batch = []
          await setImmediate()
        }
        if (batch.length > 0) await this.#put(tx, table, batch)
        await this.#delete(tx, table, gone)
        if ('terms' in table.columns) this.#unweighed += changed.size
      }
      await this.#setHead(tx, head)
    })
    if (this.#unweighed >= Math.max(MANY, this.#weighed / 5)) await this.#weigh()
  }

  /**
   * Has the database count how often words stand in the tables that are searched: without that it reads every row that holds a common
   * word, where going down the newest finds enough of them. The embedded database does not do so by itself.
   */
  async #weigh(): Promise<void> {
    this.#weighed = 0
    for (const { name, columns } of TABLES) {
      if (!('terms' in columns)) continue
      await this.#tidy(name)
      await sql`analyze ${this.#words(name)}`.execute(this.#db)
      const { rows } = await sql<{ rows: number }>`select reltuples::float8 as rows from pg_class
        where oid = ${this.#quoted(wordsName(name))}::regclass`.execute(this.#db)
      this.#weighed += rows[0]?.rows ?? 0
    }
    this.#unweighed = 0
  }

  /** Words written last lie in a heap that every search reads through; this sorts them into the index. Nothing else does in the embedded database. */
  async #tidy(name: string): Promise<void> {
    await sql`select gin_clean_pending_list(${this.#quoted(indexName(name))}::regclass)`.execute(this.#db)
  }

  async #setHead(tx: Transaction<Schema>, head: ViewsHead): Promise<void> {
    await sql`insert into ${this.#table('state')} (one, format, ledger_size, root, engine)
        values (1, ${FORMAT}, ${head.size}, ${head.root}, ${head.engine})
        on conflict (one) do update set format = excluded.format, ledger_size = excluded.ledger_size, root = excluded.root,
          engine = excluded.engine`.execute(tx)
  }

  /** Digest of what the tables hold, read back and hashed anew row by row. */
  async digest(): Promise<string> {
    const tables: [string, { id: string; hash: string }[]][] = []
    for (const { name, columns } of TABLES) {
      const extra = 'origin' in columns ? sql.id('origin') : sql`null`
      const { rows } = await sql<{ id: string; doc: string; extra: string | null }>`
        select id, doc, ${extra} as extra from ${this.#table(name)}`.execute(this.#db)
      tables.push([name, rows.map(({ id, doc, extra: more }) => ({ id, hash: hashOf(doc, more ?? '') }))])
    }
    return digestOf(tables)
  }

  /** Each report's machine-read statements as JSON text, by report id, so many reports at a time. */
  async *readings(many = 500): AsyncGenerator<[report: string, json: string][]> {
    for (let after = ''; ; ) {
      const { rows } = await sql<{ id: string; doc: string }>`
        select id, doc from ${this.#table('readings')} where id > ${after} order by id limit ${many}`.execute(this.#db)
      if (rows.length > 0) yield rows.map((row) => [row.id, row.doc])
      if (rows.length < many) return
      after = (rows.at(-1) as { id: string }).id
    }
  }

  /** Ids of reports and statements that hold all these terms, newest first, `most` of each. */
  async find(terms: readonly string[], most: { reports: number; statements: number }): Promise<{ reports: string[]; statements: string[] }> {
    const query = terms.map((term) => `'${lexemeOf(term).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' & ')
    const ask = async (table: 'reports' | 'statements') => {
      const limit = most[table]
      if (limit === 0) return []
      const { rows } = await sql<{ id: string }>`select id from ${this.#words(table)} where terms @@ ${query}::tsquery
        order by published desc nulls last, id desc limit ${limit}`.execute(this.#db)
      return rows.map((row) => row.id)
    }
    return { reports: await ask('reports'), statements: await ask('statements') }
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }

  #table(name: string) {
    return sql.id(this.#schema, name)
  }

  /** The words of a searched table stand in narrow rows of their own: going down the newest reads a seventh of the pages. */
  #words(name: string) {
    return this.#table(wordsName(name))
  }

  #quoted(name: string): string {
    return `"${this.#schema}"."${name}"`
  }

  async #create(tx: Transaction<Schema>, table: Table): Promise<void> {
    const columns = ownColumns(table).map((name) => sql`, ${sql.id(name)} ${sql.raw(table.columns[name] as string)}`)
    await sql`create table ${this.#table(table.name)} (id text primary key, hash text not null, doc text not null${sql.join(columns, sql``)})`.execute(
      tx,
    )
    for (const column of table.indexes) await sql`create index on ${this.#table(table.name)} (${sql.id(column)})`.execute(tx)
    if (!('terms' in table.columns)) return
    const words = this.#words(table.name)
    await sql`create table ${words} (id text primary key, published text, terms tsvector)`.execute(tx)
    await sql`create index ${sql.id(indexName(table.name))} on ${words} using gin (terms)`.execute(tx)
    // A word that most reports hold is found by going down this order until enough are found, not by sorting all that hold it.
    await sql`create index on ${words} (published desc nulls last, id desc)`.execute(tx)
  }

  async #bringTable(tx: Transaction<Schema>, table: Table, source: Source): Promise<void> {
    const name = this.#table(table.name)
    const held = new Map((await sql<{ id: string; hash: string }>`select id, hash from ${name}`.execute(tx)).rows.map((row) => [row.id, row.hash]))
    let batch: Row[] = []
    let seen = 0
    for (const line of linesOf(table, source)) {
      if (++seen % SLICE === 0) await setImmediate()
      if (held.get(line.id) !== line.hash) batch.push(line.row())
      held.delete(line.id)
      if (batch.length < BATCH) continue
      await this.#put(tx, table, batch)
      batch = []
    }
    if (batch.length > 0) await this.#put(tx, table, batch)
    await this.#delete(tx, table, [...held.keys()])
  }

  async #delete(tx: Transaction<Schema>, table: Table, gone: readonly string[]): Promise<void> {
    const names = 'terms' in table.columns ? [table.name, wordsName(table.name)] : [table.name]
    for (let at = 0; at < gone.length; at += BATCH * 10)
      for (const name of names) await sql`delete from ${this.#table(name)} where id = any(${gone.slice(at, at + BATCH * 10)}::text[])`.execute(tx)
  }

  async #put(tx: Transaction<Schema>, table: Table, rows: readonly Row[]): Promise<void> {
    const columns = ['id', 'hash', 'doc', ...ownColumns(table)]
    const given = ['id', 'hash', 'doc', ...Object.keys(table.columns)].map((column) => sql`${sql.id(column)} ${sql.raw(inJson(table, column))}`)
    const names = sql.join(columns.map((column) => sql.id(column)))
    const from = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(${sql.join(given)})`
    const insert = sql`insert into ${this.#table(table.name)} (${names}) select ${names} from given
      on conflict (id) do update set ${taking(columns.slice(1))}`
    const words = sql`insert into ${this.#words(table.name)} (id, published, terms)
      select id, published, array_to_tsvector(string_to_array(terms, ' ')) from given
      on conflict (id) do update set ${taking(['published', 'terms'])}`
    await ('terms' in table.columns
      ? sql`with given as materialized (select * from ${from}), written as (${insert}) ${words}`
      : sql`with given as (select * from ${from}) ${insert}`
    ).execute(tx)
  }
}

function taking(columns: readonly string[]) {
  return sql.join(columns.map((column) => sql`${sql.id(column)} = ${sql.id('excluded', column)}`))
}

/** The columns that stand in the table itself; the words have a table of their own. */
function ownColumns(table: Table): string[] {
  return Object.keys(table.columns).filter((column) => column !== 'terms')
}

function wordsName(table: string): string {
  return `${table}_words`
}

function indexName(table: string): string {
  return `${table}_words_terms`
}

function inJson(table: Table, column: string): string {
  const type = table.columns[column] ?? 'text'
  return type === 'tsvector' ? 'text' : type
}

function schemaName(caseId: string): string {
  return `isnad_${caseId
    .replaceAll(/[^0-9a-z]/gi, '')
    .toLowerCase()
    .slice(0, 40)}`
}

function connect({ dir, url }: ViewsOptions): Db {
  return url === undefined ? new Kysely<Schema>({ dialect: pgliteDialect(dir) }) : new Kysely<Schema>({ dialect: serverDialect(url) })
}

/** PostgreSQL 15 or newer at a given address; the driver is loaded only where one is given. */
function serverDialect(url: string): PostgresDialect {
  return new PostgresDialect({
    pool: async () => {
      const { default: pg } = await import('pg')
      return new pg.Pool({ connectionString: url, max: 4, application_name: 'isnad' })
    },
  })
}

function broken(error: unknown): IsnadError {
  return error instanceof IsnadError
    ? error
    : new IsnadError('views-broken', { message: String((error as Error)?.message ?? error).slice(0, 300) }, error)
}
