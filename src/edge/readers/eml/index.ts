// EML: a letter's own text is an item; attachments are read with whatever format they have.
import type { Format } from '../../../core/formats/format.ts'
import { headText, textLikelihood } from '../sniff.ts'

export const eml: Format = {
  name: 'eml',
  sniff(head, context) {
    if (textLikelihood(head) === 0) return 0
    const text = headText(head)
    const lines =
      text.match(/^(received|return-path|message-id|from|to|subject|date|mime-version|content-type|delivered-to|x-[a-z-]+):/gm)?.length ?? 0
    const first = /^[a-z][a-z0-9-]{1,40}:[ \t]/.test(text)
    if (first && lines >= 3 && /^(from|message-id|received|mime-version):/m.test(text)) return 0.9
    return first && lines >= 2 && (/\.eml$/i.test(context.name ?? '') || /^message\/rfc822/i.test(context.mediaType ?? '')) ? 0.8 : 0
  },
  async read(bytes, context) {
    const { readLetter } = await import('./letter.ts')
    return readLetter(bytes, context)
  },
}
