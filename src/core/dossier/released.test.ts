// Released figures are known again by code or by the words they stand on; what another reading changes is listed, with what it is now.
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import { derive } from '../case/derive.ts'
import type { Case, Determination, PlaceMention, Report, Statement } from '../model/index.ts'
import { anchorOf } from '../text/index.ts'
import { changedFigures, releasedFigures } from './released.ts'

const town: PlaceMention = { name: 'Lowtown', id: 'p:low', lat: 35, lon: 38, precision: 'settlement' }
const one = report('r', 'Post', '2020-05-01', 'Civil Defence said 8 people were killed and 20 wounded in Lowtown.')
const eight = figure(one, { n: '8', chain: ['Civil Defence'], places: [town], day: '2020-05-01' })
const twenty = figure(one, { n: '20', of: 'injured', chain: ['Civil Defence'], places: [town], day: '2020-05-01' })
const derived = (statements: readonly Statement[], of: Report = one, decided: readonly Determination[] = []): Case =>
  derive([of], decided, registersOf(), 'test', () => statements)
const open: Determination = {
  id: 'd',
  at: '2020-06-01T00:00:00Z',
  by: 'analyst',
  reason: 'seen',
  engine: 'x',
  act: { act: 'open', what: 'incident', code: 'L-1', anchors: [anchorOf(one, [19, 20])] },
}

describe('released figures', () => {
  const released = releasedFigures(derived([eight, twenty]))
  test('every range with its bounds, and the words it stands on', () => {
    expect(released.map(({ of, low, high, on }) => [of, low, high, on.exact])).toEqual([
      ['injured', 20, 20, '20'],
      ['killed', 8, 8, '8'],
    ])
  })
  test('the same reading changes nothing', () => expect(changedFigures(released, derived([eight, twenty]))).toEqual([]))
  test('a reading with another bound is listed with both', () => {
    const least: Statement = { ...eight, figure: { ...(eight.figure as NonNullable<Statement['figure']>), max: null, qualifier: 'at-least' } }
    expect(changedFigures(released, derived([least, twenty])).map(({ figure: f, now }) => [f.of, f.high, now])).toEqual([
      ['killed', 8, { low: 8, high: null }],
    ])
  })
  test('a reading that reads a wider span of the words is the same figure', () => {
    const wider: Statement = { ...eight, id: 'r:figure:19-27', figure: { ...(eight.figure as NonNullable<Statement['figure']>), span: [19, 27] } }
    expect(changedFigures(released, derived([wider, twenty]))).toEqual([])
  })
  test('a figure no longer read, or read as another harm, is listed as gone', () => {
    expect(changedFigures(released, derived([twenty])).map(({ figure: f, now }) => [f.of, now])).toEqual([['killed', null]])
    const wounded: Statement = { ...eight, figure: { ...(eight.figure as NonNullable<Statement['figure']>), of: 'injured' } }
    expect(changedFigures(released, derived([wounded, twenty])).some(({ figure: f, now }) => f.of === 'killed' && now === null)).toBe(true)
  })
  test('where the text reads otherwise, nothing is taken for it', () => {
    const shifted = { ...one, text: `Update. ${one.text}` }
    const moved = [eight, twenty].map(
      (s): Statement => ({
        ...s,
        span: [s.span[0] + 8, s.span[1] + 8],
        figure: { ...(s.figure as NonNullable<Statement['figure']>), span: [s.span[0] + 8, s.span[1] + 8] },
      }),
    )
    expect(changedFigures(released, derived(moved, shifted)).map(({ now }) => now)).toEqual([null, null])
  })
  test('an opened incident is known by its code, also when its words were all read anew', () => {
    const coded = releasedFigures(derived([eight, twenty], one, [open]))
    expect(coded.every(({ code }) => code === 'L-1')).toBe(true)
    const nine: Statement = { ...eight, figure: { ...(eight.figure as NonNullable<Statement['figure']>), min: 9, max: 9 } }
    expect(changedFigures(coded, derived([nine, twenty], one, [open])).map(({ now }) => now)).toEqual([{ low: 9, high: 9 }])
  })
})
