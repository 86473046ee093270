// What is kept and not read: pictures, films, recordings and files of other programs, told by their first bytes.

/** `at` bytes from the beginning stand these; `.` is any byte. */
const SIGNATURES: readonly (readonly [at: number, magic: RegExp, type: string])[] = [
  [0, /^\x89PNG\r\n\x1a\n/, 'image/png'],
  [0, /^\xff\xd8\xff/, 'image/jpeg'],
  [0, /^GIF8[79]a/, 'image/gif'],
  [0, /^RIFF[\s\S]{4}WEBP/, 'image/webp'],
  [0, /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/, 'image/tiff'],
  [4, /^ftyp(?:heic|heix|mif1|heim)/, 'image/heic'],
  [4, /^ftypavif/, 'image/avif'],
  [0, /^\xff\x4f\xff\x51/, 'image/jp2'],
  [4, /^jP {2}\r\n/, 'image/jp2'],
  [4, /^ftypqt {2}/, 'video/quicktime'],
  [4, /^ftypM4A /, 'audio/mp4'],
  [4, /^ftyp/, 'video/mp4'],
  [0, /^\x1a\x45\xdf\xa3/, 'video/webm'],
  [0, /^RIFF[\s\S]{4}AVI /, 'video/x-msvideo'],
  [0, /^RIFF[\s\S]{4}WAVE/, 'audio/wav'],
  [0, /^ID3/, 'audio/mpeg'],
  [0, /^\xff[\xfb\xf3\xf2]/, 'audio/mpeg'],
  [0, /^OggS/, 'audio/ogg'],
  [0, /^fLaC/, 'audio/flac'],
  [0, /^#!AMR/, 'audio/amr'],
]

/** Media type of a picture, film or recording; undefined where the bytes are none we know. */
export function materialType(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 64)).toString('latin1')
  return SIGNATURES.find(([at, magic]) => magic.test(text.slice(at)))?.[2] ?? (isSvg(head) ? 'image/svg+xml' : undefined)
}

/** A drawing in XML: kept like a picture, never shown, since it may carry programs. */
function isSvg(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 2048)).toString('utf8')
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(text)
}
