// What a case came to when it was last open here, kept outside the case: shown while it is read again, and only where nothing has changed since.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { CaseCounts } from '../../core/model/index.ts'
import { userHeads } from './seen-heads.ts'

/** Counts with the ledger and the engine they were derived from. */
export const SeenCounts = z.object({ size: z.int(), root: z.string(), engine: z.string(), counts: CaseCounts })
export type SeenCounts = z.infer<typeof SeenCounts>

const pathOf = (caseId: string) => join(dirname(userHeads()), 'counts', `${caseId}.json`)

/** The counts of this very ledger under this very engine; undefined where either is another one, or nothing is remembered. */
export async function seenCounts(caseId: string, now: Pick<SeenCounts, 'size' | 'root' | 'engine'>): Promise<CaseCounts | undefined> {
  const text = await readFile(pathOf(caseId), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const seen = SeenCounts.safeParse(JSON.parse(text)).data
    return seen && seen.size === now.size && seen.root === now.root && seen.engine === now.engine ? seen.counts : undefined
  } catch {
    return undefined // half written: it is a memory, not evidence
  }
}

/** Remembers them. Where the user's folder cannot be written, nothing is remembered: the case itself is whole. */
export async function rememberCounts(caseId: string, seen: SeenCounts): Promise<void> {
  const path = pathOf(caseId)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(`${path}.new`, `${JSON.stringify(seen)}\n`)
    await rename(`${path}.new`, path)
  } catch {
    return
  }
}
