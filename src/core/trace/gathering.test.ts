// A gathering holds what a map of sets would, however many there are under one key.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Gathering } from './gathering.ts'

const act = fc.tuple(fc.boolean(), fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 40 }).map(String))

test('it holds what a map of sets holds', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 300 }), (acts) => {
      const gathering = new Gathering<string>()
      const sets = new Map<string, Set<string>>()
      for (const [enters, key, item] of acts) {
        const set = sets.get(key) ?? new Set<string>()
        sets.set(key, set)
        if (enters) {
          gathering.add(key, item)
          set.add(item)
        } else {
          gathering.remove(key, item)
          set.delete(item)
        }
      }
      for (const key of ['a', 'b', 'nobody']) expect([...gathering.of(key)].sort()).toEqual([...(sets.get(key) ?? [])].sort())
      expect([...gathering.groups()].flatMap((group) => [...group]).length).toBe([...sets.values()].reduce((n, set) => n + set.size, 0))
    }),
  )
})
