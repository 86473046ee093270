// The vault on a real disk: what goes in comes out, once, whole; what was altered is told and not handed out.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stage } from './staging.ts'
import { Vault } from './vault.ts'

let base = ''
let vault: Vault
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-vault-'))
  await mkdir(join(base, 'vault'))
  await mkdir(join(base, 'temp'))
  vault = new Vault(join(base, 'vault'), join(base, 'temp'))
})
afterEach(() => rm(base, { recursive: true, force: true }))

test('any bytes come back, equal bytes are stored once, no temp file stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 12 }), async (blobs) => {
      const stored = await vault.putMany(blobs)
      for (const [i, { sha256 }] of stored.entries()) expect(Buffer.from(await vault.get(sha256))).toEqual(Buffer.from(blobs[i] ?? []))
      expect((await vault.putMany(blobs)).every(({ held }) => held)).toBe(true)
    }),
    { numRuns: 30 },
  )
  expect(await readdir(join(base, 'temp'))).toEqual([])
})
test('names are ASCII and content-addressed', async () => {
  const { sha256 } = await vault.put(Buffer.from('abc'))
  expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(await readFile(join(base, 'vault', 'ba', sha256), 'utf8')).toBe('abc')
})
test('an altered blob is not handed out; storing the true bytes again puts them back', async () => {
  const { sha256 } = await vault.put(Buffer.from('abc'))
  await writeFile(vault.pathOf(sha256), 'abd')
  await expect(vault.get(sha256)).rejects.toMatchObject({ code: 'vault-broken' })
  expect(await vault.put(Buffer.from('abc'))).toEqual({ sha256, held: false })
  expect(Buffer.from(await vault.get(sha256)).toString()).toBe('abc')
})
test('a blob that is not there', async () => {
  await expect(vault.get('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' })
})

describe('large bodies are staged', () => {
  const temp = () => join(base, 'temp')
  async function* parts(...texts: string[]) {
    for (const text of texts) yield Buffer.from(text)
  }
  test('moved in under their hash; held or given twice, their temp file goes', async () => {
    const [a, b] = [await stage(temp(), parts('ab', 'c')), await stage(temp(), parts('abc'))]
    expect(await vault.putMany([a, b])).toEqual([
      { sha256: a.sha256, held: false },
      { sha256: a.sha256, held: true },
    ])
    expect(await vault.putMany([await stage(temp(), parts('abc')), Buffer.from('abc')])).toEqual([
      { sha256: a.sha256, held: true },
      { sha256: a.sha256, held: true },
    ])
    expect(await readFile(await vault.checkedPath(a.sha256), 'utf8')).toBe('abc')
    expect(await readdir(temp())).toEqual([])
  })
  test('one that breaks off, is stopped or passes the cap leaves nothing', async () => {
    const broken = async function* () {
      yield Buffer.from('ab')
      throw new Error('the line went dead')
    }
    const stopped = new AbortController()
    stopped.abort()
    await expect(stage(temp(), broken())).rejects.toMatchObject({ code: 'io' })
    await expect(stage(temp(), parts('abc'), { signal: stopped.signal })).rejects.toMatchObject({ code: 'refused', detail: { what: 'interrupted' } })
    await expect(stage(temp(), parts('abc', 'def'), { cap: 5 })).rejects.toMatchObject({ code: 'refused', detail: { what: 'too-large' } })
    expect(await readdir(temp())).toEqual([])
  })
  test('an altered one is not handed out', async () => {
    const { sha256 } = await vault.put(Buffer.from('abc'))
    await writeFile(vault.pathOf(sha256), 'abd')
    await expect(vault.checkedPath(sha256)).rejects.toMatchObject({ code: 'vault-broken' })
    await expect(vault.checkedPath('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' })
  })
})
