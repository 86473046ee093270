// An outlet that corrects itself is linked to its earlier report; another event, another outlet or a named speaker is not its own voice.
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import type { Statement } from '../model/index.ts'
import { trace } from './trace.ts'

const first = report('a', 'Star', '2020-05-01', 'A blast in Lowtown killed 80 on 1 May.')
const then = report('b', 'Star', '2020-05-02', 'The blast in Lowtown on 1 May killed 8.')
const said = { places: ['Lowtown'], day: '2020-05-01' }
const links = (...pairs: readonly (readonly [ReturnType<typeof report>, Statement])[]) =>
  trace(
    pairs.map(([r]) => r),
    pairs.map(([, s]) => s),
    [],
    registersOf(),
  )
    .lineage.filter(({ kind }) => kind === 'correction' || kind === 'retraction')
    .map(({ kind, from, to, stated }) => [kind, from, to, stated])

describe('an outlet in its own voice', () => {
  test('gives another number for the same event: a correction, inferred', () => {
    expect(links([first, figure(first, { n: '80', ...said })], [then, figure(then, { n: '8', ...said })])).toEqual([['correction', 'b', 'a', false]])
  })
  test('denies its own figure: a retraction', () => {
    const back = report('c', 'Star', '2020-05-03', 'It is not true that 80 died in Lowtown on 1 May.')
    expect(links([first, figure(first, { n: '80', ...said })], [back, figure(back, { n: '80', commitment: 'denied', ...said })])).toEqual([
      ['retraction', 'c', 'a', false],
    ])
  })
  test('says the same again: nothing', () => {
    const again = report('d', 'Star', '2020-05-02', 'The blast in Lowtown on 1 May killed 80.')
    expect(links([first, figure(first, { n: '80', ...said })], [again, figure(again, { n: '80', ...said })])).toEqual([])
  })
  test('tells of another day, or of no stated day, or another outlet does: nothing', () => {
    expect(links([first, figure(first, { n: '80', ...said })], [then, figure(then, { n: '8', ...said, day: '2020-05-02' })])).toEqual([])
    expect(links([first, figure(first, { n: '80', places: ['Lowtown'] })], [then, figure(then, { n: '8', places: ['Lowtown'] })])).toEqual([])
    const other = report('e', 'Echo', '2020-05-02', 'The blast in Lowtown on 1 May killed 8.')
    expect(links([first, figure(first, { n: '80', ...said })], [other, figure(other, { n: '8', ...said })])).toEqual([])
  })
  test('names who says so: the outlet corrects nothing of its own', () => {
    const named = figure(then, { n: '8', ...said, chain: ['Dr Omar Saleh'] })
    expect(links([first, figure(first, { n: '80', ...said })], [then, named])).toEqual([])
  })
})
