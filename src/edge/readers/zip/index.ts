// Zip: a folder of documents in one file; each is read with the format its content has.
import type { ByteSource, Format, Part, ReadContext } from '../../../core/formats/format.ts'
import { startsWith } from '../sniff.ts'
import { bytesSource, collected } from '../source.ts'
import { openZipSource } from '../unzip.ts'

export const zip: Format = {
  name: 'zip',
  // Office documents and web archives are zips too: their readers look deeper and outbid this one.
  sniff: (head) => (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06') ? 0.6 : 0),
  read: (bytes, context) => collected(parts(bytesSource(bytes), context)),
  parts,
}

async function* parts(source: ByteSource, context: ReadContext): AsyncGenerator<Part> {
  const opened = await openZipSource(source, context.limits)
  for (const problem of opened.problems) yield { problem }
  for (const entry of opened.entries) {
    if (isNote(entry.name)) continue
    // What stands stored, an archive in an archive as a rule, is read where it stands.
    if (entry.stored && entry.size > STORED && entry.stored.length === entry.size && context.innerParts) {
      yield* context.innerParts(entry.stored, { path: entry.name })
      continue
    }
    const content = entry.read()
    if ('code' in content) {
      yield { problem: content }
      continue
    }
    const unread = { code: 'unsupported-format', detail: { entry: entry.name } } as const
    const read = context.inner ? await context.inner(content, { path: entry.name }) : unread
    if ('code' in read) yield { problem: read }
    else for (const item of read) yield { item }
  }
}

/** Stored entries from this size on are not held in memory (bytes). */
const STORED = 64 * 2 ** 20

/** What packing programs and folders add of their own. */
function isNote(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.|thumbs\.db$|desktop\.ini$|(readme|license|licence|notice|manifest|expected)(\.|$))/i.test(name)
}
