// Lines and paragraphs of a PDF page from its positioned runs: right-to-left lines are put together by geometry,
// because PDF stores runs in the order they were painted, left to right, whatever the language.

export interface PdfLine {
  readonly text: string
  readonly y: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly rtl: boolean
}

import { readingZones } from './columns.ts'
import type { Run } from './run.ts'

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu
const LTR = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u
const LTR_LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu
const DIGIT = /\p{Nd}/u

/** Zones of a page in reading order, each the lines of one column or full-width stretch from top to bottom. */
export function pageZones(runs: readonly Run[]): PdfLine[][] {
  const rtl = letterCount(runs, RTL_LETTER) > letterCount(runs, LTR_LETTER)
  return readingZones(withMarksOnLetters(runs), rtl).map(zoneLines)
}

function zoneLines(runs: readonly Run[]): PdfLine[] {
  const lines = byBaseline(runs)
  const mirrored = lines.map((line) => joinLine(line, true))
  const plain = lines.map((line) => joinLine(line, false))
  // Painted brackets of right-to-left text are mirror images; a text layer laid under a scan keeps the logical ones. The page tells.
  const chosen = misplaced(mirrored) <= misplaced(plain) ? mirrored : plain
  return chosen.filter((line) => line.text !== '')
}

/** Closing brackets and quotes with nothing open before them, over the lines of a page. */
function misplaced(lines: readonly PdfLine[]): number {
  let wrong = 0
  for (const pair of ['()', '«»', '[]']) {
    let open = 0
    for (const char of lines.map((line) => line.text).join('\n')) {
      if (char === pair[0]) open++
      else if (char === pair[1]) {
        if (open > 0) open--
        else wrong++
      }
    }
  }
  return wrong
}

/** Runs grouped by baseline: within a third of the smaller height. */
function byBaseline(runs: readonly Run[]): Run[][] {
  const sorted = [...runs].sort((a, b) => b.y - a.y)
  const out: { y: number; height: number; runs: Run[] }[] = []
  for (const run of sorted) {
    const line = out.at(-1)
    if (line && Math.abs(line.y - run.y) <= Math.max(1, Math.min(line.height, run.height || line.height) / 3)) {
      line.runs.push(run)
      line.height = Math.max(line.height, run.height)
    } else out.push({ y: run.y, height: run.height || 10, runs: [run] })
  }
  return out.map((line) => line.runs)
}

function joinLine(runs: readonly Run[], mirror: boolean): PdfLine {
  const rtl = letterCount(runs, RTL_LETTER) > letterCount(runs, LTR_LETTER)
  const visual = withoutStraySpaces(runs).sort((a, b) => a.x - b.x)
  const ordered = rtl ? rightToLeft(visual, mirror) : leftToRight(visual, mirror)
  const text = joinRuns(ordered)
  const left = visual[0]?.x ?? 0
  const right = Math.max(...runs.map((run) => run.x + run.width))
  const clean = text
    .normalize('NFKC')
    .replace(/[ \t\u00A0]+/g, ' ')
    .trim()
  return { text: clean, y: runs[0]?.y ?? 0, height: Math.max(...runs.map((run) => run.height)), left, right, rtl }
}

/** Some programs paint the spaces of a line apart, over words already there or a hair wide: what stands on the page says where a space is. */
function withoutStraySpaces(runs: readonly Run[]): Run[] {
  const words = runs.filter((run) => run.text.trim() !== '')
  const laidOver = (space: Run, word: Run) => Math.min(space.x + space.width, word.x + word.width) - Math.max(space.x, word.x)
  return runs.filter((run) => {
    if (run.text.trim() !== '' || run.width === 0) return true
    return run.width > run.height * 0.1 && !words.some((word) => laidOver(run, word) > run.width / 2)
  })
}

function letterCount(runs: readonly Run[], pattern: RegExp): number {
  return runs.reduce((sum, run) => sum + (run.text.match(pattern)?.length ?? 0), 0)
}

/** Vowel signs painted as runs of their own go to the letter they stand on. */
function withMarksOnLetters(runs: readonly Run[]): Run[] {
  const marks = runs.filter((run) => /^[\p{M}\s]+$/u.test(run.text) && /\p{M}/u.test(run.text))
  if (marks.length === 0) return [...runs]
  const bases = runs.filter((run) => !marks.includes(run)).map((run) => ({ ...run }))
  for (const mark of marks) {
    const at = mark.x + mark.width / 2
    const base = bases.find(
      (run) => Math.abs(run.y - mark.y) <= Math.max(run.height, mark.height) && run.x <= at && at <= run.x + run.width && RTL.test(run.text),
    )
    if (base) base.text += mark.text.trim()
  }
  return bases
}

function joinRuns(ordered: readonly Run[]): string {
  let text = ''
  let before: Run | undefined
  for (const run of ordered) {
    if (before && needsSpace(before, run, text)) text += ' '
    text += run.text
    if (run.text.trim() || run.width > 0) before = run
  }
  return text
}

/** A stretch that reads against its line, made one run, so that spaces are judged by what stands beside it on the page. */
function asOne(stretch: readonly Run[]): Run {
  const x = Math.min(...stretch.map((run) => run.x))
  const right = Math.max(...stretch.map((run) => run.x + run.width))
  return { text: joinRuns(stretch), x, y: stretch[0]?.y ?? 0, width: right - x, height: Math.max(...stretch.map((run) => run.height)) }
}

/** A left-to-right line: as painted, except that each right-to-left stretch inside it is turned round. */
function leftToRight(visual: readonly Run[], mirror: boolean): Run[] {
  const out: Run[] = []
  for (let at = 0; at < visual.length; ) {
    if (!RTL.test((visual[at] as Run).text)) {
      out.push(visual[at++] as Run)
      continue
    }
    let last = at
    for (let k = at + 1; k < visual.length && !LTR.test((visual[k] as Run).text); k++) if (RTL.test((visual[k] as Run).text)) last = k
    out.push(asOne(rightToLeft(visual.slice(at, last + 1), mirror)))
    at = last + 1
  }
  return out
}

/** Visual order turned round, except that stretches of Latin words or of pieces of one number keep their own order. */
function rightToLeft(visual: readonly Run[], mirror: boolean): Run[] {
  const out: Run[] = []
  const turned = [...visual].reverse()
  for (let at = 0; at < turned.length; ) {
    const run = turned[at] as Run
    if (!isLeftToRight(run.text)) {
      out.push({ ...run, text: logical(run.text, mirror) })
      at++
      continue
    }
    let last = at
    for (let end = at + 1; end < turned.length; end++) {
      const next = turned[end] as Run
      if (RTL.test(next.text)) break
      if (!isLeftToRight(next.text)) continue
      // Two numbers apart from each other are read right to left like words; pieces of one number touch.
      const near = gap(turned[last] as Run, next) < (run.height || 10) * 0.1
      if (!near && !LTR.test((turned[last] as Run).text) && !LTR.test(next.text)) break
      last = end
    }
    const stretch = turned.slice(at, last + 1).reverse()
    const bare = stretch.length === 1 && !LTR.test(run.text)
    out.push(bare ? { ...run, text: aroundNumber(run.text, mirror) } : asOne(stretch))
    at = last + 1
  }
  return out
}

function isLeftToRight(text: string): boolean {
  return !RTL.test(text) && (LTR.test(text) || DIGIT.test(text))
}

/** A run of a right-to-left stretch in reading order: letters come so from pdf.js, bare signs (".%") come as painted. */
function logical(text: string, mirror: boolean): string {
  const ordered = RTL.test(text) ? text : [...text].reverse().join('')
  return mirror ? mirrored(ordered) : ordered
}

/** ".2500" painted in a right-to-left line is "2500." read: signs before the digits follow them, and the other way round. */
function aroundNumber(text: string, mirror: boolean): string {
  const hit = /^([^\p{Nd}]*)([\s\S]*?)([^\p{Nd}]*)$/u.exec(text)
  if (!hit) return text
  const [, lead = '', core = '', tail = ''] = hit
  return logical(tail, mirror) + core + logical(lead, mirror)
}

const MIRROR: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
  '<': '>',
  '>': '<',
}
function mirrored(text: string): string {
  return text.replace(/[()[\]{}«»<>]/g, (char) => MIRROR[char] ?? char)
}

function gap(a: Run, b: Run): number {
  return a.x < b.x ? b.x - (a.x + a.width) : a.x - (b.x + b.width)
}

function needsSpace(before: Run, run: Run, text: string): boolean {
  if (/\s$/.test(text) || /^\s/.test(run.text)) return false
  return gap(before, run) > Math.max(before.height, run.height, 6) * 0.18
}

/** Paragraphs from the lines of one page: a gap wider than the usual one, a change of size, or a line that ends early. */
export function paragraphsOf(lines: readonly PdfLine[]): string[] {
  const gaps = lines
    .slice(1)
    .map((line, index) => (lines[index] as PdfLine).y - line.y)
    .filter((space) => space > 0)
    .sort((a, b) => a - b)
  const usual = gaps[Math.floor(gaps.length / 4)] ?? 0
  const out: string[] = []
  let current = ''
  let before: PdfLine | undefined
  for (const line of lines) {
    if (before && current) {
      const space = before.y - line.y
      const size = Math.abs(before.height - line.height) > 0.15 * Math.max(before.height, line.height)
      // Large letters stand further apart: the lines of one heading are one paragraph.
      if (space > Math.max(usual * 1.35, Math.min(before.height, line.height) * 1.25) || space < 0 || size) {
        out.push(current)
        current = ''
      }
    }
    current = current ? `${current} ${line.text}` : line.text
    before = line
  }
  if (current) out.push(current)
  return out
}

/** Paragraphs of zones or pages that follow each other: one that stops in the middle of a sentence goes on in the next. */
export function flow(parts: readonly (readonly string[])[]): string[] {
  const out: string[] = []
  for (const part of parts) {
    const [first, ...rest] = part
    if (first === undefined) continue
    const last = out.at(-1)
    if (last !== undefined && last.length > 60 && !/[.!?؟:؛»"”)\]]\s*$/u.test(last) && !/^[-•*\d٠-٩]/u.test(first))
      out[out.length - 1] = `${last} ${first}`
    else out.push(first)
    out.push(...rest)
  }
  return out
}
