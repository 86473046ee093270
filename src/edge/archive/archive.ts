// The archive of a case: everything another machine needs to read, verify and derive it, and none of its keys. A zip anyone can open.
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { CaseFolder } from '../case/case-folder.ts'
import { asIsnad, filesAmong, syncFolder } from '../files.ts'
import type { Archive } from './description.ts'

/** What of a case folder goes in: all that is evidence. Keys stay: they sign, and are nobody else's. */
const KEPT = ['case.json', 'ledger', 'vault']
export const DESCRIPTION = 'archive.json'

/** What the case derives to, as the one who archives it found it: the reader finds the same with an equal engine. */
export interface Derived {
  readonly engine: string
  readonly digest: string
}

/**
 * Writes the archive of an open case to `out`, whole or not at all. The export is recorded first, so that the archive holds
 * its own entry. Same case: same bytes, since every file in it bears the time of the newest entry.
 */
export async function archiveCase(folder: CaseFolder, out: string, derived: Derived): Promise<Archive> {
  const before = folder.head()
  const { time } = await folder.record('export', { what: 'archive', size: before.size, root: before.root, digest: derived.digest })
  await folder.publish()
  const { size, root } = folder.head()
  const files = await filesAmong(folder.dir, KEPT)
  const described: Archive = {
    format: 1,
    what: 'isnad-archive',
    caseId: folder.settings.caseId,
    name: folder.settings.name,
    size,
    root,
    engine: derived.engine,
    digest: derived.digest,
    files: files.length,
    sealed: files.filter((path) => path.endsWith('.sealed')).length,
  }
  const zip = new ZipFile()
  const look = { mtime: new Date(time), mode: 0o100644, compress: true }
  zip.addBuffer(Buffer.from(`${JSON.stringify(described, null, 1)}\n`, 'utf8'), DESCRIPTION, look)
  for (const path of files) zip.addFile(join(folder.dir, path), path, look)
  zip.end()
  const partial = `${out}.partial`
  try {
    await pipeline(zip.outputStream, createWriteStream(partial, { mode: 0o600 }))
    await rename(partial, out)
    await syncFolder(dirname(out))
  } catch (error) {
    await rm(partial, { force: true })
    throw asIsnad(error, out)
  }
  return described
}
