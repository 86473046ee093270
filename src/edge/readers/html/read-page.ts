// Main text and metadata of a page, with the bytes each paragraph stands on.
import type { Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { type Decoded, decode } from '../charset.ts'
import { languageTag } from '../language.ts'
import { headText } from '../sniff.ts'
import { mainText } from './main-text.ts'
import { readMetadata } from './metadata.ts'
import { looksLikeNoArticle } from './no-article.ts'
import { parsePage } from './page.ts'

/** Reads a page: its main text and what it says about itself. */
export async function readPage(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const decoded = decode(bytes, { transport: context.charset ?? charsetOf(context.mediaType), document: metaCharset(bytes) })
  const page = parsePage(decoded.text, context.limits.depth)
  const meta = readMetadata(page.document)
  const main = await mainText(page.document, meta.title)
  const problems: Problem[] = [...decoded.problems, ...page.problems]
  const title = meta.title ?? main.heading
  if (!main.body && !title) return { items: [], problems: [...problems, { code: 'not-an-article' }] }
  if (looksLikeNoArticle(title ?? '', main.body)) problems.push({ code: 'not-an-article', detail: { characters: main.body.length } })
  const lang = languageTag(meta.lang)
  const item: Item = {
    path: '',
    // A page's lang attribute is often the template's: it is taken only where it names a language we read.
    ...(lang && lang !== 'und' && !contradicts(lang, main.body) ? { lang } : {}),
    ...(meta.outlet ? { outlet: meta.outlet } : {}),
    ...(meta.author ? { author: meta.author } : {}),
    ...(title ? { title } : {}),
    body: main.body,
    ...(meta.published ? { published: meta.published } : {}),
    ...(meta.modified ? { modified: meta.modified } : {}),
    ...(meta.url ? { url: meta.url } : {}),
    ...(meta.basedOn ? { basedOn: meta.basedOn } : {}),
    ...(meta.reconstructed ? { reconstructed: true } : {}),
    ...(main.links.length ? { links: main.links } : {}),
    problems,
    bytes: toBytes(main.stretches, decoded),
  }
  return { items: [item], problems: [] }
}

function toBytes(stretches: readonly { span: readonly [number, number]; from: number; to: number }[], decoded: Decoded): NonNullable<Item['bytes']> {
  return stretches.map((s) => ({ span: [s.span[0], s.span[1]] as const, from: decoded.toByte(s.from), to: decoded.toByte(s.to) }))
}

function charsetOf(mediaType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(mediaType ?? '')?.[1]
}

/** The charset a meta tag or XML declaration in the first 4 kB claims (the standard looks at 1 kB; real pages need more). */
function metaCharset(bytes: Uint8Array): string | undefined {
  const head = headText(bytes.subarray(0, 4096)).replace(/<!--[\s\S]*?-->/g, '')
  return (/<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/.exec(head) ?? /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)/.exec(head))?.[1]
}

/** True where the letters settle that the page is in the other script. */
function contradicts(lang: 'ar' | 'en', body: string): boolean {
  const arabic = body.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = body.match(/\p{Script=Latin}/gu)?.length ?? 0
  return lang === 'ar' ? latin > arabic * 3 + 20 : arabic > latin * 3 + 20
}
