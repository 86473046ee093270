// WACZ: a zip of WARC files with a datapackage that states their digests; every stated digest is checked, every verdict told. Loaded at the first package.
import type { ByteSource, Format, Part, ReadContext } from '../../../core/formats/format.ts'
import { startsWith } from '../sniff.ts'
import { bytesSource, collected } from '../source.ts'

export const wacz: Format = {
  name: 'wacz',
  sniff(head, context) {
    if (!startsWith(head, 'PK\x03\x04')) return 0
    if (/\.wacz$/i.test(context.name ?? '') || /^application\/wacz/i.test(context.mediaType ?? '')) return 0.97
    const text = Buffer.from(head).toString('latin1')
    return /(datapackage\.json|archive\/[^/]{1,200}\.warc|pages\/pages\.jsonl)/.test(text) ? 0.9 : 0
  },
  read: (bytes, context) => collected(parts(bytesSource(bytes), context)),
  parts,
}

async function* parts(source: ByteSource, context: ReadContext): AsyncGenerator<Part> {
  const { packageParts } = await import('./read-package.ts')
  yield* packageParts(source, context)
}
