// What persons said of places and parts, laid over statements before anything is clustered.
import type { Determination, Statement } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import { placeKey } from '../trace/units.ts'

/** Statements with persons' places and part-ofs; all others unchanged. */
export function withPersonsWord(statements: readonly Statement[], determinations: readonly Determination[], index: AnchorIndex): Statement[] {
  const changes = new Map<string, Statement>()
  const byId = new Map(statements.map((s) => [s.id, s]))
  const current = (id: string) => changes.get(id) ?? byId.get(id)
  for (const { act } of determinations) {
    if (act.act === 'place') {
      for (const anchor of act.anchors) {
        const statement = current(statementAt(index, anchor)?.id ?? '')
        if (!statement) continue
        const named = placeKey({ name: act.name })
        const place = { ...act.place, how: 'corrected' as const }
        const at = statement.places.findIndex((p) => placeKey({ name: p.name }) === named)
        const places = at < 0 ? [place, ...statement.places] : statement.places.map((p, i) => (i === at ? place : p))
        changes.set(statement.id, { ...statement, places })
      }
    } else if (act.act === 'part-of') {
      const part = current(statementAt(index, act.part)?.id ?? '')
      const whole = current(statementAt(index, act.whole)?.id ?? '')
      if (!part?.figure || !whole) continue
      changes.set(part.id, { ...part, figure: { ...part.figure, scope: 'part', scopeDetail: { ...part.figure.scopeDetail, parent: whole.id } } })
    }
  }
  return changes.size ? statements.map((s) => changes.get(s.id) ?? s) : [...statements]
}
