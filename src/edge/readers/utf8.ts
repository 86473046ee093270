// Where each UTF-16 unit of a decoded UTF-8 text stood in the bytes, by the decoder's own rules for broken sequences.

const BLOCK = 4096

/**
 * Byte offset of any UTF-16 unit of `new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)`; at its length and
 * beyond, the length in bytes. A broken sequence is one U+FFFD per maximal subpart, as the WHATWG decoder does it.
 * Asked in rising order, the whole text is walked once; else from the nearest of the marks set every 4,096 units.
 */
export function utf8Locator(bytes: Uint8Array): (offset: number) => number {
  // Pairs of unit and byte; a mark stands at the first character boundary of its block.
  const marks: number[] = [0, 0]
  let unit = 0
  let byte = 0
  return (offset) => {
    if (offset < unit) {
      let mark = Math.min(Math.floor(offset / BLOCK), marks.length / 2 - 1) * 2
      if ((marks[mark] as number) > offset) mark -= 2
      unit = marks[mark] as number
      byte = marks[mark + 1] as number
    }
    while (unit < offset && byte < bytes.length) {
      const length = sequenceLength(bytes, byte)
      const units = length === 4 && (bytes[byte] as number) >= 0xf0 && isWhole(bytes, byte) ? 2 : 1
      // The low half of a pair stands where its character stands.
      if (units === 2 && unit + 1 === offset) return byte
      unit += units
      byte += length
      if (unit >= (marks.length / 2) * BLOCK) marks.push(unit, byte)
    }
    return byte
  }
}

/** Bytes the decoder takes for the next character: a whole sequence, or the part of a broken one it replaces. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number
  if (lead < 0x80) return 1
  const need = continuations(lead)
  if (need === 0) return 1
  let taken = 1
  for (; taken <= need; taken++) {
    const next = bytes[at + taken]
    if (next === undefined || next < (taken === 1 ? lowest(lead) : 0x80) || next > (taken === 1 ? highest(lead) : 0xbf)) break
  }
  return taken
}

function isWhole(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at + 3] ?? 0) & 0xc0) === 0x80
}

/** How many continuation bytes a lead byte asks for; 0 for a byte that leads nothing. */
function continuations(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1
  if (lead >= 0xe0 && lead <= 0xef) return 2
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
}

/** The narrower range of the first continuation byte after some leads: no overlong forms, no surrogates, nothing past U+10FFFF. */
function lowest(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
}
function highest(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
}
