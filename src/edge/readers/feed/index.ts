// RSS and Atom: every entry an item. What reads them is loaded at the first feed.
import type { Format } from '../../../core/formats/format.ts'
import { headText, textLikelihood } from '../sniff.ts'

export const feed: Format = {
  name: 'feed',
  sniff(head) {
    if (textLikelihood(head) === 0) return 0
    const text = headText(head)
    return /<(rss|feed|rdf:rdf)[\s>]/.test(text) && /^\s*</.test(text) && !/<html[\s>]/.test(text) ? 0.96 : 0
  },
  async read(bytes, context) {
    const { readFeed } = await import('./entries.ts')
    return readFeed(bytes, context)
  },
}
