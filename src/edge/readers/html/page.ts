// Parses a page with parse5 (linear on every hostile shape tried) and cuts what lies too deep, before anything else walks it.
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Problem } from '../../../core/model/index.ts'

export type PageNode = DefaultTreeAdapterTypes.ChildNode
export type PageElement = DefaultTreeAdapterTypes.Element
export type PageDocument = DefaultTreeAdapterTypes.Document
export type PageText = DefaultTreeAdapterTypes.TextNode

/** What one element may carry: more is cut. */
const ATTRIBUTE_CAP = 200
const ATTRIBUTE_LENGTH = 20_000

/** The page's tree, never deeper than `depth`, no attribute longer than 20,000 characters; `problems` says what was cut. */
export function parsePage(text: string, depth: number): { document: PageDocument; problems: Problem[] } {
  const document = parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  const problems: Problem[] = []
  let deepest = 0
  let cut = 0
  const stack: [PageDocument | PageElement, number][] = [[document, 0]]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, level] = top
    if (level > deepest) deepest = level
    if (level >= depth) {
      cut++
      node.childNodes = []
      continue
    }
    for (const child of node.childNodes) {
      if (!isElement(child)) continue
      if (child.attrs.length > ATTRIBUTE_CAP) child.attrs.length = ATTRIBUTE_CAP
      for (const attribute of child.attrs) if (attribute.value.length > ATTRIBUTE_LENGTH) attribute.value = attribute.value.slice(0, ATTRIBUTE_LENGTH)
      stack.push([child, level + 1])
    }
  }
  if (cut > 0) problems.push({ code: 'too-deep', detail: { depth: deepest, cap: depth } })
  return { document, problems }
}

export function isElement(node: PageNode | PageDocument): node is PageElement {
  return 'tagName' in node
}
export function isText(node: PageNode): node is PageText {
  return node.nodeName === '#text'
}
export function attribute(element: PageElement, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

/** All elements of a tree in document order; iterative, so no depth breaks it. */
export function* elements(root: PageDocument | PageElement): Generator<PageElement> {
  const stack: PageNode[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue
    yield node
    for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as PageNode)
  }
}

/** The text under an element, white space made single. */
export function textOf(root: PageElement): string {
  let out = ''
  const stack: PageNode[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) out += node.value
    else if (isElement(node) && node.tagName !== 'script' && node.tagName !== 'style')
      for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as PageNode)
  }
  return out.replace(/\s+/g, ' ').trim()
}
