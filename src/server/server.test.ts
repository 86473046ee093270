// The server on a real case: answers match their schemas, strangers are kept out, what is appended is there at once and survives a new start.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import {
  AggregateRows,
  ApiError,
  CaptureRows,
  CapturesAnswer,
  CaseSummary,
  DeterminationAnswer,
  Determinations,
  DeterminationsAnswer,
  Discrepancy,
  DiscrepancyRows,
  DossierPreview,
  ImportAnswer,
  IncidentRows,
  LedgerPage,
  Materials,
  OriginPage,
  OriginRows,
  RelayRows,
  ReleasedRows,
  ReportPage,
  ReportsPage,
  SearchAnswer,
  SiteRows,
  type Statement,
  StatementPage,
  StatementsPage,
  UnanchoredPage,
  VerifyReport,
} from '../core/model/index.ts'
import { createCase } from '../edge/case/case-folder.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'
import type { Fetcher } from './routes/changes.ts'
import type { App } from './routes/common.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const KEY = 'test-key-test-key-test-key-test-key'
// Sentences of our own, of the shapes reports have.
const PAGES = [
  [
    'a.txt',
    'عثر الدفاع المدني على مقبرة جماعية قرب قرية السنديان تضم أكثر من 40 جثة، بحسب ما قال رئيس المجلس المحلي اليوم.\n\nوقال إن 12 مدنيا قتلوا.\n',
  ],
  [
    'b.txt',
    'The local council said on Monday that more than 40 bodies were found in a mass grave near the village. At least 12 civilians were killed.\n',
  ],
  [
    'c.jsonl',
    `${JSON.stringify({ id: 'given-1', lang: 'en', outlet: 'The Valley Post', date: '2019-03-01', title: 'Graves found', text: 'Officials said 25 people were killed in the strike on Tuesday.' })}\n`,
  ],
] as const

let root = ''
let live: LiveCase
let app: App
let base = ''

/** What was asked to be fetched, and whether as a browser shows it. */
const fetched: [string, boolean][] = []
const fetcher: Fetcher = async (address, page) => {
  fetched.push([address, page])
  if (address.includes('gone')) return { name: address, words: { ar: 'لا موقع', en: 'no site' } }
  const parts = page ? { parts: [{ role: 'screenshot', mediaType: 'image/png', bytes: Buffer.from('PNG') }] } : {}
  const text = `<!doctype html><html lang="en"><title>t</title><article><p>The council said on Monday that 31 bodies were found in a mass grave near the ${page ? 'river' : 'mill'}.</p></article>`
  return { name: address, bytes: Buffer.from(text), mediaType: 'text/html; charset=utf-8', address, ...parts }
}

async function start(): Promise<void> {
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test' })
  app = await buildServer({ live, key: KEY, web: join(root, 'no-web'), version: '0', fetcher })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
}
async function stop(): Promise<void> {
  await app.close()
  await live.close()
}
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-server-'))
  await createCase(join(root, 'case'), { name: 'قضية', operator: 'A. Analyst', clock: Date.now })
  await start()
})
afterAll(async () => {
  await stop()
  await rm(root, { recursive: true, force: true })
})

const bearer = { authorization: `Bearer ${KEY}` }
const get = (path: string, headers: Record<string, string> = bearer) => fetch(`${base}${path}`, { headers, redirect: 'manual' })
/** GET, checked against its schema with nothing more and nothing less. */
async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const response = await get(path)
  expect(response.status, path).toBe(200)
  return z.parse(schema, await response.json())
}
const post = (path: string, body: string, headers: Record<string, string>) => fetch(`${base}${path}`, { method: 'POST', body, headers })
const json = { ...bearer, 'content-type': 'application/json' }

async function capture(): Promise<z.infer<typeof CapturesAnswer>> {
  const form = new FormData()
  form.append('reason', 'test')
  for (const [name, text] of PAGES) form.append('files', new Blob([text]), name)
  const response = await fetch(`${base}/api/captures`, { method: 'POST', body: form, headers: bearer })
  expect(response.status).toBe(200)
  return CapturesAnswer.parse(await response.json())
}

describe('captures', () => {
  test('a form of three files gives three entries and their reports; again, three duplicates and no new report', async () => {
    const first = await capture()
    expect(first.counts).toMatchObject({ captured: 3, duplicate: 0, failed: 0 })
    expect(first.items.map((item) => item.name)).toEqual(['a.txt', 'b.txt', 'c.jsonl'])
    expect(first.items.every((item) => item.reports.length === 1)).toBe(true)
    const second = await capture()
    expect(second.counts).toMatchObject({ captured: 0, duplicate: 3 })
    expect((await read('/api/case', CaseSummary)).counts).toMatchObject({ captures: 6, reports: 3 })
    const page = await read(`/api/reports/${first.items[0]?.reports[0]}`, ReportPage)
    expect(page.captures).toHaveLength(2)
  })

  test('lines from a command append once per key, however often they are sent', async () => {
    const line = JSON.stringify({
      name: 'd.txt',
      base64: Buffer.from('Three people were killed, police said.').toString('base64'),
      key: 'same-key-1',
    })
    const send = () => post('/api/captures', `${line}\n`, { ...bearer, 'content-type': 'application/x-ndjson' })
    const one = CapturesAnswer.parse(await (await send()).json())
    const two = CapturesAnswer.parse(await (await send()).json())
    expect(two.items[0]?.entry).toBe(one.items[0]?.entry)
    expect((await read('/api/case', CaseSummary)).counts.captures).toBe(7)
  })

  test.each([
    ['{', 'json'],
    ['{"name":1}', 'name'],
    ['{"name":"x"}', 'base64'],
  ])('a bad line %s is refused and names what is wrong', async (line, what) => {
    const response = await post('/api/captures', line, { ...bearer, 'content-type': 'application/x-ndjson' })
    expect(response.status).toBe(400)
    expect(ApiError.parse(await response.json()).error).toMatchObject({ code: 'bad-request', detail: { what } })
  })
})

describe('a body sent as it is', () => {
  const known = (name: string) =>
    `/api/captures/body?${new URLSearchParams({ known: JSON.stringify({ name, reason: 'test', key: `body ${name}` }) })}`
  const headers = { ...bearer, 'content-type': 'application/octet-stream' }
  const count = async () => (await read('/api/case', CaseSummary)).counts.captures

  test('is captured under its name, once a key', async () => {
    const before = await count()
    const one = CapturesAnswer.parse(await (await post(known('e.txt'), 'Five people were killed, police said.', headers)).json())
    const two = CapturesAnswer.parse(await (await post(known('e.txt'), 'Five people were killed, police said.', headers)).json())
    expect(one.items[0]).toMatchObject({ name: 'e.txt', duplicate: false })
    expect(two.items[0]?.entry).toBe(one.items[0]?.entry)
    expect(await count()).toBe(before + 1)
  })
  test.each([
    ['as it is', known('f.bin'), headers],
    ['in a form', '/api/captures', { ...bearer, 'content-type': 'multipart/form-data; boundary=xyz' }],
  ])('one that breaks off, %s, leaves neither an entry nor a file', async (_name, path, more) => {
    const before = await count()
    const part = Buffer.alloc(20 << 20, 'x')
    const form = Buffer.from('--xyz\r\nContent-Disposition: form-data; name="files"; filename="f.bin"\r\n\r\n')
    await new Promise<void>((resolve) => {
      const asked = request(`${base}${path}`, { method: 'POST', headers: { ...more, 'content-length': String(100 << 20) } })
      asked.on('error', () => resolve())
      asked.on('close', () => resolve())
      if (path === '/api/captures') asked.write(form)
      asked.write(part, () => setTimeout(() => asked.destroy(), 300))
    })
    await expect.poll(() => readdir(join(root, 'case', 'temp'))).toEqual([])
    expect(await count()).toBe(before)
  })
  test('and what it says of itself must be in its form', async () => {
    const response = await post('/api/captures/body?known=%7B%22reason%22%3A1%7D', 'x', headers)
    expect(response.status).toBe(400)
  })
})

describe('reading', () => {
  test('every list and every single thing matches its schema', async () => {
    const reports = await read('/api/reports', ReportsPage)
    expect(reports.total).toBe(5)
    const statements = await read('/api/statements', StatementsPage)
    expect(statements.total).toBeGreaterThan(3)
    for (const { statement, sentence, report } of statements.statements) {
      const page = await read(`/api/reports/${report.id}`, ReportPage)
      const [from, to] = statement.span
      expect(sentence).toContain(page.report.text.slice(from, to))
      await read(`/api/statements/${encodeURIComponent(statement.id)}`, StatementPage)
    }
    for (const origin of (await read('/api/origins', OriginRows)).items) await read(`/api/origins/${encodeURIComponent(origin.id)}`, OriginPage)
    await read('/api/sites', SiteRows)
    await read('/api/incidents', IncidentRows)
    await read('/api/aggregates', AggregateRows)
    for (const one of (await read('/api/discrepancies', DiscrepancyRows)).items)
      expect(await read(`/api/discrepancies/${encodeURIComponent(one.id)}`, Discrepancy)).toMatchObject({ kind: one.kind, words: one.words })
    expect((await get('/api/discrepancies/nobody')).status).toBe(404)
    await read('/api/unanchored', UnanchoredPage)
    expect((await read('/api/ledger?kind=capture', LedgerPage)).entries).toHaveLength(8)
    await read('/api/determinations', Determinations)
    expect((await (await get('/openapi.json')).json()) as object).toMatchObject({ openapi: '3.1.0' })
  })

  test('pages follow each other without gap or repeat', async () => {
    const all = (await read('/api/reports', ReportsPage)).reports.map((row) => row.id)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: z.infer<typeof ReportsPage> = await read(`/api/reports?limit=1${cursor ? `&cursor=${cursor}` : ''}`, ReportsPage)
      seen.push(...page.reports.map((row) => row.id))
      cursor = page.next
    }
    expect(seen).toEqual(all)
    expect((await get('/api/reports?cursor=nothing')).status).toBe(400)
  })

  test('filters keep what they say', async () => {
    expect((await read('/api/reports?lang=ar', ReportsPage)).reports.map((row) => row.lang)).toEqual(['ar'])
    expect((await read('/api/reports?outlet=The%20Valley%20Post', ReportsPage)).reports.map((row) => row.givenId)).toEqual(['given-1'])
    expect((await read('/api/reports?reviewed=true', ReportsPage)).total).toBe(0)
    expect((await get('/api/reports?lang=fr')).status).toBe(400)
    expect((await get('/api/reports?limit=0')).status).toBe(400)
  })

  test('search finds any spelling and marks it, from memory and from the views alike', async () => {
    const ask = () => read(`/api/search?q=${encodeURIComponent('المقابر جثث')}`, SearchAnswer)
    const early = await ask()
    await live.settled()
    expect((await read('/api/case', CaseSummary)).views.state).toBe('ready')
    const late = await ask()
    expect(late).toEqual(early)
    expect(late.reports.map((row) => row.lang)).toEqual(['ar'])
    const [hit] = late.statements
    expect(hit?.marks?.map(([from, to]) => hit.sentence.slice(from, to))).toEqual(expect.arrayContaining(['مقبرة', 'جثة']))
    expect((await read('/api/search?q=%20', SearchAnswer)).reports).toEqual([])
  })

  test('an answer is not sent again until the case changes', async () => {
    const first = await get('/api/reports')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    expect((await get('/api/reports', { ...bearer, 'if-none-match': tag })).status).toBe(304)
  })

  test('what is not there says so in both languages', async () => {
    for (const path of ['/api/reports/none', '/api/statements/none', '/api/origins/none', '/api/sites/none', '/api/incidents/none', '/api/none']) {
      const response = await get(path)
      expect(response.status, path).toBe(404)
      expect(ApiError.parse(await response.json()).error.words.ar).toMatch(/\p{Script=Arabic}/u)
    }
  })
})

describe('determinations', () => {
  const anchorOf = (statement: Statement, text: string) => ({
    report: statement.report,
    span: statement.span,
    exact: text.slice(...statement.span),
    prefix: text.slice(Math.max(0, statement.span[0] - 32), statement.span[0]),
    suffix: text.slice(statement.span[1], statement.span[1] + 32),
  })

  test('a confirmation is there at once, once, with its history, after a new start too; an event tells of it', async () => {
    const row = (await read('/api/statements?kind=figure', StatementsPage)).statements[0]
    if (!row) throw new Error('no figure was read')
    const { report } = await read(`/api/reports/${row.report.id}`, ReportPage)
    const body = JSON.stringify({
      act: { act: 'confirm', on: anchorOf(row.statement, report.text), kind: row.statement.kind },
      reason: 'read twice',
      seen: row.statement,
      key: 'click-0001',
    })
    const heard: string[] = []
    const events = request(`${base}/api/events`, { headers: bearer })
    const told = new Promise<void>((resolve) => {
      events.on('response', (response) => {
        response.on('data', (chunk: Buffer) => {
          heard.push(...[...String(chunk).matchAll(/^event: (.*)$/gm)].map((match) => match[1] as string))
          if (heard.includes('derived')) resolve()
        })
      })
    })
    events.end()
    await vi.waitFor(() => expect(events.destroyed).toBe(false))
    await new Promise((resolve) => events.once('response', resolve))
    const before = live.head().size
    const one = DeterminationAnswer.parse(await (await post('/api/determinations', body, json)).json())
    const two = DeterminationAnswer.parse(await (await post('/api/determinations', body, json)).json())
    expect(two.determination).toEqual(one.determination)
    expect(live.head().size).toBe(before + 1)
    await told
    events.destroy()
    expect(heard).toEqual(expect.arrayContaining(['determined', 'derived']))
    const check = async () => {
      const page = await read(`/api/statements/${encodeURIComponent(row.statement.id)}`, StatementPage)
      expect(page.statement.how).toBe('confirmed')
      expect(page.history.map((item) => item.reason)).toEqual(['read twice'])
      const on = await read(`/api/determinations?on=${encodeURIComponent(row.statement.id)}`, Determinations)
      expect(on.map((item) => item.by)).toEqual(['A. Analyst'])
    }
    await check()
    await stop()
    await start()
    await check()
  })

  test.each([[{ reason: '', key: 'click-0002' }], [{ reason: 'x', key: 'short' }], [{ reason: 'x', key: 'click-0003', act: { act: 'shout' } }]])(
    '%j is refused and appends nothing',
    async (part) => {
      const before = live.head().size
      const body = { act: { act: 'undo', determination: 'd-1' }, ...part }
      expect((await post('/api/determinations', JSON.stringify(body), json)).status).toBe(400)
      expect(live.head().size).toBe(before)
    },
  )

  test('verification re-hashes everything', async () => {
    const report = VerifyReport.parse(await (await post('/api/verify', '', bearer)).json())
    expect(report.faults).toEqual([])
    expect(report.checked.entries).toBe(live.head().size)
  })
})

describe('outputs', () => {
  const ask = (body: object) => post('/api/outputs', JSON.stringify(body), json)
  test('a table leaves as a file, recorded in the ledger under its hash', async () => {
    const before = live.head().size
    const response = await ask({ form: 'statements.csv', language: 'en' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(response.headers.get('content-security-policy')).toBe('sandbox')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(response.headers.get('x-isnad-sha256'))
    expect(Number(response.headers.get('x-isnad-entry'))).toBe(before)
    expect((await read('/api/ledger?kind=export', LedgerPage)).entries.map((entry) => entry.index)).toEqual([before])
    expect(bytes.toString('utf8')).toContain('40')
  })
  test('what is withheld is blacked out where it is quoted', async () => {
    const response = await ask({ form: 'statements.csv', language: 'en', withheld: ['The Valley Post'] })
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).not.toContain('Valley')
    expect(text).toContain('█')
  })
  test('where it stands elsewhere nothing leaves, and nothing is recorded', async () => {
    const before = live.head().size
    const title = { ar: 'عن The Valley Post', en: 'On The Valley Post' }
    const response = await ask({ form: 'dossier.html', language: 'en', title, withheld: ['the  valley post'] })
    expect(response.status).toBe(403)
    expect(ApiError.parse(await response.json()).error).toMatchObject({ code: 'refused', detail: { what: 'leak', kind: 'name' } })
    expect(live.head().size).toBe(before)
  })
  test('names of victims are covered until they are let through; a decision taken back decides nothing', async () => {
    const { statements } = await read('/api/statements?kind=figure', StatementsPage)
    const row = statements.find((one) => one.report.outlet === 'The Valley Post')
    if (!row) throw new Error('no figure of the Valley Post')
    const { report } = await read(`/api/reports/${row.report.id}`, ReportPage)
    const on = (words: string) => {
      const from = report.text.indexOf(words)
      return {
        report: report.id,
        span: [from, from + words.length],
        exact: words,
        prefix: report.text.slice(Math.max(0, from - 32), from),
        suffix: report.text.slice(from + words.length, from + words.length + 32),
      }
    }
    // Our sentence names nobody: a word of it stands for a name.
    const name = 'Officials'
    const items = [
      { act: { act: 'victim', on: on(name), harm: 'killed', name, sex: 'unknown', status: 'unknown' }, reason: 'named there', key: 'victim-00001' },
      {
        act: { act: 'looked-for', what: 'the letter', where: 'the archive', day: '2024-05-01', outcome: 'nothing' },
        reason: 'for the letter',
        key: 'looked-00001',
      },
    ]
    const before = live.head().size
    const answer = DeterminationsAnswer.parse(await (await post('/api/determinations/batch', JSON.stringify({ items }), json)).json())
    expect(live.head().size).toBe(before + 2)
    const again = DeterminationsAnswer.parse(await (await post('/api/determinations/batch', JSON.stringify({ items }), json)).json())
    expect(again.determinations.map((one) => one.id)).toEqual(answer.determinations.map((one) => one.id))
    expect(live.head().size).toBe(before + 2)
    expect((await read('/api/determinations?act=victim,looked-for', Determinations)).map((one) => one.act.act)).toEqual(['victim', 'looked-for'])

    const out = async (body: object) => (await ask({ form: 'statements.jsonld', language: 'en', ...body })).text()
    expect(await out({})).not.toContain(name)
    expect(await out({ names: true })).toContain(name)
    const undo = { act: { act: 'undo', determination: answer.determinations[0]?.id }, reason: 'not a name', key: 'undo-victim-1' }
    await post('/api/determinations', JSON.stringify(undo), json)
    expect(await out({})).toContain(name)
    expect((await read('/api/determinations?act=victim', Determinations)).map((one) => one.act.act)).toEqual(['victim', 'undo'])
  })
  test('a form nobody makes is refused', async () => {
    expect((await ask({ form: 'all.exe', language: 'en' })).status).toBe(400)
  })
})

describe('lists of the desk', () => {
  test('captures, newest first, with what was read from each', async () => {
    const { items, total } = await read('/api/captures?limit=5', CaptureRows)
    expect(total).toBeGreaterThanOrEqual(items.length)
    expect(items.map((one) => one.entry)).toEqual(items.map((one) => one.entry).sort((a, b) => b - a))
    const named = items.find((one) => one.name === 'a.txt' || one.name === 'b.txt' || one.name === 'c.jsonl')
    expect(named?.reports).toBe(1)
    expect(named?.first[0]?.title).toBeTruthy()
    expect(named?.sealed).toBe(false)
  })
  test('who relays whom counts every statement once', async () => {
    const rows = await read('/api/relaying', RelayRows)
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    expect(sum((row) => row.statements)).toBe(live.snapshot().case.statements.length)
    for (const row of rows) {
      expect(row.relays.reduce((total, one) => total + one.times, 0)).toBe(
        row.statements -
          live
            .snapshot()
            .case.statements.filter((one) => (live.snapshot().report.get(one.report)?.outlet ?? null) === row.outlet && one.chain.length === 0)
            .length,
      )
      expect(row.drifted).toBeLessThanOrEqual(row.statements)
    }
    const [first] = rows
    if (first?.outlet) expect(await read(`/api/relaying?outlet=${encodeURIComponent(first.outlet)}`, RelayRows)).toEqual([first])
  })
  test('what left, under the same engine, is as it was', async () => {
    const left = await post('/api/outputs', JSON.stringify({ form: 'tallies.csv', language: 'en' }), json)
    expect(left.status).toBe(200)
    await left.arrayBuffer()
    const rows = await read('/api/released', ReleasedRows)
    expect(rows[0]).toMatchObject({ form: 'tallies.csv', sameEngine: true, changed: [] })
  })
})

describe('exchange', () => {
  test('statements as NDJSON: every one, a line each, with the fields asked for, under one tag until the case changes', async () => {
    const response = await get('/api/bulk/statements?fields=id,kind', bearer)
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toEqual(live.snapshot().case.statements.map(({ id, kind }) => ({ id, kind })))
    const again = await get('/api/bulk/statements?fields=id,kind', { ...bearer, 'if-none-match': response.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    const whole = (await (await get('/api/bulk/reports', bearer)).text()).trim().split('\n')
    expect(whole.map((line) => JSON.parse(line).id)).toEqual(live.snapshot().case.reports.map(({ id }) => id))
  })
  test('a field nobody knows is refused by name', async () => {
    expect(ApiError.parse(await (await get('/api/bulk/statements?fields=id,kinds', bearer)).json()).error.detail.what).toBe('fields: kinds')
  })
  test('a table comes in over HTTP after a dry run that records nothing; a preview shows what would leave', async () => {
    const before = live.head().size
    const body = { name: 't.csv', base64: Buffer.from('Place,Killed\nAleppo,7\n').toString('base64'), as: 'figures' }
    const dry = await post('/api/imports', JSON.stringify({ ...body, dryRun: true }), json)
    expect(ImportAnswer.parse(await dry.json())).toMatchObject({ rows: 1, figures: 1, captured: null })
    expect(live.head().size).toBe(before)
    expect(ImportAnswer.parse(await (await post('/api/imports', JSON.stringify(body), json)).json()).captured?.entry).toBe(before)
    const preview = await post('/api/dossier/preview', JSON.stringify({ language: 'both', parts: ['question', 'imported'] }), json)
    const shown = DossierPreview.parse(await preview.json())
    expect(shown.html).toContain('Aleppo')
    expect(live.head().size).toBe(before + 1)
    expect((await post('/api/dossier/preview', JSON.stringify({ parts: ['nothing'] }), json)).status).toBe(400)
  })
})

describe('the guard', () => {
  test('nothing of the API answers without the key', async () => {
    for (const path of ['/api/case', '/api/reports', '/api/events', '/api/none', '/api/case/derived'])
      expect((await get(path, {})).status, path).toBe(401)
    expect((await get('/api/case', { authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await get('/?key=wrong', {})).status).toBe(401)
  })

  test('the key in the address becomes a cookie and leaves the address', async () => {
    const response = await get(`/?key=${KEY}`, {})
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/')
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\//)
    expect((await get('/api/case', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200)
    expect(cookie).not.toContain(KEY)
    expect((await get('/api/case', { cookie: `isnad-${new URL(base).port}=${KEY}` })).status).toBe(401)
  })

  test.each([
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['no word of where it comes from', {}, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('an unsafe request with the cookie from %s', async (_from, headers, status) => {
    const cookie = ((await get(`/?key=${KEY}`, {})).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect((await post('/api/verify', '', { cookie, ...headers })).status).toBe(status)
  })

  test('another host name is refused: a name rebound to this machine reads nothing', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(`${base}/`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      asked.on('error', reject)
      asked.end()
    })
    expect(status).toBe(403)
  })

  test('the page allows only its own files, and its nonce is new each time', async () => {
    const policies = await Promise.all([1, 2].map(async () => (await get('/reports/x', {})).headers.get('content-security-policy') ?? ''))
    expect(policies[0]).toContain("default-src 'none'")
    expect(policies[0]).not.toContain('unsafe-inline')
    expect(policies[0]).not.toContain('upgrade-insecure-requests')
    expect(policies[0]).not.toBe(policies[1])
  })
})

describe('a picture', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500, 7)])
  test('is captured without being read, and linked to a site by a decision; a link to another capture is refused', async () => {
    const form = new FormData()
    form.append('files', new Blob([png]), 'grave.png')
    const { items, counts } = CapturesAnswer.parse(
      await (await fetch(`${base}/api/captures`, { method: 'POST', body: form, headers: bearer })).json(),
    )
    const { entry, sha256 } = items[0] ?? { entry: 0, sha256: '' }
    expect([counts.failed, items[0]?.problems.map(({ code }) => code)]).toEqual([0, ['material']])
    const report = live.snapshot().case.reports[0]
    const about = [{ report: report?.id, span: [0, 5], exact: report?.text.slice(0, 5), prefix: '', suffix: report?.text.slice(5, 37) }]
    const act = { act: 'material', capture: entry, sha256, kind: 'photograph', about, shows: 'an open pit' }
    const decide = (changed: object, key: string) =>
      post('/api/determinations', JSON.stringify({ act: { ...act, ...changed }, reason: 'seen there', key }), json)
    expect((await decide({}, 'link-picture-1')).status).toBe(200)
    expect((await decide({ capture: 1 }, 'link-picture-2')).status).toBe(404)
    const [material] = await read('/api/materials', Materials)
    expect(material).toMatchObject({ entry, sha256, type: 'image/png', length: 508, name: 'grave.png', personal: false })
    expect(material?.links.map(({ act: link }) => link)).toEqual([act])
    const undo = { act: { act: 'undo', determination: material?.links[0]?.id }, reason: 'another place', key: 'unlink-picture' }
    expect((await post('/api/determinations', JSON.stringify(undo), json)).status).toBe(200)
    expect((await read('/api/materials', Materials))[0]?.links).toEqual([])
  })
})

describe('addresses', () => {
  test('addresses are fetched as they answer, or as a browser shows them: then with further files', async () => {
    const ask = async (page: boolean) => {
      const addresses = ['https://site.example/a', 'https://gone.example/'].map((address) => ({ address, key: `${address} ${page}` }))
      return CapturesAnswer.parse(
        await (await post('/api/captures/addresses', JSON.stringify({ addresses, ...(page ? { page } : {}) }), json)).json(),
      )
    }
    fetched.length = 0
    const plain = await ask(false)
    const shown = await ask(true)
    expect(fetched.map(([, page]) => page)).toEqual([false, false, true, true])
    for (const { items, counts } of [plain, shown]) expect([items[1]?.words?.en, counts.failed]).toEqual(['no site', 1])
    const captures = await Promise.all(
      [plain, shown].map(async ({ items }) => (await read(`/api/reports/${items[0]?.reports[0]}`, ReportPage)).captures),
    )
    expect(captures.map(([first]) => first?.parts?.map(({ role }) => role))).toEqual([undefined, ['screenshot']])
    expect((await live.verify()).faults).toEqual([])
  })
})
