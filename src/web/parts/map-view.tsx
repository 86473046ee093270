// The map itself: country shapes from this server's own files, no outside tiles or glyphs. Loaded only when opened.
import 'maplibre-gl/dist/maplibre-gl.css'
import {
  Map as Canvas,
  type GeoJSONSource,
  LngLatBounds,
  type MapMouseEvent,
  Marker,
  NavigationControl,
  type PointLike,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import worldUrl from 'world-atlas/countries-50m.json?url'
import { read } from '../data/api.ts'
import type { KnownPlace, SiteRow } from '../data/types.ts'
import { areas, REACH, rings } from './map-areas.ts'
import { useSpeech } from './words.tsx'

setWorkerUrl(workerUrl)

/** Degrees from the middle of all sites beyond which one does not widen the first view. */
const FAR = 3

const GAP = 30
/** Names shown at once; how far they stand over their ring; town names, and the widest view (degrees) that has any. */
const NAMES = 80
const LIFT = -12
const TOWNS = 40
const WIDEST = 14

interface Box {
  readonly x: number
  readonly y: number
  readonly half: number
}
function boxesOf(map: Canvas, markers: readonly Marker[]): Box[] {
  return markers.map((marker) => {
    const { x, y } = map.project(marker.getLngLat())
    return { x, y: y + marker.getOffset().y - 12, half: marker.getElement().offsetWidth / 2 + 4 }
  })
}

/** Moves names that would lie on each other up in steps, so that each can be read and pressed. */
function stack(map: Canvas, markers: readonly Marker[]): void {
  const placed: { x: number; y: number; half: number }[] = []
  for (const marker of markers) {
    const { x, y } = map.project(marker.getLngLat())
    const half = marker.getElement().offsetWidth / 2 + 4
    let up = 0
    while (placed.some((one) => Math.abs(one.x - x) < one.half + half && Math.abs(one.y - (y - up)) < GAP)) up += GAP
    placed.push({ x, y: y - up, half })
    marker.setOffset([0, LIFT - up])
  }
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

export default function MapView({
  sites,
  picked,
  onPick,
}: {
  sites: readonly Pick<SiteRow, 'id' | 'place' | 'reports'>[]
  picked: string | null
  onPick: (id: string) => void
}) {
  const { lang, say, label } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<Canvas | null>(null)

  useEffect(() => {
    const container = box.current
    if (!container) return
    let closed = false
    const canvas = new Canvas({
      container,
      attributionControl: false,
      locale: {
        'ScaleControl.Meters': say('map.unit.m'),
        'ScaleControl.Kilometers': say('map.unit.km'),
        'NavigationControl.ZoomIn': say('map.in'),
        'NavigationControl.ZoomOut': say('map.out'),
      },
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
      canvas.addSource('rings', { type: 'geojson', data: rings([]) })
      canvas.addLayer({ id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('--surface') } })
      canvas.addLayer({ id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': colour('--line-2'), 'line-width': 1 } })
      canvas.addLayer({ id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour('--figure'), 'fill-opacity': 0.22 } })
      canvas.addLayer({
        id: 'edges',
        type: 'line',
        source: 'areas',
        paint: { 'line-color': colour('--figure'), 'line-width': 1.5, 'line-dasharray': [3, 2] },
      })
      canvas.addLayer({
        id: 'rings',
        type: 'circle',
        source: 'rings',
        paint: {
          'circle-radius': 9,
          'circle-color': colour('--figure'),
          'circle-opacity': 0.18,
          'circle-stroke-color': colour('--figure'),
          'circle-stroke-width': 2,
        },
      })
      setMap(canvas)
      canvas.once('idle', () => container.setAttribute('data-drawn', 'true'))
    })
    return () => {
      closed = true
      setMap(null)
      canvas.remove()
    }
    // The map is made anew for another language: its controls' corners are fixed when made. For another theme the caller gives a new key.
  }, [lang, say])

  useEffect(() => {
    if (!map) return
    map.getSource<GeoJSONSource>('areas')?.setData(areas(sites))
    map.getSource<GeoJSONSource>('rings')?.setData(rings(sites))
    let markers: Marker[] = []
    let towns: Marker[] = []
    let asked: AbortController | undefined
    /** Names of the sites in view, those with most reports first: thousands of names would be read by nobody. */
    const name = () => {
      for (const marker of markers) marker.remove()
      const bounds = map.getBounds()
      const seen = sites.filter(({ place: { lat, lon } }) => lat !== undefined && lon !== undefined && bounds.contains([lon, lat]))
      markers = [...seen]
        .sort((a, b) => Number(b.id === picked) - Number(a.id === picked) || b.reports - a.reports)
        .slice(0, NAMES)
        .map((site) => nameMarker(site).addTo(map))
      stack(map, markers)
    }
    const nameMarker = (site: (typeof sites)[number]): Marker => {
      const { lat = 0, lon = 0, precision } = site.place
      const element = document.createElement('button')
      element.type = 'button'
      element.className = `map-name${site.id === picked ? ' picked' : ''}`
      element.textContent = site.place.names?.[lang] || site.place.name
      element.dir = 'auto'
      // Where the area is wider than the view its edge is out of sight: the words say how wide it is.
      element.title = say('map.area', { precision: label('precision', precision), n: Math.max(1, Math.round(REACH[precision] / 1000)) })
      element.addEventListener('click', () => onPick(site.id))
      return new Marker({ element, anchor: 'bottom', offset: [0, LIFT] }).setLngLat([lon, lat])
    }
    /** Names of towns from this machine's own gazetteer, where no site's name stands. */
    const nameTowns = async () => {
      asked?.abort()
      asked = new AbortController()
      const bounds = map.getBounds()
      const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
      if (east - west > WIDEST) return clearTowns()
      try {
        const found = await read<KnownPlace[]>('/places/known', { west, south, east, north, limit: TOWNS }, asked.signal)
        clearTowns()
        const spots = markers.map((marker) => ({ ...map.project(marker.getLngLat()), half: 12 }))
        const taken: Box[] = [...boxesOf(map, markers), ...spots]
        for (const town of found) {
          const element = document.createElement('span')
          element.className = 'map-town'
          element.textContent = town.names[lang]
          element.dir = 'auto'
          element.setAttribute('aria-hidden', 'true')
          const at = map.project([town.lon, town.lat])
          const half = element.textContent.length * 4 + 6
          if (taken.some((one) => Math.abs(one.x - at.x) < one.half + half && Math.abs(one.y - at.y) < 20)) continue
          taken.push({ x: at.x, y: at.y, half })
          towns.push(new Marker({ element, anchor: 'center' }).setLngLat([town.lon, town.lat]).addTo(map))
        }
      } catch {
        // The view moved on, or the server is away: the map stands without town names.
        return
      }
    }
    const clearTowns = () => {
      for (const town of towns) town.remove()
      towns = []
    }
    const arrange = () => {
      name()
      void nameTowns()
    }
    /** Of areas that lie on each other the narrowest is meant. */
    const press = (event: MapMouseEvent) => {
      const near: [PointLike, PointLike] = [
        [event.point.x - 4, event.point.y - 4],
        [event.point.x + 4, event.point.y + 4],
      ]
      const ids = map.queryRenderedFeatures(near, { layers: ['rings', 'areas'] }).map((one) => String(one.properties.id))
      const [hit] = sites.filter((site) => ids.includes(site.id)).sort((a, b) => REACH[a.place.precision] - REACH[b.place.precision])
      if (hit) onPick(hit.id)
    }
    const point = (event: MapMouseEvent) => {
      map.getCanvas().style.cursor = map.queryRenderedFeatures(event.point, { layers: ['rings', 'areas'] }).length > 0 ? 'pointer' : ''
    }
    arrange()
    map.on('moveend', arrange)
    map.on('click', press)
    map.on('mousemove', point)
    return () => {
      asked?.abort()
      map.off('moveend', arrange)
      map.off('click', press)
      map.off('mousemove', point)
      for (const marker of [...markers, ...towns]) marker.remove()
    }
  }, [map, sites, picked, lang, say, label, onPick])

  const extent = sites.map((site) => `${site.place.lon},${site.place.lat}`).join(' ')
  useEffect(() => {
    if (!map || extent === '') return
    const points = extent.split(' ').map((pair) => pair.split(',').map(Number) as [number, number])
    const middle = (axis: 0 | 1) => points.map((point) => point[axis]).sort((a, b) => a - b)[Math.floor(points.length / 2)] ?? 0
    // The view opens where most sites lie; one far away is a zoom step off, not a reason to show half the world.
    const near = points.filter((point) => Math.abs(point[0] - middle(0)) < FAR && Math.abs(point[1] - middle(1)) < FAR)
    const bounds = new LngLatBounds()
    for (const point of near) bounds.extend(point)
    // Near enough that the area of a town is seen as one, far enough that the towns around it are.
    map.fitBounds(bounds, { padding: 90, maxZoom: 8.5, animate: false })
  }, [map, extent])

  return <div className="map-box" ref={box} role="application" aria-label={say('map.title')} data-ready={map !== null} />
}
