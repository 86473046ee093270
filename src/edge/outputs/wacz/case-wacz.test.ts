// What of a case goes into its web archive: reports by default, pictures only where they are asked for.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openNote } from '../../../core/ledger/index.ts'
import { createCase, openCase } from '../../case/case-folder.ts'
import { readKeys } from '../../case/settings.ts'
import { ed25519Verify, sha256, sha256Hex } from '../../digest.ts'
import { readCapture, readContext } from '../../readers/index.ts'
import { openZip } from '../../readers/unzip.ts'
import { caseWacz } from './case-wacz.ts'

test('a photograph with its position is left out, counted, and goes along when it is asked for', async () => {
  const base = await mkdtemp(join(tmpdir(), 'isnad-case-wacz-'))
  const dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  const folder = await openCase(dir, { clock: Date.now })
  const tool = { name: 'test' }
  const photo = Buffer.concat([Buffer.from('ffd8ffe100104578696600', 'hex'), Buffer.from('<exif:GPSLatitude>35,57N</exif:GPSLatitude>')])
  await folder.capture({ bytes: Buffer.from('Forty bodies were found east of the town on Monday.'), name: 'a.txt', tool })
  const { entry } = await folder.capture({ bytes: photo, name: 'grave.jpg', tool })
  const order = { software: 'test', now: '2026-01-02T03:04:05Z' }
  const kept = await caseWacz(folder, [], join(base, 'a.wacz'), order)
  expect([kept.entries.length, kept.withheld]).toEqual([1, 1])
  const asked = await caseWacz(folder, [], join(base, 'b.wacz'), { ...order, originals: true })
  expect([asked.entries, asked.withheld, asked.places]).toEqual([[1, entry], 0, 1])
  await folder.close()
  await rm(base, { recursive: true, force: true })
})

test('it is signed with the key of the case, says why not otherwise, and holds what a page was shown as', async () => {
  const base = await mkdtemp(join(tmpdir(), 'isnad-signed-wacz-'))
  const dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  const folder = await openCase(dir, { clock: Date.now })
  const out = join(base, 'a.wacz')
  const part = (role: string, mediaType: string, text: string) => ({ role, mediaType, bytes: Buffer.from(text) })
  const page = (text: string) => `<!doctype html><title>t</title><article><p>${text}</p></article>`
  await folder.capture({
    bytes: Buffer.from(page('Forty bodies were found east of the town, said the council.')),
    mediaType: 'text/html; charset=utf-8',
    address: 'https://site.example/page',
    status: 200,
    headers: [['Content-Type', 'text/html']],
    tool: { name: 'test' },
    parts: [part('screenshot', 'image/png', 'PNG'), part('received', 'text/html', page('Loading, please wait a moment until it is here.'))],
  })
  await caseWacz(folder, [], out, { software: 'test', now: '2026-01-02T03:04:05Z' })
  await expect(caseWacz(folder, ['999'], join(base, 'none.wacz'), { software: 'test', now: '2026-01-02T03:04:05Z' })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect((await readdir(base)).sort()).toEqual(['a.wacz', 'case'])
  const bytes = await readFile(out)
  const { entries } = await openZip(bytes, { bytes: 2 ** 30, items: 100 })
  const read = (name: string) => Buffer.from(entries.find((entry) => entry.name === name)?.read() as Uint8Array)
  const { key } = await readKeys(dir, folder.settings)
  const note = openNote(read('datapackage-digest.note').toString('utf8'), key, ed25519Verify, sha256)
  expect(note).toBe(`isnad-wacz-1\n${folder.settings.caseId}\nsha256:${sha256Hex(read('datapackage.json'))}\n${folder.settings.key}\n`)
  expect(JSON.parse(read('datapackage.json').toString('utf8')).description).toContain('Not signed after WACZ-Auth')
  expect(JSON.parse(read('datapackage-digest.json').toString('utf8'))).not.toHaveProperty('signedData')
  expect(entries.find((entry) => entry.name === 'archive/data.warc.gz')?.stored).toBeDefined()
  const lines = read('indexes/index.cdx').toString('utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))).url).sort()).toEqual([
    'https://site.example/page',
    'urn:rendered:https://site.example/page',
    'urn:screenshot:https://site.example/page',
  ])
  const { result } = await readCapture(bytes, readContext({ name: 'a.wacz' }))
  expect(result.problems.filter(({ code }) => code !== 'material')).toMatchObject([{ code: 'signed-unknown', detail: { key: folder.settings.key } }])
  await folder.close()
  await rm(base, { recursive: true, force: true })
})
