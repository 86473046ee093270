// Outputs: every form in which a case leaves the workbench, behind one gate: made, searched for what was withheld, recorded in the ledger.
import { createHash } from 'node:crypto'
import { compileDossier } from '../../core/dossier/compile.ts'
import { coverNames, victimNames } from '../../core/dossier/cover-names.ts'
import type { DossierLanguage, Selection } from '../../core/dossier/dossier.ts'
import { coordinateSecrets, locationClasses } from '../../core/dossier/exposure.ts'
import { renderHtml } from '../../core/dossier/html.ts'
import { csvLines, type Row } from '../../core/dossier/interchange/csv.ts'
import { caseGeoJson } from '../../core/dossier/interchange/geojson.ts'
import { caseJsonLd } from '../../core/dossier/interchange/jsonld.ts'
import { findLeaks, type Secret } from '../../core/dossier/interchange/leaks.ts'
import { statementColumns, statementRows, tallyColumns, tallyRows, ucdpColumns, ucdpRows } from '../../core/dossier/interchange/rows.ts'
import type { Case, Determination, Words } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { standing } from '../../core/review/review.ts'
import { foldText } from '../../core/text/index.ts'
import { textParts } from './text-parts.ts'

/** Forms of output, with the ending of their file and their media type. One line a form. */
export const outputForms = {
  'dossier.html': { ending: 'html', mediaType: 'text/html; charset=utf-8' },
  'dossier.pdf': { ending: 'pdf', mediaType: 'application/pdf' },
  'dossier.docx': { ending: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  'statements.csv': { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
  'tallies.csv': { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
  'incidents-ucdp.csv': { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
  'places.geojson': { ending: 'geojson', mediaType: 'application/geo+json' },
  'statements.jsonld': { ending: 'jsonld', mediaType: 'application/ld+json' },
} as const
export type OutputForm = keyof typeof outputForms

export function isOutputForm(name: string): name is OutputForm {
  return Object.hasOwn(outputForms, name)
}

/** What an output is made from, and what the case itself does not know. */
export interface OutputMaterial {
  readonly case: Case
  readonly determinations: readonly Determination[]
  readonly name: string
  readonly by: string
  /** Instant of making, ISO 8601 UTC: the only time in the output. */
  readonly madeAt: string
  readonly checkpoint: { readonly size: number; readonly root: string } | null
}

export interface OutputWish {
  readonly form: OutputForm
  readonly language: DossierLanguage
  readonly selection: Selection
  readonly title?: Words
  readonly question?: Words
  /** Names and other words that must not leave, beside coordinates. */
  readonly withheld?: readonly string[]
  /** Lets the recorded names of victims stand; absent, every one of them is covered. */
  readonly names?: boolean
}

export interface Output {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/**
 * Makes an output. Nothing leaves with a coordinate or word that was withheld: IsnadError 'refused' names the kind and
 * the part of the file, not the secret. Same material and wish: same bytes, except in Word files, whose zip carries a time.
 */
export async function makeOutput(given: OutputMaterial, wish: OutputWish): Promise<Output> {
  // A decision that was taken back decides nothing: neither where a place may be shown nor whose name is known.
  const determinations = standing(given.determinations)
  const names = wish.names ? [] : victimNames(determinations)
  const material = { ...given, determinations, case: coverNames(given.case, names) }
  const bytes = await write(material, wish)
  const { ending, mediaType } = outputForms[wish.form]
  const fileName = `${safeName(material.name)}-${wish.form.split('.')[0]}.${ending}`
  await refuseLeaks(material, wish, names, fileName, bytes)
  return { fileName, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function write(material: OutputMaterial, wish: OutputWish): Promise<Uint8Array> {
  const state = material.case
  switch (wish.form) {
    case 'statements.csv':
      return csv(statementColumns, statementRows(state))
    case 'tallies.csv':
      return csv(tallyColumns, tallyRows(state))
    case 'incidents-ucdp.csv':
      return csv(ucdpColumns, ucdpRows(state))
    case 'places.geojson':
      return json(caseGeoJson(state, locationClasses(state, material.determinations)))
    case 'statements.jsonld':
      return json(caseJsonLd(state))
    default:
      return dossier(material, wish)
  }
}

async function dossier(material: OutputMaterial, wish: OutputWish): Promise<Uint8Array> {
  const made = compileDossier(material.case, wish.selection, {
    title: wish.title ?? { ar: `تقرير توثيقي: ${material.name}`, en: `Dossier: ${material.name}` },
    question: wish.question ?? {
      ar: 'السؤال: من يقول ماذا عن القتلى والرفات والمقابر، وعمّن نقل ذلك؟',
      en: 'Question: who says what about the dead, the remains and the graves, and from whom do they have it?',
    },
    by: material.by,
    madeAt: material.madeAt,
    checkpoint: material.checkpoint,
    determinations: material.determinations,
  })
  if (wish.form === 'dossier.pdf') return (await import('./print/pdf.ts')).printPdf(made, wish.language)
  if (wish.form === 'dossier.docx') return (await import('./print/docx.ts')).printDocx(made, wish.language)
  return new TextEncoder().encode(renderHtml(made, wish.language))
}

async function refuseLeaks(material: OutputMaterial, wish: OutputWish, names: readonly string[], fileName: string, bytes: Uint8Array): Promise<void> {
  const classes = locationClasses(material.case, material.determinations)
  const secrets: Secret[] = [
    ...coordinateSecrets(material.case, classes).map((text): Secret => ({ kind: 'coordinates', text })),
    ...(wish.withheld ?? []).map((text): Secret => ({ kind: 'name', text })),
    ...names.map((text): Secret => ({ kind: 'name', text, whole: true })),
  ]
  if (!secrets.length) return
  const leaks = findLeaks(await textParts(fileName, wish.form, bytes), secrets, foldText)
  const first = leaks[0]
  if (first) throw new IsnadError('refused', { what: 'leak', kind: first.kind, part: first.part, found: leaks.length })
}

function csv(columns: readonly string[], rows: Iterable<Row>): Uint8Array {
  return new TextEncoder().encode([...csvLines(columns, rows)].join(''))
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`)
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^-+|-+$/g, '') || 'case'
}
