// A linkedom document built from parse5's tree, each text node remembering where in the source it stood.
import type { Readability as ReadabilityClass } from '@mozilla/readability'
import type { parseHTML as ParseHtml } from 'linkedom'
import { isElement, isText, type PageDocument, type PageNode } from './page.ts'

/** The few DOM types used here: the edge compiles without the browser's library. */
export interface Node {
  readonly nodeType: number
  readonly childNodes: Iterable<Node>
  readonly textContent: string | null
  appendChild(child: Node): Node
}
export interface Element extends Node {
  readonly localName: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  querySelectorAll(selector: string): Iterable<Element>
}
export interface Document {
  readonly body: Element
  readonly head: Element
  readonly documentElement: Element
  createElement(name: string): Element
  createTextNode(text: string): Node
  querySelectorAll(selector: string): Iterable<Element>
}

/** Where a text node stood in the decoded source, [from, to). */
export type SourceOf = (node: Node) => { from: number; to: number } | undefined

interface Loaded {
  readonly parseHTML: typeof ParseHtml
  readonly Readability: typeof ReadabilityClass
}
let loading: Promise<Loaded> | undefined
/** linkedom and Readability, loaded at the first page: a run over plain text never pays for them. */
export function loadDom(): Promise<Loaded> {
  loading ??= Promise.all([import('linkedom'), import('@mozilla/readability')]).then(([dom, reader]) => ({
    parseHTML: dom.parseHTML,
    Readability: reader.Readability,
  }))
  return loading
}

const KEPT_ATTRIBUTES = new Set(['class', 'id', 'href', 'itemprop', 'role', 'dir', 'lang', 'rel'])

/** Builds the document without the dropped nodes. Only attributes Readability judges by are carried over. */
export function toDom(page: PageDocument, dropped: ReadonlySet<PageNode>, parseHTML: typeof ParseHtml): { document: Document; sourceOf: SourceOf } {
  const document = parseHTML('<!doctype html><html><head></head><body></body></html>').document as unknown as Document
  const sources = new WeakMap<Node, { from: number; to: number }>()
  const byValue = new Map<string, { from: number; to: number }>()
  const stack: [readonly PageNode[], Element][] = [[page.childNodes, document.body]]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [children, parent] = top
    for (const child of children) {
      if (dropped.has(child)) continue
      if (isText(child)) {
        const node = document.createTextNode(child.value)
        const where = child.sourceCodeLocation
        if (where) {
          const source = { from: where.startOffset, to: where.endOffset }
          sources.set(node, source)
          if (child.value.trim().length > 1) byValue.set(child.value, source)
        }
        parent.appendChild(node)
      } else if (isElement(child)) {
        if (child.tagName === 'head') continue
        if (child.tagName === 'html' || child.tagName === 'body') {
          stack.push([child.childNodes, document.body])
          continue
        }
        const made = document.createElement(/^[a-z][a-z0-9-]*$/.test(child.tagName) ? child.tagName : 'span')
        for (const attr of child.attrs) if (KEPT_ATTRIBUTES.has(attr.name)) made.setAttribute(attr.name, attr.value)
        parent.appendChild(made)
        stack.push([child.childNodes, made])
      }
    }
  }
  // Readability re-parses its own copy when a first try finds too little: the text itself then leads back.
  return { document, sourceOf: (node) => sources.get(node) ?? byValue.get(node.textContent ?? '') }
}
