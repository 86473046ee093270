// npm run build: types and programs by tsc, the bundle of `isnad extract`, the workbench by vite, its files precompressed. Skips what is fresh.
//   --quiet  print only what goes wrong
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const quiet = process.argv.includes('--quiet')
const say = (text) => quiet || console.error(`build: ${text}`)
const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** Hash of names and contents of files, for "is it fresh": times lie after a clone. */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    const full = join(root, path)
    if (!existsSync(full)) continue
    const files = statSync(full).isDirectory()
      ? readdirSync(full, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
          .sort()
      : [full]
    for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Runs `work` unless `dist/<name>.stamp` says that these inputs made the present outputs. */
function unlessFresh(name, inputs, outputs, work) {
  const stamp = join(root, 'dist', `${name}.stamp`)
  const hash = hashOf(inputs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every((path) => existsSync(join(root, path)))) return
  rmSync(stamp, { force: true })
  const start = performance.now()
  work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
  say(`${name} in ${seconds(start)}`)
}

/** Runs one of our tools with this Node; its failure ends the build with its own words. */
function tool(path, args, env = {}) {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status !== 0) {
    console.error(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? String(done.error) : ''}`)
    process.exit(done.status || 1)
  }
}

const CONFIG = ['package.json', 'tsconfig.base.json', 'tsconfig.core.json', 'tsconfig.edge.json']
unlessFresh('programs', ['src/core', 'src/edge', 'src/server', 'src/cli', ...CONFIG], ['dist/core', 'dist/edge', 'dist/cli/main.js'], () => {
  // Only what runs: web and tests are type-checked by `npm run typecheck`.
  tool('typescript/bin/tsc', ['-b', 'tsconfig.edge.json'])
  const main = join(root, 'dist/cli/main.js')
  if (existsSync(main)) chmodSync(main, 0o755)
})

// One program of what `isnad extract` loads. It is newer than what it is made of, or not taken: see src/cli/bundled.ts.
const BUNDLE = join(root, 'dist/bundle/extract-alone.cjs')
const BUNDLED = ['dist/core', 'dist/edge', 'dist/cli', 'package-lock.json', 'scripts/bundle.mjs', 'scripts/bundle']
unlessFresh('bundle', BUNDLED, ['dist/bundle/extract-alone.cjs', 'dist/bundle/extract-alone.compiled'], () => tool('../scripts/bundle.mjs', []))
const now = new Date()
for (const name of readdirSync(dirname(BUNDLE))) utimesSync(join(dirname(BUNDLE), name), now, now)

// An embedded database made once here opens in a third of the time it takes to make one at the first start of every case.
const PGLITE = 'node_modules/@electric-sql/pglite'
unlessFresh('database', [`${PGLITE}/package.json`, 'scripts/build.mjs'], ['dist/pglite.tar.gz'], () => {
  const program = `
    import { writeFileSync } from 'node:fs'
    import { PGlite } from '@electric-sql/pglite'
    const made = await PGlite.create()
    writeFileSync('dist/pglite.tar.gz', Buffer.from(await (await made.dumpDataDir('gzip')).arrayBuffer()))
    await made.close()`
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' })
  if (done.status !== 0) {
    console.error(done.stderr)
    process.exit(done.status || 1)
  }
})

if (existsSync(join(root, 'vite.config.ts')) && existsSync(join(root, 'src/web/index.html')))
  unlessFresh('web', ['src/web', 'src/core', 'vite.config.ts', 'package-lock.json'], ['dist/web/index.html'], () => {
    tool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { NODE_ENV: 'production' })
    precompress(join(root, 'dist/web'))
  })

/** Writes .br and .gz beside every text file of some size, so that the server never compresses. */
function precompress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name)
    if (!entry.isFile() || !/\.(?:js|mjs|css|svg|json|webmanifest)$/.test(entry.name)) continue
    const bytes = readFileSync(file)
    if (bytes.length < 1024) continue
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    )
  }
}
