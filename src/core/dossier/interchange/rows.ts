// Rows: statements, tallies and incidents as flat tables, with the columns other tools know.
import type { Case, Report, Statement, Tally } from '../../model/index.ts'
import type { Row } from './csv.ts'

export const statementColumns = [
  'statement',
  'report',
  'outlet',
  'published',
  'lang',
  'kind',
  'of',
  'min',
  'max',
  'qualifier',
  'commitment',
  'remains',
  'scope',
  'who',
  'chain',
  'origin',
  'places',
  'time',
  'time_from',
  'time_to',
  'time_role',
  'actor',
  'quote',
  'read_by',
  'capture_sha256',
  'ledger_entry',
  'reconstructed',
] as const

/** One row a statement, with the captured words and what they stand on. */
export function* statementRows(state: Case): Generator<Row> {
  const reports = new Map(state.reports.map((report) => [report.id, report]))
  const origins = new Map<string, string>()
  for (const origin of state.origins) for (const statement of origin.statements) origins.set(statement, origin.actor)
  for (const statement of state.statements) {
    const report = reports.get(statement.report)
    if (report) yield statementRow(statement, report, origins.get(statement.id))
  }
}

function statementRow(s: Statement, report: Report, origin: string | undefined): Row {
  return {
    statement: s.id,
    report: report.givenId ?? report.id,
    outlet: report.outlet,
    published: report.published,
    lang: report.lang,
    kind: s.kind,
    of: s.figure?.of,
    min: s.figure?.min,
    max: s.figure?.max,
    qualifier: s.figure?.qualifier,
    commitment: s.figure?.commitment,
    remains: s.figure?.remains,
    scope: s.figure?.scope,
    who: s.who?.text,
    chain: s.chain.map((link) => link.name).join(' < '),
    origin,
    places: s.places.map((place) => place.name).join('; '),
    time: s.time?.text,
    time_from: s.time?.from,
    time_to: s.time?.to,
    time_role: s.time?.role,
    actor: s.actor?.name,
    quote: report.text.slice(s.span[0], s.span[1]),
    read_by: s.how ?? 'machine',
    capture_sha256: report.capture?.sha256,
    ledger_entry: report.capture?.entry,
    reconstructed: report.reconstructed ? 'true' : 'false',
  }
}

export const tallyColumns = [
  'holder',
  'kind',
  'place',
  'of',
  'remains',
  'who',
  'as_of',
  'reviewed',
  'low',
  'high',
  'reports',
  'origins',
  'untraced',
  'independent_min',
  'independent_max',
  'value_min',
  'value_max',
] as const

/** One row a value of a tally. */
export function* tallyRows(state: Case): Generator<Row> {
  const holders: { id: string; kind: string; place: string; tallies: readonly Tally[] }[] = [
    ...state.sites.map((s) => ({ id: s.code ?? s.id, kind: 'site', place: s.place.name, tallies: s.tallies })),
    ...state.incidents.map((i) => ({ id: i.code ?? i.id, kind: 'incident', place: i.place.name, tallies: i.tallies })),
    ...state.aggregates.map((a) => ({ id: a.id, kind: 'aggregate', place: a.area, tallies: a.tallies })),
  ]
  for (const holder of holders) {
    for (const tally of holder.tallies) {
      for (const value of tally.values) {
        yield {
          holder: holder.id,
          kind: holder.kind,
          place: holder.place,
          of: tally.of,
          remains: tally.remains,
          who: tally.who,
          as_of: tally.asOf,
          reviewed: tally.reviewed ? 'true' : 'false',
          low: tally.low,
          high: tally.high,
          reports: value.reports,
          origins: value.origins,
          untraced: value.untraced,
          independent_min: value.independent[0],
          independent_max: value.independent[1],
          value_min: value.min,
          value_max: value.max,
        }
      }
    }
  }
}

export const ucdpColumns = [
  'id',
  'date_start',
  'date_end',
  'date_prec',
  'where_coordinates',
  'where_prec',
  'side_a',
  'best',
  'high',
  'low',
  'event_clarity',
  'number_of_sources',
  'source_note',
] as const

/** Incidents in the columns of UCDP's georeferenced event data; `source_note` is ours. Unknown stays blank: 7 would be the sea. Coordinates are left out: they pass through a location class elsewhere. */
export function* ucdpRows(state: Case): Generator<Row> {
  for (const incident of state.incidents) {
    const killed =
      incident.tallies.find((tally) => tally.of === 'killed' && tally.reviewed) ?? incident.tallies.find((tally) => tally.of === 'killed')
    const [from, to] = [incident.date.from, incident.date.to]
    const { ucdp } = incident.grading
    yield {
      id: incident.code ?? incident.id,
      date_start: from,
      date_end: to,
      date_prec: ucdp?.date_prec,
      where_coordinates: incident.place.name === '—' ? null : incident.place.name,
      where_prec: ucdp?.where_prec,
      side_a: incident.actor,
      best: killed?.best,
      high: killed?.high,
      low: killed?.low,
      event_clarity: ucdp?.event_clarity,
      number_of_sources: incident.reports.length,
      source_note: killed && !killed.reviewed ? 'machine-read, not reviewed' : null,
    }
  }
}
