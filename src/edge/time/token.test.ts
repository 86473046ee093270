// Time stamps from a local authority made with openssl: a true one holds at its own time, every false one is told.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalAuthority, localAuthority } from '../../../test/support/local-authority.ts'
import { createCase, openCase } from '../case/case-folder.ts'
import { alone } from '../case/in-turn.ts'
import { stampCase } from '../case/stamp.ts'
import { askForToken, checkToken } from './token.ts'

const base = mkdtempSync(join(tmpdir(), 'isnad-token-'))
let local: LocalAuthority
let address = ''
const rootOf = (name: string) => local.rootOf(name)
beforeAll(async () => {
  local = await localAuthority(['first', 'second'])
  address = local.address
})
afterAll(async () => {
  await local.close()
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
  for (const name of ['first', 'second']) await stampCase(alone(folder), { address: `${address}/${name}`, roots: [rootOf(name)] })
  await expect(stampCase(alone(folder), { address: `${address}/first`, roots: [rootOf('second')] })).rejects.toMatchObject({ code: 'time-authority' })
  const { ok, stamps } = await folder.verify()
  expect(ok).toBe(true)
  expect(stamps).toMatchObject([
    { size: 2, authority: 'first Time', trusted: true },
    { size: 3, authority: 'second Time', trusted: true },
  ])
  const { stamp } = await stampCase(alone(folder), { address: `${address}/first`, roots: [] })
  const { entry } = await folder.record('timestamp', { ...stamp, checkpoint: stamp.checkpoint.replace('\n4\n', '\n3\n') })
  expect((await folder.verify()).faults).toMatchObject([{ kind: 'token-bad', entry }])
  await folder.close()
})
