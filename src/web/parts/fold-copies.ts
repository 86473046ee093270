// Near-copies in a list: each family under its fullest report, the earliest of equally full ones.
import type { ReportRow } from '../data/types.ts'

export interface Folded {
  readonly row: ReportRow
  readonly copies: readonly ReportRow[]
}

/** Puts the reports of one family of copies under the longest of them. Families stand where their first report stood; nothing disappears. */
export function foldCopies(rows: readonly ReportRow[]): Folded[] {
  const by = new Map(rows.map((row) => [row.id, row]))
  const root = (row: ReportRow): string => {
    const seen = new Set<string>()
    let at = row
    while (at.copyOf && by.has(at.copyOf) && !seen.has(at.id)) {
      seen.add(at.id)
      at = by.get(at.copyOf) as ReportRow
    }
    // Reports that copy each other in a circle are one family under the smallest id of the circle.
    if (!seen.has(at.id)) return at.id
    let least = at.id
    for (let next = at.copyOf; next && next !== at.id; next = by.get(next)?.copyOf ?? null) if (next < least) least = next
    return least
  }
  const families = new Map<string, ReportRow[]>()
  for (const row of rows) {
    const key = root(row)
    families.set(key, [...(families.get(key) ?? []), row])
  }
  return [...families.values()].map((family) => {
    const head = [...family].sort((a, b) => b.characters - a.characters || order(a.published, b.published))[0] as ReportRow
    return { row: head, copies: family.filter((row) => row !== head).sort((a, b) => order(a.published, b.published)) }
  })
}

function order(a: string | undefined, b: string | undefined): number {
  return (a ?? '9') < (b ?? '9') ? -1 : 1
}
