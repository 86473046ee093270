// Quote anchors: report + offsets + exact words + what stands around them. What no longer anchors is said so, never moved.
import type { Anchor, Report, Span, Statement } from '../model/index.ts'

const AROUND = 32

/** The anchor of a span of a report: its words and 32 units before and after. */
export function anchorOf(report: Pick<Report, 'id' | 'text'>, span: Span): Anchor {
  return {
    report: report.id,
    span,
    exact: report.text.slice(span[0], span[1]),
    prefix: report.text.slice(Math.max(0, span[0] - AROUND), span[0]),
    suffix: report.text.slice(span[1], span[1] + AROUND),
  }
}

/**
 * True where the report still holds the anchored words at the anchored place, with the same surroundings.
 * A report is full of look-alike sentences ("12 killed", "12 killed"), so nothing is searched for elsewhere.
 */
export function anchorHolds(report: Pick<Report, 'text'>, anchor: Anchor): boolean {
  const [from, to] = anchor.span
  const { text } = report
  return (
    text.slice(from, to) === anchor.exact &&
    text.slice(Math.max(0, from - anchor.prefix.length), from) === anchor.prefix &&
    text.slice(to, to + anchor.suffix.length) === anchor.suffix
  )
}

/** The span a statement is anchored by: its number expression, or its clause. */
export function anchoredSpan(statement: Statement): Span {
  return statement.figure?.span ?? statement.span
}

/** True where two spans share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

/** Statements by report, to find what an anchor points at. */
export type AnchorIndex = ReadonlyMap<string, readonly Statement[]>

export function indexByReport(statements: readonly Statement[]): AnchorIndex {
  const index = new Map<string, Statement[]>()
  for (const statement of statements) {
    const list = index.get(statement.report)
    if (list) list.push(statement)
    else index.set(statement.report, [statement])
  }
  return index
}

/**
 * The statement an anchor points at: one with exactly these offsets, else the one whose anchored span overlaps most
 * (the earlier at a tie). `kind` narrows it. Undefined where nothing stands there.
 */
export function statementAt(index: AnchorIndex, anchor: Anchor, kind?: Statement['kind']): Statement | undefined {
  let best: Statement | undefined
  let most = 0
  for (const statement of index.get(anchor.report) ?? []) {
    if (kind && statement.kind !== kind) continue
    const span = anchoredSpan(statement)
    if (span[0] === anchor.span[0] && span[1] === anchor.span[1]) return statement
    const shared = Math.min(span[1], anchor.span[1]) - Math.max(span[0], anchor.span[0])
    if (shared > most) {
      most = shared
      best = statement
    }
  }
  return best
}
