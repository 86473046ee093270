// Writes a workbook (Office Open XML): typed cells, frozen and filtered heading, sheets from right to left for Arabic. Rows stream; only packed bytes are kept.
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Row } from '../../../core/dossier/interchange/csv.ts'
import type { Column, Sheet } from '../../../core/dossier/interchange/sheets.ts'
import { IsnadError } from '../../../core/model/plain.ts'

export interface XlsxOptions {
  readonly lang: 'ar' | 'en'
  readonly title: string
  readonly by: string
  /** The only time in the file. */
  readonly madeAt: string
}

/** What a sheet and a cell hold at the most. */
const MOST_ROWS = 1_048_576
const MOST_TEXT = 32_767

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STYLE = { text: 0, head: 1, date: 2, formula: 3, wrapped: 4 } as const

/** The workbook. Same sheets and options: same bytes. IsnadError 'refused' where a table has more rows than a sheet can hold. */
export async function writeXlsx(sheets: readonly Sheet[], options: XlsxOptions): Promise<Uint8Array> {
  const zip = new ZipFile()
  const look = { mtime: new Date(options.madeAt), mode: 0o100644, forceDosTimestamp: true }
  const text = (path: string, xml: string) => zip.addBuffer(Buffer.from(HEAD + xml, 'utf8'), path, look)
  const names = sheets.map((sheet) => sheet.name[options.lang])
  text('[Content_Types].xml', contentTypes(sheets.length))
  text('_rels/.rels', ROOT_RELS)
  text('docProps/core.xml', coreXml(options))
  text('xl/workbook.xml', workbookXml(names))
  text('xl/_rels/workbook.xml.rels', workbookRels(sheets.length))
  text('xl/styles.xml', STYLES)
  sheets.forEach((sheet, i) => {
    zip.addReadStream(Readable.from(batched(sheetXml(sheet, options.lang))), `xl/worksheets/sheet${i + 1}.xml`, look)
  })
  const parts: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.outputStream.on('data', (part: Buffer) => parts.push(part))
    zip.outputStream.on('error', reject)
    zip.outputStream.on('end', resolve)
  })
  zip.end()
  await done
  return Buffer.concat(parts)
}

/** Small pieces put together, so that the packer is not asked for every cell. */
function* batched(pieces: Iterable<string>): Generator<Buffer> {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < 1 << 16) continue
    yield Buffer.from(text, 'utf8')
    text = ''
  }
  yield Buffer.from(text, 'utf8')
}

function* sheetXml({ columns, rows }: Sheet, lang: 'ar' | 'en'): Generator<string> {
  const last = columnName(columns.length - 1)
  const rtl = lang === 'ar' ? ' rightToLeft="1"' : ''
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${rtl}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
  yield `<cols>${columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width + 1}" customWidth="1"/>`).join('')}</cols><sheetData>`
  yield `<row r="1">${columns.map(({ head }, i) => textCell(`${columnName(i)}1`, head[lang], STYLE.head)).join('')}</row>`
  let n = 1
  for (const row of rows) {
    n++
    if (n > MOST_ROWS) throw new IsnadError('refused', { what: 'too-many-rows', rows: MOST_ROWS })
    yield rowXml(row, n, columns)
  }
  yield `</sheetData><autoFilter ref="A1:${last}${n}"/></worksheet>`
}

function rowXml(row: Row, n: number, columns: readonly Column[]): string {
  let cells = ''
  columns.forEach(({ key, kind, width }, i) => {
    const value = row[key]
    if (value === null || value === undefined || value === '') return
    const at = `${columnName(i)}${n}`
    const serial = kind === 'date' && typeof value === 'string' ? dateSerial(value) : undefined
    if (serial !== undefined) cells += `<c r="${at}" s="${STYLE.date}"><v>${serial}</v></c>`
    else if (typeof value === 'number' && Number.isFinite(value)) cells += `<c r="${at}"><v>${value}</v></c>`
    else cells += textCell(at, String(value), width > 40 ? STYLE.wrapped : STYLE.text)
  })
  return `<row r="${n}">${cells}</row>`
}

// An inline string is never run; the mark keeps it a text when a person edits the cell.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u

function textCell(at: string, value: string, style: number): string {
  const shown = value.length > MOST_TEXT ? `${wholeUnits(value.slice(0, MOST_TEXT - 1))}…` : value
  const s = FORMULA.test(shown) ? STYLE.formula : style
  return `<c r="${at}" t="inlineStr"${s ? ` s="${s}"` : ''}><is><t xml:space="preserve">${xmlText(shown)}</t></is></c>`
}

/** A cut may fall inside a surrogate pair: the half is dropped. */
function wholeUnits(cut: string): string {
  const last = cut.charCodeAt(cut.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut
}

/** Text of a cell: what XML cannot hold is written as spreadsheets do (_x0007_), and what looks like that is kept from being read so. */
function xmlText(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\0-\x08\x0b\x0c\x0d\x0e-\x1f\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, (char) => {
      const point = char.charCodeAt(0)
      return point < 32 ? `_x${point.toString(16).toUpperCase().padStart(4, '0')}_` : '\uFFFD'
    })
}

/** The spreadsheet's number of a day, or undefined where it is not a whole day after February 1900: then the text stands. */
function dateSerial(value: string): number | undefined {
  const day = /^([0-9]{4}-[0-9]{2}-[0-9]{2})$/.exec(value)?.[1]
  const at = day ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  const serial = at / 86_400_000 + 25_569
  return serial > 60 && serial < 2_958_466 ? serial : undefined
}

function columnName(index: number): string {
  let name = ''
  for (let at = index; at >= 0; at = Math.floor(at / 26) - 1) name = String.fromCharCode(65 + (at % 26)) + name
  return name
}

function attribute(text: string): string {
  return xmlText(text)
}

function contentTypes(count: number): string {
  const sheet = (n: number) =>
    `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${Array.from({ length: count }, (_, i) => sheet(i + 1)).join('')}</Types>`
}

const ROOT_RELS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

function coreXml({ title, by, madeAt }: XlsxOptions): string {
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${attribute(title)}</dc:title><dc:creator>${attribute(by)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${madeAt}</dcterms:created></cp:coreProperties>`
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${attribute(name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  return `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookRels(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.join('')}<Relationship Id="rId${count + 1}" Type="${REL}/styles" Target="styles.xml"/></Relationships>`
}

// Cell formats in the order of STYLE: text, heading, day, text that begins like a formula, long text.
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`
