// JSONL: one article a line. What reads the rows is loaded at the first file.
import type { Format } from '../../../core/formats/format.ts'
import { headText, textLikelihood } from '../sniff.ts'

export const jsonl: Format = {
  name: 'jsonl',
  sniff(head, context) {
    if (textLikelihood(head) === 0) return 0
    if (/\.(jsonl|ndjson)$/i.test(context.name ?? '') || /^application\/(x-)?(ndjson|jsonl)\b/i.test(context.mediaType ?? '')) return 0.9
    return /^\s*\{\s*"[^"]{1,60}"\s*:/.test(headText(head)) ? 0.7 : 0
  },
  async read(bytes, context) {
    const { readLines } = await import('./read-lines.ts')
    return readLines(bytes, context)
  },
}
