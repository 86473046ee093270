// Routes for programs that take everything: NDJSON, a line each, streamed as it is read; with the fields asked for.
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { IsnadError, Report, Statement } from '../../core/model/index.ts'
import type { Live } from '../../edge/live/live.ts'
import type { App } from './common.ts'

const Fields = z.object({
  /** Names of fields, comma between them; all where left out. */
  fields: z.string().max(1000).optional(),
})

export function bulkRoutes(app: App, live: Live): void {
  const route = (path: string, summary: string, known: readonly string[], items: () => readonly object[]) =>
    app.get(
      path,
      { schema: { summary: `${summary}, a line of JSON each`, tags: ['bulk'], querystring: Fields, produces: ['application/x-ndjson'] } },
      (request, reply) => stream(reply, items(), chosen(request.query.fields, known)),
    )
  route('/api/bulk/statements', 'All statements', Object.keys(Statement.shape), () => live.snapshot().case.statements)
  route('/api/bulk/reports', 'All reports with their text', Object.keys(Report.shape), () => live.snapshot().case.reports)
}

/** The fields asked for; one that nobody knows is refused, so that a misspelt name is no empty column. */
function chosen(fields: string | undefined, known: readonly string[]): readonly string[] | undefined {
  if (fields === undefined) return undefined
  const names = fields.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !known.includes(name))
  if (wrong !== undefined) throw new IsnadError('bad-request', { what: `fields: ${wrong}` })
  return names
}

function stream(reply: FastifyReply, items: readonly object[], fields: readonly string[] | undefined): FastifyReply {
  return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines(items, fields)))
}

const PIECE = 1 << 16
/** Lines in pieces; the snapshot never changes in place, so that a slow reader gets one state to its end. */
function* lines(items: readonly object[], fields: readonly string[] | undefined): Generator<string> {
  let text = ''
  for (const item of items) {
    text += `${JSON.stringify(fields ? Object.fromEntries(fields.map((name) => [name, (item as Record<string, unknown>)[name]])) : item)}\n`
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  if (text) yield text
}
