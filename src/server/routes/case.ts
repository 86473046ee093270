// Routes about the case as a whole: summary, ledger, verification.

import type { CaseCounts } from '../../core/model/index.ts'
import { CaptureRows, CaptureRowsQuery, CaseSummary, LedgerPage, LedgerQuery, Materials, Opening, VerifyReport } from '../../core/model/index.ts'
import type { Live } from '../../edge/live/live.ts'
import { captureRows } from '../capture-rows.ts'
import type { App } from './common.ts'

export function caseRoutes(app: App, live: Live, last?: CaseCounts): void {
  app.get(
    '/api/opening',
    { schema: { summary: 'How far opening has come; answers at once', tags: ['case'], response: { 200: Opening } } },
    (_request, reply) => {
      void reply.header('cache-control', 'no-store')
      const ready = live.isReady()
      const counts = ready ? live.snapshot().counts : (last ?? null)
      return { ready, name: live.name, entries: live.head().size, progress: live.reading(), counts }
    },
  )

  app.get('/api/case', { schema: { summary: 'The case in counts', tags: ['case'], response: { 200: CaseSummary } } }, () => {
    const { case: derived, counts } = live.snapshot()
    return {
      name: live.name,
      operator: live.operator,
      reconstructed: derived.reconstructed,
      engine: derived.engine,
      ledger: live.head(),
      counts,
      views: live.views(),
    }
  })

  app.get('/api/case/derived', { schema: { summary: 'The whole derived case, for other commands', tags: ['case'] } }, () => ({
    name: live.name,
    case: live.snapshot().case,
  }))

  app.get(
    '/api/captures',
    {
      schema: {
        summary: 'The newest captures, with what was read from each',
        tags: ['captures'],
        querystring: CaptureRowsQuery,
        response: { 200: CaptureRows },
      },
    },
    (request) => captureRows(live, request.query.limit, request.query.cursor),
  )

  app.get(
    '/api/materials',
    { schema: { summary: 'Captured pictures, films and recordings, and what they are linked to', tags: ['captures'], response: { 200: Materials } } },
    () => live.materials(),
  )

  app.get(
    '/api/ledger',
    { schema: { summary: 'Entries of the ledger', tags: ['ledger'], querystring: LedgerQuery, response: { 200: LedgerPage } } },
    (request) => {
      const { from, limit, kind } = request.query
      const head = live.head()
      // Without a starting point the newest entries come.
      return { ...head, entries: live.ledger(from ?? Math.max(0, head.size - limit), limit, kind) }
    },
  )

  app.post('/api/verify', { schema: { summary: 'Re-hash vault and ledger', tags: ['ledger'], response: { 200: VerifyReport } } }, () => live.verify())
}
