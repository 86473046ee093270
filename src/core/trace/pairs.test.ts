// Pairs are kept once, whatever order and however often they come.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Pairs } from './pairs.ts'

test('every pair once, the smaller number first, in order; never a thing with itself', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 3000 }), (met) => {
      const pairs = new Pairs(401)
      for (const [a, b] of met) pairs.add(a, b)
      const seen: string[] = []
      pairs.each((a, b) => seen.push(`${a} ${b}`))
      const wanted = [...new Set(met.filter(([a, b]) => a !== b).map(([a, b]) => Math.min(a, b) * 401 + Math.max(a, b)))].sort((x, y) => x - y)
      expect(seen).toEqual(wanted.map((pair) => `${Math.floor(pair / 401)} ${pair % 401}`))
    }),
    { numRuns: 50 },
  )
})
