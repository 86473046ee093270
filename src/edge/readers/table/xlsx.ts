// One sheet of a workbook (Office Open XML) as rows of cells: shared and inline texts, numbers, days by their format. Formulas are not run: the value stored with them counts.
import type { Problem } from '../../../core/model/index.ts'
import { type OpenedZip, openZip } from '../unzip.ts'
import { xmlAttribute, xmlEvents } from '../xml.ts'
import type { Table } from './table.ts'

const LIMITS = { bytes: 512 << 20, items: 10_000 }
const MOST_COLUMNS = 2_000
/** Rows a gap may stand for; a cell in row 1,000,000 of an empty sheet does not make a million rows. */
const MOST_GAP = 100_000

/** The sheet of that name, else the first one. */
export async function readSheet(bytes: Uint8Array, name?: string): Promise<Table> {
  const zip = await openZip(bytes, LIMITS)
  const problems: Problem[] = [...zip.problems]
  const workbook = textOf(zip, 'xl/workbook.xml', problems)
  if (workbook === undefined) return { cells: [], problems: [...problems, { code: 'not-this-format', detail: { format: 'xlsx' } }] }
  const sheets = [...xmlEvents(workbook)].filter((event) => event.kind === 'open' && event.value.replace(/^.*:/, '') === 'sheet')
  const names = sheets.map((sheet) => xmlAttribute(sheet.attributes, 'name') ?? '')
  const chosen = name === undefined ? 0 : names.indexOf(name)
  const relation = sheets[chosen] ? (xmlAttribute(sheets[chosen].attributes, 'r:id') ?? '') : ''
  const targets = new Map(
    [...xmlEvents(textOf(zip, 'xl/_rels/workbook.xml.rels', problems) ?? '')]
      .filter((event) => event.value === 'Relationship')
      .map((event) => [xmlAttribute(event.attributes, 'Id') ?? '', xmlAttribute(event.attributes, 'Target') ?? '']),
  )
  const target = targets.get(relation)
  if (target === undefined)
    return { cells: [], problems: [...problems, { code: 'bad-row', detail: { field: name ?? '', why: 'no such sheet' } }], sheets: names }
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  const xml = textOf(zip, path, problems) ?? ''
  const shared = sharedTexts(textOf(zip, 'xl/sharedStrings.xml', []) ?? '')
  const styles = dayStyles(textOf(zip, 'xl/styles.xml', []) ?? '')
  const since1904 = /<(?:\w+:)?workbookPr[^>]*date1904="(?:1|true)"/.test(workbook)
  return { cells: cellsOf(xml, shared, styles, since1904, problems), problems, sheets: names }
}

function textOf(zip: OpenedZip, name: string, problems: Problem[]): string | undefined {
  const entry = zip.entries.find((one) => one.name === name)
  const bytes = entry?.read()
  if (bytes === undefined) return undefined
  if (!(bytes instanceof Uint8Array)) {
    problems.push(bytes)
    return undefined
  }
  return new TextDecoder('utf-8').decode(bytes)
}

const local = (name: string) => name.replace(/^.*:/, '')

function sharedTexts(xml: string): string[] {
  const out: string[] = []
  let text: string | undefined
  let inText = false
  let phonetic = 0
  for (const event of xmlEvents(xml)) {
    const name = local(event.value)
    if (event.kind === 'text') {
      if (inText && phonetic === 0 && text !== undefined) text += event.value
    } else if (name === 'si') {
      if (event.kind === 'open') text = ''
      if (event.kind === 'close' || event.empty) {
        out.push(unescaped(text ?? ''))
        text = undefined
      }
    } else if (name === 't') inText = event.kind === 'open' && !event.empty
    else if (name === 'rPh') phonetic += event.kind === 'open' && !event.empty ? 1 : event.kind === 'close' ? -1 : 0
  }
  return out
}

/** Which cell formats show a day: the built-in ones, and own ones with a year or day in them. */
function dayStyles(xml: string): ReadonlySet<number> {
  const own = new Map<number, string>()
  const out = new Set<number>()
  let inCells = false
  let index = 0
  for (const event of xmlEvents(xml)) {
    const name = local(event.value)
    if (name === 'numFmt') own.set(Number(xmlAttribute(event.attributes, 'numFmtId')), xmlAttribute(event.attributes, 'formatCode') ?? '')
    else if (name === 'cellXfs') inCells = event.kind === 'open' && !event.empty
    else if (name === 'xf' && inCells && event.kind === 'open') {
      const id = Number(xmlAttribute(event.attributes, 'numFmtId'))
      const code = (own.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
      if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || /[yd]/i.test(code)) out.add(index)
      index++
    }
  }
  return out
}

function cellsOf(xml: string, shared: readonly string[], days: ReadonlySet<number>, since1904: boolean, problems: Problem[]): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let line = 0
  let column = -1
  let type = ''
  let style = -1
  let value = ''
  let reading = false
  for (const event of xmlEvents(xml)) {
    const name = local(event.value)
    if (event.kind === 'text') {
      if (reading) value += event.value
      continue
    }
    if (name === 'row' && event.kind === 'open') {
      const at = Number(xmlAttribute(event.attributes, 'r') ?? line + 1)
      if (at - line - 1 > MOST_GAP) {
        problems.push({ code: 'bad-row', detail: { line: at, why: 'far below the table' } })
        break
      }
      for (line++; line < at; line++) rows.push([])
      row = []
      rows.push(row)
      column = -1
    } else if (name === 'c' && event.kind === 'open') {
      const at = columnOf(xmlAttribute(event.attributes, 'r') ?? '') ?? column + 1
      column = Math.min(at, MOST_COLUMNS)
      type = xmlAttribute(event.attributes, 't') ?? 'n'
      style = Number(xmlAttribute(event.attributes, 's') ?? -1)
      value = ''
    } else if (name === 'v' || name === 't') {
      reading = event.kind === 'open' && !event.empty
    } else if (name === 'c' && event.kind === 'close' && column < MOST_COLUMNS) {
      while (row.length < column) row.push('')
      row[column] = shown(value, type, days.has(style), since1904, shared)
    }
  }
  return rows
}

function shown(value: string, type: string, day: boolean, since1904: boolean, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unescaped(value)
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'e') return ''
  if (type === 'n' && day && value !== '') {
    const serial = Math.floor(Number(value)) + (since1904 ? 1462 : 0)
    // Day 60 of the spreadsheet's calendar never was; before it, its days are one off.
    const at = (serial - (serial < 60 ? 25_568 : 25_569)) * 86_400_000
    if (Number.isFinite(at) && Math.abs(at) < 8e15) return new Date(at).toISOString().slice(0, 10)
  }
  return value
}

function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})[0-9]+$/.exec(reference)?.[1]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
