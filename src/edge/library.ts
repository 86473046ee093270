// The library: what other programs import as `isnad`. Reading, extracting and deriving, without a case folder.
import { createHash } from 'node:crypto'
import { readStatements } from '../core/case/read-statements.ts'
import { assembleReport } from '../core/formats/assemble.ts'
import type { Item } from '../core/formats/format.ts'
import type { Problem, Report, Statement } from '../core/model/index.ts'
import type { Registers } from '../core/registers/register.ts'
import { readSafely } from './readers/child.ts'
import { readContext } from './readers/index.ts'
import { languageDetector, languageTag } from './readers/language.ts'
import { loadRegisters } from './registers.ts'

export { caseJson } from '../core/case/case-json.ts'
export { derive } from '../core/case/derive.ts'
export type * from '../core/model/index.ts'
export type { Registers } from '../core/registers/register.ts'
export { loadRegisters } from './registers.ts'

/** An article as programs hold it; the language is found where it is not given. */
export interface Article {
  readonly id?: string
  readonly lang?: string
  readonly outlet?: string
  /** ISO date; relative words ("yesterday") resolve against it. */
  readonly date?: string
  readonly title?: string
  readonly text: string
}

/** A report and what it states. Offsets are UTF-16 units in `report.text`. */
export interface Extraction {
  readonly report: Report
  readonly statements: readonly Statement[]
}

let shared: Registers | undefined

/** Statements of one article. Loads the registers at the first call (about 0.1 s) unless some are given. */
export async function extract(article: Article, registers: Registers = defaultRegisters()): Promise<Extraction> {
  const lang = languageTag(article.lang)
  const item: Item = {
    path: '',
    ...(article.id === undefined ? {} : { givenId: article.id }),
    ...(lang ? { lang } : {}),
    ...(article.outlet ? { outlet: article.outlet } : {}),
    ...(article.title ? { title: article.title } : {}),
    body: article.text,
    ...(article.date ? { published: article.date } : {}),
    problems: [],
  }
  const id =
    article.id ??
    createHash('sha256')
      .update(`${article.title ?? ''}\n\n${article.text}`)
      .digest('hex')
  const report = assembleReport(item, { id, format: 'article' }, await languageDetector([item]))
  return { report, statements: readStatements(report, registers) }
}

/** Everything a file of any supported format holds, read and extracted. Never throws for what the bytes are: see `problems`. */
export async function extractFile(
  bytes: Uint8Array,
  known: { readonly name?: string; readonly mediaType?: string } = {},
  registers: Registers = defaultRegisters(),
): Promise<{ readonly found: readonly Extraction[]; readonly problems: readonly Problem[] }> {
  const { format, result } = await readSafely(bytes, readContext(known))
  const detect = await languageDetector(result.items)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const found = result.items.map((item) => {
    const id = item.givenId ?? (item.path === '' ? hash : `${hash}#${item.path}`)
    const report = assembleReport(item, { id, format }, detect)
    return { report, statements: readStatements(report, registers) }
  })
  return { found, problems: result.problems }
}

function defaultRegisters(): Registers {
  shared ??= loadRegisters()
  return shared
}
