// GeoJSON: sites and incidents with the precision they have and the location class decided for them; withheld ones carry no geometry.
import type { Case, Incident, Site, Tally } from '../../model/index.ts'
import { exposed, type LocationClass } from '../exposure.ts'

/** Metres of doubt a precision has by itself: the area, not a pin. */
const RADIUS = { site: 250, neighbourhood: 1_500, settlement: 5_000, district: 25_000, governorate: 80_000, country: 400_000, unknown: null } as const

interface Feature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [lon: number, lat: number] } | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** A FeatureCollection (RFC 7946). `precision_radius_m` is how far the place may lie from the point; null geometry where withheld. */
export function caseGeoJson(state: Case, classes: ReadonlyMap<string, LocationClass>): { type: 'FeatureCollection'; features: Feature[] } {
  const feature = (holder: Site | Incident, kind: 'site' | 'incident'): Feature => {
    const cls = classes.get(holder.id) ?? 'withheld'
    const { lat, lon, precision } = holder.place
    const shown = lat !== undefined && lon !== undefined ? exposed(lat, lon, cls) : null
    const own = RADIUS[precision]
    return {
      type: 'Feature',
      id: holder.code ?? holder.id,
      geometry: shown ? { type: 'Point', coordinates: [shown.lon, shown.lat] } : null,
      properties: {
        kind,
        name: holder.place.name,
        precision,
        precision_radius_m: shown && own !== null ? own + shown.doubt : null,
        location_class: cls,
        reports: holder.reports.length,
        tallies: holder.tallies.map(brief),
        reconstructed: state.reconstructed,
      },
    }
  }
  return {
    type: 'FeatureCollection',
    features: [...state.sites.map((site) => feature(site, 'site')), ...state.incidents.map((incident) => feature(incident, 'incident'))],
  }
}

function brief(tally: Tally): unknown {
  return { of: tally.of, remains: tally.remains ?? null, low: tally.low, high: tally.high, reviewed: tally.reviewed }
}
