// The server before a case is open: the same page and the same guard; of the API only the cases of this machine.
import fastify from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { IsnadError } from '../core/model/index.ts'
import { answerError } from './errors.ts'
import { addGuard } from './guard.ts'
import type { App } from './routes/common.ts'
import { type CaseHost, deskRoutes } from './routes/desk.ts'
import { Sessions } from './sessions.ts'
import { addWebFiles } from './web-files.ts'

export interface LobbyOptions {
  readonly host: CaseHost
  readonly key: string
  readonly web: string
  readonly hosts?: readonly string[]
}

/** Builds it; the caller listens and closes. Every question about a case is answered with `not-a-case`. */
export async function buildLobby({ host, key, web, hosts }: LobbyOptions): Promise<App> {
  const app = fastify({ logger: false, forceCloseConnections: true }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler(answerError)
  const port = () => {
    const address = app.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  await addGuard(app, { key, port, hosts: hosts ?? [], sessions: new Sessions(Date.now) })
  deskRoutes(app, host)
  app.all('/api/*', { schema: { hide: true } }, () => {
    throw new IsnadError('not-a-case')
  })
  await addWebFiles(app, web)
  return app
}
