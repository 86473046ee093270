// Signs that a PDF's text layer is not what the page shows: glyphs without a Unicode map, mixed-up alphabets, visual order.

/** Glyphs a font gives no letter for come as controls, private-use letters or U+FFFD. */
const UNMAPPED = /[\uE000-\uF8FF\uFFFD\u0080-\u009F\0-\x08]/g
/** A Latin letter against an Arabic one inside a word; a clitic before a name ("بـAFP") is written with tatweel or stands in few words. */
const MIXED = /(?:\p{Script=Arabic}|\u0640)\p{Script=Latin}|\p{Script=Latin}\p{Script=Arabic}/gu

/** True where figures drawn from this text must be compared with the page. */
export function isDoubtful(text: string): boolean {
  const words = text.match(/\p{L}+/gu)?.length ?? 0
  const unmapped = text.match(UNMAPPED)?.length ?? 0
  const mixed = text.match(MIXED)?.length ?? 0
  return unmapped > text.length * 0.001 || mixed > Math.max(2, words * 0.03) || looksReversed(text)
}

/** True where Arabic lines look stored in visual order: words that end as words begin (article last, ta marbuta first). */
export function looksReversed(text: string): boolean {
  const words = text.match(/\p{Script=Arabic}{4,}/gu) ?? []
  if (words.length < 8) return false
  const odd = words.filter((word) => /^[ةى]|لا$/u.test(word)).length
  const right = words.filter((word) => /^[وفبك]?ال|[ةى]$/u.test(word)).length
  return odd > right
}
