// The Raqqa reconstructions as a live case in a folder of its own, gone when the test ends.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createCase } from '../../src/edge/case/case-folder.ts'
import { type LiveCase, openLive } from '../../src/edge/live/open-live.ts'
import { reportFiles } from '../../src/edge/readers/folder.ts'
import { RAQQA } from '../samples/corpus.ts'

export interface RaqqaLive {
  readonly live: LiveCase
  readonly folder: string
  close(): Promise<void>
}

/** Captures the whole corpus and derives it; the same clock gives the same instants. */
export async function raqqaLive(clock: () => number = Date.now): Promise<RaqqaLive> {
  const root = await mkdtemp(join(tmpdir(), 'isnad-raqqa-'))
  const folder = join(root, 'case')
  await createCase(folder, { name: 'الرقة 2018 / Raqqa 2018', operator: 'A. Analyst', clock })
  const live = await openLive(folder, { clock, software: 'test', views: false })
  const paths = await reportFiles(RAQQA)
  await live.capture(await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) }))))
  return {
    live,
    folder,
    async close() {
      await live.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
