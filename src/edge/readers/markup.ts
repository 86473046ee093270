// A piece of HTML as plain paragraphs: for feed entries and letters, which have no menus to leave out.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

const BLOCK = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
)
const SILENT = new Set('script style template noscript iframe object svg math head title'.split(' '))

/** Text of an HTML fragment: blocks apart by a blank line, line breaks kept, no script or style. Iterative, so depth costs nothing. */
export function markupText(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/[ \t]+/g, ' ').trim()
  const stack: (DefaultTreeAdapterTypes.ChildNode | string)[] = [...parseFragment(html).childNodes].reverse()
  let out = ''
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (typeof top === 'string') out += top
    else if (top.nodeName === '#text') out += (top as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, ' ')
    else if ('tagName' in top) {
      if (top.tagName === 'br') out += '\n'
      if (SILENT.has(top.tagName)) continue
      const block = BLOCK.has(top.tagName)
      if (block) stack.push('\n\n')
      for (let at = top.childNodes.length - 1; at >= 0; at--) stack.push(top.childNodes[at] as DefaultTreeAdapterTypes.ChildNode)
      if (block) out += '\n\n'
    }
  }
  return out
    .replace(/[ \u00A0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim()
}

/** The addresses a fragment links to, at most 50. */
export function markupLinks(html: string): string[] {
  const out = new Set<string>()
  for (const hit of html.matchAll(/<a\s[^>]{0,500}?href\s*=\s*["'](https?:\/\/[^"'\s]{3,1000})["']/gi)) {
    if (out.size >= 50) break
    out.add(hit[1] as string)
  }
  return [...out]
}
