// Outputs remember what left in them: an output of an older engine is derived anew from what the case held then, and differences are told.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type ReleasedFigure, releasedFigures } from '../../core/dossier/released.ts'
import { toJson } from '../case/capture-record.ts'
import { createCase } from '../case/case-folder.ts'
import { openLive } from '../live/open-live.ts'
import { releasedOutputs } from './released.ts'

vi.setConfig({ testTimeout: 60_000 })
let root = ''
afterEach(() => rm(root, { recursive: true, force: true }))

test('of the same engine nothing can have changed; of another, what it gives otherwise is listed, later captures left out', async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-released-'))
  const dir = join(root, 'case')
  await createCase(dir, { name: 'Lowtown', operator: 'A. Analyst', clock: Date.now })
  const live = await openLive(dir, { clock: Date.now, software: 'test', views: false })
  try {
    await live.capture([
      { name: 'a.txt', bytes: Buffer.from('The health ministry said that 12 civilians were killed in an air strike on Homs on Monday.\n') },
    ])
    await live.output({ form: 'tallies.csv', language: 'en' } as Parameters<typeof live.output>[0])
    const left = releasedFigures(live.snapshot().case)
    expect(left.some(({ low }) => low === 12)).toBe(true)
    // As an older engine would have released it.
    const older = left.map((figure): ReleasedFigure => (figure.low === 12 ? { ...figure, low: 11, high: 11 } : figure))
    await live.folder.record('export', toJson({ form: 'dossier.pdf', engine: 'an older one', figures: older }))
    await live.capture([
      { name: 'b.txt', bytes: Buffer.from('The health ministry said that 19 civilians were killed in an air strike on Homs on Monday.\n') },
    ])
    const outputs = await releasedOutputs(live.folder, live.snapshot().case.reports, live.registers, live.engine)
    expect(outputs.map(({ form, figures, sameEngine, changed }) => [form, (figures ?? 0) > 0, sameEngine, changed.length > 0])).toEqual([
      ['tallies.csv', true, true, false],
      ['dossier.pdf', true, false, true],
    ])
    expect(outputs[1]?.changed.every(({ figure, now }) => figure.low === 11 && now?.low === 12 && now.high === 12)).toBe(true)
  } finally {
    await live.close()
  }
})
