// Tracing by steps: whatever the sequence of reports, changed statements and decisions, it comes to what one step from nothing comes to.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rumours } from '../../../test/rumour/rumour.mjs'
import { registersOf } from '../../../test/samples/statements.ts'
import type { Act, Determination, Report, Statement } from '../model/index.ts'
import { anchorOf, indexByReport } from '../text/index.ts'
import { type Trace, trace } from './trace.ts'
import { Tracing } from './tracing.ts'

const registers = registersOf([{ id: 'actor:wire-one', kind: 'agency', names: { ar: [], en: ['Wire One'] }, provenance: 'test' }])

/** Everything a trace tells. */
function told(traced: Trace): string {
  const { origins, lineage, drift, originOf, speakerOf, wordingOf, duplicates, cycles } = traced
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const pairs = origins.slice(0, 40).flatMap((a, i) => origins.slice(i + 1, i + 4).map((b) => traced.independence.between(a.id, b.id).relation))
  return JSON.stringify([origins, lineage, drift, sorted(originOf), sorted(speakerOf), sorted(wordingOf), sorted(duplicates), cycles, pairs])
}

/** A decision of a kind over statements picked by number. */
function decision(n: number, kind: number, picked: readonly Statement[], reports: ReadonlyMap<string, Report>): Determination | undefined {
  const [a, b] = [picked[0], picked[1]]
  if (!a || !b || a.id === b.id) return undefined
  const anchors = [a, b].map((s) => anchorOf(reports.get(s.report) as Report, s.figure?.span ?? s.span))
  const [x, y] = anchors as [(typeof anchors)[0], (typeof anchors)[0]]
  const acts: Act[] = [
    { act: 'origins-join', anchors },
    { act: 'origins-split', anchors },
    { act: 'independence', a: x, b: y, relation: n % 2 ? 'established' : 'dependent' },
    { act: 'duplicate', report: a.report, of: b.report },
  ] as Act[]
  return { id: `d${n}`, at: '2026-01-01T00:00:00Z', by: 'analyst', reason: 'test', engine: 'test', act: acts[kind % acts.length] as Act }
}

/** One step: so many reports arrive, a statement changes, a person decides. */
const steps = fc.array(
  fc.record({
    arrive: fc.integer({ min: 0, max: 12 }),
    change: fc.option(fc.nat(1000)),
    decide: fc.option(fc.record({ kind: fc.nat(3), a: fc.nat(1000), b: fc.nat(1000) })),
    takeBack: fc.boolean(),
  }),
  { minLength: 3, maxLength: 9 },
)

test('step by step is the same as at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 90 }), steps, fc.integer(), (seed, first, plan, shuffle) => {
      const truth = rumours(seed, 150)
      // Reports come in any order, not that of their dates.
      const order = truth.reports.map((report, i) => ({ report, at: Math.imul(i + 1, (shuffle | 1) >>> 0) >>> 8 })).sort((a, b) => a.at - b.at)
      const waiting = order.map(({ report }) => report)
      const reports = new Map<string, Report>()
      const byReport = new Map<string, readonly Statement[]>()
      let determinations: Determination[] = []
      const tracing = new Tracing(registers)
      plan.unshift({ arrive: first, change: null, decide: null, takeBack: false })
      for (const [n, { arrive, change, decide, takeBack }] of plan.entries()) {
        const added = waiting.splice(0, arrive)
        for (const report of added) {
          reports.set(report.id, report)
          byReport.set(report.id, truth.statements.get(report.id) ?? [])
        }
        const changed = new Set(added.map((report) => report.id))
        const present = [...byReport.values()].flat()
        const pick = (i: number) => present[i % Math.max(1, present.length)]
        const one = change === null ? undefined : pick(change)
        if (one?.figure) {
          const more: Statement = { ...one, figure: { ...one.figure, min: (one.figure.min ?? 0) + 5, qualifier: 'about' } }
          byReport.set(
            one.report,
            (byReport.get(one.report) ?? []).map((s) => (s.id === one.id ? more : s)),
          )
          changed.add(one.report)
        }
        if (takeBack) determinations = determinations.slice(1)
        if (decide) {
          const made = decision(
            n,
            decide.kind,
            [pick(decide.a), pick(decide.b)].flatMap((s) => s ?? []),
            reports,
          )
          if (made) determinations = [...determinations, made]
        }
        const step = tracing.step({ reports, added, byReport, changed, determinations })
        const whole = trace([...reports.values()], [...byReport.values()].flat(), determinations, registers)
        expect(told(step)).toBe(told(whole))
      }
    }),
    // Making a failing plan smaller takes longer than reading it: the seed that fails is told.
    { numRuns: Number(process.env.ISNAD_RUNS ?? 8), endOnFailure: true },
  )
})

test('a step does not make anew what it does not touch', () => {
  const truth = rumours(3, 400)
  const reports = new Map(truth.reports.slice(0, 399).map((report) => [report.id, report]))
  const byReport = new Map(indexByReport([...truth.statements.values()].flat()))
  const tracing = new Tracing(registers)
  const before = tracing.step({ reports, added: [...reports.values()], byReport, changed: new Set(reports.keys()), determinations: [] })
  const last = truth.reports[399] as Report
  reports.set(last.id, last)
  const after = tracing.step({ reports, added: [last], byReport, changed: new Set([last.id]), determinations: [] })
  const known = new Set<object>(before.origins)
  expect(after.origins.filter((origin) => !known.has(origin)).length).toBeLessThan(8)
  expect(after.touched.size).toBeLessThan(120)
})
