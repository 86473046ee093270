// DOCX: paragraphs, tables row by row, footnotes at the end; deleted text out, inserted text in, macros never run.
import type { Format, Item, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { startsWith } from '../sniff.ts'
import { type OpenedZip, openZip } from '../unzip.ts'
import { xmlAttribute, xmlEvents } from '../xml.ts'

export const docx: Format = {
  name: 'docx',
  sniff(head, context) {
    if (!startsWith(head, 'PK\x03\x04')) return 0
    const text = Buffer.from(head).toString('latin1')
    if (/(?:^|[^a-z])word\/(document|_rels|styles|settings|fonttable|theme)/i.test(text)) return 0.95
    if (text.includes('[Content_Types].xml')) return /\.docx$/i.test(context.name ?? '') || !/xl\/|ppt\//.test(text) ? 0.8 : 0
    return /\.docx$/i.test(context.name ?? '') ? 0.7 : 0
  },
  async read(bytes, context): Promise<ReadResult> {
    const opened = await openZip(bytes, context.limits)
    const problems: Problem[] = [...opened.problems]
    const main = part(opened, 'word/document.xml', problems)
    if (main === undefined) return { items: [], problems: [...problems, { code: 'not-this-format', detail: { format: 'docx' } }] }
    if (opened.entries.some((entry) => /vbaProject\.bin$|\/embeddings\//i.test(entry.name)))
      problems.push({ code: 'active-content', detail: { found: 'macro' } })
    const read = paragraphs(main, context.limits.depth)
    if (read.deep) problems.push({ code: 'too-deep', detail: { cap: context.limits.depth } })
    const notes = paragraphs(part(opened, 'word/footnotes.xml', problems, true) ?? '', context.limits.depth)
    const core = properties(part(opened, 'docProps/core.xml', problems, true) ?? '')
    const first = read.lines[0]
    const heading = first?.heading ? first.text : undefined
    const title = core.title ?? heading
    const body = [...read.lines, ...notes.lines].map((line) => line.text).filter((text, index) => !(index === 0 && text === title))
    if (body.length === 0 && !title) return { items: [], problems: [...problems, { code: 'empty-file' }] }
    const item: Item = {
      path: '',
      ...(title ? { title } : {}),
      ...(core.author ? { author: core.author } : {}),
      body: body.join('\n\n'),
      ...(core.modified ? { modified: core.modified } : {}),
      problems,
    }
    return { items: [item], problems: [] }
  },
}

function part(opened: OpenedZip, name: string, problems: Problem[], optional = false): string | undefined {
  const entry = opened.entries.find((candidate) => candidate.name === name)
  const content = entry?.read()
  if (!content) return undefined
  if ('code' in content) {
    if (!optional) problems.push(content)
    return undefined
  }
  return new TextDecoder('utf-8').decode(content)
}

interface Line {
  readonly text: string
  readonly heading: boolean
}

/** Paragraphs of a WordprocessingML part; cells of a table row are joined by tabs. */
function paragraphs(xml: string, cap: number): { lines: Line[]; deep: boolean } {
  const lines: Line[] = []
  let text = ''
  let heading = false
  let inText = 0
  let deleted = 0
  let row: string[] | undefined
  let depth = 0
  let deep = false
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (inText > 0 && deleted === 0) text += event.value
      continue
    }
    const name = event.value.replace(/^[^:]*:/, '')
    if (event.kind === 'open') {
      if (!event.empty && ++depth > cap) deep = true
      if (name === 't' && !event.empty) inText++
      else if (name === 'tab') text += '\t'
      else if (name === 'br' || name === 'cr') text += '\n'
      else if (name === 'noBreakHyphen') text += '-'
      else if (name === 'pStyle') heading ||= /^(title|heading ?1|العنوان)/i.test(xmlAttribute(event.attributes, 'w:val') ?? '')
      else if ((name === 'del' || name === 'moveFrom') && !event.empty) deleted++
      else if (name === 'tr' && !event.empty) row = []
      continue
    }
    depth--
    if (name === 't') inText = Math.max(0, inText - 1)
    else if (name === 'del' || name === 'moveFrom') deleted = Math.max(0, deleted - 1)
    else if (name === 'p') {
      if (text.trim()) {
        if (row) row.push(text.trim())
        else lines.push({ text: text.trim(), heading })
      }
      text = ''
      heading = false
    } else if (name === 'tr' && row) {
      if (row.length) lines.push({ text: row.join('\t'), heading: false })
      row = undefined
    }
  }
  // A part cut before its end loses no paragraph already written.
  if (text.trim()) lines.push({ text: text.trim(), heading })
  return { lines, deep }
}

function properties(xml: string): { title?: string; author?: string; modified?: string } {
  const out: { title?: string; author?: string; modified?: string } = {}
  let open = ''
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'open') open = event.value
    else if (event.kind === 'close') open = ''
    else if (event.value.trim()) {
      if (open === 'dc:title') out.title = event.value.trim()
      else if (open === 'dc:creator') out.author = event.value.trim()
      else if (open === 'dcterms:modified') out.modified = event.value.trim()
    }
  }
  return out
}
