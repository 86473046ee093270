// The live case on disk: views that can be thrown away, damaged or left behind, and always come back to the same derived state.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCase, openCase } from '../case/case-folder.ts'
import { type LiveCase, type LiveOptions, openLive } from './open-live.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

// Sentences of our own, of the shapes reports have.
const TEXTS = [
  'قال المجلس المحلي في 3 آذار 2019 إن أكثر من 40 جثة وجدت في مقبرة جماعية قرب حلب.\n',
  'The health ministry said that at least 12 civilians were killed in an air strike on Homs on Monday.\n',
  'Residents said 3 people were killed in Idlib. The governor denied it and called on the Security Council to investigate.\n',
]
const file = (index: number) => ({ name: `${index}.txt`, bytes: Buffer.from(TEXTS[index] ?? '') })

let root = ''
let dir = ''
let said: string[] = []
let open: LiveCase | undefined
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-live-'))
  dir = join(root, 'case')
  said = []
  await createCase(dir, { name: 'قضية', operator: 'A. Analyst', clock: Date.now })
})
afterEach(async () => {
  await shut()
  await rm(root, { recursive: true, force: true })
})
async function shut(): Promise<void> {
  const live = open
  open = undefined
  await live?.close()
}
async function reopen(options: Partial<LiveOptions> = {}): Promise<LiveCase> {
  await shut()
  open = await openLive(dir, { clock: Date.now, software: 'test', say: (words) => said.push(words), ...options })
  return open
}
/** Digest in memory and in the views; they must agree. */
async function digestOf(live: LiveCase): Promise<string> {
  const { digest, stored } = await live.digests()
  expect(stored).toBe(digest)
  expect(live.views()).toEqual({ state: 'ready', at: live.head().size })
  return digest
}

test('deleting, rebuilding and damaging the views loses nothing: the same digest each time', async () => {
  let live = await reopen()
  await live.capture([file(0), file(1)])
  const digest = await digestOf(live)
  expect(live.snapshot().counts).toMatchObject({ captures: 2, reports: 2 })
  expect(live.snapshot().counts.statements).toBeGreaterThan(1)

  live = await reopen()
  expect(await digestOf(live)).toBe(digest)
  expect(said).toEqual([])

  await shut()
  await rm(join(dir, 'views'), { recursive: true })
  expect(await digestOf(await reopen())).toBe(digest)
  expect(await digestOf(await reopen({ views: 'rebuild' }))).toBe(digest)

  await shut()
  const wal = join(dir, 'views', 'pg_wal')
  for (const name of await readdir(wal)) if (/^[0-9A-F]{24}$/.test(name)) await truncate(join(wal, name), 0)
  expect(await digestOf(await reopen())).toBe(digest)
  expect(said.join()).toContain('rebuilding from vault and ledger')
})

test('views that are behind catch up; what came in without them is there', async () => {
  let live = await reopen()
  await live.capture([file(0)])
  await digestOf(live)
  await shut()
  const folder = await openCase(dir, { clock: Date.now })
  await folder.capture({ ...file(1), tool: { name: 'test' } })
  await folder.close()
  live = await reopen()
  expect(live.snapshot().counts.reports).toBe(2)
  await digestOf(live)
  expect(said).toEqual([])
  await live.settled()
  expect((await live.find('وزارة')).reports).toEqual([])
  expect((await live.find('ministry homs')).reports).toHaveLength(1)
})

test('without views the case answers all the same, and makes none', async () => {
  const live = await reopen({ views: false })
  await live.capture([file(2)])
  expect((await live.find('governor')).statements.length).toBeGreaterThan(0)
  expect(await readdir(dir)).not.toContain('views')
})

test('captures and determinations sent at once are recorded one after the other, and each answer is derived', async () => {
  const live = await reopen({ views: false })
  const answers = await Promise.all([live.capture([file(0)]), live.capture([file(1)]), live.capture([file(0)])])
  expect(answers.map((answer) => answer.items[0]?.duplicate)).toEqual([false, false, true])
  expect(live.snapshot().counts).toMatchObject({ captures: 3, reports: 2 })
  const seen: string[] = []
  live.subscribe((event) => seen.push(event.type))
  await live.capture([file(2)])
  expect(seen.filter((type) => type !== 'progress')).toEqual(['captured', 'derived'])
})

test('an input that breaks off keeps what was acknowledged before it', async () => {
  const live = await reopen({ views: false })
  const broken = (async function* () {
    yield file(0)
    throw new Error('the connection broke')
  })()
  await expect(live.capture(broken)).rejects.toThrow('broke')
  await live.capture([file(1)])
  expect(live.snapshot().counts.reports).toBe(live.snapshot().counts.captures)
})

test('a case that grows large while it is open goes on in a process of its own, and memory and views hold the same', async () => {
  let live = await reopen({ large: 3 })
  await live.capture([file(0), file(1)])
  await live.settled()
  await live.capture([file(2), file(3)])
  await live.capture([file(4)])
  await live.settled()
  const { counts } = live.snapshot()
  const grown = await digestOf(live)
  live = await reopen({ large: Number.POSITIVE_INFINITY })
  expect(live.snapshot().counts).toEqual(counts)
  expect(await digestOf(live)).toBe(grown)
})

test('a case derived in a process of its own comes to the same state, before and after a new start', async () => {
  let live = await reopen({ views: false })
  await live.capture([file(0), file(1), file(2)])
  const { digest } = await live.digests()
  live = await reopen({ large: 1 })
  expect(await digestOf(live)).toBe(digest)
  const row = live.snapshot().case.statements.find((statement) => statement.kind === 'figure')
  const report = live.snapshot().case.reports.find((one) => one.id === row?.report)
  if (!row || !report) throw new Error('no figure was read')
  const [from, to] = row.span
  const on = {
    report: report.id,
    span: row.span,
    exact: report.text.slice(from, to),
    prefix: report.text.slice(Math.max(0, from - 32), from),
    suffix: report.text.slice(to, to + 32),
  }
  await live.determine({ act: { act: 'confirm', on, kind: 'figure' }, reason: 'read twice', key: 'click-0001' })
  await live.settled()
  expect(live.snapshot().statement.get(row.id)?.how).toBe('confirmed')
  const decided = await digestOf(live)
  expect(decided).not.toBe(digest)
  expect(await digestOf(await reopen({ large: 1 }))).toBe(decided)
  expect(await digestOf(await reopen())).toBe(decided)
})

test('where the deriving process is killed while it rests, the next change starts another, and nothing is missing', async () => {
  const live = await reopen({ views: false, large: 1 })
  await live.capture([file(0), file(1)])
  await live.settled()
  const deriving = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('derive-process.js') && line.includes(dir))
  expect(deriving).toHaveLength(1)
  process.kill(Number.parseInt(deriving[0] as string, 10), 'SIGKILL')
  await setTimeout(300)
  await live.capture([file(2)])
  await live.settled()
  const { digest } = await live.digests()
  expect(live.snapshot().case.reports).toHaveLength(3)
  const again = await reopen({ views: false, large: Number.POSITIVE_INFINITY })
  expect((await again.digests()).digest).toBe(digest)
})
