// A search that finds very much: it says that it counts only the newest, and a filter looks through what lies behind them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SearchAnswer } from '../core/model/index.ts'
import { createCase } from '../edge/case/case-folder.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'
import type { App } from './routes/common.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const KEY = 'capped-key-capped-key-capped-key-cap'
const MANY = 2050

let root = ''
let live: LiveCase
let app: App
let base = ''

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-capped-'))
  await createCase(join(root, 'case'), { name: 'case', operator: 'one', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test' })
  const article = (id: string, outlet: string, date: string, count: number) => ({
    id,
    outlet,
    date,
    lang: 'en',
    text: Array.from({ length: count }, (_, i) => `At least ${i + 10} people were killed in the attack on Homs.`).join('\n'),
  })
  const lines = [article('old', 'Old Gazette', '2012-01-01', 3), article('new', 'New Daily', '2020-01-01', MANY)]
  await live.capture([{ name: 'a.jsonl', bytes: Buffer.from(lines.map((one) => JSON.stringify(one)).join('\n')), key: 'capture-1' }])
  await live.settled()
  app = await buildServer({ live, key: KEY, web: join(root, 'no-web'), version: '0' })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await live.close()
  await rm(root, { recursive: true, force: true })
})

const search = async (query: string) =>
  (await (await fetch(`${base}/api/search?${query}`, { headers: { authorization: `Bearer ${KEY}` } })).json()) as SearchAnswer

test('without a filter the newest are counted, and it is said that there are more', async () => {
  const found = await search('q=people')
  expect(found.total).toBe(2000)
  expect(found.capped).toBe(true)
})
test('a filter finds what lies behind the newest, and nothing is left uncounted', async () => {
  const found = await search(`q=people&outlet=${encodeURIComponent('Old Gazette')}`)
  expect(found.total).toBe(3)
  expect(found.reports.map((row) => row.outlet)).toEqual(['Old Gazette'])
  expect(found.capped).toBeUndefined()
})
test('few are all counted', async () => {
  const found = await search('q=2059')
  expect(found.total).toBe(1)
  expect(found.capped).toBeUndefined()
})
