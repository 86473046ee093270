// Charset by rule, and the way back from text to bytes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from './charset.ts'
import { utf8Locator } from './utf8.ts'

const SENTENCE = 'قال المتحدث إن المقبرة الجماعية التي اكتشفت في المدينة تضم رفات 40 شخصا على الأقل'

/** Encodes with a single-byte charset by asking its decoder for every byte. */
function encode(text: string, charset: string): Uint8Array {
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) table.set(new TextDecoder(charset).decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from([...text].map((char) => table.get(char) ?? 0x3f))
}

describe('decode', () => {
  const utf8 = new TextEncoder().encode(SENTENCE)
  const cp1256 = encode(SENTENCE, 'windows-1256')
  const iso = encode(SENTENCE, 'iso-8859-6')
  test.each([
    ['UTF-8 unclaimed', utf8, {}, 'utf-8', []],
    ['1256 unclaimed', cp1256, {}, 'windows-1256', ['charset-guessed']],
    ['ISO unclaimed', iso, {}, 'iso-8859-6', ['charset-guessed']],
    ['1256 claimed by the page', cp1256, { document: 'windows-1256' }, 'windows-1256', []],
    ['1256 by its alias', cp1256, { document: 'cp1256' }, 'windows-1256', []],
    ['header says UTF-8, bytes are 1256', cp1256, { transport: 'utf-8' }, 'windows-1256', ['charset-guessed', 'charset-conflict']],
    ['header UTF-8, meta 1256, bytes 1256', cp1256, { transport: 'utf-8', document: 'windows-1256' }, 'windows-1256', ['charset-conflict']],
    ['page says 1256, bytes are UTF-8', utf8, { document: 'windows-1256' }, 'utf-8', ['charset-conflict']],
    ['a charset nobody knows', utf8, { transport: 'klingon-7' }, 'utf-8', ['charset-conflict']],
  ] as const)('%s', (_name, bytes, claims, charset, codes) => {
    const decoded = decode(bytes, claims)
    expect(decoded.charset).toBe(charset)
    expect(decoded.text).toBe(charset === 'utf-8' ? SENTENCE : new TextDecoder(charset).decode(bytes))
    expect(decoded.problems.map((p) => p.code)).toEqual(codes)
  })
  test('UTF-16 with and without a byte order mark', () => {
    const bare = new Uint8Array(Buffer.from('Forty bodies were found', 'utf16le'))
    expect(decode(bare).text).toBe('Forty bodies were found')
    const marked = decode(Uint8Array.of(0xff, 0xfe, ...bare))
    expect(marked.text).toBe('Forty bodies were found')
    expect(marked.toByte(6)).toBe(14)
  })
  test('damage in UTF-8 is marked and stays UTF-8', () => {
    const bytes = Uint8Array.from([...utf8.slice(0, 7), 0xff, ...utf8.slice(7)])
    const decoded = decode(bytes)
    expect(decoded.charset).toBe('utf-8')
    expect(decoded.text.includes('\uFFFD')).toBe(true)
    expect(decoded.problems).toEqual([{ code: 'invalid-utf8', detail: { count: 1, first: decoded.text.indexOf('\uFFFD') } }])
  })
  test('every text offset finds its bytes again, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        const locate = utf8Locator(bytes)
        const offsets = Array.from({ length: text.length + 1 }, (_, at) => locate(at))
        expect(offsets.at(-1)).toBe(bytes.length)
        let rebuilt = ''
        for (let at = 0; at < text.length; at++) {
          if (at > 0 && offsets[at] === offsets[at - 1]) continue
          const next = offsets.slice(at + 1).find((o) => o > (offsets[at] as number)) as number
          rebuilt += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(offsets[at], next))
        }
        expect(rebuilt).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
  test('asked in any order it answers the same, over many blocks of mixed widths', () => {
    const text = 'جثة ab 😀 '.repeat(3000)
    const bytes = new TextEncoder().encode(text)
    const rising = utf8Locator(bytes)
    const offsets = Array.from({ length: text.length + 1 }, (_, at) => rising(at))
    const jumping = utf8Locator(bytes)
    fc.assert(
      fc.property(fc.nat(text.length), (at) => jumping(at) === offsets[at]),
      { numRuns: 2000 },
    )
    expect(new TextDecoder().decode(bytes.subarray(offsets[6003], offsets[6009]))).toBe(text.slice(6003, 6009))
  })
})
