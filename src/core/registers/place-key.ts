// The key a place name is looked up by: folded, articles and hyphens gone, common transliteration differences made one.
import { foldText, unitAt } from '../text/index.ts'

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
  if (unitAt(norm, 0) >= 0x600) {
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

/** Consonants that dictation, dialects and transliteration confuse, each as its plainest. */
const PLAIN: Readonly<Record<string, string>> = { ص: 'س', ط: 'ت', ض: 'د', ظ: 'ز', ذ: 'د', ث: 'ت', ئ: 'ي', ؤ: 'و', ء: '' }
/** Without its long vowels a name must keep this many letters to be told by them. */
const LEAST = 4

/**
 * How an Arabic name may also be spelled, nearest first: emphatics, doubled letters, word breaks and the ending levelled ("كنصفرة" and
 * "كنسفرة", "كفر جنة" and "كفرجنة"); then without its long vowels too ("قورقانيا", "قورقنيا"). None for other scripts or what is short.
 */
export function spellingKeys(key: string): readonly string[] {
  if (unitAt(key, 0) < 0x600) return []
  let near = ''
  for (const char of key.replace(/ /g, '')) {
    const plain = PLAIN[char] ?? char
    if (plain && !near.endsWith(plain)) near += plain
  }
  near = near.replace(/[اهيى]+$/, '')
  const bare = near.charAt(0) + near.slice(1).replace(/[اوي]/g, '')
  return [...(near.length >= 3 ? [`1${near}`] : []), ...(bare.length >= LEAST ? [`2${bare}`] : [])]
}

/** Latin consonants of each Arabic one in transliterations; letters that come and go between them (ع, ء, long vowels) are left out. */
const LATIN: ReadonlyMap<string, string> = new Map(
  'بb تt ثt جj حh خK دd ذd رr زz سs شS صs ضd طt ظz غG فf قq كk لl مm نn هh'.split(' ').map((pair) => [pair[0] as string, pair[1] as string]),
)
/** Two names are told by this many consonants at least. */
const LEAST_CONSONANTS = 4

/**
 * The consonants of a name in either script, so that an Arabic name meets the transliteration of one ("دللوزة", "Dalluzah"). Undefined
 * where too few are left to tell names by. The ending of a word before another is "t" in Latin where Arabic writes ة: neither counts.
 */
export function consonantKey(key: string): string | undefined {
  let raw = ''
  if (unitAt(key, 0) >= 0x600) {
    for (const char of key.replace(/ه$|[هت](?= )/g, '')) raw += LATIN.get(char) ?? ''
  } else {
    raw = key
      .replace(/kh/g, 'K')
      .replace(/sh|ch/g, 'S')
      .replace(/gh/g, 'G')
      .replace(/[ae]h$|[th](?= )/g, '')
      .replace(/th/g, 't')
      .replace(/dh/g, 'd')
      .replace(/dj|dzh/g, 'j')
      .replace(/v/g, 'f')
      .replace(/p/g, 'b')
      .replace(/[^bthjKdrzsSGfqklmn]/g, '')
  }
  const out = raw.replace(/(.)\1+/g, '$1')
  return out.length >= LEAST_CONSONANTS ? out : undefined
}
