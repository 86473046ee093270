// A place is opened by two persons or not at all, once a case has a reviewer.
import { describe, expect, test } from 'vitest'
import type { Act, Determination } from '../model/index.ts'
import { forceOf } from './seconded.ts'

let n = 0
const say = (by: string, act: Act): Determination => ({
  id: `d-${++n}`,
  at: `2026-01-01T00:00:${String(n).padStart(2, '0')}Z`,
  by,
  reason: 'r',
  act,
  engine: 'e',
})
const anchor = { report: 'r1', span: [10, 20] as [number, number], exact: 'x', prefix: '', suffix: '' }
const publish = (by: string, locationClass: 'exact' | '0.01' | 'withheld', from = 10) =>
  say(by, { act: 'publication', about: [{ ...anchor, span: [from, from + 10] }], locationClass })
const member = (name: string, role: 'viewer' | 'analyst' | 'reviewer' | 'lead', key: string | null = 'a'.repeat(64)) =>
  say('Lead', { act: 'member', name, role, key })
const open = (all: readonly Determination[]) => forceOf(all).flatMap(({ act }) => (act.act === 'publication' ? [act.locationClass] : []))

describe('publication', () => {
  test('one person decides alone where there is nobody to second it', () => {
    expect(open([publish('Lead', 'exact')])).toEqual(['exact'])
    expect(open([member('Ana', 'analyst'), publish('Lead', 'exact')])).toEqual(['exact'])
  })
  test('with a reviewer, a place stays shut until a second person has said the same', () => {
    const roles = member('Rima', 'reviewer')
    expect(open([roles, publish('Lead', 'exact')])).toEqual([])
    expect(open([roles, publish('Lead', 'exact'), publish('lead ', 'exact')])).toEqual([])
    expect(open([roles, publish('Lead', 'exact'), publish('Rima', 'exact')])).toEqual(['exact', 'exact'])
  })
  test('of two wishes the coarser one stands', () => {
    expect(open([member('Rima', 'reviewer'), publish('Lead', 'exact'), publish('Rima', '0.01')])).toEqual(['0.01'])
  })
  test('shutting needs nobody, and what was agreed before opens nothing again', () => {
    const all = [member('Rima', 'reviewer'), publish('Lead', 'exact'), publish('Rima', 'exact'), publish('Lead', 'withheld')]
    expect(open(all).at(-1)).toBe('withheld')
    expect(open([...all, publish('Rima', 'exact')]).at(-1)).toBe('withheld')
  })
  test('a word on another place seconds nothing', () => {
    expect(open([member('Rima', 'reviewer'), publish('Lead', 'exact'), publish('Rima', 'exact', 50)])).toEqual([])
  })
  test('a second word on one of two places named in one decision opens that one alone', () => {
    const both = say('Lead', { act: 'publication', about: [anchor, { ...anchor, span: [50, 60] }], locationClass: 'exact' })
    const inForce = forceOf([member('Rima', 'reviewer'), both, publish('Rima', 'exact', 50)])
    const spans = inForce.flatMap(({ act }) => (act.act === 'publication' ? act.about.map(({ span }) => span[0]) : []))
    expect(spans).toEqual([50, 50])
  })
  test('an ended key leaves one person, who decides alone again', () => {
    expect(open([member('Rima', 'reviewer'), publish('Lead', 'exact'), member('Rima', 'reviewer', null)])).toEqual(['exact'])
  })
})
