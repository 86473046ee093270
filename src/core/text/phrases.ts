// Phrases: a table of word sequences, matched at a token with clitics allowed on the first word. Longest wins.
import type { Form } from './clitics.ts'
import { fold, foldText } from './fold.ts'
import { perWord, type Token, tokenise } from './tokens.ts'

/** A hit: tokens [from, to), the entry's value, and the reading of the first word that matched. */
export interface PhraseHit<V> {
  readonly from: number
  readonly to: number
  readonly value: V
  readonly form: Form
}

const PLAIN = /^\p{L}+(?: \p{L}+)*$/u
/** A phrase as the folded words a text would be cut into, joined by blanks. */
export function phraseKey(phrase: string): string {
  const folded = foldText(phrase)
  // Letters and single blanks are cut at the blanks: nothing else has to be looked at.
  if (PLAIN.test(folded)) return folded
  return tokenise(fold(phrase), phrase)
    .map((token) => token.norm)
    .join(' ')
}

interface Node<V> {
  next?: Map<string, Node<V>>
  value?: { readonly v: V }
}

/** A trie of folded words. Built once; look-ups touch only the tokens of the hit. */
export interface PhraseTable<V> {
  /** The longest entry that starts at token `at`, or undefined. */
  match(tokens: readonly Token[], at: number): PhraseHit<V> | undefined
  readonly size: number
}

/**
 * Builds a table from phrase → value. Phrases are folded and tokenised as text is, so an entry may be written in any spelling.
 * `forms` reads the clitics of the first word (and, with `inner`, of every word: "المرصد السوري" also meets "مرصد سوري").
 */
export function phraseTable<V>(
  entries: Iterable<readonly [phrase: string, value: V]>,
  forms: (norm: string) => readonly Form[],
  options: { readonly inner?: boolean } = {},
): PhraseTable<V> {
  const root: Node<V> = {}
  /** Every word that stands in some entry after its first. */
  const further = new Set<string>()
  let size = 0
  for (const [phrase, value] of entries) {
    const key = phraseKey(phrase)
    if (!key) continue
    let node = root
    for (const word of key.split(' ')) {
      if (node !== root) further.add(word)
      node.next ??= new Map()
      let next = node.next.get(word)
      if (!next) {
        next = {}
        node.next.set(word, next)
      }
      node = next
    }
    if (!node.value) size++
    node.value = { v: value }
  }
  const formsAt = perWord(forms)
  // Most words go on with no entry at all: one byte tells, and no map is asked.
  const goesOn = perWord<boolean>(
    (norm) => further.has(norm) || (options.inner === true && forms(norm).some((form) => further.has(form.stem))),
    false,
  )
  const walk = (tokens: readonly Token[], node: Node<V>, at: number): { to: number; value: { readonly v: V } } | undefined => {
    const token = tokens[at]
    let best = node.value ? { to: at, value: node.value } : undefined
    if (!token || !node.next || token.kind === 'break' || !goesOn(token)) return best
    const direct = node.next.get(token.norm)
    if (direct) {
      const hit = walk(tokens, direct, at + 1)
      if (hit && (!best || hit.to > best.to)) best = hit
    } else if (options.inner && token.kind === 'word') {
      for (const form of formsAt(token)) {
        const next = form.cut ? node.next.get(form.stem) : undefined
        const hit = next && walk(tokens, next, at + 1)
        if (hit && (!best || hit.to > best.to)) best = hit
      }
    }
    return best
  }
  // What each word can start, by the word's number: most words start nothing, and a look-up is one probe.
  const startsOf = perWord((norm): readonly Start<V>[] => {
    const starts: Start<V>[] = []
    for (const form of forms(norm)) {
      const node = root.next?.get(form.stem)
      if (node) starts.push({ form, node })
    }
    return starts.length ? starts : NOTHING
  }, NOTHING)
  // A number or mark has no clitics: "3" is read as it stands.
  const startsOfOther = perWord((norm): readonly Start<V>[] => {
    const node = root.next?.get(norm)
    return node ? [{ form: { stem: norm, proclitics: [], cut: 0 }, node }] : NOTHING
  }, NOTHING)
  return {
    size,
    match(tokens, at) {
      const token = tokens[at]
      if (!token) return undefined
      const starts = token.kind === 'word' ? startsOf(token) : startsOfOther(token)
      if (starts === NOTHING) return undefined
      let best: PhraseHit<V> | undefined
      for (const { form, node } of starts) {
        const hit = walk(tokens, node, at + 1)
        if (hit && (!best || hit.to > best.to)) best = { from: at, to: hit.to, value: hit.value.v, form }
      }
      return best
    },
  }
}

interface Start<V> {
  readonly form: Form
  readonly node: Node<V>
}
const NOTHING: readonly never[] = []
