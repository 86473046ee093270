// Origins, lineage, drift and independence on small hand-made cases; the same whatever order reports arrive in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure, registersOf, report } from '../../../test/samples/statements.ts'
import type { Determination, Statement } from '../model/index.ts'
import { anchorOf } from '../text/index.ts'
import { countIndependent } from './independence.ts'
import { Speakers } from './speakers.ts'
import { trace } from './trace.ts'

const registers = registersOf([
  { id: 'actor:sana', kind: 'agency', names: { ar: ['سانا'], en: ['SANA'] }, provenance: 'test' },
  { id: 'actor:mfa', kind: 'ministry', names: { ar: ['الخارجية'], en: ['Foreign Ministry'] }, parent: 'actor:state', provenance: 'test' },
  { id: 'actor:mod', kind: 'armed-forces', names: { ar: ['الدفاع'], en: ['Defence Ministry'] }, parent: 'actor:state', provenance: 'test' },
])

const r1 = report('r1', 'Morning Post', '2020-05-01', 'The Foreign Ministry said in a letter that more than 1500 bodies were found at Northfield.')
const r2 = report('r2', 'Evening Star', '2020-05-02', 'In letters the ministry speaks of 1500 bodies at Northfield.')
const r3 = report(
  'r3',
  'Weekly',
  '2020-05-09',
  'The Russian spokeswoman, citing the Foreign Ministry, put it at 1500 bodies at Northfield; 3000 in all.',
)
const r4 = report('r4', 'Local Radio', '2020-04-10', 'Diggers expect up to 1500 bodies at Northfield.')
const letter = (name: string) => ({ name, manner: 'letter' as const })
const said: Statement[] = [
  figure(r1, { n: '1500', of: 'bodies', q: 'more-than', remains: 'located', chain: ['SANA', letter('Foreign Ministry')], places: ['Northfield'] }),
  figure(r2, { n: '1500', of: 'bodies', remains: 'located', chain: [letter('الخارجية')], places: ['Northfield'] }),
  figure(r3, { n: '1500', of: 'bodies', remains: 'located', chain: ['Russian spokeswoman', 'Foreign Ministry'], places: ['Northfield'] }),
  figure(r3, { n: '3000', of: 'bodies', remains: 'located', chain: ['Russian spokeswoman'], places: ['Northfield'] }),
  figure(r4, { n: '1500', of: 'bodies', commitment: 'expected', remains: 'alleged', chain: ['the diggers'], places: ['Northfield'] }),
]
const reports = [r1, r2, r3, r4]
const traced = trace(reports, said, [], registers)
const originOf = (id: string) => traced.origins.find((origin) => origin.id === traced.originOf.get(id))

describe('origins', () => {
  test('three outlets, one letter', () => {
    const mfa = originOf(said[0]?.id ?? '')
    expect(mfa).toMatchObject({ actorId: 'actor:mfa', act: 'letter', reports: ['r1', 'r2', 'r3'], date: { from: '2020-05-01', to: '2020-05-09' } })
    expect(traced.origins.length).toBe(3)
  })
  test('what the text states is told from what figures suggest', () => {
    const stated = traced.lineage.filter((link) => link.stated && link.from.startsWith('o-'))
    expect(stated.map((link) => [link.kind, originOf(said[3]?.id ?? '')?.id === link.from])).toEqual([['names-speaker', true]])
    const inferred = traced.lineage.find((link) => link.kind === 'same-figures' && link.to === originOf(said[4]?.id ?? '')?.id)
    expect(inferred?.stated).toBe(false)
  })
  test('drift: expected becomes found, "more than" is lost', () => {
    expect(traced.drift.filter((d) => d.what === 'commitment').map((d) => [d.before.en, d.after.en, d.after.ar, d.stated])).toContainEqual([
      'expected',
      'stated',
      'مذكور على أنه واقع',
      false,
    ])
    expect(traced.drift.find((d) => d.what === 'qualifier' && d.from === said[0]?.id && d.to === said[1]?.id)).toMatchObject({ stated: true })
  })
  test('an empty chain is untraced; an outlet that names its reporter there is not, unless its words are borrowed', () => {
    const words = 'Our reporter saw it: 40 people were killed in the market of Lowtown when shells fell on it at noon, and many houses were burning.'
    const a = report('a', 'Daily', '2020-05-01', words)
    const b = report('b', 'Copycat', '2020-05-02', words)
    const c = report('c', 'Echo', '2020-05-02', 'In Lowtown 40 died.')
    const statements = [figure(a, { n: '40', own: true }), figure(b, { n: '40', own: true }), figure(c, { n: '40' })]
    const t = trace([a, b, c], statements, [], registers)
    expect(t.origins.map((o) => o.actor)).toEqual(['Daily'])
    expect(t.lineage.filter((link) => link.kind === 'copy').map((link) => [link.from, link.to, link.stated])).toEqual([['b', 'a', false]])
  })
  test('unnamed speakers are not named origins', () => {
    const speakers = new Speakers(registers)
    for (const name of ['local sources', 'مصادر محلية', 'ناشطون', 'شهود عيان', 'media reports', 'a military source'])
      expect([name, speakers.of(name).named]).toEqual([name, false])
    for (const name of ['مصدر في الدفاع المدني', 'SANA', 'Rami Saleh', 'civil defence officials'])
      expect([name, speakers.of(name).named]).toEqual([name, true])
  })
  test('a person with and without an office is one speaker; an ambiguous short form is not', () => {
    const speakers = new Speakers(registers)
    const names = [
      'رئيس نقابة الأطباء سالم العيسى',
      'سالم العيسى',
      'Salem al-Issa',
      'Northern Defence Council',
      'Southern Defence Council',
      'Defence Council',
    ]
    speakers.hear(
      'report',
      names.map((name) => ({ name, values: [], days: [] })),
    )
    speakers.settle()
    expect(speakers.of('Salem al-Issa').key).toBe(speakers.of('سالم العيسى').key)
    expect(speakers.of('رئيس نقابة الأطباء سالم العيسى').key).toBe(speakers.of('سالم العيسى').key)
    expect(new Set(['Northern Defence Council', 'Southern Defence Council', 'Defence Council'].map((n) => speakers.of(n).key)).size).toBe(3)
  })
})

describe('independence', () => {
  const pair = (a: Statement, b: Statement, determinations: Determination[] = []) => {
    const t = trace(reports, said, determinations, registers)
    const ids = [t.originOf.get(a.id) as string, t.originOf.get(b.id) as string]
    return countIndependent(
      ids.map((id) => ({ id, root: t.speakerOf.get(id)?.root ?? '' })),
      t.independence,
    )
  }
  const diggers = said[4] as Statement
  const ministry = said[0] as Statement
  const decide = (relation: 'established' | 'dependent'): Determination => ({
    id: 'd1',
    at: '2020-06-01T00:00:00Z',
    by: 'analyst',
    reason: 'different people, each saw it',
    engine: 'test',
    act: { act: 'independence', a: anchorOf(r4, diggers.span), b: anchorOf(r1, ministry.span), relation },
  })
  test('not established by default; a person establishes or denies it; a stated link denies it', () => {
    expect(pair(diggers, ministry).span).toEqual([1, 2])
    expect(pair(diggers, ministry, [decide('established')]).span).toEqual([2, 2])
    expect(pair(diggers, ministry, [decide('dependent')]).span).toEqual([1, 1])
    expect(pair(ministry, said[3] as Statement).span).toEqual([1, 1])
  })
  test('bodies under one authority are never independent', () => {
    const a = report('a', 'Daily', '2020-05-01', 'The Foreign Ministry: 77 dead.')
    const b = report('b', 'Star', '2020-05-01', 'The Defence Ministry: 77 dead.')
    const s = [figure(a, { n: '77', chain: ['Foreign Ministry'] }), figure(b, { n: '77', chain: ['Defence Ministry'] })]
    const t = trace([a, b], s, [], registers)
    expect(
      countIndependent(
        t.origins.map((o) => ({ id: o.id, root: t.speakerOf.get(o.id)?.root ?? '' })),
        t.independence,
      ).span,
    ).toEqual([1, 1])
  })
})

describe('properties', () => {
  test('order of arrival does not matter', () => {
    const known = JSON.stringify([traced.origins, traced.lineage, traced.drift])
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: 4 }), fc.shuffledSubarray(said, { minLength: said.length }), (rs, ss) => {
        const t = trace(rs, ss, [], registers)
        expect(JSON.stringify([t.origins, t.lineage, t.drift])).toBe(known)
      }),
      { numRuns: 30 },
    )
  })
})

test('outlets that quote each other in a circle are reported', () => {
  const a = report('a', 'Alpha News', '2020-05-01', 'Beta News reported 90 dead.')
  const b = report('b', 'Beta News', '2020-05-01', 'According to Alpha News 90 died.')
  const t = trace([a, b], [figure(a, { n: '90', chain: ['Beta News'] }), figure(b, { n: '90', chain: ['Alpha News'] })], [], registers)
  expect(t.cycles.map((c) => c.speakers.map((s) => s.name))).toEqual([['Alpha News', 'Beta News']])
})
