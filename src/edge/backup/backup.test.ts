// A backup comes back to the same root, or not at all; an older one is recognised beside a newer case.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCase, openCase } from '../case/case-folder.ts'
import { backupCase, restoreCase } from './backup.ts'
import { seal, unseal } from './seal.ts'

let base = ''
let dir = ''
let file = ''
const clock = Date.now
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'isnad-backup-'))
  dir = join(base, 'case')
  file = join(base, 'case.backup')
  await createCase(dir, { name: 'x', operator: 'y', clock })
  const folder = await openCase(dir, { clock })
  for (const size of [0, 1, 5000, 700_000]) await folder.capture({ bytes: Buffer.alloc(size, 'ق'), name: `${size}`, tool: { name: 'test' } })
  await backupCase(folder, file, 'كلمة سر طويلة', clock)
  await folder.close()
})
afterEach(() => rm(base, { recursive: true, force: true }))

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
async function gather(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const out: Uint8Array[] = []
  for await (const part of parts) out.push(part)
  return Buffer.concat(out)
}

describe('restore', () => {
  test('proves the same root, and work goes on', async () => {
    const before = await openCase(dir, { clock })
    const { size, root } = before.head()
    await before.close()
    expect(await restoreCase(file, join(base, 'again'), 'كلمة سر طويلة')).toMatchObject({ size, root })
    const folder = await openCase(join(base, 'again'), { clock })
    expect(folder.head()).toMatchObject({ size, root })
    await folder.capture({ bytes: Buffer.from('after'), tool: { name: 'test' } })
    expect((await folder.verify()).ok).toBe(true)
    expect((await stat(join(base, 'again/keys/ledger.pem'))).mode & 0o777).toBe(0o600)
    await folder.close()
  })
  test('refuses a wrong passphrase, a taken folder, an altered byte, a cut end; nothing is left behind', async () => {
    const target = join(base, 'again')
    await expect(restoreCase(file, target, 'other')).rejects.toMatchObject({ code: 'unreadable-input', detail: { what: 'passphrase' } })
    await expect(restoreCase(file, dir, 'كلمة سر طويلة')).rejects.toMatchObject({ code: 'case-exists' })
    const bytes = await readFile(file)
    for (const altered of [
      bytes.with(bytes.length - 5, (bytes.at(-5) ?? 0) ^ 1),
      bytes.with(20, 0),
      bytes.subarray(0, -100),
      bytes.subarray(0, 300_000),
    ]) {
      await writeFile(file, altered)
      await expect(restoreCase(file, target, 'كلمة سر طويلة')).rejects.toMatchObject({ code: 'unreadable-input' })
      await expect(stat(target)).rejects.toThrow()
      await expect(stat(`${target}.restoring`)).rejects.toThrow()
    }
  })
  test('tells nothing of the case without the passphrase', async () => {
    const bytes = await readFile(file)
    for (const word of ['vault/', 'journal', 'PRIVATE KEY', 'capture']) expect(bytes.includes(word)).toBe(false)
  })
  test('of an older state beside a newer one: may be read, may not sign', async () => {
    const heads = join(base, 'heads')
    const folder = await openCase(dir, { clock, heads })
    await folder.capture({ bytes: Buffer.from('newer'), tool: { name: 'test' } })
    await folder.close()
    await restoreCase(file, join(base, 'again'), 'كلمة سر طويلة')
    await expect(openCase(join(base, 'again'), { clock, heads })).rejects.toMatchObject({ code: 'ledger-fork' })
  })
})

test('any stream comes back through sealing, whatever its length', async () => {
  const lengths = fc.oneof(fc.nat(100), fc.constantFrom(1 << 18, (1 << 18) - 1, (1 << 18) + 1, 2 << 18))
  await fc.assert(
    fc.asyncProperty(lengths, async (length) => {
      const bytes = Buffer.alloc(length, 'abc')
      const sealed = await gather(seal(once(bytes), 'p', 1024))
      expect((await gather(unseal(once(sealed), 'p', 'x'))).equals(bytes)).toBe(true)
    }),
    { numRuns: 20 },
  )
})
