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
  | { readonly s: 'box'; readonly x: number; readonly y: number; readonly w: number; readonly h: number }
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

const SIZE = 11

/** The drawing as an SVG of its own; black on nothing, so that it prints and inverts. Text stays text. */
export function svgOf({ width, height, shapes }: Drawing, title: string, font = 'Amiri, "Noto Sans", "Noto Naskh Arabic", sans-serif'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}" font-family="${escapeXml(font)}" font-size="${SIZE}" fill="currentColor" stroke="none" direction="ltr">${shapes.map(shapeSvg).join('')}</svg>`
}

function shapeSvg(shape: Shape): string {
  if (shape.s === 'line') {
    const look = `${shape.dashed ? ' stroke-dasharray="4 3"' : ''}${shape.faint ? ' stroke-opacity="0.3"' : ''}`
    return `<path d="M${n(shape.x1)} ${n(shape.y1)}L${n(shape.x2)} ${n(shape.y2)}" stroke="currentColor" fill="none"${look}/>`
  }
  if (shape.s === 'circle')
    return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${n(shape.r)}" ${shape.filled ? '' : 'fill="currentColor" fill-opacity="0.12" stroke="currentColor"'}/>`
  if (shape.s === 'box')
    return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.w)}" height="${n(shape.h)}" fill="none" stroke="currentColor" stroke-opacity="0.5"/>`
  return `<text x="${n(shape.x)}" y="${n(shape.y)}" text-anchor="${shape.at}"${shape.strong ? ' font-weight="bold"' : ''}>${escapeXml(isolated(shape.text))}</text>`
}

/** A name of two scripts keeps its own order; "start" is the left end of every text, since not every program reads a direction. */
function isolated(text: string): string {
  return /\p{Script=Arabic}/u.test(text) && /\p{Script=Latin}|[0-9]/u.test(text) ? `\u2068${text}\u2069` : text
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

/** A name cut to what fits beside a node. */
export function fitting(text: string, most: number): string {
  const signs = [...text]
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text
}
