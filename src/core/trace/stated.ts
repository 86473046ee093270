// Stated links between origins: who, by the text's own words, draws on whom; and which origins stand otherwise to each other than before.
import type { Lineage } from '../model/index.ts'
import type { Rewritten } from './book.ts'
import type { Decided } from './independence.ts'
import { sameValue } from './keyed.ts'

export class StatedLinks {
  readonly drawsOn = new Map<string, Set<string>>()
  readonly #drawnBy = new Map<string, Set<string>>()
  #decided: ReadonlyMap<string, Decided> = new Map()

  /** Takes in which links changed and what persons decided; returns the origins whose standing to others may be another. */
  step(changed: readonly Rewritten<Lineage>[], isOrigin: (id: string) => boolean, decided: ReadonlyMap<string, Decided>): Set<string> {
    const ends = new Set<string>()
    for (const { before, after } of changed) {
      if (before?.stated && this.drawsOn.get(before.from)?.has(before.to) && !(after?.stated && after.to === before.to)) {
        for (const id of this.#around([before.from, before.to])) ends.add(id)
        this.drawsOn.get(before.from)?.delete(before.to)
        this.#drawnBy.get(before.to)?.delete(before.from)
      }
      if (!after?.stated || !isOrigin(after.from) || !isOrigin(after.to) || this.drawsOn.get(after.from)?.has(after.to)) continue
      put(this.drawsOn, after.from, after.to)
      put(this.#drawnBy, after.to, after.from)
      ends.add(after.from).add(after.to)
    }
    const out = this.#around(ends)
    for (const id of ends) out.add(id)
    for (const key of new Set([...decided.keys(), ...this.#decided.keys()])) {
      const [was, is] = [this.#decided.get(key), decided.get(key)]
      if (!sameValue(was, is)) for (const one of [was, is]) if (one) out.add(one.a).add(one.b)
    }
    this.#decided = decided
    return out
  }

  /** All origins from which these can be reached by links in either direction. */
  #around(ends: Iterable<string>): Set<string> {
    const seen = new Set(ends)
    for (const at of seen) for (const next of [...(this.drawsOn.get(at) ?? []), ...(this.#drawnBy.get(at) ?? [])]) seen.add(next)
    return seen
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}
