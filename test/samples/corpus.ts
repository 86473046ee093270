// Reads a corpus folder through the ordinary readers; report ids are the manifest's.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { assembleReport } from '../../src/core/formats/assemble.ts'
import type { Report } from '../../src/core/model/index.ts'
import { reportFiles } from '../../src/edge/readers/folder.ts'
import { readCapture, readContext } from '../../src/edge/readers/index.ts'
import { languageDetector } from '../../src/edge/readers/language.ts'

export const RAQQA = join(import.meta.dirname, '..', '..', 'corpus', 'raqqa')

/** All reports of a corpus folder, in the order of its files. */
export async function readCorpus(folder: string): Promise<Report[]> {
  const ids = new Map(
    (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { id: string; file: string; item: string }[]).map((entry) => [
      `${entry.file} ${entry.item}`,
      entry.id,
    ]),
  )
  const reports: Report[] = []
  for (const path of await reportFiles(folder)) {
    const { format, result } = await readCapture(await readFile(path), readContext({ name: basename(path) }))
    const detect = await languageDetector(result.items)
    for (const item of result.items) {
      const key = `${basename(path)} ${item.path}`
      reports.push(assembleReport(item, { id: ids.get(key) ?? key, format }, detect))
    }
  }
  return reports
}
