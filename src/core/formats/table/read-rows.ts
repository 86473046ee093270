// Rows of a person's table as items: every row kept as a line of text, every figure in it with the row as its span. One bad cell loses nothing else.
import type { Figure, ImportedFigure, PlaceMention, Problem, TableKind, TimeMention, Who } from '../../model/index.ts'
import type { Item } from '../format.ts'
import { type DayOrder, dayOrder, readDay, readNumber } from './cells.ts'
import { type FigureField, figureField, type Group, guessMapping, type Mapping, type PlainField } from './fields.ts'

export interface TableOrder {
  readonly as: TableKind
  /** Headings -> fields; what is not named is guessed from the headings. */
  readonly mapping?: Mapping
  /** Whom the table is from, where no column says so. */
  readonly source?: string
  /** Order of day and month where the column does not settle it. */
  readonly days?: DayOrder
}

/** What became of one row. */
export interface RowReport {
  /** Line of the table, the heading being 1. */
  readonly row: number
  readonly figures: number
  readonly problems: readonly Problem[]
}
export interface TableReading {
  readonly items: readonly Item[]
  readonly rows: readonly RowReport[]
  readonly mapping: Mapping
  /** Headings that no field is known for; their cells are kept as text. */
  readonly unmapped: readonly string[]
}

const WHO: Readonly<Record<Group, Who>> = {
  civilians: { text: 'civilians', sex: 'unknown', age: 'unknown', status: 'civilian' },
  children: { text: 'children', sex: 'unknown', age: 'children', status: 'unknown' },
  women: { text: 'women', sex: 'women', age: 'unknown', status: 'unknown' },
  men: { text: 'men', sex: 'men', age: 'unknown', status: 'unknown' },
  belligerents: { text: 'belligerents', sex: 'unknown', age: 'unknown', status: 'fighter' },
}
const BETWEEN = ' · '

/** Reads a table whose first row is its heading. Figures: one item for all rows; Bayanat and Uwazi: one item a row, its text a document's. */
export function readRows(cells: readonly (readonly string[])[], order: TableOrder): TableReading {
  const headings = (cells[0] ?? []).map((heading) => heading.trim())
  const guessed = guessMapping(headings)
  const taken = new Set(Object.values(order.mapping ?? {}))
  const mapping: Mapping = { ...Object.fromEntries(Object.entries(guessed).filter(([, field]) => !taken.has(field))), ...order.mapping }
  const at = new Map<string, number>()
  headings.forEach((heading, i) => {
    const field = mapping[heading]
    if (field && !at.has(field)) at.set(field, i)
  })
  const body = cells
    .slice(1)
    .map((row, i) => ({ row: i + 2, cells: row }))
    .filter(({ cells: row }) => row.some((cell) => cell.trim() !== ''))
  const columnOf = (field: PlainField) => body.map(({ cells: row }) => row[at.get(field) ?? -1] ?? '')
  const days = order.days ?? dayOrder([...columnOf('date'), ...columnOf('date_end')])
  const reader = new RowReader(headings, at, order, days)
  const read = body.map((row) => reader.read(row.row, row.cells))
  const rows = read.map(({ row, figures, problems }): RowReport => ({ row, figures: figures.length, problems }))
  const items = order.as === 'figures' ? [wholeTable(read)] : read.map((one) => document(one, order.as))
  return { items: body.length ? items : [], rows, mapping, unmapped: headings.filter((heading) => heading !== '' && !mapping[heading]) }
}

interface ReadRow {
  readonly row: number
  readonly line: string
  /** Spans are inside `line`. */
  readonly figures: readonly ImportedFigure[]
  readonly problems: readonly Problem[]
  readonly plain: Readonly<Partial<Record<PlainField, string>>>
  readonly day: string | undefined
}

class RowReader {
  readonly #headings: readonly string[]
  readonly #at: ReadonlyMap<string, number>
  readonly #order: TableOrder
  readonly #days: DayOrder | undefined
  readonly #figures: readonly (readonly [FigureField, number])[]

  constructor(headings: readonly string[], at: ReadonlyMap<string, number>, order: TableOrder, days: DayOrder | undefined) {
    this.#headings = headings
    this.#at = at
    this.#order = order
    this.#days = days
    this.#figures = [...at].flatMap(([name, column]) => {
      const field = figureField(name)
      return field ? [[field, column] as const] : []
    })
  }

  read(row: number, cells: readonly string[]): ReadRow {
    const problems: Problem[] = []
    const { line, spans } = this.#line(row, cells)
    const plain: Partial<Record<PlainField, string>> = {}
    for (const field of ['id', 'place', 'source', 'outlet', 'link', 'title', 'text'] as const) {
      const value = cells[this.#at.get(field) ?? -1]?.trim()
      if (value) plain[field] = value
    }
    const day = this.#day(row, cells, 'date', problems)
    const end = this.#day(row, cells, 'date_end', problems)
    const times: TimeMention[] = day
      ? [{ text: cells[this.#at.get('date') ?? -1] ?? day, from: day, to: end && end >= day ? end : day, role: 'death', basis: 'table' }]
      : []
    const places = this.#places(row, cells, plain.place, problems)
    const said = plain.source ?? this.#order.source
    const chain = said
      ? said
          .split(/\s*[|;؛]\s*/u)
          .filter(Boolean)
          .slice(0, 1)
          .map((name) => ({ name, how: 'given' as const }))
      : []
    const figures: ImportedFigure[] = []
    for (const [of, group, bounds] of this.#bounds()) {
      const made = this.#figure(row, cells, of, bounds, spans, problems)
      if (made) figures.push({ row, span: [0, line.length], figure: made, ...(group ? { who: WHO[group] } : {}), chain, places, times })
    }
    if (cells.length > this.#headings.length) problems.push({ code: 'bad-row', detail: { line: row, why: 'more cells than headings' } })
    return { row, line, figures, problems, plain, day }
  }

  /** The row as a line of text, each cell behind its heading, and where each cell stands in it. */
  #line(row: number, cells: readonly string[]): { line: string; spans: readonly (readonly [number, number] | undefined)[] } {
    let line = `${row}. `
    const spans = this.#headings.map((heading, i): readonly [number, number] | undefined => {
      const cell = (cells[i] ?? '').replace(/\s+/gu, ' ').trim()
      if (cell === '' || this.#at.get('text') === i) return undefined
      line += `${line.endsWith('. ') ? '' : BETWEEN}${heading || i + 1}: `
      const from = line.length
      line += cell
      return [from, line.length]
    })
    return { line, spans }
  }

  /** Columns of one figure: its value, or its two bounds. */
  #bounds(): [FigureField['of'], Group | undefined, Partial<Record<FigureField['bound'], number>>][] {
    const out = new Map<string, [FigureField['of'], Group | undefined, Partial<Record<FigureField['bound'], number>>]>()
    for (const [{ of, group, bound }, column] of this.#figures) {
      const key = `${group ?? ''} ${of}`
      const known = out.get(key) ?? [of, group, {}]
      known[2][bound] = column
      out.set(key, known)
    }
    return [...out.values()]
  }

  #figure(
    row: number,
    cells: readonly string[],
    of: FigureField['of'],
    bounds: Partial<Record<FigureField['bound'], number>>,
    spans: readonly (readonly [number, number] | undefined)[],
    problems: Problem[],
  ): Figure | undefined {
    const read = (column: number | undefined) => {
      const cell = cells[column ?? -1] ?? ''
      const number = readNumber(cell)
      if (number === undefined)
        problems.push({
          code: 'bad-row',
          detail: { line: row, field: this.#headings[column ?? -1] ?? '', why: `not a number: ${cell.trim().slice(0, 60)}` },
        })
      return number ?? null
    }
    const [value, min, max] = [bounds.value, bounds.min, bounds.max].map((column) => (column === undefined ? null : read(column)))
    const low = min?.min ?? value?.min ?? null
    const high = max?.max ?? value?.max ?? null
    if (low === null && high === null) return undefined
    if (low !== null && high !== null && low > high) {
      problems.push({ code: 'bad-row', detail: { line: row, field: of, why: `minimum ${low} above maximum ${high}` } })
      return undefined
    }
    const column = [value && bounds.value, min && bounds.min, max && bounds.max].find((one) => typeof one === 'number')
    const span = spans[column ?? -1] ?? [0, 0]
    const qualifier =
      min === null && max === null && value
        ? value.qualifier
        : low !== null && high !== null
          ? low === high
            ? 'exact'
            : 'range'
          : low === null
            ? 'up-to'
            : 'at-least'
    const remains = of === 'bodies' ? { remains: 'recovered' as const } : {}
    return { span: [span[0], span[1]], of, min: low, max: high, qualifier, commitment: 'asserted', basis: 'recorded', scope: 'this', ...remains }
  }

  #day(row: number, cells: readonly string[], field: 'date' | 'date_end', problems: Problem[]): string | undefined {
    const cell = (cells[this.#at.get(field) ?? -1] ?? '').trim()
    if (cell === '') return undefined
    const [first = '', second] = cell.split('~')
    const day = readDay(field === 'date_end' && second ? second : first, this.#days)
    if (!day) problems.push({ code: 'bad-date', detail: { line: row, date: cell.slice(0, 60) } })
    return day
  }

  #places(row: number, cells: readonly string[], name: string | undefined, problems: Problem[]): PlaceMention[] {
    if (!name) return []
    const written = (['latitude', 'longitude'] as const).map((field) => (cells[this.#at.get(field) ?? -1] ?? '').trim().replace(',', '.'))
    const [lat, lon] = written.map((cell) => (/^-?[0-9]{1,3}(?:\.[0-9]+)?$/.test(cell) ? Number(cell) : undefined))
    if (written.some((cell) => cell !== '') && (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180)) {
      problems.push({ code: 'bad-row', detail: { line: row, field: 'latitude, longitude', why: 'not a point' } })
      return [{ name, how: 'given' }]
    }
    return [{ name, how: 'given', ...(lat === undefined || lon === undefined ? {} : { lat, lon, precision: 'site' as const }) }]
  }
}

function moved(figure: ImportedFigure, by: number): ImportedFigure {
  const shift = ([from, to]: readonly [number, number]): [number, number] => [from + by, to + by]
  return { ...figure, span: shift(figure.span), figure: { ...figure.figure, span: shift(figure.figure.span) } }
}

/** All rows as one report: a line a row, nothing of it read by the machine. */
function wholeTable(rows: readonly ReadRow[]): Item {
  let body = ''
  const figures: ImportedFigure[] = []
  for (const { line, figures: mine, plain } of rows) {
    figures.push(...mine.map((figure) => moved(figure, body.length)))
    body += `${line}\n`
    if (plain.text) body += `${plain.text.replace(/\s+/gu, ' ')}\n`
  }
  return {
    path: '',
    format: 'table',
    body,
    problems: rows.flatMap(({ problems }) => problems).slice(0, 200),
    imported: { as: 'figures', readTo: 0, figures },
  }
}

/** A row that is a document: title and description are its text, the cells stand below it. */
function document({ row, line, figures, problems, plain, day }: ReadRow, as: TableKind): Item {
  const text = (plain.text ?? '').replace(/<[^>]*>/g, ' ').trim()
  const before = text === '' ? '' : `${text}\n\n`
  return {
    path: `row/${row}`,
    format: as,
    ...(plain.id ? { givenId: `${as}:${plain.id}` } : {}),
    ...(plain.title ? { title: plain.title } : {}),
    ...(plain.outlet || plain.source ? { outlet: plain.outlet ?? plain.source } : {}),
    ...(day ? { published: day } : {}),
    ...(plain.link ? { url: plain.link.split(/[\s|]+/)[0] } : {}),
    body: `${before}${line}\n`,
    problems,
    imported: { as, readTo: text.length, figures: figures.map((figure) => moved(figure, before.length)) },
  }
}
