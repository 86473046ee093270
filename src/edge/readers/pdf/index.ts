// PDF: text of every page by pdf.js, put together by our own rules; scripts never run, what is locked or has no text says so.
import type { Format, Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { startsWith } from '../sniff.ts'
import { flow, type PdfLine, pageZones, paragraphsOf } from './assemble.ts'
import { isDoubtful } from './doubt.ts'
import { type OpenPdf, openPdf } from './open.ts'

const PAGE_CAP = 2000
const MARK = 1024
/** Pages that are looked at for text nobody sees, and how many letters of it are told: a stray space or page mark is none. */
const LOOKED_AT = 200
const HIDDEN = 12

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
  const pages: PdfLine[][][] = []
  let broken = 0
  let hidden = 0
  for (let number = 1; number <= Math.min(opened.pages, cap); number++) {
    const runs = await opened.runs(number)
    if (runs) pages.push(pageZones(runs))
    else broken++
    if (number <= LOOKED_AT) hidden += await opened.unseen(number)
  }
  if (hidden >= HIDDEN) problems.push({ code: 'hidden-text', detail: { characters: hidden } })
  if (broken > 0) problems.push({ code: 'unreadable', detail: { pages: broken } })
  const body = flow(withoutRunningHeads(pages).flatMap((zones) => zones.map(paragraphsOf))).join('\n\n')
  if (!/\p{L}/u.test(body)) return { items: [], problems: [...problems, { code: 'no-text-layer', detail: { pages: opened.pages } }] }
  if (isDoubtful(body)) problems.push({ code: 'text-unreliable' })
  const { title, rest } = splitTitle(body, (pages[0] ?? []).flat(), opened.title)
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
function withoutRunningHeads(pages: readonly PdfLine[][][]): PdfLine[][][] {
  const seen = new Map<string, number>()
  const key = (line: PdfLine) => line.text.replace(/[\d٠-٩]+/g, '#')
  const edges = (zones: readonly PdfLine[][]) => {
    const lines = zones.flat().sort((a, b) => b.y - a.y)
    return new Set([...lines.slice(0, 2), ...lines.slice(-2)])
  }
  for (const zones of pages) for (const text of new Set([...edges(zones)].map(key))) seen.set(text, (seen.get(text) ?? 0) + 1)
  return pages.map((zones) => {
    const edge = edges(zones)
    const isHead = (line: PdfLine) =>
      edge.has(line) && ((pages.length > 2 && (seen.get(key(line)) ?? 0) > pages.length / 2) || /^[\d٠-٩/ -]{1,9}$/.test(line.text))
    return zones.map((lines) => lines.filter((line) => !isHead(line)))
  })
}

/** What a PDF could run or carry is listed; none of it is run. */
function activeContent(bytes: Uint8Array): Problem[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32 * 2 ** 20)).toString('latin1')
  const found = ['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia'].filter((name) => text.includes(`/${name}`))
  return found.length ? [{ code: 'active-content', detail: { found: found.join(', ') } }] : []
}
