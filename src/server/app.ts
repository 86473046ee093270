// The server as a whole: guard, files of the workbench, routes, and the description of the API they share.
import swagger from '@fastify/swagger'
import fastify from 'fastify'
import { jsonSchemaTransform, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { CaseCounts } from '../core/model/index.ts'
import { type FactorStore, factorsInMemory } from '../edge/case/factors.ts'
import type { Live } from '../edge/live/live.ts'
import { answerError } from './errors.ts'
import { addEvents } from './events.ts'
import type { Frames } from './frames/frames.ts'
import { addGuard, routeOf } from './guard.ts'
import { memberOf, sessionsOf } from './roles.ts'
import { bulkRoutes } from './routes/bulk.ts'
import { caseRoutes } from './routes/case.ts'
import { changeRoutes, type Fetcher } from './routes/changes.ts'
import { clusterRoutes } from './routes/clusters.ts'
import type { App } from './routes/common.ts'
import { copyRoutes } from './routes/copies.ts'
import { custodyRoutes } from './routes/custody.ts'
import { type CaseHost, deskRoutes } from './routes/desk.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { memberRoutes } from './routes/members.ts'
import { outputRoutes } from './routes/outputs.ts'
import { reportRoutes } from './routes/reports.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { SecondFactor } from './second-factor.ts'
import type { Sessions } from './sessions.ts'
import { addShaping } from './shaping.ts'
import { addThrottle } from './throttle.ts'
import { veiled, veilOf } from './veil.ts'
import { addWebFiles } from './web-files.ts'

export interface ServerOptions {
  readonly live: Live
  readonly key: string
  /** Folder of the built workbench. */
  readonly web: string
  /** Host names allowed beside loopback. */
  readonly hosts?: readonly string[]
  readonly version: string
  /** Shows captured pages and previews on an origin of its own; listening already. */
  readonly frames?: Frames
  /** Opens and makes other cases; without it the start page is not offered. */
  readonly host?: CaseHost
  /** Fetches a web address a person asked for; without it addresses are refused. */
  readonly fetcher?: Fetcher
  /** What the case came to when it was last open here, where nothing has changed since. */
  readonly last?: CaseCounts
  /** Sessions, where others know them too; and where second factors are kept, else with the program. */
  readonly sessions?: Sessions
  readonly factors?: FactorStore
  /** Log requests that fail in the machine; off under test. */
  readonly log?: boolean
}

/** Builds the server; the caller listens and closes. Answers are written as they stand: the snapshot holds only what the model allows. */
export async function buildServer(options: ServerOptions): Promise<App> {
  const { live } = options
  const app = fastify({
    logger: options.log ? { level: 'error', stream: process.stderr } : false,
    bodyLimit: 4 * 1024 * 1024,
    routerOptions: { maxParamLength: 2000 },
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  // Schemas describe answers and tests hold them to it; checking each answer again would cost more than making it.
  app.setSerializerCompiler(() => written)
  app.setErrorHandler(answerError)
  const port = () => {
    const address = app.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  const sessions = options.sessions ?? sessionsOf(live)
  addThrottle(app)
  await addGuard(app, {
    key: options.key,
    port,
    hosts: options.hosts ?? [],
    owner: () => live.operator,
    member: async (hash) => {
      await live.ready()
      return memberOf(live, hash)
    },
    sessions,
  })
  // The page is there at once; what it asks for waits until the case has been read.
  app.addHook('onRequest', async (request) => {
    if (routeOf(request).startsWith('/api/') && !EARLY.has(routeOf(request))) await live.ready()
  })
  addValidators(app, live)
  addShaping(app)
  app.addHook('preSerialization', async (request, _reply, answer: unknown) => {
    // The gazetteer is public: it is what a map is read by, and says nothing of this case.
    if (request.person?.role !== 'viewer' || routeOf(request) === '/api/places/known') return answer
    return veiled(answer, veilOf(live.snapshot()))
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Isnad', description: 'Who says so, and who did they get it from?', version: options.version },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
  })
  caseRoutes(app, live, options.last)
  custodyRoutes(app, live)
  reportRoutes(app, live)
  copyRoutes(app, live, options.frames)
  clusterRoutes(app, live)
  await changeRoutes(app, live, options.fetcher)
  outputRoutes(app, live, options.frames)
  if (options.host) deskRoutes(app, options.host)
  exchangeRoutes(app, live)
  bulkRoutes(app, live)
  memberRoutes(app, live)
  sessionRoutes(app, {
    sessions,
    factor: new SecondFactor(options.factors ?? factorsInMemory(), Date.now),
    personOf: ({ hash }) => (hash === null ? { name: live.operator, role: 'lead', owner: true } : memberOf(live, hash)),
  })
  addEvents(app, live, sessions)
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  const { frames } = options
  await addWebFiles(app, options.web, frames && (() => frames.port))
  return app
}

/** What answers before the case has been read: how far that has come. */
const EARLY = new Set(['/api/events', '/api/opening'])
/** What changes without the case changing: never answered from what a browser kept. */
const UNKEPT = new Set(['/api/sessions', '/api/factor'])

const WRITTEN = new WeakMap<object, string>()

/** Writes an answer. The whole lists of a snapshot are the same arrays each time they are asked for: they are written once. */
function written(answer: unknown): string {
  if (!Array.isArray(answer)) return JSON.stringify(answer)
  let text = WRITTEN.get(answer)
  if (text === undefined) {
    text = JSON.stringify(answer)
    WRITTEN.set(answer, text)
  }
  return text
}

/** An answer stays good until the case changes: one tag for all, compared before any work is done. */
function addValidators(app: App, live: Live): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'GET' || !routeOf(request).startsWith('/api/') || EARLY.has(routeOf(request))) return done()
    if (UNKEPT.has(routeOf(request))) {
      reply.header('cache-control', 'no-store')
      return done()
    }
    // A viewer's answers are not the analyst's: a browser that changes hands asks anew.
    const { name, role, owner } = request.person
    const whose = owner ? '' : `-${role}-${Buffer.from(name).toString('hex').slice(0, 40)}`
    const tag = `W/"${live.snapshot().version}-${live.views().state}${whose}"`
    reply.header('etag', tag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === tag) {
      void reply.code(304).send()
      return
    }
    done()
  })
}
