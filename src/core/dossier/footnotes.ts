// Footnotes: one for each statement a line stands on, numbered in order of first use, down to the captured sentence.
import type { Report, Statement } from '../model/index.ts'
import type { Footnote } from './dossier.ts'

export interface NoteBook {
  /** Footnote numbers for statements, in the order given; unknown ids are left out. */
  cite(statements: readonly string[], most?: number): number[]
  readonly notes: readonly Footnote[]
}

const STOP = /[.!?؟\n…]/u
const REACH = 400

/** The sentence around a span: to the nearest full stop or line break on each side, at most 400 characters out. */
export function sentenceAt(text: string, [from, to]: readonly [number, number]): [number, number] {
  let start = from
  while (start > 0 && from - start < REACH && !stops(text, start - 1)) start--
  let end = to
  while (end < text.length && end - to < REACH && !stops(text, end)) end++
  if (end < text.length && text[end] !== '\n' && STOP.test(text[end] ?? '')) end++
  // where the reach ends inside a word, the word is left out whole
  if (from - start >= REACH) while (start < from && !/\s/u.test(text[start] ?? '')) start++
  if (end - to >= REACH) while (end > to && !/\s/u.test(text[end] ?? '')) end--
  while (start < from && /\s/u.test(text[start] ?? '')) start++
  return [start, end]
}

/** A full stop between digits or letters ("4.000", "أ.ف.ب"), before a hyphen ("U.S.-led") or after a single capital ("the U.S. said") ends nothing. */
function stops(text: string, at: number): boolean {
  if (!STOP.test(text[at] ?? '')) return false
  if (text[at] !== '.') return true
  return !/[\p{L}\p{N}-]/u.test(text[at + 1] ?? '') && !/(?:^|[^\p{L}])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at))
}

/** A book that numbers statements as they are cited. */
export function noteBook(reports: readonly Report[], statements: readonly Statement[]): NoteBook {
  const reportById = new Map(reports.map((report) => [report.id, report]))
  const statementById = new Map(statements.map((statement) => [statement.id, statement]))
  const numbers = new Map<string, number>()
  const notes: Footnote[] = []
  const number = (id: string): number | undefined => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    const statement = statementById.get(id)
    const report = statement && reportById.get(statement.report)
    if (!statement || !report) return undefined
    const [start, end] = sentenceAt(report.text, statement.span)
    const n = notes.length + 1
    numbers.set(id, n)
    notes.push({
      n,
      statement: id,
      sentence: report.text.slice(start, end),
      marked: [statement.span[0] - start, statement.span[1] - start],
      lang: report.lang,
      outlet: report.outlet ?? null,
      date: report.published ?? null,
      chain: statement.chain.map((link) => link.name),
      sha256: report.capture?.sha256 ?? null,
      entry: report.capture?.entry ?? null,
      reviewed: statement.how === 'confirmed' || statement.how === 'corrected' || statement.how === 'added',
      imported: statement.how === 'imported',
    })
    return n
  }
  return {
    notes,
    cite(ids, most = 40) {
      return ids
        .slice(0, most)
        .map(number)
        .filter((n) => n !== undefined)
    },
  }
}
