// All text of an output file, part by part, as a reader of the file could get at it: for the leak scan.
import { inflateRawSync, inflateSync } from 'node:zlib'
import { IsnadError } from '../../core/model/plain.ts'

/** Parts of an output with their text: the file's name, its plain bytes, and what its compressed parts hold. */
export async function textParts(fileName: string, form: string, bytes: Uint8Array): Promise<[string, string][]> {
  const raw = Buffer.from(bytes)
  const parts: [string, string][] = [
    ['file name', fileName],
    ['bytes', raw.toString('utf8')],
  ]
  if (form === 'dossier.pdf') {
    parts.push(...pdfStreams(raw))
    parts.push(['text of the pages', await pdfText(bytes)])
  }
  if (form === 'dossier.docx') parts.push(...zipEntries(raw))
  return parts
}

/** Every deflated stream of a PDF. */
function pdfStreams(raw: Buffer): [string, string][] {
  const out: [string, string][] = []
  let at = raw.indexOf('stream')
  for (let n = 0; at >= 0; n++) {
    const start = raw[at + 6] === 13 ? at + 8 : at + 7
    const end = raw.indexOf('endstream', start)
    if (end < 0) break
    try {
      out.push([`stream ${n}`, inflateSync(raw.subarray(start, end)).toString('utf8')])
    } catch {
      out.push([`stream ${n}`, raw.subarray(start, end).toString('utf8')])
    }
    at = raw.indexOf('stream', end + 9)
  }
  return out
}

/** What the pages say: glyphs are numbers in the streams, so the text is read back as a reader would. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: bytes.slice(), isEvalSupported: false, useSystemFonts: false, verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const content = await (await document.getPage(n)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await document.destroy()
  return pages.join('\n')
}

/** Every entry of a zip we wrote ourselves (stored or deflated), by its local headers. IsnadError 'internal' where it cannot be read: nothing unread leaves. */
function zipEntries(raw: Buffer): [string, string][] {
  const end = raw.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new IsnadError('internal', { what: 'zip without directory' })
  const count = raw.readUInt16LE(end + 10)
  let at = raw.readUInt32LE(end + 16)
  const out: [string, string][] = []
  for (let n = 0; n < count; n++) {
    const method = raw.readUInt16LE(at + 10)
    const size = raw.readUInt32LE(at + 20)
    const nameLength = raw.readUInt16LE(at + 28)
    const skip = raw.readUInt16LE(at + 30) + raw.readUInt16LE(at + 32)
    const local = raw.readUInt32LE(at + 42)
    const name = raw.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    const start = local + 30 + raw.readUInt16LE(local + 26) + raw.readUInt16LE(local + 28)
    const body = raw.subarray(start, start + size)
    out.push([name, (method === 8 ? inflateRawSync(body) : body).toString('utf8').replace(/<[^>]*>/g, '')])
    at += 46 + nameLength + skip
  }
  return out
}
