// Tables and exports of other tools into a real case: charsets, marks between cells, workbooks, hashes; nothing mixes with what the machine reads.
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../../core/dossier/interchange/csv.ts'
import { createCase } from '../case/case-folder.ts'
import { type LiveCase, openLive } from '../live/open-live.ts'
import { bytesOf } from '../outputs/outputs.ts'
import { writeXlsx } from '../outputs/xlsx/write-xlsx.ts'
import { readTable } from '../readers/table/read-table.ts'
import { importTable } from './import-table.ts'
import { checkExport } from './media-export.ts'

const WINDOWS_1256: Readonly<Record<string, number>> = { ا: 0xc7, ل: 0xe1, ق: 0xde, ت: 0xca, ى: 0xec, م: 0xe3, ك: 0xdf, ن: 0xe4, ر: 0xd1, ة: 0xc9 }
const arabic = (text: string) => Buffer.from([...text].map((char) => WINDOWS_1256[char] ?? char.charCodeAt(0)))

describe('tables', () => {
  test.each<[string, Uint8Array]>([
    ['comma, with a byte order mark', Buffer.from('\uFEFFالمكان,القتلى\r\n"الرقة, المركز",12\r\n')],
    ['semicolon', Buffer.from('المكان;القتلى\n"الرقة, المركز";12\n')],
    ['tab', Buffer.from('المكان\tالقتلى\nالرقة, المركز\t12\n')],
    ['a line that names the mark', Buffer.from('sep=;\r\nالمكان;القتلى\r\nالرقة, المركز;12')],
    ['UTF-16', Buffer.from('\uFEFFالمكان\tالقتلى\nالرقة, المركز\t12\n', 'utf16le')],
    ['windows-1256', arabic('المكان;القتلى\nالرقة, المركن;12\n'.replace('المركن', 'المركن'))],
  ])('%s', async (_what, bytes) => {
    const { cells } = await readTable(bytes)
    expect(cells[0]).toEqual(['المكان', 'القتلى'])
    expect(cells[1]?.[0]).toMatch(/^الرقة, المرك[زن]$/)
    expect(cells[1]?.[1]).toBe('12')
  })
  test('a workbook of ours comes back: numbers, days, texts that look like formulas, strange signs', async () => {
    const rows: Row[] = [
      { a: '=1+1', n: 12, d: '2017-08-21' },
      { a: 'قال "نعم" & <لا>\n_x0041_\u0007', n: -3.5, d: '1850-01-01' },
      { a: '', n: null, d: '2017' },
      { a: "'=x", n: 0, d: '' },
    ]
    const columns = (['a', 'n', 'd'] as const).map((key) => ({
      key,
      head: { ar: key, en: key },
      kind: key === 'n' ? ('number' as const) : key === 'd' ? ('date' as const) : ('text' as const),
      width: 10,
    }))
    const bytes = await writeXlsx([{ name: { ar: 'أ', en: 'A' }, columns, rows }], {
      lang: 'ar',
      title: 't',
      by: 'b',
      madeAt: '2026-01-01T00:00:00.000Z',
    })
    const { cells, sheets } = await readTable(bytes)
    expect(sheets).toEqual(['أ'])
    expect(cells).toEqual([
      ['a', 'n', 'd'],
      ['=1+1', '12', '2017-08-21'],
      ['قال "نعم" & <لا>\n_x0041_\u0007', '-3.5', '1850-01-01'],
      ['', '', '2017'],
      ["'=x", '0'],
    ])
  })
  test('what is no table is said, not thrown', async () => {
    expect((await readTable(Buffer.from('PK\x03\x04 nothing'))).problems.map(({ code }) => code)).toContain('not-this-format')
    expect((await readTable(new Uint8Array(0))).cells).toEqual([])
  })
})

describe('into a case', () => {
  let root = ''
  let live: LiveCase
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'isnad-import-'))
    await createCase(join(root, 'case'), { name: 'قضية', operator: 'A. Analyst', clock: Date.now })
    live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false })
  }, 60_000)
  afterAll(async () => {
    await live.close()
    await rm(root, { recursive: true, force: true })
  })
  const csv = 'Date,Place,Killed,Source\n2017-08-21,Aleppo,12,Local council\n2017-08-22,Aleppo,many,\n'
  const request = { name: 'list.csv', base64: Buffer.from(csv).toString('base64'), as: 'figures' as const }

  test('a dry run says what would come in and records nothing', async () => {
    const before = live.head().size
    const answer = await importTable(live, { ...request, dryRun: true })
    expect(answer).toMatchObject({ rows: 2, figures: 1, captured: null, flagged: [{ row: 3, figures: 0 }] })
    expect(live.head().size).toBe(before)
  })
  test('what comes in is marked, counts in no tally, is quoted with its row, and counts once a person confirms it', async () => {
    const answer = await importTable(live, { ...request, key: 'import-1' })
    expect(answer.captured?.reports).toHaveLength(1)
    const state = live.snapshot().case
    const [statement] = state.statements
    expect(statement).toMatchObject({
      how: 'imported',
      figure: { of: 'killed', min: 12 },
      chain: [{ name: 'Local council' }],
      because: ['import/figures/row-2'],
    })
    expect(live.snapshot().counts.reviewed).toBe(0)
    expect([...state.sites, ...state.incidents].flatMap(({ tallies }) => tallies)).toEqual([])
    const report = state.reports[0]
    if (!statement || !report) throw new Error('nothing came in')
    expect(report.text.slice(...statement.span)).toBe('2. Date: 2017-08-21 · Place: Aleppo · Killed: 12 · Source: Local council')
    const rows = Buffer.from(bytesOf(await live.output({ form: 'statements.csv', language: 'en' }))).toString('utf8')
    expect(rows).toContain('imported')
    const [from, to] = statement.span
    const on = { report: report.id, span: statement.span, exact: report.text.slice(from, to), prefix: '', suffix: '' }
    await live.determine({ act: { act: 'confirm', on, kind: 'figure' }, reason: 'checked against the list', key: 'confirm-import-1' })
    expect(live.snapshot().case.statements[0]?.how).toBe('confirmed')
    expect(live.snapshot().case.incidents.flatMap(({ tallies }) => tallies.map(({ low }) => low))).toContain(12)
  })
  test('the same import again records nothing; after a new start it reads as before', async () => {
    const { size } = live.head()
    await importTable(live, { ...request, key: 'import-1' })
    expect(live.head().size).toBe(size)
    const digest = (await live.digests()).digest
    await live.close()
    live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false })
    expect((await live.digests()).digest).toBe(digest)
  })
  test('a Uwazi row is a document: its words are read by the machine, its cell is taken as entered, and the two stay apart', async () => {
    const uwazi =
      'title__en,Description,Date,Number of victims\nA grave,"At least 40 bodies were recovered from a mass grave near Homs, the council said.",2018-11-01,41\n'
    await importTable(live, { name: 'uwazi.csv', base64: Buffer.from(uwazi).toString('base64'), as: 'uwazi', key: 'import-2' })
    const { reports, statements } = live.snapshot().case
    const report = reports.find(({ title }) => title === 'A grave')
    const mine = statements.filter((statement) => statement.report === report?.id).map(({ how, figure }) => [how ?? 'machine', figure?.min])
    expect(mine).toEqual([
      ['machine', 40],
      ['imported', 41],
    ])
  })
  test('a field nobody knows is refused before anything is recorded', async () => {
    await expect(importTable(live, { ...request, mapping: { Killed: 'slain' } })).rejects.toMatchObject({ code: 'bad-request' })
  })
})

describe('exports of archivers', () => {
  const page = Buffer.from('<html>page</html>')
  const video = Buffer.from('video bytes')
  const hex = (way: string, bytes: Uint8Array) => createHash(way).update(bytes).digest('hex')
  const sheet = (hash: string) =>
    Buffer.from(
      `Link,Archive status,Archive location,Hash\nhttps://example.org/post/1,yt: success,https://bucket.example/run/abc/page.html,${hash}\nhttps://example.org/post/2,success,run/gone.html,SHA-256:${'a'.repeat(64)}\n`,
    )

  test.each([
    ['SHA-256', `SHA-256:${hex('sha256', page)}`],
    ['SHA3-512', `SHA3-512:${hex('sha3-512', page)}`],
  ])('a sheet with %s', async (_way, hash) => {
    const { files, missing } = await checkExport([
      { name: 'run/abc/page.html', bytes: page },
      { name: 'sheet.csv', bytes: sheet(hash) },
    ])
    expect(files.map(({ name, hash: state, address }) => [name, state, address])).toEqual([
      ['run/abc/page.html', 'agrees', 'https://example.org/post/1'],
      ['sheet.csv', 'unstated', undefined],
    ])
    expect(missing.map(({ file }) => file)).toEqual(['gone.html'])
  })
  test('one byte changed is told, and so is a file nobody names', async () => {
    const { files } = await checkExport([
      { name: 'run/abc/page.html', bytes: Buffer.from('<html>pagE</html>') },
      { name: 'stranger.bin', bytes: video },
      { name: 'sheet.csv', bytes: sheet(`SHA-256:${hex('sha256', page)}`) },
    ])
    expect(files.map(({ name, hash }) => [name, hash])).toEqual([
      ['run/abc/page.html', 'differs'],
      ['stranger.bin', 'unstated'],
      ['sheet.csv', 'unstated'],
    ])
  })
  test('hashes in nested JSON, as a project export has them', async () => {
    const project = {
      incidents: [
        {
          slug: 'ABCDEF',
          source_material: [{ source_url: 'https://example.org/v', artifacts: [{ file_name: 'v.mp4', file_hash_sha256: hex('sha256', video) }] }],
        },
      ],
    }
    const { files } = await checkExport([
      { name: 'media/v.mp4', bytes: video },
      { name: 'project.json', bytes: Buffer.from(JSON.stringify(project)) },
    ])
    expect(files[0]).toMatchObject({ hash: 'agrees', stated: hex('sha256', video) })
  })
})
