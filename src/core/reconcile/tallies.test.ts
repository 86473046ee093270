// Ranges of one incident: totals nobody printed are computed and marked so, parts stay with their whole, events of a round-up stay apart.
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import { derive } from '../case/derive.ts'
import type { Case, PlaceMention, Report, Statement } from '../model/index.ts'

const registers = registersOf(
  [],
  [
    { id: 'gov:1', type: 'governorate', country: 'SY', names: ['Mid', 'ميد'], lat: 35.5, lon: 36.5, provenance: 'test' },
    { id: 'p:mid', type: 'settlement', country: 'SY', names: ['Mid', 'ميد'], lat: 35.9, lon: 36.6, population: 9000, provenance: 'test' },
  ],
)
const town = (name: string, n: number): PlaceMention => ({ name, id: `p:${n}`, lat: 34 + n / 2, lon: 38, precision: 'settlement' })
const [low, high, mill] = [town('Lowtown', 1), town('Hightown', 2), town('Milltown', 3)]
const east: PlaceMention = { name: 'the east', id: 'p:east', precision: 'governorate' }
const women = { text: 'a woman', sex: 'women', age: 'unknown', status: 'unknown' } as const
const child = { text: 'a girl', sex: 'unknown', age: 'children', status: 'unknown' } as const
const civilians = { text: 'civilians', sex: 'unknown', age: 'unknown', status: 'civilian' } as const

function build(...entries: readonly (readonly [Report, ...Statement[]])[]): Case {
  const statements = new Map(entries.map(([r, ...s]) => [r.id, s]))
  return derive(
    entries.map(([r]) => r),
    [],
    registers,
    'test',
    (r) => statements.get(r.id) ?? [],
  )
}
const killed = (c: Case, who?: string) => c.incidents[0]?.tallies.find((t) => t.of === 'killed' && t.who === who)

describe('a total nobody printed', () => {
  const a = report('a', 'Post', '2020-05-01', 'Shelling killed a girl and a woman in Lowtown.')
  const girl = figure(a, { n: 'a girl', min: 1, who: child, places: [low] })
  const woman = figure(a, { n: 'a woman', min: 1, who: women, places: [low] })
  test('of one clause is computed, says so, and points at every word it is made of', () => {
    const tally = killed(build([a, girl, woman]))
    expect(tally).toMatchObject({ low: 2, high: 2, bounds: { low: [girl.id, woman.id], high: [girl.id, woman.id] } })
    expect(tally?.values).toMatchObject([{ min: 2, max: 2, sumOf: [1, 1], reports: 1, statements: [girl.id, woman.id] }])
  })
  test('is not computed across other words', () => {
    const b = report('b', 'Post', '2020-05-01', 'Shelling killed a girl in Lowtown, where last week a woman died.')
    const c = build([
      b,
      figure(b, { n: 'a girl', min: 1, who: child, places: [low] }),
      figure(b, { n: 'a woman', min: 1, who: women, places: [low] }),
    ])
    expect(c.incidents[0]?.tallies.flatMap((t) => t.values.flatMap((v) => v.sumOf ?? []))).toEqual([])
  })
  test('is not computed where the same report gives the whole', () => {
    const d = report('d', 'Post', '2020-05-01', 'Three died in Lowtown: a girl and a woman, and her sister.')
    const c = build([
      d,
      figure(d, { n: 'Three', min: 3, places: [low] }),
      figure(d, { n: 'a girl', min: 1, who: child, places: [low] }),
      figure(d, { n: 'a woman', min: 1, who: women, places: [low] }),
    ])
    expect(killed(c)).toMatchObject({ low: 3, high: 3 })
  })
  test('is not computed for vague or unequal counts', () => {
    const e = report('e', 'Post', '2020-05-01', 'At least 4 and dozens were killed in Lowtown.')
    const c = build([e, figure(e, { n: '4', q: 'at-least', places: [low] }), figure(e, { n: 'dozens', min: 20, max: 99, q: 'vague', places: [low] })])
    expect(killed(c)).toMatchObject({ low: 4, high: null })
  })
  test('an Arabic series with its conjunction on the word', () => {
    const f = report('f', 'المنبر', '2020-05-01', 'أدى القصف إلى مقتل سائق ومرافقه في البلدة.', 'ar')
    const c = build([f, figure(f, { n: 'سائق', min: 1, places: [low] }), figure(f, { n: 'ومرافقه', min: 1, places: [low] })])
    expect(killed(c)).toMatchObject({ low: 2, high: 2 })
  })
})

describe('what one report says of one event', () => {
  test('the largest is the total of its speaker; a smaller one stands beside', () => {
    const a = report('a', 'Post', '2020-05-01', 'One more died in Lowtown, raising the toll to 3.')
    const one = figure(a, { n: 'One', min: 1, places: [low] })
    expect(killed(build([a, one, figure(a, { n: '3', places: [low] })]))).toMatchObject({
      low: 3,
      high: 3,
      beside: [{ why: 'within-larger', statement: one.id }],
    })
  })
  test('two speakers of one report keep a figure each', () => {
    const a = report('a', 'Post', '2020-05-01', 'Police said 3 died in Lowtown; Dr Omar Saleh said 5.')
    const c = build([
      a,
      figure(a, { n: '3', chain: ['Police of Lowtown'], places: [low] }),
      figure(a, { n: '5', chain: ['Dr Omar Saleh'], places: [low] }),
    ])
    expect(killed(c)).toMatchObject({ low: 3, high: 5 })
  })
  test('two of six civilians are no tally of civilians of their own', () => {
    const a = report('a', 'Post', '2020-05-01', 'Shells killed 6 civilians, 2 of them at the market of Lowtown.')
    const six = figure(a, { n: '6', who: civilians, places: [low] })
    const two = figure(a, { n: '2', who: civilians, scope: 'part', detail: { parent: six.id }, places: [low] })
    const c = build([a, six, two])
    expect(c.incidents[0]?.tallies.map((t) => [t.low, t.high])).toEqual([[6, 6]])
  })
})

describe('which event a figure belongs to', () => {
  test('a whole that names only land lies where its parts lie', () => {
    const a = report('a', 'Post', '2020-05-01', '5 of one family died in the east (2 women and 3 children, at Lowtown). At Hightown 1 was killed.')
    const five = figure(a, { n: '5', places: [east] })
    const c = build([
      a,
      five,
      figure(a, { n: '2', who: women, scope: 'part', detail: { parent: five.id }, places: [low] }),
      figure(a, { n: '3', who: child, scope: 'part', detail: { parent: five.id }, places: [low] }),
      figure(a, { n: '1', places: [high] }),
    ])
    expect(c.incidents.map((i) => [i.place.name, i.tallies.find((t) => t.of === 'killed' && !t.who)?.high])).toEqual(
      expect.arrayContaining([
        ['Lowtown', 5],
        ['Hightown', 1],
      ]),
    )
  })
  test('a part with a stray place stays with a whole that names none', () => {
    const a = report('a', 'Post', '2020-05-01', 'Two died in Lowtown. The 3 injured are Omar and Hightown, a child of 9.')
    const three = figure(a, { n: '3', of: 'injured' })
    const c = build([
      a,
      figure(a, { n: 'Two', min: 2, places: [low] }),
      three,
      figure(a, { n: 'a child', min: 1, of: 'injured', who: child, scope: 'part', detail: { parent: three.id }, places: [high] }),
    ])
    expect(c.incidents.length).toBe(1)
  })
  test('a figure without a place far above the event before it is of something else', () => {
    const a = report('a', 'Post', '2020-05-01', 'A woman was shot dead in Lowtown. The year so far: 335 dead in 117 operations.')
    const c = build([a, figure(a, { n: 'A woman', min: 1, who: women, places: [low] }), figure(a, { n: '335' })])
    expect(c.incidents.find((i) => i.place.name === 'Lowtown')?.tallies.map((t) => t.high)).toEqual([1])
  })
  test('events that one round-up keeps apart are not joined through another', () => {
    const towns = [low, high, mill, town('Oldtown', 4), town('Newtown', 5)]
    const text = (names: readonly string[]) => names.map((name, i) => `${i + 1}1 were killed in ${name}.`).join(' ')
    const a = report('a', 'Post', '2020-05-01', text(towns.map((t) => t.name)))
    // A second round-up that names Hightown beside its figure on Lowtown.
    const b = report('b', 'Star', '2020-05-01', text(towns.map((t) => t.name)))
    const c = build(
      [a, ...towns.map((place, i) => figure(a, { n: `${i + 1}1`, places: [place] }))],
      [b, ...towns.map((place, i) => figure(b, { n: `${i + 1}1`, places: i === 0 ? [low, high] : [place] }))],
    )
    expect(c.incidents.map((i) => i.reports.length)).toEqual([2, 2, 2, 2, 2])
  })
})

describe('what a figure is about', () => {
  const about = (...places: PlaceMention[]) => {
    const a = report('a', 'Post', '2020-05-01', '2 were killed there.')
    return build([a, figure(a, { n: '2', places })]).incidents[0]?.place.name
  }
  test('the village, not the land around it named first', () => expect(about(east, low)).toBe('Lowtown'))
  test('the first village of two', () => expect(about(low, high)).toBe('Lowtown'))
  test('the land where nothing finer is named', () => expect(about(east)).toBe('the east'))
})

describe('places made sure of', () => {
  const at = (place: PlaceMention) => {
    const a = report('a', 'Post', '2020-05-01', '2 were killed there.')
    return build([a, figure(a, { n: '2', places: [place] })]).incidents[0]?.place
  }
  test('the centre of a city is the city, though a province bears its name', () => {
    expect(at({ name: 'وسط مدينة ميد', id: 'gov:1', precision: 'governorate' })).toMatchObject({ id: 'p:mid', precision: 'settlement' })
    expect(at({ name: 'ريف ميد', id: 'gov:1', precision: 'governorate' })).toMatchObject({ id: 'gov:1', precision: 'governorate' })
  })
  test('a mountain is land, no spot; a site is a spot', () => {
    expect(at({ name: 'جبل الشومر', precision: 'site' })?.precision).toBe('district')
    expect(at({ name: 'محطة الشومر', precision: 'site' })?.precision).toBe('site')
  })
})
