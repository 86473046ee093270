// Lines of a byte stream, as UTF-8 text, without ever holding more than one line and one chunk.
import { StringDecoder } from 'node:string_decoder'

/** Yields each line without its line end; the last one too where no line end closes it. A lone carriage return is part of the line. */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest: string[] = []
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      rest.push(text.slice(from, at))
      yield withoutReturn(rest.length === 1 ? (rest[0] as string) : rest.join(''))
      rest = []
      from = at + 1
    }
    if (from < text.length) rest.push(text.slice(from))
  }
  rest.push(decoder.end())
  const last = rest.join('')
  if (last !== '') yield withoutReturn(last)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
