// Quotation spans: what stands between quotation marks, nested ones included, as token ranges with the marks outside.
import { inOrder } from './order.ts'
import type { TokenRange } from './sentences.ts'
import type { Token } from './tokens.ts'

// Arabic outlets set “ and ” either way round; a closing sign seen with nothing open opens ("”تم اكتشاف“").
const EITHER = ['"', '“', '”', '„', '‟']
/** For each mark that may open, those that close it. */
const CLOSERS: ReadonlyMap<string, ReadonlySet<string>> = new Map<string, ReadonlySet<string>>([
  ['«', new Set(['»'])],
  ['‹', new Set(['›'])],
  ...EITHER.map((mark) => [mark, new Set(EITHER)] as const),
])

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
  const open: { close: ReadonlySet<string>; from: number }[] = []
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
    else {
      const close = CLOSERS.get(token.norm)
      if (close && open.length < 8) open.push({ close, from: i + 1 })
    }
  }
  while (open.length) end(tokens.length, false)
  return inOrder(out, (a, b) => a.from - b.from || b.to - a.to)
}
