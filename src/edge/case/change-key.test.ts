// A new key: the old one vouches for it, what was signed before stays valid, a crash in between is finished, a false chain is told.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CaseSettings, encodeKey } from '../../core/ledger/index.ts'
import { newSigningKey, sha256 } from '../digest.ts'
import { createCase, openCase } from './case-folder.ts'
import { changeKey } from './change-key.ts'
import { readSettings } from './settings.ts'
import { verifyCase } from './verify.ts'

const tool = { name: 'test' }
let base = ''
let dir = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-key-'))
  dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
})
afterEach(() => rm(base, { recursive: true, force: true }))
async function capture(text: string): Promise<number> {
  const folder = await openCase(dir, { clock: Date.now, publishAfter: 0 })
  const { entry } = await folder.capture({ bytes: Buffer.from(text), tool })
  await folder.close()
  return entry
}
const checkpoint = () => readFile(join(dir, 'ledger/checkpoint'), 'utf8')

test('twice changed: it verifies, also against checkpoints of each key before, and work goes on', async () => {
  await capture('a')
  const kept = [await checkpoint()]
  const first = (await readSettings(dir)).key
  const second = await changeKey(dir, { clock: Date.now })
  await capture('b')
  kept.push(await checkpoint())
  await changeKey(dir, { clock: Date.now })
  await capture('c')
  expect((await readSettings(dir)).key).not.toBe(second)
  expect(second).not.toBe(first)
  for (const against of kept) expect((await verifyCase(dir, { against })).faults).toEqual([])
  expect(await readdir(join(dir, 'keys'))).toEqual(['ledger.pem', 'secret'])
})

test('a crash after any of its steps is finished, or undone, at the next opening', async () => {
  await capture('a')
  await cp(dir, join(base, 'before'), { recursive: true })
  await changeKey(dir, { clock: Date.now })
  await cp(dir, join(base, 'after'), { recursive: true })
  // which of the files a crash left as they were: in the order in which they are written
  const steps = ['ledger/checkpoint', 'keys/ledger.pem', 'case.json']
  for (let left = 0; left <= steps.length; left++) {
    await rm(dir, { recursive: true })
    await cp(join(base, 'after'), dir, { recursive: true })
    await cp(join(dir, 'keys/ledger.pem'), join(dir, 'keys/ledger.pem.next'))
    for (const path of steps.slice(0, left)) await cp(join(base, 'before', path), join(dir, path))
    if (left > 0) await cp(join(base, 'before', 'ledger/checkpoint'), join(dir, 'ledger/checkpoint'))
    await capture('later')
    expect([left, (await verifyCase(dir)).faults]).toEqual([left, []])
    expect(await readdir(join(dir, 'keys'))).toEqual(['ledger.pem', 'secret'])
  }
  // before its entry was recorded: the waiting key is dropped, the old one goes on
  await rm(dir, { recursive: true })
  await cp(join(base, 'before'), dir, { recursive: true })
  await writeFile(join(dir, 'keys/ledger.pem.next'), newSigningKey().pem)
  await capture('later')
  expect((await verifyCase(dir)).faults).toEqual([])
  expect(await readdir(join(dir, 'keys'))).toEqual(['ledger.pem', 'secret'])
})

test('a key that the one before did not vouch for is told, with its entry', async () => {
  const folder = await openCase(dir, { clock: Date.now, publishAfter: 0 })
  const stranger = newSigningKey()
  const settings: CaseSettings = {
    ...folder.settings,
    key: encodeKey({ name: `isnad.case/${folder.settings.caseId}`, publicKey: stranger.publicKey }, sha256),
  }
  const { entry } = await folder.record('key-changed', settings)
  await folder.close()
  const faults = (await verifyCase(dir)).faults
  expect(faults.find(({ kind }) => kind === 'key-unvouched')?.entry).toBe(entry)
})
