// Further blobs of one capture, as a page from a browser has them: kept, verified, sealed and erased like the body.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaptureRecord } from '../../core/ledger/index.ts'
import { asBody, blobsOf } from './capture-record.ts'
import { type CaseFolder, createCase, openCase } from './case-folder.ts'
import { eraseCapture } from './erase.ts'
import { verifyCase } from './verify.ts'

let base = ''
let dir = ''
let folder: CaseFolder
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-parts-'))
  dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  folder = await openCase(dir, { clock: Date.now })
})
afterEach(async () => {
  await folder.close()
  await rm(base, { recursive: true, force: true })
})

const input = (text: string, personal = false) => ({
  bytes: Buffer.from(`<p>${text}</p>`),
  mediaType: 'text/html; charset=utf-8',
  tool: { name: 'test' },
  personal,
  parts: [
    { role: 'screenshot', mediaType: 'image/png', bytes: Buffer.from(`picture of ${text}`) },
    { role: 'received', mediaType: 'text/html', bytes: Buffer.from('the same for all') },
  ],
})
async function recordAt(index: number): Promise<CaptureRecord> {
  for await (const { entry, record } of folder.captures()) if (entry.index === index) return record
  throw new Error('no such capture')
}

test.each([false, true])('parts are kept and come back; altered or lost, each is named (personal: %s)', async (personal) => {
  const { entry } = await folder.capture(input('forty', personal))
  await folder.publish()
  const record = await recordAt(entry)
  expect(record.parts?.map(({ role, length }) => [role, length])).toEqual([
    ['screenshot', 16],
    ['received', 16],
  ])
  for (const part of record.parts ?? []) expect(Buffer.from(await folder.bodyOf(asBody(part))).toString()).toMatch(/picture of forty|the same/)
  expect((await verifyCase(dir)).faults).toEqual([])
  for (const { name, sealed } of blobsOf(record)) {
    const path = join('vault', name.slice(0, 2), sealed ? `${name}.sealed` : name)
    const bytes = await readFile(join(dir, path))
    const other = Buffer.from(bytes)
    other[other.length - 20] = (other[other.length - 20] ?? other[0] ?? 0) ^ 1
    if (other.equals(bytes)) other[0] = (other[0] ?? 0) ^ 1
    await writeFile(join(dir, path), other)
    expect((await verifyCase(dir)).faults).toMatchObject([{ kind: 'blob-altered', path, entry }])
    await rm(join(dir, path))
    expect((await verifyCase(dir)).faults).toMatchObject([{ kind: 'body-missing', entry }])
    await writeFile(join(dir, path), bytes)
  }
})

test('erasing takes the parts out, and leaves what another capture still needs', async () => {
  const first = await folder.capture(input('forty'))
  const second = await folder.capture(input('fifty'))
  const [one, two] = [await recordAt(first.entry), await recordAt(second.entry)]
  expect(await eraseCapture(folder, first.entry, 'consent withdrawn')).toMatchObject({ bodies: 2 })
  const there = await Promise.all([...blobsOf(one), ...blobsOf(two)].map(({ name }) => folder.vaultOf().has(name)))
  expect(there).toEqual([false, false, true, true, true, true])
  expect((await verifyCase(dir)).faults).toEqual([])
})
