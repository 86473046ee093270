// The workbench's files: built pages under dist/web, precompressed where the build made it so; any other path is the single page.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { IsnadError } from '../core/model/index.ts'
import { errorBody } from './errors.ts'
import { pagePolicy } from './guard.ts'

/** Serves `folder`. Without a built workbench the page says how to build it, and the API works all the same. */
export async function addWebFiles(app: FastifyInstance, folder: string, frames?: () => number): Promise<void> {
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      preCompressed: true,
      cacheControl: false,
      wildcard: false,
      // Names of built assets carry their hash: they never change. Everything else is asked for again.
      setHeaders: (reply, path) => {
        reply.setHeader('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  const page = pageOf(folder)
  const send = (request: FastifyRequest, reply: FastifyReply) => sendPage(reply, page, frames && `http://${hostname(request)}:${frames()}`)
  app.get('/', { schema: { hide: true } }, (request, reply) => send(request, reply))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const wantsPage = request.method === 'GET' && !path.startsWith('/api') && !/\.[a-z0-9]+$/i.test(path)
    if (wantsPage) return send(request, reply)
    return reply.code(404).send(errorBody(new IsnadError('not-found', { what: path })))
  })
}

/** The name the browser reached us by: the guard has checked it. */
function hostname(request: FastifyRequest): string {
  return (request.headers.host ?? '127.0.0.1').replace(/:\d+$/, '')
}

function pageOf(folder: string): string {
  const file = join(folder, 'index.html')
  return existsSync(file) ? readFileSync(file, 'utf8') : NOT_BUILT
}

/** Sends the page with a fresh nonce, where React Aria looks for it. */
function sendPage(reply: FastifyReply, page: string, frames: string | undefined): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  const html = page.replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" content="${nonce}">`)
  return reply
    .header('content-security-policy', pagePolicy(nonce, frames))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

const NOT_BUILT = `<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>الإسناد: سلسلة النقل</title></head>
<body><h1>الإسناد: سلسلة النقل</h1><p>لم تُبنَ طاولة العمل بعد. شغّل <code dir="ltr">npm run build</code> ثم أعد التشغيل. الواجهة البرمجية تعمل.</p>
<p lang="en" dir="ltr">The workbench is not built yet. Run <code>npm run build</code> and start again. The API works.</p></body></html>
`
