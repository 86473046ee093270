// Hashes for derived ids and shingles: fast, seedless, the same on every machine. Not for integrity: the ledger has SHA-256.

/** 32 bits of a string (FNV-1a with a final mix). */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let h = seed | 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}

/** A final mix so that every bit depends on every bit. */
export function mix(x: number): number {
  let h = x | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A short id from content: prefix, hyphen, 13 hexadecimal digits (52 bits). */
export function shortId(prefix: string, content: string): string {
  const high = hash32(content)
  const low = hash32(content, 0x1b873593)
  return `${prefix}-${high.toString(16).padStart(8, '0')}${(low >>> 12).toString(16).padStart(5, '0')}`
}

/** Order of two strings by code units: the same everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const DAYS = new Map<string, number | undefined>()
/** The day number of an ISO date or instant (days since 1970-01-01), or undefined where it is not one. */
export function dayOf(date: string | undefined | null): number | undefined {
  if (!date) return undefined
  const text = date.length > 10 ? date.slice(0, 10) : date
  const known = DAYS.get(text)
  if (known !== undefined || DAYS.has(text)) return known
  const hit = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const ms = hit ? Date.UTC(Number(hit[1]), Number(hit[2]) - 1, Number(hit[3])) : Number.NaN
  const day = Number.isFinite(ms) ? Math.floor(ms / 86_400_000) : undefined
  if (DAYS.size > 50_000) DAYS.clear()
  DAYS.set(text, day)
  return day
}

/** The ISO day of a day number. */
export function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
