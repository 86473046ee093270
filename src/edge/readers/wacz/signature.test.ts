// Signed packages: what holds is told as held by an unknown key, never as proof; whatever is changed is told.
import { execFileSync } from 'node:child_process'
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipOf } from '../../../../test/samples/zip.ts'
import { type LocalAuthority, localAuthority } from '../../../../test/support/local-authority.ts'
import { encodeKey, signNote } from '../../../core/ledger/index.ts'
import type { Problem } from '../../../core/model/index.ts'
import { sha256 } from '../../digest.ts'
import { tokenRequest } from '../../time/token.ts'
import { readSafely } from '../child.ts'
import { readContext } from '../index.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
const BODY = '<html><body><p>Forty bodies were found east of the town, the council said.</p></body></html>'
const RESPONSE = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${BODY}`
const WARC = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${RESPONSE.length}\r\n\r\n${RESPONSE}\r\n\r\n`
const LIST = JSON.stringify({ resources: [{ path: 'archive/data.warc', hash: digest(WARC), bytes: WARC.length }] })

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const SPKI = publicKey.export({ format: 'der', type: 'spki' })
const signatureBy = (hash: string, dsaEncoding: 'der' | 'ieee-p1363', key = privateKey) =>
  sign('sha256', bytes(hash), { key, dsaEncoding }).toString('base64')

let dir = ''
let authority: LocalAuthority
let domainKey: KeyObject
let domainCert = ''
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'isnad-wacz-'))
  authority = await localAuthority(['one'])
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'ignore' })
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...ec, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '90', '-subj', '/CN=Some CA')
  openssl('req', ...ec, '-keyout', 'd.key', '-out', 'd.csr', '-subj', '/CN=archive.example.org')
  writeFileSync(join(dir, 'ext'), 'subjectAltName=DNS:archive.example.org\n')
  openssl('x509', '-req', '-in', 'd.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'd.pem', '-days', '30', '-extfile', 'ext')
  domainKey = createPrivateKey(readFileSync(join(dir, 'd.key')))
  domainCert = readFileSync(join(dir, 'd.pem'), 'utf8') + readFileSync(join(dir, 'ca.pem'), 'utf8')
})
afterAll(async () => {
  await authority.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Signature problems of a package whose list has this signed data beside it, and whether its page was read. */
async function read(signedData: object | undefined, more: { list?: string; note?: string } = {}): Promise<{ problems: Problem[]; items: number }> {
  const list = more.list ?? LIST
  const packaged = zipOf([
    { name: 'archive/data.warc', data: bytes(WARC) },
    { name: 'datapackage.json', data: bytes(list) },
    { name: 'datapackage-digest.json', data: bytes(JSON.stringify({ path: 'datapackage.json', hash: digest(list), signedData })) },
    ...(more.note === undefined ? [] : [{ name: 'datapackage-digest.note', data: bytes(more.note) }]),
  ])
  const { result } = await readSafely(packaged, readContext({ name: 'a.wacz' }))
  return { problems: [...result.problems], items: result.items.length }
}

const bare = (change: object = {}) => ({
  hash: digest(LIST),
  created: '2026-01-01T00:00:00Z',
  software: 'test 1',
  signature: signatureBy(digest(LIST), 'der'),
  publicKey: SPKI.toString('base64'),
  ...change,
})

test('a package without a signature says nothing of any, and nothing is wrong with it', async () => {
  expect(await read(undefined)).toEqual({ problems: [], items: 1 })
})

test.each(['der', 'ieee-p1363'] as const)('by a bare key, in either spelling (%s): it holds, by a key nobody knows', async (encoding) => {
  const { problems, items } = await read(bare({ signature: signatureBy(digest(LIST), encoding) }))
  const key = `sha256:${createHash('sha256').update(SPKI).digest('hex')}`
  expect([items, problems]).toMatchObject([1, [{ code: 'signed-unknown', detail: { key, software: 'test 1', created: '2026-01-01T00:00:00Z' } }]])
})

test.each([
  ['a signature over another digest', () => bare({ hash: digest('other'), signature: signatureBy(digest('other'), 'der') }), 'over another digest'],
  [
    'another key',
    () =>
      bare({ publicKey: generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64') }),
    'not by that key',
  ],
  ['a cut signature', () => bare({ signature: signatureBy(digest(LIST), 'der').slice(0, 40) }), 'not by that key'],
  ['a key that is none', () => bare({ publicKey: 'AAAA' }), 'no public key'],
])('%s is told, and the page is read all the same', async (_what, signedData, why) => {
  expect(await read(signedData())).toMatchObject({ items: 1, problems: [{ code: 'signature-broken', detail: { why } }] })
})

test.each([[{}], [{ hash: digest(LIST), signature: 'AAAA' }], ['signed'], [null]])('%j says nothing that can be checked', async (signedData) => {
  expect((await read(signedData as object)).problems).toMatchObject([{ code: 'signature-unchecked' }])
})

const ofDomain = async (change: object = {}) => {
  const signature = signatureBy(digest(LIST), 'der', domainKey)
  const answer = await fetch(`${authority.address}/one`, {
    method: 'POST',
    body: Buffer.from(tokenRequest(bytes(signature), Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))),
  })
  const timeSignature = Buffer.from(await answer.arrayBuffer()).toString('base64')
  const created = new Date().toISOString()
  return { hash: digest(LIST), created, software: 'test 2', signature, domain: 'archive.example.org', domainCert, timeSignature, ...change }
}

test('by a domain with a time: who, since when, and which root it leads to are told; none of them is trusted', async () => {
  const root = new X509Certificate(readFileSync(join(dir, 'ca.pem'))).fingerprint256.replaceAll(':', '').toLowerCase()
  const { problems } = await read(await ofDomain())
  expect(problems).toMatchObject([{ code: 'signed-unknown', detail: { domain: 'archive.example.org', root, authority: 'one Time' } }])
  expect(Math.abs(Date.parse(String(problems[0]?.detail?.time)) - Date.now())).toBeLessThan(60_000)
})

test.each([
  ['another domain', { domain: 'other.example.org' }, /another domain/],
  ['a time before the certificate', { created: '2001-01-01T00:00:00Z' }, /not valid at that time/],
  ['no certificate', { domainCert: 'none' }, /no certificate/],
  ['a time over other bytes', { timeSignature: 'AAAA' }, /^time: /],
])('%s is told', async (_what, change, why) => {
  expect((await read(await ofDomain(change))).problems).toMatchObject([{ code: 'signature-broken', detail: { why: expect.stringMatching(why) } }])
})

test('certificates that do not follow from each other are told', async () => {
  const own = readFileSync(join(dir, 'd.pem'), 'utf8')
  expect((await read(await ofDomain({ domainCert: own + authority.rootOf('one') }))).problems).toMatchObject([
    { code: 'signature-broken', detail: { why: 'certificates do not follow from each other' } },
  ])
})

test('a note of ours whose key is not in it is held against the list by its words', async () => {
  const note = (hash: string) => `isnad-wacz-1\n0123\n${hash}\n\n— isnad.case/0123 AAAAAAAA\n`
  expect((await read(undefined, { note: note(digest(LIST)) })).problems).toMatchObject([
    { code: 'signature-unchecked', detail: { by: 'isnad.case/0123' } },
  ])
  expect((await read(undefined, { note: note(digest('x')) })).problems).toMatchObject([{ code: 'signature-broken' }])
})

const noteKeys = () => {
  const pair = generateKeyPairSync('ed25519')
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  return { key: { name: 'isnad.case/0123', publicKey: Uint8Array.from(raw) }, sign: (message: Uint8Array) => sign(null, message, pair.privateKey) }
}
const one = noteKeys()
const other = noteKeys()
const noteBy = ({ key, sign: signs }: typeof one, hash = digest(LIST), named = encodeKey(key, sha256)) =>
  signNote(`isnad-wacz-1\n0123\n${hash}\n${named}\n`, key, signs, sha256)

test('a note of ours holds by the key in it, which is named and not vouched for', async () => {
  expect(await read(undefined, { note: noteBy(one) })).toMatchObject({
    items: 1,
    problems: [{ code: 'signed-unknown', detail: { by: 'isnad.case/0123', key: encodeKey(one.key, sha256) } }],
  })
})

test.each([
  ['over another list', noteBy(one, digest('x')), 'over another digest'],
  ['naming another key', noteBy(one, digest(LIST), encodeKey(other.key, sha256)), 'not by that key'],
  ['with a key put in its place', noteBy(one).replace(encodeKey(one.key, sha256), encodeKey(other.key, sha256)), 'not by that key'],
  ['cut in its signature', `${noteBy(one).slice(0, -20)}\n`, 'not by that key'],
  ['with words added to it', noteBy(one).replace('\n\n', '\nand more\n\n'), 'not by that key'],
  ['with a key that is none', noteBy(one, digest(LIST), 'x+00000000+AAAA'), 'no public key'],
])('a note %s is told, and the page is read all the same', async (_what, note, why) => {
  expect(await read(undefined, { note })).toMatchObject({ items: 1, problems: [{ code: 'signature-broken', detail: { why } }] })
})
