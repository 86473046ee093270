// Place mentions where the kind word stands after the name or before "of", as in English: "Tel Tamr town", "the village of Hass".
import { isLatinArticle } from '../registers/place-key.ts'
import type { PlaceEntry, Registers } from '../registers/register.ts'
import type { Token } from '../text/index.ts'
import { CLOSERS, cueBefore, type FoundPlace, OPENERS, overlapsTaken, strong, wordAt } from './place-parts.ts'
import type { Reading } from './reading.ts'
import { IS, type Marks, type PlaceKind, type Word } from './words.ts'

/** English order: [parts] [kind of] name [kind] [part], capitals required on the name. */
export function nameFirst(
  reading: Reading,
  lexicon: Marks,
  registers: Registers,
  at: number,
  last: FoundPlace | undefined,
  taken: Uint8Array,
): FoundPlace | undefined {
  const { tokens } = reading
  // Most words: written small, no kind, part or bearer of a place, no article before a name.
  const head = tokens[at] as Token
  if (!head.cap && !((lexicon.bits[at] ?? 0) & (IS.kind | IS.part | IS.borne)) && !isLatinArticle(head.norm)) return undefined
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
    if (word.bits & IS.kind && (!token.cap || tokens[i + 1]?.norm === 'of')) {
      kind = word.kind
      if (word.bits & IS.plural) plural = true
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
  if (!name) return namedBuilding(reading, lexicon, at, last)
  const cue = cueBefore(reading, lexicon, at, last)
  let to = name.to
  if (from > i && CLOSERS.has(tokens[to]?.norm ?? '')) to++
  // Kind and part words after the name: "Tel Tamr town", "Aleppo's western countryside".
  let after = false
  let kindBehind = false
  for (let k = to; k < to + 4; k++) {
    const token = tokens[k]
    const word = wordAt(reading, lexicon, k)
    if (!token) break
    if (token.norm === "'s" || token.norm === '-') continue
    if (!word) break
    if (word.bits & IS.kind) {
      // "Aleppo city state media": one kind word is the name's, the next opens another noun.
      if (kindBehind && !(word.bits & IS.afterName)) break
      kindBehind = true
      kind ??= word.kind
      after = true
      to = k + 1
      // "Jenin refugee camp", "Zaatari displacement camp": what the kind is for stands between.
    } else if (lexicon.beforeKind.has(token.norm) && (wordAt(reading, lexicon, k + 1)?.bits ?? 0) & IS.kind) {
      to = k + 1
    } else if (word.bits & IS.afterName || word.bits & IS.part) {
      const next = wordAt(reading, lexicon, k + 1)
      if (!(word.bits & IS.afterName) && !(next && next.bits & (IS.kind | IS.afterName | IS.part))) break
      // "Khan Tuman village west of Aleppo": the direction belongs to what follows.
      if (tokens[k + 1]?.norm === 'of') break
      part = true
      if (word.bits & IS.afterName) to = k + 1
      after = true
    } else break
  }
  const pointed = of || after || (part && i > at)
  const single = name.words === 1
  const refused = single && ((lexicon.bits[name.last] ?? 0) & IS.refuse) !== 0
  if (refused && !pointed) return undefined
  if (!name.entries.length) {
    // An unknown name needs a kind word, or a preposition of place outside a title in capitals.
    if (!pointed && !(cue === 'at' && !inTitle(reading, at)) && !(cue === 'and' && last?.plural)) return namedBuilding(reading, lexicon, at, last)
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
/**
 * Buildings and grounds without a name of their own: "next to the children's hospital and the national hospital", and in a list of
 * places "Rashid Stadium and the Zoo". Definite only: "a national hospital" is none in particular.
 */
function namedBuilding(reading: Reading, lexicon: Marks, at: number, last: FoundPlace | undefined): FoundPlace | undefined {
  const { tokens } = reading
  const word = wordAt(reading, lexicon, at)
  const token = tokens[at]
  if (!word || !token || !(word.bits & (IS.borne | IS.kind)) || tokens[at - 1]?.norm !== 'the') return undefined
  let to = at + 1
  if (word.bits & IS.borne) {
    while (["'", "'s", 's'].includes(tokens[to]?.norm ?? '') && tokens[to]?.glued) to++
    if (!((wordAt(reading, lexicon, to)?.bits ?? 0) & IS.building)) return undefined
    to++
  }
  let joined = last !== undefined && last.sentence === reading.sentenceOf[at] && at - last.to <= 3
  for (let k = last?.to ?? at; k < at && joined; k++) joined = JOINERS.has(tokens[k]?.norm ?? '')
  const listed = word.bits & IS.kind && word.kind === 'site' && token.cap && joined && !tokens[to]?.cap
  if (!(word.bits & IS.borne) && !listed) return undefined
  const cue = joined ? 'and' : BESIDE.has(tokens[at - 3]?.norm ?? '') && tokens[at - 2]?.norm === 'to' ? 'at' : cueBefore(reading, lexicon, at, last)
  if (cue !== 'and' && cue !== 'at') return undefined
  return {
    from: at,
    to,
    span: [token.start, (tokens[to - 1] as Token).end],
    sentence: reading.sentenceOf[at] ?? -1,
    kind: 'site',
    part: false,
    entries: [],
    cue,
    name: [at, to],
    plural: false,
    rule: 'place/kind-word-names',
  }
}
const JOINERS = new Set([',', 'and', 'the', '&'])
const BESIDE = new Set(['next', 'close', 'adjacent', 'near'])
const DASHES = new Set([',', '-', '–', '—', '(', ':'])
const sure = (places: readonly PlaceEntry[]) =>
  places.some((p) => p.type === 'country' || p.type === 'governorate' || (p.population ?? 0) >= 200_000 || !p.id.startsWith('geonames:'))
const OF = new Set(['of', 'the', 'called', 'named'])
const NATION = /(?:an|ian|ish|ese|i)$/

const inTitle = (reading: Reading, at: number) => (reading.sentenceOf[at] ?? 0) < reading.titleSentences

function englishName(
  reading: Reading,
  lexicon: Marks,
  registers: Registers,
  from: number,
  taken: Uint8Array,
): { to: number; entries: readonly PlaceEntry[]; words: number; last: number } | undefined {
  const { tokens } = reading
  const token = tokens[from]
  if (token?.kind !== 'word' || taken[from]) return undefined
  const article = isLatinArticle(token.norm) && tokens[from + 1]?.norm === '-'
  if (!token.cap && !article) return undefined
  if (inPersonsName(reading, lexicon, from)) return undefined
  const hit = registers.places.match(tokens, from)
  const run = capitalRun(reading, lexicon, from, taken)
  if (hit && hasCapital(tokens, hit.from, hit.to) && !overlapsTaken(taken, hit.from, hit.to)) {
    const longer = run !== undefined && hit.to < run.to
    // "Sofia Larsen told", "said Victoria Nelson": more capitals than the place has, beside a word of saying, are who speaks.
    if (longer && speaks(reading, lexicon, from, run.to)) return undefined
    // "Tel Tamr" known as "Tel" only: the longer run of capitals wins when the known part is a common opener.
    const opener = hit.to === from + 1 && longer && ((lexicon.bits[from] ?? 0) & (IS.opens | IS.refuse)) !== 0
    if (!opener) return { to: hit.to, entries: hit.places, words: countWords(tokens, hit.from, hit.to), last: hit.to - 1 }
  }
  if (!run) return undefined
  return { to: run.to, entries: [], words: countWords(tokens, from, run.to), last: run.to - 1 }
}

function speaks(reading: Reading, lexicon: Marks, from: number, to: number): boolean {
  const says = (at: number): boolean => ((lexicon.bits[at] ?? 0) & IS.says) !== 0
  return says(to) || says(from - 1) || (reading.tokens[from - 1]?.norm === 'to' && reading.tokens[from - 2]?.norm === 'according')
}

/** "Governor Sofia Larsen": behind a title the capitals up to the next small word or mark are a person's name. */
function inPersonsName(reading: Reading, lexicon: Marks, from: number): boolean {
  for (let k = from - 1; k >= from - 3; k--) {
    if (reading.tokens[k]?.kind !== 'word') return false
    if ((lexicon.bits[k] ?? 0) & IS.title) return true
    if (!reading.tokens[k]?.cap) return false
  }
  return false
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
function capitalRun(reading: Reading, lexicon: Marks, from: number, taken: Uint8Array): { to: number } | undefined {
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
    const word = lexicon.words[i] as Word
    if (token.cap && !(word.bits & IS.kind && i > from) && !word.time) to = i + 1
    else if (token.glued && tokens[i - 1]?.norm === '-' && i > from) to = i + 1
    else if (isLatinArticle(token.norm) && tokens[i + 1]?.norm === '-') continue
    else break
  }
  if (to === from) return undefined
  const first = lexicon.words[from] as Word
  if (to === from + 1 && first.bits & (IS.refuse | IS.says | IS.force | IS.person | IS.attack)) return undefined
  // "Syrian town", "Showcase Operation": nationalities and acts name no place.
  let nations = true
  for (let i = from; i < to; i++) {
    const word = lexicon.words[i]
    if (!word) continue
    if (word.bits & (IS.attack | IS.force | IS.says | IS.did)) return undefined
    if (!word.nation) nations = false
  }
  if (nations) return undefined
  return { to }
}
