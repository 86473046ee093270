// A capture that came in as a person's table, read again as it was read then: how it is to be read stands in the capture's record.

import type { Mapping } from '../../../core/formats/table/fields.ts'
import { readRows, type TableReading } from '../../../core/formats/table/read-rows.ts'
import { TableKind } from '../../../core/model/imported.ts'
import type { Problem } from '../../../core/model/index.ts'
import { readTable } from './read-table.ts'

/** Name of the tool in the records of such captures. */
export const IMPORT_TOOL = 'isnad import'

type Settings = Readonly<Record<string, string | number | boolean | null>>
export interface ImportOrder {
  readonly as: TableKind
  readonly mapping?: Mapping
  readonly source?: string
  readonly days?: 'day-month' | 'month-day'
  readonly sheet?: string
}

/** The order as settings of a capture record, and back. */
export function settingsOf({ as, mapping, source, days, sheet }: ImportOrder): Settings {
  return {
    as,
    ...(mapping ? { mapping: JSON.stringify(mapping) } : {}),
    ...(source ? { source } : {}),
    ...(days ? { days } : {}),
    ...(sheet ? { sheet } : {}),
  }
}
export function orderOf(tool: { readonly name: string; readonly settings?: Settings | undefined }): ImportOrder | undefined {
  const as = tool.name === IMPORT_TOOL ? TableKind.safeParse(tool.settings?.as) : undefined
  if (!as?.success || !tool.settings) return undefined
  const { mapping, source, days, sheet } = tool.settings
  return {
    as: as.data,
    ...(typeof mapping === 'string' ? { mapping: readMapping(mapping) } : {}),
    ...(typeof source === 'string' ? { source } : {}),
    ...(days === 'day-month' || days === 'month-day' ? { days } : {}),
    ...(typeof sheet === 'string' ? { sheet } : {}),
  }
}
function readMapping(text: string): Mapping {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).filter(([, field]) => typeof field === 'string'))
      : {}
  } catch {
    return {} // a record of another hand: the headings alone are asked
  }
}

/** Rows of a table in the order given. Never throws for what the bytes are. */
export async function readImport(
  bytes: Uint8Array,
  order: ImportOrder,
): Promise<TableReading & { problems: readonly Problem[]; sheets?: readonly string[] }> {
  const table = await readTable(bytes, order.sheet)
  return { ...readRows(table.cells, order), problems: table.problems, ...(table.sheets ? { sheets: table.sheets } : {}) }
}
