// Anchors through a calendar on this machine: pending, then in a block, then held against a header; and everything that may go wrong in between.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalCalendar, localCalendar } from '../../../test/support/local-calendar.ts'
import { AnchorBody, OtherRecord, readHeaders } from '../../core/ledger/index.ts'
import { sha256 } from '../digest.ts'
import { anchorCase, upgradeAnchors } from './anchor.ts'
import { type CaseFolder, createCase, openCase } from './case-folder.ts'
import { alone } from './in-turn.ts'
import { verifyCase } from './verify.ts'

let calendar: LocalCalendar
let base = ''
let dir = ''
let folder: CaseFolder
beforeEach(async () => {
  calendar = await localCalendar()
  base = await mkdtemp(join(tmpdir(), 'isnad-anchor-'))
  dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  folder = await openCase(dir, { clock: Date.now })
  await folder.capture({ bytes: Buffer.from('forty'), tool: { name: 'test' } })
})
afterEach(async () => {
  await calendar.close()
  await folder.close()
  await rm(base, { recursive: true, force: true })
})
const headersOf = (line: string) => {
  const read = readHeaders(line, sha256)
  if ('badLine' in read) throw new Error('bad header')
  return read.headers
}

test('pending is shown as pending; upgraded it leads to a block; only a header that holds the root says more', async () => {
  const made = await anchorCase(alone(folder), [calendar.address])
  expect(made).toMatchObject({ size: 2, blocks: [], calendars: [calendar.address] })
  expect(await upgradeAnchors(alone(folder))).toEqual([])
  const pending = await folder.verify()
  expect([pending.ok, pending.anchors]).toEqual([true, [{ entry: made.entry, size: 2, state: 'pending', calendars: [calendar.address] }]])

  const line = calendar.mine(840_123)
  const [upgraded] = await upgradeAnchors(alone(folder))
  expect(upgraded).toMatchObject({ size: 2, blocks: [840_123] })
  expect(await upgradeAnchors(alone(folder))).toEqual([])
  const block = await folder.verify()
  expect([block.ok, block.anchors]).toMatchObject([true, [{ entry: upgraded?.entry, state: 'block', height: 840_123 }]])
  expect(block.anchors[0]).not.toHaveProperty('time')

  const held = await verifyCase(dir, { headers: headersOf(line) })
  expect([held.ok, held.anchors]).toMatchObject([true, [{ state: 'header', time: new Date(1.8e12).toISOString() }]])
  const other = await verifyCase(dir, {
    headers: headersOf(line.replace(/(?<=^\d+ .{90})./, (one) => (one === '0' ? '1' : '0'))),
  })
  expect(other.faults).toMatchObject([{ kind: 'block-differs', entry: upgraded?.entry }])
  expect(other.anchors.filter(({ state }) => state === 'header')).toEqual([])
})

test('a calendar that is gone keeps nobody from what another has, and is told where none has anything', async () => {
  const gone = await localCalendar()
  await anchorCase(alone(folder), [gone.address])
  await anchorCase(alone(folder), [gone.address, calendar.address])
  await gone.close()
  await expect(upgradeAnchors(alone(folder))).rejects.toMatchObject({ code: 'time-authority' })
  calendar.mine(840_123)
  expect(await upgradeAnchors(alone(folder))).toMatchObject([{ blocks: [840_123] }])
  expect((await folder.verify()).ok).toBe(true)
})

test('what the calendar is given tells nothing of the ledger, and only calendars that were named are asked', async () => {
  const { entry } = await anchorCase(alone(folder), [calendar.address])
  expect(calendar.asked).toEqual(['POST /digest'])
  const record = OtherRecord.parse(JSON.parse(Buffer.from(await folder.bytesOf((await folder.ledgerOf().entry(entry)).commitment)).toString('utf8')))
  const body = AnchorBody.parse(record.body)
  const proof = Buffer.from(body.proof, 'base64')
  expect(proof.subarray(33, 65)).toEqual(Buffer.from(sha256(Buffer.from(body.checkpoint, 'utf8'))))
  expect(proof[65]).toBe(0xf0) // a salt is put behind the digest before anything is hashed and sent
  // A promise in the proof that names somebody else leads nobody there.
  const elsewhere = Buffer.concat([Buffer.from('0083dfe30d2ef90c8e', 'hex'), Buffer.from([18, 17]), Buffer.from('http://10.0.0.9:1')])
  calendar.answer = elsewhere
  await anchorCase(alone(folder), [calendar.address])
  calendar.answer = undefined
  calendar.asked.length = 0
  expect(await upgradeAnchors(alone(folder))).toEqual([])
  expect(calendar.asked.filter((line) => !line.startsWith('GET /timestamp/'))).toEqual([])
  expect(calendar.asked).toHaveLength(1)
})

test.each([
  ['bytes that are no proof', Buffer.from('not a proof')],
  ['nothing', Buffer.alloc(0)],
  ['more than a calendar answers', Buffer.alloc(20_000)],
])('%s: told, and nothing is recorded', async (_what, answer) => {
  calendar.answer = answer
  const before = folder.head().size
  if (answer.length === 0) calendar.answer = Buffer.from([0])
  await expect(anchorCase(alone(folder), [calendar.address])).rejects.toMatchObject({ code: 'time-authority' })
  await expect(anchorCase(alone(folder), ['http://127.0.0.1:1'])).rejects.toMatchObject({ code: 'time-authority' })
  expect(folder.head().size).toBe(before)
})

test('a proof over another checkpoint is told', async () => {
  await anchorCase(alone(folder), [calendar.address])
  const checkpoint = await readFile(join(dir, 'ledger/checkpoint'), 'utf8')
  const { entry } = await anchorCase(alone(folder), [calendar.address])
  const record = OtherRecord.parse(JSON.parse(Buffer.from(await folder.bytesOf((await folder.ledgerOf().entry(entry)).commitment)).toString('utf8')))
  const forged = await folder.record('timestamp', { ...AnchorBody.parse(record.body), checkpoint })
  expect((await folder.verify()).faults).toMatchObject([{ kind: 'token-bad', entry: forged.entry }])
})
