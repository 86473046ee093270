// Rumours with known truth, at a tenth of the benchmark's size: the same bars.
import { expect, test } from 'vitest'
import { derive } from '../../src/core/case/derive.ts'
import { rumours } from '../rumour/rumour.mjs'
import { registersOf } from '../samples/statements.ts'

test('L to M holds the truth, L never exceeds it, changes on the way are found', () => {
  const truth = rumours(11, 1000)
  const derived = derive(truth.reports, [], registersOf(), 'test', (report) => truth.statements.get(report.id) ?? [])
  const values = [...derived.sites, ...derived.incidents, ...derived.aggregates].flatMap((x) => x.tallies.flatMap((t) => t.values))
  const roots = (ids: readonly string[]) => new Set(ids.map((id) => truth.roots.get(id))).size
  const named = values.filter((v) => v.origins > 0)
  expect(named.length).toBeGreaterThan(100)
  const holds = values.filter((v) => v.independent[0] <= roots(v.statements) && roots(v.statements) <= v.independent[1])
  expect(holds.length / values.length).toBeGreaterThanOrEqual(0.95)
  expect(values.filter((v) => v.independent[0] > roots(v.statements)).length / values.length).toBeLessThanOrEqual(0.005)
  const found = new Set(derived.drift.map((d) => `${d.what}|${d.to}`))
  expect(truth.drift.filter((d) => found.has(`${d.what}|${d.to}`)).length / truth.drift.length).toBeGreaterThanOrEqual(0.9)
})
