// Other ways to write an address: they lead to the same routes, so they must meet the same guard.
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createCase } from '../edge/case/case-folder.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { buildServer } from './app.ts'
import type { App } from './routes/common.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const OWNER = 'owner-key-owner-key-owner-key-owner'

let root = ''
let live: LiveCase
let app: App
let port = 0
const keys: Record<string, string> = {}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-doors-'))
  await createCase(join(root, 'case'), { name: 'case', operator: 'Lead One', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test' })
  app = await buildServer({ live, key: OWNER, web: join(root, 'no-web'), version: '0' })
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
  for (const role of ['viewer', 'analyst'] as const) {
    const body = JSON.stringify({ name: role, role, reason: 'works with us', key: `member-${role}` })
    keys[role] = JSON.parse((await ask('POST', '/api/members', OWNER, body)).text).key
  }
})
afterAll(async () => {
  await app.close()
  await live.close()
  await rm(root, { recursive: true, force: true })
})

/** Sends a target exactly as it is written: `fetch` would tidy it up first. */
function ask(method: string, path: string, key?: string, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) }
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('the same route by another spelling', () => {
  const SPELLINGS = (path: string) => [
    path,
    path.replace('/api', '/%61pi'),
    `${path}#x`,
    `http://127.0.0.1${path}`,
    path.replace(/.$/, (last) => `%${last.charCodeAt(0).toString(16)}`),
  ]
  test.each(['/api/case', '/api/ledger', '/api/determinations', '/api/case/derived', '/api/members', '/api/me'].flatMap(SPELLINGS))(
    'without a key nothing is read: %s',
    async (path) => {
      const { status, text } = await ask('GET', path)
      expect(status, text.slice(0, 200)).toBe(401)
    },
  )
  test.each(['/api/case/derived', '/api/bulk/statements', '/api/materials', '/api/released', '/api/members'].flatMap(SPELLINGS))(
    'a viewer is refused: %s',
    async (path) => {
      expect((await ask('GET', path, keys.viewer)).status).toBe(403)
      expect((await ask('HEAD', path, keys.viewer)).status).toBe(403)
    },
  )
  test.each(['/api/custody/backup', '/api/members/end', '/api/outputs'].flatMap(SPELLINGS))('an analyst is refused: %s', async (path) => {
    expect((await ask('POST', path, keys.analyst, '{"passphrase":"x"}')).status).toBe(403)
  })
})
