// A drawing: shapes in a box, in one language. Made once, shown as SVG wherever vector pictures can stand.

export type Shape =
  | {
      readonly s: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly dashed?: boolean
      readonly faint?: boolean
    }
  | { readonly s: 'circle'; readonly x: number; readonly y: number; readonly r: number; readonly filled: boolean }
  | { readonly s: 'box'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly strong?: boolean }
  /** A line through points, bent softly from column to column. */
  | { readonly s: 'way'; readonly points: readonly (readonly [number, number])[]; readonly dashed?: boolean }
  | {
      readonly s: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly at: 'start' | 'middle' | 'end'
      readonly strong?: boolean
    }

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

const SIZE = 9

/** The drawing as an SVG of its own; black on nothing, so that it prints and inverts. Text stays text. */
export function svgOf({ width, height, shapes }: Drawing, title: string, font = 'Amiri, "Noto Sans", "Noto Naskh Arabic", sans-serif'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-1 -1 ${width + 2} ${height + 2}" role="img" aria-label="${escapeXml(title)}" font-family="${escapeXml(font)}" font-size="${SIZE}" fill="currentColor" stroke="none" direction="ltr">${shapes.map(shapeSvg).join('')}</svg>`
}

function shapeSvg(shape: Shape): string {
  if (shape.s === 'line') {
    const look = `${shape.dashed ? ' stroke-dasharray="4 3"' : ''}${shape.faint ? ' stroke-opacity="0.3"' : ''}`
    return `<path d="M${n(shape.x1)} ${n(shape.y1)}L${n(shape.x2)} ${n(shape.y2)}" stroke="currentColor" fill="none"${look}/>`
  }
  if (shape.s === 'way') {
    const look = shape.dashed ? ' stroke-dasharray="3 2"' : ''
    return `<path d="${wayPath(shape.points)}" stroke="currentColor" stroke-width="0.8" fill="none"${look}/>`
  }
  if (shape.s === 'circle')
    return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${n(shape.r)}" ${shape.filled ? '' : 'fill="currentColor" fill-opacity="0.12" stroke="currentColor"'}/>`
  if (shape.s === 'box')
    return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.w)}" height="${n(shape.h)}" fill="none" stroke="currentColor"${shape.strong ? ' stroke-width="1.6"' : ' stroke-opacity="0.5"'} rx="2"/>`
  return `<text x="${n(shape.x)}" y="${n(shape.y)}" text-anchor="${shape.at}"${shape.strong ? ' font-weight="bold"' : ''}>${escapeXml(isolated(shape.text))}</text>`
}

/** Between two points at one height a straight line, else one that leaves and arrives level. */
function wayPath(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], i) => {
      const before = points[i - 1]
      if (!before) return `M${n(x)} ${n(y)}`
      if (before[1] === y) return `L${n(x)} ${n(y)}`
      const half = (before[0] + x) / 2
      return `C${n(half)} ${n(before[1])} ${n(half)} ${n(y)} ${n(x)} ${n(y)}`
    })
    .join('')
}

/** A name of two scripts keeps its own order; "start" is the left end of every text, since not every program reads a direction. */
function isolated(text: string): string {
  return /\p{Script=Arabic}/u.test(text) && /[^\p{Script=Arabic}\s]/u.test(text) ? `\u2068${text}\u2069` : text
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** A name in lines of at most `width` signs, broken at blanks; what does not fit in `most` lines is cut with an ellipsis. */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1)
    if (last !== undefined && [...last].length + 1 + [...word].length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const shown = lines.slice(0, most)
  if (lines.length > most) shown[most - 1] = `${shown[most - 1]} …`
  return shown.map((line) => fitting(line, width))
}

/** A name cut to what fits beside a node. */
export function fitting(text: string, most: number): string {
  const signs = [...text]
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text
}
