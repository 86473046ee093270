// Zip: a folder of documents in one file; each is read with the format its content has.
import type { Format, Item, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { startsWith } from '../sniff.ts'
import { openZip } from '../unzip.ts'

export const zip: Format = {
  name: 'zip',
  // Office documents and web archives are zips too: their readers look deeper and outbid this one.
  sniff: (head) => (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06') ? 0.6 : 0),
  async read(bytes, context): Promise<ReadResult> {
    const opened = await openZip(bytes, context.limits)
    const items: Item[] = []
    const problems: Problem[] = [...opened.problems]
    for (const entry of opened.entries) {
      if (isNote(entry.name)) continue
      const content = entry.read()
      if ('code' in content) {
        problems.push(content)
        continue
      }
      const read = context.inner
        ? await context.inner(content, { path: entry.name })
        : ({ code: 'unsupported-format', detail: { entry: entry.name } } as const)
      if ('code' in read) problems.push(read)
      else items.push(...read)
    }
    return { items, problems }
  },
}

/** What packing programs and folders add of their own. */
function isNote(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.|thumbs\.db$|desktop\.ini$|(readme|license|licence|notice|manifest|expected)(\.|$))/i.test(name)
}
