// Statements of one report: all that `isnad extract` needs, without the stages that compare reports.
import { extract } from '../extract/extract.ts'
import { languageOf } from '../languages/index.ts'
import type { Report, Statement } from '../model/index.ts'
import { MOST_READ } from '../model/plain.ts'
import type { Registers } from '../registers/register.ts'

/** Statements of one report, of its first MOST_READ characters; [] where no language pack reads it. Cacheable by (report, engine stamp). */
export function readStatements(report: Report, registers: Registers): Statement[] {
  const language = languageOf(report.lang)
  if (!language) return []
  return extract(report.text.length > MOST_READ ? { ...report, text: report.text.slice(0, MOST_READ) } : report, language, registers)
}
