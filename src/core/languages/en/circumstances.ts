// English tables for circumstances, joined.
import type { CircumstanceTables } from '../circumstances.ts'
import { actors, roles } from './actors.ts'
import { times } from './calendar.ts'
import { weights } from './link-weights.ts'
import { places } from './places.ts'

export const circumstances: CircumstanceTables = {
  places,
  times,
  actors,
  roles,
  clauses: 'while whereas but and that which when after before as where including although however adding',
  additive: 'in addition to|in addition|as well as|besides|also|along with|moreover|furthermore|on top of',
  notAdditive: 'known|called',
  especially: 'especially|particularly|in particular|notably|mainly|chiefly|specifically',
  says: 'said say says told tell reported reports announced announces stated confirmed added statement report according published updated accused claimed denied denies rejected',
  weights,
}
