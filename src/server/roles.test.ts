// Roles on a real case: what each key may ask for and record, in whose name it stands in the ledger, and what a viewer is shown of a place.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Act, CopyPlace, Determination, LedgerPage, MemberRow, Person, ReportPage, ReportsPage, Role, SiteRow } from '../core/model/index.ts'
import { anchorOf } from '../core/text/index.ts'
import { createCase } from '../edge/case/case-folder.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'
import { Frames } from './frames/frames.ts'
import { sessionsOf } from './roles.ts'
import type { App } from './routes/common.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const OWNER = 'owner-key-owner-key-owner-key-owner'
const TEXT =
  'The local council said that more than 40 bodies were found in a mass grave near the village of Sindyan, at 35.95123, 38.98765. A resident, Karim Test Name, was among them.\n'

let root = ''
let live: LiveCase
let app: App
let frames: Frames
let base = ''
const keys: Record<string, string> = {}
let made = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-roles-'))
  await createCase(join(root, 'case'), { name: 'case', operator: 'Lead One', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test' })
  const sessions = sessionsOf(live)
  frames = new Frames({ live, key: OWNER, page: () => Number(new URL(base).port), hosts: [], sessions })
  await frames.app.listen({ host: '127.0.0.1', port: 0 })
  app = await buildServer({ live, key: OWNER, frames, sessions, web: join(root, 'no-web'), version: '0' })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  await live.capture([{ name: 'a.txt', bytes: Buffer.from(TEXT), key: 'capture-1' }])
  for (const [name, role] of [
    ['Vera', 'viewer'],
    ['Ana', 'analyst'],
    ['Bo', 'analyst'],
    ['Rima', 'reviewer'],
    ['Lena', 'lead'],
  ] as const)
    keys[name] = (await (await members(OWNER, name, role)).json()).key
})
afterAll(async () => {
  await app.close()
  await frames.app.close()
  await live.close()
  await rm(root, { recursive: true, force: true })
})

const headers = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })
const post = (key: string, path: string, body: object) =>
  fetch(`${base}${path}`, { method: 'POST', headers: headers(key), body: JSON.stringify(body) })
const members = (key: string, name: string, role: Role) =>
  post(key, '/api/members', { name, role, reason: 'works with us', key: `member-key-${++made}` })
const decide = (key: string, act: Act) => post(key, '/api/determinations', { act, reason: 'because', key: `decision-${++made}` })
const get = (key: string, path: string) => fetch(`${base}${path}`, { headers: headers(key) })
const read = async <T>(key: string, path: string) => (await (await get(key, path)).json()) as T
const key = (name: string) => keys[name] as string

/** The report, and a decision on its figure. */
async function figure() {
  const { reports } = await read<ReportsPage>(OWNER, '/api/reports')
  const { report, statements } = await read<ReportPage>(OWNER, `/api/reports/${encodeURIComponent(reports[0]?.id ?? '')}`)
  const statement = statements.find((one) => one.figure)
  if (!statement?.figure) throw new Error('no figure was read')
  return { report, on: anchorOf(report, statement.figure.span), kind: statement.kind }
}

describe('who asks', () => {
  test('a key of the case is a person with a role; any other is nobody', async () => {
    expect(await read<Person>(key('Ana'), '/api/me')).toEqual({ name: 'Ana', role: 'analyst', owner: false })
    expect(await read<Person>(OWNER, '/api/me')).toEqual({ name: 'Lead One', role: 'lead', owner: true })
    expect((await get('no-such-key', '/api/me')).status).toBe(401)
  })
  test('the key enters by the address, as the owner does, and the cookie carries it', async () => {
    const entered = await fetch(`${base}/?key=${key('Ana')}`, { redirect: 'manual' })
    expect(entered.status).toBe(303)
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] as string
    expect(await (await fetch(`${base}/api/me`, { headers: { cookie } })).json()).toMatchObject({ name: 'Ana' })
  })
  test('the case keeps no key, only its hash', async () => {
    const acts = await (await get(OWNER, '/api/determinations?act=member')).text()
    expect(acts).toContain('"name":"Ana"')
    for (const each of Object.values(keys)) expect(acts).not.toContain(each)
  })
  test('nobody takes the name of the owner', async () => {
    expect((await members(OWNER, ' lead one', 'reviewer')).status).toBe(403)
  })
})

describe('what each may do', () => {
  test('acts by role', async () => {
    const { on, kind } = await figure()
    const confirm: Act = { act: 'confirm', on, kind }
    const publish: Act = { act: 'publication', about: [on], locationClass: 'withheld' }
    const status = async (name: string, act: Act) => (await decide(name === 'owner' ? OWNER : key(name), act)).status
    expect(await Promise.all(['Vera', 'Ana', 'Rima', 'Lena', 'owner'].map((name) => status(name, confirm)))).toEqual([403, 200, 200, 200, 200])
    expect(await Promise.all(['Vera', 'Ana', 'Rima', 'Lena', 'owner'].map((name) => status(name, publish)))).toEqual([403, 403, 200, 200, 200])
    const member: Act = { act: 'member', name: 'Ana', role: 'lead', key: null }
    expect(await Promise.all(['Vera', 'Ana', 'Rima'].map((name) => status(name, member)))).toEqual([403, 403, 403])
  })
  test('a batch with one act too many records nothing', async () => {
    const { on, kind } = await figure()
    const before = live.head().size
    const items = [
      { act: { act: 'confirm', on, kind }, reason: 'r', key: 'batch-one-1' },
      { act: { act: 'publication', about: [on], locationClass: 'exact' }, reason: 'r', key: 'batch-one-2' },
    ]
    expect((await post(key('Ana'), '/api/determinations/batch', { items })).status).toBe(403)
    expect(live.head().size).toBe(before)
  })
  test('an analyst takes back the own word only, a reviewer any', async () => {
    const { on, kind } = await figure()
    const { determination } = (await (await decide(key('Ana'), { act: 'confirm', on, kind })).json()) as { determination: { id: string; by: string } }
    expect(determination.by).toBe('Ana')
    const undo: Act = { act: 'undo', determination: determination.id }
    expect((await decide(key('Bo'), undo)).status).toBe(403)
    expect((await decide(key('Rima'), undo)).status).toBe(200)
  })
  test('what a lead took back, no other role brings back', async () => {
    const made = (await members(OWNER, 'Gone', 'lead')).status
    expect(made).toBe(200)
    const newest = async (act: string) =>
      (await read<Determination[]>(OWNER, `/api/determinations?act=${act}`)).findLast((one) => one.act.act === act)
    const taken = await decide(OWNER, { act: 'undo', determination: (await newest('member'))?.id ?? '' })
    const undo = ((await taken.json()) as { determination: Determination }).determination
    for (const name of ['Ana', 'Rima']) expect((await decide(key(name), { act: 'undo', determination: undo.id })).status, name).toBe(403)
    // Nor is anything undone before it is there.
    expect((await decide(key('Ana'), { act: 'undo', determination: 'not-there-yet' })).status).toBe(403)
    expect((await read<MemberRow[]>(OWNER, '/api/members')).map(({ name }) => name)).not.toContain('Gone')
  })
  test('approval and second reading are said in the own name', async () => {
    const approve = (person: string): Act => ({ act: 'approve', what: 'dossier', content: 'a'.repeat(64), person })
    expect((await decide(key('Rima'), approve('Lena'))).status).toBe(403)
    expect((await decide(key('Rima'), approve('Rima'))).status).toBe(200)
    expect((await decide(key('Ana'), approve('Ana'))).status).toBe(403)
  })
  test('outputs, custody and cases of the machine', async () => {
    const output = { form: 'statements.csv', language: 'en' }
    for (const name of ['Vera', 'Ana']) expect((await post(key(name), '/api/outputs', output)).status, name).toBe(403)
    const left = await post(key('Rima'), '/api/outputs', output)
    expect(left.status).toBe(200)
    await left.arrayBuffer()
    expect((await post(key('Rima'), '/api/custody/backup', { passphrase: 'x' })).status).toBe(403)
    expect((await post(key('Vera'), '/api/captures/addresses', { addresses: [] })).status).toBe(403)
    for (const path of ['/api/case/derived', '/api/bulk/statements', '/api/materials']) {
      expect((await get(key('Vera'), path)).status, path).toBe(403)
      expect((await get(key('Ana'), path)).status, path).toBe(200)
    }
  })
  test('an evidence package leaves under the name of who took it', async () => {
    expect((await post(key('Ana'), '/api/custody/evidence', { id: '1' })).status).toBe(403)
    const left = await post(key('Rima'), '/api/custody/evidence', { id: '1' })
    expect(left.status).toBe(200)
    await left.arrayBuffer()
  })
  test('the ledger names who did it', async () => {
    const { entries } = await read<LedgerPage>(OWNER, '/api/ledger?limit=200')
    const by = (kind: string) => entries.filter((one) => one.kind === kind).map((one) => one.by)
    expect(new Set(by('determination'))).toEqual(new Set(['Lead One', 'Ana', 'Rima', 'Lena']))
    expect(by('export')).toEqual(['Rima', 'Rima'])
  })
})

describe('what a viewer sees of a place', () => {
  const LAT = 35.95123
  test('nothing while one person decided, a square once two did, and the words of the report follow', async () => {
    const { on, report } = await figure()
    await decide(OWNER, { act: 'place', name: 'Sindyan', anchors: [on], place: { name: 'Sindyan', lat: LAT, lon: 38.98765, precision: 'site' } })
    await decide(OWNER, {
      act: 'victim',
      on: anchorOf(report, spanOf(report.text, 'Karim Test Name')),
      harm: 'killed',
      name: 'Karim Test Name',
      sex: 'male',
      status: 'unknown',
    })
    const sites = async (who: string) => (await read<{ items: SiteRow[] }>(who, '/api/sites')).items
    expect((await sites(OWNER)).map((site) => site.place.lat)).toContain(LAT)
    expect((await sites(key('Vera'))).every((site) => site.place.lat === undefined)).toBe(true)
    // One person alone opens nothing.
    await decide(OWNER, { act: 'publication', about: [on], locationClass: '0.01' })
    expect((await sites(key('Vera'))).every((site) => site.place.lat === undefined)).toBe(true)
    await decide(key('Rima'), { act: 'publication', about: [on], locationClass: 'exact' })
    expect((await sites(key('Vera'))).flatMap((site) => site.place.lat ?? [])).toEqual([35.955])
    expect((await sites(key('Ana'))).map((site) => site.place.lat)).toContain(LAT)

    for (const path of [
      `/api/reports/${encodeURIComponent(report.id)}`,
      '/api/search?q=bodies',
      '/api/statements',
      '/api/determinations',
      '/api/reports',
    ]) {
      const seen = await (await get(key('Vera'), path)).text()
      expect(seen, path).not.toContain(String(LAT))
      expect(seen, path).not.toContain('Karim')
    }
    const whole = await (await get(key('Ana'), `/api/reports/${encodeURIComponent(report.id)}`)).text()
    expect(whole).toContain(String(LAT))
    expect(whole).toContain('Karim')
    // Nor is a guess answered: what a viewer may not read cannot be tried by looking for it, in any spelling, alone or with other words.
    for (const guess of ['Karim', 'karim bodies', 'Test Name', '35.951', '95123', '٣٥٫٩٥١٢', '98765'])
      for (const path of ['/api/search?q=', '/api/reports?q=', '/api/statements?q='])
        expect(counted(await read(key('Vera'), `${path}${encodeURIComponent(guess)}`)), `${path}${guess}`).toBe(0)
    expect(counted(await read(key('Ana'), '/api/search?q=Karim'))).toBeGreaterThan(0)
    expect(counted(await read(key('Vera'), '/api/search?q=bodies'))).toBeGreaterThan(0)
    // What is blacked out keeps its length: every span still points where it did.
    const page = await read<ReportPage>(key('Vera'), `/api/reports/${encodeURIComponent(report.id)}`)
    expect(page.report.text).toHaveLength(report.text.length)
    expect(page.report.text).toContain('█')
  })
})

describe('the end of a key', () => {
  test('closes at once the streams that stand open and the copies that were opened', async () => {
    const { key: guest } = (await (await members(OWNER, 'Gil', 'analyst')).json()) as { key: string }
    const { reports } = await read<ReportsPage>(OWNER, '/api/reports')
    const path = `/api/reports/${encodeURIComponent(reports[0]?.id ?? '')}/copy`
    const [mine, owners] = [await read<CopyPlace>(guest, path), await read<CopyPlace>(OWNER, path)]
    const copy = async (place: CopyPlace) => (await fetch(`http://127.0.0.1:${frames.port}${place.path}`)).status
    expect([await copy(mine), await copy(owners)]).toEqual([200, 200])
    // One person's path is no other's: with another name in front the token does not fit.
    expect(
      (await fetch(`http://127.0.0.1:${frames.port}${owners.path.replace('/~/', `/${Buffer.from('Gil').toString('base64url')}/`)}`)).status,
    ).toBe(401)
    const stream = await get(guest, '/api/events')
    expect((await post(OWNER, '/api/members/end', { name: 'Gil', reason: 'left', key: 'end-of-gil-1' })).status).toBe(200)
    // The stream ends by itself; what was said before is all that is read of it.
    expect(await stream.text()).not.toContain('left')
    expect([await copy(mine), await copy(owners)]).toEqual([401, 200])
  })
  test('an analyst who becomes a viewer opens no copies any more', async () => {
    const { key: before } = (await (await members(OWNER, 'Hal', 'analyst')).json()) as { key: string }
    const { reports } = await read<ReportsPage>(OWNER, '/api/reports')
    const mine = await read<CopyPlace>(before, `/api/reports/${encodeURIComponent(reports[0]?.id ?? '')}/copy`)
    await members(OWNER, 'Hal', 'viewer')
    expect((await fetch(`http://127.0.0.1:${frames.port}${mine.path}`)).status).toBe(401)
  })
  test('opens nothing from then on, and stands in the list as ended', async () => {
    expect((await post(key('Rima'), '/api/members/end', { name: 'Bo', reason: 'left', key: 'end-of-bo-1' })).status).toBe(403)
    expect((await post(key('Lena'), '/api/members/end', { name: 'bo', reason: 'left', key: 'end-of-bo-2' })).status).toBe(200)
    expect((await get(key('Bo'), '/api/me')).status).toBe(401)
    const rows = await read<MemberRow[]>(key('Lena'), '/api/members')
    expect(rows.find((one) => one.name === 'Bo')).toMatchObject({ ended: true, by: 'Lena' })
    // A new key for the same name: the old one stays shut.
    const again = (await (await members(OWNER, 'Bo', 'viewer')).json()) as { key: string }
    expect(await read<Person>(again.key, '/api/me')).toMatchObject({ name: 'Bo', role: 'viewer' })
    expect((await get(key('Bo'), '/api/me')).status).toBe(401)
  })
})

describe('in whose name', () => {
  test('an import, an evidence package and an erasure stand in the name of who made them', async () => {
    const newest = async () => (await read<LedgerPage>(OWNER, '/api/ledger?limit=1')).entries[0]
    const base64 = Buffer.from('id,killed,date\nA-1,4,2018-11-01\n').toString('base64')
    const table = { name: 't.csv', base64, as: 'figures', mapping: { id: 'id', killed: 'killed', date: 'date' }, dryRun: false }
    const imported = await post(key('Ana'), '/api/imports', table)
    expect(imported.status, await imported.clone().text()).toBe(200)
    expect(await newest()).toMatchObject({ kind: 'capture', by: 'Ana' })
    const { reports } = await read<ReportsPage>(OWNER, '/api/reports')
    await (await post(key('Rima'), '/api/custody/evidence', { id: reports[0]?.id })).arrayBuffer()
    expect(await newest()).toMatchObject({ kind: 'export', by: 'Rima' })
    await live.capture([{ name: 'b.txt', bytes: Buffer.from('To be erased.\n'), key: 'capture-erased' }])
    const entry = (await newest())?.index
    expect((await post(key('Lena'), '/api/custody/erasures', { entry, reason: 'asked for' })).status).toBe(200)
    expect(await newest()).toMatchObject({ kind: 'erasure', by: 'Lena' })
  })
})

/** How many things an answer holds. */
function counted(answer: unknown): number {
  const { statements = [], reports = [] } = answer as { statements?: unknown[]; reports?: unknown[] }
  return statements.length + reports.length
}

function spanOf(text: string, words: string): [number, number] {
  const from = text.indexOf(words)
  return [from, from + words.length]
}
