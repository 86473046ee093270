// The demo case: the packaged Raqqa reconstructions captured into a case of their own in the user's data folder.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { IsnadError } from '../core/model/plain.ts'
import { createCase, openCase } from '../edge/case/case-folder.ts'
import { reportFiles } from '../edge/readers/folder.ts'
import { SOFTWARE } from './version.ts'

const CORPUS = join(import.meta.dirname, '..', '..', 'corpus', 'raqqa')

/** Folder of the demo case, made where it is not there yet. A changed corpus makes a new one; older ones are left alone. */
export async function demoCase(): Promise<string> {
  if (!existsSync(CORPUS)) throw new IsnadError('unreadable-input', { path: CORPUS })
  const files = await Promise.all((await reportFiles(CORPUS)).map(async (path) => ({ path, bytes: await readFile(path) })))
  const hash = createHash('sha256')
  for (const { path, bytes } of files) hash.update(relative(CORPUS, path)).update('\0').update(bytes).update('\0')
  const dir = join(dataFolder(), `demo-${hash.digest('hex').slice(0, 12)}`)
  if (existsSync(join(dir, 'case.json'))) return dir
  const making = `${dir}.making-${process.pid}`
  await rm(making, { recursive: true, force: true })
  await createCase(making, { name: 'الرقة 2018 / Raqqa 2018', operator: 'demo', clock: Date.now })
  const folder = await openCase(making, { clock: Date.now, software: SOFTWARE })
  try {
    const inputs = files.map(({ path, bytes }) => ({
      bytes,
      name: relative(CORPUS, path).split(sep).join('/'),
      tool: { name: 'isnad serve --demo' },
      reason: 'demo case, reconstructed reports / ملف العرض، نصوص أعيدت صياغتها',
    }))
    for await (const _receipt of folder.captureMany(inputs));
  } finally {
    await folder.close()
  }
  await rename(making, dir)
  return dir
}

/** Where this user's data belong; ISNAD_DATA overrides. */
export function dataFolder(): string {
  const { ISNAD_DATA, XDG_DATA_HOME, LOCALAPPDATA } = process.env
  if (ISNAD_DATA) return ISNAD_DATA
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'isnad')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'isnad')
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'isnad')
}
