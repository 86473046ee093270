// The forms of output, one line each: what file they make, and how they are written from a case whose withheld words are blacked out already.
import type { Dossier, DossierLanguage, Selection } from '../../core/dossier/dossier.ts'
import { locationClasses } from '../../core/dossier/exposure.ts'
import { airwarsColumns, airwarsRows } from '../../core/dossier/interchange/airwars.ts'
import { csvLines, type Row } from '../../core/dossier/interchange/csv.ts'
import { ftmEntities, type KindOf } from '../../core/dossier/interchange/ftm.ts'
import { caseGeoJson } from '../../core/dossier/interchange/geojson.ts'
import { jsonLdLines } from '../../core/dossier/interchange/jsonld.ts'
import { statementColumns, statementRows, tallyColumns, tallyRows, ucdpColumns, ucdpRows } from '../../core/dossier/interchange/rows.ts'
import { caseSheets } from '../../core/dossier/interchange/sheets.ts'
import type { NameIn } from '../../core/dossier/parts/compiling.ts'
import { evenedAll } from '../../core/dossier/redact.ts'
import type { Case, Determination, OutputForm, Words } from '../../core/model/index.ts'
import { refuseUnapproved } from './approval.ts'

/** What an output is made from, and what the case itself does not know. */
export interface OutputMaterial {
  readonly case: Case
  readonly determinations: readonly Determination[]
  readonly name: string
  readonly by: string
  /** Instant of making, ISO 8601 UTC: the only time in the output. */
  readonly madeAt: string
  readonly checkpoint: { readonly size: number; readonly root: string } | null
  /** Kind of a known speaker, from the register. */
  readonly kindOf?: KindOf
  /** Name of a known speaker or place in a language, from the registers. */
  readonly nameIn?: NameIn
}

export interface OutputWish {
  readonly form: OutputForm
  readonly language: DossierLanguage
  readonly selection: Selection
  readonly title?: Words
  readonly question?: Words
  /** Names and other words that must not leave, beside coordinates. */
  readonly withheld?: readonly string[]
  /** True: it leaves only once somebody beside the operator has approved this very content. */
  readonly approval?: boolean
  /** Lets the recorded names of victims stand; absent, every one of them is covered. */
  readonly names?: boolean
}

/** Text that can be written again from the start, piece by piece, or a whole file. */
export type Content = (() => Iterable<string>) | Uint8Array

interface Form {
  readonly ending: string
  readonly mediaType: string
  write(material: OutputMaterial, wish: OutputWish): Content | Promise<Content>
}

const CSV = { ending: 'csv', mediaType: 'text/csv; charset=utf-8' }
const classes = ({ case: state, determinations }: OutputMaterial) => locationClasses(state, determinations)
const table =
  (columns: readonly string[], rows: (material: OutputMaterial) => Iterable<Row>): Form['write'] =>
  (material) =>
  () =>
    csvLines(columns, rows(material))

export const forms: Readonly<Record<OutputForm, Form>> = {
  'dossier.html': { ending: 'html', mediaType: 'text/html; charset=utf-8', write: dossier },
  'dossier.pdf': { ending: 'pdf', mediaType: 'application/pdf', write: dossier },
  'dossier.docx': { ending: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: dossier },
  'statements.csv': { ...CSV, write: table(statementColumns, (material) => statementRows(material.case)) },
  'tallies.csv': { ...CSV, write: table(tallyColumns, (material) => tallyRows(material.case)) },
  'incidents-ucdp.csv': { ...CSV, write: table(ucdpColumns, (material) => ucdpRows(material.case)) },
  'incidents-airwars.csv': { ...CSV, write: table(airwarsColumns, (material) => airwarsRows(material.case, classes(material))) },
  'case.xlsx': { ending: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: workbook },
  'places.geojson': {
    ending: 'geojson',
    mediaType: 'application/geo+json',
    write: (m) => () => [`${JSON.stringify(caseGeoJson(m.case, classes(m)), null, 1)}\n`],
  },
  'statements.jsonld': { ending: 'jsonld', mediaType: 'application/ld+json', write: (m) => () => jsonLdLines(m.case) },
  'entities.ftm.ndjson': { ending: 'ftm.ndjson', mediaType: 'application/x-ndjson', write: (m) => () => ftmLines(m) },
}

function* ftmLines(material: OutputMaterial): Generator<string> {
  for (const entity of ftmEntities(material.case, classes(material), material.kindOf)) yield `${JSON.stringify(entity)}\n`
}

/** Titles and question where the person gave none. */
export function titleOf({ name }: OutputMaterial, wish: OutputWish): Words {
  const own = inBoth(name)
  return wish.title ?? { ar: `تقرير توثيقي: ${own.ar}`, en: `Dossier: ${own.en}` }
}

/** "الرقة / Raqqa" names a case in both languages: each takes its own half. Any other name stands whole in both. */
function inBoth(name: string): Words {
  const halves = name.split(' / ')
  const ar = halves.find((half) => /\p{Script=Arabic}/u.test(half))
  const en = halves.find((half) => !/\p{Script=Arabic}/u.test(half))
  return halves.length === 2 && ar && en ? { ar, en } : { ar: name, en: name }
}
const QUESTION: Words = {
  ar: 'من يقول ماذا عن القتلى والرفات والمقابر، وعمن نقل ذلك؟',
  en: 'Who says what about the dead, the remains and the graves, and from whom do they have it?',
}

/** The dossier of a wish, before it is written in any form. */
export async function compiled(material: OutputMaterial, wish: OutputWish): Promise<Dossier> {
  const { compileDossier } = await import('../../core/dossier/compile.ts')
  const made = compileDossier(material.case, wish.selection, {
    title: titleOf(material, wish),
    question: wish.question ?? QUESTION,
    by: material.by,
    madeAt: material.madeAt,
    checkpoint: material.checkpoint,
    determinations: material.determinations,
    ...(material.nameIn ? { nameIn: material.nameIn } : {}),
  })
  return evenedAll(made)
}

async function dossier(material: OutputMaterial, wish: OutputWish): Promise<Uint8Array> {
  const made = await compiled(material, wish)
  refuseUnapproved(made, material, wish)
  if (wish.form === 'dossier.pdf') return (await import('./print/pdf.ts')).printPdf(made, wish.language)
  if (wish.form === 'dossier.docx') return (await import('./print/docx.ts')).printDocx(made, wish.language)
  const { renderHtml } = await import('../../core/dossier/html.ts')
  return new TextEncoder().encode(renderHtml(made, wish.language))
}

function* evenedRows(rows: Iterable<Row>): Generator<Row> {
  for (const row of rows) yield evenedAll(row)
}

async function workbook(material: OutputMaterial, wish: OutputWish): Promise<Uint8Array> {
  const { writeXlsx } = await import('./xlsx/write-xlsx.ts')
  const lang = wish.language === 'ar' ? 'ar' : 'en'
  const { by, madeAt, checkpoint } = material
  const title = wish.title ?? inBoth(material.name)
  const sheets = caseSheets(material.case, classes(material), { title, by, madeAt, checkpoint }, lang)
  return writeXlsx(
    sheets.map((sheet) => ({ ...sheet, rows: evenedRows(sheet.rows) })),
    { lang, title: title[lang], by, madeAt },
  )
}
