// Folding: one spelling for many, with a map from every folded character back to its place in the raw text.
// Marks, tatweel, bidi controls and zero-width characters fall away; hamza carriers, ta marbuta, alef maqsura,
// Persian look-alikes, presentation forms, digits of any script, curly quotes and case are made one.
import { unitAt } from './units.ts'

/** A folded text: `text[i]` came from `raw[map[i]]`; `map` has one entry more, the raw length. */
export interface Folded {
  readonly text: string
  readonly map: Uint32Array
  /** The UTF-16 units of `text`: what reads a text unit by unit needs no string. */
  readonly units: Uint16Array
}

/** The string is made when first asked for: cutting a text into words works on the units. */
class FoldedText implements Folded {
  readonly map: Uint32Array
  readonly units: Uint16Array
  #text: string | undefined
  constructor(units: Uint16Array, map: Uint32Array) {
    this.map = map
    this.units = units
  }
  get text(): string {
    this.#text ??= decode(this.units)
    return this.#text
  }
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

// One entry a UTF-16 unit: its folded unit, 0 where it falls away, UNSEEN before the first look, LONG where the
// folding has more than one unit (or the unit is a surrogate) and is looked up by code point.
const UNSEEN = 0xfffe
const LONG = 0xffff
const TABLE = new Uint16Array(0x10000).fill(UNSEEN)
TABLE.fill(LONG, 0xd800, 0xe000)

function look(unit: number): number {
  const out = foldPoint(unit)
  const entry = out.length === 0 ? 0 : out.length === 1 && out !== '\ufffe' && out !== '\uffff' ? out.charCodeAt(0) : LONG
  TABLE[unit] = entry
  return entry
}

const CHUNK = 8192
/** The string of units. */
export function decode(units: Uint16Array): string {
  if (units.length <= CHUNK) return String.fromCharCode.apply(null, units as unknown as number[])
  let out = ''
  for (let at = 0; at < units.length; at += CHUNK) out += String.fromCharCode.apply(null, units.subarray(at, at + CHUNK) as unknown as number[])
  return out
}

/** Folded units and the way back, in hand: only the first `size` count, and only until the next text is folded. */
export interface FoldedUnits {
  readonly units: Uint16Array
  readonly map: Uint32Array
  readonly size: number
}

// Text after text is folded, cut into words, and its folding let go: the room is used again, except after a very long one.
const KEPT = 1 << 17
let room = { map: new Uint32Array(8192), units: new Uint16Array(8192) }

/** Folds a text into the room in hand. Linear in its length; never throws. */
export function foldInHand(raw: string): FoldedUnits {
  // Asked once: strings come in many makes, and each asking would have to tell them apart.
  const { length } = raw
  if (room.units.length < length + 32 || room.units.length > Math.max(KEPT, length + 32))
    room = { map: new Uint32Array(Math.max(8192, length + 32)), units: new Uint16Array(Math.max(8192, length + 32)) }
  let { map, units } = room
  let size = 0
  for (let at = 0; at < length; at++) {
    const unit = unitAt(raw, at)
    let entry = TABLE[unit] as number
    if (entry === UNSEEN) entry = look(unit)
    if (entry !== LONG) {
      if (entry !== 0) {
        if (size + 2 > units.length) [map, units] = grow(map, units)
        map[size] = at
        units[size++] = entry
      }
      continue
    }
    const point = raw.codePointAt(at) ?? unit
    const out = foldPoint(point)
    while (size + out.length + 1 > units.length) [map, units] = grow(map, units)
    for (let k = 0; k < out.length; k++) {
      map[size] = at
      units[size++] = out.charCodeAt(k)
    }
    if (point > 0xffff) at++
  }
  map[size] = length
  if (units !== room.units) room = { map, units }
  return { units, map, size }
}

function grow(map: Uint32Array<ArrayBuffer>, units: Uint16Array<ArrayBuffer>): [Uint32Array<ArrayBuffer>, Uint16Array<ArrayBuffer>] {
  const wider = new Uint32Array(map.length * 2)
  wider.set(map)
  const longer = new Uint16Array(units.length * 2)
  longer.set(units)
  return [wider, longer]
}

/** Folds a text and keeps the way back. Linear in its length; never throws. */
export function fold(raw: string): Folded {
  const { units, map, size } = foldInHand(raw)
  return new FoldedText(units.slice(0, size), map.slice(0, size + 1))
}

/** The folding alone, for tables and look-ups. Words are short: strings are joined, nothing is made that a text would need. */
export function foldText(raw: string): string {
  if (raw.length > CHUNK) return fold(raw).text
  let out = ''
  /** Everything before `from` stands in `out`; from there on the folding was the text itself. */
  let from = 0
  for (let at = 0; at < raw.length; at++) {
    const unit = unitAt(raw, at)
    let entry = TABLE[unit] as number
    if (entry === UNSEEN) entry = look(unit)
    if (entry === unit) continue
    out += raw.slice(from, at)
    if (entry !== LONG) {
      if (entry !== 0) out += String.fromCharCode(entry)
    } else {
      const point = raw.codePointAt(at) ?? unit
      out += foldPoint(point)
      if (point > 0xffff) at++
    }
    from = at + 1
  }
  return from === 0 ? raw : out + raw.slice(from)
}
