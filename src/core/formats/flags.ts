// What a report's own text and metadata give away about themselves: bidi controls, look-alike letters, implausible dates.
import type { Problem } from '../model/index.ts'

const BIDI = /[\u202A-\u202E\u2066-\u2069]/g
const WORD = /[\p{L}\p{M}]{2,}/gu
const FLAG_CAP = 20

/**
 * Bidi embeddings, overrides and isolates: they can show 4000 as 0004. One problem each, at most 20, with what the
 * character is; the marks RLM, LRM and ALM, ordinary in Arabic typing, are not flagged.
 */
export function bidiFlags(text: string): Problem[] {
  const out: Problem[] = []
  for (const hit of text.matchAll(BIDI)) {
    if (out.length >= FLAG_CAP) break
    const at = hit.index
    out.push({ code: 'bidi-control', span: [at, at + 1], detail: { character: `U+${hit[0].charCodeAt(0).toString(16).toUpperCase()}` } })
  }
  return out
}

/**
 * Words that mix scripts letter by letter ("аljazeera" with a Cyrillic а): one problem each, at most 20. An Arabic
 * clitic glued to a Latin name ("بـAFP", "الـCNN") is ordinary writing, so only Latin with Cyrillic or Greek counts.
 */
export function lookAlikeFlags(text: string, where: string, spanned: boolean): Problem[] {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text)) return []
  const out: Problem[] = []
  for (const hit of text.matchAll(WORD)) {
    if (out.length >= FLAG_CAP) break
    const word = hit[0]
    if (!/\p{Script=Latin}/u.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) continue
    const span: [number, number] = [hit.index, hit.index + word.length]
    out.push({ code: 'look-alike-letters', ...(spanned ? { span } : {}), detail: { word, where } })
  }
  return out
}

/**
 * A date no news report of these wars can carry: before 1990 (clocks that start at 1970), or later than the capture
 * by more than a day (time zones). Without a capture time only the first is judged.
 */
export function dateFlag(date: string, which: string, capturedAt: string | undefined): Problem | undefined {
  const day = date.slice(0, 10)
  if (day < '1990-01-01') return { code: 'implausible-date', detail: { date, which } }
  if (capturedAt && Date.parse(day) - Date.parse(capturedAt.slice(0, 10)) > 86_400_000) {
    return { code: 'implausible-date', detail: { date, which, captured: capturedAt.slice(0, 10) } }
  }
  return undefined
}
