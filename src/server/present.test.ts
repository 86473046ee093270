// Pages of a large case: cut lists are counted, what is asked for is always among what is shown.
import { describe, expect, test } from 'vitest'
import type { Lineage, Origin, Report, ReportRow, Statement } from '../core/model/index.ts'
import type { Snapshot } from '../edge/live/snapshot.ts'
import { statementPage } from './present.ts'

/** One statement of a report, whose origin has `many` statements and reports and whose report has as many links, stated ones last. */
function snapshotOf(many: number): Snapshot {
  const statement = { id: 's-last', report: 'r-last', kind: 'figure', span: [0, 1], chain: [] } as unknown as Statement
  const ids = (letter: string) => [...Array.from({ length: many - 1 }, (_, i) => `${letter}-${i}`), `${letter}-last`]
  const origin = { id: 'o', statements: ids('s'), reports: ids('r') } as unknown as Origin
  const link = (i: number) => ({ from: 'r-last', to: `r-${i}`, kind: 'same-words', stated: i === many - 1, statements: [] }) as unknown as Lineage
  return {
    statement: new Map([[statement.id, statement]]),
    originOf: new Map([[statement.id, origin]]),
    lineageOf: new Map([['r-last', Array.from({ length: many }, (_, i) => link(i))]]),
    placeOf: new Map([['r-last', 0]]),
    case: { reports: [{ id: 'r-last' } as Report] },
    rows: [{ id: 'r-last' } as ReportRow],
    driftOf: new Map(),
    historyOf: new Map(),
  } as unknown as Snapshot
}

describe('the page of a statement', () => {
  test('gives all where there are few, and leaves nothing to count', () => {
    const page = statementPage(snapshotOf(200), 's-last')
    expect(page.origin?.statements).toHaveLength(200)
    expect(page.lineage).toHaveLength(200)
    expect(page.leftOut).toBeUndefined()
  })
  test('of very many gives the first with its own among them, stated links before others, and counts what it leaves out', () => {
    const page = statementPage(snapshotOf(1000), 's-last')
    expect(page.origin?.statements).toHaveLength(201)
    expect(page.origin?.statements).toContain('s-last')
    expect(page.origin?.reports).toContain('r-last')
    expect(page.lineage).toHaveLength(200)
    expect(page.lineage[0]?.stated).toBe(true)
    expect(page.leftOut).toEqual({ statements: 799, reports: 799, lineage: 800 })
  })
})
