// Look-ups brought forward step by step are the look-ups of the whole.
import { expect, test } from 'vitest'
import { rumours } from '../../../test/rumour/rumour.mjs'
import { registersOf } from '../../../test/samples/statements.ts'
import { CaseState } from '../../core/case/case-state.ts'
import type { Determination, Report, Statement } from '../../core/model/index.ts'
import { anchorOf } from '../../core/text/index.ts'
import { type Snapshot, Snapshots, snapshotOf } from './snapshot.ts'

function told(snapshot: Snapshot): unknown {
  const { case: _, ...rest } = snapshot
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, value instanceof Map ? [...value].sort((a, b) => (a[0] < b[0] ? -1 : 1)) : value]),
  )
}

test('step by step or at once: the same rows, maps and counts', () => {
  const truth = rumours(9, 160)
  const statementsOf = (report: Report) => truth.statements.get(report.id) ?? []
  const state = new CaseState(registersOf(), 'engine')
  const snapshots = new Snapshots()
  const determinations: Determination[] = []
  const batches = [truth.reports.slice(40, 150), ...truth.reports.slice(0, 40).map((report) => [report]), truth.reports.slice(150)]
  for (const [n, batch] of batches.entries()) {
    const report = batch[0] as Report
    const statement = statementsOf(report)[0] as Statement
    if (n % 4 === 0)
      determinations.push({
        id: `d${n}`,
        at: '2026-01-01T00:00:00Z',
        by: 'analyst',
        reason: 'test',
        engine: 'engine',
        act: {
          act: 'correct',
          on: anchorOf(report, statement.figure?.span ?? statement.span),
          kind: 'figure',
          changes: { figure: { min: 3, max: 3 } },
        },
      } as Determination)
    const step = state.step(batch, [...determinations], statementsOf)
    const { snapshot } = snapshots.show(step, [...determinations], n, n)
    if (n % 5 === 0 || n > 38) expect(told(snapshot)).toEqual(told(snapshotOf(step.case, [...determinations], n, n)))
  }
})
