// Quotation spans: what stands between quotation marks, nested ones included, as token ranges with the marks outside.
import type { TokenRange } from './sentences.ts'
import type { Token } from './tokens.ts'

const OPEN: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '‹': '›' }
// Arabic outlets set “ and ” either way round; a closing sign seen with nothing open opens ("”تم اكتشاف“").
const EITHER = new Set(['"', '“', '”', '„', '‟'])

/** A quotation: tokens [from, to) between the marks; `closed` is false where the closing mark is missing. */
export interface Quotation extends TokenRange {
  readonly depth: number
  readonly closed: boolean
}

/**
 * Finds quotations. An unclosed one ends with its paragraph (a blank line), except that a paragraph opening with a
 * mark again continues it. Linear in the number of tokens: at most 8 levels are kept open.
 */
export function findQuotations(tokens: readonly Token[]): Quotation[] {
  const out: Quotation[] = []
  const open: { close: Set<string>; from: number }[] = []
  const end = (to: number, closed: boolean) => {
    const top = open.pop()
    if (top && to > top.from) out.push({ from: top.from, to, depth: open.length, closed })
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'break' && token.norm.length > 1) {
      while (open.length) end(i, false)
      continue
    }
    if (token.kind !== 'mark') continue
    const top = open[open.length - 1]
    if (top?.close.has(token.norm)) end(i, true)
    else if (OPEN[token.norm] !== undefined || EITHER.has(token.norm)) {
      if (open.length >= 8) continue
      const close = new Set<string>([OPEN[token.norm] ?? token.norm])
      if (EITHER.has(token.norm)) for (const mark of EITHER) close.add(mark)
      open.push({ close, from: i + 1 })
    }
  }
  while (open.length) end(tokens.length, false)
  return out.sort((a, b) => a.from - b.from || b.to - a.to)
}
