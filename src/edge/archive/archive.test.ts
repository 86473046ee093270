// A case handed over: a second case started from the archive has the same root and derives to the same digest, and what was altered on the way is refused.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCase } from '../case/case-folder.ts'
import { verifyCase } from '../case/verify.ts'
import { zipOf } from '../evidence/zip.ts'
import { type LiveCase, openLive } from '../live/open-live.ts'
import { openZip } from '../readers/unzip.ts'
import { archiveCase } from './archive.ts'
import type { Archive } from './description.ts'
import { openArchive } from './open-archive.ts'

const clock = Date.now
const live = (dir: string): Promise<LiveCase> => openLive(dir, { clock, software: 'test', views: false })
const LETTER = 'قالت بلدية الشمال في بيان إنها انتشلت 12 جثة من مقبرة جماعية قرب حلب.\n'
let root = ''
let digest = ''
let described: Archive
const at = (name: string) => join(root, name)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-archive-'))
  await createCase(at('first'), { name: 'قضية', operator: 'A. Analyst', clock })
  const first = await live(at('first'))
  await first.capture([
    { name: 'a.txt', bytes: Buffer.from(LETTER) },
    { name: 'b.txt', bytes: Buffer.from('At least 12 bodies were recovered from a mass grave near Aleppo, the municipality said.\n') },
  ])
  const [statement] = first.snapshot().case.statements
  if (!statement) throw new Error('nothing was read')
  const report = first.snapshot().case.reports.find((one) => one.id === statement.report)
  const [from, to] = statement.span
  const on = { report: statement.report, span: statement.span, exact: report?.text.slice(from, to) ?? '', prefix: '', suffix: '' }
  await first.determine({ act: { act: 'confirm', on, kind: statement.kind }, reason: 'read twice', key: 'confirm-1' })
  digest = (await first.digests()).digest
  described = await archiveCase(first.folder, at('case.zip'), { engine: first.engine, digest })
  await first.close()
}, 60_000)
afterAll(() => rm(root, { recursive: true, force: true }))

describe('a second case from the archive', () => {
  test('a copy has the very root and derives to the same digest; nothing can be added to it', async () => {
    await openArchive(at('case.zip'), at('copy'), { clock })
    const copy = await live(at('copy'))
    try {
      const { size, root: head } = copy.head()
      expect({ size, root: head }).toEqual({ size: described.size, root: described.root })
      expect((await copy.digests()).digest).toBe(digest)
      expect(copy.snapshot().case.statements.some(({ how }) => how === 'confirmed')).toBe(true)
      await expect(copy.capture([{ name: 'c.txt', bytes: Buffer.from('x') }])).rejects.toMatchObject({ code: 'refused', detail: { what: 'no-keys' } })
    } finally {
      await copy.close()
    }
    expect((await verifyCase(at('copy'))).faults).toEqual([])
  })
  test('gone on with under other keys: the first entries and their root stay, new ones come after, and all of it verifies', async () => {
    await openArchive(at('case.zip'), at('second'), { clock, operator: 'B. Analyst' })
    const second = await live(at('second'))
    expect(second.folder.ledgerOf().tree.rootHex(described.size)).toBe(described.root)
    expect((await second.digests()).digest).toBe(digest)
    expect(second.operator).toBe('B. Analyst')
    expect(second.folder.settings.caseId).not.toBe(described.caseId)
    await second.capture([{ name: 'c.txt', bytes: Buffer.from('Activists said 3 people were killed in Homs.\n') }])
    expect(second.snapshot().case.reports).toHaveLength(3)
    await second.close()
    const report = await verifyCase(at('second'))
    expect(report.faults).toEqual([])
    expect(report.checked.entries).toBe(described.size + 3)
  })
  test('the archive carries no key and no secret', async () => {
    const { entries } = await openZip(await readFile(at('case.zip')), { bytes: 1 << 28, items: 10_000 })
    expect(entries.map(({ name }) => name).filter((name) => /key|secret|pem|owner|lock|views/.test(name))).toEqual([])
    expect(entries.map(({ name }) => name)).toContain('case.json')
  })
})

describe('what is not whole is refused, and leaves no folder', () => {
  const altered = async (change: (name: string, bytes: Uint8Array) => [string, Uint8Array] | undefined): Promise<string> => {
    const { entries } = await openZip(await readFile(at('case.zip')), { bytes: 1 << 28, items: 10_000 })
    const files = entries.flatMap((entry) => {
      const bytes = entry.read()
      if (!(bytes instanceof Uint8Array)) throw new Error('unreadable')
      const made = change(entry.name, bytes)
      return made ? [made] : []
    })
    const path = at(`altered-${Math.abs(files.length)}.zip`)
    await writeFile(path, await zipOf(files, new Date(0)))
    return path
  }
  test.each<[string, (name: string, bytes: Uint8Array) => [string, Uint8Array] | undefined]>([
    [
      'a captured byte changed',
      (name, bytes) => [name, name.startsWith('vault/') && bytes.length === Buffer.byteLength(LETTER) ? Buffer.from(bytes).fill(32, 0, 1) : bytes],
    ],
    ['a blob left out', (name, bytes) => (name.startsWith('vault/') && bytes.length === Buffer.byteLength(LETTER) ? undefined : [name, bytes])],
    ['the journal cut', (name, bytes) => [name, name === 'ledger/journal' ? bytes.subarray(0, bytes.length - 40) : bytes]],
    [
      'another root named',
      (name, bytes) => [
        name,
        name === 'archive.json'
          ? Buffer.from(
              Buffer.from(bytes)
                .toString('utf8')
                .replace(/"root": "../, '"root": "zz'),
            )
          : bytes,
      ],
    ],
    ['a file that does not belong', (name, bytes) => [name === 'case.json' ? 'keys/ledger.pem' : name, bytes]],
    ['not described', (name, bytes) => (name === 'archive.json' ? undefined : [name, bytes])],
  ])('%s', async (_what, change) => {
    const path = await altered(change)
    await expect(openArchive(path, at('never'), { clock })).rejects.toMatchObject({ code: 'unreadable-input' })
    await expect(readFile(at('never/case.json'))).rejects.toThrow()
  })
  test('a folder that is there, and a file that is no zip', async () => {
    await expect(openArchive(at('case.zip'), at('first'), { clock })).rejects.toMatchObject({ code: 'case-exists' })
    await writeFile(at('text.zip'), 'not a zip')
    await expect(openArchive(at('text.zip'), at('never'), { clock })).rejects.toMatchObject({ code: 'unreadable-input' })
  })
})
