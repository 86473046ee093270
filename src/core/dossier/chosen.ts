// The part of a case that a plan chooses, for tables and graphs: its sites and incidents, the reports of its days, what was said in them.
import type { Case } from '../model/index.ts'
import type { Selection } from './dossier.ts'
import { statementsBehind } from './tallies.ts'

/**
 * The case with what the plan leaves out left out; the same case where it limits nothing. Ranges and their counts stay as the whole case gives them:
 * a range worked out from half of what was said would be another one.
 */
export function chosenCase(state: Case, { from, to, sites, incidents, aggregates, origins }: Selection): Case {
  if (!from && !to && !sites && !incidents && !aggregates && !origins) return state
  const reports = state.reports.filter(({ published }) => {
    const day = published?.slice(0, 10)
    return (!from || (day !== undefined && day >= from)) && (!to || (day !== undefined && day <= to))
  })
  const within = new Set(reports.map(({ id }) => id))
  const meant = (
    ids: readonly string[] | undefined,
    one: { readonly id: string; readonly code?: string | null; readonly reports: readonly string[] },
  ) => (!ids || ids.includes(one.id) || (typeof one.code === 'string' && ids.includes(one.code))) && one.reports.some((report) => within.has(report))
  const kept = {
    sites: state.sites.filter((one) => meant(sites, one)),
    incidents: state.incidents.filter((one) => meant(incidents, one)),
    aggregates: state.aggregates.filter((one) => meant(aggregates, one)),
  }
  // Where things are chosen, what is said of them; else everything said in these days.
  const named = sites || incidents || aggregates
  const about = new Set([...kept.sites, ...kept.incidents, ...kept.aggregates].flatMap(({ tallies }) => statementsBehind(tallies)))
  const spoken = origins && new Set(state.origins.filter(({ id }) => origins.includes(id)).flatMap(({ statements }) => statements))
  const statements = state.statements.filter(({ id, report }) => within.has(report) && (!named || about.has(id)) && (!spoken || spoken.has(id)))
  const said = new Set(statements.map(({ id }) => id))
  const speaking = named || origins ? new Set(statements.map(({ report }) => report)) : within
  return {
    ...state,
    ...kept,
    reports: reports.filter(({ id }) => speaking.has(id)),
    statements,
    origins: state.origins.filter((origin) => origin.statements.some((id) => said.has(id))),
    discrepancies: state.discrepancies.filter((one) => one.statements.some((id) => said.has(id))),
    drift: state.drift.filter((one) => said.has(one.from) && said.has(one.to)),
    findings: state.findings.filter((one) => one.statements.some((id) => said.has(id))),
  }
}
