// The engine stamp: a hash of everything that decides what a case derives to, so that equal stamps mean equal bytes.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Registers } from '../../core/registers/register.ts'

/** Folders whose code decides the derived state: the pure core and the readers in front of it. */
const CODE = ['../../core', '../readers']

let code: string | undefined
/** Hash of the code as it runs (sources under test, the build otherwise); read once a process. */
function codeHash(): string {
  if (code !== undefined) return code
  const hash = createHash('sha256')
  for (const folder of CODE) {
    const root = fileURLToPath(new URL(folder, import.meta.url))
    for (const file of sourceFiles(root))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0')
  }
  code = hash.digest('hex')
  return code
}

function sourceFiles(root: string): string[] {
  let names: string[]
  try {
    names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names
    .filter((name) => /\.(?:js|ts|json)$/.test(name) && !/\.(?:test|d)\.ts$/.test(name))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
}

/** The stamp of this program with these registers and these case settings. 64 hex digits. */
export function engineStamp(registers: Registers, settings: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify({ code: codeHash(), registers: registers.stamp, settings, unicode: process.versions.unicode ?? '' }))
    .digest('hex')
}
