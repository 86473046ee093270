// Opens the bundle of `isnad extract` that `npm run build` makes: a few files with their compiled code beside them, where a hundred
// and seventy modules would take longer to find and compile than a report takes to read.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'

const FOLDER = fileURLToPath(new URL('../bundle', import.meta.url))
const ENTRY = join(FOLDER, 'extract-alone.cjs')

/**
 * Runs the bundle; false where there is none, or where tsc has compiled since: whoever works with `tsc -b` alone runs what they
 * compiled. Compiled code of another version of Node is refused by Node itself, and the bundle compiled anew.
 */
export function bundledExtract(): boolean {
  const made = timeOf(ENTRY)
  const compiled = ['../core.tsbuildinfo', '../edge.tsbuildinfo'].map((file) => timeOf(fileURLToPath(new URL(file, import.meta.url))))
  if (made === 0 || compiled.some((time) => time > made)) return false
  runBundle(ENTRY)
  return true
}

export interface Bundle {
  /** What the entry exports. */
  readonly exports: Record<string, unknown>
  /** The scripts run so far, by file. */
  readonly scripts: ReadonlyMap<string, vm.Script>
}

/** Runs a bundle of CommonJS files from its entry; the files beside it are loaded the same way, when they are asked for. */
export function runBundle(entry: string): Bundle {
  const scripts = new Map<string, vm.Script>()
  const modules = new Map<string, { exports: Record<string, unknown> }>()
  const outside = createRequire(entry)
  const load = (file: string): Record<string, unknown> => {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as Record<string, unknown> }
    modules.set(file, module)
    const script = scriptOf(file)
    scripts.set(file, script)
    const require = Object.assign((id: string) => (id.startsWith('./') ? load(join(dirname(file), id)) : outside(id)), outside)
    script.runInThisContext()(module.exports, require, module, file, dirname(file))
    return module.exports
  }
  return { exports: load(entry), scripts }
}

/** Where the compiled code of a bundled file stands. */
export const compiledOf = (file: string): string => file.replace(/\.cjs$/, '.compiled')

/** A file as a script, wrapped as Node wraps CommonJS, with its compiled code where that is not older than the file. */
function scriptOf(file: string): vm.Script {
  const compiled = compiledOf(file)
  return new vm.Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`, {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(timeOf(compiled) >= timeOf(file) ? { cachedData: readFileSync(compiled) } : {}),
  })
}

/** When a file was written, in milliseconds; 0 where there is none. */
function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs || 0
}
