// All text of an output file, part by part, as a reader of the file could get at it: for the leak scan. What cannot be read is refused, never passed over.
import { Readable } from 'node:stream'
import { createInflateRaw, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { IsnadError } from '../../core/model/plain.ts'

type Part = readonly [name: string, text: string]

/** A packed part longer than this is read piece by piece: a large sheet is a few hundred megabytes of text. */
const LONG = 8 << 20

/**
 * Parts of a file with their text: its bytes in every encoding they may be in, and what its packed parts hold, however deep. A long part comes in
 * pieces under one name, one after the other; `LeakScan` searches across their cuts.
 */
export async function* textParts(name: string, bytes: Uint8Array): AsyncGenerator<Part> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (starts(raw, 'PK\x03\x04') || starts(raw, 'PK\x05\x06')) yield* zipParts(name, raw)
  else if (raw[0] === 0x1f && raw[1] === 0x8b)
    yield* textParts(
      `${name} (unpacked)`,
      unpacked(name, () => gunzipSync(raw)),
    )
  else if (starts(raw, '%PDF')) {
    yield* pdfBytes(name, raw)
    yield* await pdfText(name, bytes)
  } else yield* encodings(name, raw)
}

function starts(raw: Buffer, magic: string): boolean {
  return raw.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'))
}

/** The bytes as UTF-8, and as UTF-16 either way where they hold the zeros of it. */
function encodings(name: string, raw: Buffer): Part[] {
  const out: Part[] = [[name, raw.toString('utf8')]]
  if (raw.includes(0) || starts(raw, '\xff\xfe') || starts(raw, '\xfe\xff') || !isUtf8(raw)) {
    const even = raw.subarray(0, raw.length - (raw.length % 2))
    const odd = raw.subarray(1, 1 + 2 * Math.floor((raw.length - 1) / 2))
    for (const [way, part] of [
      ['even', even],
      ['odd', odd],
    ] as const) {
      out.push([`${name} as UTF-16LE, ${way}`, part.toString('utf16le')])
      out.push([`${name} as UTF-16BE, ${way}`, Buffer.from(part).swap16().toString('utf16le')])
    }
    out.push([`${name} as Latin-1`, raw.toString('latin1')])
  }
  return out
}

function isUtf8(raw: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(raw)
    return true
  } catch {
    return false // the caller then looks at it in other encodings too
  }
}

function unpacked(name: string, work: () => Buffer): Buffer {
  try {
    return work()
  } catch (cause) {
    throw new IsnadError('refused', { what: 'leak', kind: 'unreadable', part: name }, cause)
  }
}

/** The bytes of a PDF with its streams and strings, without its pages. Packed streams are looked at unpacked, and the rest without them. */
export function pdfBytes(name: string, raw: Buffer): Part[] {
  const streams: Part[] = []
  const rest: Buffer[] = []
  let from = 0
  for (const { part, start, end, filters } of pdfStreams(name, raw)) {
    let body = raw.subarray(start, end)
    if (filters.length > 0) {
      const packed = inflated(part, body)
      // What stands behind the packed text inside the stream is part of the rest.
      rest.push(raw.subarray(from, start))
      from = start + packed.taken
      body = packed.body
      for (let k = 1; k < filters.length; k++) body = inflated(part, body).body
    }
    streams.push(...encodings(part, body).map(withoutOperands), ...described(part, body), ...pdfStrings(part, body))
  }
  const outside = Buffer.concat([...rest, raw.subarray(from)])
  // The second line is a few bytes that are no text, to say that the file is none; alone, it makes nothing else be read in six ways.
  const head = outside.indexOf(0x0a, outside.indexOf(0x0a) + 1) + 1
  const plain = [...encodings(`${name}, head`, outside.subarray(0, head)), ...encodings(name, outside.subarray(head))]
  return [...plain.map(withoutOperands), ...described(name, outside), ...streams, ...pdfStrings(name, outside)]
}

/** A packed body unpacked, and how many of its bytes that took. */
function inflated(part: string, packed: Buffer): { body: Buffer; taken: number } {
  let taken = packed.length
  const body = unpacked(part, () => {
    // With `info` zlib answers with the text and the machine that made it, which its types do not say.
    const { buffer, engine } = inflateSync(packed, { info: true }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    taken = engine.bytesWritten
    return buffer
  })
  return { body, taken }
}

/**
 * Numbers that stand outside strings are places on the page: by the thousand, and some look like a coordinate. Runs in hex are strings,
 * most of them numbers of glyphs; double brackets are no markup, and the description is taken by itself. What is said to a reader stands in strings, in the description and in the text of the pages, which are
 * each looked at as they are.
 */
function withoutOperands([name, text]: Part): Part {
  return [name, text.replace(/[0-9]+\.[0-9]+/g, '0').replace(/<<|>>|<[0-9A-Fa-f\s]{4,}>|<x:xmpmeta[\s\S]*?<\/x:xmpmeta>|<\?xpacket[^>]*>/g, ' ')]
}

/** What the file says of itself in XML. */
function described(name: string, raw: Buffer): Part[] {
  const text = raw.toString('utf8')
  const found = [...text.matchAll(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/g)].map(([xml]) => xml)
  return found.length ? [[`${name}, description`, found.join('\n')]] : []
}

interface PdfStream {
  readonly part: string
  readonly start: number
  readonly end: number
  readonly filters: readonly string[]
}

/** Every stream of a PDF; one that is packed in a way we do not read is refused. */
function* pdfStreams(name: string, raw: Buffer): Generator<PdfStream> {
  let at = raw.indexOf('stream')
  for (let n = 0; at >= 0; n++) {
    const start = raw[at + 6] === 13 ? at + 8 : at + 7
    const end = raw.indexOf('endstream', start)
    if (end < 0) break
    const head = raw.subarray(Math.max(0, at - 400), at).toString('latin1')
    const dictionary = head.slice(head.lastIndexOf(' obj') + 4)
    const filters = [...dictionary.matchAll(/\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/g)].flatMap((hit) =>
      [...(hit[1] ?? '').matchAll(/\/([A-Za-z0-9]+)/g)].map((one) => one[1] ?? ''),
    )
    const part = `${name}, stream ${n}`
    if (filters.some((filter) => filter !== 'FlateDecode')) throw new IsnadError('refused', { what: 'leak', kind: 'unreadable', part })
    yield { part, start, end, filters }
    at = raw.indexOf('stream', end + 9)
  }
}

/** Strings of a PDF, written in brackets or as hex, in the encoding they begin with: title, author, bookmarks, tags. */
function pdfStrings(name: string, raw: Buffer): Part[] {
  const source = raw.toString('latin1')
  const texts: string[] = []
  for (const hit of source.matchAll(/<([0-9A-Fa-f\s]{4,})>/g)) texts.push(pdfString(Buffer.from((hit[1] ?? '').replace(/\s/g, ''), 'hex')))
  for (const hit of source.matchAll(/\(((?:[^()\\]|\\[\s\S]){2,}?)\)/g)) texts.push(pdfString(Buffer.from(unescaped(hit[1] ?? ''), 'latin1')))
  return texts.length ? [[`${name}, strings`, texts.join('\n')]] : []
}

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255)
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code
  })
}

function pdfString(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return bytes.toString('utf8')
  return bytes.toString('latin1')
}

/** What the pages say and the file says of itself: glyphs are numbers in the streams, so the text is read back as a reader would. */
async function pdfText(name: string, bytes: Uint8Array): Promise<Part[]> {
  try {
    return await pdfPages(name, bytes)
  } catch (cause) {
    throw new IsnadError('refused', { what: 'leak', kind: 'unreadable', part: name }, cause)
  }
}

async function pdfPages(name: string, bytes: Uint8Array): Promise<Part[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n)
    const content = await page.getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
    page.cleanup()
  }
  const metadata = await document.getMetadata()
  const outline = await document.getOutline()
  await document.destroy()
  return [
    [`${name}, text of the pages`, pages.join('\n')],
    [`${name}, metadata`, JSON.stringify([metadata.info, metadata.metadata?.getRaw?.() ?? null, outline])],
  ]
}

/** Every entry of a zip that we wrote (stored or deflated), with its name, remarks and extra fields. */
async function* zipParts(name: string, raw: Buffer): AsyncGenerator<Part> {
  const part = (inner: string) => `${name}/${inner}`
  const end = raw.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new IsnadError('refused', { what: 'leak', kind: 'unreadable', part: name })
  const count = raw.readUInt16LE(end + 10)
  let at = raw.readUInt32LE(end + 16)
  yield [part('remark'), raw.subarray(end + 22).toString('utf8')]
  if (count === 0xffff || at === 0xffffffff) throw new IsnadError('refused', { what: 'leak', kind: 'unreadable', part: name }) // Zip64: none of ours is that large
  for (let n = 0; n < count; n++) {
    const method = raw.readUInt16LE(at + 10)
    const size = raw.readUInt32LE(at + 20)
    const long = raw.readUInt32LE(at + 24)
    const nameLength = raw.readUInt16LE(at + 28)
    const skip = raw.readUInt16LE(at + 30) + raw.readUInt16LE(at + 32)
    const local = raw.readUInt32LE(at + 42)
    const inner = raw.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    const start = local + 30 + raw.readUInt16LE(local + 26) + raw.readUInt16LE(local + 28)
    const body = raw.subarray(start, start + size)
    if (method !== 8 && method !== 0) throw new IsnadError('refused', { what: 'leak', kind: 'unreadable', part: part(inner) })
    yield [part(`${inner} (its name)`), inner]
    yield* encodings(part(`${inner} (remarks)`), raw.subarray(at + 46 + nameLength, at + 46 + nameLength + skip))
    if (method !== 8 || long <= LONG || !(yield* longText(part(inner), body)))
      yield* textParts(part(inner), method === 8 ? unpacked(part(inner), () => inflateRawSync(body)) : body)
    at += 46 + nameLength + skip
  }
}

/** A long packed text piece by piece. False where it turns out to be no plain UTF-8, or packed again: then it must be looked at whole. */
async function* longText(name: string, packed: Buffer): AsyncGenerator<Part, boolean> {
  const stream = Readable.from([packed]).pipe(createInflateRaw({ chunkSize: 1 << 20 }))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (chunk.includes(0) || (first && looksPacked(chunk))) return false
      first = false
      yield [name, decoder.decode(chunk, { stream: true })]
    }
    yield [name, decoder.decode()]
    return true
  } catch {
    return false // what it is, or that it cannot be read, is found out where it is taken whole
  } finally {
    stream.destroy()
  }
}

function looksPacked(raw: Buffer): boolean {
  return starts(raw, 'PK\x03\x04') || starts(raw, 'PK\x05\x06') || starts(raw, '%PDF') || (raw[0] === 0x1f && raw[1] === 0x8b)
}
