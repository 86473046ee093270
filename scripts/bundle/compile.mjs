// Keeps the compiled code of the extract bundle: runs it over sample texts, then writes what V8 has compiled on the way.
//   node scripts/bundle/compile.mjs ENTRY TEXT…
import { writeFileSync } from 'node:fs'
import { compiledOf, runBundle } from '../../dist/cli/bundled.js'

const [entry, ...texts] = process.argv.slice(2)
process.argv = [process.argv[0], entry, 'extract', ...texts]
process.stdout.write = () => true
const { exports, scripts } = runBundle(entry)
await exports.done
if (process.exitCode) throw new Error(`the bundle ended with exit code ${process.exitCode} on its own samples`)
for (const [file, script] of scripts) writeFileSync(compiledOf(file), script.createCachedData())
