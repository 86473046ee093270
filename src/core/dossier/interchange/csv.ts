// CSV: UTF-8 with a byte order mark, CRLF, and no cell a spreadsheet would run as a formula. Undone on import.

const BOM = '\uFEFF'
// A leading sign makes a spreadsheet compute the cell; full-width forms too. A leading apostrophe makes it text.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u

/** One cell: quoted where needed; a cell that would be run as a formula gets a leading apostrophe (and so does one that has one). */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) || /^'+[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** What a cell said before it was made safe. */
export function unsafeCell(cell: string): string {
  return /^'+[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell
}

export type Row = Readonly<Record<string, string | number | null | undefined>>

/** A table as CSV, in pieces so that a long one never stands whole in memory. Columns are those of the first argument. */
export function* csvLines(columns: readonly string[], rows: Iterable<Row>): Generator<string> {
  yield `${BOM}${columns.map(csvCell).join(',')}\r\n`
  for (const row of rows) yield `${columns.map((column) => csvCell(row[column])).join(',')}\r\n`
}

/** Reads CSV into rows of cells (RFC 4180, also bare LF; the byte order mark is dropped). A quote left open ends with the text. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.startsWith(BOM) ? text.slice(1) : text
  for (let i = 0; i < source.length; i++) {
    const char = source[i] as string
    if (quoted) {
      if (char !== '"') cell += char
      else if (source[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === ',') {
      row.push(cell)
      cell = ''
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && source[i + 1] === '\n') i++
      row.push(cell)
      rows.push(row)
      row = []
      cell = ''
    } else cell += char
  }
  if (cell !== '' || row.length) {
    row.push(cell)
    rows.push(row)
  }
  return rows
}
