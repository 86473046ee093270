// EML: a letter's own text is an item; attachments are read with whatever format they have.
import type { Format, Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { decode } from '../charset.ts'
import { markupLinks, markupText } from '../markup.ts'
import { headText, textLikelihood } from '../sniff.ts'
import { decodeWords, type MimePart, parseMime } from './mime.ts'

export const eml: Format = {
  name: 'eml',
  sniff(head, context) {
    if (textLikelihood(head) === 0) return 0
    const text = headText(head)
    const lines =
      text.match(/^(received|return-path|message-id|from|to|subject|date|mime-version|content-type|delivered-to|x-[a-z-]+):/gm)?.length ?? 0
    const first = /^[a-z][a-z0-9-]{1,40}:[ \t]/.test(text)
    if (first && lines >= 3 && /^(from|message-id|received|mime-version):/m.test(text)) return 0.9
    return first && lines >= 2 && (/\.eml$/i.test(context.name ?? '') || /^message\/rfc822/i.test(context.mediaType ?? '')) ? 0.8 : 0
  },
  async read(bytes, context): Promise<ReadResult> {
    const { root, cut } = parseMime(bytes)
    const problems: Problem[] = cut ? [{ code: 'too-deep', detail: { cap: 'parts' } }] : []
    const leaves = [...walk(root)]
    const own = ownText(leaves)
    const letter = own ? [letterItem(root, own)] : []
    const attached: Item[] = []
    for (const [index, leaf] of leaves.entries()) {
      if (leaf === own || leaf.content.length === 0 || !(leaf.attachment || leaf.filename)) continue
      const read = await readAttachment(leaf, index, context)
      if ('code' in read) problems.push(read)
      else attached.push(...read)
    }
    if (letter.length + attached.length === 0 && problems.length === 0) problems.push({ code: 'empty-file' })
    return { items: [...letter, ...attached], problems }
  },
}

function* walk(part: MimePart): Generator<MimePart> {
  if (part.parts.length === 0) yield part
  for (const inner of part.parts) yield* walk(inner)
}

/** The part a mail program would show: plain text first, else HTML; never an attachment. */
function ownText(leaves: readonly MimePart[]): MimePart | undefined {
  const shown = leaves.filter((leaf) => !leaf.attachment && leaf.content.length > 0)
  return shown.find((leaf) => leaf.type === 'text/plain') ?? shown.find((leaf) => leaf.type === 'text/html')
}

function letterItem(root: MimePart, own: MimePart): Item {
  const decoded = decode(own.content, { document: own.charset })
  const isHtml = own.type === 'text/html'
  const header = (name: string) => decodeWords(root.headers.get(name) ?? '').trim()
  const from = header('from')
  const name = from
    .replace(/\s*<[^>]*>\s*$/, '')
    .replace(/^"|"$/g, '')
    .trim()
  return {
    path: '',
    ...(name || from ? { author: name || from } : {}),
    ...(header('subject') ? { title: header('subject') } : {}),
    body: isHtml ? markupText(decoded.text) : decoded.text.replace(/\r\n?/g, '\n').trim(),
    ...(header('date') ? { published: header('date') } : {}),
    ...(isHtml ? { links: markupLinks(decoded.text) } : {}),
    problems: decoded.problems,
  }
}

async function readAttachment(leaf: MimePart, index: number, context: ReadContext): Promise<readonly Item[] | Problem> {
  // The name is shown, never used as a path on disk; its controls and slashes are made harmless for the item's path.
  const name = (leaf.filename ?? `part-${index + 1}`).replace(/[/\\\p{Cc}\p{Cf}]/gu, '_').slice(0, 120)
  const path = `attachment/${index + 1}/${name}`
  if (!context.inner) return { code: 'unsupported-format', detail: { entry: path } }
  return context.inner(leaf.content, { path, mediaType: leaf.type, ...(leaf.charset ? { charset: leaf.charset } : {}) })
}
