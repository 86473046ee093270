// Sites, incidents, tallies and discrepancies on small hand-made cases; copies raise nothing, order changes nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import { derive } from '../case/derive.ts'
import type { Act, Case, Determination, PlaceMention, Report, Statement } from '../model/index.ts'
import { anchorOf } from '../text/index.ts'

const registers = registersOf([{ id: 'actor:army', kind: 'armed-forces', names: { ar: ['الجيش'], en: ['the Army'] }, provenance: 'test' }])
const village: PlaceMention = { name: 'Lowtown', id: 'p:lowtown', lat: 35.1, lon: 38.2, precision: 'settlement' }
const province: PlaceMention = { name: 'Eastern Province', id: 'p:east', lat: 35, lon: 38, precision: 'governorate' }
const field: PlaceMention = { name: 'Northfield', id: 'p:northfield', precision: 'site' }
const park: PlaceMention = { name: 'the Park', id: 'p:park', precision: 'site' }
const zoo: PlaceMention = { name: 'the Zoo', id: 'p:zoo', precision: 'site' }

function build(entries: readonly (readonly [Report, ...Statement[]])[], determinations: readonly Determination[] = []): Case {
  const statements = new Map(entries.map(([r, ...s]) => [r.id, s]))
  return derive(
    entries.map(([r]) => r),
    determinations,
    registers,
    'test',
    (r) => statements.get(r.id) ?? [],
  )
}
const decide = (act: Act, id = 'd1'): Determination => ({ id, at: '2020-02-01T00:00:00Z', by: 'analyst', reason: 'as read', engine: 'x', act })
const on = (of: Report, s: Statement) => anchorOf(of, s.figure?.span ?? s.span)

const a = report('a', 'Post', '2020-05-01', 'Civil Defence said 8 people were killed and 20 wounded by the Army in Lowtown.')
const b = report('b', 'Star', '2020-05-02', 'Hospital director Omar Saleh: 12 killed in Lowtown.')
const c = report('c', 'Echo', '2020-05-02', 'At least 8 killed in Lowtown, dozens hurt.')
const incident = [
  [
    a,
    figure(a, { n: '8', chain: ['Civil Defence'], places: [village, province], day: '2020-05-01', actor: 'the Army' }),
    figure(a, { n: '20', of: 'injured', chain: ['Civil Defence'], places: [village] }),
  ],
  [b, figure(b, { n: '12', chain: ['Hospital director Omar Saleh'], places: [village], day: '2020-05-01' })],
  [
    c,
    figure(c, { n: '8', q: 'at-least', places: [village] }),
    figure(c, { n: 'dozens', of: 'injured', min: 20, max: 99, q: 'vague', places: [village] }),
  ],
] as const

describe('incidents', () => {
  const derived = build(incident)
  test('reports of one event meet; every value says how many really say so', () => {
    expect(derived.incidents.length).toBe(1)
    const killed = derived.incidents[0]?.tallies.find((t) => t.of === 'killed')
    expect(killed).toMatchObject({ low: 8, high: 12, best: null, reviewed: false })
    expect(killed?.values.map((v) => [v.min, v.max, v.reports, v.origins, v.untraced, v.independent])).toEqual([
      [8, 8, 1, 1, 0, [1, 1]],
      [8, null, 1, 0, 1, [0, 1]],
      [12, 12, 1, 1, 0, [1, 1]],
    ])
    expect(killed?.bounds).toEqual({ low: ['a:figure:19-20'], high: ['b:figure:30-32'] })
  })
  test('vague numbers stand beside', () => {
    expect(derived.incidents[0]?.tallies.find((t) => t.of === 'injured')?.beside.map((x) => x.why)).toEqual(['vague'])
  })
  test('figures that cannot both hold are said so, with their statements', () => {
    expect(derived.discrepancies.filter((d) => d.kind === 'disjoint').map((d) => d.statements)).toEqual([['a:figure:19-20', 'b:figure:30-32']])
  })
  test('grading: inputs, what is missing, and a grade only by a person', () => {
    expect(derived.incidents[0]?.grading).toMatchObject({ allowed: ['Fair'], set: null })
    expect(derived.incidents[0]?.grading.missing).toContain('credibility-of-speakers')
    const graded = build(incident, [decide({ act: 'grade', incident: [on(a, incident[0][1])], grade: 'Fair' })])
    expect(graded.incidents[0]?.grading.set).toBe('Fair')
  })
  test('another village, another week, or far other figures are other incidents', () => {
    const d = report('d', 'Post', '2020-05-20', 'Civil Defence said 8 people were killed in Lowtown.')
    const e = report('e', 'Post', '2020-05-01', 'In Hightown 8 were killed.')
    const f = report('f', 'Wire', '2020-05-01', 'A blast killed 90 in Lowtown.')
    const far: PlaceMention = { name: 'Hightown', id: 'p:high', lat: 36.4, lon: 38.2, precision: 'settlement' }
    const derived = build([
      ...incident,
      [d, figure(d, { n: '8', chain: ['Civil Defence'], places: [village] })],
      [e, figure(e, { n: '8', places: [far] })],
      [f, figure(f, { n: '90', places: [village] })],
    ])
    expect(derived.incidents.map((i) => i.reports)).toEqual(expect.arrayContaining([['a', 'b', 'c'], ['d'], ['e'], ['f']]))
  })
  test('a person splits, joins and opens; the code stays with its words', () => {
    const split = build(incident, [decide({ act: 'cluster-split', what: 'incident', anchors: [on(a, incident[0][1]), on(b, incident[1][1])] })])
    expect(split.incidents.length).toBe(2)
    const opened = build(incident, [decide({ act: 'open', what: 'incident', code: 'X-1', anchors: [on(b, incident[1][1])] })])
    expect(opened.incidents.map((i) => i.code)).toEqual(['X-1'])
  })
})

const r1 = report(
  'r1',
  'Post',
  '2020-05-01',
  'The council: over 4000 bodies in the Park and the Zoo, also 2500 at Northfield... and 1500 by the mill.',
)
const r2 = report('r2', 'Star', '2020-05-08', 'The envoy, citing the council: 4000 bodies, 2500 bodies, 1500 bodies: 8000 in all.')
const r3 = report('r3', 'Weekly', '2020-04-20', 'Diggers expect 2500 bodies at Northfield.')
const r4 = report('r4', 'Digest', '2020-06-20', 'Diggers took 300 bodies from Northfield; 700 in the whole province.')
const r5 = report('r5', 'Flash', '2020-06-22', '700 bodies taken from Northfield.')
const mill: PlaceMention = { name: 'the Mill', id: 'p:mill', precision: 'site' }
const found = { of: 'bodies', remains: 'located' } as const
const graves = [
  [
    r1,
    figure(r1, { n: '4000', ...found, q: 'more-than', chain: ['Town Council'], places: [park, zoo] }),
    figure(r1, { n: '2500', ...found, chain: ['Town Council'], places: [field] }),
    figure(r1, { n: '1500', ...found, chain: ['Town Council'], places: [mill] }),
  ],
  [
    r2,
    figure(r2, { n: '4000', ...found, chain: ['Envoy Petrov', 'Town Council'], places: [park, zoo] }),
    figure(r2, { n: '2500', ...found, chain: ['Envoy Petrov', 'Town Council'], places: [field] }),
    figure(r2, { n: '1500', ...found, chain: ['Envoy Petrov', 'Town Council'], places: [mill] }),
    figure(r2, { n: '8000', ...found, chain: ['Envoy Petrov'], scope: 'whole-area', places: [village] }),
  ],
  [r3, figure(r3, { n: '2500', of: 'bodies', remains: 'alleged', commitment: 'expected', chain: ['Digger Union'], places: [field] })],
  [
    r4,
    figure(r4, { n: '300', of: 'bodies', remains: 'recovered', chain: ['Digger Union'], places: [field] }),
    figure(r4, { n: '700', of: 'bodies', remains: 'recovered', scope: 'whole-area', chain: ['Digger Union'], places: [province] }),
  ],
  [r5, figure(r5, { n: '700', of: 'bodies', remains: 'recovered', places: [field] })],
] as const

describe('sites', () => {
  const derived = build(graves)
  const kinds = (kind: string) => derived.discrepancies.filter((d) => d.kind === kind)
  test('expected, found and recovered are three tallies, and the difference is said', () => {
    const northfield = derived.sites.find((s) => s.place.id === 'p:northfield')
    expect(northfield?.tallies.map((t) => [t.commitment, t.remains, t.low])).toEqual([
      ['asserted', 'located', 2500],
      ['asserted', 'recovered', 300],
      ['expected', undefined, 2500],
    ])
    expect(kinds('commitment').length).toBe(1)
    expect(kinds('remains').length).toBe(1)
  })
  test('a sum printed as a total names the figures and their speaker; the inner sum stays a hint', () => {
    expect(kinds('sum-as-total').map((d) => d.words.en)).toEqual([
      '8000 is the sum of three figures (4000, 2500 and 1500) of Town Council; overlap not excluded.',
    ])
    expect(kinds('sum-hint').length).toBe(1)
    expect(kinds('two-readings').length).toBe(1)
    expect(kinds('double-count')).toEqual([])
  })
  test("an area's total pinned on a site", () => {
    expect(kinds('wrong-scope').map((d) => d.statements.map((s) => s.slice(0, 2)))).toEqual([['r4', 'r5']])
  })
  test('areas are no sites, and nothing is summed', () => {
    expect(derived.aggregates.map((x) => x.place?.id).sort()).toEqual(['p:east', 'p:lowtown'])
    expect(derived.sites.every((s) => s.tallies.every((t) => (t.high ?? 0) < 8000))).toBe(true)
  })
  test('a double count only by a person, with the reason', () => {
    const total = graves[1][4]
    const decided = build(graves, [decide({ act: 'double-count', total: on(r2, total), parts: [on(r2, graves[1][1])] })])
    expect(decided.discrepancies.find((d) => d.kind === 'double-count')?.words.en).toContain('as read')
  })
  test('a part-of determination makes a part of it', () => {
    const decided = build(graves, [decide({ act: 'part-of', part: on(r1, graves[0][2]), whole: on(r1, graves[0][1]) })])
    expect(decided.sites.flatMap((s) => s.tallies.flatMap((t) => t.beside)).some((x) => x.why === 'part')).toBe(true)
  })
  test('reviewed figures make a tally of their own', () => {
    const decided = build(graves, [decide({ act: 'confirm', on: on(r3, graves[2][1]), kind: 'figure' })])
    const northfield = decided.sites.find((s) => s.place.id === 'p:northfield')
    expect(northfield?.tallies.filter((t) => t.reviewed).map((t) => [t.commitment, t.low])).toEqual([['expected', 2500]])
  })
})

describe('who counts', () => {
  test("a speaker's later figure supersedes its earlier one; the named actor's own count is no lower bound", () => {
    const x = report('x', 'Post', '2020-01-01', 'The Army said it killed 10 civilians.')
    const y = report('y', 'Post', '2020-03-01', 'The Army raised its count to 31.')
    const z = report('z', 'Post', '2020-03-02', 'Rights Group Delta counts 160 killed.')
    const total = { scope: 'cumulative' as const, places: [province] }
    const derived = build([
      [x, figure(x, { n: '10', chain: ['the Army'], actor: 'the Army', ...total })],
      [y, figure(y, { n: '31', chain: ['the Army'], actor: 'the Army', ...total })],
      [z, figure(z, { n: '160', chain: ['Rights Group Delta'], actor: 'the Army', ...total })],
    ])
    const tally = derived.aggregates[0]?.tallies[0]
    expect(tally).toMatchObject({ low: 160, high: 160 })
    expect(tally?.beside.map((entry) => entry.why)).toEqual(['own-count', 'superseded'])
  })
  test('denied and zero figures make no bound', () => {
    const x = report('x', 'Post', '2020-01-01', 'The Army denied that 9 died; it said 0 were hurt. Rescuer Ali Hasan counted 7.')
    const derived = build([
      [
        x,
        figure(x, { n: '9', commitment: 'denied', chain: ['the Army'], places: [village] }),
        figure(x, { n: '0', of: 'injured', chain: ['the Army'], places: [village] }),
        figure(x, { n: '7', chain: ['Rescuer Ali Hasan'], places: [village] }),
      ],
    ])
    expect(derived.incidents[0]?.tallies.map((t) => [t.of, t.low, t.high, t.beside.map((entry) => entry.why)])).toEqual([
      ['injured', null, null, ['zero']],
      ['killed', 7, 7, ['denied']],
    ])
  })
})

describe('properties', () => {
  const all = [...incident, ...graves].map((entry) => entry as readonly [Report, ...Statement[]])
  test('order of arrival does not matter, and deriving again changes nothing', () => {
    const known = JSON.stringify(build(all))
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => JSON.stringify(build(shuffled)) === known),
      { numRuns: 25 },
    )
  })
  test('a copy never raises K, L or M', () => {
    const measure = (derived: Case) => {
      const out = new Map<string, [number, number, number]>()
      for (const thing of [...derived.sites, ...derived.incidents, ...derived.aggregates])
        for (const t of thing.tallies)
          for (const v of t.values)
            out.set([thing.place?.name, t.of, t.who, t.commitment, t.remains, v.min, v.max].join('|'), [v.origins, ...v.independent])
      return out
    }
    const before = measure(build(all))
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.integer({ min: 0, max: 300 }), fc.boolean(), ([r, ...statements], later, own) => {
        const published = new Date(Date.parse(`${r.published}T00:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10)
        const copy: Report = { ...r, id: 'copy', outlet: 'Copycat', published }
        const copied = statements.map((s) => ({
          ...s,
          id: s.id.replace(r.id, 'copy'),
          report: 'copy',
          ...(own && !s.chain.length ? { ownReporter: true } : {}),
        }))
        const after = measure(build([...all, [copy, ...copied]]))
        for (const [key, counts] of before) {
          const now = after.get(key)
          if (now) for (const i of [0, 1, 2]) expect(now[i] as number, key).toBeLessThanOrEqual(counts[i] as number)
        }
      }),
      { numRuns: 60 },
    )
  })
})
