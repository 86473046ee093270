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
  // "Meanwhile two people were shot in Homs.", "Since then thousands have been killed.": what was named before belongs to the other event.
  otherEvent:
    'meanwhile|elsewhere|separately|in a separate|in separate|in a different|since then|in another incident|in another attack|in another village|in another town|in a related development|in related news|in other developments|on another front|in the meantime',
  // "Earlier this month seven were killed there.": who does it may be whoever was named.
  earlierEvent: 'earlier this|previously|in the past|last year|last month|the year before|a year earlier',
  says: 'said say says told tell reported reports announced announces stated confirmed added statement report according published updated accused claimed denied denies rejected acknowledged admitted conceded insisted estimated estimates',
  weights,
}
