// The thread that derives large cases: it keeps the state of the case, and answers each change with a patch while the server goes on answering.
import { parentPort, workerData } from 'node:worker_threads'
import { CaseState } from '../../core/case/case-state.ts'
import { readStatements } from '../../core/case/derive.ts'
import type { Determination, Report, Statement } from '../../core/model/index.ts'
import { loadRegisters } from '../registers.ts'
import { packReading } from './packed-reading.ts'
import { LISTS, type List, type Patch, patchOf, type Rest } from './patch.ts'

/** What the case has that the thread has not seen yet, and the wish for a new state. */
export interface DeriveAsk {
  readonly reports: readonly Report[]
  /** All of them: few, and some may be taken back. */
  readonly determinations: readonly Determination[]
  /** Statements read before, as JSON by report id: spares reading those texts again. */
  readonly readings: readonly (readonly [report: string, json: string])[]
}

/** The new state as patches, each list in pieces, so that taking it in never holds the server up; `done` ends it. Reports are named by id. */
export type DeriveAnswer =
  | { readonly part: List; readonly gone: readonly number[]; readonly fresh: Patch<unknown>['fresh'] }
  | { readonly part: 'readings'; readonly items: readonly (readonly [report: string, packed: Uint8Array])[] }
  | { readonly part: 'progress'; readonly done: number; readonly of: number }
  | { readonly part: 'done'; readonly rest: Rest }
  | { readonly part: 'failed'; readonly message: string }

const PIECE = 500
/** Milliseconds between two words on how far reading has come. */
const TELL = 250

const port = parentPort
if (port) {
  const { dir, engine } = workerData as { dir: string; engine: string }
  const registers = loadRegisters({ caseFolder: dir })
  const state = new CaseState(registers, engine)
  let lists: { readonly [L in List]: readonly object[] } | undefined
  const send = (answer: DeriveAnswer) => port.postMessage(answer)
  port.on('message', (ask: DeriveAsk) => {
    try {
      const known = new Map(ask.readings)
      let fresh: [string, Uint8Array][] = []
      let read = 0
      let told = performance.now()
      const step = state.step(ask.reports, ask.determinations, (report) => {
        const json = known.get(report.id)
        const statements = json === undefined ? readStatements(report, registers) : (JSON.parse(json) as Statement[])
        fresh.push([report.id, packReading(statements)])
        if (fresh.length >= PIECE) {
          send({ part: 'readings', items: fresh })
          fresh = []
        }
        read++
        if (performance.now() - told > TELL) {
          told = performance.now()
          send({ part: 'progress', done: read, of: ask.reports.length })
        }
        return statements
      })
      send({ part: 'readings', items: fresh })
      const before = lists
      for (const list of LISTS) {
        const change = step.changes[list] as { removed: readonly object[]; added: readonly object[] }
        const { gone, fresh: entered } = patchOf<object>(before?.[list] ?? [], step.case[list], change)
        const named = list === 'reports' ? entered.map(([at, report]) => [at, (report as Report).id] as const) : entered
        for (let at = 0; at < named.length || (at === 0 && gone.length > 0); at += PIECE)
          send({ part: list, gone: at === 0 ? gone : [], fresh: named.slice(at, at + PIECE) })
      }
      lists = step.case
      const {
        reports: _r,
        statements: _s,
        origins: _o,
        lineage: _l,
        sites: _t,
        incidents: _i,
        aggregates: _a,
        discrepancies: _d,
        drift: _f,
        ...rest
      } = step.case
      send({ part: 'done', rest })
      state.prepare()
    } catch (error) {
      send({ part: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
