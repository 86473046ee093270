// Routes to what leaves: made and recorded at once, or looked at first and then released byte for byte.

import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { chosenCase } from '../../core/dossier/chosen.ts'
import { locationClasses } from '../../core/dossier/exposure.ts'
import { victimNames } from '../../core/dossier/victim-names.ts'
import { OutputPreview, OutputRequest, ReleasedRows } from '../../core/model/index.ts'
import { forceOf } from '../../core/review/seconded.ts'
import type { Live, RecordedOutput } from '../../edge/live/live.ts'
import { bytesOf, type Output } from '../../edge/outputs/outputs.ts'
import { given } from '../../edge/outputs/wish.ts'
import type { Frames } from '../frames/frames.ts'
import { releasedRows } from '../released-rows.ts'
import { policyIn } from '../roles.ts'
import type { App } from './common.ts'

/** What of a table is shown before it leaves. */
const SHOWN = 20_000

export function outputRoutes(app: App, live: Live, frames: Frames | undefined): void {
  app.post(
    '/api/outputs',
    { schema: { summary: 'Make a dossier or a table; recorded in the ledger', tags: ['outputs'], body: OutputRequest } },
    async (request, reply) => leave(reply, await live.output(request.body, request.person.name)),
  )

  app.post(
    '/api/outputs/preview',
    {
      schema: {
        summary: 'Make an output to be looked at; nothing is recorded',
        tags: ['outputs'],
        body: OutputRequest,
        response: { 200: OutputPreview },
      },
    },
    async (request): Promise<OutputPreview> => {
      const { body } = request
      const dossier = body.form.startsWith('dossier.')
      const by = request.person.name
      const approval = dossier && (body.approval || policyIn(live).approval) ? await live.preview(body, by) : undefined
      const held = approval !== undefined && approval.approvedBy.length === 0
      // What nobody approved yet is looked at and not kept, so that nothing can release it. The page first: what is kept last is what is released.
      const make = (asked: OutputRequest) => (held ? live.look({ ...asked, approval: false }, by) : live.prepare(asked, by))
      const page = dossier && body.form !== 'dossier.html' ? await make({ ...body, form: 'dossier.html' }) : undefined
      const output = await make(body)
      const html = dossier ? Buffer.from(bytesOf(page ?? output)).toString('utf8') : undefined
      const text = /^(text\/csv|application\/(?:geo\+json|ld\+json|x-ndjson))/.test(output.mediaType) ? headOf(output) : null
      return {
        id: held ? null : output.sha256,
        content: approval?.content ?? null,
        approvedBy: approval?.approvedBy ?? [],
        fileName: output.fileName,
        mediaType: output.mediaType,
        size: output.size,
        sha256: output.sha256,
        page: html !== undefined && frames ? { port: frames.port, path: frames.preview(html) } : null,
        text,
        rows: output.mediaType.startsWith('text/csv') ? rowsOf(output) : null,
        withheld: withheldIn(live, body),
      }
    },
  )

  app.get(
    '/api/released',
    { schema: { summary: 'What left, and what of it would now be otherwise', tags: ['outputs'], response: { 200: ReleasedRows } } },
    async () => releasedRows(await live.released()),
  )

  app.post(
    '/api/outputs/:id/release',
    {
      schema: {
        summary: 'Let the bytes that were looked at leave; recorded in the ledger',
        tags: ['outputs'],
        params: z.object({ id: z.string().max(100) }),
      },
    },
    async (request, reply) => leave(reply, await live.release(request.params.id, request.person.name)),
  )
}

function leave(reply: FastifyReply, { fileName, mediaType, size, sha256, entry, parts }: RecordedOutput): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${plainName(fileName)}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('content-security-policy', 'sandbox')
    .header('x-isnad-sha256', sha256)
    .header('x-isnad-entry', String(entry))
    .header('content-length', size)
    .send(Readable.from(parts(), { objectMode: false }))
}

function headOf(output: Output): string {
  const head: Uint8Array[] = []
  let size = 0
  for (const part of output.parts()) {
    head.push(part.subarray(0, SHOWN))
    size += part.length
    if (size >= SHOWN) break
  }
  return Buffer.concat(head)
    .toString('utf8')
    .slice(0, SHOWN)
    .replace(/^\uFEFF/, '')
}

/** Rows of a CSV, its head not counted: line ends outside quotation marks. */
function rowsOf(output: Output): number {
  let lines = 0
  let quoted = false
  for (const part of output.parts())
    for (const unit of part) {
      if (unit === 0x22) quoted = !quoted
      else if (unit === 0x0a && !quoted) lines++
    }
  return Math.max(0, lines - 1)
}

/** What this output holds back at present. */
function withheldIn(live: Live, { names, sites, incidents, aggregates, origins, from, to }: OutputRequest): OutputPreview['withheld'] {
  const { case: whole, determinations } = live.snapshot()
  const state = chosenCase(whole, given({ sites, incidents, aggregates, origins, from, to }))
  const inForce = forceOf(determinations)
  const classes = locationClasses(state, inForce)
  const holders = [...state.sites, ...state.incidents]
  return {
    places: holders.filter((one) => classes.get(one.id) !== 'exact').length,
    of: holders.length,
    names: names ? 0 : victimNames(inForce).length,
  }
}

/** The name for programs that know no other letters than these. */
function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+/, '')
}
