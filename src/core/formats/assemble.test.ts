// assembleReport and the dates and flags it reads.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Report } from '../model/index.ts'
import { assembleReport } from './assemble.ts'
import { readDate } from './dates.ts'
import type { Item } from './format.ts'

const item: Item = { path: 'line/2', body: 'first paragraph\n\nsecond', title: ' A title ', problems: [] }
const make = (change: Partial<Item>, capturedAt?: string) =>
  assembleReport({ ...item, ...change }, { id: 'r1', format: 'text', ...(capturedAt ? { capturedAt } : {}) }, () => 'en')

describe('assembleReport', () => {
  test('text is title, blank line, body, and trims nothing', () => {
    const report = make({})
    expect(report.text).toBe(' A title \n\nfirst paragraph\n\nsecond')
    expect(report.text.slice(report.titleEnd + 2)).toBe(item.body)
  })
  test('a blank title is no title', () => {
    expect(make({ title: '  ' })).toMatchObject({ text: item.body, titleEnd: 0 })
  })
  test('the detector is asked only where no language is given', () => {
    expect(make({ lang: 'ar' }).lang).toBe('ar')
    expect(make({}).lang).toBe('en')
  })
  test('capture gets the item path', () => {
    const report = assembleReport(item, { id: 'r', format: 'jsonl', capture: { entry: 4, sha256: 'ab' } }, () => 'und')
    expect(report.capture).toEqual({ entry: 4, sha256: 'ab', item: 'line/2' })
    expect(report.problems).toEqual([{ code: 'unknown-language' }])
  })
  test.each([
    ['bidi override around a figure', { body: 'killed \u202E0004\u202C men' }, 'bidi-control'],
    ['Cyrillic letter in a Latin outlet', { outlet: '\u0430ljazeera' }, 'look-alike-letters'],
    ['a clock that starts in 1970', { published: '1970-01-01' }, 'implausible-date'],
    ['a date after the capture', { published: '2031-01-01' }, 'implausible-date'],
    ['a date that is none', { published: '31/02/2018' }, 'bad-date'],
    ['a date that could be two days', { published: '03/04/2018' }, 'bad-date'],
  ] as [string, Partial<Item>, string][])('%s', (_name, change, code) => {
    expect(make(change, '2026-11-01T00:00:00Z').problems.map((p) => p.code)).toContain(code)
  })
  test.each([
    ['right-to-left marks of ordinary typing', { body: 'قال\u200F ذلك\u200E' }],
    ['an Arabic clitic on a Latin name', { body: 'نقلت الـCNN عن بـAFP' }],
    ['a Russian outlet', { outlet: 'Рен ТВ' }],
    ['a good date', { published: '2018-11-01', modified: '2018-11-02T10:00:00+02:00' }],
  ] as [string, Partial<Item>][])('no flag for %s', (_name, change) => {
    expect(make(change, '2026-11-01T00:00:00Z').problems).toEqual([])
  })
  test('any item makes a valid report', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string({ unit: 'binary' })), fc.string(), (body, title, published) => {
        const report = make({ body, published, ...(title === null ? {} : { title }) })
        expect(Report.safeParse(report).success).toBe(true)
        expect(report.text.endsWith(body)).toBe(true)
      }),
    )
  })
})

describe('readDate', () => {
  test.each([
    ['2018-11-01', '2018-11-01'],
    ['2018-11-01T15:30:00+0200', '2018-11-01T15:30:00+02:00'],
    ['2018-11-01 15:30:09Z', '2018-11-01T15:30:09Z'],
    ['Thu, 01 Nov 2018 15:30:00 GMT', '2018-11-01T15:30:00Z'],
    ['November 1, 2018', '2018-11-01'],
    ['1 تشرين الثاني 2018', '2018-11-01'],
    ['الخميس ١ نوفمبر ٢٠١٨', '2018-11-01'],
    ['1 تشرين الثاني/نوفمبر 2018', '2018-11-01'],
    ['14 أكتوبر، 2018', '2018-10-14'],
    ['2018/7/3', '2018-07-03'],
    ['22/04/2018', '2018-04-22'],
    ['20181101', '2018-11-01'],
  ])('%s', (written, day) => {
    expect(readDate(written)).toBe(day)
  })
  test.each(['', 'yesterday', '2018-13-01', '2018-02-30', '03/04/2018', '99999999', 'الخميس'])('refuses %s', (written) => {
    expect(readDate(written)).toBeUndefined()
  })
})

test('a text longer than an article is kept whole and told so', () => {
  const body = 'At least 12 people were killed. '.repeat(70_000)
  const report = assembleReport({ path: '', body, problems: [] }, { id: 'r', format: 'text' }, () => 'en')
  expect(report.text).toBe(body)
  expect(report.problems.map((problem) => problem.code)).toEqual(['long-text'])
  const short = assembleReport({ path: '', body: body.slice(0, 1_000_000), problems: [] }, { id: 'r', format: 'text' }, () => 'en')
  expect(short.problems).toEqual([])
})
