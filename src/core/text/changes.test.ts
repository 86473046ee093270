// Changes between two captures of a page.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textChanges } from './changes.ts'

const BEFORE = 'Title\n\nThe council said 40 bodies were found.\n\nWork goes on.\n\nNobody has commented.'

describe('textChanges', () => {
  test('a changed figure is a rewording with its numbers', () => {
    const after = BEFORE.replace('40 bodies', '42 bodies')
    const [change, ...rest] = textChanges(BEFORE, after)
    expect(rest).toEqual([])
    expect(change).toMatchObject({ kind: 'reworded', gone: ['40'], come: ['42'], numbers: true })
    expect(after.slice(...(change?.after ?? [0, 0]))).toBe('The council said 42 bodies were found.')
  })
  test('a paragraph gone and one come', () => {
    expect(textChanges(BEFORE, BEFORE.replace('\n\nWork goes on.', '')).map(({ kind, numbers }) => [kind, numbers])).toEqual([['removed', false]])
    expect(textChanges(BEFORE, `${BEFORE}\n\nThe army denied it; 3 were hurt.`).map(({ kind, numbers }) => [kind, numbers])).toEqual([
      ['added', true],
    ])
  })
  test('a wording change without a number says so', () => {
    expect(textChanges(BEFORE, BEFORE.replace('goes on', 'has ended'))[0]).toMatchObject({
      gone: ['goes', 'on.'],
      come: ['has', 'ended.'],
      numbers: false,
    })
  })
  test.each([
    ['white space', BEFORE.replace(/\n\n/g, '\n')],
    ['nothing', BEFORE],
  ])('%s alone is no change', (_name, after) => {
    expect(textChanges(BEFORE, after)).toEqual([])
  })
  test('digits of another script are the same figure', () => {
    expect(textChanges('انتشلت ٤٠ جثة', 'انتشلت 40 جثة')).toEqual([])
    expect(textChanges('انتشلت ٤٠ جثة', 'انتشلت 41 جثة')[0]?.numbers).toBe(true)
  })
  test('every span lies in its text, and equal texts have no changes', () => {
    const text = fc.array(fc.constantFrom('a 1', 'b', 'c 2', 'd', ' '), { maxLength: 30 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(textChanges(before, before)).toEqual([])
        for (const change of textChanges(before, after)) {
          for (const [span, of] of [
            [change.before, before],
            [change.after, after],
          ] as const) {
            expect(span[0]).toBeLessThanOrEqual(span[1])
            expect(span[1]).toBeLessThanOrEqual(of.length)
          }
        }
      }),
    )
  })
})
