// The process that derives large cases: it keeps the state of the case, and answers each change with a patch while the server goes on answering.
import { CaseState } from '../../core/case/case-state.ts'
import { readStatements } from '../../core/case/derive.ts'
import type { Determination, Report, Statement } from '../../core/model/index.ts'
import { loadRegisters } from '../registers.ts'
import { sidePort } from '../side-process.ts'
import { packReading } from './packed-reading.ts'
import { TrailTeller } from './packed-trails.ts'
import { type Change, type Derived, LISTS, type List, type Patch, patchOf, type Rest } from './patch.ts'

type Lists = { readonly [L in List]: readonly object[] }

/** What the case has that the process has not seen yet, in pieces; `derive` ends them and asks for the new state. */
export type DeriveAsk =
  /** Statements read before, as JSON by report id: spares reading those texts again. */
  | { readonly part: 'readings'; readonly readings: readonly (readonly [report: string, json: string])[] }
  | { readonly part: 'reports'; readonly reports: readonly Report[] }
  /** All decisions: few, and some may be taken back. */
  | { readonly part: 'derive'; readonly determinations: readonly Determination[] }

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

const port = sidePort()
if (port) {
  const [dir = '', engine = ''] = port.args
  const registers = loadRegisters({ caseFolder: dir })
  const state = new CaseState(registers, engine)
  const trails = new TrailTeller()
  let lists: Lists | undefined
  let known = new Map<string, string>()
  let reports: Report[] = []
  let last: Promise<void> = Promise.resolve()
  const send = (answer: DeriveAnswer) => port.send(answer)

  const derive = async (told: readonly Report[], determinations: readonly Determination[]) => {
    const read: [string, Uint8Array][] = []
    let saidAt = performance.now()
    const step = state.step(told, determinations, (report) => {
      const json = known.get(report.id)
      known.delete(report.id)
      const statements = json === undefined ? readStatements(report, registers) : (JSON.parse(json) as Statement[])
      trails.note(statements)
      read.push([report.id, packReading(statements)])
      // Only short messages leave while the step is under way: what was read follows it.
      if (performance.now() - saidAt > TELL) {
        saidAt = performance.now()
        void send({ part: 'progress', done: read.length, of: told.length })
      }
      return statements
    })
    known = new Map()
    for (let at = 0; at < read.length; at += PIECE) await send({ part: 'readings', items: read.slice(at, at + PIECE) })
    const before = lists
    lists = step.case
    for (const answer of patchesOf(before, step, trails)) await send(answer)
    state.prepare()
    if (before === undefined) port.tidy()
  }

  port.onMessage((ask: DeriveAsk) => {
    if (ask.part === 'readings') for (const [report, json] of ask.readings) known.set(report, json)
    else if (ask.part === 'reports') reports.push(...ask.reports)
    else {
      const told = reports
      reports = []
      last = last
        .then(() => derive(told, ask.determinations))
        .catch((error: unknown) => send({ part: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
    }
  })
}

/** What left and entered each list, in pieces, and the rest of the case at the end. */
function* patchesOf(before: Lists | undefined, step: Derived, trails: TrailTeller): Generator<DeriveAnswer> {
  for (const list of LISTS) {
    const { gone, fresh } = patchOf<object>(before?.[list] ?? [], step.case[list], step.changes[list] as Change<object>)
    const named = fresh.map(([at, item]) => [at, toldOf(list, item, trails)] as const)
    for (let at = 0; at < named.length || (at === 0 && gone.length > 0); at += PIECE)
      yield { part: list, gone: at === 0 ? gone : [], fresh: named.slice(at, at + PIECE) }
  }
  yield { part: 'done', rest: Object.fromEntries(Object.entries(step.case).filter(([name]) => !(LISTS as readonly string[]).includes(name))) as Rest }
}

/** How an item of a list is told: a report by its id, a statement without a trail that is known already. */
function toldOf(list: List, item: object, trails: TrailTeller): unknown {
  if (list === 'reports') return (item as Report).id
  return list === 'statements' ? trails.tell(item as Statement) : item
}
