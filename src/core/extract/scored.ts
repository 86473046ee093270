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
  return signs
    .map((sign) => [sign, map.get(sign) ?? 0] as const)
    .filter(([, weight]) => weight !== 0)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([sign, weight]) => `${sign} ${weight > 0 ? '+' : ''}${weight.toFixed(1)}`)
    .join(', ')
}
