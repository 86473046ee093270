// What goes into a WACZ comes out of it: by our strict reader, and by gunzip and a plain look at the bytes.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { heldSource } from '../../case/blob-source.ts'
import { reportFiles } from '../../readers/folder.ts'
import { readCapture, readContext } from '../../readers/index.ts'
import { openZip } from '../../readers/unzip.ts'
import { type WaczItem, writeWacz } from './write-wacz.ts'

const CORPUS = join(import.meta.dirname, '..', '..', '..', '..', 'corpus', 'raqqa')
const CHECK = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'evidence', 'check-wacz.py')
const about = { title: 'Test', software: 'Isnad test', created: '2026-01-02T03:04:05Z' }

const bytesOf = (item: WaczItem) => item.body.bytes as Uint8Array

async function corpus(): Promise<WaczItem[]> {
  const out: WaczItem[] = []
  for (const path of (await reportFiles(CORPUS)).filter((name) => name.endsWith('.html'))) {
    const body = heldSource(await readFile(path))
    out.push({
      uri: `https://site.example/${basename(path)}`,
      time: '2018-11-01T10:00:00Z',
      mediaType: 'text/html',
      body,
      status: 200,
      headers: [
        ['Content-Type', 'text/html'],
        ['Content-Encoding', 'gzip'],
        ['X-Odd', 'a\r\nInjected: yes'],
      ],
      title: basename(path),
    })
  }
  const note = Buffer.from('Forty bodies were found east of the town, the council said on Thursday.')
  out.push({
    uri: `urn:sha256:${createHash('sha256').update(note).digest('hex')}`,
    time: '2018-11-02T10:00:00Z',
    mediaType: 'text/plain',
    body: heldSource(note),
  })
  return out
}

test('every capture comes back with the same text, address and no problem', async () => {
  const items = await corpus()
  const { format, result } = await readCapture(await writeWacz(items, about), readContext({ name: 'a.wacz' }))
  expect(format).toBe('wacz')
  expect(result.problems).toEqual([])
  expect(result.items).toHaveLength(items.length)
  for (const [at, item] of items.entries()) {
    const alone = (await readCapture(bytesOf(item), readContext({ mediaType: item.mediaType }))).result.items[0]
    expect(result.items[at]?.body).toBe(alone?.body)
    if (item.status) expect(result.items[at]?.url).toBe(item.uri)
  }
})

test('the same captures give the same bytes', async () => {
  expect(Buffer.from(await writeWacz(await corpus(), about)).equals(Buffer.from(await writeWacz(await corpus(), about)))).toBe(true)
})

test('gunzip alone finds every payload whole, and no header value opens a line', async () => {
  const items = await corpus()
  const { entries } = await openZip(await writeWacz(items, about), { bytes: 2 ** 30, items: 100 })
  const warc = gunzipSync(entries.find((entry) => entry.name === 'archive/data.warc.gz')?.read() as Uint8Array)
  let at = 0
  for (const item of items) {
    const body = bytesOf(item)
    at = warc.indexOf(body, at)
    expect(at).toBeGreaterThan(0)
    expect(warc.subarray(at + body.length, at + body.length + 4).toString()).toBe('\r\n\r\n')
  }
  expect(warc.toString('latin1')).not.toContain('\nInjected')
  expect(warc.toString('latin1').match(/^WARC\/1\.1\r$/gm)).toHaveLength(items.length + 1)
})

test('the index leads to each record', async () => {
  const items = await corpus()
  const { entries } = await openZip(await writeWacz(items, about), { bytes: 2 ** 30, items: 100 })
  const read = (name: string) => entries.find((entry) => entry.name === name)?.read() as Uint8Array
  const lines = new TextDecoder().decode(read('indexes/index.cdx')).trim().split('\n')
  expect(lines).toHaveLength(items.length)
  expect([...lines].sort()).toEqual(lines)
  for (const line of lines) {
    const where = JSON.parse(line.slice(line.indexOf('{'))) as { url: string; offset: string; length: string }
    const member = read('archive/data.warc.gz').subarray(Number(where.offset), Number(where.offset) + Number(where.length))
    const { result } = await readCapture(member, readContext({ name: 'x.warc.gz' }))
    if (where.url.startsWith('http')) expect(result.items[0]?.url).toBe(where.url)
  }
})

test('a body that is read piece by piece gives the same record as one in memory', async () => {
  const bytes = Buffer.from(Array.from({ length: 60_000 }, (_, i) => createHash('sha256').update(`${i}`).digest('base64')).join(' '))
  const held = { uri: 'https://site.example/large', time: '2018-11-01T10:00:00Z', mediaType: 'text/plain', status: 200, body: heldSource(bytes) }
  const parts = async function* () {
    for (let at = 0; at < bytes.length; at += 100_001) yield bytes.subarray(at, at + 100_001)
  }
  const streamed = { ...held, body: { sha256: held.body.sha256, length: bytes.length, parts } }
  const warcOf = async (item: WaczItem) => {
    const { entries } = await openZip(await writeWacz([item], about), { bytes: 2 ** 30, items: 100 })
    return gunzipSync(entries.find((entry) => entry.name === 'archive/data.warc.gz')?.read() as Uint8Array)
  }
  expect((await warcOf(streamed)).equals(await warcOf(held))).toBe(true)
  // Letters without sense are no article; lengths and digests are right.
  const { result } = await readCapture(await writeWacz([streamed], about), readContext({ name: 'a.wacz' }))
  expect(result.problems.map(({ code }) => code)).toEqual(['not-an-article'])
})

test('a body that fails on the way fails the archive', async () => {
  const body = {
    sha256: '0'.repeat(64),
    length: 10,
    parts: async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('12345')
      throw new Error('the disk')
    },
  }
  await expect(writeWacz([{ uri: 'urn:x', time: '2018-11-01T10:00:00Z', mediaType: 'text/plain', body }], about)).rejects.toThrow('the disk')
})

test('a reader in another language, which knows the specification and not us, finds no fault; and finds one that is put in', async () => {
  const items = await corpus()
  const folder = await mkdtemp(join(tmpdir(), 'isnad-wacz-'))
  try {
    const look = async (bytes: Uint8Array) => {
      await writeFile(join(folder, 'a.wacz'), bytes)
      return spawnSync('python3', [CHECK, join(folder, 'a.wacz')], { encoding: 'utf8' })
    }
    const bytes = Buffer.from(await writeWacz(items, about))
    const { status, stdout, stderr } = await look(bytes)
    expect(stdout + stderr).toBe(`${items.length} pages, ${items.length + 1} records\n`)
    expect(status).toBe(0)
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    expect((await look(bytes)).status).not.toBe(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
