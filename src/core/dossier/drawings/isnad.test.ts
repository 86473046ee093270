// Pictures of a chain of transmission: nothing is lost, no tree is cut apart, small ones stand together.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawIsnad, type IsnadLine, isnadPictures } from './isnad.ts'

const as = (name: string): string => name
const line = (...names: string[]): IsnadLine => ({ names, stated: true })

describe('pictures', () => {
  test('one ministry through two agencies stays one picture, however many report it', () => {
    const lines = Array.from({ length: 14 }, (_, i) => line(`paper ${i}`, i % 2 ? 'agency one' : 'agency two', 'ministry'))
    expect(isnadPictures(lines, as).map((some) => some.length)).toEqual([14])
  })
  test('unconnected speakers fill a picture and then the next', () => {
    const lines = Array.from({ length: 14 }, (_, i) => line(`paper ${i}`, `speaker ${i}`))
    expect(isnadPictures(lines, as).map((some) => some.length)).toEqual([9, 5])
  })
  test('names a register knows as one in either language are one in both', () => {
    const lines = [line('paper 1', 'SANA', 'ministry'), line('paper 2', 'سانا', 'minister')]
    const nameIn = (name: string, lang: 'ar' | 'en') => (lang === 'ar' && name === 'SANA' ? 'سانا' : name)
    const many = [...lines, ...Array.from({ length: 8 }, (_, i) => line(`other ${i}`, `speaker ${i}`))]
    const together = isnadPictures(many, nameIn).find((some) => some.includes(lines[0] as IsnadLine))
    expect(together).toContain(lines[1])
  })
  test('every line stands in one picture, whatever the graph', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const lines = fc.array(
      fc.record({ names: fc.tuple(name, name, name).map(([r, b, o]) => [`report ${r}`, `between ${b}`, `origin ${o}`]), stated: fc.boolean() }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(lines, (some) => {
        const pictures = isnadPictures(some, as)
        expect(pictures.flat().length).toBe(some.length)
        const where = new Map<string, number>()
        pictures.forEach((picture, i) => {
          for (const { names } of picture)
            for (const one of names) {
              expect(where.get(one) ?? i).toBe(i)
              where.set(one, i)
            }
        })
      }),
    )
  })
  test('the drawing has a box for every name and says what it has no room for', () => {
    const { drawing, left } = drawIsnad([line('paper', 'agency', 'ministry')], 2, 'en', as)
    expect(drawing.shapes.filter(({ s }) => s === 'box')).toHaveLength(3)
    expect(left).toBe(0)
    const many = Array.from({ length: 33 }, (_, i) => line(`paper ${i}`, 'ministry'))
    expect(drawIsnad(many, 1, 'ar', as).left).toBe(3)
  })
})
