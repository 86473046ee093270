// Finds place mentions: names the gazetteer knows, and unknown names a kind word or preposition points at
// ("قرية مطب البوراشد بريف الرقة الشرقي", "the village of Tel al-Laban, west of Tel Tamr").
import type { Span } from '../model/index.ts'
import { isLatinArticle } from '../registers/place-key.ts'
import type { PlaceEntry, Registers } from '../registers/register.ts'
import type { Token } from '../text/index.ts'
import type { Reading } from './reading.ts'
import { cutStart, IS, type Lexicon, type PlaceKind, type Word } from './words.ts'

/** What stands before a mention. */
export type PlaceCue = 'at' | 'from' | 'to' | 'and' | 'none'

export interface FoundPlace {
  readonly from: number
  readonly to: number
  readonly span: Span
  readonly sentence: number
  /** The kind its words say, or undefined. */
  readonly kind: PlaceKind | undefined
  /** True where a part word stands with it: "شمال", "ريف", "outskirts of". */
  readonly part: boolean
  /** What the gazetteer has under the name alone; empty for an unknown name. */
  readonly entries: readonly PlaceEntry[]
  readonly cue: PlaceCue
  /** Tokens of the name alone. */
  readonly name: readonly [from: number, to: number]
  readonly rule: string
  /** Said with a kind word of more than one ("قرى", "villages of"): what is joined to it is a place too. */
  readonly plural: boolean
}

const KIND_RANK: Record<PlaceKind, number> = { site: 0, neighbourhood: 1, settlement: 2, district: 3, governorate: 4, country: 5 }
const BIG = 20_000
const OPENERS = new Set(['"', '“', '”', '«', "'", '(', '#'])
const CLOSERS = new Set(['"', '“', '”', '»', "'", ')'])

/** All place mentions of a reading in order; they do not overlap. `taken` marks tokens that belong to times or actors. */
export function findPlaces(reading: Reading, lexicon: Lexicon, registers: Registers, taken: Uint8Array): FoundPlace[] {
  const { tokens } = reading
  const first = lexicon.tables.places.kindFirst
  const out: FoundPlace[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token
    if (token.kind !== 'word' || taken[i]) {
      i++
      continue
    }
    const found = first ? kindFirst(reading, lexicon, registers, i, out.at(-1), taken) : nameFirst(reading, lexicon, registers, i, out.at(-1), taken)
    if (found) {
      out.push(found)
      i = found.to
    } else i++
  }
  return out
}

/** How specific a mention is: sites first, countries last. */
export function rankOf(place: FoundPlace): number {
  if (place.part) return 3.5
  if (place.kind) return KIND_RANK[place.kind]
  const entry = place.entries[0]
  return entry ? KIND_RANK[entry.type] : 2
}

function wordAt(reading: Reading, lexicon: Lexicon, i: number): Word | undefined {
  const token = reading.tokens[i]
  return token?.kind === 'word' ? lexicon.word(token.norm) : undefined
}

/** Kind and part words before the name: "أطراف بلدة", "ريف مدينة", "شمال شرق محافظة". */
function stack(
  reading: Reading,
  lexicon: Lexicon,
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
    if (i === at) cut = word.cut
    if (word.kind && word.bits & IS.kind) {
      kind = word.kind
      defined = (reading.tokens[i]?.norm ?? '').slice(0, word.cut).endsWith('ال')
    } else part = true
    if (word.bits & IS.plural) plural = true
  }
  return { to: i, kind, part, cut, plural, defined }
}
const isArticle = (reading: Reading, i: number, cut: number) => cut === 2 && (reading.tokens[i]?.norm ?? '').startsWith('ال')

/** Arabic order: [parts and kinds] name [adjectives]. */
function kindFirst(
  reading: Reading,
  lexicon: Lexicon,
  registers: Registers,
  at: number,
  last: FoundPlace | undefined,
  taken: Uint8Array,
): FoundPlace | undefined {
  const { tokens } = reading
  const head = stack(reading, lexicon, at)
  let from = head.to
  let quoted = false
  if (head.to > at && OPENERS.has(tokens[from]?.norm ?? '')) {
    quoted = tokens[from]?.norm !== '#'
    from++
  }
  const word = wordAt(reading, lexicon, from)
  if (!word) return undefined
  const cue = cueBefore(reading, lexicon, at, last)
  const token = tokens[at] as Token
  // "قرى معربليت ومنطف": joined to a plural, so a name even where nothing knows it.
  const listed = last?.plural && head.to === at && last.to === at && token.norm.startsWith('و') && token.norm.length > 3
  const hit = registers.places.match(tokens, from)
  let to: number | undefined
  let entries: readonly PlaceEntry[] = []
  let rule = ''
  let cut = head.to > at ? head.cut : 0
  const nameForm = hit && !overlapsTaken(taken, hit.from, hit.to) ? hit : undefined
  // A known name: by itself only when it is no common word, and a preposition, another place or its size speaks for it.
  if (nameForm && (head.to === at || from === at || articleOnly(nameForm.form.cut, tokens[from]?.norm ?? ''))) {
    const single = nameForm.to === from + 1
    const refused = single && (word.bits & IS.refuse) !== 0
    const clitic = nameForm.form.proclitics.find((c) => c === 'ب' || c === 'ل')
    if (head.to > at ? head.kind || !refused : !refused && (clitic || cue !== 'none' || strong(nameForm.places))) {
      to = nameForm.to
      entries = nameForm.places
      rule = head.to > at ? (head.kind ? 'place/kind-word-known-name' : 'place/part-of-known-place') : 'place/known-name'
      if (head.to === at) cut = nameForm.form.cut
    }
  }
  if (head.kind && to === undefined && head.defined && !/^ال.*(?:ي|يه)$/u.test(tokens[from]?.norm ?? '')) return undefined
  if (head.kind) {
    const unknown = unknownArabic(reading, lexicon, from, quoted, head.kind === 'site')
    if (unknown && (to === undefined || unknown > to)) {
      const better = to === undefined
      to = unknown
      if (better) entries = []
      rule = better ? 'place/kind-word-names' : rule
    }
  }
  if (to === undefined && listed) {
    const end = unknownArabic(reading, lexicon, at, false, false, 1)
    if (end) {
      to = end
      cut = 1
      rule = 'place/joined-to-plural'
    }
  }
  // "في بلشون جنوبي إدلب", "بسرجة بريف حلب": a preposition before, a part of a known place right behind.
  if (to === undefined && head.to === at) {
    const clitic = reading.forms(token.norm).find((form) => form.proclitics[0] === 'ب' && form.cut === 1)
    if (cue === 'at' || clitic) {
      const end = unknownArabic(reading, lexicon, at, false, false, cue === 'at' ? 0 : 1)
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

/** True where a part or kind word with a known name stands at `at`: "جنوبي إدلب", "بريف حلب". */
function partOfKnown(reading: Reading, lexicon: Lexicon, registers: Registers, at: number): boolean {
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

/** Known beyond doubt: a country, a governorate, a place of some size, or a hand-made entry. */
function strong(places: readonly PlaceEntry[]): boolean {
  return places.some(
    (p) =>
      p.type === 'country' ||
      p.type === 'governorate' ||
      p.type === 'district' ||
      (p.population ?? 0) >= BIG ||
      p.id.startsWith('site:') ||
      p.id.startsWith('place:'),
  )
}

/** End of an unknown Arabic name that starts at `from`, or undefined. One word; two after "تل", "كفر" or before "ال". */
function unknownArabic(reading: Reading, lexicon: Lexicon, from: number, quoted: boolean, site: boolean, cut = 0): number | undefined {
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
  const first = token?.kind === 'word' ? lexicon.word(token.norm.slice(cut)) : undefined
  if (!first || !token || token.norm.length - cut < 3 || first.bits & (IS.ends | IS.at | IS.from | IS.clause) || first.time) return undefined
  if (first.bits & IS.refuse && !(first.bits & IS.opens)) return undefined
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

/** What stands right before token `at`: a preposition, a joining to an earlier place, or nothing. */
function cueBefore(reading: Reading, lexicon: Lexicon, at: number, last: FoundPlace | undefined): PlaceCue {
  const { tokens } = reading
  if (last && last.to >= at - 2 && last.sentence === reading.sentenceOf[at]) {
    const between = tokens.slice(last.to, at)
    if (between.every((t) => JOINERS.has(t.norm))) return 'and'
  }
  let i = at - 1
  while (i >= 0 && (OPENERS.has(tokens[i]?.norm ?? '') || tokens[i]?.norm === 'the')) i--
  const word = wordAt(reading, lexicon, i)
  if (!word) return 'none'
  if (word.bits & IS.at) return 'at'
  if (word.bits & IS.from) return 'from'
  if (word.bits & IS.to) return 'to'
  return 'none'
}
const JOINERS = new Set([',', '،', 'و', 'and', '&', '-', '/', '(', ')', "'s"])

function overlapsTaken(taken: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (taken[i]) return true
  return false
}

/** English order: [parts] [kind of] name [kind] [part], capitals required on the name. */
function nameFirst(
  reading: Reading,
  lexicon: Lexicon,
  registers: Registers,
  at: number,
  last: FoundPlace | undefined,
  taken: Uint8Array,
): FoundPlace | undefined {
  const { tokens } = reading
  let i = at
  let kind: PlaceKind | undefined
  let part = false
  let of = false
  let plural = false
  // "the northern Syrian city of", "the eastern countryside of", "west of", "northern".
  for (; i < at + 7; i++) {
    const token = tokens[i]
    const word = wordAt(reading, lexicon, i)
    if (token?.norm === '-' && part && i > at) continue
    if (!word || !token) break
    if (word.bits & IS.kind && (!token.cap || tokens[i + 1]?.norm === 'of' || kindWordFollowsName(reading, lexicon, i))) {
      if (!token.cap || tokens[i + 1]?.norm === 'of') {
        kind = word.kind
        if (word.bits & IS.plural) plural = true
      } else break
    } else if (word.bits & IS.part) part = true
    else if (i > at && OF.has(token.norm)) of = true
    else if (
      i > at &&
      token.cap &&
      NATION.test(token.norm) &&
      !of &&
      wordAt(reading, lexicon, i + 1) &&
      (wordAt(reading, lexicon, i + 1) as Word).bits & IS.kind
    )
      continue
    else break
  }
  // A loose kind word without "of" is no start: "city officials".
  if (i > at && kind && !of) return undefined
  let from = i
  if (OPENERS.has(tokens[from]?.norm ?? '') && tokens[from]?.norm !== '(') from++
  const name = englishName(reading, lexicon, registers, from, taken)
  const cue = cueBefore(reading, lexicon, at, last)
  if (!name) return undefined
  let to = name.to
  if (from > i && CLOSERS.has(tokens[to]?.norm ?? '')) to++
  // Kind and part words after the name: "Tel Tamr town", "Aleppo's western countryside".
  let after = false
  for (let k = to; k < to + 4; k++) {
    const token = tokens[k]
    const word = wordAt(reading, lexicon, k)
    if (!token) break
    if (token.norm === "'s" || token.norm === '-') continue
    if (!word) break
    if (word.bits & IS.kind && !(word.bits & IS.part && false)) {
      kind ??= word.kind
      after = true
      to = k + 1
    } else if (word.bits & IS.afterName || word.bits & IS.part) {
      const next = wordAt(reading, lexicon, k + 1)
      if (!(word.bits & IS.afterName) && !(next && next.bits & (IS.kind | IS.afterName | IS.part))) break
      part = true
      if (word.bits & IS.afterName) to = k + 1
      after = true
    } else break
  }
  const pointed = of || after || (part && i > at)
  const single = name.words === 1
  const refused = single && (lexicon.word(tokens[name.last]?.norm ?? '').bits & IS.refuse) !== 0
  if (refused && !pointed) return undefined
  if (!name.entries.length) {
    // An unknown name needs a kind word, or a preposition of place outside a title in capitals.
    if (!pointed && !(cue === 'at' && !inTitle(reading, at)) && !(cue === 'and' && last?.plural)) return undefined
    // "W. Deir", "E": initials are no names.
    if ((tokens[name.last]?.norm.length ?? 0) < 2) return undefined
    if (!pointed && refused) return undefined
  } else if (!pointed && cue === 'none' && !strong(name.entries)) return undefined
  // A capital at the head of a sentence says nothing: "Soon afterwards" is not the town of Soon.
  else if (
    !pointed &&
    single &&
    at === reading.sentences[reading.sentenceOf[at] ?? -1]?.from &&
    !sure(name.entries) &&
    !DASHES.has(tokens[to]?.norm ?? '')
  )
    return undefined
  return {
    from: at,
    to,
    span: [(tokens[at] as Token).start, (tokens[to - 1] as Token).end],
    sentence: reading.sentenceOf[at] ?? -1,
    kind,
    part,
    entries: name.entries,
    cue,
    name: [from, name.to],
    plural: plural || (last?.plural === true && cue === 'and'),
    rule: name.entries.length
      ? pointed
        ? 'place/kind-word-known-name'
        : 'place/known-name'
      : pointed
        ? 'place/kind-word-names'
        : 'place/preposition-names',
  }
}
const DASHES = new Set([',', '-', '–', '—', '(', ':'])
const sure = (places: readonly PlaceEntry[]) =>
  places.some((p) => p.type === 'country' || p.type === 'governorate' || (p.population ?? 0) >= 200_000 || !p.id.startsWith('geonames:'))
const OF = new Set(['of', 'the', 'called', 'named', 'in'])
const NATION = /(?:an|ian|ish|ese|i)$/

/** "Idlib City": a capital kind word after the name belongs to the name's own run. */
function kindWordFollowsName(_reading: Reading, _lexicon: Lexicon, _i: number): boolean {
  return false
}

const inTitle = (reading: Reading, at: number) => (reading.sentenceOf[at] ?? 0) < reading.titleSentences

function englishName(
  reading: Reading,
  lexicon: Lexicon,
  registers: Registers,
  from: number,
  taken: Uint8Array,
): { to: number; entries: readonly PlaceEntry[]; words: number; last: number } | undefined {
  const { tokens } = reading
  const token = tokens[from]
  if (token?.kind !== 'word' || taken[from]) return undefined
  const article = isLatinArticle(token.norm) && tokens[from + 1]?.norm === '-'
  if (!token.cap && !article) return undefined
  const hit = registers.places.match(tokens, from)
  const run = capitalRun(reading, lexicon, from, taken)
  if (hit && hasCapital(tokens, hit.from, hit.to) && !overlapsTaken(taken, hit.from, hit.to)) {
    const longer = run && run.to > hit.to + (tokens[hit.to]?.norm === '-' ? 0 : 0) && hit.to < run.to
    // "Tel Tamr" known as "Tel" only: the longer run of capitals wins when the known part is a common opener.
    const opener = hit.to === from + 1 && longer && (lexicon.word(token.norm).bits & (IS.opens | IS.refuse)) !== 0
    if (!opener) return { to: hit.to, entries: hit.places, words: countWords(tokens, hit.from, hit.to), last: hit.to - 1 }
  }
  if (!run) return undefined
  return { to: run.to, entries: [], words: countWords(tokens, from, run.to), last: run.to - 1 }
}

function hasCapital(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]?.cap) return true
  return false
}
function countWords(tokens: readonly Token[], from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) if (tokens[i]?.kind === 'word' && !isLatinArticle(tokens[i]?.norm ?? '')) n++
  return n
}

/** A run of capitalised words from `from`: hyphens and the article in small letters belong to it. */
function capitalRun(reading: Reading, lexicon: Lexicon, from: number, taken: Uint8Array): { to: number } | undefined {
  const { tokens } = reading
  let to = from
  for (let i = from; i < from + 7; i++) {
    const token = tokens[i]
    if (!token || taken[i]) break
    if (token.kind === 'mark') {
      if ((token.norm === '-' || token.norm === "'") && token.glued && tokens[i + 1]?.glued) continue
      break
    }
    if (token.kind !== 'word') break
    const word = lexicon.word(token.norm)
    if (token.cap && !(word.bits & IS.kind && i > from) && !word.time) to = i + 1
    else if (token.glued && tokens[i - 1]?.norm === '-' && i > from) to = i + 1
    else if (isLatinArticle(token.norm) && tokens[i + 1]?.norm === '-') continue
    else break
  }
  if (to === from) return undefined
  const first = lexicon.word((tokens[from] as Token).norm)
  if (to === from + 1 && first.bits & (IS.refuse | IS.says | IS.force | IS.person | IS.attack)) return undefined
  return { to }
}
