// Route to where the captured copy of a report can be looked at: another origin, by a path that only this server can make.
import { CopyPlace, CopyQuery, IsnadError } from '../../core/model/index.ts'
import type { Live } from '../../edge/live/live.ts'
import type { Frames } from '../frames/frames.ts'
import { reportOf } from '../present.ts'
import { type App, ById } from './common.ts'

export function copyRoutes(app: App, live: Live, frames: Frames | undefined): void {
  app.get(
    '/api/reports/:id/copy',
    {
      schema: { summary: 'Where the captured copy is shown', tags: ['reports'], params: ById, querystring: CopyQuery, response: { 200: CopyPlace } },
    },
    (request) => {
      if (!frames) throw new IsnadError('not-found', { what: 'frames' })
      const { report } = reportOf(live.snapshot(), request.params.id)
      const whose = { ...request.person, ...(request.session ? { session: request.session.id } : {}) }
      return {
        port: frames.port,
        path: frames.copyPath(report.id, whose, request.query.s),
        file: frames.filePath(report.id, whose),
        shows: live.hasPage(report) ? ('page' as const) : ('text' as const),
        captures: live.capturesOf(report),
        parts: frames.partPaths(report, whose),
      }
    },
  )
}
