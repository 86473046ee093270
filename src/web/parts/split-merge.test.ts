// Split and merge as they are recorded: laid over the machine's reading by the same review as every determination.
import { describe, expect, test } from 'vitest'
import type { Determination, Report, Statement } from '../../core/model/index.ts'
import { review } from '../../core/review/review.ts'
import type { Decision } from '../data/deciding.ts'
import { cutOf, mergeDecisions, partnersOf, splitDecisions } from './split-merge.ts'

const EN = 'The council said that 12 men were killed and 30 women were wounded in Sindyan on Monday.'
const AR = 'قال المجلس إن 12 رجلا قتلوا و30 امرأة أصبن في السنديان.'

const reportOf = (text: string, lang = 'en') => ({ id: 'r1', lang, text, titleEnd: 0, format: 'text', problems: [] }) as unknown as Report
function statementOf(text: string, from: string, to: string, number: string, more: Partial<Statement> = {}): Statement {
  const span: [number, number] = [text.indexOf(from), text.indexOf(to) + to.length]
  const at = text.indexOf(number)
  const figure = {
    span: [at, at + number.length],
    of: 'killed',
    min: Number(number),
    max: Number(number),
    qualifier: 'exact',
    commitment: 'asserted',
    basis: 'not-stated',
    scope: 'this',
  }
  return {
    id: `r1:figure:${at}-${at + number.length}`,
    report: 'r1',
    kind: 'figure',
    span,
    figure,
    chain: [{ name: 'council', how: 'given' }],
    places: [{ name: 'Sindyan' }],
    time: null,
    times: [],
    actor: null,
    actors: [],
    because: ['x'],
    ...more,
  } as Statement
}
const record = (decisions: readonly Decision[]): Determination[] =>
  decisions.map(({ act, reason }, i) => ({ id: `d-${i}`, at: '2026-01-01T00:00:00Z', by: 'A', reason, act, engine: 'e' }))

describe('split', () => {
  test.each([
    ['English', EN, 'en', '12 men', '30 women were wounded'],
    ['Arabic', AR, 'ar', '12 رجلا', '30 امرأة'],
  ])('%s: cut before the second number, each part with its own, the rest shared', (_name, text, lang, first, second) => {
    const report = reportOf(text, lang)
    const statement = statementOf(text, first, second, '12')
    const spans = cutOf(text, statement.span, null)
    const { statements, unanchored } = review([report], [statement], record(splitDecisions(report, statement, spans, 'two counts')))
    expect(unanchored).toEqual([])
    expect(statements.map((one) => [one.how, one.figure?.min, one.figure?.max])).toEqual([
      ['corrected', 12, 12],
      ['added', 30, 30],
    ])
    expect(text.slice(...(statements[1]?.span ?? [0, 0]))).toMatch(/^30/)
    expect(text.slice(...(statements[0]?.span ?? [0, 0]))).not.toContain('30')
    expect(statements[1]).toMatchObject({ chain: statement.chain, places: statement.places })
  })
  test('at the words selected, where some are', () => {
    const statement = statementOf(EN, '12 men', 'on Monday', '12')
    const at = EN.indexOf('in Sindyan')
    expect(cutOf(EN, statement.span, [at, at + 5])[1]).toEqual([at, statement.span[1]])
  })
  test('a whole without upper bound has parts without one', () => {
    const open = statementOf(EN, '12 men', '30 women', '12')
    const statement = { ...open, figure: { ...open.figure, max: null, qualifier: 'more-than' } } as Statement
    const parts = splitDecisions(reportOf(EN), statement, cutOf(EN, statement.span, null), 'r')
    const made = review([reportOf(EN)], [statement], record(parts)).statements
    expect(made.map((one) => one.figure?.max)).toEqual([null, null])
  })
  test('a part without a number is vague, never a guess', () => {
    const statement = statementOf(EN, '12 men', 'killed', '12')
    const made = review([reportOf(EN)], [statement], record(splitDecisions(reportOf(EN), statement, cutOf(EN, statement.span, null), 'r'))).statements
    expect(made[1]?.figure).toMatchObject({ min: null, max: null, qualifier: 'vague' })
  })
})

describe('merge', () => {
  const a = statementOf(EN, '12 men', 'killed', '12')
  const b = statementOf(EN, '30 women', 'Sindyan', '30', { places: [{ name: 'Sindyan' }, { name: 'the market' }] as Statement['places'] })
  test('the kept one takes the words and places of the other, which counts nowhere', () => {
    const { statements } = review([reportOf(EN)], [a, b], record(mergeDecisions(reportOf(EN), a, b, 'one count')))
    const [kept, other] = statements
    expect(kept).toMatchObject({ how: 'corrected', span: [a.span[0], b.span[1]] })
    expect(kept?.figure?.min).toBe(12)
    expect(kept?.places.map((one) => one.name)).toEqual(['Sindyan', 'the market'])
    expect(other?.how).toBe('set-aside')
  })
  test('partners are of the same kind, nearest first; what is set aside is none', () => {
    const denial = { ...a, id: 'x', kind: 'denial' } as Statement
    const gone = { ...b, id: 'y', how: 'set-aside' } as Statement
    const near = statementOf(EN, 'were killed', 'and', '12', { id: 'z' })
    expect(partnersOf([a, b, denial, gone, near], a).map((one) => one.id)).toEqual(['z', b.id])
  })
})
