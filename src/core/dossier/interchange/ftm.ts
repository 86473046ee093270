// FollowTheMoney entities, one JSON object a line: reports as Article, speakers as PublicBody, Organization, Person or LegalEntity, statements as Note,
// speakers named in reports as Mention, sites and incidents as Event with an Address. It has no figure, no range and no chain: docs/formats.md says what is lost.
import { type Case, type Incident, numberWords, type Report, type Site, type Statement } from '../../model/index.ts'
import { exposed, type LocationClass } from '../exposure.ts'

export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** Kind of a known speaker, where the register has it. */
export type KindOf = (actorId: string) => string | undefined

const PUBLIC = new Set(['state', 'ministry', 'armed-forces', 'local-authority', 'court', 'un-body', 'health'])
const ORGANISED = new Set(['agency', 'outlet', 'armed-group', 'coalition', 'rescue', 'monitor', 'ngo'])
const LANGUAGE = { ar: 'ara', en: 'eng', und: 'und' } as const

/** Every entity of a case. Machine reading is marked in each Note and Event; attribution of responsibility is never made a link. */
export function* ftmEntities(state: Case, classes: ReadonlyMap<string, LocationClass>, kindOf: KindOf = () => undefined): Generator<FtmEntity> {
  const reports = new Map(state.reports.map((report) => [report.id, report]))
  for (const report of state.reports) yield article(report)
  for (const origin of state.origins) {
    if (origin.named === false) continue
    const kind = origin.actorId ? kindOf(origin.actorId) : undefined
    yield entity(speakerId(origin.id), schemaOf(kind), {
      name: [origin.actor],
      alias: origin.names.filter((name) => name !== origin.actor),
    })
    for (const report of origin.reports) {
      yield entity(`${speakerId(origin.id)}-in-${report}`, 'Mention', { document: [articleId(report)], resolved: [speakerId(origin.id)] })
    }
  }
  for (const statement of state.statements) {
    const report = reports.get(statement.report)
    if (report && statement.how !== 'set-aside') yield note(statement, report)
  }
  for (const site of state.sites) yield* event(site, 'Mass grave reported', null, classes.get(site.id) ?? 'withheld', state.reconstructed)
  for (const one of state.incidents) yield* event(one, 'Civilian harm reported', one.date, classes.get(one.id) ?? 'withheld', state.reconstructed)
}

const articleId = (report: string): string => `isnad-report-${report}`
const speakerId = (origin: string): string => `isnad-origin-${slug(origin)}`
const slug = (id: string): string => id.replace(/[^\p{L}\p{N}.-]+/gu, '-')

function schemaOf(kind: string | undefined): string {
  if (kind === 'person') return 'Person'
  if (kind !== undefined && PUBLIC.has(kind)) return 'PublicBody'
  return kind !== undefined && ORGANISED.has(kind) ? 'Organization' : 'LegalEntity'
}

function article(report: Report): FtmEntity {
  const title = report.title ?? report.outlet ?? report.givenId ?? report.id
  return entity(articleId(report.id), 'Article', {
    name: [title],
    title: [title],
    language: [LANGUAGE[report.lang]],
    author: [report.author],
    publisher: [report.outlet],
    publishedAt: [report.published],
    sourceUrl: [report.url],
    // contentHash is a SHA-1 in FollowTheMoney; the SHA-256 of the captured bytes stands in words.
    notes: [
      report.capture ? `SHA-256 ${report.capture.sha256}, ledger entry ${report.capture.entry}` : undefined,
      report.reconstructed ? 'Reconstruction, not evidence' : undefined,
    ],
  })
}

function note(statement: Statement, report: Report): FtmEntity {
  const { figure } = statement
  const said = statement.chain.map((link) => link.name).join(' < ')
  const summary = [
    statement.kind,
    figure ? `${figure.of} ${numberWords(figure).en}` : undefined,
    figure?.commitment,
    figure?.remains,
    said ? `said by ${said}` : undefined,
    `read by ${statement.how ?? 'machine'}`,
  ]
  return entity(`isnad-statement-${slug(statement.id)}`, 'Note', {
    name: [`${statement.kind} ${statement.id}`],
    description: [report.text.slice(statement.span[0], statement.span[1])],
    summary: [summary.filter((part) => part !== undefined).join('; ')],
    entity: [articleId(report.id)],
    namesMentioned: statement.chain.map((link) => link.name),
    locationMentioned: statement.places.map((place) => place.name),
    sourceUrl: [report.url],
  })
}

function* event(
  holder: Site | Incident,
  what: string,
  date: Incident['date'] | null,
  cls: LocationClass,
  reconstructed: boolean,
): Generator<FtmEntity> {
  const { place } = holder
  const id = `isnad-event-${slug(holder.code ?? holder.id)}`
  const at = place.lat !== undefined && place.lon !== undefined ? exposed(place.lat, place.lon, cls) : null
  yield entity(`${id}-place`, 'Address', {
    name: [place.name],
    full: [place.name],
    latitude: [at ? String(at.lat) : undefined],
    longitude: [at ? String(at.lon) : undefined],
  })
  yield entity(id, 'Event', {
    name: [`${what}: ${place.names?.en ?? place.name}`],
    startDate: [date?.from ?? undefined],
    endDate: [date?.to ?? undefined],
    location: [place.name],
    addressEntity: [`${id}-place`],
    proof: holder.reports.map(articleId),
    recordId: [holder.code ?? undefined],
    summary: [`${holder.reports.length} reports`],
    notes: [
      ...holder.tallies.map(
        (tally) =>
          `${tally.of}${tally.remains ? `, ${tally.remains}` : ''}${tally.who ? `, ${tally.who}` : ''}: ${numberWords({ min: tally.low, max: tally.high }).en} (${tally.reviewed ? 'reviewed' : 'machine-read, not reviewed'})`,
      ),
      ...(reconstructed ? ['Reconstruction, not evidence'] : []),
    ],
  })
}

function entity(id: string, schema: string, properties: Readonly<Record<string, readonly (string | undefined | null)[]>>): FtmEntity {
  const kept: Record<string, string[]> = {}
  for (const [name, values] of Object.entries(properties)) {
    const known = [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''))]
    if (known.length) kept[name] = known
  }
  return { id, schema, properties: kept }
}
