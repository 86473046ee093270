// The library as another program uses it: articles in, statements out, files of any format, nothing thrown for bad bytes.
import { describe, expect, test } from 'vitest'
import { extract, extractFile } from './library.ts'

describe('extract', () => {
  test('an article without language or id', async () => {
    const { report, statements } = await extract({
      title: 'غارة على حمص',
      text: 'قال الدفاع المدني إن 12 مدنيا قتلوا في غارة على حمص.',
      date: '2019-03-02',
    })
    expect(report).toMatchObject({ lang: 'ar', published: '2019-03-02' })
    expect(report.id).toMatch(/^[0-9a-f]{64}$/)
    const figure = statements.find((statement) => statement.figure)?.figure
    expect(figure).toMatchObject({ of: 'killed', min: 12, max: 12 })
    expect(report.text.slice(...(figure?.span ?? [0, 0]))).toBe('12')
  })
  test('a language nobody reads gives no statements and says so', async () => {
    const { report, statements } = await extract({ id: 'x', lang: 'fr', text: 'Douze civils ont été tués.' })
    expect(statements).toEqual([])
    expect(report.problems.map((problem) => problem.code)).toContain('unknown-language')
  })
})

describe('extractFile', () => {
  test('a page and its statements', async () => {
    const html =
      '<!doctype html><html lang="en"><body><article><h1>Strike</h1><p>At least 7 people were killed in Homs on Monday, the health ministry said in a statement.</p></article></body></html>'
    const { found } = await extractFile(Buffer.from(html), { name: 'a.html' })
    expect(found[0]?.statements[0]?.figure).toMatchObject({ of: 'killed', min: 7, qualifier: 'at-least' })
  })
  test.each([Buffer.alloc(0), Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1')])(
    'bytes that are no text give a problem, not an exception',
    async (bytes) => {
      const { found, problems } = await extractFile(bytes)
      expect(found).toEqual([])
      expect(problems).toHaveLength(1)
    },
  )
})
