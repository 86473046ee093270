// A map without a ground to draw on: a net of degrees, each place as the circle it may lie in. Nothing is fetched, nothing exact is shown that is not published so.
import { type Drawing, fitting, type Shape } from './drawing.ts'

export interface MapPlace {
  readonly label: string
  readonly lat: number
  readonly lon: number
  /** Metres the place may lie away from the point; null where that is not known. */
  readonly radius: number | null
  readonly kind: 'site' | 'incident'
}

const WIDTH = 480
const HEIGHT = 340
const EDGE = 46
const METRES = 111_320

/** The drawing of places as published; undefined where there is none. Sites are filled, incidents hollow; a circle is the doubt. */
export function drawMap(places: readonly MapPlace[], lang: 'ar' | 'en'): Drawing | undefined {
  if (!places.length) return undefined
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)]
  const mid = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 }
  const squeeze = Math.cos((mid.lat * Math.PI) / 180)
  const span = Math.max(Math.max(...lats) - Math.min(...lats), ((Math.max(...lons) - Math.min(...lons)) * squeeze * HEIGHT) / WIDTH, 0.02) * 1.3
  const scale = (HEIGHT - 2 * EDGE) / span
  const x = (lon: number) => WIDTH / 2 + (lon - mid.lon) * squeeze * scale
  const y = (lat: number) => HEIGHT / 2 - (lat - mid.lat) * scale
  const step = [5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005].find((one) => span / one >= 2.5) ?? 0.005
  // Finer degrees are not written: a number of two decimals could be the very one that is withheld.
  const written = (value: number) => (step >= 0.1 ? `${value.toFixed(step < 1 ? 1 : 0)}°` : '')
  const shapes: Shape[] = [{ s: 'box', x: EDGE, y: EDGE / 2, w: WIDTH - 2 * EDGE, h: HEIGHT - 1.5 * EDGE }]
  const [left, right, top, bottom] = [EDGE, WIDTH - EDGE, EDGE / 2, HEIGHT - EDGE]
  for (let i = Math.ceil((mid.lat - span) / step); i * step <= mid.lat + span; i++) {
    const at = y(i * step)
    if (at <= top || at >= bottom) continue
    shapes.push({ s: 'line', x1: left, y1: at, x2: right, y2: at, faint: true })
    shapes.push({ s: 'text', x: left - 4, y: at + 4, text: written(i * step), at: 'end' })
  }
  for (let i = Math.ceil((mid.lon - span * 2) / step); i * step <= mid.lon + span * 2; i++) {
    const at = x(i * step)
    if (at <= left || at >= right) continue
    shapes.push({ s: 'line', x1: at, y1: top, x2: at, y2: bottom, faint: true })
    shapes.push({ s: 'text', x: at, y: bottom + 14, text: written(i * step), at: 'middle' })
  }
  const bar =
    [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200].find((metres) => (metres / METRES) * scale <= 110) ?? 200
  const length = (bar / METRES) * scale
  shapes.push({ s: 'line', x1: left, y1: HEIGHT - 12, x2: left + length, y2: HEIGHT - 12 })
  const long = bar >= 1000 ? `${bar / 1000}` : `${bar}`
  const unit = lang === 'ar' ? (bar >= 1000 ? 'كم' : 'م') : bar >= 1000 ? 'km' : 'm'
  shapes.push({ s: 'text', x: left + length + 6, y: HEIGHT - 8, text: `${long} ${unit}`, at: 'start' })
  for (const { label, lat, lon, radius, kind } of places) {
    const [px, py] = [x(lon), y(lat)]
    const doubt = radius === null ? 0 : (radius / METRES) * scale
    if (doubt > 3 && doubt < HEIGHT / 2 - EDGE) shapes.push({ s: 'circle', x: px, y: py, r: doubt, filled: false })
    shapes.push({ s: 'circle', x: px, y: py, r: 3, filled: kind === 'site' })
    shapes.push({ s: 'text', x: px + 6, y: py - 5, text: fitting(label, 26), at: 'start' })
  }
  return { width: WIDTH, height: HEIGHT, shapes }
}
