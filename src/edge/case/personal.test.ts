// Personal material: sealed at rest, read like anything else, verified, and gone from every copy without keys once it is erased.
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backupCase, restoreCase } from '../backup/backup.ts'
import { evidencePackage } from '../evidence/package.ts'
import { type LiveCase, liveOf } from '../live/open-live.ts'
import { openZip } from '../readers/unzip.ts'
import { type CaseFolder, createCase, openCase } from './case-folder.ts'
import { eraseCapture } from './erase.ts'
import { readBody } from './read-body.ts'
import { verifyCase } from './verify.ts'

const tool = { name: 'test' }
const SECRET = 'Witness Amina said that forty bodies were found east of Raqqa on Monday.'
let base = ''
let dir = ''
let folder: CaseFolder
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-personal-'))
  dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  folder = await openCase(dir, { clock: Date.now, publishAfter: 0 })
})
afterEach(async () => {
  await folder.close().catch(() => undefined)
  await rm(base, { recursive: true, force: true })
})
const personal = (text = SECRET) => folder.capture({ bytes: Buffer.from(text), name: 'amina.txt', tool, personal: true })
const holds = (word: string, where = dir) => {
  try {
    return execFileSync('grep', ['-rlaF', word, where], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}
const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))

test('nothing of it lies open in the folder; it is read, and verified, like anything else', async () => {
  await personal()
  await folder.capture({ bytes: Buffer.from('An open report.'), name: 'open.txt', tool })
  expect([holds('Amina'), holds('amina.txt'), holds('An open report.')]).toEqual([false, false, true])
  const bare = (await import('../digest.ts')).sha256Hex(Buffer.from(SECRET))
  expect([holds(bare), (await filesIn(dir)).some((path) => path.includes(bare))]).toEqual([false, false])
  for await (const { record } of folder.captures()) {
    if (record.name !== 'amina.txt') continue
    expect(record.sha256).toBe(bare)
    expect((await readBody(folder, record)).result.items[0]?.body).toContain('Amina')
  }
  const report = await folder.verify()
  expect(report.faults).toEqual([])
  expect(report.checked.sealed).toBe(2)
})

test('the same bytes twice are sealed twice: one is erased, the other stands; two names tell nothing of each other', async () => {
  const [first, second] = [await personal(), await personal()]
  expect(new Set((await filesIn(join(dir, 'vault'))).filter((path) => path.endsWith('.sealed'))).size).toBe(4)
  await eraseCapture(folder, first.entry, 'consent withdrawn')
  for await (const { entry, record } of folder.captures()) {
    expect(entry.index).toBe(second.entry)
    expect(Buffer.from(await folder.bodyOf(record)).toString()).toBe(SECRET)
  }
  expect((await folder.verify()).faults).toEqual([])
})

test('erased: its keys are destroyed, a copy of the vault made before cannot be read, and the ledger verifies', async () => {
  const { entry } = await personal()
  await folder.publish()
  await cp(join(dir, 'vault'), join(base, 'copied-vault'), { recursive: true })
  await eraseCapture(folder, entry, 'consent withdrawn')
  expect(await readdir(join(dir, 'keys/blobs'))).toEqual([])
  // the old vault put back: there is the ciphertext, and no key
  await cp(join(base, 'copied-vault'), join(dir, 'vault'), { recursive: true })
  expect(holds('Amina')).toBe(false)
  const { faults } = await verifyCase(dir)
  expect(faults.map(({ kind, entry: at }) => [kind, at])).toEqual([
    ['not-erased', entry],
    ['file-unexpected', undefined],
  ])
  await eraseCapture(folder, entry, 'consent withdrawn')
  const kinds = (await verifyCase(dir)).faults.map(({ kind }) => kind)
  // the body's ciphertext is nobody's any more: it is named as such, and cannot be opened
  expect(kinds).toEqual(['file-unexpected'])
})

test('a decision that quotes it is sealed and erased with it', async () => {
  await folder.close()
  const live: LiveCase = await liveOf(await openCase(dir, { clock: Date.now, publishAfter: 0 }), { clock: Date.now, views: false })
  const { items } = await live.capture([{ name: 'amina.txt', bytes: Buffer.from(SECRET), personal: true }])
  const report = items[0]?.reports[0] ?? ''
  const on = { report, span: [0, 13] as [number, number], exact: 'Witness Amina', prefix: '', suffix: ' said' }
  await live.determine({ act: { act: 'confirm', on, kind: 'figure' }, reason: 'Amina told it herself', key: 'click-01' })
  expect(holds('Amina')).toBe(false)
  const { erased } = await eraseCapture(live.folder, items[0]?.entry ?? -1, 'consent withdrawn')
  expect(erased).toHaveLength(2)
  expect((await live.folder.verify()).faults).toEqual([])
  await live.close()
})

describe('what is altered or missing is named', () => {
  const sealedFiles = async () => (await filesIn(join(dir, 'vault'))).filter((path) => path.endsWith('.sealed'))
  const flip = async (path: string, at: number) => {
    const bytes = await readFile(path)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
  }
  test.each([0, 15, 40, -1])('a sealed blob, bit at %i', async (at) => {
    await personal()
    for (const path of await sealedFiles()) await flip(path, at < 0 ? (await readFile(path)).length - 1 : at)
    await folder.publish()
    expect((await verifyCase(dir)).faults.map(({ kind }) => kind)).toContain('blob-altered')
  })
  test('a key', async () => {
    await personal()
    await folder.publish()
    for (const path of await filesIn(join(dir, 'keys/blobs'))) await flip(path, 20)
    const { faults } = await verifyCase(dir)
    expect(faults.filter(({ kind }) => kind === 'key-altered')).toHaveLength(2)
    expect(faults[0]?.path).toMatch(/^keys\/blobs\/[0-9a-f]{64}$/)
  })
  test('a key that is gone without an erasure', async () => {
    const { entry } = await personal()
    await folder.publish()
    await rm(join(dir, 'keys/blobs'), { recursive: true })
    const { faults } = await verifyCase(dir)
    expect(faults.filter(({ kind }) => kind === 'seal-key-missing').map(({ entry: at }) => at)).toContain(entry)
  })
})

test('a copy without keys verifies, and shows that the entry is sealed', async () => {
  const { entry } = await personal()
  await folder.capture({ bytes: Buffer.from('An open report.'), name: 'open.txt', tool })
  await folder.close()
  await rm(join(dir, 'keys'), { recursive: true })
  const report = await verifyCase(dir)
  expect(report.faults).toEqual([])
  expect(report.checked.sealed).toBe(2)
  folder = await openCase(dir, { clock: Date.now })
  const live = await liveOf(folder, { clock: Date.now, views: false })
  expect(live.ledger(entry, 1)[0]?.summary.en).toContain('sealed')
  expect(live.snapshot().case.reports.map(({ text }) => text)).toEqual(['An open report.'])
  await live.close()
})

test('a backup holds blobs and keys, and restores to the same', async () => {
  await personal()
  await backupCase(folder, join(base, 'b'), 'pass', Date.now)
  await folder.close()
  await restoreCase(join(base, 'b'), join(base, 'back'), 'pass')
  expect(holds('Amina', join(base, 'back'))).toBe(false)
  folder = await openCase(join(base, 'back'), { clock: Date.now })
  for await (const { record } of folder.captures()) expect(Buffer.from(await folder.bodyOf(record)).toString()).toBe(SECRET)
})

test('as evidence it goes out open, on purpose, with the bytes it had', async () => {
  const { entry } = await personal()
  await evidencePackage(folder, String(entry), join(base, 'e.zip'))
  const { entries } = await openZip(await readFile(join(base, 'e.zip')), { bytes: 2 ** 30, items: 100 })
  const original = entries.find(({ name }) => name === 'original.txt')?.read()
  expect(Buffer.from(original as Uint8Array).toString()).toBe(SECRET)
})

test('one of several pieces comes back, from memory and from a staged file', async () => {
  const large = Buffer.alloc(700_000, 'forty bodies ')
  const staged = await folder.stage(
    (async function* () {
      for (let at = 0; at < large.length; at += 100_000) yield large.subarray(at, at + 100_000)
    })(),
  )
  await folder.capture({ bytes: staged, name: 'a.txt', tool, personal: true })
  await folder.capture({ bytes: large, name: 'b.txt', tool, personal: true })
  for await (const { record } of folder.captures()) expect(Buffer.from(await folder.bodyOf(record)).equals(large)).toBe(true)
  expect(await readdir(join(dir, 'temp'))).toEqual([])
  expect((await folder.verify()).faults).toEqual([])
})
