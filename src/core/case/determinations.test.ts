// Every act on origins, sites and incidents: it has its effect, keeps it when the words are read anew, and is listed where they are gone.
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import type { Act, Case, Determination, PlaceMention, Report, Statement } from '../model/index.ts'
import { anchorOf } from '../text/index.ts'
import { derive } from './derive.ts'

const at = (name: string, n: number, precision: PlaceMention['precision'] = 'settlement'): PlaceMention => ({
  name,
  id: `p:${n}`,
  lat: 30 + n,
  lon: 38,
  precision,
})
const [low, high] = [at('Lowtown', 1), at('Hightown', 3)]
const a = report('a', 'Post', '2020-05-01', 'Dr Omar Saleh said 30 people were killed in Lowtown, 12 of them at its market.')
const b = report('b', 'Star', '2020-05-01', 'Mayor Karim Haddad said 30 people were killed in Lowtown.')
const c = report('c', 'Echo', '2020-05-09', 'Dr Omar Saleh said 41 people were killed in Hightown.')
const reports = [a, b, c]
const thirty = figure(a, { n: '30', chain: ['Dr Omar Saleh'], places: [low], day: '2020-05-01' })
const twelve = figure(a, { n: '12', chain: ['Dr Omar Saleh'], places: [low], day: '2020-05-01' })
const again = figure(b, { n: '30', chain: ['Mayor Karim Haddad'], places: [low], day: '2020-05-01' })
const other = figure(c, { n: '41', chain: ['Dr Omar Saleh'], places: [high], day: '2020-05-09' })
const read = [thirty, twelve, again, other]
const by = (of: Report, s: Statement) => anchorOf(of, s.figure?.span ?? s.span)
const [onThirty, onTwelve, onAgain, onOther] = [by(a, thirty), by(a, twelve), by(b, again), by(c, other)]

function build(act: Act | undefined, statements: readonly Statement[] = read, of: readonly Report[] = reports): Case {
  const decided: Determination[] = act ? [{ id: 'd1', at: '2020-06-01T00:00:00Z', by: 'analyst', reason: 'as read', engine: 'x', act }] : []
  return derive(of, decided, registersOf(), 'test', (r) => statements.filter((s) => s.report === r.id))
}
const originOf = (state: Case, report: string, n: number) =>
  state.origins.find((o) => o.statements.some((id) => state.statements.find((s) => s.id === id && s.report === report && s.figure?.min === n)))?.id
const killed = (state: Case, place: string) => state.incidents.find((i) => i.place.name === place)?.tallies.find((t) => t.of === 'killed')
const lowtown = (state: Case) => killed(state, 'Lowtown')?.values.find((v) => v.min === 30)

const acts: readonly (readonly [name: string, act: Act, seen: (state: Case) => unknown, without: unknown, withIt: unknown])[] = [
  ['join origins', { act: 'origins-join', anchors: [onThirty, onAgain] }, (s) => originOf(s, 'a', 30) === originOf(s, 'b', 30), false, true],
  [
    'establish independence',
    { act: 'independence', a: onThirty, b: onAgain, relation: 'established' },
    (s) => lowtown(s)?.independent,
    [1, 2],
    [2, 2],
  ],
  ['deny independence', { act: 'independence', a: onThirty, b: onAgain, relation: 'dependent' }, (s) => lowtown(s)?.independent, [1, 2], [1, 1]],
  [
    'open an incident',
    { act: 'open', what: 'incident', code: 'L-1', anchors: [onThirty] },
    (s) => s.incidents.map((i) => i.code),
    [null, null],
    ['L-1', null],
  ],
  ['join incidents', { act: 'cluster-join', what: 'incident', anchors: [onThirty, onOther] }, (s) => s.incidents.length, 2, 1],
  ['split an incident', { act: 'cluster-split', what: 'incident', anchors: [onThirty, onAgain] }, (s) => s.incidents.length, 2, 3],
  [
    'part of a whole',
    { act: 'part-of', part: onTwelve, whole: onThirty },
    (s) => killed(s, 'Lowtown')?.beside.map((x) => x.why),
    ['within-larger'],
    ['part'],
  ],
  [
    'correct a place',
    { act: 'place', name: 'Hightown', anchors: [onOther], place: at('Milltown', 5) },
    (s) => s.incidents.map((i) => i.place.name),
    ['Lowtown', 'Hightown'],
    ['Lowtown', 'Milltown'],
  ],
  ['mark a duplicate', { act: 'duplicate', report: 'b', of: 'a' }, (s) => lowtown(s)?.reports, 2, 1],
  [
    'double count',
    { act: 'double-count', total: onThirty, parts: [onTwelve] },
    (s) => s.discrepancies.filter((d) => d.kind === 'double-count').length,
    0,
    1,
  ],
  ['grade', { act: 'grade', incident: [onThirty], grade: 'Fair' }, (s) => s.incidents.map((i) => i.grading.set), [null, null], ['Fair', null]],
  [
    'publish',
    { act: 'publication', about: [onThirty], locationClass: '0.1' },
    (s) => s.incidents.map((i) => i.publication ?? null),
    [null, null],
    ['0.1', null],
  ],
  [
    'find',
    { act: 'finding', about: [onThirty], text: 'Thirty died.', standard: 'balance' },
    (s) => s.findings.map((f) => [f.standard, f.statements.length]),
    [],
    [['balance', 1]],
  ],
]

/** The same words read by another engine: each number with the word after it, under other ids. */
const wider = read.map((s): Statement => {
  const text = (reports.find((r) => r.id === s.report) as Report).text
  const span: [number, number] = [s.span[0], text.indexOf(' ', s.span[1] + 1)]
  return { ...s, id: `${s.report}:figure:${span[0]}-${span[1]}`, span, figure: { ...(s.figure as NonNullable<Statement['figure']>), span } }
})

describe('determinations', () => {
  test('split origins: one speaker in two reports of a day is one utterance until a person says otherwise', () => {
    const d = report('d', 'Globe', '2020-05-01', 'In Lowtown 30 people were killed, Dr Omar Saleh said.')
    const there = figure(d, { n: '30', chain: ['Dr Omar Saleh'], places: [low], day: '2020-05-01' })
    const act: Act = { act: 'origins-split', anchors: [onThirty, by(d, there)] }
    const same = (state: Case) => originOf(state, 'a', 30) === originOf(state, 'd', 30)
    expect(same(build(undefined, [thirty, there], [a, d]))).toBe(true)
    expect(same(build(act, [thirty, there], [a, d]))).toBe(false)
    expect(originOf(build(act, [thirty, there], [a, d]), 'd', 30)).toBeDefined()
    // Where one of the two words is gone, the act is listed and parts nothing.
    expect(build(act, [thirty], [a]).unanchored).toHaveLength(1)
  })
  test.each(acts)('%s: has its effect, and keeps it when the words are read anew', (_, act, seen, without, withIt) => {
    expect(seen(build(undefined))).toEqual(without)
    expect(seen(build(act))).toEqual(withIt)
    expect(build(act).unanchored).toEqual([])
    expect(seen(build(undefined, wider))).toEqual(without)
    expect(seen(build(act, wider))).toEqual(withIt)
    expect(build(act, wider).unanchored).toEqual([])
  })
  const gone = (text: string): [Report[], Statement[]] => [
    reports.map((r) => ({ ...r, text: text + r.text })),
    read.map((s): Statement => {
      const span: [number, number] = [s.span[0] + text.length, s.span[1] + text.length]
      return { ...s, id: `${s.report}:figure:${span[0]}-${span[1]}`, span, figure: { ...(s.figure as NonNullable<Statement['figure']>), span } }
    }),
  ]
  test.each(acts.filter(([, act]) => act.act !== 'duplicate'))('%s: where the words moved it does nothing and is listed', (_, act, seen, without) => {
    const [moved, statements] = gone('Updated. ')
    const state = build(act, statements, moved)
    expect(state.unanchored.every(({ determination }) => determination === 'd1')).toBe(true)
    expect(state.unanchored.length).toBeGreaterThan(0)
    if (act.act === 'finding') expect(state.findings.map((f) => f.statements)).toEqual([[]])
    else expect(seen(state)).toEqual(without)
  })
  test('a duplicate of a report that is not there is listed', () => {
    expect(build({ act: 'duplicate', report: 'b', of: 'lost' }).unanchored).toEqual([{ determination: 'd1', report: 'lost', exact: '' }])
  })
})
