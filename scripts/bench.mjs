// npm run bench -- NAME: runs one benchmark against ../shared, or says that it is absent.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const name = process.argv[2] ?? 'extract'
const script = join(root, 'scripts', 'bench', `${name}.mjs`)
if (!existsSync(script)) {
  console.error(`bench: no benchmark "${name}". There are: see scripts/bench/`)
  process.exit(2)
}
const shared = process.env.ISNAD_SHARED ?? resolve(root, '..', 'shared')
const { run, needsShared = true } = await import(pathToFileURL(script).href)
if (needsShared && !existsSync(join(shared, 'bench'))) {
  console.error(`bench: ${name} measures on material kept outside the project (${shared}), which is not here; nothing was measured.`)
  process.exit(process.env.CI ? 1 : 0)
}
process.exitCode = (await run({ root, shared, args: process.argv.slice(3) })) ?? 0
