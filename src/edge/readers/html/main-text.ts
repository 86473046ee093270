// The main text of a page: furniture out, Readability's choice of column, paragraphs with the source each stands on.

import { type Block, blocksOf, joinBlocks, type MainText } from './blocks.ts'
import type { Document, Element as DomElement, Node as DomNode } from './dom.ts'
import { loadDom, toDom } from './dom.ts'
import { furniture } from './furniture.ts'
import type { PageDocument } from './page.ts'

/** Below this many characters a column Readability chose is mistrusted and the page's own article element is taken. */
const SHORT = 250

/** The main text of a parsed page. Never throws for what the page is; without a clear column, the whole body's text. */
export async function mainText(page: PageDocument, title: string | undefined): Promise<MainText> {
  const { parseHTML, Readability } = await loadDom()
  const dropped = furniture(page)
  const built = toDom(page, dropped, parseHTML)
  const marked = byMark(built.document)
  const whole = marked.length ? marked.flatMap((element) => blocksOf(element, built.sourceOf)) : blocksOf(built.document.body, built.sourceOf)
  const before = joinBlocks(whole, title)
  const chosen = readable(built.document, Readability)
  if (!chosen) return before
  const after = joinBlocks(blocksOf(chosen, built.sourceOf), title)
  // Readability may take one paragraph of a short report, or a neighbour of the article's own element.
  if (after.body.length < SHORT && before.body.length > after.body.length) return before
  return marked.length && after.body.length < before.body.length * 0.5 ? before : after
}

/** Elements the page itself marks as the article's body. */
function byMark(document: Document): DomElement[] {
  for (const selector of ['[itemprop="articleBody"]', 'article', 'main', '[role="main"]']) {
    const found = [...document.querySelectorAll(selector)]
    if (found.length === 1) return found
    const headed = found.filter((element) => [...element.querySelectorAll('h1')].length === 1)
    if (headed.length === 1) return headed
    if (found.length > 1 && selector !== 'article') return found.slice(0, 1)
  }
  return []
}

function readable(document: Document, Readability: Awaited<ReturnType<typeof loadDom>>['Readability']): DomNode | undefined {
  const reader = new Readability<DomNode>(document, {
    serializer: (node) => node as unknown as DomNode,
    charThreshold: 200,
    disableJSONLD: true,
    maxElemsToParse: 60_000,
  })
  try {
    return reader.parse()?.content ?? undefined
  } catch {
    // Readability gives up on a page over its element cap by throwing; the page's own marks or whole body serve then.
    return undefined
  }
}

export type { Block }
