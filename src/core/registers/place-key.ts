// The key a place name is looked up by: folded, articles and hyphens gone, common transliteration differences made one.
import { foldText } from '../text/index.ts'

/** "al-", "ar-", "ez-" …: the Arabic article in Latin letters, alone or assimilated. */
const LATIN_ARTICLES = new Set('al el ar as ash at ad ath an az ez es er et ed en edh adh ul ur us ud uz il'.split(' '))
const MEMORY = new Map<string, string>()

/**
 * The key of one folded word. Arabic: the article goes ("الفخيخة" and "فخيخة" are one). Latin: doubled letters, a final
 * -ah/-eh and ou/oo/ee are levelled ("Raqqah", "Raqqa", "Raqa"). Idempotent; never empty for a non-empty word.
 */
export function wordKey(norm: string): string {
  const known = MEMORY.get(norm)
  if (known !== undefined) return known
  let key = norm
  if (norm.charCodeAt(0) >= 0x600) {
    if (norm.length >= 4 && norm.startsWith('ال')) key = norm.slice(2)
  } else {
    key = norm
      .replace(/['`]/g, '')
      .replace(/(.)\1+/g, '$1')
      .replace(/ou|oo/g, 'u')
    if (key.length > 3) key = key.replace(/[ae]h$/, 'a')
    if (!key) key = norm
  }
  if (MEMORY.size > 50_000) MEMORY.clear()
  MEMORY.set(norm, key)
  return key
}

/** True for the article in Latin letters, which is left out of keys when another word follows it. */
export function isLatinArticle(norm: string): boolean {
  return LATIN_ARTICLES.has(norm)
}

/** The key of a whole name as written: "Deir ez-Zor" → "deir zor", "دير الزور" → "دير زور". */
export function placeKey(name: string): string {
  const words = foldText(name)
    .replace(/['`‘’ʻ]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const kept = words.filter((word, i) => i === words.length - 1 || !isLatinArticle(word))
  return kept.map(wordKey).join(' ')
}
