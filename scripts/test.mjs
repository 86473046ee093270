// npm test: makes sure that what the tests need is there (a build, Chromium, PostgreSQL), then runs every test.
// What is missing is installed where that is possible (Debian, as root); elsewhere one line says how to get it, and the run fails.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(process.platform === 'win32' ? ';' : ':')
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))

const existing = (file) => (existsSync(file) ? file : undefined)

/** Chromium: $CHROMIUM_PATH, the PATH, or where systems put it. */
function chromium() {
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : undefined
  return places.find((file) => existsSync(file)) ?? onPath('chromium') ?? onPath('google-chrome')
}

/** The folder of PostgreSQL's server programs (initdb, pg_ctl): $PG_BIN, Debian's folders, or the PATH. */
function postgres() {
  if (process.env.PG_BIN) return existsSync(join(process.env.PG_BIN, 'initdb')) ? process.env.PG_BIN : undefined
  const debian = '/usr/lib/postgresql'
  if (existsSync(debian)) {
    const versions = readdirSync(debian).filter((version) => existsSync(join(debian, version, 'bin', 'initdb')))
    const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
    if (newest) return join(debian, newest, 'bin')
  }
  const found = onPath('initdb')
  return found ? dirname(found) : undefined
}

function debianInstall(...packages) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return
  console.error(`test: installing ${packages.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

const NEEDS = [
  {
    find: chromium,
    packages: ['chromium'],
    env: 'CHROMIUM_PATH',
    say: 'Chromium is needed: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to a Chrome or Chromium program.',
  },
  {
    find: postgres,
    packages: ['postgresql'],
    env: 'PG_BIN',
    say: 'PostgreSQL 15 or newer is needed: install it (Debian: apt-get install postgresql) or set PG_BIN to the folder that holds initdb.',
  },
  {
    find: () => (process.env.PDFTOTEXT_PATH ? existing(process.env.PDFTOTEXT_PATH) : onPath('pdftotext')),
    packages: ['poppler-utils'],
    env: 'PDFTOTEXT_PATH',
    say: 'pdftotext is needed to read dossiers back: install it (Debian: apt-get install poppler-utils) or set PDFTOTEXT_PATH.',
  },
  {
    find: () => onPath('curl'),
    packages: ['curl'],
    say: 'curl is needed to run the examples of the guides: install it (Debian: apt-get install curl).',
  },
  {
    find: () => onPath('openssl'),
    packages: ['openssl'],
    say: 'openssl is needed for the time-stamp tests: install it (Debian: apt-get install openssl).',
  },
]

const missing = NEEDS.filter((need) => !need.find())
if (missing.length) debianInstall(...missing.flatMap((need) => need.packages))
let lacking = false
for (const need of NEEDS) {
  const found = need.find()
  if (!found) {
    console.error(`test: ${need.say}`)
    lacking = true
  } else if (need.env) process.env[need.env] = found
}
if (lacking) process.exit(1)

const built = run(process.execPath, [join(root, 'scripts', 'build.mjs')])
if (built.status !== 0) process.exit(built.status ?? 1)

const out = join(mkdtempSync(join(tmpdir(), 'isnad-test-')), 'result.json')
const tests = run(process.execPath, [
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${out}`,
  ...process.argv.slice(2),
])
const result = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
const skipped = (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0)
console.log(`${result.numPassedTests} passed, ${result.numFailedTests} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(tests.status ?? 1)
