// The thread that derives large cases: the server keeps answering from the last state while the next one is made.
import { parentPort, workerData } from 'node:worker_threads'
import { derive, readStatements } from '../../core/case/derive.ts'
import type { Case, Determination, Report, Statement } from '../../core/model/index.ts'
import { loadRegisters } from '../registers.ts'

/** What the case has that the thread has not seen yet, and the wish for a new state. */
export interface DeriveAsk {
  readonly reports: readonly Report[]
  readonly determinations: readonly Determination[]
  /** Statements read before, as JSON by report id: spares reading those texts again. */
  readonly readings: readonly (readonly [report: string, json: string])[]
}
/** The new state in pieces, so that taking it in never holds the server up; `done` ends it. */
export type DeriveAnswer =
  | { readonly part: Part; readonly items: readonly unknown[] }
  | { readonly part: 'readings'; readonly items: readonly (readonly [report: string, statements: readonly Statement[]])[] }
  | { readonly part: 'order'; readonly items: readonly string[] }
  | { readonly part: 'done'; readonly rest: Rest }
  | { readonly part: 'failed'; readonly message: string }
/** Lists of a case that are sent in pieces; its reports are known, only their order is sent. */
export const PARTS = ['statements', 'origins', 'lineage', 'sites', 'incidents', 'aggregates', 'discrepancies', 'drift'] as const
export type Part = (typeof PARTS)[number]
export type Rest = Omit<Case, Part | 'reports'>

const PIECE = 500
const port = parentPort
if (port) {
  const { dir, engine } = workerData as { dir: string; engine: string }
  const registers = loadRegisters({ caseFolder: dir })
  const reports: Report[] = []
  const determinations: Determination[] = []
  const readings = new Map<string, readonly Statement[]>()
  const send = (answer: DeriveAnswer) => port.postMessage(answer)
  const pieces = (part: Exclude<DeriveAnswer['part'], 'done' | 'failed'>, items: readonly unknown[]) => {
    for (let at = 0; at < items.length; at += PIECE) send({ part, items: items.slice(at, at + PIECE) } as DeriveAnswer)
  }

  port.on('message', (ask: DeriveAsk) => {
    try {
      reports.push(...ask.reports)
      determinations.push(...ask.determinations)
      for (const [report, json] of ask.readings) readings.set(report, JSON.parse(json) as Statement[])
      const fresh: [string, readonly Statement[]][] = []
      const known = new Set(ask.readings.map(([report]) => report))
      const derived = derive(reports, determinations, registers, engine, (report) => {
        let statements = readings.get(report.id)
        if (!statements) {
          statements = readStatements(report, registers)
          readings.set(report.id, statements)
          fresh.push([report.id, statements])
        } else if (known.has(report.id)) fresh.push([report.id, statements])
        return statements
      })
      pieces('readings', fresh)
      pieces(
        'order',
        derived.reports.map((report) => report.id),
      )
      for (const part of PARTS) pieces(part, derived[part])
      const { reports: _reports, statements, origins, lineage, sites, incidents, aggregates, discrepancies, drift, ...rest } = derived
      send({ part: 'done', rest })
    } catch (error) {
      send({ part: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
