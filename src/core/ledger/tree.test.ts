// Tree, proofs, tiles and notes against the known answers of Certificate Transparency and Go's sumdb, and for any tree.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ed25519Verify } from '../../edge/digest.ts'
import { base64, fromBase64, fromHex, hex, utf8 } from './bytes.ts'
import { checkpointText, decodeKey, encodeKey, openCheckpoint, openNote, signNote } from './note.ts'
import { verifyConsistency, verifyInclusion } from './proof.ts'
import { bundleBytes, newTiles, readBundle, tileBytes, tilePath } from './tiles.ts'
import { leafHash, Tree } from './tree.ts'

const digest = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const bytesOf = (text: string) => fromHex(text) ?? new Uint8Array()
function treeOf(leaves: readonly Uint8Array[]): Tree {
  const tree = new Tree(digest)
  for (const leaf of leaves) tree.append(leafHash(leaf, digest))
  return tree
}

/** Inputs and roots of the reference implementation of Certificate Transparency. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(bytesOf)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('known answers of Certificate Transparency', () => {
  const tree = treeOf(INPUTS)
  test('roots', () => expect(ROOTS.map((_, size) => tree.rootHex(size))).toEqual(ROOTS))
  test.each([
    [0, 1, []],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ] as const)('inclusion of leaf %i in %i', (index, size, path) => {
    expect(tree.inclusionProof(index, size).map(hex)).toEqual(path)
  })
  test.each([
    [1, 1, []],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  ] as const)('consistency from %i to %i', (older, size, path) => {
    expect(tree.consistencyProof(older, size).map(hex)).toEqual(path)
  })
})

const leavesOf = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 70 })
describe('for any tree', () => {
  test('every leaf is proven, and no other leaf, place, size or root is', () => {
    fc.assert(
      fc.property(leavesOf, fc.nat(), fc.nat(), (leaves, a, b) => {
        const tree = treeOf(leaves)
        const size = 1 + (a % leaves.length)
        const index = b % size
        const proof = tree.inclusionProof(index, size)
        const leaf = tree.leaf(index)
        const root = tree.root(size)
        const other = leafHash(utf8('another'), digest)
        expect(verifyInclusion(leaf, index, size, proof, root, digest)).toBe(true)
        expect(verifyInclusion(other, index, size, proof, root, digest)).toBe(false)
        expect(verifyInclusion(leaf, index, size, proof, other, digest)).toBe(false)
        expect(verifyInclusion(leaf, index, size, [...proof, other], root, digest)).toBe(false)
        expect(verifyInclusion(leaf, size, size, proof, root, digest)).toBe(false)
        if (proof.length > 0) expect(verifyInclusion(leaf, index, size, proof.slice(1), root, digest)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
  test('every beginning is proven, and no forged one is', () => {
    fc.assert(
      fc.property(leavesOf, fc.nat(), fc.nat(), (leaves, a, b) => {
        const tree = treeOf(leaves)
        const size = 1 + (a % leaves.length)
        const older = b % (size + 1)
        const proof = tree.consistencyProof(older, size)
        expect(verifyConsistency(older, size, proof, tree.root(older), tree.root(size), digest)).toBe(true)
        const other = leafHash(utf8('another'), digest)
        expect(verifyConsistency(older, size, proof, other, tree.root(size), digest)).toBe(false)
        if (older > 0 && older < size) {
          expect(verifyConsistency(older, size, proof, tree.root(older), other, digest)).toBe(false)
          expect(verifyConsistency(older, size, [...proof, other], tree.root(older), tree.root(size), digest)).toBe(false)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('tiles', () => {
  test.each([
    [0, 0, 256, 'tile/0/000'],
    [1, 1_234_067, 256, 'tile/1/x001/x234/067'],
    [0, 5, 17, 'tile/0/005.p/17'],
    ['entries', 999, 3, 'tile/entries/999.p/3'],
  ] as const)('path of %s %i %i', (level, n, width, path) => expect(tilePath(level, n, width)).toBe(path))
  test('what grows is what is new, and holds the hashes of its level', () => {
    const tree = treeOf(Array.from({ length: 600 }, (_, i) => utf8(String(i))))
    expect(newTiles(0, 600)).toEqual([
      { level: 0, n: 0, width: 256 },
      { level: 0, n: 1, width: 256 },
      { level: 0, n: 2, width: 88 },
      { level: 1, n: 0, width: 2 },
    ])
    expect(newTiles(599, 600)).toEqual([{ level: 0, n: 2, width: 88 }])
    expect(newTiles(512, 512)).toEqual([])
    expect(hex(tileBytes(tree, { level: 1, n: 0, width: 2 })).slice(0, 64)).toBe(tree.rootHex(256))
  })
  test('bundles come back as they went in; a cut one does not', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1 }), (entries) => {
        const bytes = bundleBytes(entries)
        expect(readBundle(bytes)?.map(hex)).toEqual(entries.map(hex))
        expect(readBundle(bytes.subarray(0, -1))?.map(hex)).not.toEqual(entries.map(hex))
      }),
    )
  })
})

describe('signed notes', () => {
  /** The example of Go's golang.org/x/mod/sumdb/note, which defined the form. */
  const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const NOTE =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
  const known = decodeKey(KEY, digest)
  if (!known) throw new Error('the known key does not read')
  test('the known key and note are read', () => {
    expect(encodeKey(known, digest)).toBe(KEY)
    expect(openNote(NOTE, known, ed25519Verify, digest)).toMatch(/^If you think/)
  })
  test('no altered byte of a note passes', () => {
    for (let i = 0; i < NOTE.length; i++) {
      const altered = NOTE.slice(0, i) + String.fromCharCode(NOTE.charCodeAt(i) ^ 1) + NOTE.slice(i + 1)
      expect(openNote(altered, known, ed25519Verify, digest)).toBeUndefined()
    }
  })
  test('a checkpoint goes round, and only under its own key and origin', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12))
    const key = { name: 'isnad.case/x', publicKey: raw }
    const root = leafHash(utf8('a'), digest)
    const text = checkpointText({ origin: key.name, size: 7, root })
    const note = signNote(text, key, (message) => sign(null, message, privateKey), digest)
    expect(openCheckpoint(note, key, ed25519Verify, digest)).toEqual({ origin: key.name, size: 7, root })
    expect(openCheckpoint(note, known, ed25519Verify, digest)).toBeUndefined()
    const foreign = signNote(checkpointText({ origin: 'other', size: 7, root }), key, (message) => sign(null, message, privateKey), digest)
    expect(openCheckpoint(foreign, key, ed25519Verify, digest)).toBeUndefined()
  })
})

test('base64 is read in its one canonical spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
  )
  for (const wrong of ['QQ', 'QR==', 'Q===', 'QQ==\n', 'Q Q=']) expect(fromBase64(wrong)).toBeUndefined()
})
