// Every released format stays readable: the frozen cases are opened, verified and derived by today's code.
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLive } from '../../src/edge/live/open-live.ts'

const FROZEN = join(import.meta.dirname, '..', 'frozen')
const names = (await readdir(FROZEN, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)

interface Known {
  readonly size: number
  readonly root: string
  readonly reports: readonly string[]
  readonly determinations: number
  readonly confirmed: { readonly report: string; readonly span: readonly [number, number]; readonly exact: string }
}

describe('frozen cases', () => {
  test('there is at least one', () => expect(names.length).toBeGreaterThan(0))

  test.each(names)('%s opens, verifies and derives to the same reports', async (name) => {
    const known = JSON.parse(await readFile(join(FROZEN, `${name}.json`), 'utf8')) as Known
    const work = await mkdtemp(join(tmpdir(), 'isnad-frozen-'))
    try {
      await cp(join(FROZEN, name), join(work, 'case'), { recursive: true })
      const live = await openLive(join(work, 'case'), { clock: Date.now, software: 'test', views: false })
      try {
        expect(live.head()).toMatchObject({ size: known.size, root: known.root })
        expect(await live.verify()).toMatchObject({ ok: true, faults: [] })
        const { case: state, determinations } = live.snapshot()
        expect(state.reports.map((report) => report.id).sort()).toEqual(known.reports)
        expect(determinations.length).toBe(known.determinations)
        const report = state.reports.find((r) => r.id === known.confirmed.report)
        expect(report?.text.slice(...known.confirmed.span)).toBe(known.confirmed.exact)
        // The determination still acts: its statement is confirmed, or, should the reading have changed, listed as unanchored.
        const held = state.statements.some((s) => s.report === known.confirmed.report && s.how === 'confirmed')
        expect(held || state.unanchored.length > 0).toBe(true)
      } finally {
        await live.close()
      }
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  })
})
