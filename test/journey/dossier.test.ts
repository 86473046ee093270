// The Raqqa dossier as it leaves: read back by other programs, in order, digits right; every number in it leads to words of a captured copy.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileDossier } from '../../src/core/dossier/compile.ts'
import type { Block, Dossier, Line } from '../../src/core/dossier/dossier.ts'
import { OutputRequest } from '../../src/core/model/index.ts'
import { sha256Hex } from '../../src/edge/digest.ts'
import { bytesOf } from '../../src/edge/outputs/outputs.ts'
import { bare, pdfPages } from '../support/pdf-words.ts'
import { type RaqqaLive, raqqaLive } from '../support/raqqa-live.ts'

let raqqa: RaqqaLive
let dossier: Dossier
const QUESTION = { ar: 'من يقول ماذا عن مقابر الرقة؟', en: 'Who says what about the graves of Raqqa?' }
const AT = Date.parse('2026-01-01T00:00:00Z')
beforeAll(async () => {
  raqqa = await raqqaLive(() => AT)
  dossier = compileDossier(
    raqqa.live.snapshot().case,
    {},
    {
      title: { ar: 'ع', en: 'T' },
      question: QUESTION,
      by: 'A. Analyst',
      madeAt: new Date(AT).toISOString(),
      checkpoint: null,
      determinations: [],
    },
  )
})
afterAll(() => raqqa.close())

const pdf = async (language: 'ar' | 'en' | 'both') =>
  bytesOf(await raqqa.live.output(OutputRequest.parse({ form: 'dossier.pdf', language, question: QUESTION })))
const words = (line: Line, lang: 'ar' | 'en') => line[lang].map((inline) => (inline.t === 'note' ? '' : inline.text)).join('')
const linesOf = (block: Block): readonly Line[] =>
  block.kind === 'line' ? [block.line] : block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : block.instead
const numbers = (text: string) => [...text.replace(/(\d),(?=\d{3})/g, '$1').matchAll(/\d+/g)].map(([number]) => Number(number))

/** The share of lines that stand in the order given: the longest run of places that only grows (`level`: or stays), each line taken once. */
function inOrder(places: readonly (readonly number[])[], level = false): number {
  const ends: number[] = []
  for (const all of places)
    for (const place of [...all].sort((x, y) => y - x)) {
      const i = ends.findIndex((end) => (level ? end > place : end >= place))
      ends[i < 0 ? ends.length : i] = place
    }
  return ends.length / places.length
}
/** Every place where a line stands in a text. */
function placesIn(text: string, line: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) places.push(at)
  return places
}

describe('read back by pdftotext', () => {
  test.each(['ar', 'en'] as const)('%s: headings, lines and captured sentences stand in order, digits right', async (lang) => {
    const whole = pdfPages(await pdf(lang))
    const pages = whole.map((page) => {
      const lines = page.split('\n').filter((line) => bare(line) !== '')
      return lines.slice(1, -1).join('\n') // without the warning above and the number below
    })
    const said = bare(pages.join('\n'))
    const lines: string[] = []
    for (const section of dossier.sections) {
      lines.push(section.heading[lang])
      for (const block of section.blocks)
        if (block.kind === 'line' || block.kind === 'list') lines.push(...linesOf(block).map((line) => words(line, lang)))
    }
    // A name of the other script may be set before or after its neighbours by a program that knows no isolates: those lines are looked at in the pictures.
    const oneScript = (text: string) => !/[\u2068█]/u.test(text)
    const body = lines.filter(oneScript)
    const notes = dossier.footnotes.filter((note) => note.lang === lang && oneScript(note.sentence)).map((note) => note.sentence)
    const pure = [...body, ...notes]
    expect(pure.length).toBeGreaterThan(150)
    // pdftotext takes a few wrapped lines for columns: their words must all stand on one page
    const torn = pure.filter((text) => !said.includes(bare(text)))
    expect(torn.length / pure.length).toBeLessThan(0.07)
    const onPages = whole.map((page) => bare(page))
    // A letter before a number ("و1500") may be told apart from it where a line is taken for columns: letters and digits are looked for by themselves.
    const tokensOf = (text: string) => (text.match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).map(bare)
    const pagesOf = (text: string): number[] => {
      const tokens = tokensOf(text)
      return onPages.flatMap((page, i) => (tokens.every((token) => `${page}${onPages[i + 1] ?? ''}`.includes(token)) ? [i] : []))
    }
    for (const text of torn) expect(pagesOf(text).length, text).toBeGreaterThan(0)
    console.log(
      'V',
      lang,
      inOrder(body.map((text) => placesIn(said, bare(text)))),
      inOrder(notes.map(pagesOf), true),
      inOrder([...notes].sort().map(pagesOf), true),
    )
    expect(inOrder(body.map((text) => placesIn(said, bare(text))))).toBeGreaterThan(0.93)
    // The sentence of a note stands among the captured texts too, so that one torn in its place is found elsewhere: notes are held against their pages.
    expect(inOrder(notes.map(pagesOf), true)).toBeGreaterThan(0.97)
  })
})

describe('every number leads to words of a captured copy', () => {
  test('each number that a line cites stands in a figure, a time or the words of what it cites; each of those in a report read from a blob of the vault', async () => {
    const { case: state, statement: byId } = raqqa.live.snapshot()
    const vault = new Map<string, boolean>()
    const kept = async (sha256: string) => {
      if (!vault.has(sha256)) vault.set(sha256, sha256Hex(await raqqa.live.bytesOf(sha256)) === sha256)
      return vault.get(sha256)
    }
    const days = [
      ...state.reports.flatMap(({ published }) => published?.slice(0, 10) ?? []),
      ...state.statements.flatMap(({ times }) => times.flatMap(({ from, to }) => [from?.slice(0, 10), to?.slice(0, 10)])),
    ]
    const seen = { lines: 0, numbers: 0 }
    for (const section of dossier.sections)
      for (const line of section.blocks.flatMap(linesOf)) {
        const notes = line.en.flatMap((inline) => (inline.t === 'note' ? [inline.n] : []))
        if (!notes.length) continue
        const cited = notes.map((n) => dossier.footnotes[n - 1]?.statement ?? '').flatMap((id) => byId.get(id) ?? [])
        expect(cited).toHaveLength(notes.length)
        const allowed = new Set<number>()
        for (const { figure, report, span } of cited) {
          const text = state.reports.find(({ id }) => id === report)
          if (!text?.capture) throw new Error(report)
          expect(await kept(text.capture.sha256)).toBe(true)
          for (const bound of [figure?.min, figure?.max]) if (typeof bound === 'number') allowed.add(bound)
          for (const number of numbers(text.text.slice(...span))) allowed.add(number)
        }
        for (const lang of ['ar', 'en'] as const) {
          const ours = words(line, lang)
            .replace(/\u2068[^\u2069]*\u2069/gu, '')
            .replace(/(?:and others|وغير ذلك): [0-9]+/u, '')
            .replace(/[0-9]{4}-[0-9]{2}-[0-9]{2}/g, (day) => {
              expect(days, `${section.id}: a day that no report and no statement bears`).toContain(day)
              return ''
            })
          for (const number of numbers(ours)) {
            seen.numbers++
            if (section.id === 'origins') continue
            expect([...allowed], `${section.id}: ${ours}`).toContain(number)
          }
        }
        seen.lines++
      }
    expect(seen.lines).toBeGreaterThan(150)
    expect(seen.numbers).toBeGreaterThan(300)
  })
})
