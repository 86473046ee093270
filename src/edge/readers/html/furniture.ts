// What on a page is not its article: menus, sidebars, related headlines, share bars, hidden parts.
import { attribute, isElement, isText, type PageDocument, type PageElement, type PageNode } from './page.ts'

const NEVER = new Set(
  'script style noscript template svg math canvas iframe object embed applet form button input select textarea nav aside footer dialog menu figcaption audio video map'.split(
    ' ',
  ),
)
const ROLES = /^(navigation|complementary|contentinfo|search|menu|menubar|dialog|alert|toolbar|banner)$/
const NAMES =
  /(?:^|[\s_-])(?:sidebar|side-?bar|related|relatedposts|most-?(?:read|viewed|popular)|more-?(?:news|stories)|read-?(?:also|more)|see-?also|recommended|menu|nav|navbar|navigation|breadcrumbs?|share|sharing|social|comments?|disqus|newsletter|subscribe|promo|advert(?:isement)?|ads?|cookie|consent|footer|masthead|ticker|breaking|trending|popular|latest|tags|tag-?cloud|widget|pagination|copyright|author-?box)(?:$|[\s_-])/i
const KEEP = new Set(['html', 'body', 'main', 'article'])

/**
 * The elements to leave out, judged from tag, role, names and visibility. What is named like furniture but holds more
 * than a third of the page's text is kept: some templates call the article's own column "widget".
 */
export function furniture(document: PageDocument): Set<PageNode> {
  const size = textSizes(document)
  const whole = Math.max(1, size.get(document) ?? 1)
  const out = new Set<PageNode>()
  const stack: PageNode[] = [...document.childNodes]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue
    if (NEVER.has(node.tagName) || (isHidden(node) && !KEEP.has(node.tagName)) || (isNamedFurniture(node) && (size.get(node) ?? 0) < whole / 3)) {
      out.add(node)
      continue
    }
    for (const card of cards(node, size)) out.add(card)
    for (const child of node.childNodes) if (!out.has(child)) stack.push(child)
  }
  return out
}

/** Three or more siblings alike, each short and headed by a link: teasers of other articles, whatever they are called. */
function cards(parent: PageElement, size: ReadonlyMap<PageNode | PageDocument, number>): PageElement[] {
  const groups = new Map<string, PageElement[]>()
  for (const child of parent.childNodes) {
    if (!isElement(child) || !CARD.has(child.tagName)) continue
    const key = `${child.tagName} ${attribute(child, 'class') ?? ''}`
    const group = groups.get(key)
    if (group) group.push(child)
    else groups.set(key, [child])
  }
  return [...groups.values()].filter((group) => group.length >= 3 && group.every((element) => isTeaser(element, size.get(element) ?? 0))).flat()
}

const CARD = new Set(['article', 'div', 'li', 'section', 'a'])
const TEASER = 400

function isTeaser(element: PageElement, length: number): boolean {
  if (length === 0 || length > TEASER) return false
  let linked = 0
  let headed = false
  const stack: [PageElement, boolean][] = [[element, element.tagName === 'a']]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, inLink] = top
    for (const child of node.childNodes) {
      if (isText(child)) {
        if (inLink) linked += child.value.trim().length
      } else if (isElement(child)) {
        const within = inLink || child.tagName === 'a'
        if (/^(h[2-6]|img|picture)$/.test(child.tagName)) headed = true
        stack.push([child, within])
      }
    }
  }
  return headed && linked > length * 0.3
}

function isNamedFurniture(element: PageElement): boolean {
  if (KEEP.has(element.tagName)) return false
  if (ROLES.test(attribute(element, 'role') ?? '')) return true
  return NAMES.test(attribute(element, 'class') ?? '') || NAMES.test(attribute(element, 'id') ?? '')
}

/** Hidden text is not what a reader saw: it stays out of the report. */
function isHidden(element: PageElement): boolean {
  if (element.attrs.some((attr) => attr.name === 'hidden') || attribute(element, 'aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:;|$)/i.test(attribute(element, 'style') ?? '')
}

/** Characters of text under every element, in one pass. */
function textSizes(document: PageDocument): Map<PageNode | PageDocument, number> {
  const order: (PageDocument | PageElement)[] = []
  const stack: (PageDocument | PageElement)[] = [document]
  const size = new Map<PageNode | PageDocument, number>()
  for (let node = stack.pop(); node; node = stack.pop()) {
    order.push(node)
    for (const child of node.childNodes) if (isElement(child) && !NEVER.has(child.tagName)) stack.push(child)
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] as PageDocument | PageElement
    let sum = 0
    for (const child of node.childNodes) sum += isText(child) ? child.value.trim().length : (size.get(child) ?? 0)
    size.set(node, sum)
  }
  return size
}
