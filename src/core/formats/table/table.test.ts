// Cells, days and headings of people's tables, and what a row becomes; every refusal beside its hit.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOrder, readDay, readNumber } from './cells.ts'
import { figureField, guessMapping } from './fields.ts'
import { readRows } from './read-rows.ts'

describe('numbers', () => {
  test.each([
    ['12', 12, 12, 'exact'],
    ['١٢', 12, 12, 'exact'],
    ['1,500', 1500, 1500, 'exact'],
    ['1.500', 1500, 1500, 'exact'],
    ['١٬٥٠٠', 1500, 1500, 'exact'],
    ['12.0', 12, 12, 'exact'],
    ['8-12', 8, 12, 'range'],
    ['8 to 12', 8, 12, 'range'],
    ['٨–١٢', 8, 12, 'range'],
    ['15+', 15, null, 'at-least'],
    ['على الأقل 15', 15, null, 'at-least'],
    ['أكثر من ١٥', 15, null, 'more-than'],
    ['> 15', 15, null, 'more-than'],
    ['up to 20', null, 20, 'up-to'],
    ['حوالي 30', 30, 30, 'about'],
    ['0', 0, 0, 'exact'],
  ])('%s', (cell, min, max, qualifier) => expect(readNumber(cell)).toEqual({ min, max, qualifier }))
  test.each(['', '  ', 'Unknown', 'غير معروف', '-', 'n/a'])('blank: %s', (cell) => expect(readNumber(cell)).toBeNull())
  test.each(['many', '12 or so', '1,5', '12-8', 'عشرات', '1e5', '-4'])('no number: %s', (cell) => expect(readNumber(cell)).toBeUndefined())
})

describe('days', () => {
  test.each([
    ['2017-08-21', undefined, '2017-08-21'],
    ['٢١/٠٨/٢٠١٧', undefined, '2017-08-21'],
    ['21 آب 2017', undefined, '2017-08-21'],
    ['03/04/2017', 'day-month', '2017-04-03'],
    ['03/04/2017', 'month-day', '2017-03-04'],
    ['03/04/2017', undefined, undefined],
    ['31/02/2017', 'day-month', undefined],
  ] as const)('%s by %s', (cell, order, day) => expect(readDay(cell, order)).toBe(day))
  test('the column settles the order where one cell does', () => {
    expect(dayOrder(['03/04/2017', '21/04/2017'])).toBe('day-month')
    expect(dayOrder(['03/04/2017', '04/21/2017'])).toBe('month-day')
    expect(dayOrder(['03/04/2017', '05/06/2017'])).toBeUndefined()
    expect(dayOrder(['21/04/2017', '04/21/2017'])).toBeUndefined()
  })
})

describe('headings', () => {
  test.each([
    ['Killed', 'killed'],
    ['عدد القتلى', 'killed'],
    ['civilians_killed_min', 'civilians.killed.min'],
    ['children_injured_max', 'children.injured.max'],
    ['Source Link', 'link'],
    ['title__ar', 'title'],
    ['المكان', 'place'],
    ['low', 'killed.min'],
  ])('%s', (heading, field) => expect(guessMapping([heading])).toEqual({ [heading]: field }))
  test.each(['Weather', 'kill', ''])('not known: %s', (heading) => expect(guessMapping([heading])).toEqual({}))
  test('a field is taken once', () => expect(guessMapping(['Place', 'Location'])).toEqual({ Place: 'place' }))
  test.each(['killed.min', 'women.killed', 'bodies'])('a figure: %s', (name) => expect(figureField(name)).toBeDefined())
  test.each(['killed.mean', 'men', 'x.killed', 'killed.min.max'])('no figure: %s', (name) => expect(figureField(name)).toBeUndefined())
})

describe('rows', () => {
  const table = [
    ['Code', 'Date', 'Place', 'Killed min', 'Killed max', 'women_killed', 'Source', 'Weather'],
    ['A-1', '21/08/2017', 'الرقة', '٨', '12', '3', 'Local council', 'dry'],
    ['A-2', '03/09/2017', 'Raqqa', 'several', '9', '', 'A hospital | a doctor', ''],
    ['', '', '', '', '', '', '', ''],
    ['A-3', 'sometime', 'Raqqa', '20', '10', '', '', ''],
  ]
  const { items, rows, unmapped } = readRows(table, { as: 'figures', source: 'the survey' })
  const [item] = items
  test('every row is a line, every figure has its row as span and its number inside it', () => {
    expect(items).toHaveLength(1)
    const figures = item?.imported?.figures ?? []
    expect(figures.map(({ row, figure }) => [row, figure.of, figure.min, figure.max, figure.qualifier])).toEqual([
      [2, 'killed', 8, 12, 'range'],
      [2, 'killed', 3, 3, 'exact'],
      [3, 'killed', null, 9, 'up-to'],
    ])
    for (const { span, figure } of figures) {
      const line = item?.body.slice(...span) ?? ''
      expect(line).toMatch(/^[23]\. Code: A-[12]/)
      expect(item?.body.slice(...figure.span)).toMatch(/^[0-9٠-٩]+$/)
      expect(figure.span[0]).toBeGreaterThan(span[0])
      expect(figure.span[1]).toBeLessThanOrEqual(span[1])
    }
    expect(figures[1]?.who).toMatchObject({ sex: 'women', status: 'unknown' })
    expect(figures[0]?.times[0]).toMatchObject({ from: '2017-08-21' })
    expect(figures.map(({ chain }) => chain[0]?.name)).toEqual(['Local council', 'Local council', 'A hospital'])
  })
  test('one bad cell loses nothing else; what is wrong is told by row', () => {
    expect(rows.map(({ row, figures, problems }) => [row, figures, problems.map(({ code }) => code)])).toEqual([
      [2, 2, []],
      [3, 1, ['bad-row']],
      [5, 0, ['bad-date', 'bad-row']],
    ])
    expect(item?.body).toContain('several')
    expect(unmapped).toEqual(['Weather'])
    expect(item?.body).toContain('Weather: dry')
  })
  test('a blank cell is unknown and no figure of nought', () => {
    expect(readRows([['Killed'], ['']], { as: 'figures' }).items).toEqual([])
    expect(
      readRows(
        [
          ['Killed', 'Place'],
          ['', 'X'],
        ],
        { as: 'figures' },
      ).rows[0]?.figures,
    ).toBe(0)
    expect(
      readRows(
        [
          ['Killed', 'Place'],
          ['0', 'X'],
        ],
        { as: 'figures' },
      ).rows[0]?.figures,
    ).toBe(1)
  })
  test('a document a row: its text is read, its cells are not', () => {
    const { items: documents } = readRows(
      [
        ['', 'id', 'title', 'description', 'publish_date', 'source_link', 'Number of victims'],
        ['0', '77', 'خبر', '<p>قالت البلدية إن 5 جثث انتشلت.</p>', '2018-11-01', 'https://example.org/a', '5'],
      ],
      { as: 'bayanat' },
    )
    const [one] = documents
    expect(one).toMatchObject({ path: 'row/2', givenId: 'bayanat:77', title: 'خبر', published: '2018-11-01', url: 'https://example.org/a' })
    const [figure] = one?.imported?.figures ?? []
    expect(one?.body.slice(0, one.imported?.readTo)).toBe('قالت البلدية إن 5 جثث انتشلت.')
    expect(figure?.figure).toMatchObject({ of: 'casualties', min: 5, max: 5 })
    expect(figure && one?.body.slice(...figure.figure.span)).toBe('5')
    expect(figure?.span[0]).toBeGreaterThan(one?.imported?.readTo ?? 0)
  })
  test('whatever the cells, nothing throws and every span lies in its row', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('12', '٣', '8-9', '2017-08-21', ''))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), fc.constantFrom('figures' as const, 'uwazi' as const), (body, as) => {
        const read = readRows([['Killed', 'Date', 'Place', 'Bodies', 'Text'], ...body], { as })
        for (const { body: text, imported } of read.items)
          for (const { span, figure } of imported?.figures ?? []) {
            expect(span[1]).toBeLessThanOrEqual(text.length)
            expect(figure.span[0]).toBeGreaterThanOrEqual(span[0])
            expect(figure.span[1]).toBeLessThanOrEqual(span[1])
          }
      }),
    )
  })
})
