// Union-find: which things belong together once pairs are known. The partition does not depend on the order of the pairs.
import { byText } from './hash.ts'

export class Union {
  private readonly parent: Int32Array
  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i)
  }
  find(x: number): number {
    const { parent } = this
    let root = x
    while (parent[root] !== root) root = parent[root] as number
    for (let at = x; parent[at] !== root; ) {
      const next = parent[at] as number
      parent[at] = root
      at = next
    }
    return root
  }
  /** Joins two; the smaller index stays the representative. */
  join(a: number, b: number): void {
    const x = this.find(a)
    const y = this.find(b)
    if (x < y) this.parent[y] = x
    else if (y < x) this.parent[x] = y
  }
  /** Members by representative, both in index order. */
  groups(): Map<number, number[]> {
    const out = new Map<number, number[]>()
    for (let i = 0; i < this.parent.length; i++) {
      const root = this.find(i)
      const list = out.get(root)
      if (list) list.push(i)
      else out.set(root, [i])
    }
    return out
  }
}

/**
 * A component cut so that nodes a person set apart are apart: every other node goes with the nearest of them.
 * `splits` are lists of nodes that must not be together; ties fall by `nameOf`, then by index.
 */
export function apart(
  members: readonly number[],
  edges: readonly { readonly a: number; readonly b: number }[],
  splits: readonly (readonly number[])[],
  nameOf: (node: number) => string,
): number[][] {
  const inside = new Set(members)
  const held = splits.map((split) => split.filter((i) => inside.has(i))).filter((split) => split.length > 1)
  if (!held.length) return [[...members]]
  const seeds = [...new Set(held.flat())].sort((a, b) => byText(nameOf(a), nameOf(b)) || a - b)
  const next = new Map<number, number[]>()
  for (const { a, b } of edges) {
    if (!inside.has(a)) continue
    next.set(a, [...(next.get(a) ?? []), b])
    next.set(b, [...(next.get(b) ?? []), a])
  }
  const owner = new Map<number, number>(seeds.map((seed) => [seed, seed]))
  for (let front = seeds; front.length; ) {
    const after: number[] = []
    for (const at of front) {
      for (const to of [...(next.get(at) ?? [])].sort((a, b) => byText(nameOf(a), nameOf(b)) || a - b)) {
        if (owner.has(to)) continue
        owner.set(to, owner.get(at) as number)
        after.push(to)
      }
    }
    front = after
  }
  return seeds.map((seed) => members.filter((i) => owner.get(i) === seed))
}
