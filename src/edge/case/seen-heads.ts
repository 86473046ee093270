// The newest head of each case this user has signed, kept outside the case: an older copy put back in its place is then recognised.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tree } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'

const Head = z.object({ size: z.int().min(1), root: z.string().regex(/^[0-9a-f]{64}$/) })

/** Where a user's programs keep such state: $ISNAD_STATE, else what the system has for it. */
export function userHeads(): string {
  const { ISNAD_STATE, XDG_STATE_HOME, LOCALAPPDATA } = process.env
  if (ISNAD_STATE) return join(ISNAD_STATE, 'heads')
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'isnad', 'heads')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'isnad', 'heads')
  return join(XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'isnad', 'heads')
}

/** IsnadError 'ledger-fork' where this ledger is not a continuation of the newest head signed here: to sign on would fork it. */
export async function refuseOlderCopy(heads: string, caseId: string, tree: Tree): Promise<void> {
  const text = await readFile(join(heads, `${caseId}.json`), 'utf8').catch(() => undefined)
  const seen = text === undefined ? undefined : readHead(text)
  if (!seen) return
  if (seen.size > tree.size) throw new IsnadError('ledger-fork', { what: `${tree.size} < ${seen.size}`, journal: tree.size, seen: seen.size })
  if (tree.rootHex(seen.size) !== seen.root) throw new IsnadError('ledger-fork', { what: `root at ${seen.size}`, seen: seen.size, root: seen.root })
}

function readHead(text: string): z.infer<typeof Head> | undefined {
  try {
    return Head.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // half written: it is a memory, not evidence
  }
}

/** Remembers a head that was just signed. Where the user's folder cannot be written, nothing is remembered: the case itself is whole. */
export async function rememberHead(heads: string, caseId: string, head: { size: number; root: string }): Promise<void> {
  const path = join(heads, `${caseId}.json`)
  try {
    await mkdir(heads, { recursive: true, mode: 0o700 })
    await writeFile(`${path}.new`, `${JSON.stringify(head)}\n`)
    await rename(`${path}.new`, path)
  } catch {
    return
  }
}
