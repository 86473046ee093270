// A small inspectable model: named signs with weights. What it says is a sum one can read, and the trail prints it.

/** Weights by sign; `bias` is added always. Signs without a weight count nothing. */
export interface Weights {
  readonly bias?: number
  readonly [sign: string]: number | undefined
}

const COMPILED = new WeakMap<Weights, ReadonlyMap<string, number>>()
/** The weights as a map, made once: signs are asked by the thousand, and a map asks faster than an object of hundreds of fields. */
function compiled(weights: Weights): ReadonlyMap<string, number> {
  let map = COMPILED.get(weights)
  if (!map) {
    const made = new Map<string, number>()
    for (const [sign, weight] of Object.entries(weights)) if (weight !== undefined) made.set(sign, weight)
    COMPILED.set(weights, made)
    map = made
  }
  return map
}

export function score(weights: Weights, signs: readonly string[]): number {
  const map = compiled(weights)
  let sum = map.get('bias') ?? 0
  for (let k = 0; k < signs.length; k++) sum += map.get(signs[k] as string) ?? 0
  return sum
}

/** The three heaviest reasons, for the trail: "doer +1.9, toll +1.2, bare-state -0.8". */
export function reasons(weights: Weights, signs: readonly string[]): string {
  const map = compiled(weights)
  const heaviest: string[] = []
  const weigh = (sign: string): number => map.get(sign) ?? 0
  for (const sign of signs) {
    const loud = Math.abs(weigh(sign))
    if (loud === 0) continue
    let at = heaviest.length
    for (; at > 0; at--) {
      const other = heaviest[at - 1] as string
      const beside = Math.abs(weigh(other))
      if (beside > loud || (beside === loud && other < sign)) break
    }
    if (at >= 3) continue
    heaviest.splice(at, 0, sign)
    if (heaviest.length > 3) heaviest.pop()
  }
  return heaviest.map((sign) => `${sign} ${weigh(sign) > 0 ? '+' : ''}${weigh(sign).toFixed(1)}`).join(', ')
}
