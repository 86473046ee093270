// Shared quotations: the same words between quotation marks in two reports, found by hashes of runs of eight words.
import { mix } from './hash.ts'
import { wordHashes } from './wording.ts'

/** Words two quotations must have in a row to be one. */
export const RUN = 8
const QUOTED = /[«“„"”]([^«»“”„"]{40,2000})[»”“"]/gu

/** Hashes of the runs of quoted words in a text: every fourth run by value, and the first of each quotation; runs overlap, one hit is enough. */
export function quotedRuns(text: string): Set<number> {
  const runs = new Set<number>()
  for (const [, inner] of text.matchAll(QUOTED)) {
    const words = wordHashes(inner as string)
    for (let i = 0; i + RUN <= words.length; i++) {
      let h = 17
      for (let k = 0; k < RUN; k++) h = Math.imul(h, 31) ^ (words[i + k] as number)
      const hash = mix(h)
      if (hash % 4 === 0 || i === 0) runs.add(hash)
    }
  }
  return runs
}
