// An evidence package verifies without Isnad, twice over: bash with openssl, and Python alone. Whatever is altered in it, both say so.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { type LocalAuthority, localAuthority } from '../../../test/support/local-authority.ts'
import { type CaseFolder, createCase, openCase } from '../case/case-folder.ts'
import { alone } from '../case/in-turn.ts'
import { stampCase } from '../case/stamp.ts'
import { evidencePackage } from './package.ts'

const base = mkdtempSync(join(tmpdir(), 'isnad-evidence-'))
const exhibit = join(base, 'exhibit')
let folder: CaseFolder
let local: LocalAuthority

function unzip(bytes: Uint8Array, dir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', resolve)
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', async () => {
            const path = join(dir, entry.fileName)
            await mkdir(dirname(path), { recursive: true })
            await writeFile(path, Buffer.concat(parts))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
const bash = (dir: string, ...args: string[]) => spawnSync('bash', [join(dir, 'verify.sh'), ...args], { encoding: 'utf8' })
const python = (dir: string, ...args: string[]) => spawnSync('python3', [join(dir, 'verify.py'), dir, ...args], { encoding: 'utf8' })

beforeAll(async () => {
  const dir = join(base, 'case')
  await createCase(dir, { name: 'قضية', operator: 'A. Analyst', clock: Date.now })
  folder = await openCase(dir, { clock: Date.now })
  for (let i = 0; i < 20; i++)
    await folder.capture({ bytes: Buffer.from(`تقرير ${i}`), name: `${i}.txt`, tool: { name: 'test', settings: { sha256: 'f'.repeat(64) } } })
  local = await localAuthority(['first'])
  await stampCase(alone(folder), { address: `${local.address}/first`, roots: [local.rootOf('first')] })
  await evidencePackage(folder, '7', join(base, '7.zip'))
  await unzip(readFileSync(join(base, '7.zip')), exhibit)
})
afterAll(async () => {
  await folder.close()
  await local.close()
  rmSync(base, { recursive: true, force: true })
})

describe('an untouched package', () => {
  test('holds by bash and openssl, stamp included', () => {
    const { status, stdout } = bash(exhibit)
    expect(stdout).not.toContain('FAULT')
    expect(stdout).toMatch(/ok {4}stamps\/1\/token\.der: stamped/)
    expect(status).toBe(0)
  })
  test('holds by Python', () => expect(python(exhibit)).toMatchObject({ status: 0, stdout: 'all holds\n' }))
  test('is refused under the key of another case', () => {
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    expect(bash(exhibit, other).status).toBe(1)
    expect(python(exhibit, other).status).toBe(1)
  })
  test('holds as the zip it came in', () => {
    expect(spawnSync('python3', [join(exhibit, 'verify.py'), join(base, '7.zip')], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: 'all holds\n',
    })
  })
  test('scripts stay short enough to be read', () => {
    for (const name of ['verify.sh', 'verify.py']) expect(readFileSync(join(exhibit, name), 'utf8').split('\n').length).toBeLessThanOrEqual(300)
  })
})

test.each(['original.txt', 'record.json', 'entry.json', 'exhibit.tlog-proof', 'key.txt', 'stamps/1/exhibit.tlog-proof'])(
  'an altered %s is told by both',
  (name) => {
    const altered = join(base, 'altered')
    for (const at of [0.1, 0.5, 0.9]) {
      rmSync(altered, { recursive: true, force: true })
      cpSync(exhibit, altered, { recursive: true })
      const bytes = readFileSync(join(altered, name))
      const place = Math.floor(bytes.length * at)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      writeFileSync(join(altered, name), bytes)
      expect([name, at, bash(altered).status]).toEqual([name, at, 1])
      expect(python(altered).status).not.toBe(0)
    }
  },
)

test('the export is recorded, and the case still verifies', async () => {
  const kinds: string[] = []
  for await (const { kind } of folder.entries()) kinds.push(kind)
  expect(kinds.at(-1)).toBe('export')
  expect((await folder.verify()).ok).toBe(true)
  expect(readdirSync(exhibit)).toContain('certificate.html')
})

test('a reconstruction is never evidence', async () => {
  const line = JSON.stringify({
    id: 'r1',
    title: 'x',
    text: 'Forty bodies were found.',
    lang: 'en',
    reconstructed: true,
    basedOn: 'https://example.org',
  })
  const { entry } = await folder.capture({ bytes: Buffer.from(`${line}\n`), name: 'r.jsonl', tool: { name: 'test' } })
  await expect(evidencePackage(folder, String(entry), join(base, 'r.zip'))).rejects.toMatchObject({
    code: 'refused',
    detail: { what: 'reconstructed' },
  })
  await expect(evidencePackage(folder, '999', join(base, 'r.zip'))).rejects.toMatchObject({ code: 'not-found' })
})
