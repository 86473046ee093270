// Paragraphs of a chosen column: block elements apart, white space single, repeated title and related-headline lines out.
import { foldText } from '../../../core/text/index.ts'
import type { Element, Node, SourceOf } from './dom.ts'

/** A stretch of text from one text node, offsets inside its block. */
interface Stretch {
  readonly span: readonly [number, number]
  readonly from: number
  readonly to: number
}
export interface Block {
  readonly text: string
  readonly stretches: readonly Stretch[]
  readonly links: readonly string[]
  /** Characters that stand inside links. */
  readonly linked: number
  readonly tag: string
}
export interface MainText {
  readonly body: string
  readonly stretches: readonly Stretch[]
  readonly links: readonly string[]
  /** The first heading of the column, for pages without any title. */
  readonly heading?: string
}

const BLOCK = new Set(
  'address article aside blockquote center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const RELATED =
  /^\s*(?:[-•*»▪]\s*)?(?:اقرأ أيضا|إقرأ أيضا|اقرا ايضا|اقرأ المزيد|إقرأ المزيد|شاهد أيضا|طالع أيضا|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|المزيد من الأخبار|read also|read more|also read|see also|related (?:stories|articles|news|topics)|more (?:on this story|stories|from)|you may also like|recommended)/iu
const LINK_CAP = 100

/** The blocks under a node, in order. */
export function blocksOf(root: Node, sourceOf: SourceOf): Block[] {
  const out: Block[] = []
  let text = ''
  let stretches: Stretch[] = []
  let links: string[] = []
  let linked = 0
  let tag = 'div'
  const close = () => {
    const trimmed = text.trimEnd()
    if (trimmed) {
      out.push({ text: trimmed, stretches: stretches.flatMap((s) => clip(s, trimmed.length)), links, linked, tag })
    }
    text = ''
    stretches = []
    links = []
    linked = 0
  }
  const append = (node: Node, inLink: boolean) => {
    const raw = (node.textContent ?? '').replace(/[\s\u00A0]+/g, ' ')
    const added = text === '' || /\s$/.test(text) ? raw.replace(/^ /, '') : raw
    if (!added) return
    const start = text.length
    text += added
    if (inLink) linked += added.length
    const source = sourceOf(node)
    if (source && added.trim()) stretches.push({ span: [start, text.length], ...source })
  }
  // Explicit stack: [node, inside a link] to open, or a closing mark for a block.
  const stack: ([Node, boolean] | string)[] = [[root, false]]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (typeof top === 'string') {
      close()
      tag = top
      continue
    }
    const [node, inLink] = top
    if (node.nodeType === 3) {
      append(node, inLink)
      continue
    }
    const element = node as Element
    const name = node.nodeType === 1 ? element.localName : ''
    if (name === 'br') {
      if (/\n$/.test(text)) close()
      else if (text) text = `${text.trimEnd()}\n`
      continue
    }
    const href = name === 'a' ? element.getAttribute('href') : null
    if (href && links.length < LINK_CAP && /^https?:\/\//i.test(href)) links.push(href)
    if (BLOCK.has(name)) {
      close()
      stack.push(tag)
      tag = name
    }
    for (const child of [...node.childNodes].reverse()) stack.push([child, inLink || name === 'a'])
  }
  close()
  return out
}

/** Joins blocks with blank lines, leaving out the repeated title, related headlines, and list items that are only links. */
export function joinBlocks(blocks: readonly Block[], title: string | undefined): MainText {
  const foldedTitle = title ? squash(title) : ''
  const kept: Block[] = []
  let afterRelated = false
  for (const block of blocks) {
    const onlyLink = block.linked > block.text.length * 0.8
    if (RELATED.test(block.text) && (onlyLink || block.linked > 0 || block.text.length < 40)) {
      afterRelated = true
      continue
    }
    if (onlyLink && (afterRelated || block.tag === 'li' || block.tag === 'ul')) continue
    afterRelated = false
    if (foldedTitle && kept.length < 3 && squash(block.text) === foldedTitle) continue
    kept.push(block)
  }
  const stretches: Stretch[] = []
  let body = ''
  for (const block of kept) {
    if (body) body += '\n\n'
    const at = body.length
    body += block.text
    for (const s of block.stretches) stretches.push({ span: [s.span[0] + at, s.span[1] + at], from: s.from, to: s.to })
  }
  const heading = blocks.find((block) => /^h[1-3]$/.test(block.tag))?.text
  return { body, stretches, links: [...new Set(kept.flatMap((block) => block.links))].slice(0, LINK_CAP), ...(heading ? { heading } : {}) }
}

function clip(stretch: Stretch, length: number): Stretch[] {
  const end = Math.min(stretch.span[1], length)
  return end > stretch.span[0] ? [{ ...stretch, span: [stretch.span[0], end] }] : []
}
function squash(text: string): string {
  return foldText(text)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
}
