// Statements of one report: all that `isnad extract` needs, without the stages that compare reports.
import { extract } from '../extract/extract.ts'
import { languageOf } from '../languages/index.ts'
import type { Imported, Report, Statement } from '../model/index.ts'
import { MOST_READ, statementId } from '../model/plain.ts'
import type { Registers } from '../registers/register.ts'

/**
 * Statements of one report, of its first MOST_READ characters; [] where no language pack reads it. Of a person's table the cells are taken
 * as they were entered, and only what is words of a document is read. Cacheable by (report, engine stamp).
 */
export function readStatements(report: Report, registers: Registers): Statement[] {
  const end = Math.min(MOST_READ, report.imported?.readTo ?? report.text.length)
  const language = end > 0 ? languageOf(report.lang) : undefined
  const read = language ? extract(report.text.length > end ? { ...report, text: report.text.slice(0, end) } : report, language, registers) : []
  return report.imported ? [...read, ...importedStatements(report.id, report.imported)] : read
}

function importedStatements(report: string, { as, figures }: Imported): Statement[] {
  return figures.map(
    ({ row, span, figure, who, chain, places, times }): Statement => ({
      id: statementId(report, 'figure', figure.span),
      report,
      kind: 'figure',
      span,
      figure,
      ...(who ? { who } : {}),
      chain,
      places,
      time: times[0] ?? null,
      times,
      actor: null,
      actors: [],
      because: [`import/${as}/row-${row}`],
      how: 'imported',
    }),
  )
}
