// isnad import --as auto-archiver, atlos: the files of an archiver's export as captures, each hash it states checked.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { IsnadError } from '../core/model/plain.ts'
import { sha256Hex } from '../edge/digest.ts'
import type { ArchivedFile, CheckedFile } from '../edge/imports/media-export.ts'
import { caseDir } from './case-option.ts'
import { EXIT, say } from './exit.ts'

interface MediaOptions {
  readonly as: string
  readonly reason?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Imports the folder or zip of an export. What differs from its stated hash comes in all the same, and is told. */
export async function importMedia(path: string, dir: string | undefined, options: MediaOptions): Promise<void> {
  const { checkExport } = await import('../edge/imports/media-export.ts')
  const { files, missing } = await checkExport(await filesOf(resolve(path)))
  if (!options.dryRun) await capture(files, dir, options)
  const count = (hash: CheckedFile['hash']) => files.filter((file) => file.hash === hash).length
  if (options.json) {
    const told = files.map(({ bytes, ...file }) => ({ ...file, sha256: sha256Hex(bytes) }))
    process.stdout.write(`${JSON.stringify({ files: told, missing })}\n`)
  } else {
    for (const { name, hash, address } of files) process.stdout.write(`${hash}\t${name}\t${address ?? ''}\n`)
    for (const { where, file, hash } of missing) process.stdout.write(`missing\t${file ?? hash ?? ''}\t${where}\n`)
  }
  say({
    ar: `${options.dryRun ? 'لم يُسجَّل شيء. ' : ''}ملفات: ${files.length}؛ بصمتها كما ذُكرت: ${count('agrees')}، غير ما ذُكر: ${count('differs')}، لم تُذكر لها بصمة: ${count('unstated')}، مذكور وليس في التصدير: ${missing.length}`,
    en: `${options.dryRun ? 'Nothing was recorded. ' : ''}files: ${files.length}; hash as stated: ${count('agrees')}, differs: ${count('differs')}, none stated: ${count('unstated')}, named and not there: ${missing.length}`,
  })
  if (count('differs') > 0 || missing.length > 0) process.exitCode = EXIT.findings
}

async function capture(files: readonly CheckedFile[], dir: string | undefined, { as, reason }: MediaOptions): Promise<void> {
  const { withOwner } = await import('./connect.ts')
  const where = caseDir(dir)
  const reached = await withOwner(where)
  if (reached.kind === 'owner') throw new IsnadError('case-locked', { dir: where, address: reached.owner.address })
  const inputs = files.map(({ name, bytes, address, stated, hash, where: line }) => ({
    name,
    bytes,
    ...(address ? { address } : {}),
    ...(reason ? { reason } : {}),
    key: sha256Hex(Buffer.from([as, name, sha256Hex(bytes)].join('\n'), 'utf8')),
    tool: { name: 'isnad import', settings: { from: as, hash, ...(stated ? { stated } : {}), ...(line ? { line } : {}) } },
  }))
  try {
    for await (const _ of reached.folder.captureMany(inputs));
  } finally {
    await reached.folder.close()
  }
}

async function filesOf(path: string): Promise<ArchivedFile[]> {
  const info = await stat(path).catch(() => undefined)
  if (!info) throw new IsnadError('unreadable-input', { path })
  if (info.isDirectory()) {
    const out: ArchivedFile[] = []
    for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const full = join(entry.parentPath, entry.name)
      out.push({ name: relative(path, full).split(sep).join('/'), bytes: await readFile(full) })
    }
    return out.sort((a, b) => (a.name < b.name ? -1 : 1))
  }
  const bytes = await readFile(path)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [{ name: path.split(sep).at(-1) ?? path, bytes }]
  const { openZip } = await import('../edge/readers/unzip.ts')
  const zip = await openZip(bytes, { bytes: 2 ** 31, items: 100_000 })
  const [refused] = zip.problems
  if (refused) throw new IsnadError('unreadable-input', { path, what: `${refused.code} ${refused.detail?.entry ?? ''}` })
  return zip.entries.flatMap((entry) => {
    const body = entry.read()
    if (!(body instanceof Uint8Array)) throw new IsnadError('unreadable-input', { path, what: entry.name })
    return [{ name: entry.name, bytes: body }]
  })
}
