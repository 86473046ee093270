// Determinations: applied by quote anchor, kept through re-extraction, undone by another one, listed where the words are gone.
import { describe, expect, test } from 'vitest'
import { figure, report } from '../../../test/samples/statements.ts'
import type { Act, Determination, Statement } from '../model/index.ts'
import { anchorOf } from '../text/index.ts'
import { review } from './review.ts'

const text = 'In Northfield 12 people were killed. In Southfield 12 people were killed. Rescuers found 30 bodies.'
const one = report('r', 'Post', '2020-01-01', text)
const twelve = figure(one, { n: '12' })
const second: Statement = {
  ...twelve,
  id: 'r:figure:51-53',
  span: [51, 53],
  figure: { ...(twelve.figure as NonNullable<Statement['figure']>), span: [51, 53] },
}
const thirty = figure(one, { n: '30', of: 'bodies' })
const read = [twelve, second, thirty]
let count = 0
const decide = (act: Act): Determination => ({ id: `d${++count}`, at: '2020-02-01T00:00:00Z', by: 'analyst', reason: 'seen', engine: 'x', act })
const on = (statement: Statement) => anchorOf(one, statement.figure?.span ?? statement.span)

describe('review', () => {
  test('confirm, correct, set aside and add', () => {
    const added: Act = { act: 'add', on: anchorOf(one, [3, 13]), kind: 'figure', statement: { figure: { of: 'missing', min: 1, max: 1 } } }
    const { statements, unanchored } = review([one], read, [
      decide({ act: 'confirm', on: on(twelve), kind: 'figure' }),
      decide({
        act: 'correct',
        on: on(thirty),
        kind: 'figure',
        changes: { figure: { min: 30, max: null, qualifier: 'more-than' }, chain: [{ name: 'Rescuers' }] },
      }),
      decide({ act: 'set-aside', on: on(second), kind: 'figure' }),
      decide(added),
    ])
    expect(unanchored).toEqual([])
    expect(statements.map((s) => [s.id, s.how ?? 'machine'])).toEqual([
      ['r:figure:3-13', 'added'],
      [twelve.id, 'confirmed'],
      [second.id, 'set-aside'],
      [thirty.id, 'corrected'],
    ])
    expect(statements[3]).toMatchObject({ figure: { min: 30, max: null, of: 'bodies' }, chain: [{ name: 'Rescuers' }] })
    expect(statements[0]?.figure).toMatchObject({ of: 'missing', min: 1 })
  })
  test('an undo takes back; an undone undo stands again', () => {
    const first = decide({ act: 'set-aside', on: on(twelve), kind: 'figure' })
    const undo = decide({ act: 'undo', determination: first.id })
    const redo = decide({ act: 'undo', determination: undo.id })
    expect(review([one], read, [first, undo]).statements[0]?.how).toBeUndefined()
    expect(review([one], read, [first, undo, redo]).statements[0]?.how).toBe('set-aside')
  })
  test('words that moved or changed are listed, never moved to the look-alike', () => {
    const decision = decide({ act: 'set-aside', on: on(twelve), kind: 'figure' })
    const later = report('r', 'Post', '2020-01-01', `Update: ${text}`)
    const shifted = read.map((s) => ({ ...s, span: [s.span[0] + 8, s.span[1] + 8] as [number, number] }))
    const out = review([later], shifted, [decision])
    expect(out.unanchored).toEqual([{ determination: decision.id, report: 'r', exact: '12' }])
    expect(out.statements.every((s) => s.how === undefined)).toBe(true)
  })
  test('a re-extraction that reads a wider span keeps the determination; one that reads nothing there lists it', () => {
    const decision = decide({ act: 'confirm', on: on(thirty), kind: 'figure' })
    const wider: Statement = {
      ...thirty,
      id: 'r:figure:80-90',
      figure: { ...(thirty.figure as NonNullable<Statement['figure']>), span: [thirty.span[0] - 6, thirty.span[1]] },
    }
    expect(review([one], [twelve, wider], [decision]).statements.find((s) => s.id === wider.id || s.how)?.how).toBe('confirmed')
    expect(review([one], [twelve], [decision]).unanchored.length).toBe(1)
    expect(review([one], [{ ...thirty, kind: 'denial' }], [decision]).unanchored.length).toBe(1)
  })
  test('findings keep their standard of proof and the statements they stand on', () => {
    const { findings, reliability } = review([one], read, [
      decide({ act: 'finding', about: [on(thirty)], text: 'At least thirty died.', standard: 'reasonable-grounds' }),
      decide({ act: 'reliability', actor: 'actor:x', grade: 'C' }),
    ])
    expect(findings).toMatchObject([{ text: 'At least thirty died.', standard: 'reasonable-grounds', statements: [thirty.id], by: 'analyst' }])
    expect(reliability).toMatchObject([{ actor: 'actor:x', grade: 'C' }])
  })
})
