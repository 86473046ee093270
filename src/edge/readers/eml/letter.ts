// A letter's own text and its attachments.
import type { Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { decode } from '../charset.ts'
import { markupLinks, markupText } from '../markup.ts'
import { decodeWords, type MimePart, parseMime } from './mime.ts'

/** Reads a letter: its own text first, then its attachments. */
export async function readLetter(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
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
