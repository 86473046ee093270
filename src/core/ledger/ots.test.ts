// The .ots format: known bytes in and out, hostile bytes refused without a throw, and a header known to everybody.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attestationsOf, mergeAt, mergeOts, type OtsHashes, type OtsNode, readHeaders, readOts, readOtsAnswer, writeOts } from './index.ts'

const hashes: OtsHashes = (name, bytes) => createHash(name).update(bytes).digest()
const sha256 = (bytes: Uint8Array) => hashes('sha256', bytes)
const bytes = (...parts: string[]) => new Uint8Array(Buffer.from(parts.join('').replace(/\s/g, ''), 'hex'))
const hex = (some: Uint8Array | undefined) => Buffer.from(some ?? []).toString('hex')

/** Put together by the format, piece by piece. */
const MAGIC = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294'
const DIGEST = '11'.repeat(32)
const URI = '687474703a2f2f612e62' // http://a.b
const PENDING = `00 83dfe30d2ef90c8e 0b 0a ${URI}`
const BITCOIN = '00 0588960d73d71901 03 e5 91 15' // height 346341
const KNOWN = bytes(MAGIC, '01', '08', DIGEST, 'f0 02 cafe', 'f1 01 00', '08', 'ff', PENDING, 'ff', '02', BITCOIN, '03', BITCOIN)

describe('known bytes', () => {
  test('are read as what they say', () => {
    const proof = readOts(KNOWN, hashes)
    const after = sha256(bytes('00', DIGEST, 'cafe'))
    expect([...attestationsOf((proof as { root: OtsNode }).root)].map(({ message, attestation }) => [hex(message), attestation])).toEqual([
      [hex(after), { kind: 'pending', calendar: 'http://a.b' }],
      [hex(hashes('sha1', after)), { kind: 'bitcoin', height: 346341 }],
      [hex(hashes('ripemd160', after)), { kind: 'bitcoin', height: 346341 }],
    ])
  })
  test('are written again as they were', () => {
    const proof = readOts(KNOWN, hashes)
    expect(proof && hex(writeOts(proof))).toBe(hex(KNOWN))
  })
  test('an attestation of a kind not known here is kept as it is', () => {
    const other = bytes(MAGIC, '01', '08', DIGEST, '00 06869a0d73d71b45 01 05')
    const proof = readOts(other, hashes)
    expect(proof && hex(writeOts(proof))).toBe(hex(other))
    expect(proof?.root.attestations).toMatchObject([{ kind: 'unknown' }])
  })
})

describe('hostile bytes', () => {
  test.each([
    ['nothing', ''],
    ['another version', `${MAGIC} 02 08 ${DIGEST} ${PENDING}`],
    ['a digest of another kind', `${MAGIC} 01 02 ${DIGEST} ${PENDING}`],
    ['no attestation', `${MAGIC} 01 08 ${DIGEST}`],
    ['an operation that leads nowhere', `${MAGIC} 01 08 ${DIGEST} 08`],
    ['bytes left over', `${MAGIC} 01 08 ${DIGEST} ${PENDING} 00`],
    ['an unknown operation', `${MAGIC} 01 08 ${DIGEST} 67 ${PENDING}`],
    ['an empty append', `${MAGIC} 01 08 ${DIGEST} f0 00 ${PENDING}`],
    ['an append longer than allowed', `${MAGIC} 01 08 ${DIGEST} f0 81 20 ${'00'.repeat(4097)} ${PENDING}`],
    ['a number without end', `${MAGIC} 01 08 ${DIGEST} f0 ff ff ff ff ff ff`],
    ['a number spelled longer than it is', `${MAGIC} 81 00 08 ${DIGEST} ${PENDING}`],
    ['an address with other letters', `${MAGIC} 01 08 ${DIGEST} 00 83dfe30d2ef90c8e 03 02 0d0a`],
    ['a message that doubles too often', `${MAGIC} 01 08 ${DIGEST} ${'f3'.repeat(8)} ${PENDING}`],
    ['a chain too deep', `${MAGIC} 01 08 ${DIGEST} ${'08'.repeat(300)} ${PENDING}`],
    ['forks beyond count', `${MAGIC} 01 08 ${DIGEST} ${`ff ${PENDING}`.repeat(10_001)} ${PENDING}`],
  ])('%s is refused', (_what, text) => {
    expect(readOts(bytes(text), hashes)).toBeUndefined()
  })
  test('no bytes make it throw, and what it reads it writes to bytes it reads alike', () => {
    const piece = fc.constantFrom('ff', '00', '08', '03', 'f0 01 aa', 'f1 02 bbcc', 'f2', 'f3', PENDING, BITCOIN, 'f0', '83dfe30d2ef90c8e', '7f')
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(piece, { maxLength: 40 }).map((parts) => bytes(MAGIC, '01', '08', DIGEST, ...parts)),
      fc
        .record({ at: fc.nat(KNOWN.length - 1), to: fc.nat(255), cut: fc.nat(KNOWN.length) })
        .map(({ at, to, cut }) => KNOWN.map((byte, i) => (i === at ? to : byte)).slice(0, cut > KNOWN.length / 2 ? undefined : cut)),
    )
    fc.assert(
      fc.property(some, (given) => {
        const proof = readOts(given, hashes)
        readOtsAnswer(given, sha256(given), hashes)
        if (!proof) return
        const again = writeOts(proof)
        const read = readOts(again, hashes)
        expect(read && hex(writeOts(read))).toBe(hex(again))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('merging', () => {
  const answer = (text: string, message: Uint8Array) => readOtsAnswer(bytes(text), message, hashes) as OtsNode
  test('adds what is new where its message stands, once', () => {
    const message = sha256(bytes('01'))
    const a = answer(`08 ${PENDING}`, message)
    const way = answer(`03 ${BITCOIN}`, sha256(message))
    const merged = mergeAt(a, way)
    expect([...attestationsOf(merged)].map(({ attestation }) => attestation.kind)).toEqual(['pending', 'bitcoin'])
    expect([...attestationsOf(mergeAt(merged, way))]).toHaveLength(2)
    expect(mergeOts(merged, merged)).toEqual(merged)
    expect(mergeAt(a, answer(BITCOIN, sha256(bytes('02'))))).toEqual(a)
  })
})

describe('block headers', () => {
  /** The first block of Bitcoin: its header, and what everybody knows of it. */
  const FIRST = `01000000${'00'.repeat(32)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c`
  test('the first block of Bitcoin', () => {
    const read = readHeaders(`# the first\n\n0 ${FIRST}\r\n`, sha256)
    const header = 'headers' in read ? read.headers.get(0) : undefined
    expect(header).toMatchObject({
      hash: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
      time: '2009-01-03T18:15:05.000Z',
    })
    expect(hex(header?.merkleRoot.slice().reverse())).toBe('4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b')
  })
  test.each(['0', `x ${FIRST}`, `0 ${FIRST}00`, `0 ${FIRST.slice(2)}`, `0 ${FIRST}\n0 ${FIRST}`])('%s is told by its line', (text) => {
    expect(readHeaders(text, sha256)).toEqual({ badLine: text.split('\n').length })
  })
})
