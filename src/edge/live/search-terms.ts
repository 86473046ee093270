// Search terms: words folded and lightly stemmed, so that hamza, ta marbuta, tatweel, marks, the article and glued particles do not hide a word.
import { fold, foldText, tokenise } from '../../core/text/index.ts'

const ARABIC = /^\p{Script=Arabic}+$/u
/** Glued particles, longest first; a stem keeps at least three letters. Where the language packs cut precisely, search may cut roughly: both sides are cut alike. */
const PREFIXES = ['وبال', 'فبال', 'وكال', 'ولل', 'فلل', 'وال', 'فال', 'بال', 'كال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'ك']
const SUFFIXES = ['اتهم', 'اتها', 'هما', 'ات', 'ون', 'ين', 'ان', 'ها', 'هم', 'نا', 'يه', 'ه', 'ي', 'ا']

/** Broken plurals of this domain, folded, both sides stemmed to the first: no rule of endings joins them. */
const PLURALS: readonly (readonly string[])[] = [
  ['جثه', 'جثث'],
  ['جثمان', 'جثامين'],
  ['مقبره', 'مقابر'],
  ['قبر', 'قبور'],
  ['قتيل', 'قتلي', 'قتلى'],
  ['جريح', 'جرحي', 'جرحى'],
  ['ضحيه', 'ضحايا'],
  ['شهيد', 'شهداء'],
  ['طفل', 'اطفال'],
  ['امراه', 'نساء', 'نسوه'],
  ['رجل', 'رجال'],
  ['مسن', 'مسنين', 'مسنون'],
  ['اسير', 'اسري', 'اسرى'],
  ['حي', 'احياء'],
  ['مستشفي', 'مستشفيات', 'مشفي', 'مشافي'],
  ['مبني', 'مباني', 'ابنيه'],
  ['منزل', 'منازل'],
  ['قريه', 'قري', 'قرى'],
  ['مدينه', 'مدن'],
  ['رفات', 'رفاه'],
  ['غاره', 'غارات'],
  ['ملعب', 'ملاعب'],
  ['حديقه', 'حدائق'],
  ['مقاتل', 'مقاتلين', 'مقاتلون'],
  ['عنصر', 'عناصر'],
  ['مصدر', 'مصادر'],
]

const JOINED = new Map<string, string>()
for (const forms of PLURALS) for (const form of forms) JOINED.set(foldText(form), foldText(forms[0] as string))

/** The stem of a folded word: what is stored and what is asked for. Never empty; the same stem for a stem's own spelling of it. */
export function stemOf(word: string): string {
  if (!ARABIC.test(word)) return englishStem(word)
  const whole = JOINED.get(word)
  if (whole !== undefined) return stripSuffix(whole)
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix) || word.length - prefix.length < (prefix.length > 1 ? 2 : 3)) continue
    const rest = word.slice(prefix.length)
    const known = JOINED.get(rest)
    if (known !== undefined) return stripSuffix(known)
    // A single letter may belong to the word (بلد, وزير): it is cut only where the article or a known plural follows.
    if (prefix.length > 1) return stripSuffix(rest)
  }
  return stripSuffix(word)
}

function stripSuffix(word: string): string {
  for (const suffix of SUFFIXES) if (word.endsWith(suffix) && word.length - suffix.length >= 3) return word.slice(0, -suffix.length)
  return word
}

function englishStem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

/** Numbers are found with or without their separators: 4,000 and 4000 and ٤٠٠٠ are one term. */
function termOf(norm: string, kind: string): string | undefined {
  if (kind === 'number') return norm.replaceAll(/[.,]/g, '')
  if (kind === 'word') return stemOf(norm)
  return undefined
}

/** The distinct terms of a text, in order of first appearance. Linear. */
export function termsOf(text: string): string[] {
  const out = new Set<string>()
  for (const token of tokenise(fold(text), text)) {
    const term = termOf(token.norm, token.kind)
    if (term) out.add(term)
  }
  return [...out]
}

/** Where the words of `terms` stand in a text: raw offsets, end exclusive. */
export function marksIn(text: string, terms: readonly string[]): [number, number][] {
  const wanted = new Set(terms)
  const out: [number, number][] = []
  for (const token of tokenise(fold(text), text)) {
    const term = termOf(token.norm, token.kind)
    if (term && wanted.has(term)) out.push([token.start, token.end])
  }
  return out
}
