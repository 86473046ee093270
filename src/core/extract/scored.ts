// A small inspectable model: named signs with weights. What it says is a sum one can read, and the trail prints it.

/** Weights by sign; `bias` is added always. Signs without a weight count nothing. */
export interface Weights {
  readonly bias?: number
  readonly [sign: string]: number | undefined
}

export function score(weights: Weights, signs: Iterable<string>): number {
  let sum = weights.bias ?? 0
  for (const sign of signs) sum += weights[sign] ?? 0
  return sum
}

/** The three heaviest reasons, for the trail: "doer +1.9, toll +1.2, bare-state -0.8". */
export function reasons(weights: Weights, signs: Iterable<string>): string {
  return [...signs]
    .map((sign) => [sign, weights[sign] ?? 0] as const)
    .filter(([, weight]) => weight !== 0)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([sign, weight]) => `${sign} ${weight > 0 ? '+' : ''}${weight.toFixed(1)}`)
    .join(', ')
}
