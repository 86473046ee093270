// Bytes and their spellings: UTF-8, hex, base64, concatenation. Core has no Buffer, so these few lines stand here.

/** SHA-256 of some bytes, 32 bytes; the edge passes it in. */
export type Digest = (bytes: Uint8Array) => Uint8Array

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as every encoder does. */
export function utf8(text: string): Uint8Array {
  const out: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) out.push(point)
    else if (point < 0x800) out.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000) out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else out.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
  }
  return Uint8Array.from(out)
}

/** Bytes of a text known to be ASCII: undefined where it is not. Entries and checkpoints are held to it. */
export function ascii(text: string): Uint8Array | undefined {
  const out = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return undefined
    out[i] = code
  }
  return out
}

/** Text of ASCII bytes: undefined where a byte is not ASCII. Runs a million times in a verification. */
export function fromAscii(bytes: Uint8Array): string | undefined {
  let seen = 0
  for (let i = 0; i < bytes.length; i++) seen |= bytes[i] ?? 0
  if (seen > 0x7f) return undefined
  if (bytes.length <= 4096) return Reflect.apply(String.fromCharCode, undefined, bytes)
  let out = ''
  for (let at = 0; at < bytes.length; at += 4096) out += fromAscii(bytes.subarray(at, at + 4096)) ?? ''
  return out
}

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
export function hex(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += HEX[byte]
  return out
}
/** Bytes of lower-case hex: undefined where it is anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
}

const B64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Standard base64 with padding (RFC 4648 section 4). */
export function base64(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const left = bytes.length - i
    const bits = (a << 16) | (b << 8) | c
    out += B64.charAt(bits >> 18) + B64.charAt((bits >> 12) & 63)
    out += (left > 1 ? B64.charAt((bits >> 6) & 63) : '=') + (left > 2 ? B64.charAt(bits & 63) : '=')
  }
  return out
}
/** Bytes of base64, canonical spelling only (stray bits or missing padding are refused): else undefined. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const out: number[] = []
  for (let i = 0; i < text.length; i += 4) {
    const quad = [0, 1, 2, 3].map((j) => Math.max(0, B64.indexOf(text.charAt(i + j))))
    const bits = ((quad[0] ?? 0) << 18) | ((quad[1] ?? 0) << 12) | ((quad[2] ?? 0) << 6) | (quad[3] ?? 0)
    out.push(bits >> 16)
    if (text.charAt(i + 2) !== '=') out.push((bits >> 8) & 255)
    if (text.charAt(i + 3) !== '=') out.push(bits & 255)
  }
  const bytes = Uint8Array.from(out)
  return base64(bytes) === text ? bytes : undefined
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
