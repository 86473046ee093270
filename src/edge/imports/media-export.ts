// Exports of archivers (auto-archiver, Atlos): files, and lists that say where each came from and what its hash was. Every hash is made anew and compared.
import { createHash } from 'node:crypto'
import { foldText } from '../../core/text/index.ts'
import { readTable } from '../readers/table/read-table.ts'

export interface ArchivedFile {
  /** Path inside the export. */
  readonly name: string
  readonly bytes: Uint8Array
}
/** What a list says of one file. */
export interface Claim {
  /** List and line, or place in it. */
  readonly where: string
  readonly hash?: string
  readonly address?: string
  /** Last part of the path or address the file is stored at. */
  readonly file?: string
}
export interface CheckedFile extends ArchivedFile {
  readonly address?: string
  readonly stated?: string
  /** agrees: a stated hash is its own. differs: the list names this file with another hash. unstated: nothing is said of it. */
  readonly hash: 'agrees' | 'differs' | 'unstated'
  readonly where?: string
}
export interface CheckedExport {
  readonly files: readonly CheckedFile[]
  /** Claims whose file is not there. */
  readonly missing: readonly Claim[]
}

const LISTS = /\.(csv|tsv|json|jsonl|ndjson)$/i
/** Lengths of hex digests -> the ways they may have been made: auto-archiver writes SHA-256 or SHA3-512. */
const WAYS: Readonly<Record<number, readonly string[]>> = { 64: ['sha256', 'sha3-256'], 128: ['sha512', 'sha3-512'], 40: ['sha1'], 32: ['md5'] }
const HASH = /(?:^|[^0-9a-f])([0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-f])/i

/** Reads the lists of an export and checks every file against them. Lists are files too. */
export async function checkExport(files: readonly ArchivedFile[]): Promise<CheckedExport> {
  const claims: Claim[] = []
  for (const file of files) if (LISTS.test(file.name)) claims.push(...(await claimsOf(file)))
  const byHash = new Map<string, Claim>()
  const byFile = new Map<string, Claim>()
  for (const claim of claims) {
    if (claim.hash && !byHash.has(claim.hash)) byHash.set(claim.hash, claim)
    if (claim.file && !byFile.has(claim.file)) byFile.set(claim.file, claim)
  }
  const met = new Set<Claim>()
  const lengths = new Set(claims.flatMap(({ hash }) => (hash ? [hash.length] : [])))
  const checked = files.map((file): CheckedFile => {
    const own = [...lengths].flatMap((length) => (WAYS[length] ?? []).map((way) => createHash(way).update(file.bytes).digest('hex')))
    const same = own.map((hash) => byHash.get(hash)).find((claim) => claim !== undefined)
    const named = byFile.get(base(file.name))
    const claim = same ?? named
    if (!claim || (LISTS.test(file.name) && !same)) return { ...file, hash: 'unstated' }
    met.add(claim)
    // A file that a list names with another hash is not the one that was archived, even if another line bears its hash.
    const differs = named?.hash !== undefined && !own.includes(named.hash)
    if (named) met.add(named)
    const told = differs ? named : claim
    return {
      ...file,
      ...(told.address ? { address: told.address } : {}),
      ...(told.hash ? { stated: told.hash } : {}),
      hash: differs ? 'differs' : told.hash ? 'agrees' : 'unstated',
      where: told.where,
    }
  })
  return { files: checked, missing: claims.filter((claim) => !met.has(claim) && (claim.hash !== undefined || claim.file !== undefined)) }
}

async function claimsOf({ name, bytes }: ArchivedFile): Promise<Claim[]> {
  if (/\.(csv|tsv)$/i.test(name)) {
    const { cells } = await readTable(bytes)
    const headings = (cells[0] ?? []).map((heading) => foldText(heading).trim())
    return cells
      .slice(1)
      .flatMap((row, i) => claimOf(`${name}:${i + 2}`, Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? '']))))
  }
  const text = Buffer.from(bytes).toString('utf8')
  const values = /\.json$/i.test(name) ? [text] : text.split('\n')
  return values.flatMap((value, i) => {
    try {
      return value.trim() === '' ? [] : objectsIn(JSON.parse(value)).flatMap((one, at) => claimOf(`${name}:${i + 1}/${at}`, one))
    } catch {
      return [] // a list that cannot be read says nothing of any file; the files stay
    }
  })
}

/** Every object inside a value that has a text of its own. */
function objectsIn(value: unknown, depth = 0): Record<string, string>[] {
  if (depth > 40 || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => objectsIn(item, depth + 1))
  const texts = Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (typeof item === 'string' ? [[foldText(key), item] as const] : [])))
  return [texts, ...Object.values(value).flatMap((item) => objectsIn(item, depth + 1))]
}

function claimOf(where: string, fields: Readonly<Record<string, string>>): Claim[] {
  const of = (names: RegExp) =>
    Object.entries(fields)
      .find(([key, value]) => names.test(key) && value.trim() !== '')?.[1]
      .trim()
  const hash = HASH.exec(of(/hash|sha|checksum|digest/) ?? '')?.[1]?.toLowerCase()
  const stored = of(/^(archive location|file_?name|file|filename|path|_key|key|file location|storage|urls?_stored)$/)
  const file = stored === undefined ? undefined : base(stored.split(/[?#]/)[0] ?? '')
  const address = of(/^(link|url|source_?url|original_?url|source link|webpage_url)$/)
  if (hash === undefined && (file === undefined || address === undefined)) return []
  return [{ where, ...(hash ? { hash } : {}), ...(address && /^https?:/i.test(address) ? { address } : {}), ...(file ? { file } : {}) }]
}

function base(path: string): string {
  const last = path.split(/[\\/]/).at(-1) ?? path
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
