// Which case a command works on: --case DIR, else ISNAD_CASE, else the case folder we stand in or under.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { IsnadError } from '../core/model/plain.ts'

/** Adds `--case <dir>` to a command. */
export function caseOption(command: Command): Command {
  return command.option('-c, --case <dir>', 'folder of the case (else $ISNAD_CASE, else the case you stand in)')
}

/** The folder meant; IsnadError 'not-a-case' where none is. */
export function caseDir(given: string | undefined): string {
  const named = given ?? process.env.ISNAD_CASE
  if (named) return resolve(named)
  for (let dir = process.cwd(); ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'case.json'))) return dir
    if (dir === dirname(dir)) throw new IsnadError('not-a-case', { dir: process.cwd() })
  }
}
