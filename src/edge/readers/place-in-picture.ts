// Whether a picture or film says where it was taken: GPS in its EXIF, in its XMP, or in a film's own tags. The bytes are only looked at.

/** Texts that stand for a place: XMP of pictures, and the tags that telephones write into films. */
const MARKS = ['GPSLatitude', '\u00a9xyz', 'com.apple.quicktime.location'].map((mark) => Buffer.from(mark, 'latin1'))
const LONGEST = Math.max(...MARKS.map(({ length }) => length))
/** EXIF stands near the beginning; so much of a file is searched for it (bytes). */
const HEAD = 2 * 2 ** 20
const GPS = 0x8825
const LATITUDE = 2
const RATIONAL = 5

/** True where the bytes carry a place. Never throws for what they hold; a large film is read piece by piece. */
export async function carriesPlace(parts: AsyncIterable<Uint8Array>): Promise<boolean> {
  const head: Buffer[] = []
  let kept = 0
  let tail: Buffer = Buffer.alloc(0)
  for await (const part of parts) {
    const here = Buffer.concat([tail, part])
    if (MARKS.some((mark) => here.includes(mark))) return true
    tail = here.subarray(Math.max(0, here.length - LONGEST + 1))
    if (kept < HEAD) head.push(Buffer.from(part.subarray(0, HEAD - kept)))
    kept += part.length
  }
  return exifHasPlace(Buffer.concat(head))
}

/** EXIF is a small TIFF file inside another: wherever one begins, its directory is followed. */
function exifHasPlace(bytes: Buffer): boolean {
  for (const [magic, little] of [
    ['II*\0', true],
    ['MM\0*', false],
  ] as const)
    for (let at = bytes.indexOf(magic, 0, 'latin1'); at >= 0; at = bytes.indexOf(magic, at + 1, 'latin1'))
      if (directoryHasPlace(bytes.subarray(at), little)) return true
  return false
}

function directoryHasPlace(tiff: Buffer, little: boolean): boolean {
  const short = (at: number) => (at + 2 > tiff.length ? -1 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (at + 4 > tiff.length ? -1 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  /** Where the entry of a tag stands in the directory at an offset; -1 where it does not. */
  const entry = (offset: number, tag: number): number => {
    const count = offset < 8 ? -1 : short(offset)
    for (let i = 0; i < Math.min(count, 1000); i++) if (short(offset + 2 + 12 * i) === tag) return offset + 2 + 12 * i
    return -1
  }
  const gps = entry(long(4), GPS)
  const latitude = gps < 0 ? -1 : entry(long(gps + 8), LATITUDE)
  return latitude >= 0 && short(latitude + 2) === RATIONAL && long(latitude + 4) === 3
}
