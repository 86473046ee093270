// The derived state of a case as other programs read it: given ids where articles brought them, capture hashes otherwise. Fields are only ever added.
import type { Case, Discrepancy, Report, Statement } from '../model/index.ts'

export interface CaseJson {
  readonly engine: string
  readonly reconstructed: boolean
  readonly reports: readonly object[]
  readonly statements: readonly object[]
  readonly origins: readonly object[]
  readonly lineage: readonly object[]
  readonly sites: readonly object[]
  readonly incidents: readonly object[]
  readonly aggregates: readonly object[]
  readonly discrepancies: readonly Discrepancy[]
  readonly drift: readonly object[]
  readonly findings: readonly object[]
  readonly unanchored: readonly object[]
}

/** What `isnad case --json` prints. Pure; every id that names a report or statement is renamed alike. */
export function caseJson(derived: Case): CaseJson {
  const names = reportNames(derived.reports)
  const statements = new Map(derived.statements.map((statement) => [statement.id, publicId(statement, names)]))
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return statements.get(value) ?? names.get(value) ?? value
    if (Array.isArray(value)) return value.map(rename)
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item)]))
    return value
  }
  const renamed = <T>(value: T): T => rename(value) as T
  return {
    engine: derived.engine,
    reconstructed: derived.reconstructed,
    reports: derived.reports.map((report) => reportJson(report, names)),
    statements: derived.statements.map(({ trail: _trail, ...statement }) => renamed(statement)),
    origins: renamed(derived.origins),
    lineage: renamed(derived.lineage),
    sites: renamed(derived.sites),
    incidents: renamed(derived.incidents),
    aggregates: renamed(derived.aggregates),
    discrepancies: renamed(derived.discrepancies),
    drift: renamed(derived.drift),
    findings: renamed(derived.findings),
    unanchored: renamed(derived.unanchored),
  }
}

/** Report id -> the id other programs know it by. A given id used twice stays with the first report; later ones add their own id. */
function reportNames(reports: readonly Report[]): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const report of reports) {
    const { capture, givenId } = report
    const item = capture && capture.item !== '' ? `#${capture.item}` : ''
    const wanted = givenId ?? (capture ? `${capture.sha256}${item}` : report.id)
    const name = taken.has(wanted) ? `${wanted}#${report.id}` : wanted
    taken.add(name)
    names.set(report.id, name)
  }
  return names
}

function publicId(statement: Statement, names: ReadonlyMap<string, string>): string {
  const name = names.get(statement.report)
  return name !== undefined && statement.id.startsWith(`${statement.report}:`)
    ? `${name}${statement.id.slice(statement.report.length)}`
    : statement.id
}

function reportJson(report: Report, names: ReadonlyMap<string, string>): object {
  const { text: _text, links: _links, imported: _figures, ...rest } = report
  return { ...rest, id: names.get(report.id) ?? report.id }
}
