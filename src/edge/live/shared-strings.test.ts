// Sharing strings leaves a value what it was, and takes less room.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringSharer } from './shared-strings.ts'

test('a value stays equal, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const before = JSON.stringify(value)
      expect(JSON.stringify(stringSharer()(structuredClone(value)))).toBe(before)
    }),
  )
})

test('what came over a thousand times takes less than half the room', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const names = Array.from({ length: 50 }, (_, i) => `figure/rule-of-the-kind-number-${i}`)
  // strings of a clone are all of their own, as those of another process are
  const clone = () => Array.from({ length: 4000 }, () => ({ because: structuredClone(names) }))
  const room = (make: () => unknown) => {
    collect()
    const before = process.memoryUsage().heapUsed
    const made = make()
    collect()
    const grown = process.memoryUsage().heapUsed - before
    expect(made).toHaveLength(4000)
    return grown
  }
  const apart = room(clone)
  const shared = room(() => stringSharer()(clone()))
  expect(shared).toBeLessThan(apart / 2)
})
