// The protocol over a real case: tools described and called, wrong calls answered, nothing written.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCase } from '../edge/case/case-folder.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'
import { answerLine, type Get, getFrom } from './mcp.ts'
import type { App } from './routes/common.ts'

let root = ''
let live: LiveCase
let app: App
let get: Get
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-mcp-'))
  await createCase(join(root, 'case'), { name: 'قضية', operator: 'A. Analyst', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false })
  await live.capture([{ name: 'a.txt', bytes: Buffer.from('قال المجلس المحلي إن أكثر من 40 جثة وجدت في مقبرة جماعية قرب حلب.\n') }])
  app = await buildServer({ live, key: 'k'.repeat(40), web: '', version: '0' })
  get = getFrom(app, 'k'.repeat(40))
}, 60_000)
afterAll(async () => {
  await app.close()
  await live.close()
  await rm(root, { recursive: true, force: true })
})

async function ask(method: string, params?: object): Promise<{ result?: Record<string, unknown>; error?: { code: number } }> {
  const line = await answerLine(JSON.stringify({ jsonrpc: '2.0', id: 1, method, ...(params ? { params } : {}) }), get, '0')
  return JSON.parse(line ?? '')
}
const call = async (name: string, args?: object) => (await ask('tools/call', { name, ...(args ? { arguments: args } : {}) })).result

describe('the protocol', () => {
  test('greets in a version both know', async () => {
    expect((await ask('initialize', { protocolVersion: '2025-03-26' })).result).toMatchObject({
      protocolVersion: '2025-03-26',
      capabilities: { tools: {} },
    })
    expect((await ask('initialize', { protocolVersion: '1999-01-01' })).result).toMatchObject({ protocolVersion: '2025-06-18' })
  })

  test('every tool is described and says it only reads', async () => {
    const tools = (await ask('tools/list')).result?.tools as { name: string; inputSchema: { type: string }; annotations: object }[]
    expect(tools.length).toBeGreaterThan(10)
    for (const tool of tools) {
      expect(tool.inputSchema.type, tool.name).toBe('object')
      expect(tool.annotations).toMatchObject({ readOnlyHint: true })
    }
  })

  test('a notification is not answered', async () => {
    expect(await answerLine('{"jsonrpc":"2.0","method":"notifications/initialized"}', get, '0')).toBeUndefined()
  })

  test.each([
    ['{', -32_700],
    ['[]', -32_600],
    ['{"jsonrpc":"2.0","id":1,"method":"resources/write"}', -32_601],
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_case"}}', -32_602],
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{}}}', -32_602],
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_site","arguments":{"id":"x","then":"y"}}}', -32_602],
  ])('%s is refused with %i', async (line, code) => {
    expect(JSON.parse((await answerLine(line, get, '0')) ?? '').error.code).toBe(code)
  })
})

describe('tools', () => {
  test('search finds an Arabic word in another spelling and leads to its statement and report', async () => {
    const found = (await call('search', { q: 'المقابر' }))?.structuredContent as { statements: { statement: { id: string; report: string } }[] }
    const hit = found.statements[0]?.statement
    expect(hit).toBeDefined()
    expect((await call('get_statement', { id: hit?.id }))?.structuredContent).toMatchObject({ statement: { id: hit?.id } })
    expect((await call('get_report', { id: hit?.report }))?.structuredContent).toMatchObject({ report: { lang: 'ar' } })
  })

  test('lists come as items', async () => {
    for (const name of ['list_origins', 'list_sites', 'list_incidents', 'list_discrepancies'])
      expect((await call(name))?.structuredContent, name).toHaveProperty('items')
    expect((await call('case_summary'))?.structuredContent).toMatchObject({ counts: { reports: 1 } })
  })

  test('what is not there is an error of the tool, not of the protocol', async () => {
    expect(await call('get_site', { id: '../../verify' })).toMatchObject({ isError: true })
  })
})
