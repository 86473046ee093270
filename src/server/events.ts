// Server-sent events: what happens in the case, told to every open page as it happens.
import type { FastifyInstance } from 'fastify'
import type { Live } from '../edge/live/live.ts'
import { stillMay } from './roles.ts'
import type { Sessions } from './sessions.ts'

const HEARTBEAT = 25_000

/** GET /api/events. Each open page holds one connection; one that stops reading, or whose key or session has ended, is cut off. */
export function addEvents(app: FastifyInstance, live: Live, sessions: Sessions): void {
  const open = new Set<() => void>()
  app.addHook('preClose', (done) => {
    for (const close of [...open]) close()
    done()
  })
  app.get('/api/events', { schema: { summary: 'Server-sent events of the case', tags: ['case'] } }, (request, reply) => {
    reply.hijack()
    const out = reply.raw
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) out.setHeader(name, value)
    out.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const { person, session } = request
    const send = (text: string) => {
      if (!stillMay(live, person, 'viewer') || !sessions.holds(person, session?.id)) return close()
      if (!out.write(text) && out.writableLength > 1 << 20) close()
    }
    const stop = live.subscribe((event) => send(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`))
    const beat = setInterval(() => send(': still here\n\n'), HEARTBEAT)
    const close = () => {
      stop()
      clearInterval(beat)
      open.delete(close)
      out.end()
    }
    open.add(close)
    request.raw.on('close', close)
    send('retry: 2000\n\n')
  })
}
