// Errors as answers: every refusal has a code and its words in both languages; nothing leaks a stack.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type ApiError, asIsnadError, errorWords, IsnadError, type IsnadErrorCode } from '../core/model/index.ts'

const STATUS: Partial<Record<IsnadErrorCode, number>> = {
  usage: 400,
  'bad-request': 400,
  refused: 403,
  'not-found': 404,
  'not-a-case': 404,
  'case-exists': 409,
  'case-locked': 409,
  'unreadable-input': 422,
  'disk-full': 507,
}

/** The answer body of an error. */
export function errorBody(error: IsnadError): ApiError {
  return { error: { code: error.code, words: errorWords(error.code, error.detail), detail: { ...error.detail } } }
}

/** HTTP status of an error: what the asker did wrong is 4xx, what the machine did is 5xx. */
export function statusOf(error: IsnadError): number {
  const { status } = error.detail
  return status === 401 || status === 429 ? status : (STATUS[error.code] ?? 500)
}

/** Fastify's error handler: schema failures name the field, framework errors keep their status, ours their code. */
export function answerError(thrown: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  let error: IsnadError
  let status: number | undefined
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const first = thrown.validation[0]
    error = new IsnadError('bad-request', { field: `${thrown.validationContext ?? ''}${first?.instancePath ?? ''}`, message: first?.message ?? '' })
  } else if (!(thrown instanceof IsnadError) && thrown.statusCode !== undefined && thrown.statusCode >= 400 && thrown.statusCode < 500) {
    error = new IsnadError('bad-request', { message: thrown.message })
    status = thrown.statusCode
  } else error = asIsnadError(thrown)
  status ??= statusOf(error)
  if (status >= 500) request.log.error({ err: error.cause ?? error, url: request.url }, error.code)
  return reply.code(status).type('application/json; charset=utf-8').send(errorBody(error))
}
