// Consonant skeletons: one name in Arabic and in Latin letters ("سالم العيسى", "Salem al-Issa") leaves the same consonants.

const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'k',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 's',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
}
const DIGRAPHS: readonly (readonly [string, string])[] = [
  ['sh', 's'],
  ['kh', 'k'],
  ['gh', 'g'],
  ['th', 't'],
  ['dh', 'd'],
  ['ch', 's'],
  ['ph', 'f'],
  ['v', 'f'],
  ['p', 'b'],
  ['c', 'k'],
  ['q', 'k'],
  ['x', 'ks'],
  ['g', 'g'],
]
const LATIN_KEPT = /[bdfghjklmnrstz]/

/** The consonants of one folded word, doubles made one; '' where nothing is left. Weak letters (w, y, h at the end) fall away. */
export function skeleton(word: string): string {
  let raw = ''
  if (/[\u0620-\u064a]/.test(word)) for (const char of word) raw += ARABIC[char] ?? ''
  else {
    let rest = word
    for (const [from, to] of DIGRAPHS) rest = rest.split(from).join(to)
    for (const char of rest) if (LATIN_KEPT.test(char)) raw += char
  }
  return raw.replace(/(.)\1+/g, '$1').replace(/h$/, '')
}

/** The skeleton of a name given without its articles; undefined where too little is left to tell names apart. */
export function nameSkeleton(words: readonly string[]): string | undefined {
  const parts = words.map(skeleton)
  if (parts.length < 2 || parts.some((part) => !part)) return undefined
  const whole = parts.join(' ')
  return whole.replace(/ /g, '').length >= 4 ? whole : undefined
}
