// Runs the corpus of sentences: places, time and actor of one figure each; hits and refusals alike. And the roles of three times in one sentence.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadRegisters } from '../../edge/registers.ts'
import { arabic } from '../languages/ar/index.ts'
import { english } from '../languages/en/index.ts'
import type { Report } from '../model/index.ts'
import { foldText } from '../text/index.ts'
import { findCircumstances } from './circumstances.ts'
import { findFigures } from './figures.ts'
import type { FoundFigure } from './parts.ts'
import { readText } from './reading.ts'

const registers = loadRegisters()
const read = (body: string, lang: 'ar' | 'en', published?: string, title = '') => {
  const text = title ? `${title}\n\n${body}` : body
  const report: Report = { id: 'r', format: 'text', lang, text, titleEnd: title.length, problems: [], ...(published ? { published } : {}) }
  return readText(report, lang === 'ar' ? arabic : english)
}

/** A figure at the words `num`: linking is tested apart from finding figures. */
function figureAt(reading: ReturnType<typeof read>, num: string, of: FoundFigure['figure']['of'] = 'killed'): FoundFigure {
  const start = reading.report.text.indexOf(num)
  const span = [start, start + num.length] as const
  const from = reading.tokens.findIndex((token) => token.end > start)
  const tokens = {
    from,
    to: Math.max(
      from + 1,
      reading.tokens.findIndex((token) => token.start >= span[1]),
    ),
  }
  const amount = Number(num.replace(/[^0-9]/g, '')) || 1
  const figure = { span, of, min: amount, max: amount, qualifier: 'exact', commitment: 'asserted', basis: 'not-stated', scope: 'this' } as const
  return { span, figure, who: null, tokens, harm: tokens, sentence: reading.sentenceOf[from] ?? 0, partOf: undefined, trail: [] }
}

interface Row {
  title?: string
  text: string
  published?: string
  figure: string
  of?: FoundFigure['figure']['of']
  /** Other things the sentence counts. */
  beside?: string[]
  places: string[]
  time?: string | null
  from?: string
  to?: string
  role?: string
  actor?: string | null
  /** Times with their roles that must be among all of them, though none is the event's ("so far"). */
  times?: { text: string; role: string }[]
}
/** Names that mean one: one holds the other, articles and clitics apart. */
const holds = (a: string, b: string) => {
  const [x, y] = [foldText(a).replace(/^(?:لل|ال|ل)/u, ''), foldText(b).replace(/^(?:لل|ال|ل)/u, '')]
  return x.includes(y) || y.includes(x)
}

describe.each(['ar', 'en'] as const)('sentences %s', (lang) => {
  const rows = readFileSync(join(import.meta.dirname, `../../../corpus/sentences/${lang}/circumstances.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  test.each(rows.map((row) => [row.text, row] as const))('%s', (_, row) => {
    const reading = read(row.text, lang, row.published, row.title)
    const figures = [row.figure, ...(row.beside ?? [])].map((num) => figureAt(reading, num, row.of))
    const found = findCircumstances(reading, figures, registers).locate(0)
    const names = found.places.map((place) => place.name)
    expect(names.length, `places ${JSON.stringify(names)}`).toBe(row.places.length)
    for (const place of row.places)
      expect(
        names.some((name) => holds(name, place)),
        `${place} in ${JSON.stringify(names)}`,
      ).toBe(true)
    if (row.time !== undefined) {
      if (row.time === null) expect(found.time).toBeNull()
      else {
        expect(found.time?.text, JSON.stringify(found.time)).toBeDefined()
        expect(holds(found.time?.text ?? '', row.time), found.time?.text).toBe(true)
        if (row.from) expect(found.time?.from).toBe(row.from)
        if (row.to) expect(found.time?.to).toBe(row.to)
        if (row.role) expect(found.time?.role).toBe(row.role)
      }
    }
    if (row.actor !== undefined) {
      if (row.actor === null) expect(found.actor).toBeNull()
      else expect(holds(found.actor?.name ?? '—', row.actor), found.actor?.name).toBe(true)
    }
    for (const want of row.times ?? []) expect(found.times).toContainEqual(expect.objectContaining(want))
    expect(found.trail.length).toBeGreaterThanOrEqual(found.places.length)
    for (const mention of [...found.places, ...found.actors]) if (mention.span) expect(reading.report.text.slice(...mention.span)).toBe(mention.name)
  })
})

describe('roles and resolution', () => {
  test('three times of one sentence have three roles', () => {
    const reading = read(
      'عُثر يوم أمس في منطقة البانوراما بمدينة الرقة على مقبرة تضم 120 جثة لمدنيين قتلوا في قصف التحالف الدولي العام الماضي.',
      'ar',
      '2018-11-01',
    )
    const found = findCircumstances(reading, [figureAt(reading, '120', 'bodies')], registers).locate(0)
    expect(found.times).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: 'يوم أمس', role: 'discovery', from: '2018-10-31' }),
        expect.objectContaining({ text: 'العام الماضي', role: 'death', from: '2017-01-01', to: '2017-12-31' }),
      ]),
    )
    expect(found.places[0]).toMatchObject({ name: 'منطقة البانوراما', id: 'site:sy-raqqa-panorama' })
    expect(found.actor?.actor).toBe('actor:coalition')
  })
  test("who dug is named beside, never as the accused; the day of speaking is the report's", () => {
    const reading = read('قالت الوزارة اليوم الخميس إن فريق الاستجابة الأولية انتشل 38 جثة في مدينة الرقة.', 'ar', '2018-11-01')
    const found = findCircumstances(reading, [figureAt(reading, '38', 'bodies')], registers).locate(0)
    expect(found.actor).toBeNull()
    expect(found.actors).toEqual([expect.objectContaining({ actor: 'actor:raqqa-first-responders', role: 'exhumed' })])
    expect(found.times.find((time) => time.text === 'اليوم الخميس')?.role).toBe('report')
  })
  test('a name shared by several places is resolved by the country beside it, or left open', () => {
    const inIraq = read('قتل 5 أشخاص في الموصل شمال العراق.', 'ar')
    expect(findCircumstances(inIraq, [figureAt(inIraq, '5')], registers).locate(0).places[0]).toMatchObject({ precision: 'settlement' })
    const unknown = read('قتل 5 أشخاص في قرية أم القصب.', 'ar')
    const place = findCircumstances(unknown, [figureAt(unknown, '5')], registers).locate(0).places[0]
    expect(place).toMatchObject({ name: 'قرية أم القصب', precision: 'settlement' })
    expect(place).not.toHaveProperty('lat')
  })
  test('figures found by the engine get their circumstances in the same order', () => {
    const reading = read('قتل 3 مدنيين في مدينة إدلب، وأصيب 7 آخرون في مدينة حلب.', 'ar')
    const figures = findFigures(reading)
    const circumstances = findCircumstances(reading, figures, registers)
    expect(figures.length).toBe(2)
    expect(circumstances.locate(0).places[0]?.name).toBe('مدينة إدلب')
    expect(circumstances.locate(1).places.map((place) => place.name)).toContain('مدينة حلب')
  })
  test.each([
    ['sentences', 'قتل 3 مدنيين يوم أمس في قصف لقوات النظام على مدينة إدلب. '],
    ['one line without a full stop', 'قتل 3 مدنيين يوم أمس في قصف لقوات النظام على مدينة إدلب و'],
  ])('time grows with length, not faster: %s', (_, piece) => {
    const run = (times: number) => {
      const reading = read(piece.repeat(times), 'ar')
      // Figures by hand: this measures circumstances alone.
      const figures = reading.tokens.flatMap((token, i) =>
        token.norm === '3' ? [{ ...figureAt(reading, '3'), tokens: { from: i, to: i + 1 }, sentence: reading.sentenceOf[i] ?? 0 }] : [],
      )
      const from = process.cpuUsage()
      const circumstances = findCircumstances(reading, figures, registers)
      for (let i = 0; i < figures.length; i++) circumstances.locate(i)
      const spent = process.cpuUsage(from)
      return spent.user + spent.system
    }
    run(150)
    const small = Math.min(run(150), run(150), run(150))
    expect(run(1500)).toBeLessThan(small * 20 + 20_000)
  })
})
