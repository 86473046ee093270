// Frames between the program and its reading child: a length, a JSON header, and the bytes the header announces.

export interface Frame {
  readonly header: unknown
  readonly bytes: Uint8Array
}

/** One frame: 4 bytes header length, 4 bytes body length (big-endian), header, body. */
export function encodeFrame(header: unknown, bytes: Uint8Array = new Uint8Array()): Uint8Array[] {
  const json = new TextEncoder().encode(JSON.stringify(header))
  const lengths = new DataView(new ArrayBuffer(8))
  lengths.setUint32(0, json.length)
  lengths.setUint32(4, bytes.length)
  return [new Uint8Array(lengths.buffer), json, bytes]
}

/** Collects chunks into frames; `push` gives the frames completed by a chunk. Throws RangeError for a frame over the cap. */
export function frameCollector(cap: number): { push(chunk: Uint8Array): Frame[] } {
  let held: Uint8Array[] = []
  let size = 0
  let wanted = 8
  return {
    push(chunk) {
      held.push(chunk)
      size += chunk.length
      const out: Frame[] = []
      // Chunks are joined only when a whole frame is there: a 100 MB capture is not copied once a chunk.
      while (size >= wanted) {
        const all = held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held, size)
        const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
        const header = view.getUint32(0)
        const total = 8 + header + view.getUint32(4)
        if (total > cap) throw new RangeError('frame over the cap')
        if (size < total) {
          held = [all]
          wanted = total
          return out
        }
        const json = new TextDecoder().decode(all.subarray(8, 8 + header))
        out.push({ header: JSON.parse(json), bytes: all.subarray(8 + header, total) })
        held = size > total ? [all.subarray(total)] : []
        size -= total
        wanted = 8
      }
      return out
    },
  }
}
