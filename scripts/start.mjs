// npm start: builds what is stale, then opens the Raqqa demo case in the workbench and prints its address. Uses no network.
// Whatever stands after `npm start --` goes to `isnad serve`; a folder given there opens that case instead of the demo.
import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`isnad: Node 20.19 or newer is needed; this is ${process.versions.node}.`)
  process.exit(2)
}
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

const given = process.argv.slice(2)
const named =
  (given[0] !== undefined && !given[0].startsWith('-')) || given.some((arg) => /^(-c|--case|--demo)(=|$)/.test(arg)) || process.env.ISNAD_CASE
const demo = named ? [] : ['--demo']
const server = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'serve', ...demo, ...given], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
