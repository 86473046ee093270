// A dossier of the Raqqa reconstructions in a real case folder: every number in it leads to words of a captured copy; the plan chooses, orders and adds.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RAQQA } from '../../../test/samples/corpus.ts'
import { createCase } from '../../edge/case/case-folder.ts'
import { sha256Hex } from '../../edge/digest.ts'
import { type LiveCase, openLive } from '../../edge/live/open-live.ts'
import { reportFiles } from '../../edge/readers/folder.ts'
import { compileDossier, type DossierContext } from './compile.ts'
import type { Dossier, Line, Selection } from './dossier.ts'
import { renderHtml } from './html.ts'

let root = ''
let live: LiveCase
const both = (text: string) => ({ ar: text, en: text })
const context = (): DossierContext => ({
  title: both('T'),
  question: both('Q?'),
  by: 'A. Analyst',
  madeAt: '2026-01-01T00:00:00.000Z',
  checkpoint: { size: 1, root: 'ab'.repeat(32) },
  determinations: live.snapshot().determinations,
})
const compile = (selection: Selection = {}): Dossier => compileDossier(live.snapshot().case, selection, context())

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-dossier-'))
  await createCase(join(root, 'case'), { name: 'الرقة', operator: 'A. Analyst', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false })
  const paths = await reportFiles(RAQQA)
  await live.capture(await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) }))))
}, 120_000)
afterAll(async () => {
  await live.close()
  await rm(root, { recursive: true, force: true })
})

const words = (line: Line, lang: 'ar' | 'en' = 'en') => line[lang].map((inline) => (inline.t === 'note' ? '' : inline.text)).join('')
const notesOf = (line: Line) => line.en.flatMap((inline) => (inline.t === 'note' ? [inline.n] : []))
const numbers = (text: string) => [...text.replace(/(\d),(?=\d{3})/g, '$1').matchAll(/\d+/g)].map(([number]) => Number(number))

describe('every number leads to a statement and a captured copy', () => {
  test('each footnote is the captured sentence: its words stand in the report, its report was read from a blob of the vault', async () => {
    const dossier = compile()
    const state = live.snapshot().case
    expect(dossier.footnotes.length).toBeGreaterThan(100)
    for (const note of dossier.footnotes) {
      const statement = state.statements.find(({ id }) => id === note.statement)
      const report = state.reports.find(({ id }) => id === statement?.report)
      if (!statement || !report) throw new Error(note.statement)
      expect(note.sentence.slice(...note.marked)).toBe(report.text.slice(...statement.span))
      expect(report.text).toContain(note.sentence)
      expect(note.entry).toBe(report.capture?.entry)
      expect(sha256Hex(await live.bytesOf(note.sha256 ?? ''))).toBe(note.sha256)
    }
    expect(dossier.footnotes.map(({ n }) => n)).toEqual(dossier.footnotes.map((_, i) => i + 1))
  }, 60_000)
  test('each value of a table is the figure of every statement it cites; each range ends in figures it cites', () => {
    const dossier = compile()
    const statements = live.snapshot().statement
    const figures = (notes: readonly number[]) => notes.flatMap((n) => statements.get(dossier.footnotes[n - 1]?.statement ?? '')?.figure ?? [])
    let checked = 0
    for (const section of dossier.sections.filter(({ level, id }) => level === 2 && !id.startsWith('prose')))
      for (const block of section.blocks) {
        if (block.kind === 'table')
          for (const [value, , cites] of block.rows) {
            if (!value || !cites) throw new Error('a row without cells')
            const cited = figures(notesOf(cites))
            expect(cited.length).toBeGreaterThan(0)
            for (const number of numbers(words(value)))
              for (const { min, max } of cited) expect([min, max], `${section.id}: ${words(value)}`).toContain(number)
            checked++
          }
        if (block.kind === 'line' && block.weight === 'strong') {
          const range = /(?:: |, )((?:at least |more than |up to |about |from )?[\d,]+(?: to [\d,]+)?)/.exec(words(block.line))?.[1]
          const bounds = figures(notesOf(block.line)).flatMap(({ min, max }) => [min, max])
          if (range && bounds.length) for (const number of numbers(range)) expect(bounds, words(block.line)).toContain(number)
        }
      }
    expect(checked).toBeGreaterThan(40)
  })
  test('Arabic and English cite the same notes and give the same numbers', () => {
    for (const section of compile().sections)
      for (const block of section.blocks) {
        const lines =
          block.kind === 'line' ? [block.line] : block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : block.instead
        for (const line of lines) expect(line.ar.filter(({ t }) => t === 'note')).toEqual(line.en.filter(({ t }) => t === 'note'))
      }
  })
})

describe('the plan', () => {
  test('parts stand in the order asked for, and nothing else', () => {
    const { sections } = compile({ parts: ['chronology', 'question', 'limits'] })
    expect(sections.map(({ id }) => id)).toEqual(['chronology', 'question', 'limits'])
  })
  test("the analyst's words stand before their part, told apart", () => {
    const { sections } = compile({ parts: ['question', 'said'], prose: [{ before: 'said', words: both('What we looked at.') }] })
    expect(sections.map(({ id }) => id)).toEqual(['question', 'prose-said-1', 'said'])
    expect(sections[1]?.blocks[0]).toMatchObject({ kind: 'line', weight: 'analyst' })
  })
  test('one site, by its id', () => {
    const [site] = live.snapshot().case.sites
    const { sections } = compile({ sites: [site?.id ?? ''], incidents: [], aggregates: [], parts: ['sites', 'incidents', 'aggregates'] })
    expect(sections.map(({ id }) => id)).toEqual([site?.id])
  })
  test('a span of days keeps captures and statements inside it', () => {
    const dossier = compile({ from: '2018-11-01', to: '2018-11-02' })
    expect(dossier.captures.length).toBeGreaterThan(0)
    expect(dossier.captures.every(({ date }) => (date ?? '').slice(0, 10) >= '2018-11-01' && (date ?? '').slice(0, 10) <= '2018-11-02')).toBe(true)
  })
  test('one origin: only what goes back to it is listed', () => {
    const origin = live.snapshot().case.origins.find(({ statements }) => statements.length > 1)
    const dossier = compile({ origins: [origin?.id ?? ''], parts: ['said', 'chronology', 'origins'] })
    expect(dossier.footnotes.length).toBeGreaterThan(0)
    expect(dossier.footnotes.every(({ statement }) => origin?.statements.includes(statement))).toBe(true)
  })
})

describe('pictures', () => {
  test('the isnad is drawn in both directions, inside its box, and says the same in words', () => {
    const [section] = compile({ parts: ['isnad'] }).sections
    const drawings = section?.blocks.flatMap((block) => (block.kind === 'drawing' ? [block] : [])) ?? []
    expect(drawings.length).toBeGreaterThan(3)
    for (const { ar, en, instead } of drawings) {
      expect(instead.length).toBeGreaterThan(0)
      for (const { width, height, shapes } of [ar, en])
        for (const shape of shapes)
          if (shape.s === 'box') {
            expect(shape.x).toBeGreaterThanOrEqual(0)
            expect(shape.x + shape.w).toBeLessThanOrEqual(width + 0.01)
            expect(shape.y + shape.h).toBeLessThanOrEqual(height)
          }
      // the earliest speaker stands where reading begins
      const firstX = (drawing: typeof ar) =>
        drawing.shapes.flatMap((shape) => (shape.s === 'box' && shape.strong ? [shape.x + shape.w / 2] : []))[0] ?? 0
      expect(firstX(ar)).toBeGreaterThan(ar.width / 2)
      expect(firstX(en)).toBeLessThan(en.width / 2)
    }
  })
  test('no box lies on another and no line runs through a name it does not belong to', () => {
    const [section] = compile({ parts: ['isnad'] }).sections
    for (const block of section?.blocks ?? []) {
      if (block.kind !== 'drawing') continue
      for (const { shapes } of [block.ar, block.en]) {
        const boxes = shapes.flatMap((shape) => (shape.s === 'box' ? [shape] : []))
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) expect(Math.abs(a.x - b.x) > 1 || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true)
        })
        // where a line is level it passes a column: between its names, never over one
        for (const way of shapes.flatMap((shape) => (shape.s === 'way' ? [shape.points] : [])))
          way.forEach(([x, y], i) => {
            const next = way[i + 1]
            if (i % 2 === 0 || !next || i === way.length - 2) return
            const mid = (x + next[0]) / 2
            expect(boxes.filter((box) => box.x < mid && mid < box.x + box.w && box.y < y && y < box.y + box.h)).toEqual([])
          })
      }
    }
  })
  test('footnotes are numbered in the order they are first met, so that Word numbers them alike', () => {
    const met: number[] = []
    for (const section of compile().sections)
      for (const block of section.blocks) {
        const lines = block.kind === 'line' ? [block.line] : block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : []
        for (const n of lines.flatMap(notesOf)) if (!met.includes(n)) met.push(n)
      }
    expect(met.length).toBeGreaterThan(100)
    expect(met).toEqual([...met].sort((a, b) => a - b))
  })
  test('nothing of ours says a range, a sum or a comparison with a sign', () => {
    for (const section of compile().sections)
      for (const block of section.blocks) {
        const lines = block.kind === 'line' ? [block.line] : block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : []
        for (const one of lines) for (const lang of ['ar', 'en'] as const) expect(words(one, lang)).not.toMatch(/[<>≤≥±~=]|\d ?[+–] ?\d/u)
      }
  })
  test('as HTML: one file, nothing loaded, pictures labelled, both languages beside each other', () => {
    const html = renderHtml(compile(), 'both')
    expect(html).not.toMatch(/<(?:script|link|img|iframe)|\bsrc=|url\(/)
    expect(html.match(/<svg [^>]*role="img" aria-label="[^"]+"/g)?.length).toBeGreaterThan(6)
    expect(html).toContain('class="pair"')
    expect(html.match(/href="#note-(\d+)"/g)?.every((link) => html.includes(`id="${link.slice(7, -1)}"`))).toBe(true)
  })
})
