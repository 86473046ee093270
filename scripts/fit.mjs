// Fits the small scored models: logistic regression by full-batch gradient descent with a penalty; the bias is then set for the best F1.

/** rows: {signs: string[], right: boolean}. Returns sign -> weight, rounded, signs seen fewer than `least` times left out. */
export function fitWeights(rows, { penalty = 6, rounds = 600, rate = 0.5, least = 5 } = {}) {
  const counts = new Map()
  for (const row of rows) for (const sign of new Set(row.signs)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  const signs = [...counts].filter(([, n]) => n >= least).map(([sign]) => sign)
  signs.sort()
  const index = new Map(signs.map((sign, k) => [sign, k]))
  const xs = rows.map((row) => [...new Set(row.signs)].map((sign) => index.get(sign)).filter((k) => k !== undefined))
  const w = new Float64Array(signs.length)
  let bias = 0
  for (let round = 0; round < rounds; round++) {
    const g = new Float64Array(signs.length)
    let gb = 0
    xs.forEach((x, i) => {
      let z = bias
      for (const k of x) z += w[k]
      const miss = (rows[i].right ? 1 : 0) - 1 / (1 + Math.exp(-z))
      gb += miss
      for (const k of x) g[k] += miss
    })
    const step = (rate * 10) / Math.sqrt(10 + round) / rows.length
    bias += step * gb
    for (let k = 0; k < w.length; k++) w[k] += step * (g[k] - penalty * w[k])
  }
  const weights = { bias: round2(bias), ...Object.fromEntries(signs.map((sign, k) => [sign, round2(w[k])])) }
  return weights
}

/**
 * The same weights with a bias of good F1 on these rows; `missing` are right ones no candidate reaches. Which single bias is best
 * hangs on a few rows: of those within half a point of it the strictest is taken, since what is laid to somebody should be.
 */
export function withBestBias(weights, rows, missing = 0) {
  const tried = []
  for (let shift = -2; shift <= 2; shift += 0.1) tried.push([balance({ ...weights, bias: weights.bias + shift }, rows, missing).f1, shift])
  const best = Math.max(...tried.map(([f1]) => f1))
  const [, strictest] = tried.find(([f1]) => f1 >= best - 0.005)
  return { ...weights, bias: round2(weights.bias + strictest) }
}
const round2 = (x) => Math.round(x * 100) / 100

/**
 * Precision, recall (of the rows marked right) and F1 of a model at threshold 0; and the share of rows judged rightly. Of rows
 * that share a `group` (candidates of one sentence) only the highest is taken, as the extractor takes it.
 */
export function balance(weights, rows, missing = 0) {
  let tp = 0
  let fp = 0
  let wanted = missing
  let ok = 0
  const groups = new Map()
  rows.forEach((row, i) => {
    let z = weights.bias
    for (const sign of new Set(row.signs)) z += weights[sign] ?? 0
    if (z > 0 === row.right) ok++
    const key = row.group ?? i
    const one = groups.get(key) ?? { z: 0, right: false, reached: false }
    if (z > one.z) {
      one.z = z
      one.right = row.right
    }
    one.reached ||= row.right
    groups.set(key, one)
  })
  for (const one of groups.values()) {
    if (one.reached) wanted++
    if (one.z > 0 && one.right) tp++
    else if (one.z > 0) fp++
  }
  const p = tp / (tp + fp || 1)
  const r = tp / (wanted || 1)
  return {
    f1: Number(((2 * p * r) / (p + r || 1)).toFixed(3)),
    p: Number(p.toFixed(3)),
    r: Number(r.toFixed(3)),
    share: Number((ok / rows.length).toFixed(3)),
  }
}

/** A stable part, 0 to parts - 1, of a name. */
export function partOf(name, parts) {
  let x = 7
  for (const char of name) x = (x * 31 + char.charCodeAt(0)) >>> 0
  return (x >>> 3) % parts
}
