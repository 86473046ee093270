// A case by steps: whatever comes in whatever order, the state is what deriving everything at once gives, to the byte.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rumours } from '../../../test/rumour/rumour.mjs'
import { registersOf } from '../../../test/samples/statements.ts'
import type { Act, Case, Determination, Report, Statement } from '../model/index.ts'
import { anchorOf } from '../text/index.ts'
import { CaseState } from './case-state.ts'
import { derive } from './derive.ts'

const registers = registersOf([
  { id: 'actor:wire-one', kind: 'agency', names: { ar: [], en: ['Wire One'] }, provenance: 'test' },
  { id: 'actor:council', kind: 'local-authority', names: { ar: [], en: ['Outlet 3'] }, provenance: 'test' },
])

/** The lists of a case, from what left and entered them. */
const LISTS = ['statements', 'origins', 'lineage', 'sites', 'incidents', 'aggregates', 'discrepancies', 'drift'] as const

function act(kind: number, [a, b]: readonly [Statement, Statement], reports: ReadonlyMap<string, Report>, before: readonly Determination[]): Act {
  const on = (s: Statement) => anchorOf(reports.get(s.report) as Report, s.figure?.span ?? s.span)
  const anchors = [on(a), on(b)]
  const place = { name: 'Hightown', precision: 'site' }
  const acts = [
    { act: 'confirm', on: on(a), kind: 'figure' },
    { act: 'correct', on: on(a), kind: 'figure', changes: { figure: { min: 7, max: 9 } } },
    { act: 'set-aside', on: on(a), kind: 'figure' },
    { act: 'origins-join', anchors },
    { act: 'origins-split', anchors },
    { act: 'independence', a: on(a), b: on(b), relation: 'established' },
    { act: 'duplicate', report: a.report, of: b.report },
    { act: 'cluster-join', what: 'incident', anchors },
    { act: 'cluster-split', what: 'incident', anchors },
    { act: 'open', what: 'site', code: 'S-1', anchors },
    { act: 'place', name: a.places[0]?.name ?? 'x', place, anchors },
    { act: 'part-of', part: on(a), whole: on(b) },
    { act: 'grade', incident: anchors, grade: 'Fair' },
    { act: 'publication', about: anchors, locationClass: '0.1' },
    { act: 'double-count', total: on(a), parts: [on(b)] },
    { act: 'undo', determination: before[before.length - 1]?.id ?? 'none' },
  ]
  return acts[kind % acts.length] as Act
}

const plan = fc.record({
  seed: fc.integer({ min: 1, max: 900 }),
  first: fc.integer({ min: 0, max: 80 }),
  turn: fc.integer({ min: 1, max: 1e6 }),
  steps: fc.array(
    fc.record({
      arrive: fc.integer({ min: 0, max: 8 }),
      decide: fc.array(fc.record({ kind: fc.nat(15), a: fc.nat(5000), near: fc.nat(6) }), { maxLength: 2 }),
    }),
    { minLength: 2, maxLength: 7 },
  ),
})

test('a case by steps is the case at once, and what left and entered its lists adds up to them', () => {
  fc.assert(
    fc.property(plan, ({ seed, first, turn, steps }) => {
      const truth = rumours(seed, 130)
      const waiting = truth.reports.map((report, i) => ({ report, at: Math.imul(i + 1, turn * 2 + 1) >>> 7 })).sort((a, b) => a.at - b.at)
      const statementsOf = (report: Report) => truth.statements.get(report.id) ?? []
      const reports = new Map<string, Report>()
      const state = new CaseState(registers, 'engine')
      let determinations: Determination[] = []
      const lists = new Map(LISTS.map((list) => [list, new Set<object>()]))
      for (const { arrive, decide } of [{ arrive: first, decide: [] }, ...steps]) {
        const added = waiting.splice(0, arrive).map(({ report }) => report)
        for (const report of added) reports.set(report.id, report)
        const present = [...reports.values()].flatMap(statementsOf)
        for (const { kind, a, near } of decide) {
          const pair = [present[a % present.length], present[(a + near + 1) % present.length]]
          if (!pair[0] || !pair[1] || pair[0] === pair[1]) continue
          const made = act(kind, pair as [Statement, Statement], reports, determinations)
          const id = `d${determinations.length}`
          determinations = [...determinations, { id, at: '2026-01-01T00:00:00Z', by: 'analyst', reason: 'test', engine: 'engine', act: made }]
        }
        const step = state.step(added, determinations, statementsOf)
        const whole: Case = derive([...reports.values()], determinations, registers, 'engine', statementsOf)
        for (const key of Object.keys(whole) as (keyof Case)[]) expect(JSON.stringify(step.case[key]), key).toBe(JSON.stringify(whole[key]))
        for (const [list, held] of lists) {
          for (const gone of step.changes[list].removed) expect(held.delete(gone), list).toBe(true)
          for (const entered of step.changes[list].added) held.add(entered)
          expect(held.size, list).toBe(step.case[list].length)
          for (const one of step.case[list]) expect(held.has(one), list).toBe(true)
        }
      }
    }),
    // Making a failing plan smaller takes longer than reading it: the seed that fails is told.
    { numRuns: Number(process.env.ISNAD_RUNS ?? 12), endOnFailure: true },
  )
})
