// Who relays whom: counted from the statements of the case.
import type { StatementRow } from '../data/types.ts'

export interface Relaying {
  readonly outlet: string | null
  readonly reports: number
  readonly statements: number
  readonly untraced: number
  readonly relays: readonly (readonly [speaker: string, times: number])[]
}

/** Counts, for each outlet, whom its statements name first, and how many name nobody. */
export function relaying(rows: readonly StatementRow[]): Relaying[] {
  const groups = new Map<string, StatementRow[]>()
  for (const row of rows) {
    const outlet = row.report.outlet ?? ''
    groups.set(outlet, [...(groups.get(outlet) ?? []), row])
  }
  return [...groups]
    .map(([outlet, list]) => {
      const times = new Map<string, number>()
      for (const { statement } of list) {
        const first = statement.chain[0]
        if (first) times.set(first.name, (times.get(first.name) ?? 0) + 1)
      }
      return {
        outlet: outlet === '' ? null : outlet,
        reports: new Set(list.map((row) => row.report.id)).size,
        statements: list.length,
        untraced: list.filter(({ statement }) => statement.chain.length === 0 && !statement.ownReporter).length,
        relays: [...times].sort((a, b) => b[1] - a[1]),
      }
    })
    .sort((a, b) => b.statements - a.statements)
}
