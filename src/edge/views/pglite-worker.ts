// The worker thread that holds PGlite: the database's work never stops the server from answering.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'

/** What is asked, and what is answered; `id` pairs them. */
export type Ask = { readonly id: number } & (
  | { readonly do: 'open'; readonly dataDir: string | undefined }
  | { readonly do: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly do: 'close' }
)
export type Answer =
  | { readonly id: number; readonly ok: true; readonly rows: readonly Record<string, unknown>[]; readonly affected: number }
  | { readonly id: number; readonly ok: false; readonly message: string }

// Both drivers must answer alike: 64-bit integers as numbers (ours stay far below 2^53), dates as text.
const parsers = { [types.INT8]: Number, [types.DATE]: (text: string) => text, [types.TIMESTAMPTZ]: (text: string) => text }

let database: PGlite | undefined

/** The empty database the build made, for a folder that is not there yet: unpacking one takes a third of making one. */
function prepared(dataDir: string | undefined): { loadDataDir?: Blob } {
  const file = join(import.meta.dirname, '..', '..', 'pglite.tar.gz')
  if ((dataDir !== undefined && existsSync(dataDir)) || !existsSync(file)) return {}
  return { loadDataDir: new Blob([readFileSync(file)]) }
}

async function answer(ask: Ask): Promise<Answer> {
  const { id } = ask
  if (ask.do === 'open') {
    database = await PGlite.create({ ...(ask.dataDir === undefined ? {} : { dataDir: ask.dataDir }), ...prepared(ask.dataDir), parsers })
    return { id, ok: true, rows: [], affected: 0 }
  }
  if (ask.do === 'close') {
    await database?.close()
    return { id, ok: true, rows: [], affected: 0 }
  }
  if (!database) throw new Error('not open')
  const result = await database.query<Record<string, unknown>>(ask.sql, [...ask.parameters])
  return { id, ok: true, rows: result.rows, affected: result.affectedRows ?? 0 }
}

const port = parentPort
let last: Promise<void> = Promise.resolve()
port?.on('message', (ask: Ask) => {
  last = last.then(async () => {
    try {
      port.postMessage(await answer(ask))
    } catch (error) {
      port.postMessage({ id: ask.id, ok: false, message: error instanceof Error ? error.message : String(error) } satisfies Answer)
    }
  })
})
