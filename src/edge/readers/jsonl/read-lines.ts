// The rows of JSONL: one article a line, `{id, lang?, outlet?, date?, title?, text}`. One bad line loses nothing else.
import { z } from 'zod'
import type { Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { decode } from '../charset.ts'
import { languageTag } from '../language.ts'

const optional = z.string().nullish()
const Row = z.object({
  id: z.union([z.string().min(1), z.int()]).transform(String),
  lang: optional,
  outlet: optional,
  author: optional,
  date: optional,
  modified: optional,
  title: optional,
  text: z.string(),
  url: optional,
  basedOn: optional,
  reconstructed: z.boolean().nullish(),
})
type Row = z.infer<typeof Row>

/** Reads the rows of a file; problems name their line. */
export function readLines(bytes: Uint8Array, context: ReadContext): ReadResult {
  const decoded = decode(bytes, { transport: context.charset ?? 'utf-8' })
  const items: Item[] = []
  const problems: Problem[] = [...decoded.problems]
  const rows = new Map<string, number>()
  let at = 0
  let line = 0
  while (at < decoded.text.length) {
    const found = decoded.text.indexOf('\n', at)
    const end = found < 0 ? decoded.text.length : found
    line++
    const raw = decoded.text.slice(at, end)
    if (raw.trim()) {
      if (items.length >= context.limits.items) {
        problems.push({ code: 'archive-entry-cap', detail: { line, cap: context.limits.items } })
        break
      }
      const row = parseRow(raw, line, problems)
      if (row) {
        const seen = rows.get(row.id)
        // A second row of the same id is kept under a name of its own: nothing is lost, nothing is merged.
        if (seen !== undefined) problems.push({ code: 'bad-row', detail: { line, why: 'repeated id', first: seen } })
        else rows.set(row.id, line)
        const item = toItem(row, line)
        const given = seen === undefined ? { givenId: row.id } : { givenId: `${row.id}#${line}` }
        items.push({ ...item, ...given, bytes: [{ span: [0, row.text.length], from: decoded.toByte(at), to: decoded.toByte(end) }] })
      }
    }
    at = end + 1
  }
  if (items.length === 0 && problems.length === 0) problems.push({ code: 'empty-file' })
  return { items, problems }
}

/** The row of a line, or undefined with a `bad-json` or `bad-row` problem that names line and field. */
function parseRow(raw: string, line: number, problems: Problem[]): Row | undefined {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    problems.push({ code: 'bad-json', detail: { line, characters: raw.length } })
    return undefined
  }
  const row = Row.safeParse(value)
  if (row.success) return row.data
  const issue = row.error.issues[0]
  problems.push({ code: 'bad-row', detail: { line, field: issue?.path.join('.') ?? '', why: issue?.code ?? 'invalid' } })
  return undefined
}

function toItem(row: Row, line: number): Item {
  const lang = languageTag(row.lang)
  return {
    path: `line/${line}`,
    ...(lang ? { lang } : {}),
    ...(row.outlet ? { outlet: row.outlet } : {}),
    ...(row.author ? { author: row.author } : {}),
    ...(row.title ? { title: row.title } : {}),
    body: row.text,
    ...(row.date ? { published: row.date } : {}),
    ...(row.modified ? { modified: row.modified } : {}),
    ...(row.url ? { url: row.url } : {}),
    ...(row.basedOn ? { basedOn: row.basedOn } : {}),
    ...(row.reconstructed ? { reconstructed: true } : {}),
    problems: [],
  }
}
