// HTML: news pages. What reads them is loaded at the first page.
import type { Format } from '../../../core/formats/format.ts'
import { headText, textLikelihood } from '../sniff.ts'

export const html: Format = {
  name: 'html',
  sniff(head, context) {
    if (textLikelihood(head) === 0) return 0
    const text = headText(head)
    if (/^\s*(<!--[\s\S]{0,2000}?-->\s*)?<(!doctype html|html[\s>])/.test(text)) return 0.95
    if (/^\s*<(\?xml|rss|feed|rdf)/.test(text) && !/<html[\s>]/.test(text)) return 0
    if (/<(html|head|body|article|meta\s|title)[\s>]/.test(text)) return /^\s*[{<]/.test(text) ? 0.75 : 0.4
    const declared = /\.x?html?$/i.test(context.name ?? '') || /^(text\/html|application\/xhtml)/i.test(context.mediaType ?? '')
    return declared ? 0.6 : /<(p|div|span|br|table)[\s>/]/.test(text) && /^\s*</.test(text) ? 0.5 : 0
  },
  async read(bytes, context) {
    const { readPage } = await import('./read-page.ts')
    return readPage(bytes, context)
  },
}
