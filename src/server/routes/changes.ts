// Routes that append to the ledger: captures (a browser's form or a command's lines) and determinations.
import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  type Act,
  AddressesRequest,
  type CapturedItem,
  CaptureLine,
  CapturesAnswer,
  DeterminationAnswer,
  DeterminationRequest,
  Determinations,
  DeterminationsAnswer,
  DeterminationsQuery,
  DeterminationsRequest,
  IsnadError,
  type Person,
  type Words,
} from '../../core/model/index.ts'
import { linesOf } from '../../edge/live/lines.ts'
import type { IncomingFile, Live } from '../../edge/live/live.ts'
import type { Staged } from '../../edge/vault/staging.ts'
import { paced } from '../paced.ts'
import { refuseAct } from '../roles.ts'
import type { App } from './common.ts'

/** Gets a web address; what could not be had comes back as words that say why. */
export type Fetcher = (address: string, page: boolean) => Promise<IncomingFile | { readonly name: string; readonly words: Words }>

/** What is held in memory of a request at most; files of a form beyond it go to the disk as they arrive. */
const MAX_FILE = 512 * 1024 * 1024
const MAX_BODY = 2 ** 36
const NDJSON = 'application/x-ndjson'

export async function changeRoutes(app: App, live: Live, fetcher?: Fetcher): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MAX_BODY, files: 10_000, fields: 100, fieldSize: 64 * 1024, parts: 10_100 } })
  app.addContentTypeParser(NDJSON, (_request, payload, done) => done(null, payload))

  app.post(
    '/api/captures',
    {
      bodyLimit: MAX_FILE,
      schema: {
        summary: 'Capture files: multipart form, or NDJSON lines of base64',
        tags: ['captures'],
        consumes: ['multipart/form-data', NDJSON],
        response: { 200: CapturesAnswer },
      },
    },
    (request) => live.capture(request.isMultipart() ? filesOfForm(request, live) : filesOfLines(request), undefined, request.person.name),
  )

  app.register(async (inner) => {
    const body: App = inner.withTypeProvider<ZodTypeProvider>()
    body.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    body.post(
      '/api/captures/body',
      {
        bodyLimit: MAX_BODY,
        schema: {
          summary: 'Capture one body of any size, sent as it is',
          tags: ['captures'],
          consumes: ['application/octet-stream'],
          querystring: z.object({ known: z.string().max(200_000) }),
          response: { 200: CapturesAnswer },
        },
      },
      async (request) => {
        const { base64: _none, parts: _alone, ...known } = parseLine(request.query.known, 1, { base64: '' })
        const bytes = await live.stage(paced(request.body as Readable), { cap: MAX_BODY })
        return live.capture([{ ...withoutUndefined(known), bytes }], undefined, request.person.name)
      },
    )
  })

  app.post(
    '/api/captures/addresses',
    {
      schema: {
        summary: 'Fetch web addresses now and capture what they answer',
        tags: ['captures'],
        body: AddressesRequest,
        response: { 200: CapturesAnswer },
      },
    },
    (request) => {
      if (!fetcher) throw new IsnadError('refused', { what: 'fetch' })
      return captureAddresses(live, fetcher, request.body, request.person.name)
    },
  )

  app.post(
    '/api/determinations',
    { schema: { summary: 'Record a determination', tags: ['determinations'], body: DeterminationRequest, response: { 200: DeterminationAnswer } } },
    (request) => {
      refuseActs(live, request.person, [request.body.act])
      return live.determine(request.body, request.person.name)
    },
  )

  app.post(
    '/api/determinations/batch',
    {
      schema: {
        summary: 'Record several determinations, derived once',
        tags: ['determinations'],
        body: DeterminationsRequest,
        response: { 200: DeterminationsAnswer },
      },
    },
    (request) => {
      refuseActs(
        live,
        request.person,
        request.body.items.map((item) => item.act),
      )
      return live.determineAll(request.body.items, request.person.name)
    },
  )

  app.get(
    '/api/determinations',
    {
      schema: {
        summary: 'Determinations, all or on one statement',
        tags: ['determinations'],
        querystring: DeterminationsQuery,
        response: { 200: Determinations },
      },
    },
    (request) => {
      const snapshot = live.snapshot()
      const { on, act } = request.query
      const all = on === undefined ? snapshot.determinations : (snapshot.historyOf.get(on) ?? [])
      const kinds = act === undefined ? undefined : new Set(act.split(','))
      // An undo of an act asked for comes with it: without it the reader would take the act to stand.
      const wanted = kinds && new Set(all.filter((one) => kinds.has(one.act.act)).map((one) => one.id))
      if (wanted) for (const one of all) if (one.act.act === 'undo' && wanted.has(one.act.determination)) wanted.add(one.id)
      return wanted ? all.filter((one) => wanted.has(one.id)) : [...all]
    },
  )
}

function refuseActs(live: Live, person: Person, acts: readonly Act[]): void {
  const recorded = live.recorded()
  for (const act of acts) refuseAct(person, act, (id) => recorded.find((one) => one.id === id))
}

/** Fetches some at a time; what answered is captured in one go, what did not says why. */
async function captureAddresses(
  live: Live,
  fetcher: Fetcher,
  { addresses, reason, page = false }: AddressesRequest,
  by: string,
): Promise<CapturesAnswer> {
  const got: Awaited<ReturnType<Fetcher>>[] = []
  // A browser is a heavy thing: pages are shown one after the other, plain answers are fetched together.
  if (page) for (const { address } of addresses) got.push(await fetcher(address, true))
  else got.push(...(await Promise.all(addresses.map(({ address }) => fetcher(address, false)))))
  const files = got.flatMap((one, at) => ('words' in one ? [] : [{ ...one, key: addresses[at]?.key ?? '', ...(reason ? { reason } : {}) }]))
  const answer =
    files.length > 0 ? await live.capture(files, undefined, by) : { items: [], counts: { captured: 0, duplicate: 0, flagged: 0, failed: 0 } }
  const captured = [...answer.items]
  const items = got.map((one): CapturedItem => {
    if ('words' in one) return { name: one.name, entry: null, sha256: '', duplicate: false, reports: [], problems: [], words: one.words }
    return captured.shift() as CapturedItem
  })
  return { items, counts: { ...answer.counts, failed: answer.counts.failed + items.filter((item) => item.entry === null).length } }
}

/** Files of a form as they arrive, large ones to the disk. A field `reason` counts for the files after it, a field `key` for the next one. */
async function* filesOfForm(request: FastifyRequest, live: Live): AsyncGenerator<IncomingFile> {
  let reason: string | undefined
  let key: string | undefined
  let personal = false
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'reason' && typeof part.value === 'string' && part.value.trim()) reason = part.value.trim()
      if (part.fieldname === 'personal') personal = part.value === 'true'
      if (part.fieldname === 'key' && typeof part.value === 'string' && part.value.length <= 200) key = part.value || undefined
      continue
    }
    const bytes = await bodyOf(part.file, live)
    yield {
      name: part.filename ?? '',
      bytes,
      mediaType: part.mimetype,
      ...(personal ? { personal } : {}),
      ...(reason ? { reason } : {}),
      ...(key ? { key } : {}),
    }
    key = undefined
  }
}

/** A file of a form: in memory while it is small, on the disk from there on. */
async function bodyOf(stream: Readable, live: Live): Promise<Uint8Array | Staged> {
  const parts: Buffer[] = []
  let length = 0
  const chunks = paced(stream)[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    parts.push(next.value)
    length += next.value.length
    if (length > IN_MEMORY) return live.stage(rest(parts, chunks), { cap: MAX_BODY })
  }
  return Buffer.concat(parts)
}
async function* rest(parts: Buffer[], chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* parts.splice(0)
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
}
const IN_MEMORY = 8 << 20

async function* filesOfLines(request: FastifyRequest): AsyncGenerator<IncomingFile> {
  const body = request.body as Readable | undefined
  if (!request.headers['content-type']?.startsWith(NDJSON) || body === undefined) throw new IsnadError('bad-request', { what: 'content-type' })
  let number = 0
  for await (const line of linesOf(body)) {
    number++
    if (line.trim() === '') continue
    const { base64, parts, ...rest } = parseLine(line, number)
    const more = parts?.map(({ base64: bytes, ...part }) => ({ ...part, bytes: Buffer.from(bytes, 'base64') }))
    yield { ...withoutUndefined(rest), bytes: Buffer.from(base64, 'base64'), ...(more ? { parts: more } : {}) }
  }
}

function parseLine(line: string, number: number, more: object = {}): CaptureLine {
  let value: unknown
  try {
    value = { ...JSON.parse(line), ...more }
  } catch (cause) {
    throw new IsnadError('bad-request', { what: 'json', line: number }, cause)
  }
  const parsed = CaptureLine.safeParse(value)
  if (!parsed.success) throw new IsnadError('bad-request', { what: parsed.error.issues[0]?.path.join('.') ?? '', line: number }, parsed.error)
  return parsed.data
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>
}
