// Union-find: which things belong together once pairs are known. The partition does not depend on the order of the pairs.

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
