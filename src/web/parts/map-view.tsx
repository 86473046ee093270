// The map itself: country shapes from this server's own files, no outside tiles or glyphs. Loaded only when opened.
import 'maplibre-gl/dist/maplibre-gl.css'
import { Map as Canvas, type GeoJSONSource, LngLatBounds, Marker, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import worldUrl from 'world-atlas/countries-50m.json?url'
import type { SiteRow } from '../data/types.ts'
import { useSpeech } from './words.tsx'

setWorkerUrl(workerUrl)

/** Degrees from the middle of all sites beyond which one does not widen the first view. */
const FAR = 3

/** How far, in metres, a place may lie from its point: the radius of the area drawn. */
const REACH: Readonly<Record<SiteRow['place']['precision'], number>> = {
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

const GAP = 30

/** Moves names that would lie on each other up in steps, so that each can be read and pressed. */
function stack(map: Canvas, markers: readonly Marker[]): void {
  const placed: { x: number; y: number; half: number }[] = []
  for (const marker of markers) {
    const { x, y } = map.project(marker.getLngLat())
    const half = marker.getElement().offsetWidth / 2 + 4
    let up = 0
    while (placed.some((one) => Math.abs(one.x - x) < one.half + half && Math.abs(one.y - (y - up)) < GAP)) up += GAP
    placed.push({ x, y: y - up, half })
    marker.setOffset([0, -up])
  }
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

export default function MapView({
  sites,
  picked,
  onPick,
}: {
  sites: readonly Pick<SiteRow, 'id' | 'place'>[]
  picked: string | null
  onPick: (id: string) => void
}) {
  const { lang, say } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<Canvas | null>(null)

  useEffect(() => {
    const container = box.current
    if (!container) return
    let closed = false
    const canvas = new Canvas({
      container,
      attributionControl: false,
      center: [39, 35.5],
      zoom: 5,
      maxZoom: 15,
      style: { version: 8, sources: {}, layers: [{ id: 'sea', type: 'background', paint: { 'background-color': colour('--sunk') } }] },
    })
    canvas.addControl(new NavigationControl({ showCompass: false }), lang === 'ar' ? 'top-left' : 'top-right')
    canvas.addControl(new ScaleControl({}), lang === 'ar' ? 'bottom-right' : 'bottom-left')
    canvas.once('load', async () => {
      const world = (await (await fetch(worldUrl)).json()) as Topology<{ countries: GeometryCollection; land: GeometryCollection }>
      if (closed) return
      canvas.addSource('land', { type: 'geojson', data: feature(world, world.objects.land) })
      canvas.addSource('borders', {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: mesh(world, world.objects.countries, (a, b) => a !== b) },
      })
      canvas.addSource('areas', { type: 'geojson', data: areas([]) })
      canvas.addLayer({ id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('--surface') } })
      canvas.addLayer({ id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': colour('--line-2'), 'line-width': 1 } })
      canvas.addLayer({ id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour('--figure'), 'fill-opacity': 0.22 } })
      canvas.addLayer({ id: 'edges', type: 'line', source: 'areas', paint: { 'line-color': colour('--figure'), 'line-width': 1.5 } })
      setMap(canvas)
      canvas.once('idle', () => container.setAttribute('data-drawn', 'true'))
    })
    return () => {
      closed = true
      setMap(null)
      canvas.remove()
    }
    // The map is made anew for another language: its controls' corners are fixed when made. For another theme the caller gives a new key.
  }, [lang])

  useEffect(() => {
    if (!map) return
    map.getSource<GeoJSONSource>('areas')?.setData(areas(sites))
    const markers = sites.flatMap((site) => {
      const { lat, lon } = site.place
      if (lat === undefined || lon === undefined) return []
      const name = document.createElement('button')
      name.type = 'button'
      name.className = `map-name${site.id === picked ? ' picked' : ''}`
      name.textContent = site.place.names?.[lang] || site.place.name
      name.dir = 'auto'
      name.addEventListener('click', () => onPick(site.id))
      return [new Marker({ element: name, anchor: 'bottom' }).setLngLat([lon, lat]).addTo(map)]
    })
    const arrange = () => stack(map, markers)
    arrange()
    map.on('moveend', arrange)
    return () => {
      map.off('moveend', arrange)
      for (const marker of markers) marker.remove()
    }
  }, [map, sites, picked, lang, onPick])

  const extent = sites.map((site) => `${site.place.lon},${site.place.lat}`).join(' ')
  useEffect(() => {
    if (!map || extent === '') return
    const points = extent.split(' ').map((pair) => pair.split(',').map(Number) as [number, number])
    const middle = (axis: 0 | 1) => points.map((point) => point[axis]).sort((a, b) => a - b)[Math.floor(points.length / 2)] ?? 0
    // The view opens where most sites lie; one far away is a zoom step off, not a reason to show half the world.
    const near = points.filter((point) => Math.abs(point[0] - middle(0)) < FAR && Math.abs(point[1] - middle(1)) < FAR)
    const bounds = new LngLatBounds()
    for (const point of near) bounds.extend(point)
    map.fitBounds(bounds, { padding: 90, maxZoom: 6.2, animate: false })
  }, [map, extent])

  return <div className="map-box" ref={box} role="application" aria-label={say('map.title')} data-ready={map !== null} />
}
