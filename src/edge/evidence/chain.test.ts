// A package from after the key was changed, of a page with further files, with a stamp and an anchor from before: it holds from the newest key and from the first.
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalAuthority, localAuthority } from '../../../test/support/local-authority.ts'
import { type LocalCalendar, localCalendar } from '../../../test/support/local-calendar.ts'
import { anchorCase, upgradeAnchors } from '../case/anchor.ts'
import { createCase, openCase } from '../case/case-folder.ts'
import { changeKey } from '../case/change-key.ts'
import { alone } from '../case/in-turn.ts'
import { readSettings } from '../case/settings.ts'
import { stampCase } from '../case/stamp.ts'
import { evidencePackage } from './package.ts'

const base = mkdtempSync(join(tmpdir(), 'isnad-chain-'))
const exhibit = join(base, 'exhibit')
const keys: string[] = []
let authority: LocalAuthority
let calendar: LocalCalendar

interface Verdict {
  readonly status: number | null
  readonly stdout: string
}
/** Each script starts hundreds of small programs: those that wait for nothing of each other run side by side. */
const verdict = (program: string, args: readonly string[]): Promise<Verdict> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (part) => {
      stdout += part
    })
    child.on('error', reject).on('close', (status) => resolve({ status, stdout }))
  })
const bash = (dir: string, ...args: string[]) => verdict('bash', [join(dir, 'verify.sh'), ...args])
const python = (dir: string, ...args: string[]) => verdict('python3', [join(dir, 'verify.py'), dir, ...args])
const both = (dir: string, ...args: string[]) => Promise.all([bash(dir, ...args), python(dir, ...args)])

beforeAll(async () => {
  authority = await localAuthority(['one'])
  calendar = await localCalendar()
  const dir = join(base, 'case')
  const work = async <T>(does: (folder: Awaited<ReturnType<typeof openCase>>) => Promise<T>) => {
    const folder = await openCase(dir, { clock: Date.now })
    try {
      return await does(folder)
    } finally {
      keys.push((await readSettings(dir)).key)
      await folder.close()
    }
  }
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  const entry = await work(async (folder) => {
    const part = (role: string, mediaType: string) => ({ role, mediaType, bytes: Buffer.from(`${role} of the page`) })
    const parts = [part('screenshot', 'image/png'), part('received', 'text/html; charset="utf-8"'), part('responses', 'application/json')]
    const got = await folder.capture({ bytes: Buffer.from('<p>forty</p>'), mediaType: 'text/html', tool: { name: 'test' }, parts })
    await stampCase(alone(folder), { address: `${authority.address}/one`, roots: [authority.rootOf('one')] })
    await anchorCase(alone(folder), [calendar.address])
    return got.entry
  })
  await changeKey(dir, { clock: Date.now })
  await work(async (folder) => {
    calendar.mine(900_000)
    await upgradeAnchors(alone(folder))
  })
  await changeKey(dir, { clock: Date.now })
  await work((folder) => evidencePackage(folder, String(entry), join(base, 'e.zip')))
  expect(spawnSync('python3', ['-m', 'zipfile', '-e', join(base, 'e.zip'), exhibit]).status).toBe(0)
}, 60_000)
afterAll(async () => {
  await authority.close()
  await calendar.close()
  rmSync(base, { recursive: true, force: true })
})

test('it holds from the newest key, from each key before, and from none', async () => {
  expect(new Set(keys).size).toBe(3)
  expect(readdirSync(join(exhibit, 'keys'))).toEqual(['1', '2'])
  const told = await Promise.all(
    [undefined, ...keys].map(async (key) => {
      const [shell, script] = await both(exhibit, ...(key === undefined ? [] : [key]))
      expect([key, shell.stdout.match(/FAULT.*/g), shell.status]).toEqual([key, null, 0])
      expect(script).toEqual({ status: 0, stdout: 'all holds\n' })
      return shell.stdout
    }),
  )
  expect(told[1]).toContain('key.txt follows from the key you gave')
  for (const words of [
    'parts/screenshot.png has',
    'parts/received.html has',
    'parts/responses.json has',
    'token.der: stamped',
    'checkpoint.ots is over this',
  ])
    expect(told[0]).toContain(words)
}, 120_000)

test('from the key of another case it holds no more', async () => {
  const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  expect((await both(exhibit, other)).map(({ status }) => status)).toEqual([1, 1])
}, 60_000)

test.each([
  'parts/screenshot.png',
  'parts/received.html',
  'keys/1/change.note',
  'keys/1/record.json',
  'keys/2/entry.json',
  'keys/2/exhibit.tlog-proof',
  'anchors/1/checkpoint',
])(
  'an altered %s is told by both',
  async (name) => {
    const verdicts = [0.2, 0.8].map(async (at) => {
      const altered = join(base, `altered-${at}`)
      rmSync(altered, { recursive: true, force: true })
      cpSync(exhibit, altered, { recursive: true })
      const bytes = readFileSync(join(altered, name))
      const place = Math.floor(bytes.length * at)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      writeFileSync(join(altered, name), bytes)
      const [shell, script] = await both(altered)
      return [name, at, shell.status, script.status === 0]
    })
    expect(await Promise.all(verdicts)).toEqual([
      [name, 0.2, 1, false],
      [name, 0.8, 1, false],
    ])
  },
  60_000,
)

// Every file in these is genuine by itself: only what they say of each other gives them away.
test.each([
  ['a missing first change', (at: string) => renameSync(join(at, 'keys/1'), join(at, 'keys/0')), /numbers have a gap/],
  ['changes out of order', (at: string) => swap(join(at, 'keys/1'), join(at, 'keys/2')), /stands before/],
  ['an entry of another kind in place of the capture', (at: string) => copyOf(join(at, 'keys/1'), at), /not of a capture/],
  ['a capture in place of a change of key', (at: string) => copyOf(at, join(at, 'keys/1')), /not a change of key/],
] as const)(
  '%s is told by both',
  async (_what, forge, told) => {
    const forged = join(base, 'forged')
    rmSync(forged, { recursive: true, force: true })
    cpSync(exhibit, forged, { recursive: true })
    forge(forged)
    for (const { stdout, status } of await both(forged)) {
      expect(stdout.match(/FAULT.*/g)?.join('\n')).toMatch(told)
      expect(status).toBe(1)
    }
  },
  60_000,
)

function swap(one: string, other: string): void {
  renameSync(one, `${one}.aside`)
  renameSync(other, one)
  renameSync(`${one}.aside`, other)
}

function copyOf(from: string, to: string): void {
  for (const name of ['entry.json', 'record.json', 'exhibit.tlog-proof']) copyFileSync(join(from, name), join(to, name))
}
