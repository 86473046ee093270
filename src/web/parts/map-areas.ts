// Sites as the map draws them: areas as wide as their place is precise, and a ring at each that stays in sight at every zoom.
import type { SiteRow } from '../data/types.ts'

/** How far, in metres, a place may lie from its point: the radius of the area drawn. */
export const REACH: Readonly<Record<SiteRow['place']['precision'], number>> = {
  site: 150,
  neighbourhood: 800,
  settlement: 4000,
  district: 15_000,
  governorate: 45_000,
  country: 150_000,
  unknown: 15_000,
}

function circle(lon: number, lat: number, metres: number): [number, number][] {
  const points: [number, number][] = []
  for (let i = 0; i <= 48; i++) {
    const angle = (i / 48) * 2 * Math.PI
    points.push([lon + (metres * Math.cos(angle)) / (111_320 * Math.cos((lat * Math.PI) / 180)), lat + (metres * Math.sin(angle)) / 110_574])
  }
  return points
}

export function areas(sites: readonly Pick<SiteRow, 'id' | 'place'>[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: sites.flatMap((site) => {
      const { lat, lon, precision } = site.place
      if (lat === undefined || lon === undefined) return []
      return [
        {
          type: 'Feature' as const,
          properties: { id: site.id },
          geometry: { type: 'Polygon' as const, coordinates: [circle(lon, lat, REACH[precision])] },
        },
      ]
    }),
  }
}

/** The middle of each area. The ring drawn there is of one size at every zoom: a sign that there is a place, not where exactly. */
export function rings(sites: readonly Pick<SiteRow, 'id' | 'place'>[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: sites.flatMap((site) => {
      const { lat, lon } = site.place
      if (lat === undefined || lon === undefined) return []
      return [{ type: 'Feature' as const, properties: { id: site.id }, geometry: { type: 'Point' as const, coordinates: [lon, lat] } }]
    }),
  }
}
