// Pictures, films and recordings are known by their bytes, and nothing else is taken for one.
import { describe, expect, test } from 'vitest'
import { readCapture, readContext } from './index.ts'

const latin = (text: string) => new Uint8Array(Buffer.from(text.padEnd(64, '\0'), 'latin1'))
describe('material', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe1\x00\x10Exif', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['II*\x00', 'image/tiff'],
    ['\x00\x00\x00\x18ftypheic', 'image/heic'],
    ['\x00\x00\x00\x18ftypisom', 'video/mp4'],
    ['\x00\x00\x00\x14ftypqt  ', 'video/quicktime'],
    ['\x1a\x45\xdf\xa3', 'video/webm'],
    ['RIFF\x10\x00\x00\x00WAVEfmt ', 'audio/wav'],
    ['ID3\x04', 'audio/mpeg'],
    ['OggS', 'audio/ogg'],
    ['<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', 'image/svg+xml'],
  ])('%j is %s: kept, told, not read', async (magic, type) => {
    const { format, result } = await readCapture(latin(magic), readContext({ name: 'x.bin' }))
    expect(format).toBe('none')
    expect(result).toEqual({ items: [], problems: [{ code: 'material', detail: { found: type } }] })
  })
  test.each([
    ['A report about an image: RIFF of gunfire, ID3 said a man of forty bodies.', 'text'],
    ['<html><body><svg></svg><p>Forty bodies were found east of the town on Monday.</p></body></html>', 'html'],
  ])('%s is not', async (text, format) => {
    expect((await readCapture(new TextEncoder().encode(text), readContext())).format).toBe(format)
  })
  test.each([
    ['\x7fELF\x02\x01\x01', 'unsupported-format'],
    ['Rar!\x1a\x07', 'unsupported-format'],
  ])('%j is another file of a program', async (magic, code) => {
    expect((await readCapture(latin(magic), readContext())).result.problems[0]?.code).toBe(code)
  })
})
