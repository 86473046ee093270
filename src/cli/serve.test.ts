// isnad serve as a process: prints its address, other commands work through it, a second start finds it, a polite kill ends it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js')

let root = ''
let dir = ''
let server: ChildProcess | undefined
let entrance = ''

const isnad = (...args: string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env: { ...process.env, LANG: 'C' } })

async function serve(): Promise<void> {
  const child = spawn(process.execPath, [MAIN, 'serve', dir, '--no-open', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  server = child
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    if (printed.includes('\n')) break
  }
  entrance = printed.trim()
}
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-serve-'))
  dir = join(root, 'case')
  await writeFile(join(root, 'a.txt'), 'The local council said that more than 40 bodies were found in a mass grave near the village on Monday.\n')
  expect(isnad('init', dir, '--name', 'test', '--operator', 'A. Analyst').status).toBe(0)
  await serve()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await rm(root, { recursive: true, force: true })
})

test('the address lets a person in', async () => {
  const url = new URL(entrance)
  expect(url.hostname).toBe('127.0.0.1')
  const response = await fetch(entrance, { redirect: 'manual' })
  expect(response.status).toBe(303)
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const summary = await fetch(`${url.origin}/api/case`, { headers: { cookie } })
  expect(await summary.json()).toMatchObject({ name: 'test', operator: 'A. Analyst' })
})

test('capture and case work while it is open; the same file twice is one report', () => {
  expect(isnad('capture', join(root, 'a.txt'), '--case', dir).status).toBe(0)
  expect(isnad('capture', join(root, 'a.txt'), '--case', dir).status).toBe(0)
  const { status, stdout } = isnad('case', dir, '--json')
  expect(status).toBe(0)
  const told = JSON.parse(stdout) as { reports: unknown[]; statements: { figure?: object }[] }
  expect(told.reports).toHaveLength(1)
  expect(told.statements.find((statement) => statement.figure)?.figure).toMatchObject({ of: 'bodies', min: 40, qualifier: 'more-than' })
  expect(isnad('case', dir, '--lang', 'ar').stdout).toMatch(/المواقع/)
})

test('an export is made by the process that owns the case, and goes where it was asked for', () => {
  const { status, stdout, stderr } = isnad('export', 'statements.csv', dir, '-o', '-')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toContain('40')
  const covered = isnad('export', 'statements.csv', dir, '-o', '-', '--withhold', 'local council')
  expect(covered.status).toBe(0)
  expect(covered.stdout).not.toContain('council')
  // One mark for both words: neither their number nor their length is told.
  expect(covered.stdout).toContain('The ███,')
  const refused = isnad('export', 'statements.csv', dir, '-o', '-', '--withhold', 'bodies')
  expect(refused.status).toBe(2)
  expect(refused.stdout).toBe('')
})

test('a second start finds the first and gives its address', () => {
  const { status, stdout } = isnad('serve', dir, '--no-open')
  expect(status).toBe(0)
  expect(stdout.trim()).toBe(entrance)
})

test('rebuilding a case that is open elsewhere is refused and says by whom it is held', () => {
  const { status, stderr } = isnad('rebuild', dir)
  expect(status).toBe(4)
  expect(stderr).toMatch(/\p{Script=Arabic}/u)
})

test('killed without warning, the next start shows everything; killed politely, it ends with 0', async () => {
  const before = isnad('case', dir, '--json').stdout
  server?.kill('SIGKILL')
  await once(server as ChildProcess, 'exit')
  await serve()
  await vi.waitFor(() => expect(isnad('case', dir, '--json').stdout).toBe(before), { timeout: 30_000, interval: 500 })
  server?.kill('SIGTERM')
  const [code] = await once(server as ChildProcess, 'exit')
  expect(code).toBe(0)
})
