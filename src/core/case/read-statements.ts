// Statements of one report: all that `isnad extract` needs, without the stages that compare reports.
import { extract } from '../extract/extract.ts'
import { languageOf } from '../languages/index.ts'
import type { Report, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'

/** Statements of one report; [] where no language pack reads it. Cacheable by (report, engine stamp). */
export function readStatements(report: Report, registers: Registers): Statement[] {
  const language = languageOf(report.lang)
  return language ? extract(report, language, registers) : []
}
