// Where the edge of a span goes when it is moved by one letter or one word.

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** The next edge from `at`: one letter (a whole grapheme), or the next word boundary, onward or back. Stays inside the text. */
export function step(text: string, at: number, onward: boolean, byWord: boolean): number {
  if (byWord) {
    const edges = [0, text.length]
    for (const hit of text.matchAll(WORD)) edges.push(hit.index, hit.index + hit[0].length)
    const ahead = edges.filter((edge) => (onward ? edge > at : edge < at))
    return ahead.length === 0 ? at : onward ? Math.min(...ahead) : Math.max(...ahead)
  }
  let next = at + (onward ? 1 : -1)
  const inside = (i: number) => /[\p{M}\u200d\udc00-\udfff]/u.test(text.charAt(i)) || (text.charCodeAt(i) >= 0xdc00 && text.charCodeAt(i) <= 0xdfff)
  while (next > 0 && next < text.length && inside(next)) next += onward ? 1 : -1
  return Math.min(Math.max(0, next), text.length)
}

/** The start of the word in which `at` lies, so that what is shown around a span never begins in the middle of one. */
export function wordStart(text: string, at: number): number {
  let from = Math.max(0, at)
  while (from > 0 && !/\s/u.test(text.charAt(from - 1))) from--
  return from
}

/** The end of the word in which `at` lies. */
export function wordEnd(text: string, at: number): number {
  let to = Math.min(text.length, at)
  while (to < text.length && !/\s/u.test(text.charAt(to))) to++
  return to
}
