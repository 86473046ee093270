// Whole numbers as people type them, in any of the digits they use, and the number inside selected words.
import type { Span } from '../data/types.ts'

/** Reads a whole number in Latin, Arabic-Indic or Persian digits; null where the field is empty. */
export function wholeNumber(text: string): number | null | undefined {
  const latin = text
    .trim()
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[,٬\s]/g, '')
  if (latin === '') return null
  return /^[0-9]{1,12}$/.test(latin) ? Number(latin) : undefined
}

/** The number expression inside a span: its first run of digits, else the whole span. */
export function numberIn(text: string, span: Span): Span {
  const hit = /[\p{Nd}](?:[\p{Nd}.,٬٫]*[\p{Nd}])?/u.exec(text.slice(span[0], span[1]))
  return hit ? [span[0] + hit.index, span[0] + hit.index + hit[0].length] : span
}
