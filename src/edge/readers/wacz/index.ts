// WACZ: a zip of WARC files with a datapackage that states their digests; every stated digest is checked, every verdict told. Loaded at the first package.
import type { Format } from '../../../core/formats/format.ts'
import { startsWith } from '../sniff.ts'

export const wacz: Format = {
  name: 'wacz',
  sniff(head, context) {
    if (!startsWith(head, 'PK\x03\x04')) return 0
    if (/\.wacz$/i.test(context.name ?? '') || /^application\/wacz/i.test(context.mediaType ?? '')) return 0.97
    const text = Buffer.from(head).toString('latin1')
    return /(datapackage\.json|archive\/[^/]{1,200}\.warc|pages\/pages\.jsonl)/.test(text) ? 0.9 : 0
  },
  async read(bytes, context) {
    const { readPackage } = await import('./read-package.ts')
    return readPackage(bytes, context)
  },
}
