// Every page the readers find in a container is found again by its path, as the bytes that were read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCapture, readContext } from './index.ts'
import { pageIn } from './page-in.ts'
import { bytesSource } from './source.ts'

const fixture = (path: string) => new Uint8Array(readFileSync(join(import.meta.dirname, path)))

describe.each(['warc/fixtures/plain.warc', 'warc/fixtures/members.warc.gz', 'wacz/fixtures/one.wacz', 'zip/fixtures/folder.zip'])('%s', (path) => {
  const bytes = fixture(path)
  test('each item by its path, read again to the same text', async () => {
    const { result } = await readCapture(bytes, readContext({ name: path }))
    const pages = result.items.filter((item) => item.format === 'html' || item.format === 'text')
    expect(pages.length).toBeGreaterThan(0)
    for (const item of pages) {
      const page = await pageIn(bytesSource(bytes), item.path)
      expect(page, item.path).toBeDefined()
      const again = await readCapture(page?.bytes ?? new Uint8Array(), readContext({ name: item.path, charset: page?.charset }))
      expect(again.result.items[0]?.body).toBe(item.body)
    }
  })
  test('nothing where there is no such path', async () => {
    expect(await pageIn(bytesSource(bytes), 'record/999999999')).toBeUndefined()
    expect(await pageIn(bytesSource(bytes), '')).toBeUndefined()
  })
})

test('what is no container holds no page', async () => {
  expect(await pageIn(bytesSource(new TextEncoder().encode('<html>words</html>')), 'record/0')).toBeUndefined()
  expect(await pageIn(bytesSource(new Uint8Array()), 'record/0')).toBeUndefined()
})
