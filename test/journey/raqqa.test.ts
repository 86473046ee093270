// The Raqqa case, derived from the corpus as it is read: the eleven points it must show, each with the statements it stands on.
import { beforeAll, describe, expect, test } from 'vitest'
import { caseText } from '../../src/cli/case-text.ts'
import { caseJson } from '../../src/core/case/case-json.ts'
import { derive } from '../../src/core/case/derive.ts'
import type { Case, Discrepancy, Statement, Tally } from '../../src/core/model/index.ts'
import { anchorOf } from '../../src/core/text/index.ts'
import { loadRegisters } from '../../src/edge/registers.ts'
import { RAQQA, readCorpus } from '../samples/corpus.ts'

/** Hop D: who carries the ministry's letters. */
const CARRIERS = [
  'quds-morning-2018-11-01',
  'state-wire-2018-11-01',
  'damascus-times-2018-11-01',
  'levant-radio-2018-11-01',
  'hawa-alsham-2018-11-02',
  'inqilab-daily-2018-11-02',
  'syria-lens-2018-11-02',
  'cedar-lebanon-2018-11-01',
  'neva-arabic-2018-11-01',
]
const DOCTOR = ['majd-wire-2018-10-31', 'nahr-tv-2018-10-31', 'party-media-2018-10-31']
const SPOKESWOMAN = ['levant-times-2018-11-08', 'ural-24-2018-11-08', 'eastern-herald-2018-11-09']

let derived: Case
const registers = loadRegisters()
beforeAll(async () => {
  derived = derive(await readCorpus(RAQQA), [], registers, 'test')
})

const figures = (report: string, n?: number): Statement[] =>
  derived.statements.filter((s) => s.report === report && s.figure && (n === undefined || s.figure.min === n || s.figure.max === n))
const originOf = (statement: Statement | undefined) => derived.origins.find((origin) => origin.statements.includes(statement?.id ?? ''))
const bodyOf = (statements: Statement[]) => statements.filter((s) => s.chain.length).at(-1) ?? statements.at(-1)
const byKind = (kind: Discrepancy['kind']): Discrepancy[] => derived.discrepancies.filter((d) => d.kind === kind)
const panorama = () => derived.sites.find((site) => site.place.id === 'site:sy-raqqa-panorama')
const valuesOf = (tallies: readonly Tally[]) => tallies.flatMap((t) => t.values.flatMap((v) => [v.min, v.max]))

describe('the Raqqa case', () => {
  test('1. every carrier ends in one origin, the letters; the number of reports never stands alone', () => {
    const origins = new Set(CARRIERS.map((report) => originOf(bodyOf(figures(report, 4000)))?.id))
    expect(origins.size).toBe(1)
    const letters = originOf(bodyOf(figures('quds-morning-2018-11-01', 4000)))
    expect(letters).toMatchObject({ actorId: 'actor:sy-mfa', act: 'letter' })
    expect(letters?.reports).toEqual(expect.arrayContaining(CARRIERS))
    for (const lang of ['ar', 'en'] as const) {
      const counts =
        lang === 'en' ? /\d+ reports? · .+ named origins? · \d+ untraced · independent: \d+ to \d+$/ : / · بلا سند: \d+ · مستقلون: من \d+ إلى \d+$/
      const values = caseText(derived, 'raqqa', lang)
        .split('\n')
        .filter((line) => line.startsWith('      '))
      expect(values.length).toBeGreaterThan(20)
      for (const line of values) expect(line).toMatch(counts)
    }
  })

  test('2. 1,500 expected, said to be found, and bodies recovered are three things', () => {
    const tallies = panorama()?.tallies ?? []
    expect(valuesOf(tallies.filter((t) => t.commitment === 'expected'))).toContain(1500)
    expect(valuesOf(tallies.filter((t) => t.commitment === 'asserted' && t.remains === 'located'))).toContain(1500)
    const recovered = derived.sites.flatMap((site) => site.tallies).filter((t) => t.remains === 'recovered')
    for (const n of [511, 750, 760, 793, 1100])
      expect(
        [...valuesOf(recovered), ...recovered.flatMap((t) => t.beside.map((b) => derived.statements.find((s) => s.id === b.statement)?.figure?.min))],
        String(n),
      ).toContain(n)
    const said = byKind('commitment').find((d) => d.in === panorama()?.id && d.words.en.includes('1500'))
    expect(said?.statements.some((id) => id.startsWith('gulf-sky-2018-10-14'))).toBe(true)
    expect(said?.statements.some((id) => id.startsWith('quds-morning'))).toBe(true)
    expect(derived.drift.some((d) => d.what === 'commitment' && d.before.en === 'expected' && !d.stated)).toBe(true)
  })

  test('3. two readings of the letters, a hint that the parts make the whole, and the city total kept apart', () => {
    const two = byKind('two-readings').find((d) => d.statements.some((id) => id.startsWith('quds-morning')))
    expect(two?.words.en).toMatch(/two readings/)
    expect(two?.words.en).toMatch(/earlier total/)
    expect(two?.statements.some((id) => DOCTOR.some((report) => id.startsWith(report)))).toBe(true)
    expect(byKind('sum-hint').some((d) => /2500 and 1500 add up to 4000/.test(d.words.en))).toBe(true)
    const city = figures('gulf-sky-2018-10-14', 2500)[0]
    expect(derived.aggregates.some((a) => a.tallies.some((t) => t.statements.includes(city?.id ?? '')))).toBe(true)
    const plot = figures('quds-morning-2018-11-01', 2500)[0]
    expect(derived.sites.some((s) => s.tallies.some((t) => t.statements.includes(plot?.id ?? '')))).toBe(true)
  })

  test('4. 8,000 is a sum of three figures of the letters; a double count only by a person', () => {
    const sum = byKind('sum-as-total')
    expect(sum.map((d) => d.words.en)).toEqual([
      expect.stringMatching(/^8000 is the sum of three figures \(4000, 2500 and 1500\) of .*; overlap not excluded\.$/),
    ])
    expect(sum[0]?.words.ar).toMatch(/مجموع ثلاثة أعداد/)
    for (const report of SPOKESWOMAN)
      expect(
        sum[0]?.statements.some((id) => id.startsWith(report)),
        report,
      ).toBe(true)
    expect(byKind('double-count')).toEqual([])
    const report = derived.reports.find((r) => r.id === 'levant-times-2018-11-08')
    const total = bodyOf(figures('levant-times-2018-11-08', 8000))
    const part = figures('levant-times-2018-11-08', 4000)[0]
    if (!report || !total || !part) throw new Error('figures missing')
    const again = derive(
      derived.reports,
      [
        {
          id: 'd1',
          at: '2026-01-01T00:00:00Z',
          by: 'analyst',
          reason: 'the letters give about 4000 for all graves',
          engine: 'test',
          act: {
            act: 'double-count',
            total: anchorOf(report, total.figure?.span ?? total.span),
            parts: [anchorOf(report, part.figure?.span ?? part.span)],
          },
        },
      ],
      registers,
      'test',
    )
    expect(again.discrepancies.filter((d) => d.kind === 'double-count').map((d) => d.words.en)).toEqual([
      expect.stringContaining('about 4000 for all graves'),
    ])
  })

  test('5. fighters for some, women, children and the old for others; killing, burying and exhuming are different roles', () => {
    expect(byKind('status').length).toBeGreaterThan(0)
    const roles = new Set(derived.statements.flatMap((s) => s.actors.map((a) => a.role)))
    expect(roles.has('killed')).toBe(true)
    expect(roles.size).toBeGreaterThan(1)
  })

  test('6. found yesterday, killed last year: two times of one figure', () => {
    const times = figures('quds-morning-2018-11-01', 1500)[0]?.times ?? []
    expect(times.find((t) => t.role === 'discovery')).toMatchObject({ from: '2018-10-31' })
    expect(times.find((t) => t.role === 'death')?.from?.slice(0, 4)).toBe('2017')
  })

  test("7. 3,310 is the province's total given as Panorama's", () => {
    const wrong = byKind('wrong-scope').find((d) => d.words.en.startsWith('3310'))
    expect(wrong?.in).toBe(panorama()?.id)
    expect(wrong?.statements.some((id) => id.startsWith('fresh-levant'))).toBe(true)
    expect(wrong?.statements.some((id) => id.startsWith('damascus-watch'))).toBe(true)
  })

  test('8. two percent of rubble is nobody', () => {
    expect(derived.statements.filter((s) => s.figure && (s.figure.min === 2 || s.figure.max === 2) && CARRIERS.includes(s.report))).toEqual([])
  })

  test('9. who asks whom for what, and who blames whom, each with its chain', () => {
    const mine = derived.statements.filter((s) => s.report === 'quds-morning-2018-11-01')
    const demands = mine.filter((s) => s.kind === 'demand')
    expect(demands.some((s) => s.to?.name.includes('مجلس الأمن') && originOf(s)?.actorId === 'actor:sy-mfa')).toBe(true)
    const charges = mine.filter((s) => s.kind === 'accusation')
    expect(charges.some((s) => s.actor?.name.includes('التحالف') && originOf(s)?.actorId === 'actor:sy-mfa')).toBe(true)
  })

  test('10. order is known, borrowing is not: stated where the text names its speaker, inferred elsewhere', () => {
    const letters = originOf(bodyOf(figures('quds-morning-2018-11-01', 4000)))?.id
    const doctor = originOf(bodyOf(figures('party-media-2018-10-31', 1500)))?.id
    const spokeswoman = originOf(bodyOf(figures('levant-times-2018-11-08', 8000)))?.id
    const link = (from: string | undefined, to: string | undefined) => derived.lineage.filter((l) => l.from === from && l.to === to)
    expect(link(spokeswoman, letters).map((l) => l.stated)).toContain(true)
    const borrowed = link(letters, doctor)
    expect(borrowed.map((l) => [l.kind, l.stated])).toEqual([['same-figures', false]])
    expect(derived.lineage.some((l) => l.from === doctor && l.kind === 'same-figures' && !l.stated)).toBe(true)
    const found = panorama()?.tallies.find((t) => t.commitment === 'asserted' && t.remains === 'located')
    const pair = found?.values.flatMap((v) => v.pairs ?? []).find((p) => [p.a, p.b].includes(letters ?? '') && [p.a, p.b].includes(doctor ?? ''))
    expect(pair?.relation).toBe('not-established')
  })

  test("11. the Coalition's own count grows and is no lower bound", () => {
    const killed = derived.aggregates
      .flatMap((a) => a.tallies)
      .filter((t) => t.of === 'killed' && t.statements.some((id) => id.startsWith('capitol-brief')))
    const own = killed.find((t) => t.beside.some((b) => b.why === 'own-count'))
    expect(own?.beside.some((b) => b.why === 'superseded' && b.statement.startsWith('capitol-brief-2018'))).toBe(true)
    expect(own?.low).toBeGreaterThanOrEqual(1600)
  })

  test('it says throughout that it is a reconstruction', () => {
    expect(caseJson(derived).reconstructed).toBe(true)
    expect(caseText(derived, 'raqqa', 'en')).toMatch(/reconstruction, not evidence/)
    expect(caseText(derived, 'raqqa', 'ar')).toMatch(/وليست دليلًا/)
  })
})
