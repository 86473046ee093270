// Withheld: what must not leave, found in any text in any spelling. One seeker for both ends: what it blacks out and what it refuses are the same.
import type { Case, Determination } from '../model/index.ts'
import { fold } from '../text/index.ts'
import { exposed, type LocationClass, locationClasses } from './exposure.ts'
import { standsAlone } from './victim-names.ts'

/** A place whose exact point stays in; `shown` are the numbers its location class lets out. */
export interface WithheldPoint {
  readonly lat: number
  readonly lon: number
}

export interface Withheld {
  /** Names and other words, found wherever their letters stand. */
  readonly words: readonly string[]
  /** Names found only where they are no part of a longer word: a short one must not black out every word that holds its letters. */
  readonly whole: readonly string[]
  readonly points: readonly WithheldPoint[]
  /** Numbers that may stand although they are near a withheld one: what the location classes let out. */
  readonly shown: ReadonlySet<string>
}

/** A withheld thing found in a text, [from, to) in the text as given. */
export interface Found {
  readonly kind: 'coordinates' | 'name'
  readonly from: number
  readonly to: number
}
export type Seeker = (text: string) => Found[]

/** Letters and digits a withheld word must have at the least: less would stand in every line. */
export const LEAST_LETTERS = 2

/** What of a case is withheld: the points of all that is not published exactly, and the words named. */
export function withheldOf(
  state: Case,
  determinations: readonly Determination[],
  words: readonly string[] = [],
  whole: readonly string[] = [],
): Withheld {
  const classes = locationClasses(state, determinations)
  const points = new Map<string, WithheldPoint>()
  const shown = new Set<string>()
  const exact = new Set<string>()
  const key = (lat: number, lon: number) => `${lat} ${lon}`
  for (const holder of [...state.sites, ...state.incidents]) {
    const { lat, lon } = holder.place
    if (lat === undefined || lon === undefined) continue
    const cls: LocationClass = classes.get(holder.id) ?? 'withheld'
    const out = exposed(lat, lon, cls)
    if (out) for (const value of [out.lat, out.lon]) shown.add(String(value))
    if (cls === 'exact') exact.add(key(lat, lon))
    else points.set(key(lat, lon), { lat, lon })
  }
  // What a text or a person places to the very site stays in as well, also where no cluster stands for it.
  for (const statement of state.statements) {
    for (const { lat, lon, precision } of statement.places) {
      if (lat !== undefined && lon !== undefined && precision === 'site') points.set(key(lat, lon), { lat, lon })
    }
  }
  // The same point published exactly for one holder is out; it can no longer be kept in for another.
  for (const one of exact) points.delete(one)
  return { words, whole, points: [...points.values()], shown }
}

/** Makes the seeker: linear in a text's length, whatever the number of words and points. */
export function seekerOf({ words, whole = [], points, shown }: Omit<Withheld, 'whole'> & Partial<Withheld>): Seeker {
  const inWords = words.length || whole.length ? wordSeeker(words, new Set(whole.map(squeezed))) : undefined
  const inNumbers = points.length ? pointSeeker(points, shown) : undefined
  if (!inWords && !inNumbers) return () => []
  return (raw) => {
    const folded = fold(raw)
    const at = (index: number): number => folded.map[index] as number
    const found: Found[] = []
    for (const [from, to] of inWords?.(folded.text) ?? []) {
      if (!insideHash(folded.text, from, to)) found.push({ kind: 'name', from: at(from), to: at(to - 1) + widthAt(raw, at(to - 1)) })
    }
    for (const [from, to] of inNumbers?.(folded.text) ?? []) {
      if (!insideHash(folded.text, from, to)) found.push({ kind: 'coordinates', from: at(from), to: at(to - 1) + widthAt(raw, at(to - 1)) })
    }
    return found
  }
}

function widthAt(raw: string, at: number): number {
  return (raw.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** "dead" inside a SHA-256 is no name: a run of 24 hex digits or more is a hash. */
function insideHash(text: string, from: number, to: number): boolean {
  const hex = /[0-9a-f]/
  for (let at = from; at < to; at++) if (!hex.test(text[at] as string)) return false
  let start = from
  while (start > 0 && hex.test(text[start - 1] as string)) start--
  let end = to
  while (end < text.length && hex.test(text[end] as string)) end++
  return end - start >= 24
}

type Spans = (folded: string) => (readonly [number, number])[]

/** Blanks count for nothing: a name broken over two lines, or set with wide letters, is the same name. */
function wordSeeker(words: readonly string[], whole: ReadonlySet<string>): Spans {
  const byStart = new Map<number, string[]>()
  const anywhere = new Set(words.map(squeezed))
  for (const key of new Set([...anywhere, ...whole])) {
    if (key.length < LEAST_LETTERS) continue
    const start = (key.charCodeAt(0) << 16) | key.charCodeAt(1)
    byStart.set(start, [...(byStart.get(start) ?? []), key])
  }
  // Most letters begin no withheld word: one look at a list of bits a letter, before any map is asked.
  const begins = new Uint8Array(0x10000)
  for (const start of byStart.keys()) begins[start >>> 16] = 1
  return (folded) => {
    const out: [number, number][] = []
    const units = new Uint32Array(folded.length)
    const parts: string[] = []
    let size = 0
    let from = 0
    for (let at = 0; at <= folded.length; at++) {
      if (at < folded.length && !isBlank(folded.charCodeAt(at))) {
        units[size++] = at
        continue
      }
      if (at > from) parts.push(folded.slice(from, at))
      from = at + 1
    }
    const text = parts.join('')
    for (let at = 0; at + 1 < size; at++) {
      const unit = text.charCodeAt(at)
      if (begins[unit] === 0) continue
      const candidates = byStart.get((unit << 16) | text.charCodeAt(at + 1))
      if (!candidates) continue
      for (const word of candidates) {
        if (!text.startsWith(word, at)) continue
        const [from, to] = [units[at] as number, (units[at + word.length - 1] as number) + 1]
        if (anywhere.has(word) || standsAlone(folded, from, to - from)) out.push([from, to])
      }
    }
    return out
  }
}

/** A withheld word as it is looked for: folded, without blanks. */
export function squeezed(word: string): string {
  return fold(word).text.replace(/\s+/gu, '')
}

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0x85 || unit === 0x2028 || unit === 0x2029 || unit === 0x3000
}

// A number with two decimals or more; the mark between may be a point or, with four decimals or more ("36,123" is a count), a comma.
const NUMBER = /(?<![0-9])([0-9]{1,3})(?:\.([0-9]{2,15})|,([0-9]{4,15}))(?![0-9])/g
// Degrees and minutes, with or without seconds: 35°57'08", 35° 57.14'.
const DEGREES = /(?<![0-9])([0-9]{1,3}) ?[°˚] ?([0-9]{1,2}(?:\.[0-9]+)?) ?['′](?: ?([0-9]{1,2}(?:\.[0-9]+)?) ?(?:["″]|''|′′))?/g
/** How far apart the two numbers of a pair may stand. */
const PAIR = 60

/**
 * A number that is a withheld latitude or longitude as rounded or cut to its own decimals: three decimals (110 m) or more alone,
 * two (1 km) where both numbers of one point stand together.
 */
function pointSeeker(points: readonly WithheldPoint[], shown: ReadonlySet<string>): Spans {
  const index = new Map<number, { readonly value: number; readonly point: number; readonly axis: 0 | 1 }[]>()
  points.forEach(({ lat, lon }, point) => {
    for (const [axis, signed] of [lat, lon].entries()) {
      const value = Math.abs(signed)
      const entry = { value, point, axis: axis as 0 | 1 }
      for (const cell of new Set([-1, 0, 1].map((step) => Math.floor(value * 50) + step))) index.set(cell, [...(index.get(cell) ?? []), entry])
    }
  })
  const near = (value: number, within: number) => (index.get(Math.floor(value * 50)) ?? []).filter((entry) => Math.abs(entry.value - value) < within)
  return (folded) => {
    const out: [number, number][] = []
    let before: { readonly from: number; readonly to: number; readonly points: ReadonlySet<string> } | undefined
    for (const hit of folded.matchAll(NUMBER)) {
      const decimals = (hit[2] ?? hit[3] ?? '').length
      const written = `${hit[1]}.${hit[2] ?? hit[3]}`
      const value = Number(written)
      const hits = near(value, 10 ** -Math.min(decimals, 8) * 1.000001)
      if (!hits.length || shown.has(String(value))) continue
      const span: [number, number] = [hit.index, hit.index + hit[0].length]
      if (decimals >= 3) out.push(span)
      else if (before && span[0] - before.to <= PAIR && hits.some(({ point, axis }) => before?.points.has(`${point} ${1 - axis}`))) {
        out.push([before.from, before.to], span)
      }
      before = { from: span[0], to: span[1], points: new Set(hits.map(({ point, axis }) => `${point} ${axis}`)) }
    }
    for (const hit of folded.matchAll(DEGREES)) {
      const value = Number(hit[1]) + Number(hit[2]) / 60 + Number(hit[3] ?? 0) / 3600
      const minutes = (hit[2]?.split('.')[1] ?? '').length
      const within = hit[3] !== undefined ? 1 / 3600 : minutes ? 10 ** -minutes / 60 : 1 / 60
      if (near(value, Math.min(within, 0.01) * 1.000001).length) out.push([hit.index, hit.index + hit[0].length])
    }
    return out
  }
}
