// A gathering: things under keys, most keys with one or a few. A set for each would be most of a large case's memory.

/** Beyond this many a list is searched too long, and a set takes its place. */
const FEW = 24
const NONE: readonly never[] = []

/** Each thing stands under a key once. Things are objects or strings, no lists. */
export class Gathering<T extends object | string> {
  readonly #held = new Map<string, T | T[] | Set<T>>()

  add(key: string, item: T): void {
    const held = this.#held.get(key)
    if (held === undefined) this.#held.set(key, item)
    else if (held instanceof Set) held.add(item)
    else if (!Array.isArray(held)) {
      if (held !== item) this.#held.set(key, [held as T, item])
    } else if (!held.includes(item)) {
      if (held.length < FEW) held.push(item)
      else this.#held.set(key, new Set([...held, item]))
    }
  }

  remove(key: string, item: T): void {
    const held = this.#held.get(key)
    if (held === item) this.#held.delete(key)
    else if (held instanceof Set) {
      held.delete(item)
      if (held.size === 0) this.#held.delete(key)
    } else if (Array.isArray(held)) {
      const at = held.indexOf(item)
      if (at < 0) return
      held.splice(at, 1)
      if (held.length === 1) this.#held.set(key, held[0] as T)
    }
  }

  /** What stands under a key, in order of coming; may not be changed while it is gone through. */
  of(key: string): Iterable<T> {
    const held = this.#held.get(key)
    if (held === undefined) return NONE
    return held instanceof Set || Array.isArray(held) ? held : [held as T]
  }

  /** All that is gathered, key by key. */
  *groups(): Iterable<Iterable<T>> {
    for (const key of this.#held.keys()) yield this.of(key)
  }
}
