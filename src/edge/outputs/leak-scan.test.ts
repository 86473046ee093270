// The scan itself: leaks planted where a careless program would put them, each of which it must find; and what it cannot read it must refuse.
import { randomBytes } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { LeakScan } from '../../core/dossier/interchange/leaks.ts'
import { seekerOf } from '../../core/dossier/withheld.ts'
import { zipOf } from '../evidence/zip.ts'
import { textParts } from './text-parts.ts'
import { writeXlsx } from './xlsx/write-xlsx.ts'

const NAME = 'سمير الخطيب'
const LATIN = 'Rima Haddad'
const seek = seekerOf({ words: [NAME, LATIN], points: [{ lat: 35.952341, lon: 39.012678 }], shown: new Set() })

async function found(bytes: Uint8Array): Promise<string[]> {
  const scan = new LeakScan(seek)
  for await (const [part, text] of textParts('file', bytes)) scan.take(part, text)
  return scan.leaks.map(({ kind }) => kind)
}
async function allParts(bytes: Uint8Array): Promise<(readonly [string, string])[]> {
  const parts: (readonly [string, string])[] = []
  for await (const part of textParts('file', bytes)) parts.push(part)
  return parts
}
/** More text than is unpacked at once, with something in the middle of it. */
const long = (middle: Buffer, filler = 'كلمة ') => Buffer.concat([Buffer.from(filler.repeat(600_000)), middle, Buffer.from(filler.repeat(600_000))])
const text = (value: string) => Buffer.from(value, 'utf8')
const be = (value: string) => Buffer.from(value, 'utf16le').swap16()
const zip = (...files: [string, Uint8Array][]) => zipOf(files, new Date(0))
const arabic = (value: string) => value.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))).replace('.', '٫')
const pdf = (body: Buffer) => Buffer.concat([text('%PDF-1.7\n'), body, text('\ntrailer<</Size 1>>\n%%EOF')])

describe('planted leaks are found', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['UTF-8', () => text(`x ${NAME} y`)],
    ['UTF-16LE', () => Buffer.from(`\uFEFFx ${NAME} y`, 'utf16le')],
    ['UTF-16BE', () => be(`\uFEFFx ${NAME} y`)],
    ['UTF-16 at an odd place, without a mark', () => Buffer.concat([Buffer.from([1]), Buffer.from(NAME, 'utf16le')])],
    ['Latin-1', () => Buffer.concat([Buffer.from([0xe9, 32]), text(LATIN)])],
    ['vowel signs and tatweel', () => text('سَمِيـر الخَطيـب')],
    ['a name over a line break', () => text('سمير\r\n  الخطيب')],
    ['a JSON escape', () => text(JSON.stringify(NAME).replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`))],
    ['entities', () => text(`<p>${[...NAME].map((char) => `&#x${(char.codePointAt(0) ?? 0).toString(16)};`).join('')}</p>`)],
    ['percent signs', () => text(`https://example.org/?q=${encodeURIComponent(NAME)}`)],
    ['cut by tags', () => text('<w:r><w:t>سمير ال</w:t></w:r><w:r><w:t>خطيب</w:t></w:r>')],
    ['a coordinate', () => text('35.952341')],
    ['a coordinate in Arabic digits', () => text(arabic('35.9523'))],
    ['a coordinate rounded to three decimals', () => text('35.952')],
    ['a pair rounded to two', () => text('[39.01,35.95]')],
    ['degrees, minutes, seconds', () => text('35°57′08″')],
    ['a packed part of a zip', () => zip(['a.xml', text(`<t>${NAME}</t>${' '.repeat(2000)}`)])],
    ['the name of a part', () => zip([`${LATIN}.xml`, text('')])],
    ['a zip in a zip', async () => zip(['a.zip', await zip(['b.txt', text(NAME)])])],
    ['a coordinate in a part in UTF-16', () => zip(['a.txt', Buffer.from('\uFEFF39.0127', 'utf16le')])],
    ['the middle of a long part', () => zip(['a.xml', long(text(`<t>${NAME}</t>`))])],
    ['a coordinate in a long part', () => zip(['a.xml', long(text('<t>35.952341</t>'), '<t>Wort</t> ')])],
    ['UTF-16 in the middle of a long part', () => zip(['a.xml', long(Buffer.from(NAME, 'utf16le'))])],
    ['Latin-1 beside it in a long part', () => zip(['a.xml', long(Buffer.concat([Buffer.from([0xe9, 32]), text(LATIN)]))])],
    ['a long part that is packed again', async () => zip(['a.zip', await zip(['b.txt', long(text(NAME))], ['pad', randomBytes(9 << 20)])])],
    ['gzip', () => gzipSync(text(NAME))],
    ['the remark of a zip', () => remarked(LATIN)],
    [
      'a packed stream of a PDF',
      () => pdf(Buffer.concat([text('1 0 obj <</Length 9/Filter/FlateDecode>>\nstream\n'), deflateSync(text(LATIN)), text('\nendstream')])),
    ],
    [
      'behind the packed text inside a PDF stream',
      () => pdf(Buffer.concat([text('1 0 obj <</Length 9/Filter/FlateDecode>>\nstream\n'), deflateSync(text('hello')), text(`${LATIN}\nendstream`)])),
    ],
    ['in the second line of a PDF, among bytes that are no text', () => pdf(Buffer.concat([Buffer.from([0x25, 0xe2, 0xe3]), text(`${LATIN}\n`)]))],
    [
      'between two packed streams of a PDF',
      () => {
        const stream = Buffer.concat([text('1 0 obj <</Filter/FlateDecode>>\nstream\n'), deflateSync(text('hello')), text('\nendstream\n')])
        return pdf(Buffer.concat([stream, text(`% ${NAME}\n`), stream]))
      },
    ],
    ['a PDF title in UTF-16 as hex', () => pdf(text(`1 0 obj <</Title <FEFF${be(NAME).toString('hex')}>>>`))],
    [
      'a PDF title in UTF-16 in brackets',
      () => pdf(Buffer.concat([text('1 0 obj <</Title ('), Buffer.from([0xfe, 0xff]), be('Rima'), be(' Haddad'), text(')>>')])),
    ],
    ['a coordinate in a string of a PDF', () => pdf(text('1 0 obj <</Contents (at 35.952341 north)>>'))],
    ['a coordinate in the description of a PDF', () => pdf(text('<x:xmpmeta><a>35.952341</a></x:xmpmeta>'))],
    ['a cell of a workbook', () => writeXlsx([sheet(NAME)], OPTIONS)],
    ['who made a workbook', () => writeXlsx([sheet('x')], { ...OPTIONS, by: LATIN })],
    ['the name of a sheet', () => writeXlsx([{ ...sheet('x'), name: { ar: 'x', en: LATIN } }], OPTIONS)],
  ])('%s', async (_where, make) => {
    const bytes = await make()
    if (Buffer.from(bytes).toString('latin1').startsWith('%PDF')) {
      // these are no whole PDFs: their pages cannot be read, which alone would refuse them; what counts is that the plant is seen too
      const parts = await allParts(bytes).catch((error: unknown) => error)
      if (!Array.isArray(parts)) return expect(await planted(bytes)).not.toEqual([])
    }
    expect(await found(bytes)).not.toEqual([])
    return undefined
  })
  test('over the cut between two pieces of a stream', () => {
    const scan = new LeakScan(seek)
    scan.take('text', `${'x'.repeat(70_000)}سمير ال`)
    scan.take('text', `خطيب${'x'.repeat(70_000)}`)
    expect(scan.leaks).toEqual([{ kind: 'name', part: 'text', at: 70_000 }])
  })
})

/** Parts of something that begins as a PDF and is none: its bytes looked at as its readers look, without the pages. */
async function planted(bytes: Uint8Array): Promise<string[]> {
  const { pdfBytes } = await import('./text-parts.ts')
  const scan = new LeakScan(seek)
  for (const [part, said] of pdfBytes('file', Buffer.from(bytes))) scan.take(part, said)
  return scan.leaks.map(({ kind }) => kind)
}

describe('what cannot be read is refused', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a zip without its list', async () => (await zip(['a', text('x')])).subarray(0, 30)],
    ['a packed part that is broken', async () => broken(await zip(['a.xml', text('hello '.repeat(100))]))],
    ['broken gzip', () => Buffer.concat([gzipSync(text('x')).subarray(0, 12), Buffer.alloc(4)])],
    ['a PDF stream in another packing', () => pdf(text('1 0 obj <</Length 3/Filter/LZWDecode>>\nstream\nabc\nendstream'))],
    ['a picture in a PDF', () => pdf(text('1 0 obj <</Length 3/Filter[/DCTDecode]>>\nstream\nabc\nendstream'))],
    ['a PDF whose pages cannot be read', () => pdf(text('1 0 obj <<>>'))],
  ])('%s', async (_what, make) => {
    await expect(allParts(await make())).rejects.toMatchObject({ code: 'refused' })
  })
})

test('a place on the page of a PDF is no place on earth', async () => {
  expect(await planted(pdf(text('1 0 obj <</Length 9>>\nstream\n35.952 0 Td\nendstream')))).toEqual([])
})

test.each([`sha256 ${'dead'.repeat(16)}`, 'Rima and Haddad', '36,123 people', '35.97 per cent', 'سمير وحده'])('left alone: %s', async (innocent) => {
  expect(await found(text(innocent))).toEqual([])
})

const OPTIONS = { lang: 'en', title: 'T', by: 'A. Analyst', madeAt: '2026-01-01T00:00:00.000Z' } as const
function sheet(value: string) {
  return {
    name: { ar: 'ورقة', en: 'Sheet' },
    columns: [{ key: 'a', head: { ar: 'أ', en: 'A' }, kind: 'text', width: 9 }],
    rows: [{ a: value }],
  } as const
}
async function remarked(comment: string): Promise<Uint8Array> {
  const file = new ZipFile()
  file.addBuffer(text('x'), 'a.txt')
  file.end({ comment, forceZip64Format: false })
  const parts: Buffer[] = []
  for await (const part of file.outputStream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
function broken(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  copy.fill(0xff, 37, 45)
  return copy
}
