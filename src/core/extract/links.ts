// The linking model: which place, time and actor belong to a figure. Features are named, weights stand in the language pack, and every
// link tells the features that carried it. A feature is one label of each axis of its template: "where×kind=same-after×settlement".

/** A family of features: its name and the labels of each axis. */
export interface Template {
  readonly base: number
  readonly sizes: readonly number[]
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
      return { base, sizes: axes.map((axis) => axis.length) }
    },
  }
}

/** The number of a feature: one index per axis, cut to the axis. */
export function feature(t: Template, a: number, b = 0, c = 0): number {
  const [x = 1, y = 1, z = 1] = t.sizes
  const i = a < x ? a : x - 1
  if (t.sizes.length === 1) return t.base + i
  const j = b < y ? b : y - 1
  if (t.sizes.length === 2) return t.base + i * y + j
  return t.base + (i * y + j) * z + (c < z ? c : z - 1)
}

/** Weights as an array over a space; features without a weight count nothing. */
export function weightsFor(space: FeatureSpace, table: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(space.names, (name) => table[name] ?? 0)
}

/** Sum of the weights of the features in `ids`. */
export function scoreOf(weights: Float64Array, ids: readonly number[]): number {
  let sum = 0
  for (const id of ids) sum += weights[id] as number
  return sum
}

/** The features that spoke loudest, for the trail: "where×kind=… +1.20". */
export function reasons(space: FeatureSpace, weights: Float64Array, ids: readonly number[], most = 3): string {
  return [...ids]
    .sort((a, b) => Math.abs(weights[b] as number) - Math.abs(weights[a] as number) || a - b)
    .slice(0, most)
    .map((id) => `${space.names[id]} ${(weights[id] as number) >= 0 ? '+' : '−'}${Math.abs(weights[id] as number).toFixed(2)}`)
    .join('; ')
}

/** Index of the first bound that `value` is below; `bounds.length` where none. */
export function bucket(value: number, bounds: readonly number[]): number {
  for (let i = 0; i < bounds.length; i++) if (value < (bounds[i] as number)) return i
  return bounds.length
}

/**
 * One choice among mentions and none: mentions of one key ("قوات النظام" thrice) share their odds. Taken where the odds of the
 * best key pass `least`: below even, since a link missed and a link too many cost alike. Returns the best mention's index.
 */
export function choose(scores: readonly (number | undefined)[], none: number, keys: readonly string[], least: number): number | undefined {
  let most = none
  for (const s of scores) if (s !== undefined && s > most) most = s
  let sum = Math.exp(none - most)
  const byKey = new Map<string, { odds: number; best: number; i: number }>()
  scores.forEach((s, i) => {
    if (s === undefined) return
    const odds = Math.exp(s - most)
    sum += odds
    const key = keys[i] as string
    const known = byKey.get(key)
    if (!known) byKey.set(key, { odds, best: s, i })
    else {
      known.odds += odds
      if (s > known.best) {
        known.best = s
        known.i = i
      }
    }
  })
  let top: { odds: number; i: number } | undefined
  for (const one of byKey.values()) if (!top || one.odds > top.odds) top = one
  return top && top.odds / sum > least ? top.i : undefined
}
