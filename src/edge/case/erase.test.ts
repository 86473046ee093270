// Erasure: the content is gone from the folder, the proofs stand, nothing of it is read again, and a crash in between is seen and finished.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Determination } from '../../core/model/index.ts'
import { type CaseFolder, createCase, openCase } from './case-folder.ts'
import { eraseCapture } from './erase.ts'

const tool = { name: 'test' }
const SECRET = 'Witness Amina saw forty bodies in Raqqa.'
let base = ''
let dir = ''
let folder: CaseFolder
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-erase-'))
  dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  folder = await openCase(dir, { clock: Date.now })
})
afterEach(async () => {
  await folder.close()
  await rm(base, { recursive: true, force: true })
})
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = []
  for await (const item of items) out.push(item)
  return out
}
const found = (word: string) => {
  try {
    return execFileSync('grep', ['-rlaF', word, dir], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

test('what is erased is nowhere in the folder; the ledger verifies; the same root covers it', async () => {
  const { entry } = await folder.capture({ bytes: Buffer.from(SECRET), name: 'amina.txt', tool, key: 'import-1' })
  const other = await folder.capture({ bytes: Buffer.from('Another report.'), name: 'other.txt', tool })
  const [at] = await all(folder.captures())
  const report = at ? folder.reportId(at.entry, '') : ''
  const anchor = { report, span: [0, 7] as const, exact: 'Witness', prefix: '', suffix: ' Amina' }
  const act: Determination['act'] = { act: 'confirm', on: anchor, kind: 'figure' }
  await folder.determine({ act, reason: 'seen', engine: 'e', key: 'click-1' })
  const leaf = (await folder.ledgerOf().entry(entry)).leaf

  const done = await eraseCapture(folder, entry, 'consent withdrawn')
  expect(done).toMatchObject({ erased: [entry, 3], bodies: 1 })
  expect([found('Amina'), found('amina.txt')]).toEqual(['', ''])
  const { ok, faults } = await folder.verify()
  expect(faults).toEqual([])
  expect(ok).toBe(true)
  expect((await folder.ledgerOf().entry(entry)).leaf).toBe(leaf)

  await folder.close()
  folder = await openCase(dir, { clock: Date.now })
  expect((await all(folder.captures())).map(({ entry: e }) => e.index)).toEqual([other.entry])
  expect(await folder.determinations()).toEqual([])
  // the resumed import it came from does not bring it back
  expect(await folder.capture({ bytes: Buffer.from(SECRET), name: 'amina.txt', tool, key: 'import-1' })).toMatchObject({ entry, again: true })
  expect(found('Amina')).toBe('')
})

test('a body that another capture needs stays', async () => {
  const first = await folder.capture({ bytes: Buffer.from(SECRET), name: 'a.txt', tool })
  const second = await folder.capture({ bytes: Buffer.from(SECRET), name: 'b.txt', tool })
  expect(await eraseCapture(folder, first.entry, 'twice')).toMatchObject({ bodies: 0 })
  expect((await folder.verify()).ok).toBe(true)
  expect(Buffer.from(await folder.bytesOf(second.sha256)).toString()).toBe(SECRET)
})

test('a crash after the tombstone is seen by verification, and erasing again finishes it', async () => {
  const { entry } = await folder.capture({ bytes: Buffer.from(SECRET), name: 'a.txt', tool })
  await folder.record('erasure', { entries: [entry], reason: 'cut short' })
  expect((await folder.verify()).faults).toMatchObject([{ kind: 'not-erased', entry }])
  await folder.close()
  folder = await openCase(dir, { clock: Date.now })
  await eraseCapture(folder, entry, 'again')
  expect(found('Amina')).toBe('')
  expect((await folder.verify()).ok).toBe(true)
})

test('needs a reason, and a capture', async () => {
  const { entry } = await folder.capture({ bytes: Buffer.from(SECRET), tool })
  await expect(eraseCapture(folder, entry, ' ')).rejects.toMatchObject({ code: 'usage' })
  await expect(eraseCapture(folder, 0, 'x')).rejects.toMatchObject({ code: 'not-found' })
  await expect(eraseCapture(folder, 99, 'x')).rejects.toMatchObject({ code: 'not-found' })
})
