// A book of things that several sources may name: each is kept once, merged from all who name it, and what changed is told.
import { byText } from './hash.ts'
import { sameValue } from './keyed.ts'

export interface Rewritten<T> {
  readonly before: T | undefined
  readonly after: T | undefined
}

/** `merge` is given what the sources name under one key, in the order of the sources' names; a thing that stays the same stays the same object. */
export class Book<T extends object> {
  readonly #keyOf: (item: T) => string
  readonly #merge: (items: readonly [T, ...T[]]) => T
  readonly #given = new Map<string, readonly (readonly [key: string, item: T])[]>()
  /** One source for most: then it is not wrapped in a list. */
  readonly #named = new Map<string, [source: string, item: T][]>()
  readonly #dirty = new Set<string>()
  readonly held = new Map<string, T>()

  constructor(keyOf: (item: T) => string, merge: (items: readonly [T, ...T[]]) => T) {
    this.#keyOf = keyOf
    this.#merge = merge
  }

  /** Replaces all that `source` names. */
  set(source: string, items: readonly T[]): void {
    const before = this.#given.get(source)
    if (!before && items.length === 0) return
    for (const [key] of before ?? []) {
      this.#dirty.add(key)
      const named = (this.#named.get(key) ?? []).filter(([by]) => by !== source)
      if (named.length) this.#named.set(key, named)
      else this.#named.delete(key)
    }
    if (items.length === 0) {
      this.#given.delete(source)
      return
    }
    const given = items.map((item) => [this.#keyOf(item), item] as const)
    this.#given.set(source, given)
    for (const [key, item] of given) {
      this.#dirty.add(key)
      const named = this.#named.get(key)
      if (named) named.push([source, item])
      else this.#named.set(key, [[source, item]])
    }
  }

  /** What became of everything named anew or no more since the last time. */
  flush(): Rewritten<T>[] {
    const changed: Rewritten<T>[] = []
    for (const key of this.#dirty) {
      const before = this.held.get(key)
      const named = this.#named.get(key)
      const sorted = named && named.length > 1 ? [...named].sort((a, b) => byText(a[0], b[0])) : named
      const after = sorted ? this.#merge(sorted.map(([, item]) => item) as [T, ...T[]]) : undefined
      if (before && after && sameValue(before, after)) continue
      if (after) this.held.set(key, after)
      else this.held.delete(key)
      if (before || after) changed.push({ before, after })
    }
    this.#dirty.clear()
    return changed
  }
}
