// A case so large that it is derived behind its answers: keys, and what leaves, follow what is recorded, not what is derived so far.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Act, Role } from '../core/model/index.ts'
import { anchorOf } from '../core/text/index.ts'
import { createCase } from '../edge/case/case-folder.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'
import type { App } from './routes/common.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const OWNER = 'owner-key-owner-key-owner-key-owner'
const LAT = '35.95123'
const TEXT = 'The local council said that more than 40 bodies were found in a mass grave near the village of Sindyan.\n'

let root = ''
let live: LiveCase
let app: App
let made = 0
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-roles-large-'))
  await createCase(join(root, 'case'), { name: 'case', operator: 'Lead One', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false, large: 1 })
  app = await buildServer({ live, key: OWNER, web: join(root, 'no-web'), version: '0' })
  await live.capture([{ name: 'a.txt', bytes: Buffer.from(TEXT), key: 'capture-1' }])
  await live.settled()
})
afterAll(async () => {
  await app.close()
  await live.close()
  await rm(root, { recursive: true, force: true })
})

const ask = (method: 'GET' | 'POST', url: string, key: string, payload?: object) =>
  app.inject({ method, url, headers: { host: '127.0.0.1', authorization: `Bearer ${key}` }, ...(payload ? { payload } : {}) })
const member = (name: string, role: Role) => ask('POST', '/api/members', OWNER, { name, role, reason: 'works with us', key: `member-key-${++made}` })
const decide = (act: Act) => ask('POST', '/api/determinations', OWNER, { act, reason: 'because', key: `decision-${++made}` })

test('a key opens as soon as it is given, and nothing once it is ended', async () => {
  const { key } = (await member('Ana', 'analyst')).json() as { key: string }
  expect((await ask('GET', '/api/me', key)).json()).toMatchObject({ name: 'Ana', role: 'analyst' })
  expect((await ask('POST', '/api/members/end', OWNER, { name: 'Ana', reason: 'left', key: 'end-of-ana' })).statusCode).toBe(200)
  expect((await ask('GET', '/api/me', key)).statusCode).toBe(401)
})

test('a place that was just shut does not leave', async () => {
  await live.settled()
  const statement = live.snapshot().case.statements.find((one) => one.figure)
  const report = live.snapshot().case.reports[0]
  if (!statement?.figure || !report) throw new Error('no figure was read')
  const on = anchorOf(report, statement.figure.span)
  await decide({ act: 'place', name: 'Sindyan', anchors: [on], place: { name: 'Sindyan', lat: Number(LAT), lon: 38.98765, precision: 'site' } })
  await decide({ act: 'publication', about: [on], locationClass: 'exact' })
  const places = async () => (await ask('POST', '/api/outputs', OWNER, { form: 'places.geojson', language: 'en' })).body
  expect(await places()).toContain(LAT)
  await decide({ act: 'publication', about: [on], locationClass: 'withheld' })
  expect(await places()).not.toContain(LAT)
})
