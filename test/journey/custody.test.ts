// Custody from outside: the commands on bad input, an import killed and resumed, an owner that is silent, and the crash, tamper and fault trials in small.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openCase } from '../../src/edge/case/case-folder.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'dist/cli/main.js')
const base = mkdtempSync(join(tmpdir(), 'isnad-custody-'))
const env = { ...process.env, LANG: 'C', ISNAD_STATE: join(base, 'state') }
const isnad = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env, maxBuffer: 1 << 26 })
const lines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))
let dir = ''
let number = 0
beforeEach(() => {
  dir = join(base, `case-${number++}`)
  expect(isnad('init', dir, '--operator', 'N. Haddad').status).toBe(0)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('bad input is kept, told in both languages, and nothing else is lost', () => {
  const files: [string, Buffer, string[]][] = [
    ['empty.txt', Buffer.alloc(0), ['empty-file']],
    ['binary.bin', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), ['binary-file']],
    ['cut.txt', Buffer.concat([Buffer.from('قُتل أربعون مدنيًا'), Buffer.from([0xd8]), Buffer.from(' في الرقة')]), ['invalid-utf8']],
    [
      'windows.html',
      Buffer.concat([Buffer.from('<meta charset="windows-1256"><p>'), Buffer.from([0xe3, 0xce, 0xc8, 0xd1]), Buffer.from('</p>')]),
      [],
    ],
    ['large.txt', Buffer.alloc(50 << 20, 'قُتل أربعون مدنيًا في الرقة.\n'), []],
    ['unknown.txt', Buffer.from('Πολλοί σκοτώθηκαν στη μάχη εκείνη τη νύχτα.'), ['unknown-language']],
    ['CON.txt', Buffer.from('A report.'), []],
    ['\u202Efdp.exe.txt', Buffer.from('A report about a grave.'), []],
  ]
  test.each(files)('%s', (name, bytes, problems) => {
    const from = join(base, `from-${number}`)
    mkdirSync(from)
    writeFileSync(join(from, name), bytes)
    writeFileSync(join(from, 'good.txt'), 'Forty civilians were killed in the city of Raqqa.')
    const { status, stdout } = isnad('capture', '-c', dir, from, '--ndjson')
    expect(status).toBe(0)
    const bad = lines(stdout).find((item) => (item as { name: string }).name === name) as { sha256: string; problems: { code: string }[] }
    expect(bad.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(problems))
    expect(readFileSync(join(dir, 'vault', bad.sha256.slice(0, 2), bad.sha256)).equals(bytes)).toBe(true)
    expect(lines(stdout)).toHaveLength(2)
    expect(isnad('verify', dir).status).toBe(0)
  })
  test('a file that is not there: exit 3, told in both languages, the others captured', () => {
    writeFileSync(join(base, 'one.txt'), 'A report.')
    const { status, stderr, stdout } = isnad('capture', '-c', dir, join(base, 'absent.txt'), join(base, 'one.txt'))
    expect(status).toBe(3)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/not captured.*absent\.txt/)
    expect(stderr).toMatch(/لم يُحفظ/)
  })
  test('a flag nobody knows: exit 2 and a suggestion; a folder that is no case: exit 2', () => {
    expect(isnad('capture', '-c', dir, '--resaon', 'x', '.')).toMatchObject({ status: 2, stderr: expect.stringContaining('--reason') })
    expect(isnad('verify', base)).toMatchObject({ status: 2, stderr: expect.stringContaining('isnad init') })
  })
})

describe('the same thing twice', () => {
  test('on purpose: one blob, two entries', () => {
    writeFileSync(join(base, 'twice.txt'), 'A report.')
    const [first, second] = [1, 2].map(() => lines(isnad('capture', '-c', dir, join(base, 'twice.txt'), '--ndjson').stdout)[0])
    expect(first).toMatchObject({ entry: 1, duplicate: false })
    expect(second).toMatchObject({ entry: 2, duplicate: true, again: false })
  })
  test('an import killed in the middle and run again appends nothing twice', async () => {
    const from = join(base, 'many')
    mkdirSync(from)
    for (let i = 0; i < 1500; i++) writeFileSync(join(from, `${i}.txt`), `Report ${i}: ${i} civilians were killed.`)
    const child = spawn(process.execPath, [main, 'capture', '-c', dir, from], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    let seen = ''
    child.stdout.on('data', (part) => {
      seen += part
      child.kill('SIGKILL')
    })
    await new Promise((resolve) => child.on('close', resolve))
    const acknowledged = seen.slice(0, seen.lastIndexOf('\n')).split('\n').length
    const { status, stdout } = isnad('capture', '-c', dir, from, '--json')
    expect(status).toBe(0)
    const { counts } = JSON.parse(stdout) as { counts: { captured: number; known: number; duplicate: number } }
    expect(counts.known).toBeGreaterThanOrEqual(acknowledged)
    expect(counts).toMatchObject({ captured: 1500 - counts.known, duplicate: 0 })
    const folder = await openCase(dir, { clock: Date.now })
    expect(folder.head().size).toBe(1501)
    await folder.close()
  })
})

describe('a case that is owned', () => {
  test('by a process that does not answer: exit 4 within a few seconds', async () => {
    const mute = createServer(() => undefined)
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const folder = await openCase(dir, { clock: Date.now })
    await folder.announce(`http://127.0.0.1:${(mute.address() as AddressInfo).port}`, 'x')
    const started = performance.now()
    const child = spawn(process.execPath, [main, 'capture', '-c', dir, main], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (part) => {
      stderr += part
    })
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(4)
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(stderr).toMatch(/does not answer/)
    expect(stderr).toMatch(/لا يجيب/)
    await folder.close()
    mute.closeAllConnections()
    mute.close()
  })
  test('an interrupted import ends with 130 and says how to go on', async () => {
    const from = join(base, 'interrupted')
    mkdirSync(from)
    for (let i = 0; i < 2000; i++) writeFileSync(join(from, `${i}.txt`), `Report ${i}.`)
    const child = spawn(process.execPath, [main, 'capture', '-c', dir, from], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (part) => {
      stderr += part
    })
    child.stdout.once('data', () => child.kill('SIGINT'))
    child.stdout.resume()
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130)
    expect(stderr).toMatch(/Run the same command again/)
    expect(isnad('verify', dir).status).toBe(0)
  })
})

describe('trials in small', () => {
  const script = (name: string, ...args: string[]) => spawnSync(process.execPath, [join(root, 'scripts', name), ...args], { encoding: 'utf8', env })
  test('30 kills: nothing acknowledged is lost, no half blob is seen', () => {
    const { status, stdout } = script('crash.mjs', '--kills', '30', '--untimed')
    expect(stdout).toMatch(/lost 0 · faults \(half blobs among them\) 0/)
    expect(status).toBe(0)
  }, 300_000)
  test('60 flipped bits and 12 forged histories: all found, no false alarm', () => {
    const { status, stdout } = script('tamper.mjs', '--flips', '60', '--forged', '12', '--clean', '5', '--seed', '7')
    expect(stdout).toMatch(/all found/)
    expect(status).toBe(0)
  }, 300_000)
  test('a failing and a full disk: clear errors, verification clean, work goes on', () => {
    const { status, stdout } = script('fault.mjs', '--most', '2')
    expect(stdout).toMatch(/nothing lost/)
    expect(status).toBe(0)
  }, 300_000)
})
