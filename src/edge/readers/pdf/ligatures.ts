// Ligatures of right-to-left text: one sign that stands for two letters. pdf.js turns a painted line round letter by letter, and such a pair with it:
// لا comes out as ال, and الثلاثاء as الثالثاء. The signs of the page say where that happened.
import type { Operations, OperatorList } from './hidden.ts'

/** For each word as pdf.js gives it, what the signs painted there say, in the order they were painted. */
export type Respelled = ReadonlyMap<string, readonly string[]>

/** A shift to the right that is a space and no kerning (thousandths of the size). */
const OPEN = -120
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const WORD = /[\p{L}\p{M}]+/gu
const LETTERS = /^[\p{L}\p{M}]+$/u
/** Alef before lam is no ligature of the script: that file spelled its pair as painted, and it comes out right. */
const AS_PAINTED = /^[اأإآٱ]ل/u

/** Words of a page with such a pair in them. */
export function respelled({ fnArray, argsArray }: OperatorList, ops: Operations): Respelled {
  const words: { given: string; meant: string }[] = []
  const pairs = new Set<string>()
  for (const [at, operation] of fnArray.entries()) {
    if (operation !== ops.showText) continue
    const args = argsArray[at]
    let signs: string[] = []
    const end = () => {
      const given = [...signs.join('')].reverse().join('').normalize('NFKC')
      const meant = [...signs].reverse().join('').normalize('NFKC')
      if (given) words.push({ given, meant })
      if (given !== meant) pairs.add(given)
      signs = []
    }
    for (const sign of signsIn(Array.isArray(args) ? args[0] : undefined)) {
      if (!LETTERS.test(sign)) end()
      else signs.push(RTL.test(sign) && AS_PAINTED.test(sign) ? [...sign].reverse().join('') : sign)
    }
    end()
  }
  const out = new Map<string, string[]>()
  for (const { given, meant } of words) {
    if (!pairs.has(given) || !RTL.test(given)) continue
    const list = out.get(given)
    if (list) list.push(meant)
    else out.set(given, [meant])
  }
  return out
}

function* signsIn(glyphs: unknown): Generator<string> {
  if (!Array.isArray(glyphs)) return
  for (const glyph of glyphs) {
    if (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph) yield String(glyph.unicode)
    // Spaces may be painted in another font, and only left open here.
    else if (typeof glyph === 'number' && glyph < OPEN) yield ' '
  }
}

/** Spells the runs of a page, given as painted, as their signs say. */
export function speller(words: Respelled): (text: string) => string {
  const left = new Map([...words].map(([given, meant]) => [given, [...meant]]))
  return (text) => {
    if (left.size === 0 || !RTL.test(text)) return text
    return text.replace(WORD, (word) => left.get(word.normalize('NFKC'))?.shift() ?? word)
  }
}
