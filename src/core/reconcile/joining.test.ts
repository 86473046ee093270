// What is one event: no chain of days is, whatever each day shares with the next; and what its bounds, place and names then say.
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import { derive } from '../case/derive.ts'
import type { PlaceMention, Statement } from '../model/index.ts'

const city: PlaceMention = { name: 'Midan', id: 'p:midan', lat: 35.9, lon: 36.6, precision: 'settlement' }
const airport: PlaceMention = { name: 'Faraway airport', id: 'p:faraway', lat: 51.3, lon: 6.8, precision: 'site' }
const daily = (k: number) => `2018-04-${String(k + 1).padStart(2, '0')}`
const derived = (given: readonly (readonly [ReturnType<typeof report>, ...Statement[]])[]) =>
  derive(
    given.map(([r]) => r),
    [],
    registersOf(),
    'test',
    (r) => given.find(([one]) => one === r)?.slice(1) as Statement[],
  )

describe('a war in one city', () => {
  test('reports of ten days in a row, each with a figure of the day before, are no one event', () => {
    const reports = Array.from({ length: 10 }, (_, k) => {
      const r = report(`r${k}`, `Post ${k}`, daily(k), `The hospital said ${20 + k} were killed after ${19 + k} the day before in Midan.`)
      return [
        r,
        figure(r, { n: String(20 + k), places: [city], day: daily(k) }),
        figure(r, { n: String(19 + k), places: [city], day: daily(k) }),
      ] as const
    })
    for (const { date } of derived(reports).incidents) {
      expect(Date.parse(date.to as string) - Date.parse(date.from as string)).toBeLessThanOrEqual(3 * 86_400_000)
    }
    expect(derived(reports).incidents.length).toBeGreaterThan(1)
  })
  test('two days of one strike are one', () => {
    const a = report('a', 'Post', daily(1), 'The hospital said 24 were killed in Midan.')
    const b = report('b', 'Star', daily(2), 'The hospital said 24 were killed in Midan.')
    const both = derived([
      [a, figure(a, { n: '24', places: [city], day: daily(1) })],
      [b, figure(b, { n: '24', places: [city], day: daily(1) })],
    ])
    expect(both.incidents.length).toBe(1)
  })
})

describe('what an incident says', () => {
  test('its place is not the airport one of ten reports tells of besides', () => {
    const reports = Array.from({ length: 10 }, (_, k) => {
      const r = report(`r${k}`, `Post ${k}`, daily(1), 'The hospital said 24 were killed in Midan; protests at Faraway airport.')
      return [r, figure(r, { n: '24', places: k === 3 ? [airport, city] : [city], day: daily(1) })] as const
    })
    const [one, ...more] = derived(reports).incidents
    expect(more).toEqual([])
    expect(one?.place.name).toBe('Midan')
  })
  test('"up to 75" is no lower bound of 0: below what others say it leaves the bottom open, above it changes nothing', () => {
    const bounds = (others: readonly string[], upTo: string) => {
      const a = report('a', 'Post', daily(1), `The hospital said up to ${upTo} were killed in Midan.`)
      const given = others.map((n, k) => {
        const r = report(`b${k}`, `Star ${k}`, daily(1), `The mayor said ${n} were killed in Midan.`)
        return [r, figure(r, { n, chain: ['the mayor of Midan'], places: [city], day: daily(1) })] as const
      })
      const tally = derived([
        [a, figure(a, { n: upTo, min: null, max: Number(upTo), q: 'up-to', chain: ['Dr Omar Saleh'], places: [city], day: daily(1) })],
        ...given,
      ]).incidents[0]?.tallies.find((t) => t.of === 'killed')
      return [tally?.low, tally?.high]
    }
    expect(bounds([], '75')).toEqual([null, 75])
    expect(bounds(['60'], '75')).toEqual([60, 75])
    expect(bounds(['60'], '40')).toEqual([null, 60])
  })
})
