// Exposure: how exactly a place may be shown outside. The default is withheld; coordinates snap to a fixed grid, never to chance.
import type { Case, Determination } from '../model/index.ts'

export type LocationClass = 'exact' | '0.001' | '0.01' | '0.1' | 'withheld'

/** Coordinates as a location class lets them out: on a fixed grid, with the metres of doubt it adds; null when withheld. */
export function exposed(lat: number, lon: number, cls: LocationClass): { lat: number; lon: number; doubt: number } | null {
  if (cls === 'withheld') return null
  if (cls === 'exact') return { lat, lon, doubt: 0 }
  const step = Number(cls)
  const places = cls.length - 2
  const snap = (value: number) => Number((Math.floor(value / step + 1e-9) * step + step / 2).toFixed(places + 1))
  return { lat: snap(lat), lon: snap(lon), doubt: Math.round(step * 111_320) }
}

/** The class decided for each site or incident by the latest publication determination; everything else is withheld. */
export function locationClasses(state: Case, inForce: readonly Determination[]): ReadonlyMap<string, LocationClass> {
  const classes = new Map<string, LocationClass>()
  const statementById = new Map(state.statements.map((statement) => [statement.id, statement]))
  const holders = [...state.sites, ...state.incidents].map((holder) => ({
    id: holder.id,
    reports: new Set(holder.tallies.flatMap((tally) => tally.statements).map((id) => statementById.get(id)?.report)),
    spans: holder.tallies.flatMap((tally) => tally.statements).flatMap((id) => statementById.get(id) ?? []),
  }))
  for (const { act } of inForce) {
    if (act.act !== 'publication') continue
    for (const holder of holders) {
      const meant = act.about.some((anchor) =>
        holder.spans.some((s) => s.report === anchor.report && s.span[0] < anchor.span[1] && anchor.span[0] < s.span[1]),
      )
      if (meant) classes.set(holder.id, act.locationClass)
    }
  }
  return classes
}
