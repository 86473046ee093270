// What every route file shares: the typed application and the shapes of addresses.
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'

export type App = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, ZodTypeProvider>

/** Ids hold colons and hyphens, and given ids anything at all: the router decodes them. */
export const ById = z.object({ id: z.string().min(1).max(2000) })
