// A book of things that several sources may name: each is kept once, merged from all who name it, and what changed is told.
import { byText } from './hash.ts'
import { sameValue } from './keyed.ts'

export interface Rewritten<T> {
  readonly before: T | undefined
  readonly after: T | undefined
}

/** One thing as one source names it. */
interface Entry<T> {
  readonly source: string
  readonly key: string
  readonly item: T
}

/** `merge` is given what the sources name under one key, in the order of the sources' names; a thing that stays the same stays the same object. */
export class Book<T extends object> {
  readonly #keyOf: (item: T) => string
  readonly #merge: (items: readonly [T, ...T[]]) => T
  readonly #given = new Map<string, readonly Entry<T>[]>()
  /** What names a key: most are named by one source, and then it is not wrapped in a list. There are millions. */
  readonly #named = new Map<string, Entry<T> | Entry<T>[]>()
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
    for (const entry of before ?? []) {
      this.#dirty.add(entry.key)
      const named = this.#named.get(entry.key)
      if (!Array.isArray(named)) {
        if (named?.source === source) this.#named.delete(entry.key)
        continue
      }
      const left = named.filter((other) => other.source !== source)
      if (left.length > 1) this.#named.set(entry.key, left)
      else if (left[0]) this.#named.set(entry.key, left[0])
      else this.#named.delete(entry.key)
    }
    if (items.length === 0) {
      this.#given.delete(source)
      return
    }
    const given = items.map((item): Entry<T> => ({ source, key: this.#keyOf(item), item }))
    this.#given.set(source, given)
    for (const entry of given) {
      this.#dirty.add(entry.key)
      const named = this.#named.get(entry.key)
      if (named === undefined) this.#named.set(entry.key, entry)
      else if (Array.isArray(named)) named.push(entry)
      else this.#named.set(entry.key, [named, entry])
    }
  }

  /** What became of everything named anew or no more since the last time. */
  flush(): Rewritten<T>[] {
    const changed: Rewritten<T>[] = []
    for (const key of this.#dirty) {
      const before = this.held.get(key)
      const named = this.#named.get(key)
      const after = named === undefined ? undefined : this.#merge(Array.isArray(named) ? inOrder(named) : [named.item])
      if (before && after && sameValue(before, after)) continue
      if (after) this.held.set(key, after)
      else this.held.delete(key)
      if (before || after) changed.push({ before, after })
    }
    this.#dirty.clear()
    return changed
  }
}

function inOrder<T>(named: readonly Entry<T>[]): [T, ...T[]] {
  return [...named].sort((a, b) => byText(a.source, b.source)).map(({ item }) => item) as [T, ...T[]]
}
