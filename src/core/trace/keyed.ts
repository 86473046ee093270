// Keyed: groups of items by key, each group worked out once, and again only when its members change. What makes deriving incremental.

/** What became of one group. */
export interface Regrouped<Out> {
  readonly key: string
  readonly before: Out | undefined
  readonly after: Out | undefined
}

/**
 * Items come by whoever contributes them (a report, an origin) and are filed under keys. `reduce` makes of one group what it amounts to;
 * it must not depend on the order of the members. Nothing is worked out before `flush`.
 */
export class Keyed<Item extends object, Out> {
  readonly #keysOf: (item: Item) => Iterable<string>
  readonly #reduce: (key: string, members: readonly Item[]) => Out | undefined
  /** By contributor: each item and the keys it is filed under, in one flat list (item, key, key, item, key …): there are millions. */
  readonly #given = new Map<string, readonly (Item | string)[]>()
  /** A group of one is the item itself: most are, and there are millions. */
  readonly #groups = new Map<string, Item | Item[]>()
  readonly #dirty = new Set<string>()
  readonly outputs = new Map<string, Out>()

  constructor(keysOf: (item: Item) => Iterable<string>, reduce: (key: string, members: readonly Item[]) => Out | undefined) {
    this.#keysOf = keysOf
    this.#reduce = reduce
  }

  /** Replaces all that `by` contributed. */
  set(by: string, items: readonly Item[]): void {
    let dropped: Item | undefined
    for (const one of this.#given.get(by) ?? []) {
      if (typeof one !== 'string') dropped = one
      else if (dropped) this.#drop(one, dropped)
    }
    const given: (Item | string)[] = []
    for (const item of items) {
      const from = given.push(item)
      for (const key of this.#keysOf(item)) {
        if (given.includes(key, from)) continue
        given.push(key)
        this.#put(key, item)
      }
    }
    if (given.length) this.#given.set(by, given.slice())
    else this.#given.delete(by)
  }

  /** Members of a group as they stand. */
  members(key: string): readonly Item[] {
    const group = this.#groups.get(key)
    return group === undefined ? [] : Array.isArray(group) ? group : [group]
  }

  /** Works out a group anew though its members are the same, since what they are judged by has changed. */
  touch(key: string): void {
    if (this.#groups.has(key)) this.#dirty.add(key)
  }

  /** Works out the groups whose members changed, and tells what became of each. */
  flush(): Regrouped<Out>[] {
    const changed: Regrouped<Out>[] = []
    for (const key of this.#dirty) {
      const before = this.outputs.get(key)
      const members = this.members(key)
      const after = members.length ? this.#reduce(key, members) : undefined
      if (after === undefined) this.outputs.delete(key)
      else this.outputs.set(key, after)
      if (before !== undefined || after !== undefined) changed.push({ key, before, after })
    }
    this.#dirty.clear()
    return changed
  }

  #put(key: string, item: Item): void {
    this.#dirty.add(key)
    const group = this.#groups.get(key)
    if (group === undefined) this.#groups.set(key, item)
    else if (Array.isArray(group)) group.push(item)
    else this.#groups.set(key, [group, item])
  }

  #drop(key: string, item: Item): void {
    this.#dirty.add(key)
    const group = this.#groups.get(key)
    if (group === item) this.#groups.delete(key)
    else if (Array.isArray(group)) {
      const at = group.indexOf(item)
      if (at >= 0) {
        group[at] = group[group.length - 1] as Item
        group.pop()
      }
      if (group.length === 1) this.#groups.set(key, group[0] as Item)
    }
  }
}

/** A list kept in order while things leave and enter it. Every array it gives out stays as it is: a change makes a new one. */
export class Ordered<T extends object> {
  readonly #order: (a: T, b: T) => number
  #all: readonly T[] = []
  readonly #gone = new Set<T>()
  readonly #fresh = new Set<T>()

  constructor(order: (a: T, b: T) => number) {
    this.#order = order
  }

  add(item: T): void {
    if (!this.#gone.delete(item)) this.#fresh.add(item)
  }

  remove(item: T): void {
    if (!this.#fresh.delete(item)) this.#gone.add(item)
  }

  /** The list in order, with what left and what entered since it was last asked for. */
  take(): Changed<T> {
    const removed = [...this.#gone]
    const added = [...this.#fresh].sort(this.#order)
    if (removed.length || added.length) this.#all = merged(this.#all, this.#gone, added, this.#order)
    this.#gone.clear()
    this.#fresh.clear()
    return { all: this.#all, removed, added }
  }
}

export interface Changed<T> {
  readonly all: readonly T[]
  readonly removed: readonly T[]
  readonly added: readonly T[]
}

function merged<T extends object>(all: readonly T[], gone: ReadonlySet<T>, added: readonly T[], order: (a: T, b: T) => number): T[] {
  if (all.length === 0) return [...added]
  // A few places in a long list: what lies between them is copied in one go each.
  const cuts: { readonly at: number; readonly item: T | undefined }[] = []
  for (const item of gone) cuts.push({ at: placeOf(all, item, order), item: undefined })
  for (const item of added) cuts.push({ at: firstAfter(all, item, order), item })
  cuts.sort((a, b) => a.at - b.at || Number(a.item === undefined) - Number(b.item === undefined))
  const pieces: T[][] = []
  let from = 0
  for (const { at, item } of cuts) {
    if (at > from) pieces.push(all.slice(from, at))
    from = Math.max(from, at)
    if (item) pieces.push([item])
    else from = at + 1
  }
  pieces.push(all.slice(from))
  return pieces.length < 2000 ? ([] as T[]).concat(...pieces) : pieces.flat()
}

/** Where the first thing stands that comes after `item`. */
function firstAfter<T>(all: readonly T[], item: T, order: (a: T, b: T) => number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(all[middle] as T, item) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Where `item` itself stands: things that order alike stand beside each other. */
function placeOf<T>(all: readonly T[], item: T, order: (a: T, b: T) => number): number {
  for (let at = firstAfter(all, item, order) - 1; at >= 0; at--) {
    if (all[at] === item) return at
    if (order(all[at] as T, item) !== 0) break
  }
  return all.indexOf(item)
}

/** True where two values read the same as JSON. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** True where two lists hold the same things in the same order. */
export function sameItems<T>(a: readonly T[] | undefined, b: readonly T[]): boolean {
  if (a?.length !== b.length) return false
  for (let i = 0; i < b.length; i++) if (a[i] !== b[i]) return false
  return true
}
