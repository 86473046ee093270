// The reading child: same result as reading in process, and what a hostile capture does to it costs that capture alone.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { safeReader } from '../../src/edge/readers/child.ts'
import { readCapture, readContext } from '../../src/edge/readers/index.ts'

const READERS = join(import.meta.dirname, '..', '..', 'src', 'edge', 'readers')
const DIST = join(import.meta.dirname, '..', '..', 'dist', 'edge', 'readers', 'child-main.js')
const reader = safeReader()
afterAll(() => reader.close())

const fixture = (path: string) => readFileSync(join(READERS, path))

test('the program is built', () => {
  expect(existsSync(DIST)).toBe(true)
})

describe('the reading child', () => {
  test.each([
    'html/fixtures/news-json-ld.html',
    'pdf/fixtures/arabic-chromium.pdf',
    'warc/fixtures/plain.warc',
    'zip/fixtures/folder.zip',
    'text/fixtures/header.txt',
  ])('%s reads as it does in process', async (path) => {
    const context = readContext({ name: path })
    const here = await readCapture(fixture(path), context)
    expect(JSON.parse(JSON.stringify(await reader.read(fixture(path), context)))).toEqual(JSON.parse(JSON.stringify(here)))
  })
  test('over its deadline it is ended, and the next capture is read', async () => {
    const hasty = safeReader({ time: 1, memory: 2 ** 30 })
    const page = fixture('html/fixtures/news-json-ld.html')
    const cut = await hasty.read(page, readContext({ name: 'a.html' }))
    expect(cut.result.problems).toEqual([{ code: 'unreadable', detail: { why: 'time limit' } }])
    await hasty.close()
    expect((await reader.read(page, readContext({ name: 'a.html' }))).result.items).toHaveLength(1)
  })
  test('over its memory it is ended', async () => {
    const small = safeReader({ time: 60_000, memory: 60 * 2 ** 20 })
    const many = Buffer.from(`<html><body>${'<p>forty bodies were found</p>'.repeat(400_000)}</body></html>`)
    const read = await small.read(many, readContext({ name: 'a.html' }))
    expect(read.result.problems.map((problem) => problem.code)).toEqual(['unreadable'])
    expect(read.result.problems[0]?.detail?.why).toMatch(/memory limit|crash/)
    await small.close()
  })
  test('it cannot reach the network', () => {
    const probe = join(tmpdir(), `isnad-probe-${process.pid}.mjs`)
    // The child's own guards, without the namespace: the weaker of the two walls must hold alone.
    writeFileSync(
      probe,
      `import ${JSON.stringify(DIST)}; try { await fetch('http://127.0.0.1:8099/') } catch (e) { console.log(String(e.cause ?? e)); process.exit(7) }`,
    )
    const ran = spawnSync(process.execPath, [probe], { encoding: 'utf8', input: '', timeout: 20_000 })
    expect(ran.stdout + ran.stderr).toMatch(/no network/)
  })
})
