// Trails that stand packed come back word for word, and only for statements whose trail is the reading's own.
import { expect, test } from 'vitest'
import type { Statement } from '../../core/model/index.ts'
import { PackedReading, packReading } from './packed-reading.ts'
import { PackedTrails, TrailTeller } from './packed-trails.ts'

const statement = (id: string, more: object = {}): Statement =>
  ({
    id,
    report: 'r1',
    kind: 'figure',
    span: [3, 5],
    because: ['a'],
    trail: [{ rule: 'a', span: [3, 5], field: 'of', note: `جثة ${id}` }],
    ...more,
  }) as unknown as Statement

test('a told statement reads as it was, its fields in order, and weighs no trail on the way', () => {
  const read = [statement('one'), statement('two', { how: 'machine' })]
  const teller = new TrailTeller()
  teller.note(read)
  const told = read.map((one) => structuredClone(teller.tell(one)))
  expect(JSON.stringify(told)).not.toContain('جثة')
  const trails = new PackedTrails(new Map([['r1', new PackedReading(packReading(read))]]))
  const taken = told.map((one) => trails.taken(one))
  expect(taken.map((one) => JSON.stringify(one))).toEqual(read.map((one) => JSON.stringify(one)))
  expect({ ...taken[1] }).toEqual(read[1])
})

test('a trail a decision has changed, and a statement without one, come as they are', () => {
  const read = [statement('one'), statement('two', { trail: undefined })]
  const teller = new TrailTeller()
  teller.note(read)
  const changed = { ...(read[0] as Statement), trail: [{ rule: 'review/correct', span: [3, 5] }] } as Statement
  const trails = new PackedTrails(new Map([['r1', read]]))
  for (const one of [changed, read[1] as Statement]) expect(trails.taken(structuredClone(teller.tell(one)))).toEqual(one)
})

test('where the reading is gone there is no trail, and no failure', () => {
  const teller = new TrailTeller()
  const one = statement('one')
  teller.note([one])
  expect((new PackedTrails(new Map()).taken(teller.tell(one)) as Statement).trail).toBeUndefined()
})
