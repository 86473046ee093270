// A capture of 300 MB leaves as evidence and in a web archive, and is never whole in memory: the peak of the command is measured.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCase, openCase } from '../edge/case/case-folder.ts'

const MB = 2 ** 20
const LENGTH = 300
/** What a command takes by itself (about 110 MB), and as much again; the body alone would be 300. */
const BAR = 230
let base = ''
let dir = ''
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-large-exports-'))
  dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  const folder = await openCase(dir, { clock: Date.now })
  // Half of it packs well, so that the test is not all about packing.
  const block = Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), randomBytes(MB / 2), Buffer.alloc(MB / 2 - 11)])
  const parts = async function* () {
    for (let i = 0; i < LENGTH; i++) yield block
  }
  await folder.capture({ bytes: await folder.stage(parts()), name: 'film.jpg', tool: { name: 'test' } })
  await folder.close()
}, 120_000)
afterAll(() => rm(base, { recursive: true, force: true }))

/** Runs a command and gives the most memory it had resident, in MB. */
function peakOf(...args: string[]): number {
  const told = encodeURIComponent("process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))")
  const done = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${told}`, join(import.meta.dirname, '../../dist/cli/main.js'), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, ISNAD_STATE: join(base, 'state') },
    },
  )
  expect([done.status, done.status === 0 ? '' : done.stderr]).toEqual([0, ''])
  return Number(/peak (\d+)/.exec(done.stderr)?.[1]) / 1024
}

test('an evidence package', { timeout: 240_000 }, async () => {
  const out = join(base, 'e.zip')
  const peak = peakOf('evidence', '-c', dir, '1', '-o', out)
  console.log(`evidence of ${LENGTH} MB: peak ${peak.toFixed(0)} MB`)
  expect(peak).toBeLessThan(BAR)
  expect((await stat(out)).size).toBeGreaterThan((LENGTH / 2) * MB)
  const checked = spawnSync('python3', [join(import.meta.dirname, '../../scripts/evidence/verify.py'), out], { encoding: 'utf8' })
  expect([checked.status, checked.stdout]).toEqual([0, 'all holds\n'])
})

test('a web archive', { timeout: 240_000 }, async () => {
  const out = join(base, 'a.wacz')
  const peak = peakOf('wacz', '-c', dir, '-o', out, '--originals')
  console.log(`web archive of ${LENGTH} MB: peak ${peak.toFixed(0)} MB`)
  expect(peak).toBeLessThan(BAR)
  expect((await stat(out)).size).toBeGreaterThan((LENGTH / 2) * MB)
})
