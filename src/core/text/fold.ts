// Folding: one spelling for many, with a map from every folded character back to its place in the raw text.
// Marks, tatweel, bidi controls and zero-width characters fall away; hamza carriers, ta marbuta, alef maqsura,
// Persian look-alikes, presentation forms, digits of any script, curly quotes and case are made one.

/** A folded text: `text[i]` came from `raw[map[i]]`; `map` has one entry more, the raw length. */
export interface Folded {
  readonly text: string
  readonly map: Uint32Array
}

const DROP = /[\p{Mn}\p{Me}\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u
const SAME: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ڤ: 'ف',
  ژ: 'ز',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '٪': '%',
  '٬': ',',
  '٫': '.',
  '\u00A0': ' ',
}

const CACHE = new Map<number, string>()

/** The folding of one code point: '' where it falls away, one or more characters otherwise. */
function foldPoint(point: number): string {
  const known = CACHE.get(point)
  if (known !== undefined) return known
  const raw = String.fromCodePoint(point)
  let out = ''
  if (!DROP.test(raw)) {
    for (const part of raw.normalize('NFKD')) {
      if (DROP.test(part)) continue
      const value = digit(part)
      out += value >= 0 ? String(value) : (SAME[part] ?? part.toLowerCase())
    }
    // Superscripts and circled digits are footnote marks, not numbers: ² must not read as 2.
    if (/[\p{No}]/u.test(raw)) out = ' '
    // Base letters with combining hamza fall to the carrier by NFKD; the table covers the rest.
    if (SAME[raw] !== undefined) out = SAME[raw]
  }
  if (CACHE.size < 20_000) CACHE.set(point, out)
  return out
}

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10]
function digit(char: string): number {
  const point = char.codePointAt(0) ?? 0
  for (const zero of ZEROS) if (point >= zero && point < zero + 10) return point - zero
  return -1
}

const ASCII = Array.from({ length: 128 }, (_, i) => foldPoint(i))

/** Folds a text and keeps the way back. Linear in its length; never throws. */
export function fold(raw: string): Folded {
  const parts: string[] = []
  let room = new Uint32Array(raw.length + 16)
  let size = 0
  for (let at = 0; at < raw.length; ) {
    const unit = raw.charCodeAt(at)
    const point = unit < 0xd800 || unit > 0xdbff ? unit : (raw.codePointAt(at) ?? unit)
    const out = point < 128 ? (ASCII[point] as string) : foldPoint(point)
    if (size + out.length + 1 > room.length) {
      const grown = new Uint32Array(room.length * 2 + out.length)
      grown.set(room)
      room = grown
    }
    for (let k = 0; k < out.length; k++) room[size++] = at
    if (out) parts.push(out)
    at += point > 0xffff ? 2 : 1
  }
  room[size] = raw.length
  return { text: parts.join(''), map: room.subarray(0, size + 1) }
}

/** The folding alone, for tables and look-ups. */
export function foldText(raw: string): string {
  let out = ''
  for (const char of raw) {
    const point = char.codePointAt(0) ?? 0
    out += point < 128 ? ASCII[point] : foldPoint(point)
  }
  return out
}
