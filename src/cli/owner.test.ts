// Custody through the process that has the case open: stamps, evidence, backup, erasure, mended tiles, as the commands ask for them.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type LocalAuthority, localAuthority } from '../../test/support/local-authority.ts'
import { localCalendar } from '../../test/support/local-calendar.ts'
import { restoreCase, writeStream } from '../edge/backup/backup.ts'
import { createCase } from '../edge/case/case-folder.ts'
import { verifyCase } from '../edge/case/verify.ts'
import { type LiveCase, openLive } from '../edge/live/open-live.ts'
import { openZip } from '../edge/readers/unzip.ts'
import { buildServer } from '../server/app.ts'
import type { App } from '../server/routes/common.ts'
import { OwnerClient } from './connect.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })
const KEY = 'test-key-test-key-test-key-test-key'
let root = ''
let dir = ''
let live: LiveCase
let app: App
let owner: OwnerClient
let authority: LocalAuthority
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-owner-'))
  dir = join(root, 'case')
  authority = await localAuthority(['one'])
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  live = await openLive(dir, { clock: Date.now, software: 'test' })
  app = await buildServer({ live, key: KEY, web: join(root, 'no-web'), version: '0' })
  owner = new OwnerClient(dir, await app.listen({ host: '127.0.0.1', port: 0 }), KEY)
  const files = ['Forty bodies were found east of the town, the council said.', 'Witness Amina said that twelve men were buried there on Monday.']
  await live.capture(files.map((text, i) => ({ name: `${i}.txt`, bytes: Buffer.from(text), ...(i === 1 ? { personal: true } : {}) })))
})
afterAll(async () => {
  await app.close()
  await live.close()
  await authority.close()
  await rm(root, { recursive: true, force: true })
})

test('a large body is sent as it is read, and captured once', async () => {
  const parts = async function* () {
    for (let i = 0; i < 40; i++) yield Buffer.from(`Line ${i}: nobody was hurt, the council said.\n`.repeat(20))
  }
  const send = () => owner.captureBody({ name: 'sent.txt', key: 'sent-1' }, parts())
  const [one, two] = [await send(), await send()]
  expect(one.items[0]).toMatchObject({ name: 'sent.txt', duplicate: false })
  expect(two.items[0]?.entry).toBe(one.items[0]?.entry)
})

test('a stamp is asked for, checked and recorded', async () => {
  const stamp = await owner.stamp(`${authority.address}/one`, [authority.rootOf('one')])
  expect((await verifyCase(dir)).stamps.map(({ entry, trusted }) => [entry, trusted])).toEqual([[stamp.entry, true]])
  expect(live.ledger(stamp.entry, 1)[0]?.kind).toBe('timestamp')
  await expect(owner.stamp(`${authority.address}/one/broken`, [authority.rootOf('one')])).rejects.toMatchObject({ code: 'time-authority' })
})

test('an anchor is handed to a calendar, and asked after', async () => {
  const calendar = await localCalendar()
  const made = await owner.anchor([calendar.address])
  expect(made).toMatchObject([{ blocks: [], calendars: [calendar.address] }])
  calendar.mine(700_000)
  expect(await owner.anchor([])).toMatchObject([{ blocks: [700_000] }])
  const { anchors, ok } = await owner.verify()
  expect([ok, anchors]).toMatchObject([true, [{ state: 'block', height: 700_000 }]])
  await calendar.close()
})

test('an evidence package comes over whole, and is recorded', async () => {
  const at = join(root, 'one.zip')
  const { entry, exported, bytes } = await owner.evidence('1', () => at)
  const file = await readFile(at)
  expect(file.length).toBe(bytes)
  expect((await readdir(join(dir, 'temp'))).filter((name) => name.endsWith('.evidence'))).toEqual([])
  const { entries } = await openZip(file, { bytes: 2 ** 30, items: 100 })
  expect(Buffer.from(entries.find(({ name }) => name === 'original.txt')?.read() as Uint8Array).toString()).toContain('Forty bodies')
  expect([entry, live.ledger(exported, 1)[0]?.kind]).toEqual([1, 'export'])
  await expect(owner.evidence('999', () => at)).rejects.toMatchObject({ code: 'not-found' })
})

test('a backup is sealed there and written here; it restores to the root it names', async () => {
  const { parts, ...told } = await owner.backup('pass phrase')
  await writeStream(join(root, 'b.backup'), parts)
  expect(await restoreCase(join(root, 'b.backup'), join(root, 'restored'), 'pass phrase')).toEqual(told)
})

test('a tile that was altered is written anew', async () => {
  await live.folder.publish()
  const tile =
    (await readdir(join(dir, 'ledger/tile'), { recursive: true }))
      .map((name) => join(dir, 'ledger/tile', name))
      .filter((path) => /\.p\/\d+$/.test(path))[0] ?? ''
  const bytes = await readFile(tile)
  bytes[3] = (bytes[3] ?? 0) ^ 1
  await writeFile(tile, bytes)
  expect((await verifyCase(dir)).ok).toBe(false)
  await owner.mend()
  expect((await verifyCase(dir)).faults).toEqual([])
})

test('what is erased is gone from memory, views and folder at once, and the workbench goes on', async () => {
  await live.settled()
  expect((await live.find('Amina')).reports).toHaveLength(1)
  const { erased } = await owner.erase(2, 'consent withdrawn')
  expect(erased).toEqual([2])
  expect(live.snapshot().case.reports.some(({ text }) => text.includes('Amina'))).toBe(false)
  await live.settled()
  expect([live.views().state, (await live.find('Amina')).reports, (await live.find('Forty')).reports.length]).toEqual(['ready', [], 1])
  expect(() => execFileSync('grep', ['-rlaF', 'Amina', dir])).toThrow() // grep finds nothing
  expect((await verifyCase(dir)).faults).toEqual([])
  const { items } = await live.capture([{ name: 'later.txt', bytes: Buffer.from('Five people were killed, police said.') }])
  expect(items[0]?.reports).toHaveLength(1)
  await expect(owner.erase(999, 'x')).rejects.toMatchObject({ code: 'not-found' })
  expect(live.snapshot().case.reports).toHaveLength(3)
})

test('while an authority takes its time, others record; the stamp stands for what it was asked for, and two who ask alike record once', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let asked = () => {}
  const arrived = new Promise<void>((resolve) => {
    asked = resolve
  })
  const slow = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray())
    asked()
    await held
    const answer = await fetch(`${authority.address}/one`, { method: 'POST', body, headers: { 'content-type': 'application/timestamp-query' } })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve))
  const { port } = slow.address() as AddressInfo
  const before = live.head().size
  const stamping = owner.stamp(`http://127.0.0.1:${port}`, [authority.rootOf('one')])
  await arrived
  const started = performance.now()
  await live.capture([{ name: 'meanwhile.txt', bytes: Buffer.from('Nine bodies were found in a well, the council said.') }])
  await live.determine({ act: { act: 'saved-search', name: 'wells', query: { q: 'well' } }, reason: 'meanwhile', key: 'meanwhile-1' })
  expect(performance.now() - started).toBeLessThan(5000)
  expect(live.head().size).toBe(before + 2)
  release()
  const stamp = await stamping
  expect(stamp.entry).toBe(before + 2)
  const report = await verifyCase(dir)
  expect([report.ok, report.stamps.find(({ entry }) => entry === stamp.entry)]).toMatchObject([true, { trusted: true, size: before }])
  slow.close()

  const calendar = await localCalendar()
  await owner.anchor([calendar.address])
  calendar.mine(699_000)
  const both = await Promise.all([owner.anchor([]), owner.anchor([])])
  expect(both.flat()).toHaveLength(1)
  await calendar.close()
})
