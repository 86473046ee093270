// Counts of the last opening are shown only for the same ledger and the same engine.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rememberCounts, seenCounts } from './seen-counts.ts'

let root = ''
const before = process.env.ISNAD_STATE
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-counts-'))
  process.env.ISNAD_STATE = root
})
afterAll(async () => {
  if (before === undefined) delete process.env.ISNAD_STATE
  else process.env.ISNAD_STATE = before
  await rm(root, { recursive: true, force: true })
})

const counts = {
  captures: 1,
  reports: 2,
  statements: 3,
  reviewed: 0,
  origins: 1,
  sites: 1,
  incidents: 0,
  aggregates: 0,
  discrepancies: 0,
  unanchored: 0,
}
const now = { size: 7, root: 'aa', engine: 'e1' }

test('the very ledger and engine: the counts; any other: none', async () => {
  expect(await seenCounts('c', now)).toBeUndefined()
  await rememberCounts('c', { ...now, counts })
  expect(await seenCounts('c', now)).toEqual(counts)
  for (const other of [{ size: 8 }, { root: 'bb' }, { engine: 'e2' }]) expect(await seenCounts('c', { ...now, ...other })).toBeUndefined()
  expect(await seenCounts('another', now)).toBeUndefined()
})

test('a half-written memory is none', async () => {
  await rememberCounts('d', { ...now, counts })
  await writeFile(join(root, 'counts', 'd.json'), '{"size":7,')
  expect(await seenCounts('d', now)).toBeUndefined()
})
