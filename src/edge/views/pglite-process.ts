// The process that holds PGlite: the database's work never stops the server from answering, and its memory is its own.
import { existsSync, readFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { waitForLock } from 'fs-native-extensions'
import { sidePort } from '../side-process.ts'

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
/** The open lock of the folder; kept, or it would be closed with what is no longer used. */
let held: FileHandle | undefined

/** The empty database the build made, for a folder that is not there yet: unpacking one takes a third of making one. */
function prepared(dataDir: string | undefined): { loadDataDir?: Blob } {
  const file = join(import.meta.dirname, '..', '..', 'pglite.tar.gz')
  if ((dataDir !== undefined && existsSync(dataDir)) || !existsSync(file)) return {}
  return { loadDataDir: new Blob([readFileSync(file)]) }
}

/**
 * Waits until no other process has this folder: one whose case was killed a moment ago may still be at its last query. The lock is
 * given back by the system when this process ends.
 */
async function alone(dataDir: string): Promise<void> {
  held = await open(`${dataDir}.lock`, 'a+', 0o600)
  await waitForLock(held.fd)
}

async function answer(ask: Ask): Promise<Answer> {
  const { id } = ask
  if (ask.do === 'open') {
    if (ask.dataDir !== undefined) await alone(ask.dataDir)
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

const port = sidePort()
let last: Promise<void> = Promise.resolve()
port?.onMessage((ask: Ask) => {
  last = last.then(async () => {
    try {
      void port.send(await answer(ask))
    } catch (error) {
      void port.send({ id: ask.id, ok: false, message: error instanceof Error ? error.message : String(error) } satisfies Answer)
    }
  })
})
