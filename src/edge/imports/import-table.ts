// Brings a person's table into a case: one capture, read row by row in the order given; or says only what would come in.
import { isField } from '../../core/formats/table/fields.ts'
import type { ImportAnswer, ImportRequest } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { Live } from '../live/live.ts'
import { IMPORT_TOOL, type ImportOrder, readImport, settingsOf } from '../readers/table/imported.ts'
import { LARGE } from '../vault/staging.ts'

/** What would come in, and, unless it is a dry run, what did; in the name of `by` where that is not the operator. IsnadError 'bad-request' for a field nobody knows or a table that is too large. */
export async function importTable(live: Live | undefined, request: ImportRequest, by?: string): Promise<ImportAnswer> {
  const bytes = Buffer.from(request.base64, 'base64')
  if (bytes.length > LARGE) throw new IsnadError('bad-request', { what: 'too-large', bytes: bytes.length })
  const wrong = Object.values(request.mapping ?? {}).find((field) => !isField(field))
  if (wrong !== undefined) throw new IsnadError('bad-request', { what: `mapping: ${wrong}` })
  const { as, mapping, source, days, sheet, name, reason, key } = request
  const order: ImportOrder = {
    as,
    ...(mapping ? { mapping } : {}),
    ...(source ? { source } : {}),
    ...(days ? { days } : {}),
    ...(sheet ? { sheet } : {}),
  }
  const read = await readImport(bytes, order)
  const figures = read.rows.reduce((sum, row) => sum + row.figures, 0)
  // The mapping as it was found is what is recorded: a later version that guesses otherwise reads this table as it was read today.
  const settled = { ...order, mapping: read.mapping }
  const incoming = { name, bytes, settings: settingsOf(settled), ...(reason ? { reason } : {}), ...(key ? { key } : {}) }
  const captured = live && !request.dryRun && read.rows.length > 0 ? await live.capture([incoming], IMPORT_TOOL, by) : undefined
  return {
    rows: read.rows.length,
    figures,
    mapping: { ...read.mapping },
    unmapped: [...read.unmapped],
    flagged: read.rows
      .filter(({ problems }) => problems.length > 0)
      .map(({ row, figures: mine, problems }) => ({ row, figures: mine, problems: [...problems] })),
    problems: [...read.problems],
    ...(read.sheets ? { sheets: [...read.sheets] } : {}),
    captured: captured?.items[0] ?? null,
  }
}
