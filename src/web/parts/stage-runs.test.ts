// Runs of one stage stand in one line; a stage that comes back does not join the earlier one.
import { expect, test } from 'vitest'
import { stageRuns } from './stage-runs.ts'

test('days that say the same stage again are one line, with all its statements', () => {
  const runs = stageRuns([
    { stage: 'located', date: '2018-10-16', statements: ['a'] },
    { stage: 'located', date: '2018-10-31', statements: ['b', 'c'] },
    { stage: 'recovered', date: '2018-11-27', statements: ['d'] },
    { stage: 'located', date: '2018-12-15', statements: ['e'] },
  ])
  expect(runs).toEqual([
    { stage: 'located', from: '2018-10-16', to: '2018-10-31', statements: ['a', 'b', 'c'] },
    { stage: 'recovered', from: '2018-11-27', to: '2018-11-27', statements: ['d'] },
    { stage: 'located', from: '2018-12-15', to: '2018-12-15', statements: ['e'] },
  ])
  const undated = [
    { stage: 'located' as const, date: '2018-10-16', statements: ['a'] },
    { stage: 'located' as const, date: null, statements: ['b'] },
  ]
  expect(stageRuns(undated)).toHaveLength(2)
  expect(stageRuns([])).toEqual([])
})
