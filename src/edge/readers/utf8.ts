// Where each UTF-16 unit of a decoded UTF-8 text stood in the bytes, by the decoder's own rules for broken sequences.

/**
 * Byte offset of every UTF-16 unit of `new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)`, and one entry more:
 * the length in bytes. A broken sequence is one U+FFFD per maximal subpart, as the WHATWG decoder does it.
 */
export function utf8Offsets(bytes: Uint8Array): Uint32Array {
  const out = new Uint32Array(bytes.length + 1)
  let size = 0
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number
    if (lead < 0x80) {
      out[size++] = at++
      continue
    }
    const [need, low, high] = leadRange(lead)
    let taken = 1
    for (; taken <= need; taken++) {
      const next = bytes[at + taken]
      if (next === undefined || next < (taken === 1 ? low : 0x80) || next > (taken === 1 ? high : 0xbf)) break
    }
    out[size++] = at
    if (need === 3 && taken === 4) out[size++] = at
    at += need === 0 ? 1 : taken
  }
  out[size] = bytes.length
  return out.subarray(0, size + 1)
}

/** How many continuation bytes a lead byte asks for, and the range of the first; [0] for a byte that leads nothing. */
function leadRange(lead: number): [number, number, number] {
  if (lead >= 0xc2 && lead <= 0xdf) return [1, 0x80, 0xbf]
  if (lead === 0xe0) return [2, 0xa0, 0xbf]
  if (lead === 0xed) return [2, 0x80, 0x9f]
  if (lead >= 0xe1 && lead <= 0xef) return [2, 0x80, 0xbf]
  if (lead === 0xf0) return [3, 0x90, 0xbf]
  if (lead === 0xf4) return [3, 0x80, 0x8f]
  if (lead >= 0xf1 && lead <= 0xf3) return [3, 0x80, 0xbf]
  return [0, 0, 0]
}
