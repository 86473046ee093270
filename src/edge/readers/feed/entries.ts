// The entries of a feed. Document type declarations are never expanded.
import { parseFeed } from '@rowanmanning/feed-parser'
import type { Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { decode } from '../charset.ts'
import { languageTag } from '../language.ts'
import { markupLinks, markupText } from '../markup.ts'
import { headText } from '../sniff.ts'

/** Reads a feed into its entries. */
export function readFeed(bytes: Uint8Array, context: ReadContext): ReadResult {
  const declared = /encoding\s*=\s*["']([\w:.-]+)/.exec(headText(bytes.subarray(0, 200)))?.[1]
  const decoded = decode(bytes, { transport: context.charset, document: declared })
  const problems: Problem[] = [...decoded.problems]
  const xml = withoutDoctype(decoded.text, problems)
  if (xml === undefined) return { items: [], problems }
  if (nestsDeeper(xml, context.limits.depth))
    return { items: [], problems: [...problems, { code: 'too-deep', detail: { cap: context.limits.depth } }] }
  const cut = !/<\/(rss|feed|rdf:rdf)\s*>\s*(<!--[\s\S]*?-->\s*)*$/i.test(xml.slice(-4000))
  if (cut) problems.push({ code: 'truncated', detail: { bytes: bytes.length } })
  const parsed = parse(cut ? closed(xml) : xml)
  if (!parsed) return { items: [], problems: [...problems, { code: 'not-this-format', detail: { format: 'feed' } }] }
  const entries = parsed.items.slice(0, context.limits.items)
  if (parsed.items.length > entries.length)
    problems.push({ code: 'archive-entry-cap', detail: { cap: context.limits.items, found: parsed.items.length } })
  const lang = languageTag(parsed.language)
  const items = entries.map((entry, index): Item => {
    const html = entry.content ?? entry.description ?? ''
    const url = webAddress(entry.url)
    const author = entry.authors
      .map((person) => person.name)
      .filter(Boolean)
      .join(', ')
    return {
      path: `entry/${index + 1}`,
      ...(lang && lang !== 'und' ? { lang } : {}),
      ...(parsed.title ? { outlet: markupText(parsed.title) } : {}),
      ...(author ? { author } : {}),
      ...(entry.title ? { title: markupText(entry.title) } : {}),
      body: markupText(html),
      ...(entry.published ? { published: entry.published.toISOString() } : {}),
      ...(entry.updated ? { modified: entry.updated.toISOString() } : {}),
      ...(url ? { url } : {}),
      ...(html ? { links: markupLinks(html) } : {}),
      problems: [],
    }
  })
  if (items.length === 0) problems.push({ code: 'empty-file' })
  return { items, problems }
}

type ParsedFeed = ReturnType<typeof parseFeed>

/** The library throws for what is no feed at all; that is a finding about the document, told as a problem. */
function parse(xml: string): ParsedFeed | undefined {
  try {
    return parseFeed(xml)
  } catch {
    return undefined
  }
}

/** A cut feed ended after its last whole entry, so that nothing before the cut is lost. */
function closed(xml: string): string {
  const atom = /<feed[\s>]/i.test(xml.slice(0, 4096))
  const tag = atom ? '</entry>' : '</item>'
  const end = xml.lastIndexOf(tag)
  if (end < 0) return xml
  const rdf = /<rdf:rdf[\s>]/i.test(xml.slice(0, 4096))
  return xml.slice(0, end + tag.length) + (atom ? '</feed>' : rdf ? '</rdf:RDF>' : '</channel></rss>')
}

/** Drops a bare DOCTYPE; refuses one that declares entities (`<!DOCTYPE x [ <!ENTITY …`), whatever they expand to. */
function withoutDoctype(xml: string, problems: Problem[]): string | undefined {
  const at = xml.search(/<!DOCTYPE/i)
  if (at < 0) return /<!ENTITY/i.test(xml.slice(0, 4096)) ? refuse(problems) : xml
  const end = xml.indexOf('>', at)
  if (end < 0 || xml.slice(at, end).includes('[')) return refuse(problems)
  return xml.slice(0, at) + xml.slice(end + 1)
}

function refuse(problems: Problem[]): undefined {
  problems.push({ code: 'active-content', detail: { found: 'DTD' } })
  return undefined
}

/** True where open tags pile up beyond the cap; comments and CDATA are jumped. Linear. */
function nestsDeeper(xml: string, cap: number): boolean {
  let depth = 0
  for (const hit of xml.matchAll(/<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (hit[1] === undefined) continue
    if (hit[1] === '/') depth--
    else if (hit[2] !== '/' && ++depth > cap) return true
  }
  return false
}

function webAddress(value: string | null | undefined): string | undefined {
  return value && /^https?:\/\//i.test(value) ? value : undefined
}
