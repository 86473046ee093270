// Reads a WACZ package: every stated digest is checked, every verdict told.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ByteSource, Part, ReadContext } from '../../../core/formats/format.ts'
import type { Problem } from '../../../core/model/index.ts'
import { bytesSource } from '../source.ts'
import { type OpenedZip, openZipSource, type ZipEntry } from '../unzip.ts'
import { noteOf, signatureOf } from './signature.ts'

const DataPackage = z.object({ resources: z.array(z.object({ path: z.string(), hash: z.string().optional(), bytes: z.number().optional() })) })

const PIECE = 2 ** 20

/** What is known of an entry's content without holding it. */
interface Known {
  readonly length: number
  digest(algorithm: string): string
  /** The content itself, where it is small enough to be held. */
  readonly bytes: Uint8Array | undefined
}

/**
 * Reads every archive in the package, with a problem for every digest that does not hold. Archives stand stored in a package as
 * a rule: those are read where they are, one page in memory at a time.
 */
export async function* packageParts(source: ByteSource, context: ReadContext): AsyncGenerator<Part> {
  const opened = await openZipSource(source, context.limits)
  for (const problem of opened.problems) yield { problem }
  let told = opened.problems.length > 0
  const contents = new Map<string, Known>()
  const archives: { readonly entry: ZipEntry; readonly bytes: Uint8Array | undefined }[] = []
  for (const entry of opened.entries) {
    const archive = /^archive\/.+\.warc(\.gz)?$/i.test(entry.name)
    if (archive && entry.stored && entry.stored.length === entry.size) {
      contents.set(entry.name, knownOfSource(entry.stored))
      archives.push({ entry, bytes: undefined })
      continue
    }
    const content = entry.read()
    if ('code' in content) {
      yield { problem: content }
      told = true
      continue
    }
    contents.set(entry.name, knownOfBytes(content, /^datapackage(-digest)?\.json$|^datapackage-digest\.note$/.test(entry.name)))
    if (archive) archives.push({ entry, bytes: content })
  }
  for (const problem of [...checkPackage(opened, contents), ...(await signaturesOf(contents))]) {
    yield { problem }
    told = true
  }
  for (const { entry, bytes } of archives) {
    const inner = bytes ? bytesSource(bytes) : entry.stored
    if (!inner || !context.innerParts) continue
    for await (const part of context.innerParts(inner, { path: entry.name, mediaType: 'application/warc' })) {
      yield part
      told = true
    }
  }
  if (!told) yield { problem: { code: 'not-an-article', detail: { entries: opened.entries.length } } }
}

function knownOfBytes(bytes: Uint8Array, keep: boolean): Known {
  return { length: bytes.length, digest: (algorithm) => createHash(algorithm).update(bytes).digest('hex'), bytes: keep ? bytes : undefined }
}

function knownOfSource(source: ByteSource): Known {
  const digest = (algorithm: string): string => {
    const hash = createHash(algorithm)
    for (let at = 0; at < source.length; at += PIECE) hash.update(source.read(at, at + PIECE))
    return hash.digest('hex')
  }
  return { length: source.length, digest, bytes: undefined }
}

/** A verdict for every file: listed but missing, not listed, wrong length, wrong digest. */
function checkPackage(opened: OpenedZip, contents: ReadonlyMap<string, Known>): Problem[] {
  const raw = contents.get('datapackage.json')?.bytes
  if (!raw) return [{ code: 'not-this-format', detail: { format: 'wacz', missing: 'datapackage.json' } }]
  const parsed = DataPackage.safeParse(parse(new TextDecoder().decode(raw)))
  if (!parsed.success) return [{ code: 'bad-json', detail: { entry: 'datapackage.json' } }]
  const problems: Problem[] = digestOfPackage(contents)
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
    if (hash?.[1] && content.digest(hash[1].toLowerCase()) !== hash[2]?.toLowerCase()) {
      problems.push({ code: 'digest-mismatch', detail: { entry: resource.path.slice(0, 200) } })
    }
  }
  for (const entry of opened.entries) {
    if (!listed.has(entry.name) && !/^datapackage(-digest)?\.json$|^datapackage-digest\.note$/.test(entry.name)) {
      problems.push({ code: 'digest-mismatch', detail: { entry: entry.name, why: 'not listed' } })
    }
  }
  return problems
}

const PackageDigest = z.object({ path: z.literal('datapackage.json'), hash: z.string(), signedData: z.unknown().optional() })

/** The digest a package states of its own list, where it states one. */
function digestOfPackage(contents: ReadonlyMap<string, Known>): Problem[] {
  const entry = 'datapackage-digest.json'
  const raw = contents.get(entry)?.bytes
  if (!raw) return []
  const stated = PackageDigest.safeParse(parse(new TextDecoder().decode(raw))).data
  if (!stated) return [{ code: 'bad-json', detail: { entry } }]
  const fits = stated.hash.toLowerCase() === `sha256:${contents.get('datapackage.json')?.digest('sha256')}`
  return fits ? [] : [{ code: 'digest-mismatch', detail: { entry } }]
}

/** What the signatures over the list come to. */
async function signaturesOf(contents: ReadonlyMap<string, Known>): Promise<Problem[]> {
  const found = `sha256:${contents.get('datapackage.json')?.digest('sha256')}`
  const text = (entry: string) => {
    const bytes = contents.get(entry)?.bytes
    return bytes && new TextDecoder().decode(bytes)
  }
  const stated = PackageDigest.safeParse(parse(text('datapackage-digest.json') ?? '')).data
  const note = text('datapackage-digest.note')
  return [...(await signatureOf(stated?.signedData, found)), ...(note === undefined ? [] : noteOf(note, found))]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told by the schema as bad-json.
    return undefined
  }
}
