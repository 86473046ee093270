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

/** A step of the trie. Words after the first are numbered by the table: numbers are told apart faster than strings. */
interface Node<V> {
  next: Map<number, Node<V>> | undefined
  value: { readonly v: V } | undefined
}
const newNode = <V>(): Node<V> => ({ next: undefined, value: undefined })

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
  const first = new Map<string, Node<V>>()
  /** Every word that stands in some entry after its first, and its number, from 1. */
  const further = new Map<string, number>()
  let size = 0
  for (const [phrase, value] of entries) {
    const key = phraseKey(phrase)
    if (!key) continue
    let node: Node<V> | undefined
    for (const word of key.split(' ')) node = node ? stepTo(node, numberOf(further, word)) : begin(first, word)
    if (!node) continue
    if (!node.value) size++
    node.value = { v: value }
  }
  // Most words go on with no entry at all: one number tells, and no map is asked.
  const goesOn = perWord<number>((norm) => further.get(norm) ?? 0, 0)
  const goesOnCut = perWord<readonly number[]>((norm) => {
    const numbers: number[] = []
    for (const form of forms(norm)) {
      const number = form.cut ? further.get(form.stem) : undefined
      if (number !== undefined) numbers.push(number)
    }
    return numbers.length ? numbers : NOTHING
  }, NOTHING)
  /** Where the last walk ended and what it found there: `walk` makes nothing that `match` would throw away. */
  let end = 0
  let found: { readonly v: V } | undefined
  /** Walks on from a node behind token `at - 1`; true where an entry ends on the way, the longest in `end` and `found`. */
  const walk = (tokens: readonly Token[], from: Node<V>, start: number): boolean => {
    let to = -1
    let value: { readonly v: V } | undefined
    let node = from
    for (let at = start; ; at++) {
      if (node.value) {
        to = at
        value = node.value
      }
      const { next } = node
      const token = next ? tokens[at] : undefined
      if (!next || !token || token.kind === 'break') break
      const number = goesOn(token)
      const direct = number > 0 ? next.get(number) : undefined
      if (direct) {
        node = direct
        continue
      }
      if (options.inner && token.kind === 'word')
        for (const cut of goesOnCut(token)) {
          const child = next.get(cut)
          if (child && walk(tokens, child, at + 1) && end > to) {
            to = end
            value = found
          }
        }
      break
    }
    end = to
    found = value
    return value !== undefined
  }
  // What each word can start, by the word's number: most words start nothing, and a look-up is one probe.
  const startsOf = perWord<Start<V> | null>((norm) => {
    let head: Start<V> | null = null
    let last: Start<V> | null = null
    for (const form of forms(norm)) {
      const node = first.get(form.stem)
      if (!node) continue
      const start: Start<V> = { form, value: node.value, node, on: node.next !== undefined, more: null }
      if (last) last.more = start
      else head = start
      last = start
    }
    return head
  }, null)
  // A number or mark has no clitics: "3" is read as it stands.
  const startsOfOther = perWord<Start<V> | null>((norm) => {
    const node = first.get(norm)
    return node ? { form: { stem: norm, proclitics: [], cut: 0 }, value: node.value, node, on: node.next !== undefined, more: null } : null
  }, null)
  return {
    size,
    match(tokens, at) {
      const token = tokens[at]
      if (!token) return undefined
      let to = -1
      let value: { readonly v: V } | undefined
      let form: Form | undefined
      for (let start = token.kind === 'word' ? startsOf(token) : startsOfOther(token); start; start = start.more) {
        if (start.on) {
          if (!walk(tokens, start.node, at + 1) || end <= to) continue
          to = end
          value = found
        } else {
          if (!start.value || at + 1 <= to) continue
          to = at + 1
          value = start.value
        }
        form = start.form
      }
      return value && form && { from: at, to, value: value.v, form }
    },
  }
}

function begin<V>(first: Map<string, Node<V>>, word: string): Node<V> {
  const known = first.get(word)
  if (known) return known
  const node = newNode<V>()
  first.set(word, node)
  return node
}

function numberOf(numbers: Map<string, number>, word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  const number = numbers.size + 1
  numbers.set(word, number)
  return number
}

function stepTo<V>(node: Node<V>, number: number): Node<V> {
  node.next ??= new Map()
  const known = node.next.get(number)
  if (known) return known
  const next = newNode<V>()
  node.next.set(number, next)
  return next
}

/** A reading of a first word that starts entries, and its other readings behind. */
interface Start<V> {
  readonly form: Form
  /** The entry that is this word alone. */
  readonly value: { readonly v: V } | undefined
  readonly node: Node<V>
  /** Whether some entry goes on behind it. */
  readonly on: boolean
  more: Start<V> | null
}
const NOTHING: readonly never[] = []
