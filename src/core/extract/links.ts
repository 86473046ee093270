// The linking model: which place, time and actor belong to a figure. Features are named, weights stand in the language pack, and every
// link tells the features that carried it. A feature is one label of each axis of its template: "where×kind=same-after×settlement".

/** A family of features: its name and the labels of each axis. */
export interface Template {
  readonly base: number
  /** Labels of each axis; 1 where there is none. */
  readonly x: number
  readonly y: number
  readonly z: number
}

/** The features of one kind of link, numbered. */
export interface FeatureSpace {
  readonly names: string[]
  template(name: string, ...axes: readonly (readonly string[])[]): Template
}

/** An empty space; templates number their features in order of declaration. */
export function featureSpace(): FeatureSpace {
  const names: string[] = []
  return {
    names,
    template(name, ...axes) {
      const base = names.length
      const walk = (axis: number, label: string): void => {
        const labels = axes[axis]
        if (!labels) {
          names.push(`${name}=${label}`)
          return
        }
        for (const one of labels) walk(axis + 1, label ? `${label}×${one}` : one)
      }
      walk(0, '')
      return { base, x: axes[0]?.length ?? 1, y: axes[1]?.length ?? 1, z: axes[2]?.length ?? 1 }
    },
  }
}

/** What a figure counts, in the order the features number it. */
export const OF: readonly string[] = ['killed', 'injured', 'bodies', 'missing', 'detained', 'displaced', 'graves', 'casualties']

/** The number of a feature: one index per axis, cut to the axis. */
export function feature(t: Template, a: number, b = 0, c = 0): number {
  const i = a < t.x ? a : t.x - 1
  const j = b < t.y ? b : t.y - 1
  return t.base + (i * t.y + j) * t.z + (c < t.z ? c : t.z - 1)
}

/** Weights as an array over a space; features without a weight count nothing. */
export function weightsFor(space: FeatureSpace, table: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(space.names, (name) => table[name] ?? 0)
}

/**
 * A list of features in hand, written over for the next mention: a text asks for hundreds of them, and what is not made need not
 * be cleared away. What is kept is copied by `list`.
 */
export class Features {
  readonly #ids = new Int32Array(96)
  #size = 0
  clear(): void {
    this.#size = 0
  }
  add(id: number): void {
    this.#ids[this.#size++] = id
  }
  /** Sum of their weights. */
  score(weights: Float64Array): number {
    let sum = 0
    for (let k = 0; k < this.#size; k++) sum += weights[this.#ids[k] as number] as number
    return sum
  }
  list(): number[] {
    const out: number[] = []
    for (let k = 0; k < this.#size; k++) out.push(this.#ids[k] as number)
    return out
  }
}

/** A byte for each item: what `TypedArray.from` says, without its iterator, which takes longer than what the bytes are asked. */
export function bytesOf<T>(items: ArrayLike<T>, byte: (item: T) => number): Uint8Array {
  const out = new Uint8Array(items.length)
  for (let i = 0; i < items.length; i++) out[i] = byte(items[i] as T)
  return out
}

/** Every feature with its weight as a person reads it ("where×kind=… +1.20"), made when first asked for and kept. */
export function labelsFor(space: FeatureSpace, weights: Float64Array): (id: number) => string {
  const made: string[] = []
  return (id) => {
    let label = made[id]
    if (label === undefined) {
      const weight = weights[id] as number
      label = `${space.names[id]} ${weight >= 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`
      made[id] = label
    }
    return label
  }
}

/** The three features that spoke loudest, for the trail. */
export function reasons(label: (id: number) => string, weights: Float64Array, ids: readonly number[]): string {
  let [a, b, c] = [-1, -1, -1]
  let [loudA, loudB, loudC] = [-1, -1, -1]
  for (const id of ids) {
    const loud = Math.abs(weights[id] as number)
    if (loud <= loudC) continue
    if (loud <= loudB) {
      c = id
      loudC = loud
      continue
    }
    c = b
    loudC = loudB
    if (loud > loudA) {
      b = a
      loudB = loudA
      a = id
      loudA = loud
    } else {
      b = id
      loudB = loud
    }
  }
  if (a < 0) return ''
  if (b < 0) return label(a)
  return c < 0 ? `${label(a)}; ${label(b)}` : `${label(a)}; ${label(b)}; ${label(c)}`
}

/** Index of the first bound that `value` is below; `bounds.length` where none. */
export function bucket(value: number, bounds: readonly number[]): number {
  for (let i = 0; i < bounds.length; i++) if (value < (bounds[i] as number)) return i
  return bounds.length
}

/**
 * One choice among mentions and none: mentions of one key ("قوات النظام" thrice) share their odds. Taken where the odds of the
 * best key pass `least`: below even, since a link missed and a link too many cost alike. Returns the best mention's index.
 * A figure has few mentions in reach, so keys are compared one by one.
 */
export function choose<K>(scores: readonly (number | undefined)[], none: number, keys: readonly K[], least: number): number | undefined {
  const n = scores.length
  let most = none
  for (let i = 0; i < n; i++) {
    const score = scores[i]
    if (score !== undefined && score > most) most = score
  }
  const each = n > odds.length ? new Float64Array(n) : odds
  let sum = Math.exp(none - most)
  for (let i = 0; i < n; i++) {
    const score = scores[i]
    each[i] = score === undefined ? -1 : Math.exp(score - most)
    if (score !== undefined) sum += each[i] as number
  }
  let top = -1
  let topOdds = 0
  for (let i = 0; i < n; i++) {
    // A key is weighed at its first mention.
    let mass = each[i] as number
    if (mass < 0) continue
    const key = keys[i] as K
    let best = i
    for (let k = i + 1; k < n; k++) {
      if ((each[k] as number) < 0 || keys[k] !== key) continue
      mass += each[k] as number
      if ((scores[k] as number) > (scores[best] as number)) best = k
      each[k] = -1
    }
    if (top >= 0 && mass <= topOdds) continue
    top = best
    topOdds = mass
  }
  return top >= 0 && topOdds / sum > least ? top : undefined
}

/** Odds in hand, for as many mentions as a figure has within reach in nearly every text. */
const odds = new Float64Array(128)
