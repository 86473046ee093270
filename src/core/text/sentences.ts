// Sentences: runs of tokens, cut at full stops, question and exclamation marks and line breaks.
import type { Token } from './tokens.ts'

/** A run of tokens [from, to). */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/**
 * Cuts tokens into sentences. `abbreviations` are folded words after which a full stop does not end one ("gen", "د").
 * A full stop glued on both sides ("أ.ف.ب", "cc-raqqa.net") and a single capital before it ("U.S. forces") never ends one.
 */
export function cutSentences(tokens: readonly Token[], abbreviations: ReadonlySet<string>): TokenRange[] {
  const out: TokenRange[] = []
  let from = 0
  const close = (to: number) => {
    if (to > from) out.push({ from, to })
    from = to
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'break') {
      if (wraps(tokens, i)) continue
      close(i)
      from = i + 1
    } else if (token.norm === '!' || token.norm === '؟' || token.norm === '?' || token.norm === '…') {
      close(afterClosers(tokens, i + 1))
    } else if (token.norm === '.') {
      const before = tokens[i - 1]
      const after = tokens[i + 1]
      // "the U.S.-led coalition"
      if (after?.glued && after.norm === '-') continue
      if (after?.glued && (after.kind === 'word' || after.kind === 'number') && !runOn(before, after)) continue
      if (before?.kind === 'word' && token.glued && (abbreviations.has(before.norm) || (before.norm.length === 1 && after?.kind === 'word'))) continue
      close(afterClosers(tokens, i + 1))
    }
    if (from > i) i = from - 1
  }
  close(tokens.length)
  return out
}

/** A single line break inside a hard-wrapped paragraph ("…, officials\n    say."): a small Latin letter goes on after a word or comma. */
function wraps(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (tokens[at]?.norm.length !== 1 || after?.kind !== 'word' || after.cap || after.norm < 'a' || after.norm > '{') return false
  return before?.kind === 'word' || before?.norm === ',' || before?.kind === 'number'
}

/** Two longer Arabic words with a full stop and no space between them are two sentences run together ("القصف.وأضاف"). */
function runOn(before: Token | undefined, after: Token): boolean {
  return before?.kind === 'word' && after.kind === 'word' && before.norm.length > 2 && after.norm.length > 2 && isArabic(before) && isArabic(after)
}
const isArabic = (token: Token): boolean => token.norm >= '\u0621' && token.norm <= '\u064A\uFFFF'

/** Closing quotation marks and brackets right after a full stop belong to the sentence they close. */
function afterClosers(tokens: readonly Token[], at: number): number {
  let i = at
  while (i < tokens.length && tokens[i]?.glued && CLOSERS.has(tokens[i]?.norm ?? '')) i++
  return i
}
const CLOSERS = new Set(['"', '”', '»', ')', ']', "'", '.', '!', '؟', '?'])
