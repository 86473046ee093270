// Shaping of answers: which fields are sent, and pages of the lists that are sent whole by default. One rule for every route that reads.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { IsnadError } from '../core/model/index.ts'
import type { App } from './routes/common.ts'

const FieldsQuery = z.object({
  fields: z.string().max(1000).optional().describe('names of fields, comma between them; of each thing where a list is answered'),
})
const SliceQuery = z.object({
  cursor: z.string().max(200).optional().describe('what the Link header of the page before gave'),
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('things a page; the whole list where it is left out'),
})

/** What an answer is made of: one thing, a list, or a page that holds a list under a name. */
interface Shape {
  readonly known: readonly string[]
  /** Name of the list inside; empty where the answer is the list. */
  readonly list: string | undefined
  /** The field a thing of the list is known by; its place where it has none. */
  readonly key: 'id' | 'entry' | undefined
}

const LISTS = ['items', 'reports', 'statements', 'entries'] as const

/** The shape of a schema, or undefined where it is neither object nor list of objects. */
function shapeOf(schema: unknown): Shape | undefined {
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject) return { ...thing(schema.element), list: '' }
  if (!(schema instanceof z.ZodObject)) return undefined
  const shape: Record<string, unknown> = schema.shape
  const paged = 'total' in shape || 'next' in shape || 'size' in shape
  const list = paged ? LISTS.find((name) => shape[name] instanceof z.ZodArray) : undefined
  const inner = list === undefined ? undefined : (shape[list] as z.ZodArray).element
  // A search answers two lists and facets: it is one thing.
  if (list !== undefined && inner instanceof z.ZodObject && !('facets' in shape)) return { ...thing(inner), list }
  return { ...thing(schema), list: undefined }
}

function thing(schema: z.ZodObject): Pick<Shape, 'known' | 'key'> {
  const known = Object.keys(schema.shape)
  return { known, key: known.includes('id') ? 'id' : known.includes('entry') ? 'entry' : undefined }
}

/** Lets every GET route with a schema take `fields`, and those that answer a bare list `cursor` and `limit`. To be called before routes are added. */
export function addShaping(app: App): void {
  const shapes = new Map<string, Shape>()
  app.addHook('onRoute', (route) => {
    const { schema } = route
    if (route.method !== 'GET' || !route.url.startsWith('/api/') || !schema) return
    const shape = shapeOf((schema.response as Record<string, unknown> | undefined)?.['200'])
    if (!shape) return
    const query = schema.querystring instanceof z.ZodObject ? schema.querystring : z.object({})
    const taken = Object.keys(query.shape)
    const slice = shape.list === '' && !taken.includes('cursor') && !taken.includes('limit') ? SliceQuery.shape : {}
    route.schema = { ...schema, querystring: query.extend({ ...FieldsQuery.shape, ...slice }) }
    shapes.set(route.url, shape)
  })
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const shape = request.method === 'GET' && reply.statusCode === 200 ? shapes.get(request.routeOptions.url ?? '') : undefined
    try {
      done(null, shape ? shaped(payload, shape, request, reply) : payload)
    } catch (error) {
      done(error as Error)
    }
  })
}

function shaped(payload: unknown, shape: Shape, request: FastifyRequest, reply: FastifyReply): unknown {
  const { fields, cursor, limit } = request.query as { fields?: string; cursor?: string; limit?: number }
  let answer = payload
  if (shape.list === '' && Array.isArray(payload) && (limit !== undefined || cursor !== undefined)) answer = slice(payload, shape, request, reply)
  if (fields === undefined) return answer
  const names = fields.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !shape.known.includes(name))
  if (wrong !== undefined) throw new IsnadError('bad-request', { what: `fields: ${wrong}`, known: shape.known.join(', ') })
  const only = (one: unknown) => Object.fromEntries(names.map((name) => [name, (one as Record<string, unknown>)[name]]))
  if (shape.list === undefined) return only(answer)
  if (shape.list === '') return (answer as unknown[]).map(only)
  const page = answer as Record<string, unknown>
  return { ...page, [shape.list]: (page[shape.list] as unknown[]).map(only) }
}

/** One page of a bare list; the next one's address stands in the Link header (RFC 8288), as a list has no room for it. */
function slice(items: readonly unknown[], { key }: Shape, request: FastifyRequest, reply: FastifyReply): unknown[] {
  const { cursor, limit = 1000 } = request.query as { cursor?: string; limit?: number }
  const idOf = (item: unknown, place: number) => (key ? String((item as Record<string, unknown>)[key]) : String(place))
  const before = cursor === undefined ? -1 : items.findIndex((item, i) => idOf(item, i) === cursor)
  if (cursor !== undefined && before < 0) throw new IsnadError('bad-request', { what: 'cursor' })
  const end = before + 1 + limit
  const page = items.slice(before + 1, end)
  if (end < items.length) {
    const next = new URL(request.url, 'http://localhost')
    next.searchParams.set('cursor', idOf(page.at(-1), end - 1))
    next.searchParams.set('limit', String(limit))
    reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  return page
}
