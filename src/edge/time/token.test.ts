// Time stamps from a local authority made with openssl: a true one holds at its own time, every false one is told.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCase, openCase } from '../case/case-folder.ts'
import { stampCase } from '../case/stamp.ts'
import { askForToken, checkToken } from './token.ts'

const base = mkdtempSync(join(tmpdir(), 'isnad-tsa-'))
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: base, stdio: ['ignore', 'pipe', 'ignore'] })

/** A root and a certificate under it; `usage` is its extended key usage line. */
function authority(name: string, usage: string, days = 3650): void {
  mkdirSync(join(base, name))
  const at = (file: string) => join(base, name, file)
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '3650',
    '-subj',
    `/CN=${name} Root`,
    '-addext',
    'keyUsage=critical,keyCertSign',
  )
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    at('tsa.key'),
    '-out',
    at('tsa.csr'),
    '-subj',
    `/CN=${name} Time`,
  )
  writeFileSync(at('ext'), `${usage}\nkeyUsage=critical,digitalSignature\n`)
  openssl(
    'x509',
    '-req',
    '-in',
    at('tsa.csr'),
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-out',
    at('tsa.pem'),
    '-days',
    String(days),
    '-extfile',
    at('ext'),
  )
  writeFileSync(at('serial'), '01\n')
  writeFileSync(
    at('tsa.cnf'),
    `[tsa]\ndefault_tsa=t\n[t]\nserial=${at('serial')}\nsigner_cert=${at('tsa.pem')}\ncerts=${at('ca.pem')}\nsigner_key=${at('tsa.key')}\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n`,
  )
}
const rootOf = (name: string) => readFileSync(join(base, name, 'ca.pem'), 'utf8')

let server: Server
let address = ''
beforeAll(async () => {
  authority('first', 'extendedKeyUsage=critical,timeStamping')
  authority('second', 'extendedKeyUsage=critical,timeStamping')
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const [, name = '', how] = (request.url ?? '').split('/')
      if (how === 'broken') return response.end('not a token')
      if (how === 'down') return response.writeHead(503).end()
      // an authority that answers an earlier request again, as a replay would
      if (how !== 'replay') writeFileSync(join(base, 'query'), Buffer.concat(parts))
      openssl('ts', '-reply', '-config', join(base, name, 'tsa.cnf'), '-queryfile', join(base, 'query'), '-out', join(base, 'reply'))
      return response.end(readFileSync(join(base, 'reply')))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(base, { recursive: true, force: true })
})
const data = Buffer.from('isnad.case/x\n3\nroot\n')
const nonce = Buffer.from('0123456789abcdef', 'hex')

describe('a token', () => {
  test('holds over its own bytes, under its own root, at its own time', async () => {
    const token = await askForToken(`${address}/first`, data, nonce)
    const check = await checkToken(token, data, [rootOf('second'), rootOf('first')])
    expect(check).toMatchObject({ ok: true, trusted: true, authority: 'first Time' })
    expect(Math.abs(Date.parse(check.time ?? '') - Date.now())).toBeLessThan(60_000)
    expect(await checkToken(token, Buffer.from('other'), [rootOf('first')])).toMatchObject({ ok: false, why: 'stamps other bytes' })
    expect(await checkToken(token, data, [rootOf('second')])).toMatchObject({ ok: true, trusted: false })
    expect(await checkToken(token, data, [])).toMatchObject({ ok: true, trusted: false })
  })
  test('that was altered never names another time', async () => {
    const token = await askForToken(`${address}/first`, data, nonce)
    const { time } = await checkToken(token, data, [rootOf('first')])
    for (let at = 0; at < token.length; at += 5) {
      const altered = token.slice()
      altered[at] = (altered[at] ?? 0) ^ 0x10
      const check = await checkToken(altered, data, [rootOf('first')])
      if (check.ok && check.trusted) expect(check.time).toBe(time)
    }
  })
  test.each(['', 'x', '0'.repeat(500)])('random bytes are none', async (text) => {
    expect(await checkToken(Buffer.from(text), data, [])).toMatchObject({ ok: false, trusted: false })
  })
})

test.each(['broken', 'down', 'replay'])('an authority that is %s is told as such', async (how) => {
  await askForToken(`${address}/first`, data, nonce)
  await expect(askForToken(`${address}/first/${how}`, data, Buffer.from('1111111111111111', 'hex'))).rejects.toMatchObject({ code: 'time-authority' })
})

test('two authorities stamp a case; verification gives both and sees a stamp moved to another ledger', async () => {
  const dir = join(base, 'case')
  await createCase(dir, { name: 'x', operator: 'y', clock: Date.now })
  const folder = await openCase(dir, { clock: Date.now })
  await folder.capture({ bytes: Buffer.from('report'), tool: { name: 'test' } })
  for (const name of ['first', 'second']) await stampCase(folder, { address: `${address}/${name}`, roots: [rootOf(name)] })
  await expect(stampCase(folder, { address: `${address}/first`, roots: [rootOf('second')] })).rejects.toMatchObject({ code: 'time-authority' })
  const { ok, stamps } = await folder.verify()
  expect(ok).toBe(true)
  expect(stamps).toMatchObject([
    { size: 2, authority: 'first Time', trusted: true },
    { size: 3, authority: 'second Time', trusted: true },
  ])
  const { stamp } = await stampCase(folder, { address: `${address}/first`, roots: [] })
  const { entry } = await folder.record('timestamp', { ...stamp, checkpoint: stamp.checkpoint.replace('\n4\n', '\n3\n') })
  expect((await folder.verify()).faults).toMatchObject([{ kind: 'token-bad', entry }])
  await folder.close()
})
