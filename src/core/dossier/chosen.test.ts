// What a plan leaves of a case for tables: nothing is limited where it says nothing, nothing outside it remains where it does, and no range changes.
import { beforeAll, expect, test } from 'vitest'
import { RAQQA, readCorpus } from '../../../test/samples/corpus.ts'
import { loadRegisters } from '../../edge/registers.ts'
import { derive } from '../case/derive.ts'
import type { Case } from '../model/index.ts'
import { chosenCase } from './chosen.ts'
import { statementsBehind } from './tallies.ts'

let state: Case
beforeAll(async () => {
  state = derive(await readCorpus(RAQQA), [], loadRegisters(), 'test')
}, 60_000)

test('a plan that limits nothing gives the very case', () => expect(chosenCase(state, { parts: ['said'] })).toBe(state))
test('days: reports and all that is said in them', () => {
  const some = chosenCase(state, { from: '2018-11-01', to: '2018-11-02' })
  expect(some.reports.length).toBeGreaterThan(5)
  for (const { published } of some.reports) expect(published?.slice(0, 10)).toMatch(/^2018-11-0[12]$/)
  const ids = new Set(some.reports.map(({ id }) => id))
  expect(some.statements).toEqual(state.statements.filter(({ report }) => ids.has(report)))
})
test('one site: what stands behind its ranges, which stay as they were', () => {
  const site = state.sites.find(({ tallies }) => statementsBehind(tallies).length > 5)
  if (!site) throw new Error('no site')
  const some = chosenCase(state, { sites: [site.id], incidents: [], aggregates: [] })
  expect(some.sites).toEqual([site])
  expect([some.incidents, some.aggregates]).toEqual([[], []])
  expect(new Set(some.statements.map(({ id }) => id))).toEqual(new Set(statementsBehind(site.tallies)))
  expect(new Set(some.reports.map(({ id }) => id))).toEqual(new Set(some.statements.map(({ report }) => report)))
})
test('one origin: its statements and no other', () => {
  const origin = state.origins.find(({ statements }) => statements.length > 3)
  const some = chosenCase(state, { origins: [origin?.id ?? ''] })
  expect(new Set(some.statements.map(({ id }) => id))).toEqual(new Set(origin?.statements))
})
