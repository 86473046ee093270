// isnad import --as auto-archiver, atlos: the files of an archiver's export as captures, each hash it states checked.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { IsnadError } from '../core/model/plain.ts'
import { sha256Hex } from '../edge/digest.ts'
import type { ArchivedFile, CheckedFile } from '../edge/imports/media-export.ts'
import { caseDir } from './case-option.ts'
import type { OwnerClient } from './connect.ts'
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
  if (reached.kind === 'owner') return sendAll(reached.owner, files, as, reason)
  const inputs = files.map(({ name, bytes, address, stated, hash, where: line }) => ({
    name,
    bytes,
    ...(address ? { address } : {}),
    ...(reason ? { reason } : {}),
    key: keyOf(as, name, bytes),
    tool: { name: 'isnad import', settings: settingsOf(as, hash, stated, line) },
  }))
  try {
    for await (const _ of reached.folder.captureMany(inputs));
  } finally {
    await reached.folder.close()
  }
}

/** The same file of the same export is recorded once, however often the command is given and whoever has the case open. */
const keyOf = (as: string, name: string, bytes: Uint8Array): string => sha256Hex(Buffer.from([as, name, sha256Hex(bytes)].join('\n'), 'utf8'))
const settingsOf = (from: string, hash: string, stated: CheckedFile['stated'], line: CheckedFile['where']): Record<string, string> => ({
  from,
  hash,
  ...(stated ? { stated } : {}),
  ...(line ? { line } : {}),
})

const BATCH_BYTES = 8 << 20
/** Sends the files to the process that has the case open: small ones together, a large one alone and as it is. */
async function sendAll(owner: OwnerClient, files: readonly CheckedFile[], as: string, reason: string | undefined): Promise<void> {
  let lines: string[] = []
  let size = 0
  const flush = async () => {
    if (lines.length > 0) await owner.capture(`${lines.join('\n')}\n`)
    lines = []
    size = 0
  }
  for (const { name, bytes, address, stated, hash, where } of files) {
    const said = {
      name,
      key: keyOf(as, name, bytes),
      settings: settingsOf(as, hash, stated, where),
      ...(address ? { address } : {}),
      ...(reason ? { reason } : {}),
    }
    if (bytes.length > BATCH_BYTES) {
      await flush()
      await owner.captureBody(said, Readable.from([bytes]))
      continue
    }
    lines.push(JSON.stringify({ ...said, base64: Buffer.from(bytes).toString('base64') }))
    size += bytes.length
    if (size >= BATCH_BYTES || lines.length >= 64) await flush()
  }
  await flush()
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
