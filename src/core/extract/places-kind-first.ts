// Place mentions where kind and part words stand before the name, as in Arabic: "أطراف بلدة دركوش", "ريف حلب الشمالي".
import type { PlaceEntry, Registers } from '../registers/register.ts'
import type { Token } from '../text/index.ts'
import { CLOSERS, cueBefore, type FoundPlace, OPENERS, overlapsTaken, type PlaceCue, strong, wordAt } from './place-parts.ts'
import type { Reading } from './reading.ts'
import { cutStart, IS, type Marks, type PlaceKind } from './words.ts'

/** Kind and part words before the name: "أطراف بلدة", "ريف مدينة", "شمال شرق محافظة". */
function stack(
  reading: Reading,
  lexicon: Marks,
  at: number,
): { to: number; kind: PlaceKind | undefined; part: boolean; cut: number; plural: boolean; defined: boolean } {
  let kind: PlaceKind | undefined
  let part = false
  let cut = 0
  let plural = false
  let defined = false
  let i = at
  for (; i < at + 5; i++) {
    const word = wordAt(reading, lexicon, i)
    if (!word || (i > at && /^[وبلف]/.test(reading.tokens[i]?.norm ?? '') && word.cut > 0 && !isArticle(reading, i, word.cut))) break
    if (!(word.bits & (IS.kind | IS.part))) break
    // "المخيم وأدى": after a kind word with the article no other follows (وأدى folds as وادي).
    if (defined) break
    if (i === at) cut = word.cut
    if (word.kind && word.bits & IS.kind) {
      kind = word.kind
      defined = (reading.tokens[i]?.norm ?? '').slice(0, word.cut).endsWith('ال')
    } else part = true
    if (word.bits & IS.plural) plural = true
  }
  return { to: i, kind, part, cut, plural, defined }
}
/** Latin letters in Arabic text are bylines and brands more often than villages. */
const LATIN = /^[a-z]/
const isArticle = (reading: Reading, i: number, cut: number) => cut === 2 && (reading.tokens[i]?.norm ?? '').startsWith('ال')

/** Arabic order: [parts and kinds] name [adjectives]. */
export function kindFirst(
  reading: Reading,
  lexicon: Marks,
  registers: Registers,
  at: number,
  last: FoundPlace | undefined,
  taken: Uint8Array,
): FoundPlace | undefined {
  const { tokens } = reading
  const here = lexicon.bits[at] ?? 0
  const after = lexicon.bits[at + 1] ?? 0
  // Most words: no kind word, no known name, nothing that points at them.
  if (!((here | after) & (IS.kind | IS.part)) && !last?.plural && !registers.places.match(tokens, at)) return undefined
  const head = stack(reading, lexicon, at)
  let from = head.to
  let quoted = false
  if (head.to > at && OPENERS.has(tokens[from]?.norm ?? '')) {
    quoted = tokens[from]?.norm !== '#'
    from++
  }
  const word = wordAt(reading, lexicon, from)
  if (!word) return undefined
  const token = tokens[at] as Token
  const hit = registers.places.match(tokens, from)
  if (!hit && head.to === at && !last?.plural && !(after & (IS.kind | IS.part))) return undefined
  const cue = cueBefore(reading, lexicon, at, last)
  // "قرى معربليت ومنطف": joined to a plural, so a name even where nothing knows it.
  const listed = last?.plural && head.to === at && last.to === at && token.norm.startsWith('و') && token.norm.length > 3
  let to: number | undefined
  let entries: readonly PlaceEntry[] = []
  let rule = ''
  let cut = head.to > at ? head.cut : 0
  const nameForm = hit && !overlapsTaken(taken, hit.from, hit.to) ? hit : undefined
  // A known name: by itself only when it is no common word, and a preposition, another place or its size speaks for it.
  if (nameForm && (head.to === at || from === at || articleOnly(nameForm.form.cut, tokens[from]?.norm ?? ''))) {
    const single = nameForm.to === from + 1
    // "معارة النعسان" is not the village of معارة: an opener alone is no name when another word follows it.
    const opener = single && (word.bits & IS.opens) !== 0 && unknownArabic(reading, lexicon, from, false) === from + 2
    const refused = (single && (word.bits & IS.refuse) !== 0) || opener
    const clitic = nameForm.form.proclitics.find((c) => c === 'ب' || c === 'ل')
    if (head.to === at && LATIN.test(token.norm) && !strong(nameForm.places)) return undefined
    const pointed = strong(nameForm.places)
      ? true
      : single
        ? pointsAtSmall(reading, lexicon, registers, nameForm.to, nameForm.form.stem.length, cue, clitic)
        : clitic !== undefined || cue !== 'none'
    // "مقبرة جماعية", "مركز الإنسان": a common word beside a site word names no place, beside "قرية" it may.
    const vague = head.kind === 'site' || head.kind === 'district'
    if (head.to > at ? (head.kind && !(refused && vague)) || !refused : !refused && pointed) {
      to = nameForm.to
      entries = nameForm.places
      rule = head.to > at ? (head.kind ? 'place/kind-word-known-name' : 'place/part-of-known-place') : 'place/known-name'
      if (head.to === at) cut = nameForm.form.cut
    }
  }
  // "حديقة الحيوان", "مناطق الحديقة البيضاء": a known name may begin with one of the kind words.
  let whole = false
  for (let k = at; k < head.to && to === undefined; k++) {
    const known = registers.places.match(tokens, k)
    if (!known || known.to <= head.to || (k > at && !articleOnly(known.form.cut, tokens[k]?.norm ?? ''))) continue
    to = known.to
    from = k
    entries = known.places
    rule = 'place/kind-word-known-name'
    whole = true
  }
  if (head.kind && to === undefined && head.defined && !/^ال.*(?:ي|يه)$/u.test(tokens[from]?.norm ?? '')) return undefined
  if (head.kind && !whole) {
    const unknown = unknownArabic(reading, lexicon, from, quoted)
    // A known name stands, unless it is only the opening of a longer one: "قرية أم القصب" is not "أم".
    if (unknown && (to === undefined || (unknown > to && word.bits & (IS.opens | IS.refuse)))) {
      to = unknown
      entries = []
      rule = 'place/kind-word-names'
    }
  }
  if (to === undefined && listed) {
    const end = unknownArabic(reading, lexicon, at, false, 1)
    if (end) {
      to = end
      cut = 1
      rule = 'place/joined-to-plural'
    }
  }
  // "في بلشون جنوبي إدلب", "بسرجة بريف حلب": a preposition before, a part of a known place right behind.
  if (to === undefined && head.to === at) {
    if (cue === 'at' || lexicon.words[at]?.inside) {
      const end = unknownArabic(reading, lexicon, at, false, cue === 'at' ? 0 : 1)
      if (end && !(word.bits & (IS.force | IS.person | IS.attack | IS.body | IS.says | IS.did)) && partOfKnown(reading, lexicon, registers, end)) {
        to = end
        cut = cue === 'at' ? 0 : 1
        rule = 'place/preposition-names'
      }
    }
  }
  if (to === undefined) return undefined
  const nameTo = to
  if (quoted && CLOSERS.has(tokens[to]?.norm ?? '')) to++
  while (to < tokens.length) {
    const next = wordAt(reading, lexicon, to)
    if (!next || !(next.bits & IS.afterName)) break
    // "ريف الرقة الشرقي" but "في الرقة الشرقي…" ends at the name.
    if (!head.part && !head.kind) break
    to++
  }
  const clitic = cliticCue(reading, at, cut)
  const start = cutStart(reading.report.text, tokens[at] as Token, keepArticle(tokens[at]?.norm ?? '', cut))
  return {
    from: at,
    to,
    span: [start, (tokens[to - 1] as Token).end],
    sentence: reading.sentenceOf[at] ?? -1,
    kind: head.kind,
    part: head.part,
    entries,
    cue: clitic ?? cue,
    name: [from, nameTo],
    rule,
    plural: head.plural || (listed ?? false),
  }
}

/**
 * Whether the words around a small place of one word speak for it: rich gazetteers hold a village for nearly every common noun
 * ("الصور", "النصر"), so a preposition of its own, a joined place, or a known area right behind must point at it.
 */
function pointsAtSmall(
  reading: Reading,
  lexicon: Marks,
  registers: Registers,
  to: number,
  length: number,
  cue: PlaceCue,
  clitic: string | undefined,
): boolean {
  if (cue === 'and') return length >= 3
  const area = partOfKnown(reading, lexicon, registers, to)
  if (cue === 'at' || clitic === 'ب') {
    const next = reading.tokens[to]
    const ends = next?.kind !== 'word' || ((lexicon.bits[to] ?? 0) & (IS.part | IS.kind | IS.ends | IS.at | IS.clause | IS.from)) !== 0
    return area || (ends && length >= (cue === 'at' ? 4 : 5))
  }
  return area && (cue === 'from' || cue === 'to')
}

/** True where a part or kind word with a known name stands at `at`: "جنوبي إدلب", "بريف حلب". */
function partOfKnown(reading: Reading, lexicon: Marks, registers: Registers, at: number): boolean {
  const head = stack(reading, lexicon, at)
  if (head.to === at) return false
  const from = OPENERS.has(reading.tokens[head.to]?.norm ?? '') ? head.to + 1 : head.to
  return registers.places.match(reading.tokens, from) !== undefined
}

const articleOnly = (cut: number, norm: string) => cut === 0 || (cut === 2 && norm.startsWith('ال'))
const keepArticle = (norm: string, cut: number) =>
  cut >= 2 && norm.slice(cut - 2, cut) === 'ال' ? cut - 2 : cut >= 2 && norm.slice(cut - 2, cut) === 'لل' ? cut - 2 : cut

function cliticCue(reading: Reading, at: number, cut: number): PlaceCue | undefined {
  if (!cut) return undefined
  const head = (reading.tokens[at]?.norm ?? '').slice(0, cut)
  if (/^[وف]?ب/.test(head)) return 'at'
  if (/^[وف]?ل/.test(head)) return 'to'
  return undefined
}
/** End of an unknown Arabic name that starts at `from`, or undefined. One word; two after "تل", "كفر" or before "ال". */
function unknownArabic(reading: Reading, lexicon: Marks, from: number, quoted: boolean, cut = 0): number | undefined {
  const { tokens } = reading
  if (quoted) {
    for (let i = from; i < from + 5; i++) {
      const token = tokens[i]
      if (!token || token.kind === 'break') return undefined
      if (CLOSERS.has(token.norm)) return i > from ? i : undefined
    }
    return undefined
  }
  const token = tokens[from]
  const first = token?.kind === 'word' ? (cut ? lexicon.word(token.norm.slice(cut)) : lexicon.words[from]) : undefined
  if (
    !first ||
    !token ||
    token.norm.length - cut < 2 ||
    (cut > 0 && token.norm.length - cut < 3) ||
    first.bits & (IS.ends | IS.at | IS.from | IS.clause) ||
    first.time
  )
    return undefined
  // "مستشفى الأطفال", "المستشفى الوطني": a building may bear a common word with the article.
  const borne = ((lexicon.bits[from - 1] ?? 0) & IS.building) !== 0 && token.norm.startsWith('ال')
  if (first.bits & IS.refuse && !(first.bits & IS.opens) && !borne) return undefined
  // "مدن وبلدات ريف إدلب": a joined kind word is no name.
  if (cut === 0 && first.cut > 0 && first.bits & (IS.kind | IS.part) && token.norm.startsWith('و')) return undefined
  const next = wordAt(reading, lexicon, from + 1)
  const nextNorm = tokens[from + 1]?.norm ?? ''
  const joins =
    next && !(next.bits & (IS.ends | IS.at | IS.from | IS.part | IS.afterName | IS.kind | IS.clause)) && !next.time && !tokens[from + 1]?.glued
  if (joins && first.bits & IS.opens && nextNorm.length > 1) return from + 2
  // "قرية مطب البوراشد": a noun without the article and one with it make one name.
  if (joins && !token.norm.startsWith('ال') && nextNorm.startsWith('ال') && nextNorm.length > 4 && !(next.bits & (IS.refuse | IS.party | IS.force)))
    return from + 2
  if (first.bits & IS.opens) return undefined
  return from + 1
}
