// MIME: a letter taken apart into headers and parts, encodings undone, charsets by rule. Own code: small, bounded, never throws.
import { decode } from '../charset.ts'

export interface MimePart {
  readonly headers: ReadonlyMap<string, string>
  readonly type: string
  readonly charset?: string
  readonly filename?: string
  readonly attachment: boolean
  /** Decoded bytes of a leaf; empty for a multipart. */
  readonly content: Uint8Array
  readonly parts: readonly MimePart[]
}

const PART_CAP = 200
const DEPTH_CAP = 8
const HEADER_CAP = 256 * 1024

/** Parses a letter. Parts beyond 200 or nested deeper than 8 are left out and `cut` says so. */
export function parseMime(bytes: Uint8Array): { root: MimePart; cut: boolean } {
  const state = { parts: 0, cut: false }
  return { root: parsePart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, state), cut: state.cut }
}

function parsePart(bytes: Buffer, depth: number, state: { parts: number; cut: boolean }): MimePart {
  const { head, body } = split(bytes)
  const headers = readHeaders(head)
  const type = (headers.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? 'text/plain'
  const charset = parameter(headers.get('content-type'), 'charset')
  const disposition = headers.get('content-disposition')
  const filename = decodeWords(parameter(disposition, 'filename') ?? parameter(headers.get('content-type'), 'name') ?? '')
  const boundary = parameter(headers.get('content-type'), 'boundary')
  const parts: MimePart[] = []
  if (type.startsWith('multipart/') && boundary) {
    for (const piece of cutAt(body, boundary)) {
      if (++state.parts > PART_CAP || depth >= DEPTH_CAP) {
        state.cut = true
        break
      }
      parts.push(parsePart(piece, depth + 1, state))
    }
  }
  return {
    headers,
    type,
    ...(charset ? { charset } : {}),
    ...(filename ? { filename } : {}),
    attachment: /^\s*attachment/i.test(disposition ?? ''),
    content: parts.length ? new Uint8Array() : undo(body, headers.get('content-transfer-encoding')),
    parts,
  }
}

function split(bytes: Buffer): { head: Buffer; body: Buffer } {
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  const at = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf
  if (at < 0 || at > HEADER_CAP) return { head: bytes.subarray(0, HEADER_CAP), body: Buffer.alloc(0) }
  return { head: bytes.subarray(0, at), body: bytes.subarray(at + (at === crlf ? 4 : 2)) }
}

function readHeaders(head: Buffer): Map<string, string> {
  const out = new Map<string, string>()
  for (const line of decode(head)
    .text.replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const hit = /^([A-Za-z0-9-]{1,60}):[ \t]*(.*)$/.exec(line)
    const name = hit?.[1]?.toLowerCase()
    if (name && !out.has(name) && out.size < 500) out.set(name, hit?.[2] ?? '')
  }
  return out
}

function parameter(header: string | undefined, name: string): string | undefined {
  const hit = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,500})"|([^;\\s]{1,500}))`, 'i').exec(header ?? '')
  return hit?.[1] ?? hit?.[2]
}

/** Pieces between boundary lines; the last one may lack its closing line. */
function cutAt(body: Buffer, boundary: string): Buffer[] {
  const out: Buffer[] = []
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  let from = -1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue
    if (from >= 0) out.push(body.subarray(from, at))
    const end = body.indexOf(0x0a, at)
    const closing = body.subarray(at + mark.length, at + mark.length + 2).toString('latin1') === '--'
    from = closing || end < 0 ? -1 : end + 1
    if (from < 0) break
  }
  if (from >= 0) out.push(body.subarray(from))
  return out
}

function undo(body: Buffer, encoding: string | undefined): Uint8Array {
  switch (encoding?.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1').replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')
    case 'quoted-printable':
      return unquote(body.toString('latin1').replace(/=[ \t]*\r?\n/g, ''))
    default:
      return body
  }
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** RFC 2047 words (`=?utf-8?B?…?=`) of a header made readable; adjacent words of one charset are joined before decoding. */
export function decodeWords(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, '?==?')
  return joined.replace(/(?:=\?[\w-]{2,40}\?[BbQq]\?[^?]{0,2000}\?=)+/g, (run) => {
    const pieces = [...run.matchAll(/=\?([\w-]+)\?([BbQq])\?([^?]*)\?=/g)]
    const bytes = pieces.map(([, , how, text = '']) => (/[Bb]/.test(how ?? '') ? Buffer.from(text, 'base64') : unquote(text.replace(/_/g, ' '))))
    return decode(Buffer.concat(bytes), { document: pieces[0]?.[1] }).text
  })
}
