// The book of shared wording: the pairs of texts that reuse each other's words, kept up as texts come one by one.
import { byText } from './hash.ts'
import { compared, reachIn, type SharedWording, sharedWording, shingles, sketchOf, wordingClusters } from './wording.ts'

/** A text in the book. `order` sorts texts by date, then id: the earlier of two is the one drawn on. */
interface Text {
  readonly id: string
  readonly order: string
  readonly text: string
}

/** A text that shares this much of its wording with an earlier one is a copy of it. */
export const COPY = 0.6
/** A cluster of shared wording above this size is held together by boilerplate as likely as by copying: only close pairs count in it. */
const LARGEST = 2000

/** A pair in the book, and which of the two reports was found to be the copy. */
export interface Pair extends SharedWording {
  copy?: string | undefined
}

export interface WordingChange {
  readonly removed: readonly Pair[]
  readonly added: readonly Pair[]
}

export class WordingBook {
  /** By number, in order of arrival; pairs name texts by it, the earlier by `order` first. */
  readonly #texts: Text[] = []
  readonly #numbers = new Map<string, number>()
  /** Numbers of the texts that hold a trigram, in order; made from all texts when the first single one comes. */
  #lists: Map<number, number | number[]> | undefined
  /** The pairs of each text, by its number: every pair stands with both of its texts. */
  readonly #of = new Map<number, Pair[]>()

  get size(): number {
    return this.#texts.length
  }
  numberOf(id: string): number | undefined {
    return this.#numbers.get(id)
  }
  idOf(number: number): string {
    return (this.#texts[number] as Text).id
  }
  /** Pairs with a text, by its id. */
  pairsOf(id: string): readonly Pair[] {
    return this.#of.get(this.#numbers.get(id) ?? -1) ?? []
  }

  /** Takes texts in. A few are looked up among the others; many are compared all over again, which comes to the same. */
  add(texts: readonly { readonly id: string; readonly published?: string | undefined; readonly text: string }[]): WordingChange {
    const fresh = texts.map(({ id, published, text }): Text => ({ id, text, order: `${published ?? '9'}\u0000${id}` }))
    const few = this.#texts.length > 0 && fresh.length <= 20 + this.#texts.length / 500
    const first = this.#texts.length
    for (const text of fresh) {
      this.#numbers.set(text.id, this.#texts.length)
      this.#texts.push(text)
    }
    if (!few) {
      this.#lists = undefined
      return this.#apply(this.#all(), true)
    }
    const lists = this.#lists ?? this.#makeLists(first)
    this.#lists = lists
    const found = new Map<number, SharedWording | undefined>()
    const sets = new Map<number, Uint32Array>()
    const setOf = (number: number): Uint32Array => {
      let set = sets.get(number)
      if (!set) {
        set = shingles((this.#texts[number] as Text).text)
        sets.set(number, set)
      }
      return set
    }
    const affected = new Map<number, readonly [number, number]>()
    for (let number = first; number < this.#texts.length; number++)
      for (const h of sketchOf(setOf(number))) this.#insert(lists, h, number, (a, b) => affected.set(pairKey(a, b), [a, b]))
    for (const [key, [a, b]] of affected) found.set(key, this.#judge(a, b, setOf, lists))
    return this.#apply(found, false)
  }

  /** Makes the lists that a single text is looked up in, when there is time for it. */
  prepare(): void {
    this.#lists ??= this.#makeLists(this.#texts.length)
  }

  #all(): Map<number, SharedWording> {
    const order = this.#texts.map((_, i) => i).sort((a, b) => this.#order(a, b))
    const found = new Map<number, SharedWording>()
    for (const pair of sharedWording(order.map((number) => (this.#texts[number] as Text).text))) {
      const [a, b] = [order[pair.a] as number, order[pair.b] as number]
      found.set(pairKey(a, b), { a, b, contained: pair.contained, alike: pair.alike })
    }
    return found
  }

  #order(a: number, b: number): number {
    return byText((this.#texts[a] as Text).order, (this.#texts[b] as Text).order)
  }

  /** Lists of the first `count` texts. */
  #makeLists(count: number): Map<number, number | number[]> {
    const lists = new Map<number, number | number[]>()
    const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => this.#order(a, b))
    for (const number of order) {
      for (const h of sketchOf(shingles((this.#texts[number] as Text).text))) {
        const list = lists.get(h)
        if (list === undefined) lists.set(h, number)
        else if (typeof list === 'number') lists.set(h, [list, number])
        else list.push(number)
      }
    }
    return lists
  }

  #placeIn(list: readonly number[], number: number): number {
    const { order } = this.#texts[number] as Text
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#texts[list[middle] as number] as Text).order < order) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Puts a text into one list and names every pair that meets there now and did not, or did and does no more. */
  #insert(lists: Map<number, number | number[]>, h: number, number: number, affected: (a: number, b: number) => void): void {
    const known = lists.get(h)
    if (known === undefined) {
      lists.set(h, number)
      return
    }
    const list = typeof known === 'number' ? [known] : known
    const at = this.#placeIn(list, number)
    const before = reachIn(list.length)
    const after = reachIn(list.length + 1)
    if (at === 0 || before !== after) {
      // The first of a list meets all of it, and a list grown long is looked at otherwise: every meeting may have changed.
      meetings(list, affected)
      list.splice(at, 0, number)
      meetings(list, affected)
    } else {
      // Those that were just within reach across the new one are so no more.
      for (let i = at; i < Math.min(list.length, at + before); i++) if (i - before >= 0) affected(list[i - before] as number, list[i] as number)
      list.splice(at, 0, number)
      for (let i = at + 1; i < Math.min(list.length, at + 1 + after); i++) affected(number, list[i] as number)
      for (let i = Math.max(0, at - after); i < at; i++) affected(list[i] as number, number)
      affected(list[0] as number, number)
    }
    if (typeof known === 'number') lists.set(h, list)
  }

  #judge(
    a: number,
    b: number,
    setOf: (number: number) => Uint32Array,
    lists: ReadonlyMap<number, number | readonly number[]>,
  ): SharedWording | undefined {
    const [x, y] = [setOf(a), setOf(b)]
    const mine = new Set(sketchOf(x))
    let shared = 0
    for (const h of sketchOf(y)) {
      const list = mine.has(h) ? lists.get(h) : undefined
      if (!Array.isArray(list)) continue
      const i = this.#placeIn(list, a)
      const k = this.#placeIn(list, b)
      if (list[i] !== a || list[k] !== b) continue
      if (i === 0 || k - i <= reachIn(list.length)) shared++
    }
    const found = shared ? compared(x, y, shared) : undefined
    return found && { a, b, ...found }
  }

  /** Takes over what was found of some pairs, or of all. */
  #apply(found: ReadonlyMap<number, SharedWording | undefined>, all: boolean): WordingChange {
    const removed: Pair[] = []
    const added: Pair[] = []
    const put = (a: number, b: number, pair: SharedWording | undefined) => {
      const known = this.#pairOf(a, b)
      if (known && pair && known.contained === pair.contained && known.alike === pair.alike) return
      if (known) {
        removed.push(known)
        for (const end of [known.a, known.b]) {
          const list = this.#of.get(end) ?? []
          list.splice(list.indexOf(known), 1)
        }
      }
      if (!pair) return
      // Every field from the start: there are millions of these.
      const { contained, alike } = pair
      const held: Pair = { a, b, contained, alike, copy: undefined }
      added.push(held)
      for (const end of [a, b]) {
        const list = this.#of.get(end)
        if (list) list.push(held)
        else this.#of.set(end, [held])
      }
    }
    if (all) for (const { a, b } of [...this.#pairs()]) if (!found.has(pairKey(a, b))) put(a, b, undefined)
    for (const [key, pair] of found) put(Math.floor(key / 2 ** 26), key % 2 ** 26, pair)
    return { removed, added }
  }

  #pairOf(a: number, b: number): Pair | undefined {
    const [x, y] = [this.#of.get(a), this.#of.get(b)]
    return x && y ? (x.length < y.length ? x : y).find((pair) => pair.a === a && pair.b === b) : undefined
  }

  *#pairs(): Iterable<Pair> {
    for (const [number, pairs] of this.#of) for (const pair of pairs) if (pair.a === number) yield pair
  }

  /** The name of each text's cluster, its smallest id, by number; undefined where it is alone. `same` are pairs a person called one. */
  clusterNames(same: ReadonlyMap<string, string>): (string | undefined)[] {
    const marked = [...same].flatMap(([id, of]): SharedWording[] => {
      const a = this.#numbers.get(id)
      const b = this.#numbers.get(of)
      return a === undefined || b === undefined ? [] : [{ a, b, contained: 1, alike: 1 }]
    })
    const all = [...this.#pairs(), ...marked]
    let clusters = wordingClusters(this.size, all)
    if (clusters.some((cluster) => cluster.length > LARGEST)) clusters = wordingClusters(this.size, all, 0.5)
    const names: (string | undefined)[] = new Array(this.size)
    for (const cluster of clusters) {
      if (cluster.length < 2) continue
      let name = this.idOf(cluster[0] as number)
      for (const number of cluster) if (this.idOf(number) < name) name = this.idOf(number)
      for (const number of cluster) names[number] = name
    }
    return names
  }
}

/** Numbers stay below 2^26: one number for a pair of them. */
const pairKey = (a: number, b: number) => a * 2 ** 26 + b

/** Every pair that meets in a list. */
function meetings(list: readonly number[], meet: (a: number, b: number) => void): void {
  const back = reachIn(list.length)
  for (let i = 1; i < list.length; i++) {
    for (let k = Math.max(0, i - back); k < i; k++) meet(list[k] as number, list[i] as number)
    if (i - back > 0) meet(list[0] as number, list[i] as number)
  }
}
