// What the first bytes look like: text or not, and the signatures of the binary formats.
import { materialType } from './material.ts'

/** 0 for bytes no text starts with (NUL bytes outside UTF-16, many control characters), else 1. */
export function textLikelihood(head: Uint8Array): number {
  if (head.length === 0) return 0
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 1
  if (knownSignature(head)) return 0
  let even = 0
  let odd = 0
  let control = 0
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] as number
    if (byte === 0) at % 2 === 0 ? even++ : odd++
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) control++
  }
  // UTF-16 without a mark has its zeros on one side only.
  const [more, less] = even > odd ? [even, odd] : [odd, even]
  if (more > head.length * 0.2) return less < more / 10 ? 1 : 0
  if (more + less > 0) return 0
  return control > head.length * 0.02 ? 0 : 1
}

/** True where the bytes begin with this ASCII text. */
export function startsWith(head: Uint8Array, ascii: string): boolean {
  if (head.length < ascii.length) return false
  for (let at = 0; at < ascii.length; at++) if (head[at] !== ascii.charCodeAt(at)) return false
  return true
}

/** The head as Latin-1 in lower case, without UTF-16's zero bytes and a byte order mark: enough to look for tags. */
export function headText(head: Uint8Array): string {
  const out = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1').replaceAll('\0', '')
  return out.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').toLowerCase()
}

/** Signatures of binary files no format of ours reads, for a plain word to the person. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x7fELF', 'program'],
  ['MZ', 'program'],
  ['SQLite format 3', 'database'],
  ['7z\xbc\xaf', 'archive/7z'],
  ['Rar!', 'archive/rar'],
  ['\xd0\xcf\x11\xe0', 'office/old'],
]
export function knownSignature(head: Uint8Array): string | undefined {
  return SIGNATURES.find(([magic]) => startsWith(head, magic))?.[1] ?? materialType(head)
}
