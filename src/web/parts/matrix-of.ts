// Who says what: a row for each earliest speaker, a column for each value said; each cell holds the statements behind it.
import type { Figure, Origin, ReportRow, Statement } from '../data/types.ts'

export interface MatrixColumn {
  readonly key: string
  readonly min: number | null
  readonly max: number | null
  readonly qualifier: Figure['qualifier']
}
export interface MatrixRow {
  /** Origin id; null for what outlets say in their own voice. */
  readonly origin: string | null
  readonly name: string
  readonly cells: ReadonlyMap<string, readonly Statement[]>
  readonly reports: number
  /** Day of the earliest report. */
  readonly first: string | null
}
export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
}

const keyOf = ({ min, max, qualifier }: Pick<Figure, 'min' | 'max' | 'qualifier'>) => `${min} ${max} ${qualifier}`

/** The matrix of one thing counted. Speakers in order of their first report, untraced last; values from the smallest up. */
export function matrixOf(of: Figure['of'], statements: readonly Statement[], origins: readonly Origin[], reports: readonly ReportRow[]): Matrix {
  const dayOf = new Map(reports.map((row) => [row.id, row.published?.slice(0, 10) ?? null]))
  const originOf = new Map(origins.flatMap((origin) => origin.statements.map((id) => [id, origin] as const)))
  const columns = new Map<string, MatrixColumn>()
  const rows = new Map<string, { origin: Origin | null; cells: Map<string, Statement[]>; all: Statement[] }>()
  for (const statement of statements) {
    const { figure } = statement
    if (!figure || figure.of !== of || statement.how === 'set-aside') continue
    const origin = originOf.get(statement.id) ?? null
    const key = keyOf(figure)
    columns.set(key, { key, min: figure.min, max: figure.max, qualifier: figure.qualifier })
    const row = rows.get(origin?.id ?? '') ?? { origin, cells: new Map<string, Statement[]>(), all: [] }
    rows.set(origin?.id ?? '', row)
    row.cells.set(key, [...(row.cells.get(key) ?? []), statement])
    row.all.push(statement)
  }
  const size = (column: MatrixColumn) => column.min ?? column.max ?? -1
  return {
    columns: [...columns.values()].sort((a, b) => size(a) - size(b) || (a.max ?? Number.MAX_VALUE) - (b.max ?? Number.MAX_VALUE)),
    rows: [...rows.values()]
      .map(({ origin, cells, all }): MatrixRow => {
        const days = all.flatMap((one) => dayOf.get(one.report) ?? []).sort()
        return {
          origin: origin?.id ?? null,
          name: origin?.actor ?? '',
          cells,
          reports: new Set(all.map((one) => one.report)).size,
          first: days[0] ?? null,
        }
      })
      .sort((a, b) => Number(a.origin === null) - Number(b.origin === null) || order(a.first, b.first) || b.reports - a.reports),
  }
}

/** Undated last. */
function order(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

/** Things counted by these statements, the most often said first. */
export function countedIn(statements: readonly Statement[]): Figure['of'][] {
  const times = new Map<Figure['of'], number>()
  for (const { figure, how } of statements) if (figure && how !== 'set-aside') times.set(figure.of, (times.get(figure.of) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1]).map(([of]) => of)
}
