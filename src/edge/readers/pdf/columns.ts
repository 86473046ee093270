// Columns of a PDF page: read one after the other, the right one first in a right-to-left page. A line read across two columns
// would give a figure to the wrong speaker, so columns are looked for before lines are put together.
import type { Run } from './run.ts'

const BIN = 2
/** Share of lines that may cross a gutter: headings above two columns do. */
const CROSSING = 0.15
/** Cells of a table are short; columns of prose are not. */
const PROSE = 20

interface Band {
  readonly runs: Run[]
  readonly y: number
}

/** The runs of a page in zones of reading order; one zone where there are no columns. `rtl` is the page's direction. */
export function readingZones(runs: readonly Run[], rtl: boolean, depth = 0): Run[][] {
  const bands = toBands(runs)
  const gutter = depth < 2 ? findGutter(bands) : undefined
  if (gutter === undefined) return [[...runs]]
  const zones: Run[][] = []
  let left: Run[] = []
  let right: Run[] = []
  const close = () => {
    const columns = rtl ? [right, left] : [left, right]
    for (const column of columns) if (column.length) zones.push(...readingZones(column, rtl, depth + 1))
    left = []
    right = []
  }
  for (const band of bands) {
    const crossing = band.runs.some((run) => run.x < gutter && run.x + run.width > gutter && run.text.trim())
    if (crossing) {
      close()
      const last = zones.at(-1)
      if (last && isWide(last, gutter)) last.push(...band.runs)
      else zones.push([...band.runs])
      continue
    }
    for (const run of band.runs) (run.x + run.width / 2 < gutter ? left : right).push(run)
  }
  close()
  return zones
}

function isWide(zone: readonly Run[], gutter: number): boolean {
  return zone.some((run) => run.x < gutter && run.x + run.width > gutter)
}

/** Rows of runs from top to bottom, by baseline; unaligned columns fall into rows of their own, which does no harm here. */
function toBands(runs: readonly Run[]): Band[] {
  const out: Band[] = []
  for (const run of [...runs].sort((a, b) => b.y - a.y)) {
    const band = out.at(-1)
    if (band && Math.abs(band.y - run.y) <= Math.max(1, (run.height || 10) / 3)) band.runs.push(run)
    else out.push({ runs: [run], y: run.y })
  }
  return out
}

/** The x of a white stripe between two columns of prose, or undefined. */
function findGutter(bands: readonly Band[]): number | undefined {
  if (bands.length < 6) return undefined
  const visible = bands.flatMap((band) => band.runs.filter((run) => run.text.trim()))
  if (visible.length === 0) return undefined
  const from = Math.min(...visible.map((run) => run.x))
  const to = Math.max(...visible.map((run) => run.x + run.width))
  const heights = visible.map((run) => run.height || 10).sort((a, b) => a - b)
  const height = heights[Math.floor(heights.length / 2)] ?? 10
  const size = Math.ceil((to - from) / BIN) + 1
  if (size < 40 || size > 20_000) return undefined
  const cover = new Uint32Array(size)
  for (const band of bands) {
    for (const [a, b] of stretches(band, height))
      for (let bin = Math.floor((a - from) / BIN); bin <= Math.ceil((b - from) / BIN) && bin < size; bin++)
        if (bin >= 0) cover[bin] = (cover[bin] ?? 0) + 1
  }
  const allowed = bands.length * CROSSING
  let best: { at: number; width: number } | undefined
  let open = -1
  for (let bin = Math.floor(size * 0.2); bin <= size * 0.8; bin++) {
    const white = (cover[bin] ?? 0) <= allowed
    if (white && open < 0) open = bin
    if ((!white || bin + 1 > size * 0.8) && open >= 0) {
      const width = (bin - open) * BIN
      if (width >= height * 0.7 && width > (best?.width ?? 0)) best = { at: from + ((open + bin) / 2) * BIN, width }
      open = -1
    }
  }
  return best && bothSidesProse(bands, best.at) ? best.at : undefined
}

/** Covered stretches of a row: word spaces are filled, wider gaps are not. */
function stretches(band: Band, height: number): [number, number][] {
  const out: [number, number][] = []
  for (const run of band.runs.filter((r) => r.text.trim()).sort((a, b) => a.x - b.x)) {
    const last = out.at(-1)
    if (last && run.x - last[1] < height * 0.7) last[1] = Math.max(last[1], run.x + run.width)
    else out.push([run.x, run.x + run.width])
  }
  return out
}

function bothSidesProse(bands: readonly Band[], gutter: number): boolean {
  for (const side of [-1, 1]) {
    const lengths: number[] = []
    for (const band of bands) {
      if (band.runs.some((run) => run.x < gutter && run.x + run.width > gutter && run.text.trim())) continue
      const text = band.runs
        .filter((run) => (run.x + run.width / 2 < gutter ? -1 : 1) === side)
        .map((run) => run.text)
        .join('')
      if (text.trim()) lengths.push(text.length)
    }
    lengths.sort((a, b) => a - b)
    if (lengths.length < 4 || lengths.length < bands.length * 0.2 || (lengths[Math.floor(lengths.length / 2)] ?? 0) < PROSE) return false
  }
  return true
}
