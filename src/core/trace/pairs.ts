// Pairs of numbered things, each kept once however often they meet: sorted numbers, no objects, so that millions fit.

export class Pairs {
  private met = new Float64Array(1024)
  private size = 0
  /** `count` things, numbered from 0. */
  constructor(private readonly count: number) {}

  add(a: number, b: number): void {
    if (a === b) return
    if (this.size === this.met.length) {
      const grown = new Float64Array(this.size * 2)
      grown.set(this.met)
      this.met = grown
    }
    this.met[this.size++] = a < b ? a * this.count + b : b * this.count + a
  }

  /** Every pair once, the smaller number first, in order. */
  each(see: (a: number, b: number) => void): void {
    const sorted = this.met.subarray(0, this.size).sort()
    let before = -1
    for (const pair of sorted) {
      if (pair === before) continue
      before = pair
      const a = Math.floor(pair / this.count)
      see(a, pair - a * this.count)
    }
  }
}
