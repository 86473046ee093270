// The API's own description held against a real served case: every route is described, every answer is what its schema says, every list has a cursor,
// every answer an ETag, every reading route takes fields.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RaqqaLive, raqqaLive } from '../../test/support/raqqa-live.ts'
import { buildServer } from './app.ts'
import type { App } from './routes/common.ts'

interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: unknown
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>
}

const KEY = 'contract-key-contract-key-contract'
let raqqa: RaqqaLive
let app: App
let base = ''
let root = ''
let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {}
const ajv = new Ajv2020({ strict: false, validateFormats: false })
const validators = new Map<string, ValidateFunction>()

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-contract-'))
  raqqa = await raqqaLive()
  app = await buildServer({ live: raqqa.live, key: KEY, web: join(root, 'no-web'), version: '0' })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  const description = (await (await get('/openapi.json')).json()) as { paths: typeof paths }
  paths = description.paths
  ajv.addSchema(description, 'openapi')
}, 180_000)
afterAll(async () => {
  await app.close()
  await raqqa.close()
  await rm(root, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, { headers: { authorization: `Bearer ${KEY}`, ...headers } })

/** Routes whose answer is no JSON of a schema: files, streams, and the whole case for our own commands. */
const NO_SCHEMA: Readonly<Record<string, string>> = {
  'get /api/events': 'a stream of events',
  'get /api/case/derived': 'the whole case, for the other commands',
  'get /api/bulk/statements': 'NDJSON; its lines are statements',
  'get /api/bulk/reports': 'NDJSON; its lines are reports',
  'post /api/outputs': 'a file',
  'post /api/outputs/{id}/release': 'a file',
  'post /api/custody/evidence': 'a file',
  'post /api/custody/backup': 'a file',
}
/** Answers with a list in them that are no lists: what is best first, or few by nature. */
const NO_LIST: Readonly<Record<string, string>> = {
  '/api/search': 'the best first; /api/statements?q= pages through all',
  '/api/ledger': 'pages by `from`, the number of an entry',
}

const operations = () =>
  Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
const schemaOf = (operation: Operation) => operation.responses['200']?.content?.['application/json']?.schema

function valid(path: string, operation: Operation, body: unknown): void {
  const schema = schemaOf(operation)
  if (!schema) throw new Error(`${path} has no schema`)
  const validate = validators.get(path) ?? ajv.compile(schema)
  validators.set(path, validate)
  expect(validate(body) ? [] : validate.errors, path).toEqual([])
}

/** Ids for the routes that take one. */
async function idFor(path: string): Promise<string> {
  const list = path.slice(0, path.indexOf('/{'))
  const body = (await (await get(`${list}?limit=1`)).json()) as Record<string, { id?: string; statement?: { id: string } }[]>
  const [first] = body.items ?? body.reports ?? body.statements ?? []
  const id = first?.id ?? first?.statement?.id
  if (!id) throw new Error(`nothing in ${list}`)
  return id
}
async function address(path: string): Promise<string> {
  if (path === '/api/search') return `${path}?q=${encodeURIComponent('مقبرة')}`
  if (path === '/api/places/known') return `${path}?west=38&south=35&east=40&north=37`
  return path.includes('{id}') ? path.replace('{id}', encodeURIComponent(await idFor(path))) : path
}
const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`
/** The things whose fields are chosen: those of the list inside a page, else the answer itself. */
const things = (body: unknown): unknown[] => {
  if (Array.isArray(body)) return body
  const page = body as Record<string, unknown>
  const paged = ('total' in page || 'next' in page || 'size' in page) && !('facets' in page)
  const list = paged ? (page.items ?? page.reports ?? page.statements ?? page.entries) : undefined
  return Array.isArray(list) ? list : [body]
}
const items = (body: unknown): unknown[] | undefined => {
  if (Array.isArray(body)) return body
  const page = body as Record<string, unknown>
  const list = page.items ?? page.reports ?? page.statements ?? page.entries
  return 'next' in page && Array.isArray(list) ? list : undefined
}

test('every route says what it does, under a heading, and what it answers', () => {
  expect(operations().length).toBeGreaterThan(35)
  for (const { path, method, operation } of operations()) {
    const name = `${method} ${path}`
    expect(operation.summary, name).toBeTruthy()
    expect(operation.tags?.length, name).toBe(1)
    if (NO_SCHEMA[name] === undefined) expect(schemaOf(operation), name).toBeDefined()
    for (const [, one] of path.matchAll(/\{([^}]+)\}/g))
      expect(
        operation.parameters?.some((p) => p.in === 'path' && p.name === one),
        name,
      ).toBe(true)
  }
  const known = new Set(operations().map(({ path, method }) => `${method} ${path}`))
  expect(Object.keys(NO_SCHEMA).filter((name) => !known.has(name))).toEqual([])
})

/** Another program's cases; and what only a browser let in by a member's key is told. */
const APART = new Set(['/api/cases', '/api/factor'])
/** How far reading has come, and who is here: they change without the case, and nothing of them is kept. */
const MOVING = new Set(['/api/opening', '/api/sessions'])

describe('every reading route', () => {
  test('answers what its schema says, with an ETag that holds until the case changes', async () => {
    let checked = 0
    for (const { path, method, operation } of operations()) {
      if (method !== 'get' || NO_SCHEMA[`get ${path}`] !== undefined || APART.has(path) || path.endsWith('/copy')) continue
      const at = await address(path)
      const answer = await get(at)
      expect(answer.status, at).toBe(200)
      valid(path, operation, await answer.json())
      checked++
      if (MOVING.has(path)) continue
      const tag = answer.headers.get('etag')
      expect(tag, at).toMatch(/^W\/".+"$/)
      expect((await get(at, { 'if-none-match': tag ?? '' })).status, at).toBe(304)
    }
    expect(checked).toBeGreaterThan(18)
  })
  test('keeps the fields asked for and refuses one that nobody knows', async () => {
    let checked = 0
    for (const { path, method, operation } of operations()) {
      if (method !== 'get' || NO_SCHEMA[`get ${path}`] !== undefined || APART.has(path) || path.endsWith('/copy')) continue
      expect(
        operation.parameters?.some(({ name }) => name === 'fields'),
        path,
      ).toBe(true)
      const at = await address(path)
      const whole = (await (await get(at)).json()) as object
      const sample = things(whole)[0] as object | undefined
      if (!sample) continue
      const [first] = Object.keys(sample)
      const body = (await (await get(withQuery(at, `fields=${first}`))).json()) as object
      for (const one of things(body))
        expect(
          Object.keys(one as object).filter((name) => name !== first),
          at,
        ).toEqual([])
      expect((await get(withQuery(at, 'fields=no-such-field'))).status, at).toBe(400)
      checked++
    }
    expect(checked).toBeGreaterThan(12)
  })
  test('every list comes in pages that neither skip nor repeat', async () => {
    const walked: string[] = []
    for (const { path, method, operation } of operations()) {
      if (method !== 'get' || NO_SCHEMA[`get ${path}`] !== undefined || path.includes('{') || path === '/api/cases' || NO_LIST[path] !== undefined)
        continue
      const at = await address(path)
      const whole = items(await (await get(withQuery(at, operation.parameters?.some(({ name }) => name === 'limit') ? 'limit=200' : ''))).json())
      if (!whole) continue
      expect(
        operation.parameters?.some(({ name }) => name === 'limit'),
        path,
      ).toBe(true)
      if (path === '/api/places/known') continue // the largest in a frame
      expect(
        operation.parameters?.some(({ name }) => name === 'cursor'),
        path,
      ).toBe(true)
      const got: unknown[] = []
      let next: string | null = withQuery(at, 'limit=7')
      while (next !== null && got.length < Math.min(60, whole.length)) {
        const answer: Response = await get(next)
        expect(answer.status, next).toBe(200)
        const body = (await answer.json()) as { next?: string | number | null }
        got.push(...(items(body) ?? []))
        const link = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]
        next = Array.isArray(body)
          ? (link ?? null)
          : body.next == null
            ? null
            : withQuery(at, `limit=7&cursor=${encodeURIComponent(String(body.next))}`)
      }
      expect(got, path).toEqual(whole.slice(0, got.length))
      expect(got.length, path).toBeGreaterThanOrEqual(Math.min(60, whole.length))
      walked.push(path)
    }
    expect(walked).toEqual(
      expect.arrayContaining([
        '/api/reports',
        '/api/statements',
        '/api/origins',
        '/api/sites',
        '/api/incidents',
        '/api/discrepancies',
        '/api/captures',
        '/api/determinations',
      ]),
    )
  })
})
