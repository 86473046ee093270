// What a page says about itself: JSON-LD first, then meta tags, then time, link and heading elements.
import { foldText } from '../../../core/text/index.ts'
import { attribute, elements, type PageDocument, textOf } from './page.ts'

export interface PageMetadata {
  title?: string
  outlet?: string
  author?: string
  published?: string
  modified?: string
  url?: string
  lang?: string
  basedOn?: string
  reconstructed?: true
}

/** What one pass over the elements gathers. */
interface Gathered {
  readonly meta: Map<string, string>
  readonly articles: Record<string, unknown>[]
  lang?: string
  documentTitle?: string
  headings: string[]
  canonical?: string
  author?: string
  time?: string
}

/** Metadata of a page; a field is absent where the page does not give it. Dates are as written. */
export function readMetadata(document: PageDocument): PageMetadata {
  const found = gather(document)
  const article = pick(found.articles)
  const meta = (...names: string[]) => names.map((name) => found.meta.get(name)).find((value) => value)
  const out: PageMetadata = {}
  const outlet = clean(nameOf(article?.publisher) ?? meta('og:site_name', 'application-name', 'dc.publisher', 'publisher'))
  const url = address(found.canonical) ?? address(meta('og:url')) ?? address(string(article?.url)) ?? address(idOf(article?.mainEntityOfPage))
  const title = titleOf(found, clean(string(article?.headline)), clean(meta('og:title', 'twitter:title', 'dc.title')), outlet)
  const author = clean(nameOf(article?.author) ?? notAddress(meta('author', 'article:author', 'dc.creator', 'parsely-author')) ?? found.author)
  const published =
    string(article?.datePublished) ??
    meta(
      'article:published_time',
      'og:published_time',
      'datepublished',
      'dc.date.issued',
      'dc.date',
      'pubdate',
      'publishdate',
      'date',
      'parsely-pub-date',
    ) ??
    found.time
  const modified = string(article?.dateModified) ?? meta('article:modified_time', 'og:updated_time', 'datemodified', 'last-modified')
  const lang = found.lang ?? string(article?.inLanguage) ?? meta('og:locale', 'content-language', 'language')
  const basedOn = meta('isnad:basedon')
  if (title) out.title = title
  const named = outlet ?? hostOf(url)
  if (named) out.outlet = named
  if (author && author !== outlet) out.author = author
  if (published) out.published = published
  if (modified) out.modified = modified
  if (url) out.url = url
  if (lang) out.lang = lang
  if (basedOn) out.basedOn = basedOn
  if (meta('isnad:reconstructed') === 'true') out.reconstructed = true
  return out
}

function gather(document: PageDocument): Gathered {
  const found: Gathered = { meta: new Map(), articles: [], headings: [] }
  let budget = 2_000_000
  for (const element of elements(document)) {
    switch (element.tagName) {
      case 'html':
        found.lang ??= attribute(element, 'lang') ?? attribute(element, 'xml:lang') ?? ''
        if (!found.lang) delete found.lang
        break
      case 'meta': {
        const name =
          attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop') ?? attribute(element, 'http-equiv')
        const content = attribute(element, 'content')?.trim()
        if (name && content && !found.meta.has(name.toLowerCase())) found.meta.set(name.toLowerCase(), content)
        break
      }
      case 'title':
        found.documentTitle ??= textOf(element)
        break
      case 'h1':
        if (found.headings.length < 5) found.headings.push(textOf(element))
        break
      case 'link':
        if (/(^|\s)canonical(\s|$)/i.test(attribute(element, 'rel') ?? '')) found.canonical ??= attribute(element, 'href') ?? ''
        break
      case 'time': {
        const when = attribute(element, 'datetime') ?? textOf(element)
        if (when) found.time ??= when
        break
      }
      case 'script':
        if (/^application\/ld\+json/i.test(attribute(element, 'type') ?? '')) {
          const source = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
          budget -= source.length
          if (budget > 0) collect(parseJson(source), found.articles, 0)
        }
        break
      default:
        if (found.author === undefined && (attribute(element, 'rel') === 'author' || /(^|\s)author(\s|$)/.test(attribute(element, 'itemprop') ?? '')))
          found.author = textOf(element)
    }
  }
  return found
}

/** The JSON of an ld+json block, or undefined: broken blocks are common and cost only their own metadata. */
function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.trim().replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$/g, ''))
  } catch {
    return undefined
  }
}

function collect(value: unknown, out: Record<string, unknown>[], depth: number): void {
  if (depth > 6 || out.length > 200) return
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 200)) collect(item, out, depth + 1)
  } else if (isRecord(value)) {
    if (value['@type'] !== undefined) out.push(value)
    collect(value['@graph'], out, depth + 1)
  }
}

/** The article among the JSON-LD objects: a page's own, not an item of a list of headlines. */
function pick(objects: readonly Record<string, unknown>[]): Record<string, unknown> | undefined {
  const typed = (pattern: RegExp) => objects.find((object) => pattern.test([object['@type']].flat().join(' ')))
  return typed(/Article|BlogPosting|Report|SocialMediaPosting/) ?? typed(/WebPage/)
}

/** JSON-LD's headline; else a heading that the page's own title repeats; else the social title; else the title without the outlet. */
function titleOf(found: Gathered, headline: string | undefined, social: string | undefined, outlet: string | undefined): string | undefined {
  const whole = clean(found.documentTitle)
  if (headline) return headline
  const folded = foldText(`${whole ?? ''} ${social ?? ''}`)
  const heading = found.headings.map(clean).find((text) => text && text.length > 8 && folded.includes(foldText(text)))
  if (heading) return heading
  if (social) return withoutOutlet(social, outlet)
  return withoutOutlet(whole, outlet) ?? clean(found.headings[0])
}

function withoutOutlet(title: string | undefined, outlet: string | undefined): string | undefined {
  if (!title) return undefined
  const parts = title.split(/\s+[|\-–—»:]\s+/)
  if (parts.length < 2) return title
  const longest = [...parts].sort((a, b) => b.length - a.length)[0] as string
  const folded = foldText(outlet ?? '')
  const last = foldText(parts[parts.length - 1] as string)
  if (folded && (last === folded || last.includes(folded)))
    return title.slice(0, title.lastIndexOf(parts[parts.length - 1] as string)).replace(/\s*[|\-–—»:]\s*$/, '')
  return longest.length > title.length * 0.6 ? longest : title
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function string(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : Array.isArray(value) ? string(value[0]) : undefined
}
function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return notAddress(value)
  if (Array.isArray(value)) return value.slice(0, 5).map(nameOf).filter(Boolean).join(', ') || undefined
  return isRecord(value) ? string(value.name) : undefined
}
function idOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : isRecord(value) ? string(value['@id']) : undefined
}
function notAddress(value: string | undefined): string | undefined {
  return value && !/^(https?:|@)/i.test(value) ? value : undefined
}
function clean(value: string | undefined): string | undefined {
  const text = value
    ?.replace(/<[^>]{0,200}>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text ? text.slice(0, 1000) : undefined
}
function address(value: string | undefined): string | undefined {
  return value && /^https?:\/\/[^\s<>"]{3,2000}$/i.test(value) ? value : undefined
}
function hostOf(url: string | undefined): string | undefined {
  return url ? /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() : undefined
}
