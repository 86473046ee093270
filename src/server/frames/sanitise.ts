// A captured page made harmless: only elements and attributes known to be inert stay; nothing in it loads, runs, sends or leads away.
import { html, parseFragment, serialize } from 'parse5'
import { attribute, isElement, isText, type PageDocument, type PageElement, type PageNode, parsePage } from '../../edge/readers/html/page.ts'

/** Elements that go with all they hold: they run, embed, send, or draw by rules of their own. */
const GONE = new Set(
  'script iframe frame frameset noframes object embed applet param portal template meta base link title svg math canvas video audio source track input select option optgroup textarea button datalist dialog slot fencedframe'.split(
    ' ',
  ),
)
/** Elements that stay as they are; any other that does not go becomes a span. */
const PLAIN = new Set(
  'html head body style div span p br hr h1 h2 h3 h4 h5 h6 header footer main article section aside nav address hgroup figure figcaption blockquote pre code kbd samp var ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td b i u s em strong small sub sup mark del ins q cite abbr dfn time data bdi bdo ruby rt rp wbr center font big strike tt details summary fieldset legend label img'.split(
    ' ',
  ),
)
/** Attributes that stay; `style` and `src` are looked at one by one. */
const KEPT = new Set(
  'class dir lang title alt colspan rowspan headers scope span start reversed type value datetime cite width height align valign'.split(' '),
)
const PICTURE = /^data:image\/(png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]+$/i
const DEPTH = 300

export interface Cleaned {
  readonly document: PageDocument
  /** Pictures that were not captured with the page and are not shown. */
  readonly pictures: number
}

/** Parses a page and takes out of its tree whatever is not inert. */
export function cleaned(text: string): Cleaned {
  const { document } = parsePage(text, DEPTH)
  let pictures = 0
  const stack: (PageDocument | PageElement)[] = [document]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const children: PageNode[] = []
    for (const child of node.childNodes) {
      if (isText(child)) {
        // Style sheets stay as text: the policy of the frame lets none of them load anything, and an import is cut.
        if ('tagName' in node && node.tagName === 'style') child.value = safeCss(child.value)
        children.push(child)
        continue
      }
      if (!isElement(child)) {
        if (child.nodeName === '#documentType') children.push(child)
        continue
      }
      if (GONE.has(child.tagName) || child.namespaceURI !== html.NS.HTML) continue
      if (child.tagName === 'img' || child.tagName === 'picture') {
        if (!keepPicture(child)) {
          pictures++
          children.push(placeholder(child))
          continue
        }
      }
      child.attrs = child.attrs.flatMap((one) => {
        if (one.prefix || one.namespace) return []
        if (one.name === 'style') return [{ ...one, value: safeCss(one.value) }]
        if (one.name === 'src') return child.tagName === 'img' && PICTURE.test(one.value) ? [one] : []
        // Where a link led is shown on hovering; it leads nowhere from here.
        if (one.name === 'href') return [{ name: 'title', value: one.value.slice(0, 500) }]
        return KEPT.has(one.name) ? [one] : []
      })
      if (child.tagName === 'form') child.tagName = child.nodeName = 'div'
      if (child.tagName === 'a') child.tagName = child.nodeName = 'u'
      if (!PLAIN.has(child.tagName)) child.tagName = child.nodeName = 'span'
      children.push(child)
      stack.push(child)
    }
    node.childNodes = children
  }
  return { document, pictures }
}

function keepPicture(element: PageElement): boolean {
  return element.tagName === 'img' && PICTURE.test(attribute(element, 'src') ?? '')
}

/** What stands where a picture stood: its words, where it has any. */
function placeholder(element: PageElement): PageNode {
  const holder = parseFragment('<span class="isnad-picture"></span>')
  const span = holder.childNodes[0] as PageElement
  const words = attribute(element, 'alt')?.trim()
  span.childNodes = [{ nodeName: '#text', value: words ? `▧ ${words}` : '▧', parentNode: span }]
  return span
}

/** Nothing in a style may load or be hidden in escapes: rules with addresses lose them. */
function safeCss(css: string): string {
  return css
    .replace(/\\/g, '')
    .replace(/@import[^;]*;?/gi, '')
    .replace(/(url|image-set|image|src|element|cross-fade|paint|expression)\s*\(/gi, 'none(')
}

export { serialize }
