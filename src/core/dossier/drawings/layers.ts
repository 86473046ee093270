// Layered drawing: nodes in columns, in an order that few lines cross, each beside what it hangs on. Pure arithmetic: same graph, same places.

export interface LayerNode {
  readonly id: string
  readonly level: number
  readonly height: number
}

export interface LayerEdge {
  readonly from: string
  readonly to: string
}

export interface Layers {
  /** Middle of each node, from the top. */
  readonly y: ReadonlyMap<string, number>
  /** For each edge the heights it passes at every level between its ends, nearest to `from` first. */
  readonly passes: readonly (readonly number[])[]
  readonly height: number
}

interface Slot {
  readonly id: string
  readonly level: number
  readonly height: number
  readonly beside: Slot[]
  y: number
}

const GAP = 6
/** Room a line takes that passes between the names of a column. */
const PASSAGE = 4
const SWEEPS = 8

/** Places nodes; an edge that skips levels keeps a passage of its own in each, so that it strikes through no name. */
export function layered(nodes: readonly LayerNode[], edges: readonly LayerEdge[]): Layers {
  const slots = new Map(nodes.map((node) => [node.id, { ...node, beside: [], y: 0 } as Slot]))
  const passing = edges.map(({ from, to }) => {
    const [first, last] = [slots.get(from) as Slot, slots.get(to) as Slot]
    const step = first.level < last.level ? 1 : -1
    const between: Slot[] = []
    for (let level = first.level + step; level !== last.level; level += step)
      between.push({ id: `${from}\n${to}\n${level}`, level, height: PASSAGE, beside: [], y: 0 })
    const row = [first, ...between, last]
    row.forEach((slot, i) => {
      for (const other of [row[i - 1], row[i + 1]]) if (other) slot.beside.push(other)
    })
    return between
  })
  const all = [...slots.values(), ...passing.flat()]
  const deepest = Math.max(...all.map(({ level }) => level))
  const columns = Array.from({ length: deepest + 1 }, (_, level) => all.filter((slot) => slot.level === level))
  for (const column of columns) stack(column)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 ? [...columns].reverse() : columns
    for (const column of order) {
      const wish = new Map(column.map((slot) => [slot, mean(slot)]))
      // Stable: what wishes for the same place stays in its order.
      column.sort((a, b) => (wish.get(a) as number) - (wish.get(b) as number))
      settle(column, wish)
    }
  }
  const top = Math.min(...all.map((slot) => slot.y - slot.height / 2))
  for (const slot of all) slot.y -= top
  return {
    y: new Map([...slots].map(([id, slot]) => [id, slot.y])),
    passes: passing.map((between) => between.map(({ y }) => y)),
    height: Math.max(...all.map((slot) => slot.y + slot.height / 2)),
  }
}

function stack(column: readonly Slot[]): void {
  let at = 0
  for (const slot of column) {
    slot.y = at + slot.height / 2
    at += slot.height + GAP
  }
}

/** Where a slot would stand if nothing else did: in the middle of what it hangs on. */
function mean({ beside, y }: Slot): number {
  return beside.length ? beside.reduce((sum, other) => sum + other.y, 0) / beside.length : y
}

/** Each as near to its wish as the order and the gaps allow: blocks of touching slots share what they miss. */
function settle(column: readonly Slot[], wish: ReadonlyMap<Slot, number>): void {
  const blocks: { slots: Slot[]; from: number; height: number }[] = []
  for (const slot of column) {
    let block = { slots: [slot], from: (wish.get(slot) as number) - slot.height / 2, height: slot.height }
    let before = blocks.at(-1)
    while (before && before.from + before.height + GAP > block.from) {
      blocks.pop()
      const slots = [...before.slots, ...block.slots]
      const height = before.height + GAP + block.height
      let within = 0
      let sum = 0
      for (const one of slots) {
        sum += (wish.get(one) as number) - one.height / 2 - within
        within += one.height + GAP
      }
      block = { slots, from: sum / slots.length, height }
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  for (const { slots, from } of blocks) {
    let at = from
    for (const slot of slots) {
      slot.y = at + slot.height / 2
      at += slot.height + GAP
    }
  }
}
