// review: what determinations do to statements. A determination that no longer anchors is listed, never moved.
import type { Anchor, Determination, Finding, Report, Statement, StatementChanges, Unanchored } from '../model/index.ts'
import { statementId } from '../model/index.ts'
import { anchoredSpan, anchorHolds } from '../text/index.ts'
import { forceOf } from './seconded.ts'

export interface Reviewed {
  readonly statements: readonly Statement[]
  readonly unanchored: readonly Unanchored[]
  /** Determinations in force: those not undone. Acts over several anchors keep only the anchors that still hold. */
  readonly inForce: readonly Determination[]
  readonly findings: readonly Finding[]
  readonly reliability: readonly { readonly actor: string; readonly grade: string; readonly by: string; readonly at: string }[]
}

/** Lays determinations over machine-read statements, in ledger order; the last word on a statement stands. */
export function review(reports: readonly Report[], statements: readonly Statement[], determinations: readonly Determination[]): Reviewed {
  const inForce = forceOf(determinations)
  const texts = new Map(reports.map((report) => [report.id, report]))
  const unanchored: Unanchored[] = []
  const holds = (determination: Determination, anchor: Anchor): boolean => {
    const report = texts.get(anchor.report)
    if (report && anchorHolds(report, anchor)) return true
    unanchored.push({ determination: determination.id, report: anchor.report, exact: anchor.exact })
    return false
  }
  const desk = new Desk(statements)
  const kept: Determination[] = []
  const findings: Finding[] = []
  const reliability = new Map<string, Reviewed['reliability'][number]>()
  for (const determination of inForce) {
    const { act } = determination
    switch (act.act) {
      case 'confirm':
      case 'correct':
      case 'set-aside':
        if (!holds(determination, act.on)) continue
        if (!desk.apply(determination, act.on, act.kind, act.act, act.act === 'correct' ? act.changes : {})) {
          // The words stand there, but nothing is read from them any more.
          unanchored.push({ determination: determination.id, report: act.on.report, exact: act.on.exact })
          continue
        }
        kept.push(determination)
        continue
      case 'add':
        if (!holds(determination, act.on)) continue
        desk.add(determination, act.on, act.kind, act.statement)
        kept.push(determination)
        continue
      case 'finding': {
        const held = act.about.filter((anchor) => holds(determination, anchor))
        findings.push({
          id: determination.id,
          text: act.text,
          standard: act.standard,
          by: determination.by,
          at: determination.at,
          statements: held.flatMap((anchor) => desk.find(anchor) ?? []),
        })
        kept.push(determination)
        continue
      }
      case 'duplicate': {
        const lost = [act.report, act.of].filter((id) => !texts.has(id))
        if (lost.length === 0) kept.push(determination)
        for (const report of lost) unanchored.push({ determination: determination.id, report, exact: '' })
        continue
      }
      case 'reliability':
        reliability.set(act.actor, { actor: act.actor, grade: act.grade, by: determination.by, at: determination.at })
        kept.push(determination)
        continue
      default: {
        const narrowed = withHeldAnchors(determination, (anchor) => holds(determination, anchor))
        if (narrowed) kept.push(narrowed)
      }
    }
  }
  return {
    statements: desk.all(),
    unanchored,
    inForce: kept,
    findings: findings.map((finding) => ({ ...finding, statements: finding.statements.map((id) => desk.renamed(id)) })),
    reliability: [...reliability.values()].sort((a, b) => (a.actor < b.actor ? -1 : 1)),
  }
}

/** Statements of one report in the order of the text. */
export function statementOrder(a: Statement, b: Statement): number {
  return a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.id < b.id ? -1 : 1)
}

/** Acts on several anchors lose those that no longer hold; undefined where too few are left to mean anything. */
function withHeldAnchors(determination: Determination, holds: (anchor: Anchor) => boolean): Determination | undefined {
  const { act } = determination
  const keep = (anchors: readonly Anchor[]) => anchors.filter(holds)
  switch (act.act) {
    case 'origins-join':
    case 'origins-split':
    case 'cluster-join':
    case 'cluster-split': {
      const anchors = keep(act.anchors)
      return anchors.length < 2 ? undefined : { ...determination, act: { ...act, anchors } }
    }
    case 'open':
    case 'place': {
      const anchors = keep(act.anchors)
      return anchors.length ? { ...determination, act: { ...act, anchors } } : undefined
    }
    case 'publication':
    case 'primary-document':
    case 'material': {
      const about = keep(act.about)
      return about.length ? { ...determination, act: { ...act, about } } : undefined
    }
    case 'second-reading':
      return holds(act.on) ? determination : undefined
    case 'victim': {
      const among = act.among === undefined || holds(act.among)
      if (!holds(act.on)) return undefined
      if (among) return determination
      const { among: _gone, ...rest } = act
      return { ...determination, act: rest }
    }
    case 'grade': {
      const incident = keep(act.incident)
      return incident.length ? { ...determination, act: { ...act, incident } } : undefined
    }
    case 'independence': {
      const a = holds(act.a)
      return holds(act.b) && a ? determination : undefined
    }
    case 'part-of': {
      const part = holds(act.part)
      return holds(act.whole) && part ? determination : undefined
    }
    case 'double-count': {
      const total = holds(act.total)
      const parts = keep(act.parts)
      return total && parts.length ? { ...determination, act: { ...act, parts } } : undefined
    }
    default:
      return determination
  }
}

/** The statements under review. A statement keeps its id as long as its anchored words stay. */
class Desk {
  private readonly byReport = new Map<string, Statement[]>()
  private readonly order: string[] = []
  private readonly names = new Map<string, string>()

  constructor(statements: readonly Statement[]) {
    for (const statement of statements) this.listOf(statement.report).push(statement)
  }

  private listOf(report: string): Statement[] {
    let list = this.byReport.get(report)
    if (!list) {
      list = []
      this.byReport.set(report, list)
      this.order.push(report)
    }
    return list
  }

  private indexAt(anchor: Anchor, kind?: Statement['kind']): number {
    const list = this.byReport.get(anchor.report) ?? []
    let best = -1
    let most = 0
    list.forEach((statement, index) => {
      if (kind && statement.kind !== kind) return
      const span = anchoredSpan(statement)
      const exact = span[0] === anchor.span[0] && span[1] === anchor.span[1]
      const shared = exact ? Number.POSITIVE_INFINITY : Math.min(span[1], anchor.span[1]) - Math.max(span[0], anchor.span[0])
      if (shared > most) {
        most = shared
        best = index
      }
    })
    return best
  }

  find(anchor: Anchor): string | undefined {
    const at = this.indexAt(anchor)
    return at < 0 ? undefined : this.byReport.get(anchor.report)?.[at]?.id
  }

  renamed(id: string): string {
    return this.names.get(id) ?? id
  }

  /** Applies an act to the statement the anchor points at; false where there is none. */
  apply(by: Determination, anchor: Anchor, kind: Statement['kind'], act: 'confirm' | 'correct' | 'set-aside', changes: StatementChanges): boolean {
    const at = this.indexAt(anchor, kind)
    const list = this.byReport.get(anchor.report)
    const before = list?.[at]
    if (!list || !before) return false
    const how =
      act === 'set-aside'
        ? 'set-aside'
        : act === 'correct' || before.how === 'corrected'
          ? 'corrected'
          : before.how === 'added'
            ? 'added'
            : 'confirmed'
    const after = changed(before, changes)
    const id = statementId(after.report, after.kind, anchoredSpan(after))
    if (id !== before.id) this.names.set(before.id, id)
    list[at] = { ...after, id, how, determinations: [...(before.determinations ?? []), by.id] }
    return true
  }

  /** Adds a statement no rule found; what the person left out is unknown, never guessed. */
  add(by: Determination, anchor: Anchor, kind: Statement['kind'], given: StatementChanges): void {
    const blank: Statement = {
      id: statementId(anchor.report, kind, anchor.span),
      report: anchor.report,
      kind,
      span: anchor.span,
      chain: [],
      places: [],
      time: null,
      times: [],
      actor: null,
      actors: [],
      because: ['person/added'],
    }
    const base: Statement =
      kind === 'figure'
        ? {
            ...blank,
            figure: {
              span: anchor.span,
              of: 'casualties',
              min: null,
              max: null,
              qualifier: 'exact',
              commitment: 'asserted',
              basis: 'not-stated',
              scope: 'this',
            },
          }
        : blank
    const made = changed(base, given)
    const id = statementId(made.report, kind, anchoredSpan(made))
    const list = this.listOf(anchor.report)
    const at = list.findIndex((statement) => statement.id === id)
    const whole: Statement = { ...made, id, how: 'added', determinations: [...(list[at]?.determinations ?? []), by.id] }
    if (at < 0) list.push(whole)
    else list[at] = whole
  }

  all(): Statement[] {
    return this.order.flatMap((report) => [...(this.byReport.get(report) ?? [])].sort(statementOrder))
  }
}

/** A statement with a person's changes; each field set replaces the machine's. */
function changed(before: Statement, changes: StatementChanges): Statement {
  const { figure, who, ...rest } = changes
  const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const after: Statement = { ...before, ...present }
  if (figure && before.figure) {
    const set = Object.fromEntries(Object.entries(figure).filter(([, value]) => value !== undefined))
    after.figure = { ...before.figure, ...set }
  }
  if (who) after.who = who
  else if (who === null) delete after.who
  return after
}
