// Sessions and the second factor over HTTP: who sees and ends which, what half a session may ask, codes that are wrong, old or used.
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Act, CopyPlace, FactorState, ReportsPage, Role, SessionRow } from '../core/model/index.ts'
import { createCase } from '../edge/case/case-folder.ts'
import { factorsInMemory, factorsOf } from '../edge/case/factors.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'
import { Frames } from './frames/frames.ts'
import { sessionsOf } from './roles.ts'
import type { App } from './routes/common.ts'
import { type Keyed, SecondFactor } from './second-factor.ts'
import { Sessions } from './sessions.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const OWNER = 'owner-key-owner-key-owner-key-owner'

let root = ''
let live: LiveCase
let app: App
let frames: Frames
let base = ''
let made = 0
const keys: Record<string, string> = {}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-sessions-'))
  await createCase(join(root, 'case'), { name: 'case', operator: 'Lead One', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test' })
  const sessions = sessionsOf(live)
  frames = new Frames({ live, key: OWNER, page: () => Number(new URL(base).port), hosts: [], sessions })
  await frames.app.listen({ host: '127.0.0.1', port: 0 })
  app = await buildServer({ live, key: OWNER, frames, sessions, factors: factorsOf(join(root, 'case')), web: join(root, 'no-web'), version: '0' })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  await live.capture([{ name: 'a.txt', bytes: Buffer.from('The council said that 40 bodies were found in Sindyan.\n'), key: 'capture-1' }])
  for (const [name, role] of [
    ['Vera', 'viewer'],
    ['Ana', 'analyst'],
    ['Lena', 'lead'],
  ] as const)
    keys[name] = await takeIn(name, role)
})
afterAll(async () => {
  await app.close()
  await frames.app.close()
  await live.close()
  await rm(root, { recursive: true, force: true })
})

const as = (key: string) => ({ authorization: `Bearer ${key}` })
const send = (how: Record<string, string>, path: string, body: object) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...how },
    body: JSON.stringify(body),
  })
const ask = (how: Record<string, string>, path: string) => fetch(base + path, { headers: how, redirect: 'manual' })
const told = async <T>(how: Record<string, string>, path: string) => (await (await ask(how, path)).json()) as T
async function takeIn(name: string, role: Role): Promise<string> {
  return (await (await send(as(OWNER), '/api/members', { name, role, reason: 'works with us', key: `member-${++made}` })).json()).key
}
/** A browser that comes in by a key: the cookie of its session. */
async function enter(key: string): Promise<{ cookie: string }> {
  const answer = await ask({ 'user-agent': 'Test Browser/1' }, `/?key=${key}`)
  expect(answer.status).toBe(303)
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] as string }
}
const decide = (act: Act) => send(as(OWNER), '/api/determinations', { act, reason: 'because', key: `decision-${++made}` })
const asking = async (secondFactor: boolean) => expect((await decide({ act: 'policy', secondFactor, approval: false })).status).toBe(200)
const status = async (how: Record<string, string>, path = '/api/case') => (await ask(how, path)).status
const whatOf = async (answer: Response) => (await answer.json()).error.detail.what

describe('sessions', () => {
  test('a lead sees all of them, anybody else the own; each ends for good where it is ended', async () => {
    const [ana, other, vera] = [await enter(keys.Ana as string), await enter(keys.Ana as string), await enter(keys.Vera as string)]
    const all = await told<SessionRow[]>(await enter(OWNER), '/api/sessions')
    expect(all.map(({ name }) => name).sort()).toEqual(['Ana', 'Ana', 'Lead One', 'Vera'])
    expect(all.filter(({ mine }) => mine).map(({ owner }) => owner)).toEqual([true])
    expect(all[0]).toMatchObject({ here: true, factor: false })
    expect(JSON.stringify(all)).not.toContain(ana.cookie.split('=')[1])

    const own = await told<SessionRow[]>(ana, '/api/sessions')
    expect(own.map(({ name, agent }) => [name, agent])).toEqual([
      ['Ana', 'Test Browser/1'],
      ['Ana', 'Test Browser/1'],
    ])
    const verasId = all.find(({ name }) => name === 'Vera')?.id
    expect((await send(ana, '/api/sessions/end', { id: verasId })).status).toBe(404)
    expect(await status(vera)).toBe(200)
    const otherId = own.find(({ mine }) => !mine)?.id
    expect(await (await send(ana, '/api/sessions/end', { id: otherId })).json()).toEqual({ ended: 1 })
    expect([await status(ana), await status(other)]).toEqual([200, 401])
    expect(await (await send(ana, '/api/sessions/leave', {})).json()).toEqual({ ended: 1 })
    expect(await status(ana)).toBe(401)
    // A list that a browser kept would show those that have ended.
    const list = await ask(as(OWNER), '/api/sessions')
    expect([list.headers.get('cache-control'), list.headers.get('etag')]).toEqual(['no-store', null])
  })

  test('one that ends takes its copies and its stream with it', async () => {
    const ana = await enter(keys.Ana as string)
    const { reports } = await told<ReportsPage>(ana, '/api/reports')
    const { port, path } = await told<CopyPlace>(ana, `/api/reports/${reports[0]?.id}/copy`)
    const copy = () => fetch(`http://127.0.0.1:${port}${path.split('#')[0]}`)
    expect((await copy()).status).toBe(200)
    const stream = await ask(ana, '/api/events')
    const reader = stream.body?.getReader()
    await reader?.read()
    await send(ana, '/api/sessions/leave', {})
    expect((await copy()).status).toBe(401)
    await live.capture([{ name: 'b.txt', bytes: Buffer.from('The council said that 41 bodies were found in Sindyan.\n'), key: 'capture-2' }])
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      expect(Buffer.from(part.value).toString()).not.toContain('captured')
  })

  test('a lead ends all of everybody; the ended key of a member ends its sessions', async () => {
    const key = await takeIn('Gone', 'analyst')
    const gone = await enter(key)
    await send(as(OWNER), '/api/members/end', { name: 'Gone', reason: 'left us', key: `ending-${++made}` })
    expect(await status(gone)).toBe(401)
    const [ana, lena] = [await enter(keys.Ana as string), await enter(keys.Lena as string)]
    expect((await (await send(lena, '/api/sessions/end', { all: true })).json()).ended).toBeGreaterThanOrEqual(2)
    expect([await status(ana), await status(lena)]).toEqual([401, 401])
  })

  test('what is not used for twelve hours has ended; the oldest gives way where there are too many', () => {
    let now = 0
    const sessions = new Sessions(() => now)
    const opened = { hash: null, name: 'L', address: '127.0.0.1', agent: '' }
    const first = sessions.begin(opened)
    now = 11 * 3_600_000
    expect(sessions.use(first)?.seen).toBe(now)
    now += 12 * 3_600_000
    expect(sessions.use(first)).toBeUndefined()
    const tokens = Array.from({ length: 501 }, (_, i) => {
      now++
      return sessions.begin({ ...opened, name: `L${i}` })
    })
    expect(sessions.list().length).toBe(500)
    expect(sessions.use(tokens[0] as string)).toBeUndefined()
    expect(sessions.use(tokens[500] as string)?.name).toBe('L500')
  })
})

describe('the second factor', () => {
  afterEach(() => asking(false))
  const codeAt = (secret: string, at = Date.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

  test('where it is asked, a key alone opens nothing but the place to give it; sessions that are open need it too', async () => {
    const before = await enter(keys.Ana as string)
    expect(await status(before)).toBe(200)
    await asking(true)
    const half = await ask(before, '/api/case')
    expect([half.status, await whatOf(half)]).toEqual([403, 'second-factor'])
    for (const path of ['/api/me', '/api/reports', '/api/sessions', '/api/events', '/api/policy']) expect(await status(before, path), path).toBe(403)
    expect(await status(as(keys.Ana as string))).toBe(403)
    expect(await status(as(OWNER))).toBe(200)
    expect(await status(await enter(OWNER))).toBe(200)

    const { setUp, secret, address } = await told<FactorState>(before, '/api/factor')
    expect(setUp).toBe(false)
    expect(address).toContain(`secret=${secret}`)
    const wrong = await send(before, '/api/factor', { code: '000000' === codeAt(secret as string) ? '111111' : '000000' })
    expect([wrong.status, await whatOf(wrong)]).toEqual([403, 'wrong-code'])
    const code = codeAt(secret as string)
    expect((await send(before, '/api/factor', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200)
    expect(await status(before)).toBe(200)

    // The secret is shown to nobody again, and the same code serves no second session.
    const second = await enter(keys.Ana as string)
    expect(await told<FactorState>(second, '/api/factor')).toEqual({ name: 'Ana', setUp: true, address: null, secret: null })
    expect(await whatOf(await send(second, '/api/factor', { code }))).toBe('wrong-code')
    expect(await status(second)).toBe(403)
    const kept = join(root, 'case', 'keys', 'second-factors.json')
    expect((await stat(kept)).mode & 0o777).toBe(0o600)
    expect(await readFile(kept, 'utf8')).toContain(secret)
  })

  test('what a session opened before it was asked for is shut: its stream and its copies; it may only go', async () => {
    const ana = await enter(keys.Ana as string)
    const { reports } = await told<ReportsPage>(ana, '/api/reports')
    const place = await told<CopyPlace>(ana, `/api/reports/${reports[0]?.id}/copy`)
    const bare = await told<CopyPlace>(as(keys.Ana as string), `/api/reports/${reports[0]?.id}/copy`)
    const copy = ({ port, path }: CopyPlace) => fetch(`http://127.0.0.1:${port}${path.split('#')[0]}`).then((answer) => answer.status)
    expect([await copy(place), await copy(bare)]).toEqual([200, 200])
    const reader = (await ask(ana, '/api/events')).body?.getReader()
    await reader?.read()
    await asking(true)
    expect([await copy(place), await copy(bare)]).toEqual([401, 401])
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      expect(Buffer.from(part.value).toString()).not.toContain('determined')
    expect((await send(ana, '/api/sessions/end', { all: true })).status).toBe(403)
    expect(await (await send(ana, '/api/sessions/leave', {})).json()).toEqual({ ended: 1 })
    expect(await status(ana, '/api/factor')).toBe(401)
  })

  test('a new key begins without one: that is how a lost telephone is replaced', async () => {
    await asking(true)
    const renewed = await enter(await takeIn('Ana', 'analyst'))
    expect((await told<FactorState>(renewed, '/api/factor')).setUp).toBe(false)
  })

  test('only a lead says what the case asks', async () => {
    const act: Act = { act: 'policy', secondFactor: false, approval: false }
    const answer = await send(as(keys.Vera as string), '/api/determinations', { act, reason: 'no', key: `decision-${++made}` })
    expect(answer.status).toBe(403)
  })

  test('codes by the clock: one step either side, Arabic digits, each once, and guessing slows down', async () => {
    let now = 1_700_000_000_000
    const factor = new SecondFactor(factorsInMemory(), () => now)
    const session = { hash: 'a'.repeat(64), name: 'A', factor: false } as Keyed
    const { secret } = await factor.state(session)
    const give = (code: string) =>
      factor.give(session, code).then(
        () => 'given',
        (error) => error.detail.what,
      )
    const arabic = (code: string) => code.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] as string)
    expect(await give(codeAt(secret as string, now - 90_000))).toBe('wrong-code')
    expect(await give(arabic(codeAt(secret as string, now - 30_000)))).toBe('given')
    expect(await give(codeAt(secret as string, now - 30_000))).toBe('wrong-code')
    expect(await give(codeAt(secret as string, now + 30_000))).toBe('given')
    expect(await give(codeAt(secret as string, now))).toBe('wrong-code')
    for (let i = 0; i < 4; i++) expect(await give('12345')).toBe('wrong-code')
    now += 10_000
    expect(await give(codeAt(secret as string, now + 30_000))).toBe('too-many')
    now += 60_000
    expect(await give(codeAt(secret as string, now))).toBe('given')
  })

  test('a damaged file lets nobody set up anew', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'isnad-factors-'))
    expect(await factorsOf(dir).of('a'.repeat(64))).toBeUndefined()
    await mkdir(join(dir, 'keys'))
    await factorsOf(dir).keep('a'.repeat(64), { secret: 'ABCDEFGHIJKLMNOP', used: 1, at: '2026-01-01T00:00:00.000Z' })
    expect(await factorsOf(dir).of('a'.repeat(64))).toMatchObject({ used: 1 })
    await writeFile(join(dir, 'keys', 'second-factors.json'), '{"cut')
    await expect(factorsOf(dir).of('a'.repeat(64))).rejects.toMatchObject({ code: 'io' })
    await rm(dir, { recursive: true, force: true })
  })
})

describe('approval asked by the case', () => {
  test('a dossier does not leave without it, whatever the request says; a table does', async () => {
    const wish = { form: 'dossier.html', language: 'en' }
    expect((await send(as(OWNER), '/api/outputs', wish)).status).toBe(200)
    await decide({ act: 'policy', secondFactor: false, approval: true })
    const held = await send(as(OWNER), '/api/outputs', wish)
    expect([held.status, await whatOf(held)]).toEqual([403, 'not-approved'])
    expect((await send(as(OWNER), '/api/outputs/preview', wish).then((answer) => answer.json())).id).toBeNull()
    expect((await send(as(OWNER), '/api/outputs', { ...wish, form: 'statements.csv' })).status).toBe(200)
    await decide({ act: 'policy', secondFactor: false, approval: false })
    expect((await send(as(OWNER), '/api/outputs', wish)).status).toBe(200)
  })
})
