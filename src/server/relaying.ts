// Who relays whom: counted over every statement of the case, with how often what an outlet relays has changed on its way.
import type { DriftWhat, RelayRow, Statement } from '../core/model/index.ts'
import type { Snapshot } from '../edge/live/snapshot.ts'

interface Counting {
  readonly reports: Set<string>
  statements: number
  untraced: number
  drifted: number
  readonly drift: Map<DriftWhat, number>
  readonly relays: Map<string, { times: number; drifted: number }>
}

const COUNTED = new WeakMap<Snapshot, readonly RelayRow[]>()

/** A row for each outlet, those with most statements first; counted once for each state of the case. */
export function relayRows(snapshot: Snapshot): readonly RelayRow[] {
  const known = COUNTED.get(snapshot)
  if (known) return known
  const rows = counted(snapshot)
  COUNTED.set(snapshot, rows)
  return rows
}

function counted(snapshot: Snapshot): RelayRow[] {
  const outlets = new Map<string, Counting>()
  for (const statement of snapshot.case.statements) {
    const outlet = snapshot.report.get(statement.report)?.outlet ?? ''
    const of = outlets.get(outlet) ?? { reports: new Set(), statements: 0, untraced: 0, drifted: 0, drift: new Map(), relays: new Map() }
    outlets.set(outlet, of)
    count(of, statement, changesOf(snapshot, statement))
  }
  return [...outlets]
    .map(([outlet, of]) => ({
      outlet: outlet === '' ? null : outlet,
      reports: of.reports.size,
      statements: of.statements,
      untraced: of.untraced,
      drifted: of.drifted,
      drift: [...of.drift].sort((a, b) => b[1] - a[1]),
      relays: [...of.relays]
        .map(([name, { times, drifted }]) => ({ name, times, drifted }))
        .sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1)),
    }))
    .sort((a, b) => b.statements - a.statements || ((a.outlet ?? '') < (b.outlet ?? '') ? -1 : 1))
}

/** What changed in this statement against the earlier one it draws on; each kind of change once. */
function changesOf(snapshot: Snapshot, { id }: Statement): ReadonlySet<DriftWhat> {
  return new Set((snapshot.driftOf.get(id) ?? []).filter((one) => one.to === id).map((one) => one.what))
}

function count(of: Counting, statement: Statement, changes: ReadonlySet<DriftWhat>): void {
  of.reports.add(statement.report)
  of.statements++
  const first = statement.chain[0]
  if (!first && !statement.ownReporter) of.untraced++
  if (changes.size > 0) of.drifted++
  for (const what of changes) of.drift.set(what, (of.drift.get(what) ?? 0) + 1)
  if (!first) return
  const relay = of.relays.get(first.name) ?? { times: 0, drifted: 0 }
  relay.times++
  if (changes.size > 0) relay.drifted++
  of.relays.set(first.name, relay)
}
