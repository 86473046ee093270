// The isnad of a site or incident as a drawing: earliest known speakers at the start of the line, who passed it on between, reports at its end.
import type { Origin, Report, Statement } from '../../model/index.ts'
import { type Drawing, fitting, type Shape } from './drawing.ts'

interface Node {
  readonly id: string
  readonly name: string
  readonly kind: 'origin' | 'between' | 'report'
  level: number
}

const ROW = 22
const COLUMN = 210
const TOP = 34
const MARGIN = 14
/** Reports one picture can show and stay readable on a page. */
export const MOST_REPORTS = 30

export interface IsnadScope {
  readonly statements: readonly Statement[]
  readonly reports: ReadonlyMap<string, Report>
  readonly originOf: ReadonlyMap<string, Origin>
}

/** One row a line of transmission: who reports, through whom, from whom; stated or concluded. */
export interface IsnadLine {
  readonly names: readonly string[]
  readonly stated: boolean
}

/** Every chain of the statements, each once, reports first, as the table that stands for the drawing where none can. */
export function isnadLines({ statements, reports, originOf }: IsnadScope): IsnadLine[] {
  const out = new Map<string, IsnadLine>()
  for (const statement of statements) {
    const report = reports.get(statement.report)
    if (!report) continue
    const origin = originOf.get(statement.id)
    const chain = statement.chain.map((link) => link.name)
    const last = origin && chain.length ? origin.actor : undefined
    const names = [report.outlet ?? report.title ?? report.id, ...(last ? [...chain.slice(0, -1), last] : chain)]
    const line = { names, stated: statement.chain.every((link) => link.how !== 'implied') }
    const key = names.join('\n')
    const known = out.get(key)
    out.set(key, known ? { names, stated: known.stated || line.stated } : line)
  }
  return [...out.values()]
}

/** The drawing; undefined where nobody passes anything on. `left` is how many reports it has no room for. */
export function drawIsnad(scope: IsnadScope, lang: 'ar' | 'en'): { drawing: Drawing; left: number } | undefined {
  const all = isnadLines(scope)
  if (!all.some(({ names }) => names.length > 1)) return undefined
  // Lines of one speaker stand together, so that few cross.
  const key = ({ names }: IsnadLine) => [...names].reverse().join('\n')
  const lines = all.slice(0, MOST_REPORTS).sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const nodes = new Map<string, Node>()
  const edges = new Map<string, { readonly from: Node; readonly to: Node; stated: boolean }>()
  for (const { names, stated } of lines) {
    let before: Node | undefined
    names.forEach((name, i) => {
      const kind = i === 0 ? 'report' : i === names.length - 1 ? 'origin' : 'between'
      const id = `${kind} ${name}`
      const node = nodes.get(id) ?? { id, name, kind, level: 0 }
      nodes.set(id, node)
      if (before) {
        const key = `${before.id}\n${id}`
        const edge = edges.get(key) ?? { from: before, to: node, stated: false }
        edge.stated ||= stated
        edges.set(key, edge)
      }
      before = node
    })
  }
  const deepest = Math.max(...lines.map(({ names }) => names.length)) - 1
  for (const { names } of lines)
    names.forEach((name, i) => {
      const node = nodes.get(`between ${name}`)
      if (node && i > 0 && i < names.length - 1) node.level = Math.max(node.level, i)
    })
  for (const node of nodes.values()) if (node.kind === 'origin') node.level = deepest
  return { drawing: place([...nodes.values()], [...edges.values()], deepest, lang), left: all.length - lines.length }
}

function place(nodes: readonly Node[], edges: readonly { from: Node; to: Node; stated: boolean }[], deepest: number, lang: 'ar' | 'en'): Drawing {
  const width = MARGIN * 2 + COLUMN * (deepest + 1)
  const columns = Array.from({ length: deepest + 1 }, (_, level) => nodes.filter((node) => node.level === level))
  const most = Math.max(...columns.map((column) => column.length))
  const height = TOP + most * ROW + MARGIN
  // Earliest speakers where reading begins: at the right in Arabic, at the left in English.
  const xOf = (level: number) => {
    const along = MARGIN + (deepest - level) * COLUMN + 6
    return lang === 'ar' ? width - along : along
  }
  const yOf = new Map<string, number>()
  for (const column of columns) {
    const step = (most * ROW) / Math.max(1, column.length)
    column.forEach((node, i) => {
      yOf.set(node.id, TOP + step * (i + 0.5))
    })
  }
  const heads = lang === 'ar' ? ['المواد', 'الناقلون', 'القائل الأول المعروف'] : ['Reports', 'Passed on by', 'Earliest known speaker']
  const side = lang === 'ar' ? -1 : 1
  const shapes: Shape[] = [
    text(xOf(0), 14, heads[0] as string, lang, true),
    ...(deepest > 1 ? [text(xOf(deepest - 1), 14, heads[1] as string, lang, true)] : []),
    text(xOf(deepest), 14, heads[2] as string, lang, true),
  ]
  // A line begins behind the name it comes from, so that it strikes through none.
  for (const { from, to, stated } of edges) {
    const [y1, y2] = [yOf.get(to.id) ?? 0, yOf.get(from.id) ?? 0]
    shapes.push({ s: 'line', x1: xOf(to.level) + side * (COLUMN - 52), y1, x2: xOf(from.level) - side * 6, y2, ...(stated ? {} : { dashed: true }) })
  }
  for (const node of nodes) {
    const [x, y] = [xOf(node.level), yOf.get(node.id) ?? 0]
    shapes.push({ s: 'circle', x, y, r: node.kind === 'between' ? 2.5 : 4, filled: node.kind !== 'report' })
    shapes.push(text(x + side * 8, y + 4, fitting(node.name, 24), lang))
  }
  return { width, height, shapes }
}

/** A name beside its node, on the side where reading goes on. */
function text(x: number, y: number, words: string, lang: 'ar' | 'en', strong = false): Shape {
  return { s: 'text', x, y, text: words, at: lang === 'ar' ? 'end' : 'start', ...(strong ? { strong } : {}) }
}
