// Rows of the long lists, made once for each thing: the same site, incident or origin is never cut down twice.
import type {
  Discrepancy,
  DiscrepancyRow,
  DiscrepancyRows,
  Incident,
  IncidentRow,
  Origin,
  OriginRow,
  Site,
  SiteRow,
  Tally,
  TallyRow,
} from '../core/model/index.ts'
import type { Snapshot } from '../edge/live/snapshot.ts'

const ROWS = new WeakMap<object, unknown>()
function once<T extends object, R>(of: T, make: (of: T) => R): R {
  const known = ROWS.get(of)
  if (known !== undefined) return known as R
  const made = make(of)
  ROWS.set(of, made)
  return made
}

function tallyRow({ bounds: _bounds, beside: _beside, best: _best, statements, values, ...tally }: Tally): TallyRow {
  return {
    ...tally,
    statements: statements.length,
    values: values.map(({ min, max, qualifier, reports, origins, untraced, independent }) => ({
      min,
      max,
      ...(qualifier ? { qualifier } : {}),
      reports,
      origins,
      untraced,
      independent,
    })),
  }
}

export function siteRow(site: Site, snapshot: Snapshot): SiteRow {
  return once(site, ({ id, code, place, stage, publication, reports, tallies }) => {
    const days = reports.flatMap((report) => snapshot.report.get(report)?.published?.slice(0, 10) ?? []).sort()
    return {
      id,
      code,
      place,
      stage,
      ...(publication ? { publication } : {}),
      reports: reports.length,
      tallies: tallies.map(tallyRow),
      days: { from: days[0] ?? null, to: days.at(-1) ?? null },
    }
  })
}

export function incidentRow(incident: Incident): IncidentRow {
  return once(incident, ({ id, code, place, date, actor, publication, reports, tallies }) => ({
    id,
    code,
    place,
    date,
    actor,
    ...(publication ? { publication } : {}),
    reports: reports.length,
    tallies: tallies.map(tallyRow),
  }))
}

export function originRow(origin: Origin): OriginRow {
  return once(origin, ({ id, actor, actorId, named, act, date, stake, reports, statements }) => ({
    id,
    actor,
    ...(actorId ? { actorId } : {}),
    ...(named === undefined ? {} : { named }),
    act,
    date,
    stake,
    reports: reports.length,
    statements: statements.length,
    first: statements[0] ?? null,
  }))
}

/** Statements a line of the list names; its own page names all of them. */
const NAMED = 20

export function discrepancyRow(discrepancy: Discrepancy): DiscrepancyRow {
  return { ...discrepancy, statements: discrepancy.statements.slice(0, NAMED), of: discrepancy.statements.length }
}

interface ByKind {
  readonly kinds: DiscrepancyRows['kinds']
  readonly lists: ReadonlyMap<string, readonly Discrepancy[]>
}

/** Discrepancies of one kind or all, `each` of a kind at most, with the counts of all kinds; sorted out once for a state of the case. */
export function discrepanciesBy(
  snapshot: Snapshot,
  kind: Discrepancy['kind'] | undefined,
  each: number | undefined,
): { readonly kinds: DiscrepancyRows['kinds']; readonly of: readonly Discrepancy[] } {
  const all = snapshot.case.discrepancies
  const { kinds, lists } = once(all, (): ByKind => {
    const lists = new Map<Discrepancy['kind'], Discrepancy[]>()
    for (const one of all) {
      const list = lists.get(one.kind)
      if (list) list.push(one)
      else lists.set(one.kind, [one])
    }
    return { kinds: [...lists].map(([name, list]) => [name, list.length]), lists }
  })
  const of = kind === undefined ? all : (lists.get(kind) ?? [])
  return {
    kinds,
    of: each === undefined ? of : [...lists.values()].flatMap((list) => (kind === undefined || list[0]?.kind === kind ? list.slice(0, each) : [])),
  }
}

/** Origins in the order asked for; sorted once for a state of the case. */
export function originsIn(snapshot: Snapshot, order: 'date' | 'reports', near: string | undefined): readonly Origin[] {
  const { origins } = snapshot.case
  const sorted = order === 'date' ? origins : once(origins, (all) => [...all].sort((a, b) => b.reports.length - a.reports.length))
  const self = near === undefined ? undefined : snapshot.origin.get(near)
  if (!self) return sorted
  const mine = new Set(self.reports)
  const shared = new Map<string, number>()
  for (const report of mine)
    for (const statement of snapshot.statementsOf.get(report) ?? []) {
      const id = snapshot.originOf.get(statement.id)?.id
      if (id !== undefined && id !== self.id) shared.set(id, (shared.get(id) ?? 0) + 1)
    }
  const close = [...shared].sort((a, b) => b[1] - a[1]).flatMap(([id]) => snapshot.origin.get(id) ?? [])
  return [...close, ...sorted.filter(({ id }) => id !== self.id && !shared.has(id))]
}
