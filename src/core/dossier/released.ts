// Released figures: the ranges that left the workbench in an output, and which of them another engine would give otherwise.
import { z } from 'zod'
import { Anchor, type Case, Commitment, Counted, Remains, type Statement, type Tally, type Words, Words as WordsSchema } from '../model/index.ts'
import { anchoredSpan, anchorHolds, anchorOf, indexByReport, statementAt } from '../text/index.ts'

/** One range as it left: of which thing, of whom, between which bounds; known again by its code or by words it stands on. */
export const ReleasedFigure = z.object({
  what: z.enum(['site', 'incident', 'aggregate']),
  code: z.string().nullable(),
  name: WordsSchema,
  of: Counted,
  who: z.string().optional(),
  commitment: Commitment.optional(),
  remains: Remains.optional(),
  reviewed: z.boolean(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  on: Anchor,
})
export type ReleasedFigure = z.infer<typeof ReleasedFigure>

/** A released range and what it is now; `now` is null where the words no longer stand there, or no such range is made of them. */
export interface ChangedFigure {
  readonly figure: ReleasedFigure
  readonly now: { readonly low: number | null; readonly high: number | null } | null
}

interface Subject {
  readonly what: ReleasedFigure['what']
  readonly code: string | null
  readonly name: Words
  readonly tallies: readonly Tally[]
}

function subjectsOf(state: Case): Subject[] {
  const named = (name: string, names?: Words): Words => names ?? { ar: name, en: name }
  return [
    ...state.sites.map((s): Subject => ({ what: 'site', code: s.code, name: named(s.place.name, s.place.names), tallies: s.tallies })),
    ...state.incidents.map((i): Subject => ({ what: 'incident', code: i.code, name: named(i.place.name, i.place.names), tallies: i.tallies })),
    ...state.aggregates.map((a): Subject => ({ what: 'aggregate', code: null, name: named(a.area), tallies: a.tallies })),
  ]
}

const UNNAMED: Words = { ar: 'من مادة شخصية', en: 'from personal material' }

/** All ranges of a case as an output releases them. Of personal material neither words nor names: only where in which report they stand. */
export function releasedFigures(state: Case, isPersonal: (report: string) => boolean = () => false): ReleasedFigure[] {
  const reports = new Map(state.reports.map((report) => [report.id, report]))
  const statements = new Map(state.statements.map((statement) => [statement.id, statement]))
  return subjectsOf(state).flatMap(({ what, code, name, tallies }) =>
    tallies.flatMap((tally): ReleasedFigure[] => {
      if (tally.low === null && tally.high === null) return []
      const statement = statements.get(tally.bounds?.low[0] ?? tally.statements[0] ?? '')
      const report = reports.get(statement?.report ?? '')
      if (!statement || !report) return []
      const range = { ...kindOf(tally), low: tally.low, high: tally.high }
      const on = anchorOf(report, anchoredSpan(statement))
      if (!isPersonal(report.id)) return [{ what, code, name, ...range, on }]
      return [{ what, code, name: UNNAMED, ...range, on: { ...on, exact: '', prefix: '', suffix: '' } }]
    }),
  )
}

function kindOf({ of, who, commitment, remains, reviewed }: Tally): Pick<ReleasedFigure, 'of' | 'who' | 'commitment' | 'remains' | 'reviewed'> {
  return { of, ...(who ? { who } : {}), ...(commitment ? { commitment } : {}), ...(remains ? { remains } : {}), reviewed }
}

/** Those of the released ranges that `state`, derived from the same captures and determinations, gives otherwise or no more. */
export function changedFigures(released: readonly ReleasedFigure[], state: Case): ChangedFigure[] {
  const reports = new Map(state.reports.map((report) => [report.id, report]))
  const index = indexByReport(state.statements)
  const subjects = subjectsOf(state)
  const byCode = new Map(subjects.flatMap((subject) => (subject.code ? [[`${subject.what}|${subject.code}`, subject] as const] : [])))
  const byStatement = new Map<string, Subject>()
  for (const subject of subjects) for (const tally of subject.tallies) for (const id of tally.statements) byStatement.set(id, subject)
  const subjectOf = (figure: ReleasedFigure): Subject | undefined => {
    if (figure.code) return byCode.get(`${figure.what}|${figure.code}`)
    const report = reports.get(figure.on.report)
    if (!report || (figure.on.exact !== '' && !anchorHolds(report, figure.on))) return undefined
    const statement: Statement | undefined = statementAt(index, figure.on, 'figure')
    return statement && byStatement.get(statement.id)
  }
  return released.flatMap((figure): ChangedFigure[] => {
    const tally = subjectOf(figure)?.tallies.find((one) => sameKind(one, figure))
    if (!tally) return [{ figure, now: null }]
    return tally.low === figure.low && tally.high === figure.high ? [] : [{ figure, now: { low: tally.low, high: tally.high } }]
  })
}

function sameKind(tally: Tally, figure: ReleasedFigure): boolean {
  return (
    tally.of === figure.of &&
    tally.who === figure.who &&
    tally.commitment === figure.commitment &&
    tally.remains === figure.remains &&
    tally.reviewed === figure.reviewed
  )
}
