// Groups are worked out once and again only when they change; an ordered list takes what leaves and enters it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Keyed, Ordered } from './keyed.ts'

test('only groups whose members changed are worked out again', () => {
  const worked: string[] = []
  const groups = new Keyed<{ n: number; keys: string[] }, number>(
    ({ keys }) => keys,
    (key, members) => {
      worked.push(key)
      return members.reduce((sum, { n }) => sum + n, 0)
    },
  )
  groups.set('a', [{ n: 1, keys: ['x', 'y'] }])
  groups.set('b', [{ n: 2, keys: ['y'] }])
  groups.flush()
  expect([...groups.outputs]).toEqual([
    ['x', 1],
    ['y', 3],
  ])
  worked.length = 0
  groups.set('b', [{ n: 5, keys: ['z'] }])
  expect(groups.flush().map(({ key, before, after }) => [key, before, after])).toEqual([
    ['y', 3, 1],
    ['z', undefined, 5],
  ])
  expect(worked.sort()).toEqual(['y', 'z'])
  groups.set('b', [])
  groups.flush()
  expect(groups.outputs.has('z')).toBe(false)
})

test('an ordered list is what sorting all of it gives, and keeps the lists it gave out', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.record({ n: fc.nat(9), out: fc.boolean() }), { maxLength: 12 }), { maxLength: 8 }), (rounds) => {
      const list = new Ordered<{ n: number; id: number }>((a, b) => a.n - b.n)
      let held: { n: number; id: number }[] = []
      let id = 0
      for (const round of rounds) {
        const before = list.take().all
        const copy = [...before]
        for (const { n, out } of round) {
          const first = held[0]
          if (out && first) {
            list.remove(first)
            held = held.slice(1)
          } else {
            const item = { n, id: id++ }
            list.add(item)
            held.push(item)
          }
        }
        const { all } = list.take()
        expect(before).toEqual(copy)
        expect(all.map(({ n }) => n)).toEqual(held.map(({ n }) => n).sort((a, b) => a - b))
        expect(new Set(all)).toEqual(new Set(held))
      }
    }),
  )
})
