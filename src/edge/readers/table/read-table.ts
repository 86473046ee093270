// A table of any program as rows of cells: CSV with comma, semicolon or tab in any charset, or the sheet of a workbook.
import { decode } from '../charset.ts'
import type { Table } from './table.ts'
import { readSheet } from './xlsx.ts'

/** Reads bytes as a table; a workbook by the sheet named, else by its first. Never throws for what the bytes are. */
export async function readTable(bytes: Uint8Array, sheet?: string): Promise<Table> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readSheet(bytes, sheet)
  const { text, problems } = decode(bytes)
  const source = text.replace(/^\uFEFF/, '')
  return { cells: readDelimited(source, delimiterOf(source)), problems }
}

/** The mark between cells: of comma, semicolon, tab and Arabic semicolon the one that stands most often in the heading, outside quotes. */
export function delimiterOf(text: string): string {
  const hint = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (hint) return hint
  let quoted = false
  const counts = new Map<string, number>()
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (!quoted && char === '\n') break
    else if (!quoted && ',;\t؛|'.includes(char)) counts.set(char, (counts.get(char) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ','
}

/** Rows of cells; quotes as RFC 4180 has them, a quote left open ends with the text. What was made safe from being a formula is undone. */
export function readDelimited(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const put = () => {
    row.push(/^'+[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell)
    cell = ''
  }
  for (let i = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0; i < text.length; i++) {
    const char = text[i] as string
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (char === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (char === delimiter) put()
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++
      put()
      rows.push(row)
      row = []
    } else cell += char
  }
  if (cell !== '' || row.length) {
    put()
    rows.push(row)
  }
  return rows
}
