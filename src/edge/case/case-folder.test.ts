// The case folder on a real disk: captures, determinations, keys that are known again, the lock, the clock.
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Determination, IsnadError } from '../../core/model/index.ts'
import { type CaseFolder, createCase, openCase } from './case-folder.ts'
import { readOwner } from './lock.ts'

const tool = { name: 'test' }
const bytes = (text: string) => Buffer.from(text, 'utf8')
let dir = ''
let now = Date.UTC(2026, 0, 2)
const clock = () => now
let open: CaseFolder | undefined

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'isnad-case-')), 'case')
  now = Date.UTC(2026, 0, 2)
  await createCase(dir, { name: 'قضية', operator: 'A. Analyst', clock })
  open = await openCase(dir, { clock })
})
afterEach(async () => {
  await open?.close().catch(() => undefined)
  open = undefined
  await rm(join(dir, '..'), { recursive: true, force: true })
})
const folder = (): CaseFolder => {
  if (!open) throw new Error('not open')
  return open
}
async function reopen(): Promise<CaseFolder> {
  await folder().close()
  open = await openCase(dir, { clock })
  return open
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = []
  for await (const item of items) out.push(item)
  return out
}
const finding: Determination['act'] = { act: 'finding', about: [], text: 'x', standard: 'lead' }

describe('captures', () => {
  test('the same bytes twice: one blob, two entries', async () => {
    const first = await folder().capture({ bytes: bytes('خبر'), name: 'a.txt', tool })
    const second = await folder().capture({ bytes: bytes('خبر'), name: 'b.txt', tool })
    expect([first.duplicate, second.duplicate]).toEqual([false, true])
    expect(second.entry).toBe(first.entry + 1)
    expect(second.sha256).toBe(first.sha256)
    const captures = await all(folder().captures())
    expect(captures.map(({ record }) => record.name)).toEqual(['a.txt', 'b.txt'])
    expect(Buffer.from(await folder().bytesOf(first.sha256)).toString('utf8')).toBe('خبر')
  })
  test('the same key twice: nothing is recorded the second time, also after reopening', async () => {
    const first = await folder().capture({ bytes: bytes('x'), tool, key: 'k' })
    const again = await folder().capture({ bytes: bytes('x'), tool, key: 'k' })
    expect(again).toEqual({ ...first, duplicate: true, again: true })
    const later = await (await reopen()).capture({ bytes: bytes('x'), tool, key: 'k' })
    expect(later.entry).toBe(first.entry)
    expect(folder().head().size).toBe(2)
  })
  test('the same key at the same moment: one entry', async () => {
    const receipts = await Promise.all(Array.from({ length: 20 }, () => folder().capture({ bytes: bytes('x'), tool, key: 'k' })))
    expect(new Set(receipts.map(({ entry }) => entry)).size).toBe(1)
    expect(folder().head().size).toBe(2)
  })
  test('many at once are in order and counted', async () => {
    const inputs = Array.from({ length: 600 }, (_, i) => ({ bytes: bytes(`report ${i % 500}`), name: `${i}`, tool }))
    const receipts = await all(folder().captureMany(inputs))
    expect(receipts.map(({ entry }) => entry)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1))
    expect(receipts.filter(({ duplicate }) => duplicate)).toHaveLength(100)
    const captures = await all((await reopen()).captures())
    expect(captures.map(({ record }) => record.name)).toEqual(inputs.map(({ name }) => name))
  })
  test('empty bytes are kept like any others', async () => {
    const receipt = await folder().capture({ bytes: new Uint8Array(0), tool })
    expect(receipt.sha256).toMatch(/^e3b0c44298fc1c14/)
    expect(await folder().bytesOf(receipt.sha256)).toHaveLength(0)
  })
})

describe('determinations', () => {
  test('the same key returns the first one', async () => {
    const first = await folder().determine({ act: finding, reason: 'because', engine: 'e', key: 'click' })
    now += 1000
    const again = await folder().determine({ act: finding, reason: 'other', engine: 'e', key: 'click' })
    expect(again).toEqual(first)
    expect(await (await reopen()).determinations()).toEqual([first])
  })
  test('without a reason it is refused and nothing is recorded', async () => {
    await expect(folder().determine({ act: finding, reason: '', engine: 'e', key: 'k' })).rejects.toThrow(IsnadError)
    expect(folder().head().size).toBe(1)
  })
})

describe('the house around it', () => {
  test('a clock that goes back is recorded', async () => {
    await folder().capture({ bytes: bytes('1'), tool })
    now -= 86_400_000
    await folder().capture({ bytes: bytes('2'), tool })
    expect((await all(folder().entries())).map(({ kind }) => kind)).toEqual(['opened', 'capture', 'clock-moved', 'capture'])
  })
  test('a second opening is refused with the address of the first', async () => {
    await folder().announce('http://127.0.0.1:4000', 'secret')
    expect((await stat(join(dir, 'owner.json'))).mode & 0o777).toBe(0o600)
    const refused = await openCase(dir, { clock }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'case-locked', detail: { address: 'http://127.0.0.1:4000', pid: process.pid } })
    await folder().close()
    expect(await readOwner(dir)).toBeUndefined()
    open = await openCase(dir, { clock })
  })
  test('a case is not made twice, nor over other files', async () => {
    await expect(createCase(dir, { name: 'x', operator: 'y', clock })).rejects.toMatchObject({ code: 'case-exists' })
    await expect(openCase(join(dir, 'vault'), { clock })).rejects.toMatchObject({ code: 'not-a-case' })
    await expect(createCase(join(dir, 'vault'), { name: 'x', operator: 'y', clock })).rejects.toMatchObject({ code: 'refused' })
  })
  test('a making that was cut short is begun again; nothing in it was acknowledged', async () => {
    const half = join(dir, '..', 'half')
    await mkdir(join(half, 'ledger'), { recursive: true })
    await writeFile(join(half, 'unfinished'), '')
    await writeFile(join(half, 'ledger/journal'), 'half a li')
    await expect(openCase(half, { clock })).rejects.toMatchObject({ code: 'not-a-case' })
    await createCase(half, { name: 'x', operator: 'y', clock })
    const made = await openCase(half, { clock })
    expect((await made.verify()).ok).toBe(true)
    expect(await readdir(half)).not.toContain('unfinished')
    await made.close()
  })
  test('an older copy put back in its place would fork: refused', async () => {
    const heads = join(dir, '..', 'heads')
    await folder().close()
    await cp(dir, `${dir}-older`, { recursive: true })
    open = await openCase(dir, { clock, heads })
    await folder().capture({ bytes: bytes('newer'), tool })
    await folder().close()
    await rm(dir, { recursive: true })
    await rename(`${dir}-older`, dir)
    await expect(openCase(dir, { clock, heads })).rejects.toMatchObject({ code: 'ledger-fork' })
    open = await openCase(dir, { clock })
    await folder().capture({ bytes: bytes('other'), tool })
    await folder().close()
    await expect(openCase(dir, { clock, heads })).rejects.toMatchObject({ code: 'ledger-fork' })
  })
  test('temp files of a crash are gone at the next opening, and every record is published', async () => {
    await folder().capture({ bytes: bytes('x'), tool })
    const again = await reopen()
    expect(await readdir(join(dir, 'temp'))).toEqual([])
    expect(again.head().checkpoint.split('\n')[1]).toBe('2')
  })
})
