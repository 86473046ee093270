// Shared quotations: the same words between quotation marks in two reports, found by hashes of runs of eight words.
import { mix } from './hash.ts'
import { wordHashes } from './wording.ts'

const RUN = 8
const QUOTED = /[«“„"”]([^«»“”„"]{40,2000})[»”“"]/gu

/** Pairs of texts that share a quoted run of eight words; each later text is tied to the one before it and to the first. */
export function sharedQuotations(texts: readonly string[]): { a: number; b: number; words: number }[] {
  const last = new Map<number, { first: number; last: number }>()
  const pairs = new Map<string, { a: number; b: number; words: number }>()
  texts.forEach((text, doc) => {
    const mine = new Set<number>()
    for (const [, inner] of text.matchAll(QUOTED)) {
      const words = wordHashes(inner as string)
      for (let i = 0; i + RUN <= words.length; i++) {
        let h = 17
        for (let k = 0; k < RUN; k++) h = Math.imul(h, 31) ^ (words[i + k] as number)
        const hash = mix(h)
        // Every fourth run by value, and the first of each quotation: runs overlap, one hit is enough.
        if (hash % 4 === 0 || i === 0) mine.add(hash)
      }
    }
    for (const hash of mine) {
      const seen = last.get(hash)
      if (!seen) {
        last.set(hash, { first: doc, last: doc })
        continue
      }
      for (const other of new Set([seen.first, seen.last])) if (other !== doc) pairs.set(`${other}|${doc}`, { a: other, b: doc, words: RUN })
      seen.last = doc
    }
  })
  return [...pairs.values()]
}
