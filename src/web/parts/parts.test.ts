// The pure parts of the workbench: figures in words, span edges, folds of copies, the isnad's layout, readers' agreement.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statementId } from '../../core/model/index.ts'
import type { Origin, ReportRow, Statement } from '../data/types.ts'
import { WORDS } from '../words/index.ts'
import { modelLabel } from '../words/labels.ts'
import { choose, compose } from '../words/message.ts'
import { agreement, sample } from './agreement.ts'
import { boundsWords, figureWords, valueWords } from './figure-words.ts'
import { foldCopies } from './fold-copies.ts'
import { layIsnad, type Scope } from './isnad-layout.ts'
import { step } from './span-step.ts'
import { numberIn, wholeNumber } from './whole-number.ts'
import type { Speech } from './words.tsx'

/** The reader's speech without a browser: Latin digits, no isolates. */
function speech(lang: 'ar' | 'en'): Speech {
  const number = (n: number) => new Intl.NumberFormat('en-GB').format(n)
  return {
    lang,
    number,
    say: (id: keyof typeof WORDS.en, values = {}) =>
      compose(choose(WORDS[lang][id], lang, typeof values.n === 'number' ? values.n : undefined), values)
        .map((part) => ('words' in part ? part.words : typeof part.value === 'number' ? number(part.value) : part.value))
        .join(''),
    label: (family, value) => modelLabel(family as 'counted', value)?.[lang] ?? value,
  } as Speech
}

describe('figures in words', () => {
  test.each([
    [{ of: 'bodies', min: 1500, max: null, qualifier: 'more-than' }, 'more than 1,500 bodies', 'أكثر من 1,500 جثمان'],
    [{ of: 'killed', min: 2, max: 2, qualifier: 'exact' }, '2 killed', 'قتيلان'],
    [{ of: 'killed', min: 2, max: null, qualifier: 'more-than' }, 'more than 2 killed', 'أكثر من 2 قتلى'],
    [{ of: 'killed', min: 12, max: 12, qualifier: 'exact' }, '12 killed', '12 قتيلا'],
    [{ of: 'bodies', min: 150, max: 200, qualifier: 'range' }, 'from 150 to 200 bodies', 'من 150 إلى 200 جثمان'],
    [{ of: 'bodies', min: 1500, max: 1500, qualifier: 'about' }, 'about 1,500 bodies', 'نحو 1,500 جثمان'],
    [{ of: 'injured', min: null, max: 8, qualifier: 'up-to' }, 'up to 8 injured', 'ما يصل إلى 8 جرحى'],
    [{ of: 'killed', min: 20, max: 99, qualifier: 'vague' }, 'a vague number, read as from 20 to 99 killed', 'عدد مبهم، يُقرأ من 20 إلى 99 قتيلا'],
    [{ of: 'missing', min: null, max: null, qualifier: 'exact' }, 'missing: number not stated', 'مفقودون: لم يُذكر العدد'],
  ] as const)('%o', (figure, english, arabic) => {
    expect(figureWords(speech('en'), figure)).toBe(english)
    expect(figureWords(speech('ar'), figure)).toBe(arabic)
  })

  test('a value takes its speakers’ qualifier where they share one, else stays open', () => {
    expect(valueWords(speech('en'), 'bodies', 1500, null, ['more-than', 'more-than'])).toBe('more than 1,500 bodies')
    expect(valueWords(speech('en'), 'bodies', 1500, null, ['more-than', 'at-least'])).toBe('1,500 bodies or more, no upper bound stated')
    expect(boundsWords(speech('en'), null, null)).toBe('not stated')
    expect(boundsWords(speech('en'), 511, 750)).toBe('from 511 to 750')
  })

  test('no comparison sign, whatever the figure', () => {
    const qualifier = fc.constantFrom('exact', 'about', 'at-least', 'more-than', 'up-to', 'less-than', 'range', 'vague' as const)
    const bound = fc.option(fc.integer({ min: 0, max: 100_000 }))
    fc.assert(
      fc.property(qualifier, bound, bound, fc.constantFrom('ar', 'en' as const), (q, min, max, lang) => {
        const text = figureWords(speech(lang as 'ar' | 'en'), { of: 'killed', min, max, qualifier: q as 'exact' })
        expect(text).not.toMatch(/[<>≥≤{}]|null|undefined|NaN/)
        expect(text).not.toBe('')
      }),
    )
  })
})

describe('span edges', () => {
  test('a letter with its marks is one step', () => {
    const text = 'قُتِلَ 12'
    expect(step(text, 0, true, false)).toBe(2)
    expect(step(text, 2, false, false)).toBe(0)
  })
  test('a word is one step, both ways', () => {
    expect(step('أكثر من 1500 جثمان', 0, true, true)).toBe(4)
    expect(step('أكثر من 1500 جثمان', 12, false, true)).toBe(8)
  })
  test('edges stay in the text and always move unless at its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(60), fc.boolean(), fc.boolean(), (text, from, onward, byWord) => {
        const at = Math.min(from, text.length)
        const next = step(text, at, onward, byWord)
        expect(next).toBeGreaterThanOrEqual(0)
        expect(next).toBeLessThanOrEqual(text.length)
        if (onward && at < text.length) expect(next).toBeGreaterThan(at)
        if (!onward && at > 0) expect(next).toBeLessThan(at)
      }),
    )
  })
})

describe('numbers typed', () => {
  test.each([
    ['1500', 1500],
    ['١٥٠٠', 1500],
    ['1,500', 1500],
    ['۱۵۰۰', 1500],
    ['', null],
    ['-3', undefined],
    ['4.5', undefined],
    ['dozens', undefined],
  ])('%s', (text, n) => expect(wholeNumber(text)).toBe(n))
  test('the number inside a selection', () => {
    const text = 'أكثر من ١٥٠٠ جثمان'
    expect(numberIn(text, [0, text.length])).toEqual([8, 12])
    expect(numberIn('dozens of bodies', [0, 6])).toEqual([0, 6])
  })
})

const row = (id: string, published: string, copyOf: string | null = null): ReportRow =>
  ({
    id,
    outlet: id,
    published,
    copyOf,
    lang: 'en',
    format: 'text',
    titleEnd: 0,
    problems: [],
    statements: 1,
    reviewed: 0,
    lead: '',
    characters: 0,
  }) as ReportRow
const said = (report: string, n: number, ...speakers: string[]): Statement =>
  ({
    id: statementId(report, 'figure', [0, n]),
    report,
    kind: 'figure',
    span: [0, n],
    chain: speakers.map((name) => ({ name })),
    places: [],
    times: [],
    actors: [],
    because: [],
  }) as unknown as Statement
const origin = (id: string, ...statements: string[]): Origin => ({
  id,
  actor: id,
  names: [id],
  act: 'says',
  date: {},
  stake: 'unknown',
  reports: [],
  statements,
  why: [],
})

describe('the isnad', () => {
  const statements = [said('a', 4, 'Agency', 'Ministry'), said('b', 4, 'Ministry'), said('c', 4, 'Ministry'), said('d', 4)]
  const scope: Scope = {
    statements,
    reports: [row('a', '2018-11-01'), row('b', '2018-11-02'), row('c', '2018-11-03', 'b'), row('d', '2018-11-04')],
    origins: [origin('Ministry', ...statements.slice(0, 3).map((one) => one.id))],
    lineage: [],
    drift: [],
  }
  const layout = layIsnad(scope)
  const node = (name: string) => layout.nodes.find((one) => one.name === name)
  test('one origin, its relay between, reports along time, the copy folded under its original', () => {
    expect(layout.nodes.filter((one) => one.kind === 'origin').map((one) => one.name)).toEqual(['Ministry'])
    expect(node('Agency')?.kind).toBe('between')
    expect(node('c')).toBeUndefined()
    expect(node('b')?.copies).toBe(1)
    const [ministry, agency, a, b, d] = ['Ministry', 'Agency', 'a', 'b', 'd'].map((name) => node(name)?.x ?? 0) as [
      number,
      number,
      number,
      number,
      number,
    ]
    expect(ministry).toBeLessThan(agency)
    expect(agency).toBeLessThan(a)
    expect(a).toBeLessThan(b)
    expect(b).toBeLessThan(d)
  })
  test('an untraced report stands without a link', () => {
    expect(layout.edges.some((edge) => edge.from === 'report|d' || edge.to === 'report|d')).toBe(false)
  })
  test('the order of arrival changes nothing', () => {
    const turned = layIsnad({ ...scope, statements: [...statements].reverse(), reports: [...scope.reports].reverse() })
    const plain = (one: typeof layout) => [...one.nodes].map(({ name, x, y }) => `${name} ${x} ${y}`).sort()
    expect(plain(turned)).toEqual(plain(layout))
  })
  test('a relay written in brackets and without them is one', () => {
    const two = [said('a', 4, 'Agency', 'Ministry'), said('b', 4, '"Agency"', 'Ministry'), said('d', 4, 'Agencies', 'Ministry')]
    expect(
      layIsnad({ ...scope, statements: two, origins: [] })
        .nodes.filter((one) => one.kind === 'between')
        .map((one) => one.name),
    ).toEqual(['Agency', 'Agencies'])
  })
  test('a chain that closes on itself still ends', () => {
    const loop = [said('a', 4, 'X', 'Y'), said('b', 4, 'Y', 'X')]
    expect(layIsnad({ ...scope, statements: loop, origins: [] }).nodes.length).toBeGreaterThan(0)
  })
})

describe('two readers', () => {
  test('a sample is drawn by chance given from outside', () => {
    expect(sample(['a', 'b', 'c'], 2, [3, 1, 2])).toEqual(['b', 'c'])
  })
  test('agreement is counted field by field', () => {
    const first = { of: 'killed', qualifier: 'exact', commitment: 'asserted', min: 4, max: 4 } as const
    expect(
      agreement([
        [first, first],
        [first, { ...first, max: null, qualifier: 'at-least' }],
      ]),
    ).toEqual({ of: 2, qualifier: 1, commitment: 2, min: 2, max: 1 })
  })
})

describe('near-copies in a list', () => {
  const one = (id: string, characters: number, copyOf: string | null = null, published = '2018-11-01') =>
    ({ ...row(id, published, copyOf), characters }) as ReportRow
  test('stand under the fullest of their family, in the place of its first', () => {
    const folded = foldCopies([one('a', 100), one('b', 300, 'a'), one('c', 200, 'b'), one('d', 50)])
    expect(folded.map(({ row: head, copies }) => [head.id, copies.map((copy) => copy.id)])).toEqual([
      ['b', ['a', 'c']],
      ['d', []],
    ])
  })
  test('a circle of copies is one family, and nothing disappears', () => {
    const folded = foldCopies([one('a', 1, 'c'), one('b', 2, 'a'), one('c', 3, 'b'), one('e', 9, 'gone'), one('0', 1, 'a')])
    expect(folded.map(({ row: head, copies }) => [head.id, copies.length])).toEqual([
      ['c', 3],
      ['e', 0],
    ])
  })
})
