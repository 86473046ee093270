// Pictures that say where they were taken, put together by the format, and those that do not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carriesPlace } from './place-in-picture.ts'

/** A TIFF directory with one GPS directory behind it, in either byte order. */
function exif(little: boolean, { gps = true, latitude = true } = {}): Buffer {
  const out = Buffer.alloc(96)
  const short = (value: number, at: number) => (little ? out.writeUInt16LE(value, at) : out.writeUInt16BE(value, at))
  const long = (value: number, at: number) => (little ? out.writeUInt32LE(value, at) : out.writeUInt32BE(value, at))
  out.write(little ? 'II*\0' : 'MM\0*', 0, 'latin1')
  long(8, 4)
  short(2, 8)
  short(0x0110, 10)
  short(gps ? 0x8825 : 0x8769, 22)
  short(4, 24)
  long(1, 26)
  long(40, 30)
  short(1, 40)
  short(latitude ? 2 : 29, 42)
  short(5, 44)
  long(3, 46)
  long(60, 50)
  return out
}
const jpeg = (inside: Buffer) =>
  Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), Buffer.from([0, 110]), Buffer.from('Exif\0\0', 'latin1'), inside, Buffer.from('ffd9', 'hex')])
const png = (inside: Buffer) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from([0, 0, 0, 96]), Buffer.from('eXIf'), inside])
const pieces = (bytes: Uint8Array, size = 7) =>
  (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  })()

describe('a place is seen', () => {
  test.each([
    ['JPEG, little-endian', jpeg(exif(true))],
    ['JPEG, big-endian', jpeg(exif(false))],
    ['PNG', png(exif(false))],
    ['TIFF', exif(true)],
    ['XMP', Buffer.from('....<exif:GPSLatitude>35,57.2N</exif:GPSLatitude>')],
    ['a film of a telephone', Buffer.concat([Buffer.alloc(5000), Buffer.from('\u00a9xyz\0\u0012+35.9500+039.0100/', 'latin1')])],
    ['another film', Buffer.concat([Buffer.alloc(3000), Buffer.from('com.apple.quicktime.location.ISO6709')])],
  ])('%s', async (_what, bytes) => {
    expect(await carriesPlace(pieces(bytes))).toBe(true)
    expect(await carriesPlace(pieces(bytes, 1 << 20))).toBe(true)
  })
})

describe('none is invented', () => {
  test.each([
    ['EXIF without GPS', jpeg(exif(true, { gps: false }))],
    ['a GPS directory with a date alone', jpeg(exif(false, { latitude: false }))],
    ['a cut one', jpeg(exif(true)).subarray(0, 50)],
    ['nothing', Buffer.alloc(0)],
    ['text that speaks of GPS', Buffer.from('The GPS of the convoy was off.')],
  ])('%s', async (_what, bytes) => {
    expect(await carriesPlace(pieces(bytes))).toBe(false)
  })
  test('no bytes make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, little) => {
        await carriesPlace(pieces(Buffer.concat([exif(little).subarray(0, 60), bytes])))
        await carriesPlace(pieces(Buffer.concat([Buffer.from(little ? 'II*\0' : 'MM\0*', 'latin1'), bytes])))
      }),
    )
  })
})
