// Cycles: outlets and agencies that name each other for the same figure, so that nobody said it first.
import type { Report, Statement } from '../model/index.ts'
import { byText } from './hash.ts'
import type { Speakers } from './speakers.ts'
import { outletOf, valueKey } from './units.ts'

export interface Cycle {
  /** Keys and names of the speakers in the circle. */
  readonly speakers: readonly { readonly key: string; readonly name: string }[]
  readonly statements: readonly string[]
}

/** A statement that names its speakers, in a report whose outlet is known. */
export interface Naming {
  readonly report: Report
  readonly statement: Statement
}

/** What of a report may close a circle. */
export function namingsOf(report: Report, statements: readonly Statement[]): Naming[] {
  if (!report.outlet) return []
  return statements.flatMap((statement) => (statement.chain.length && valueKey(statement) ? [{ report, statement }] : []))
}

/** Circles among speakers for one value; each is a strongly connected set of two speakers or more. Linear in the links. */
export function findCycles(namings: readonly Naming[], speakers: Speakers): Cycle[] {
  const names = new Map<string, string>()
  const next = new Map<string, Map<string, Set<string>>>()
  for (const { report, statement } of namings) {
    const outlet = outletOf(report, speakers)
    let from = { key: plain(outlet.key), name: outlet.name }
    for (const link of statement.chain) {
      const speaker = speakers.of(link.name, link.actor)
      if (!speaker.named) break
      const to = { key: speaker.key, name: speaker.name }
      if (to.key !== from.key) {
        for (const { key, name } of [from, to]) if (name < (names.get(key) ?? '\uffff')) names.set(key, name)
        const edges = next.get(from.key) ?? new Map<string, Set<string>>()
        edges.set(to.key, (edges.get(to.key) ?? new Set()).add(statement.id))
        next.set(from.key, edges)
      }
      from = to
    }
  }
  return circles(next).map((set) => {
    const inside = new Set(set)
    const statements = new Set<string>()
    for (const from of set) for (const [to, ids] of next.get(from) ?? []) if (inside.has(to)) for (const id of ids) statements.add(id)
    return { speakers: set.map((key) => ({ key, name: names.get(key) ?? key })), statements: [...statements].sort(byText) }
  })
}

// An outlet known to no register has its own key; a chain that names it has the bare name.
const plain = (key: string) => key.replace(/^outlet /, '')

/** Strongly connected sets of two or more (Tarjan, without recursion). */
function circles(next: ReadonlyMap<string, ReadonlyMap<string, unknown>>): string[][] {
  const at = new Map<string, { index: number; low: number; on: boolean }>()
  const stack: string[] = []
  const out: string[][] = []
  let count = 0
  for (const start of [...next.keys()].sort(byText)) {
    if (at.has(start)) continue
    const work: { node: string; edges: Iterator<string> }[] = []
    const open = (node: string) => {
      at.set(node, { index: count, low: count, on: true })
      count++
      stack.push(node)
      work.push({ node, edges: [...(next.get(node)?.keys() ?? [])][Symbol.iterator]() })
    }
    open(start)
    while (work.length) {
      const top = work[work.length - 1] as (typeof work)[number]
      const mine = at.get(top.node) as { index: number; low: number; on: boolean }
      const step = top.edges.next()
      if (!step.done) {
        const seen = at.get(step.value)
        if (!seen) open(step.value)
        else if (seen.on) mine.low = Math.min(mine.low, seen.index)
        continue
      }
      work.pop()
      const above = work[work.length - 1]
      if (above) {
        const parent = at.get(above.node) as { low: number }
        parent.low = Math.min(parent.low, mine.low)
      }
      if (mine.low !== mine.index) continue
      const set: string[] = []
      for (;;) {
        const node = stack.pop() as string
        ;(at.get(node) as { on: boolean }).on = false
        set.push(node)
        if (node === top.node) break
      }
      if (set.length > 1) out.push(set.sort(byText))
    }
  }
  return out
}
