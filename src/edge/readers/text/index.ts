// Plain text: an optional header block of known keys, a title line where one stands apart, and the body.
import type { Format, Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import { type Decoded, decode } from '../charset.ts'
import { languageTag } from '../language.ts'
import { textLikelihood } from '../sniff.ts'

export const text: Format = {
  name: 'text',
  sniff(head, context) {
    const likely = textLikelihood(head)
    if (likely === 0) return 0
    const named = /\.(txt|text|md)$/i.test(context.name ?? '') || /^text\/plain\b/i.test(context.mediaType ?? '')
    return named ? 0.5 : 0.2
  },
  read(bytes, context): ReadResult {
    const decoded = decode(bytes, { transport: context.charset })
    if (!decoded.text.trim()) return { items: [], problems: [...decoded.problems, { code: 'empty-file' }] }
    return { items: [readDocument(decoded, context)], problems: [] }
  },
}

/** Header keys, English and Arabic, as they may stand before a text (`Outlet: …`, `الجهة الناشرة: …`). */
const KEYS: Readonly<Record<string, keyof Header>> = {
  title: 'title',
  outlet: 'outlet',
  author: 'author',
  date: 'date',
  language: 'language',
  address: 'url',
  'based-on': 'basedOn',
  reconstructed: 'reconstructed',
  العنوان: 'title',
  'الجهة الناشرة': 'outlet',
  الكاتب: 'author',
  التاريخ: 'date',
  اللغة: 'language',
}
interface Header {
  title?: string
  outlet?: string
  author?: string
  date?: string
  language?: string
  url?: string
  basedOn?: string
  reconstructed?: string
}
const HEADER_LINE = /^([\p{L} -]{3,20}): ?(.*)$/u

function readDocument(decoded: Decoded, context: ReadContext): Item {
  const { header, bodyAt } = readHeader(decoded.text)
  const rest = decoded.text.slice(bodyAt)
  const first = /^\s*([^\r\n]{3,240})\r?\n[ \t]*\r?\n/.exec(rest)
  // A title stands alone on the first line and does not end like a sentence; "قال المتحدث ذلك." is a paragraph.
  const titled = header.title === undefined && first?.[1] && !/[.؛;:،,]\s*$/.test(first[1]) ? first : undefined
  const title = header.title ?? titled?.[1]?.trim()
  const start = bodyAt + (titled ? titled[0].length : 0)
  const { body, bytes } = lines(decoded, start + (/^\s*/.exec(decoded.text.slice(start))?.[0].length ?? 0))
  const lang = languageTag(header.language)
  return {
    path: '',
    ...(title ? { title } : {}),
    body,
    ...(lang ? { lang } : {}),
    ...(header.outlet ? { outlet: header.outlet } : {}),
    ...(header.author ? { author: header.author } : {}),
    ...(header.date ? { published: header.date } : {}),
    ...(header.url ? { url: header.url } : {}),
    ...(header.basedOn ? { basedOn: header.basedOn } : {}),
    ...(header.reconstructed === 'true' ? { reconstructed: true } : {}),
    problems: [...decoded.problems, ...(decoded.text.length > context.limits.bytes ? [{ code: 'too-large' as const }] : [])],
    bytes,
  }
}

/** A header counts only where the whole first block is known keys, two at least: "Raqqa: 4,000 bodies" stays text. */
function readHeader(text: string): { header: Header; bodyAt: number } {
  const none = { header: {}, bodyAt: 0 }
  const block = /^[\s\S]{0,4000}?\r?\n[ \t]*\r?\n/.exec(text.slice(0, 4100))?.[0]
  if (!block) return none
  const header: Header = {}
  let known = 0
  for (const line of block.trimEnd().split(/\r?\n/)) {
    const hit = HEADER_LINE.exec(line)
    const key = hit?.[1] ? KEYS[hit[1].trim().toLowerCase()] : undefined
    if (!hit || !key) return none
    header[key] = (hit[2] ?? '').trim()
    known++
  }
  return known >= 2 ? { header, bodyAt: block.length } : none
}

/** The body with line ends made one (\n) and the end trimmed, and the bytes each line stands on. */
function lines(decoded: Decoded, start: number): { body: string; bytes: NonNullable<Item['bytes']> } {
  const raw = decoded.text.slice(start).trimEnd()
  const bytes: { span: [number, number]; from: number; to: number }[] = []
  const parts: string[] = []
  // Old Macintosh files end lines with a bare carriage return.
  const mark = raw.includes('\n') ? '\n' : '\r'
  let made = 0
  for (let at = 0; at < raw.length; ) {
    const found = raw.indexOf(mark, at)
    const end = found < 0 ? raw.length : found
    const bare = raw.slice(at, raw[end - 1] === '\r' && end > at ? end - 1 : end)
    if (bare) bytes.push({ span: [made, made + bare.length], from: decoded.toByte(start + at), to: decoded.toByte(start + at + bare.length) })
    parts.push(found < 0 ? bare : `${bare}\n`)
    made += bare.length + (found < 0 ? 0 : 1)
    at = end + 1
  }
  return { body: parts.join(''), bytes }
}
