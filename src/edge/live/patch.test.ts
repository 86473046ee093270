// A patch made of two lists makes the one of the other, in pieces or whole.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patched, patchOf } from './patch.ts'

test('before, patched, is after; what left and entered is told', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60)), fc.uniqueArray(fc.nat(60)), (x, y) => {
      const things = Array.from({ length: 61 }, (_, n) => ({ n }))
      // What both hold stands in the same order in both.
      const [before, after] = [x, y].map((list) => [...list].sort((a, b) => a - b).map((n) => things[n] as { n: number })) as [
        { n: number }[],
        { n: number }[],
      ]
      const removed = before.filter((thing) => !after.includes(thing))
      const added = after.filter((thing) => !before.includes(thing))
      const made = patched(before, patchOf(before, after, { removed, added }))
      expect(made.list).toEqual(after)
      expect(made.change).toEqual({ removed, added })
    }),
  )
})
