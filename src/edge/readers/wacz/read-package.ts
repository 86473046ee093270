// Reads a WACZ package: every stated digest is checked, every verdict told.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Item, ReadContext, ReadResult } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { type OpenedZip, openZip } from '../unzip.ts'

const DataPackage = z.object({ resources: z.array(z.object({ path: z.string(), hash: z.string().optional(), bytes: z.number().optional() })) })

/** Reads every archive in the package, with a problem for every digest that does not hold. */
export async function readPackage(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const opened = await openZip(bytes, context.limits)
  const problems: Problem[] = [...opened.problems]
  const contents = new Map<string, Uint8Array>()
  for (const entry of opened.entries) {
    const content = entry.read()
    if ('code' in content) problems.push(content)
    else contents.set(entry.name, content)
  }
  problems.push(...checkPackage(opened, contents))
  const items: Item[] = []
  for (const [name, content] of contents) {
    if (!/^archive\/.+\.warc(\.gz)?$/i.test(name) || !context.inner) continue
    const read = await context.inner(content, { path: name, mediaType: 'application/warc' })
    if ('code' in read) problems.push(read)
    else items.push(...read)
  }
  if (items.length === 0 && problems.length === 0) problems.push({ code: 'not-an-article', detail: { entries: opened.entries.length } })
  return { items, problems }
}

/** A verdict for every file: listed but missing, not listed, wrong length, wrong digest. A signature by an unknown key proves nothing and adds nothing. */
function checkPackage(opened: OpenedZip, contents: ReadonlyMap<string, Uint8Array>): Problem[] {
  const raw = contents.get('datapackage.json')
  if (!raw) return [{ code: 'not-this-format', detail: { format: 'wacz', missing: 'datapackage.json' } }]
  const parsed = DataPackage.safeParse(parse(new TextDecoder().decode(raw)))
  if (!parsed.success) return [{ code: 'bad-json', detail: { entry: 'datapackage.json' } }]
  const problems: Problem[] = []
  const listed = new Set<string>()
  for (const resource of parsed.data.resources.slice(0, 100_000)) {
    listed.add(resource.path)
    const content = contents.get(resource.path)
    if (!content) {
      problems.push({ code: 'truncated', detail: { entry: resource.path.slice(0, 200), why: 'listed but missing' } })
      continue
    }
    if (resource.bytes !== undefined && resource.bytes !== content.length) {
      problems.push({ code: 'length-mismatch', detail: { entry: resource.path.slice(0, 200), declared: resource.bytes, found: content.length } })
    }
    const hash = /^(sha256|sha512|sha1|md5):([0-9a-f]+)$/i.exec(resource.hash ?? '')
    if (hash?.[1] && createHash(hash[1].toLowerCase()).update(content).digest('hex') !== hash[2]?.toLowerCase()) {
      problems.push({ code: 'digest-mismatch', detail: { entry: resource.path.slice(0, 200) } })
    }
  }
  for (const entry of opened.entries) {
    if (!listed.has(entry.name) && !/^(datapackage(-digest)?\.json)$/.test(entry.name)) {
      problems.push({ code: 'digest-mismatch', detail: { entry: entry.name, why: 'not listed' } })
    }
  }
  return problems
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told by the schema as bad-json.
    return undefined
  }
}
