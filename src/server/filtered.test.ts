// Filtered lists are what filtering the whole list gives, and every place in them is found.
import { expect, test } from 'vitest'
import { rumours } from '../../test/rumour/rumour.mjs'
import { registersOf } from '../../test/samples/statements.ts'
import { CaseState } from '../core/case/case-state.ts'
import type { Report } from '../core/model/index.ts'
import { snapshotOf } from '../edge/live/snapshot.ts'
import { placesIn, rowsAmong, rowsThat, statementsAmong, statementsThat } from './filtered.ts'
import { discrepanciesBy, discrepancyRow } from './rows.ts'

const truth = rumours(9, 200)
const derived = new CaseState(registersOf(), 'engine').step(truth.reports, [], (report: Report) => truth.statements.get(report.id) ?? []).case
const snapshot = snapshotOf(derived, [], 1, 1)

test('statements by kind and review: those of the whole list, kept for the next page', () => {
  const all = derived.statements
  expect(all.length).toBeGreaterThan(150)
  expect(statementsThat(snapshot, undefined, undefined)).toBe(all)
  expect(statementsThat(snapshot, 'figure', false)).toEqual(all.filter((one) => one.kind === 'figure'))
  expect(statementsThat(snapshot, 'figure', false)).toBe(statementsThat(snapshot, 'figure', false))
  expect(statementsThat(snapshot, undefined, true)).toEqual([])
})

test('every statement is found in its place, one that is not in the list in none', () => {
  const list = statementsThat(snapshot, 'figure', undefined)
  const places = placesIn(snapshot, list)
  expect(list.map(({ id }) => places.get(id))).toEqual(list.map((_, at) => at))
  const some = list.filter((_, at) => at % 3 === 0)
  const among = placesIn(snapshot, some)
  expect(list.map(({ id }) => among.get(id))).toEqual(list.map((_, at) => (at % 3 === 0 ? at / 3 : undefined)))
  expect(places.get('nobody')).toBeUndefined()
  expect(placesIn(snapshot, []).get(list[0]?.id ?? '')).toBeUndefined()
})

test('what a search found comes in the order of the case, without what is no longer there', () => {
  const list = derived.statements.filter((_, at) => at % 7 === 0)
  const found = ['gone', ...list.map(({ id }) => id).reverse()]
  expect(statementsAmong(snapshot, found, undefined, undefined)).toEqual(list)
  expect(statementsAmong(snapshot, found, 'figure', true)).toEqual([])
  const rows = snapshot.rows.filter((_, at) => at % 5 === 0)
  expect(rowsAmong(snapshot, ['gone', ...rows.map(({ id }) => id).reverse()], {})).toEqual(rows)
  const outlet = rows[1]?.outlet as string
  expect(
    rowsAmong(
      snapshot,
      rows.map(({ id }) => id),
      { outlet },
    ),
  ).toEqual(rows.filter((row) => row.outlet === outlet))
  expect(rowsThat(snapshot, { outlet })).toEqual(snapshot.rows.filter((row) => row.outlet === outlet))
  expect(rowsThat(snapshot, {})).toBe(snapshot.rows)
})

test('discrepancies by kind: all counted, so many of each, and a line names twenty statements and counts the rest', () => {
  const all = derived.discrepancies
  expect(all.length).toBeGreaterThan(3)
  const { kinds, of } = discrepanciesBy(snapshot, undefined, undefined)
  expect(of).toBe(all)
  expect(kinds.reduce((sum, [, count]) => sum + count, 0)).toBe(all.length)
  const first = discrepanciesBy(snapshot, undefined, 1)
  expect(first.of.map(({ kind }) => kind)).toEqual(kinds.map(([kind]) => kind))
  expect(first.kinds).toEqual(kinds)
  for (const [kind, count] of kinds) {
    expect(discrepanciesBy(snapshot, kind, undefined).of).toEqual(all.filter((one) => one.kind === kind))
    expect(discrepanciesBy(snapshot, kind, 2).of).toHaveLength(Math.min(2, count))
  }
  expect(discrepanciesBy(snapshot, 'cycle', 2).of).toHaveLength(kinds.some(([kind]) => kind === 'cycle') ? 1 : 0)
  const many = { ...(all[0] as (typeof all)[0]), statements: Array.from({ length: 33 }, (_, i) => `s${i}`) }
  expect(discrepancyRow(many)).toMatchObject({ of: 33, statements: many.statements.slice(0, 20) })
})
