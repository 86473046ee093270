// Reading part by part: the same as reading at once, from a file, with one document in memory; large records are hashed and not held.

import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { ByteSource } from '../../core/formats/format.ts'
import { readFileSafely } from './child-parts.ts'
import { readCapture, readCaptureParts, readContext } from './index.ts'
import { collected, fileSource } from './source.ts'
import { warcRecords } from './warc/records.ts'

const dir = mkdtempSync(join(tmpdir(), 'isnad-parts-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function fileOf(name: string, bytes: Uint8Array): { source: ByteSource; path: string; close: () => void } {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  const fd = openSync(path, 'r')
  return { source: fileSource(fd, fstatSync(fd).size), path, close: () => closeSync(fd) }
}

describe.each([
  'warc/fixtures/plain.warc',
  'warc/fixtures/members.warc.gz',
  'warc/fixtures/cut.warc',
  'wacz/fixtures/one.wacz',
  'zip/fixtures/folder.zip',
  'html/fixtures/news-json-ld.html',
])('%s', (path) => {
  const bytes = readFileSync(join(import.meta.dirname, path))
  test('from a file, part by part, as from memory at once', async () => {
    const { source, close } = fileOf('a', bytes)
    const whole = await readCapture(bytes, readContext({ name: path }))
    expect(await collected(readCaptureParts(source, readContext({ name: path })))).toEqual(whole.result)
    close()
  })
  test('and in a child that is handed the open file', async () => {
    const { path: file, close } = fileOf('b', bytes)
    const whole = await readCapture(bytes, readContext({ name: path }))
    let format = ''
    const parts = async function* () {
      format = yield* readFileSafely(file, readContext({ name: path }))
    }
    expect(JSON.parse(JSON.stringify(await collected(parts())))).toEqual(JSON.parse(JSON.stringify(whole.result)))
    expect(format).toBe(whole.format)
    close()
  })
})

test('a window of a file moves, and what was given out of it before stays as it was', () => {
  const bytes = randomBytes(3_000_000)
  const { source, close } = fileOf('window', bytes)
  const first = source.read(10, 20)
  for (let at = 0; at < bytes.length; at += 70_001)
    expect(Buffer.from(source.read(at, at + 70_001)).equals(bytes.subarray(at, at + 70_001))).toBe(true)
  expect(Buffer.from(first).equals(bytes.subarray(10, 20))).toBe(true)
  expect(source.read(bytes.length - 3, bytes.length + 50)).toHaveLength(3)
  expect(source.read(bytes.length + 1, bytes.length + 50)).toHaveLength(0)
  close()
})

function record(block: Buffer, digest: string, type = 'resource'): Buffer {
  const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://a.example/film\r\nContent-Type: video/mp4\r\nWARC-Block-Digest: sha256:${digest}\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

describe('a record of 70 MB', () => {
  const film = randomBytes(70 * 2 ** 20)
  const digest = createHash('sha256').update(film).digest('hex')
  const page = record(Buffer.from('a page'), createHash('sha256').update('a page').digest('hex'))
  const whole = record(film, digest)
  const wrong = record(
    film,
    digest.replace(/^./, (c) => (c === '0' ? '1' : '0')),
  )
  const limits = { bytes: 2 ** 30, items: 100 }
  const outcome = async (bytes: Buffer) => {
    const { source, close } = fileOf('large', bytes)
    const out: string[] = []
    for await (const each of warcRecords(source, limits))
      out.push('code' in each ? each.code : `${each.block === undefined ? 'hashed' : 'held'} ${each.problems.map(({ code }) => code).join()}`.trim())
    close()
    return out
  }
  test.each([
    ['plain', [whole, page], ['hashed', 'held']],
    ['plain, wrong digest', [wrong, page], ['hashed digest-mismatch', 'held']],
    ['plain, cut', [whole.subarray(0, -1000)], ['truncated']],
    ['gzipped', [gzipSync(whole, { level: 0 }), gzipSync(page)], ['hashed', 'held']],
    ['gzipped, wrong digest', [gzipSync(wrong, { level: 0 }), gzipSync(page)], ['hashed digest-mismatch', 'held']],
    ['gzipped, cut', [gzipSync(whole, { level: 0 }).subarray(0, -1000)], ['truncated']],
    ['gzipped, a bomb', [gzipSync(record(Buffer.alloc(70 * 2 ** 20), digest))], ['archive-bomb']],
  ])('%s', async (_name, parts, expected) => {
    expect(await outcome(Buffer.concat(parts))).toEqual(expected)
  })
  test('gzipped, its check sum altered', async () => {
    const bytes = Buffer.concat([gzipSync(whole, { level: 0 }), gzipSync(page)])
    const at = bytes.length - gzipSync(page).length - 8
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect(await outcome(bytes)).toEqual(['hashed digest-mismatch', 'held'])
  })
})
