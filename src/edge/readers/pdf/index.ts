// PDF: text of every page by pdf.js, put together by our own rules; scripts never run, what is locked or has no text says so.
import type { Format, Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { startsWith } from '../sniff.ts'
import { looksReversed, type PdfLine, pageLines, paragraphsOf } from './assemble.ts'
import { type OpenPdf, openPdf } from './open.ts'

const PAGE_CAP = 2000
const MARK = 1024

export const pdf: Format = {
  name: 'pdf',
  sniff(head) {
    if (startsWith(head, '%PDF-')) return 0.99
    return Buffer.from(head.subarray(0, MARK)).toString('latin1').includes('%PDF-') ? 0.85 : 0
  },
  async read(bytes, context): Promise<ReadResult> {
    const problems: Problem[] = activeContent(bytes)
    const opened = await openPdf(bytes)
    if ('code' in opened) return { items: [], problems: [...problems, opened] }
    try {
      return await readPages(opened, context, problems)
    } finally {
      await opened.close()
    }
  },
}

async function readPages(opened: OpenPdf, context: ReadContext, problems: Problem[]): Promise<ReadResult> {
  const cap = Math.min(PAGE_CAP, context.limits.items)
  if (opened.pages > cap) problems.push({ code: 'archive-entry-cap', detail: { found: opened.pages, cap } })
  const pages: PdfLine[][] = []
  let broken = 0
  for (let number = 1; number <= Math.min(opened.pages, cap); number++) {
    const runs = await opened.runs(number)
    if (runs) pages.push(pageLines(runs))
    else broken++
  }
  if (broken > 0) problems.push({ code: 'unreadable', detail: { pages: broken } })
  const body = withoutRunningHeads(pages).flatMap(paragraphsOf).join('\n\n')
  if (!/\p{L}/u.test(body)) return { items: [], problems: [...problems, { code: 'no-text-layer', detail: { pages: opened.pages } }] }
  if (unreliable(body)) problems.push({ code: 'text-unreliable' })
  const { title, rest } = splitTitle(body, pages[0] ?? [], opened.title)
  const item: Item = { path: '', ...(title ? { title } : {}), ...(opened.author ? { author: opened.author } : {}), body: rest, problems }
  return { items: [item], problems: [] }
}

/** The largest lines at the top of the first page are the title; else the document's own, where it is a title and not a file name. */
function splitTitle(body: string, first: readonly PdfLine[], own: string | undefined): { title?: string; rest: string } {
  const paragraphs = body.split('\n\n')
  const sizes = first.map((line) => line.height).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0
  const top = first.slice(0, 6).find((line) => line.height > usual * 1.2)
  const index = top ? paragraphs.findIndex((paragraph) => paragraph.includes(top.text)) : -1
  const heading = paragraphs[index]
  if (heading && index < 4 && heading.length < 250) return { title: heading, rest: paragraphs.filter((_, at) => at !== index).join('\n\n') }
  const named = own && !/\.(docx?|pdf|indd|html?)$|^(untitled|microsoft word|about:blank|document\d*)/i.test(own) ? own : undefined
  return { ...(named ? { title: named } : {}), rest: body }
}

/** Lines that stand at the head or foot of most pages (running titles, addresses, page numbers) are not the text. */
function withoutRunningHeads(pages: readonly PdfLine[][]): PdfLine[][] {
  if (pages.length < 3)
    return pages.map((lines) => lines.filter((line) => !/^[\d٠-٩/ -]{1,9}$/.test(line.text) || (line !== lines.at(-1) && line !== lines[0])))
  const seen = new Map<string, number>()
  const key = (line: PdfLine) => line.text.replace(/[\d٠-٩]+/g, '#')
  const edges = (lines: readonly PdfLine[]) => new Set([lines[0], lines[1], lines.at(-2), lines.at(-1)].filter((line) => line !== undefined))
  for (const lines of pages) for (const text of new Set([...edges(lines)].map(key))) seen.set(text, (seen.get(text) ?? 0) + 1)
  return pages.map((lines) => {
    const edge = edges(lines)
    return lines.filter((line) => !edge.has(line) || (seen.get(key(line)) ?? 0) <= pages.length / 2)
  })
}

/** Private-use or replacement characters (a font without a Unicode map), or Arabic in visual order: the words may not be what is seen. */
function unreliable(text: string): boolean {
  const odd = text.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0
  return odd > Math.max(3, text.length * 0.01) || looksReversed(text)
}

/** What a PDF could run or carry is listed; none of it is run. */
function activeContent(bytes: Uint8Array): Problem[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32 * 2 ** 20)).toString('latin1')
  const found = ['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia'].filter((name) => text.includes(`/${name}`))
  return found.length ? [{ code: 'active-content', detail: { found: found.join(', ') } }] : []
}
