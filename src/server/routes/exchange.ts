// Routes of exchange: tables in.
import { DossierPlan, DossierPreview, ImportAnswer, ImportRequest, OutputRequest } from '../../core/model/index.ts'
import { importTable } from '../../edge/imports/import-table.ts'
import type { Live } from '../../edge/live/live.ts'
import type { App } from './common.ts'

/** A table of 64 MiB in base64. */
const MOST = 90 * 1024 * 1024

export function exchangeRoutes(app: App, live: Live): void {
  app.post(
    '/api/imports',
    {
      bodyLimit: MOST,
      schema: {
        summary: "Bring in a person's table, or say what would come in",
        tags: ['imports'],
        body: ImportRequest,
        response: { 200: ImportAnswer },
      },
    },
    (request) => importTable(live, request.body, request.person.name),
  )

  app.post(
    '/api/dossier/preview',
    {
      schema: {
        summary: 'A dossier as it would leave now, as HTML, with the hash a second person approves; not recorded',
        tags: ['outputs'],
        body: DossierPlan.extend({ language: OutputRequest.shape.language }),
        response: { 200: DossierPreview },
      },
    },
    (request) => live.preview({ ...request.body, form: 'dossier.html' }, request.person.name),
  )
}
