// The isnad of a site or incident as a drawing: earliest known speakers at the start of the line, who passed it on between, reports at its end.
import type { Origin, Report, Statement } from '../../model/index.ts'
import { type Drawing, type Shape, wrapped } from './drawing.ts'
import { layered } from './layers.ts'

interface Node {
  readonly id: string
  readonly lines: readonly string[]
  readonly kind: 'origin' | 'between' | 'report'
  level: number
}

/** In points: what the three columns of most drawings need is the width of a page of text. */
const WIDTH = 470
const COLUMN = 132
const LINE = 12
const BOX = 6
const TOP = 26
const SIGN = 5.1
/** Reports one picture can show and stay readable on a page. */
export const MOST_REPORTS = 30

type NameIn = (name: string, lang: 'ar' | 'en') => string

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

/** Reports that stand in one picture: more go into the next, so that no picture wants a page of its own. A tree is never cut apart. */
const PICTURE = 9

/**
 * Lines cut into pictures: those that share a speaker, a go-between or a report stand in one, small groups together. Names that a
 * register knows as one in either language are one, so that both languages show the same pictures.
 */
export function isnadPictures(lines: readonly IsnadLine[], nameIn: NameIn): IsnadLine[][] {
  // Lines of one speaker stand together, so that few cross.
  const key = ({ names }: IsnadLine) => [...names].reverse().join('\n')
  const sorted = [...lines].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const holder = new Map<string, number>()
  const first = sorted.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (first[at] !== at) at = first[at] as number
    return at
  }
  sorted.forEach(({ names }, i) => {
    names.forEach((name, k) => {
      for (const lang of ['ar', 'en'] as const) {
        const id = `${lang} ${kindAt(k, names.length)} ${nameIn(name, lang)}`
        const known = holder.get(id)
        if (known === undefined) holder.set(id, i)
        else {
          const [one, other] = [root(known), root(i)]
          first[Math.max(one, other)] = Math.min(one, other)
        }
      }
    })
  })
  const trees = new Map<number, IsnadLine[]>()
  sorted.forEach((line, i) => {
    const at = root(i)
    trees.set(at, [...(trees.get(at) ?? []), line])
  })
  const pictures: IsnadLine[][] = []
  const reportsOf = (some: readonly IsnadLine[]) => new Set(some.map(({ names }) => names[0])).size
  for (const tree of trees.values()) {
    const last = pictures.at(-1)
    if (last && reportsOf(last) + reportsOf(tree) <= PICTURE) last.push(...tree)
    else pictures.push(tree)
  }
  return pictures
}

/** The drawing of some lines, `deepest` links long at the most. `left` is how many of them it has no room for. */
export function drawIsnad(some: readonly IsnadLine[], deepest: number, lang: 'ar' | 'en', nameIn: NameIn): { drawing: Drawing; left: number } {
  const lines = some.slice(0, MOST_REPORTS)
  const { nodes, edges } = graphOf(lines, deepest, (name) => nameIn(name, lang))
  return { drawing: place(nodes, edges, deepest, lang), left: some.length - lines.length }
}

const kindAt = (i: number, length: number): Node['kind'] => (i === 0 ? 'report' : i === length - 1 ? 'origin' : 'between')

interface Edge {
  readonly from: string
  readonly to: string
  stated: boolean
}

/** Speakers at level 0, reports at the deepest; who passed on between them as near to the speaker as all its chains allow. */
function graphOf(lines: readonly IsnadLine[], deepest: number, nameIn: (name: string) => string): { nodes: readonly Node[]; edges: readonly Edge[] } {
  const nodes = new Map<string, Node>()
  const edges = new Map<string, Edge>()
  const most = Math.floor(columnWidth(deepest) / SIGN) - 2
  for (const { names, stated } of lines) {
    // Two spellings that a register knows as one are one box.
    const ids = names.map((name, i) => `${kindAt(i, names.length)} ${nameIn(name)}`)
    ids.forEach((id, i) => {
      const name = names[i] as string
      const kind = kindAt(i, names.length)
      const node = nodes.get(id) ?? { id, lines: wrapped(nameIn(name), most, 3), kind, level: kind === 'report' ? deepest : 0 }
      node.level = kind === 'between' ? Math.max(node.level, names.length - 1 - i) : node.level
      nodes.set(id, node)
      if (i === 0) return
      const edge = edges.get(`${ids[i - 1]}\n${id}`) ?? { from: id, to: ids[i - 1] as string, stated: false }
      edge.stated ||= stated
      edges.set(`${ids[i - 1]}\n${id}`, edge)
    })
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}

const columnWidth = (deepest: number): number => (deepest <= 2 ? COLUMN : Math.max(84, (WIDTH - 34 * deepest) / (deepest + 1)))

function place(nodes: readonly Node[], edges: readonly Edge[], deepest: number, lang: 'ar' | 'en'): Drawing {
  const column = columnWidth(deepest)
  const step = (Math.max(WIDTH, column * (deepest + 1) + 34 * deepest) - column) / Math.max(1, deepest)
  const width = step * deepest + column
  const heightOf = (node: Node) => node.lines.length * LINE + BOX
  const { y, passes, height } = layered(
    nodes.map((node) => ({ id: node.id, level: node.level, height: heightOf(node) })),
    edges,
  )
  // Earliest speakers where reading begins: at the right in Arabic, at the left in English.
  const x = (along: number) => (lang === 'ar' ? width - along : along)
  const at = (id: string) => TOP + (y.get(id) ?? 0)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const heads = lang === 'ar' ? ['المواد', 'من نقل', 'القائل الأول المعروف'] : ['Reports', 'Passed on by', 'Earliest known speaker']
  const head = (level: number, words: string | undefined): Shape => ({
    s: 'text',
    x: x(level * step + column / 2),
    y: 12,
    text: words ?? '',
    at: 'middle',
    strong: true,
  })
  const shapes: Shape[] = [head(0, heads[2]), ...(deepest > 1 ? [head(1, heads[1])] : []), head(deepest, heads[0])]
  edges.forEach(({ from, to, stated }, i) => {
    const [first, last] = [byId.get(from) as Node, byId.get(to) as Node]
    const through = (passes[i] ?? []).map((height, n): [number, number] => [(first.level + n + 1) * step, TOP + height])
    const points: [number, number][] = [
      [first.level * step + column, at(from)],
      ...through.flatMap(([left, height]): [number, number][] => [
        [left, height],
        [left + column, height],
      ]),
      [last.level * step, at(to)],
    ]
    shapes.push({ s: 'way', points: points.map(([along, down]): [number, number] => [x(along), down]), ...(stated ? {} : { dashed: true }) })
  })
  for (const node of nodes) {
    const left = lang === 'ar' ? width - node.level * step - column : node.level * step
    const top = at(node.id) - heightOf(node) / 2
    shapes.push({ s: 'box', x: left, y: top, w: column, h: heightOf(node), ...(node.kind === 'origin' ? { strong: true } : {}) })
    node.lines.forEach((words, i) => {
      shapes.push({ s: 'text', x: left + column / 2, y: top + BOX / 2 + LINE * (i + 1) - 3, text: words, at: 'middle' })
    })
  }
  return { width, height: TOP + height + 4, shapes }
}
