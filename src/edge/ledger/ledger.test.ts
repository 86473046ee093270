// The ledger on a real disk: batches, crashes in the middle of a line, checkpoints it must not fork from, tiles as C2SP has them.
import { appendFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hex, readBundle, tilePath } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/index.ts'
import { newSigningKey, sha256, sha256Hex } from '../digest.ts'
import { type Draft, Ledger, type LedgerOptions } from './ledger.ts'
import { verifyLedger } from './verify-ledger.ts'

let base = ''
let options: LedgerOptions
let now = Date.UTC(2026, 0, 1)
const draft = (i: number): Draft => ({ kind: 'export', key: i.toString(16).padStart(64, '0'), commitment: 'c'.repeat(64) })
const drafts = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => draft(from + i))
const journal = () => join(options.dir, 'journal')

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-ledger-'))
  const signing = newSigningKey()
  const key = { name: 'isnad.case/test', publicKey: signing.publicKey }
  const clockMoved = () => Promise.resolve<Draft>({ kind: 'clock-moved', key: sha256Hex(Buffer.from(String(now))), commitment: 'd'.repeat(64) })
  options = { dir: join(base, 'ledger'), temp: join(base, 'temp'), key, sign: signing.sign, clock: () => now, clockMoved, publishAfter: 0 }
  await mkdir(options.dir)
  await mkdir(options.temp)
  await Ledger.begin(options, draft(0))
})
afterEach(() => rm(base, { recursive: true, force: true }))

async function filled(count: number): Promise<void> {
  const ledger = await Ledger.open(options)
  await ledger.append(drafts(1, count))
  await ledger.close()
}
const faultsOf = async () =>
  (
    await verifyLedger(
      options.dir,
      base,
      () => Promise.resolve(options.key),
      () => undefined,
    )
  ).faults
const refusal = (opened: Promise<Ledger>) =>
  opened.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('appending', () => {
  test('callers of one moment share a batch, each gets its own entry, a known key appends nothing', async () => {
    const ledger = await Ledger.open(options)
    const done = await Promise.all(drafts(1, 50).map((one) => ledger.append([one])))
    expect(done.map(([one]) => one?.entry.index)).toEqual(Array.from({ length: 49 }, (_, i) => i + 1))
    const [again] = await ledger.append([draft(7)])
    expect(again).toMatchObject({ appended: false, entry: { index: 7 } })
    expect(ledger.size).toBe(50)
    await ledger.close()
  })
  test('who appends the moment it is acknowledged is recorded too', async () => {
    const ledger = await Ledger.open(options)
    for (let i = 1; i < 8; i++) await ledger.append([draft(i)])
    expect(ledger.size).toBe(8)
    await ledger.close()
  })
  test('what is published is what C2SP tlog-tiles says', async () => {
    await filled(600)
    const level0 = await readFile(join(options.dir, tilePath(0, 1)))
    const level1 = await readFile(join(options.dir, tilePath(1, 0, 2)))
    const bundle = readBundle(await readFile(join(options.dir, tilePath('entries', 2, 88))))
    expect([level0.length, level1.length, bundle?.length]).toEqual([256 * 32, 64, 88])
    const ledger = await Ledger.open(options)
    expect(hex(level1.subarray(32))).toBe(hex(ledger.tree.range(256, 512)))
    expect(bundle?.[0] && hex(sha256(Buffer.concat([Buffer.of(0), bundle[0]])))).toBe(hex(ledger.tree.leaf(512)))
    await ledger.close()
    expect(await faultsOf()).toEqual([])
  })
})

describe('after a crash', () => {
  test('a half-written last line is put aside, and nothing acknowledged with it', async () => {
    await filled(10)
    await appendFile(journal(), '0123456789abcdef {"commitment":"')
    expect(await faultsOf()).toEqual([])
    const ledger = await Ledger.open(options)
    expect(ledger.size).toBe(10)
    await ledger.append([draft(10)])
    await ledger.close()
    expect((await Ledger.open(options).then(async (again) => [again.size, await again.close()]))[0]).toBe(11)
  })
  test('a whole last line without its newline is kept', async () => {
    const ledger = await Ledger.open(options)
    await ledger.append(drafts(1, 5))
    // closed without publishing, as kill -9 leaves it
    const bytes = await readFile(journal())
    await ledger.close()
    await rm(join(options.dir, 'tile'), { recursive: true })
    await writeFile(journal(), bytes.subarray(0, -1))
    const again = await Ledger.open(options)
    expect(again.size).toBe(5)
    await again.close()
    expect(await readFile(journal())).toEqual(bytes)
  })
})

describe('a long ledger is opened from its tiles', () => {
  const long = () => ({ ...options, long: 1 })
  test.each([255, 256, 257, 600, 1024])('of %i entries: the same tree, keys and entries; it goes on, and verifies', async (count) => {
    await filled(count)
    const whole = await Ledger.open(options)
    const expected = {
      head: whole.head(),
      entries: await whole.read(0),
      proof: whole.tree.inclusionProof(3).map(hex),
      find: whole.find(draft(7).key),
    }
    await whole.close()
    const ledger = await Ledger.open(long())
    expect({
      head: ledger.head(),
      entries: await ledger.read(0),
      proof: ledger.tree.inclusionProof(3).map(hex),
      find: ledger.find(draft(7).key),
    }).toEqual(expected)
    expect((await ledger.append([draft(7)]))[0]).toMatchObject({ appended: false, entry: { index: 7 } })
    await ledger.append(drafts(count, count + 300))
    await ledger.close()
    expect(await faultsOf()).toEqual([])
    const again = await Ledger.open(long())
    expect(again.size).toBe(count + 300)
    await again.close()
  })
  test('an altered line is named when it is read; a wrong or missing tile makes it read every line', async () => {
    await filled(700)
    const bytes = await readFile(journal())
    const line = bytes.length / 700
    const at = Math.floor(line * 20.5)
    await writeFile(journal(), bytes.with(at, bytes[at] === 0x61 ? 0x62 : 0x61))
    const ledger = await Ledger.open(long())
    await expect(ledger.read(0, 100)).rejects.toMatchObject({ code: 'ledger-broken' })
    await ledger.close()
    await writeFile(journal(), bytes)
    const tile = join(options.dir, tilePath(0, 2, 188))
    const right = await readFile(tile)
    await writeFile(tile, right.with(3, (right[3] ?? 0) ^ 1))
    expect(await Ledger.open(long()).then(async (open) => [open.size, await open.close()][0])).toBe(700)
    await rm(tile)
    expect(await Ledger.open(long()).then(async (open) => [open.size, await open.close()][0])).toBe(700)
  })
  test('a journal behind its checkpoint is refused all the same', async () => {
    await filled(600)
    const bytes = await readFile(journal())
    await writeFile(journal(), bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1))
    expect(await refusal(Ledger.open(long()))).toMatchObject({ code: 'ledger-fork' })
  })
})

describe('refuses to sign', () => {
  test('when the journal is behind its checkpoint', async () => {
    await filled(10)
    const bytes = await readFile(journal())
    const lineLength = bytes.length / 10
    await truncate(journal(), Math.round(bytes.length - 3 * lineLength))
    const kept = await readFile(journal())
    await writeFile(journal(), kept.subarray(0, kept.lastIndexOf(10) + 1))
    expect(await refusal(Ledger.open(options))).toMatchObject({ code: 'ledger-fork' })
    expect((await faultsOf()).map(({ kind }) => kind)).toContain('entries-missing')
  })
  test('when it leads to another root', async () => {
    await filled(10)
    const checkpoint = await readFile(join(options.dir, 'checkpoint'))
    await rm(options.dir, { recursive: true })
    await mkdir(options.dir)
    now += 5000
    await Ledger.begin(options, draft(0))
    await filled(10)
    await writeFile(join(options.dir, 'checkpoint'), checkpoint)
    expect(await refusal(Ledger.open(options))).toMatchObject({ code: 'ledger-fork' })
  })
  test('when an entry was altered, naming it', async () => {
    await filled(10)
    const bytes = await readFile(journal())
    const at = bytes.indexOf('"key"', 1300)
    bytes[at + 10] = 0x61
    await writeFile(journal(), bytes)
    const entry = bytes.subarray(0, at).filter((byte) => byte === 10).length
    expect(await refusal(Ledger.open(options))).toMatchObject({ code: 'ledger-broken', detail: { entry } })
    expect(await faultsOf()).toMatchObject([{ kind: 'entry-altered', entry }])
  })
  test.each([['absent'], ['bad']])('when the checkpoint is %s', async (how) => {
    await filled(3)
    const path = join(options.dir, 'checkpoint')
    if (how === 'absent') await rm(path)
    else await writeFile(path, (await readFile(path, 'utf8')).replace('\n3\n', '\n2\n'))
    const error = await refusal(Ledger.open(options))
    expect(error).toBeInstanceOf(IsnadError)
    expect(error).toMatchObject({ code: 'ledger-broken' })
  })
})

test('each altered, missing or strange tile is named', async () => {
  await filled(600)
  for (const path of [tilePath(0, 0), tilePath(0, 2, 88), tilePath(1, 0, 2), tilePath('entries', 1), tilePath('entries', 2, 88)]) {
    const file = join(options.dir, path)
    const bytes = await readFile(file)
    await writeFile(file, bytes.with(40, (bytes[40] ?? 0) ^ 4))
    expect(await faultsOf()).toMatchObject([{ kind: 'tile-altered', path: `ledger/${path}` }])
    await rm(file)
    expect(await faultsOf()).toMatchObject([{ kind: 'tile-missing', path: `ledger/${path}` }])
    await writeFile(file, bytes)
  }
  await writeFile(join(options.dir, tilePath(0, 1)), 'x')
  await rm(join(options.dir, tilePath('entries', 0)))
  const ledger = await Ledger.open(options)
  await ledger.publishAnew()
  await ledger.close()
  expect(await faultsOf()).toEqual([])
  await writeFile(join(options.dir, 'tile/0/007'), 'x')
  expect(await faultsOf()).toMatchObject([{ kind: 'file-unexpected', path: 'ledger/tile/0/007' }])
})
