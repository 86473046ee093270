// Totals nobody printed: "a girl and a woman were killed" is two dead. Computed from one clause of one speaker, and shown as computed.
import type { Report, Statement } from '../model/index.ts'
import type { Trace } from '../trace/trace.ts'

/** The members of one clause, in order of the text, and what they come to together. */
export interface Composed {
  readonly members: readonly Statement[]
  readonly sum: number
}

/** Between two of a series stands nothing but a connective: "a man, his wife and two children", "كادر مع سائقه". */
const CONNECTIVE = /^[\s,،]*(?:and|with|و|مع)?[\s,،]*$/u

/**
 * Series of exact counts of one harm in one clause, that neither contain each other nor are parts of a whole: each series is what its
 * speaker says of the whole event where no larger figure stands in the same report. A figure the report gives besides that is as large
 * or larger is the whole, and the series its parts ("three dead: a woman and her child, and her sister").
 */
export function composedTotals(statements: readonly Statement[], reports: ReadonlyMap<string, Report>, trace: Trace): Composed[] {
  const byReport = new Map<string, Statement[]>()
  for (const s of statements) {
    if (!s.figure || s.figure.scope === 'part' || s.figure.scopeDetail?.parent) continue
    const list = byReport.get(s.report)
    if (list) list.push(s)
    else byReport.set(s.report, [s])
  }
  const out: Composed[] = []
  for (const [id, list] of byReport) {
    const text = reports.get(id)?.text
    if (!text || list.length < 2) continue
    const sorted = [...list].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
    let run: Statement[] = []
    const close = () => {
      const sum = run.reduce((n, s) => n + (s.figure?.min ?? 0), 0)
      if (run.length > 1 && !sorted.some((s) => !run.includes(s) && s.figure?.of === run[0]?.figure?.of && (s.figure?.min ?? 0) >= sum))
        out.push({ members: run, sum })
      run = []
    }
    for (const s of sorted) {
      const before = run.at(-1)
      if (before && !(goesOn(before, s, trace) && CONNECTIVE.test(text.slice(before.span[1], s.span[0])))) close()
      if (isCount(s)) run.push(s)
    }
    close()
  }
  return out
}

function isCount({ figure }: Statement): boolean {
  return figure?.qualifier === 'exact' && figure.commitment === 'asserted' && figure.min !== null && figure.min > 0 && figure.min === figure.max
}

function goesOn(a: Statement, b: Statement, trace: Trace): boolean {
  return isCount(b) && a.figure?.of === b.figure?.of && trace.originOf.get(a.id) === trace.originOf.get(b.id)
}
