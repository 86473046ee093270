// What of a case goes into its web archive: reports by default, pictures only where they are asked for.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCase, openCase } from '../../case/case-folder.ts'
import { caseWacz } from './case-wacz.ts'

test('a photograph with its position is left out, counted, and goes along when it is asked for', async () => {
  const base = await mkdtemp(join(tmpdir(), 'isnad-case-wacz-'))
  const dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  const folder = await openCase(dir, { clock: Date.now })
  const tool = { name: 'test' }
  const photo = Buffer.concat([Buffer.from('ffd8ffe100104578696600', 'hex'), Buffer.from('GPS 35.95 N 39.01 E')])
  await folder.capture({ bytes: Buffer.from('Forty bodies were found east of the town on Monday.'), name: 'a.txt', tool })
  const { entry } = await folder.capture({ bytes: photo, name: 'grave.jpg', tool })
  const kept = await caseWacz(folder, [], 'test', '2026-01-02T03:04:05Z')
  expect([kept.entries.length, kept.withheld]).toEqual([1, 1])
  const asked = await caseWacz(folder, [], 'test', '2026-01-02T03:04:05Z', true)
  expect([asked.entries, asked.withheld]).toEqual([[1, entry], 0])
  await folder.close()
  await rm(base, { recursive: true, force: true })
})
