// What persons decided that no cluster is made of: how exactly a place may be published, and totals that count some people twice.
import { type Determination, type Discrepancy, listWords } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import { byText, shortId } from '../trace/hash.ts'
import { numberOf } from '../trace/units.ts'

/** Location class by statement; the last word stands. */
export function publicationOf(determinations: readonly Determination[], index: AnchorIndex): Map<string, string> {
  const out = new Map<string, string>()
  for (const { act } of determinations) {
    if (act.act !== 'publication') continue
    for (const anchor of act.about) {
      const statement = statementAt(index, anchor)
      if (statement) out.set(statement.id, act.locationClass)
    }
  }
  return out
}

export function doubleCounts(determinations: readonly Determination[], index: AnchorIndex, where: (id: string) => string): Discrepancy[] {
  return determinations.flatMap(({ act, reason, by }): Discrepancy[] => {
    if (act.act !== 'double-count') return []
    const total = statementAt(index, act.total)
    const parts = act.parts.flatMap((anchor) => statementAt(index, anchor) ?? [])
    if (!total || !parts.length) return []
    const sum = listWords(parts.map((part) => String(numberOf(part))))
    const words = {
      en: `${numberOf(total)} counts some people twice (${sum.en}), as ${by} determined: ${reason}`,
      ar: `${numberOf(total)} يعدّ بعض الأشخاص مرتين (${sum.ar})، بتقدير ${by}: ${reason}`,
    }
    return [
      {
        id: shortId('d', `double-count|${total.id}`),
        kind: 'double-count',
        in: where(total.id),
        statements: [total.id, ...parts.map((p) => p.id)].sort(byText),
        words,
      },
    ]
  })
}
