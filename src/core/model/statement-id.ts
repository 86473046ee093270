// The id of a statement, made without its schema.
import type { Span } from './span.ts'
import type { StatementKind } from './statement.ts'

/** The id of a statement: stable for the same words of the same report. */
export function statementId(report: string, kind: StatementKind, span: Span): string {
  return `${report}:${kind}:${span[0]}-${span[1]}`
}
