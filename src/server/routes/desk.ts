// Routes to the cases of this machine: those known here, a new one, another one opened. Each open case has an address of its own.
import { CaseOpened, KnownCases, NewCase, OpenCase } from '../../core/model/index.ts'
import type { App } from './common.ts'

/** Who opens and makes cases: the program that started the server. */
export interface CaseHost {
  known(): Promise<KnownCases>
  /** Makes a case and opens it; the folder is chosen by the host where none is given. */
  create(wish: NewCase): Promise<string>
  /** Opens a case and gives its address with the key. */
  open(wish: OpenCase): Promise<string>
}

export function deskRoutes(app: App, host: CaseHost): void {
  app.get('/api/cases', { schema: { summary: 'Cases known on this machine', tags: ['cases'], response: { 200: KnownCases } } }, () => host.known())
  app.post(
    '/api/cases',
    { schema: { summary: 'Make a case and open it', tags: ['cases'], body: NewCase, response: { 200: CaseOpened } } },
    async (request) => ({ entrance: await host.create(request.body) }),
  )
  app.post(
    '/api/cases/open',
    { schema: { summary: 'Open a case of this machine', tags: ['cases'], body: OpenCase, response: { 200: CaseOpened } } },
    async (request) => ({ entrance: await host.open(request.body) }),
  )
}
