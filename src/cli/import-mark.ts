// The mark of an unfinished import: it gives a resumed import the same idempotency keys, and a deliberate second one other keys.
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256Hex } from '../edge/digest.ts'

const Mark = z.object({ id: z.string().min(1), roots: z.array(z.string()) })

export interface ImportMark {
  /** Part of the idempotency key of every item of this import. */
  readonly id: string
  /** True where an earlier run of the same import did not come to its end. */
  readonly resumed: boolean
  /** The import came to its end: the next run over the same files is a new one. */
  readonly finish: () => Promise<void>
}

/**
 * Begins or resumes the import of these absolute paths into the case. The mark stands in `imports/` of the case until every item
 * is in. `fresh` forgets an unfinished one.
 */
export async function importMark(caseDir: string, roots: readonly string[], fresh: boolean): Promise<ImportMark> {
  const folder = join(caseDir, 'imports')
  const path = join(folder, `${sha256Hex(Buffer.from(roots.join('\0'), 'utf8')).slice(0, 32)}.json`)
  const standing = fresh ? undefined : await readMark(path)
  const id = standing?.id ?? randomUUID()
  if (!standing) {
    await mkdir(folder, { recursive: true })
    await writeFile(path, `${JSON.stringify({ id, roots })}\n`)
  }
  return { id, resumed: standing !== undefined, finish: () => rm(path, { force: true }) }
}

async function readMark(path: string): Promise<z.infer<typeof Mark> | undefined> {
  try {
    return Mark.safeParse(JSON.parse(await readFile(path, 'utf8'))).data
  } catch {
    return undefined // none, or half written by a crash before anything was captured under it
  }
}
