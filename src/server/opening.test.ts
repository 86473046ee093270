// While a case is being read the server answers one question at once; every other one waits and is answered right.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CaseCounts, CaseSummary, Opening } from '../core/model/index.ts'
import { createCase, openCase } from '../edge/case/case-folder.ts'
import { openLive, startLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'

const KEY = 'test-key-test-key-test-key-test-key'
const headers = { authorization: `Bearer ${KEY}`, host: 'localhost' }
let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-opening-'))
  await createCase(root, { name: 'case', operator: 'A', clock: Date.now })
  const live = await openLive(root, { clock: Date.now, software: 'test', views: false })
  await live.capture([{ name: 'a.txt', bytes: Buffer.from('Officials said that 25 people were killed in Sindyan on Tuesday.\n'), key: 'capture-1' }])
  await live.close()
})
afterAll(() => rm(root, { recursive: true, force: true }))

test('opening is told before the case is read, and the counts only where they were handed in', async () => {
  const last: CaseCounts = {
    captures: 9,
    reports: 9,
    statements: 9,
    reviewed: 0,
    origins: 0,
    sites: 0,
    incidents: 0,
    aggregates: 0,
    discrepancies: 0,
    unanchored: 0,
  }
  for (const known of [undefined, last]) {
    const live = startLive(await openCase(root, { clock: Date.now, software: 'test' }), { clock: Date.now, views: false })
    const app = await buildServer({ live, key: KEY, web: join(root, 'no-web'), version: '0', ...(known ? { last: known } : {}) })
    const ask = async (url: string) => (await app.inject({ url, headers })).json()
    // Asked in one breath, before anything else had a turn: the case is not read yet.
    const [early, summary] = await Promise.all([ask('/api/opening'), ask('/api/case')])
    expect(Opening.parse(early)).toMatchObject({ ready: false, name: 'case', entries: 2, counts: known ?? null })
    expect(CaseSummary.parse(summary).counts).toMatchObject({ captures: 1, reports: 1, statements: 1 })
    expect(Opening.parse(await ask('/api/opening'))).toMatchObject({ ready: true, progress: null, counts: { reports: 1, statements: 1 } })
    await app.close()
    await live.close()
  }
})

test('nobody without the key is told anything', async () => {
  const live = await openLive(root, { clock: Date.now, software: 'test', views: false })
  const app = await buildServer({ live, key: KEY, web: join(root, 'no-web'), version: '0' })
  expect((await app.inject({ url: '/api/opening', headers: { host: 'localhost' } })).statusCode).toBe(401)
  await app.close()
  await live.close()
})
