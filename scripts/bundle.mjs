// Makes one program of what `isnad extract` loads (dist/bundle/), from what tsc has compiled into dist/. Part of `npm run build`.
//   extract-alone.cjs       the command, on CommonJS so that its compiled code can be kept (src/cli/bundled.ts opens it)
//   *.compiled              that code, of this version of Node, taken after it has read a text of each language
//   extract-thread.js, child-main.js  its threads and the child for hostile formats, where the code looks for them: beside itself
import { spawnSync } from 'node:child_process'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const out = join(root, 'dist/bundle')
const entry = (path) => join(root, 'dist', path)

const bundle = (input, format, empty) =>
  build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: ['commander'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: out,
      emptyOutDir: empty,
      minify: false,
      rollupOptions: {
        input,
        // Packages stay where npm put them and are loaded by the format that needs them; commander alone is on the way of every start.
        external: (id) => builtinModules.includes(id) || id.startsWith('node:') || (/^[^./\0]/.test(id) && !/(?:^|\/)commander/.test(id)),
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: format === 'cjs' ? '[name]-[hash].cjs' : '[name]-[hash].js',
        },
      },
    },
  })

await bundle({ 'extract-thread': entry('cli/extract-thread.js'), 'child-main': entry('edge/readers/child-main.js') }, 'es', true)
await bundle({ 'extract-alone': entry('cli/extract-alone.js') }, 'cjs', false)

const samples = ['ar.txt', 'en.txt'].map((file) => join(root, 'scripts/bundle', file))
const done = spawnSync(process.execPath, [join(root, 'scripts/bundle/compile.mjs'), join(out, 'extract-alone.cjs'), ...samples], {
  cwd: root,
  encoding: 'utf8',
})
if (done.status !== 0) {
  console.error(done.stderr)
  process.exit(done.status || 1)
}
