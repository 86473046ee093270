// Search in memory, for the moments while the views open or catch up: the same terms, the same order, slower.
import { setImmediate } from 'node:timers/promises'
import type { Report, Statement } from '../../core/model/index.ts'
import type { Matches } from './live.ts'
import { termsOf } from './search-terms.ts'
import { sentenceAround } from './sentence.ts'
import type { Snapshot } from './snapshot.ts'

/** Reports read before other requests get their turn. */
const SLICE = 50

/** Ids of reports and statements that hold all terms, newest first. Gives way to other requests as it goes. */
export async function findInMemory(snapshot: Snapshot, terms: readonly string[]): Promise<Matches> {
  const reports: string[] = []
  const statements: Statement[] = []
  const all = snapshot.case.reports
  for (const [index, report] of all.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate()
    const words = new Set([report.text, report.outlet ?? '', report.author ?? ''].flatMap(termsOf))
    if (terms.every((term) => words.has(term))) reports.push(report.id)
    for (const statement of snapshot.statementsOf.get(report.id) ?? []) {
      const said = new Set(statementWords(report, statement).flatMap(termsOf))
      if (terms.every((term) => said.has(term))) statements.push(statement)
    }
  }
  const dateOf = (id: string) => all[snapshot.placeOf.get(id) ?? 0]?.published ?? ''
  const newest = (dateA: string, dateB: string, a: string, b: string) => (dateA !== dateB ? (dateA < dateB ? 1 : -1) : a < b ? 1 : -1)
  return {
    reports: reports.sort((a, b) => newest(dateOf(a), dateOf(b), a, b)),
    statements: statements.sort((a, b) => newest(dateOf(a.report), dateOf(b.report), a.id, b.id)).map((statement) => statement.id),
  }
}

/** The texts a statement is found by: its sentence and the names it holds. */
export function statementWords(report: Report | undefined, statement: Statement): string[] {
  return [
    ...(report ? [report.text.slice(...sentenceAround(report, statement.span))] : []),
    ...statement.chain.map((link) => link.name),
    ...statement.places.map((place) => place.name),
    ...(statement.actor ? [statement.actor.name] : []),
    ...(statement.to ? [statement.to.name] : []),
  ]
}
