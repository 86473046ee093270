// The word classes of a language pack's circumstance tables, looked up once a word: what a word can be for places, times and actors.
import type { CircumstanceTables, Words } from '../languages/circumstances.ts'
import type { Language } from '../languages/language.ts'
import { nationalityOf } from '../registers/nationality.ts'
import { type Form, foldText, perWord, type Token } from '../text/index.ts'
import { formsOf, type Reading } from './reading.ts'

export type PlaceKind = 'site' | 'neighbourhood' | 'settlement' | 'district' | 'governorate' | 'country'

/** Bits of what a word can be. */
export const IS = {
  kind: 1,
  part: 2,
  afterName: 4,
  at: 8,
  from: 16,
  to: 32,
  of: 64,
  opens: 128,
  refuse: 256,
  ends: 512,
  clause: 1024,
  says: 2048,
  force: 4096,
  person: 8192,
  body: 16384,
  attack: 32768,
  party: 65536,
  by: 131072,
  did: 262144,
  against: 524288,
  backed: 1048576,
  member: 2097152,
  controls: 4194304,
  buried: 8388608,
  exhumed: 16777216,
  plural: 33554432,
  building: 67108864,
  borne: 134217728,
  title: 268435456,
  own: 536870912,
  finds: 1073741824,
} as const

export type TimeClass =
  | 'weekday'
  | 'month'
  | 'hijri'
  | 'rel'
  | 'alone'
  | 'part'
  | 'unit'
  | 'last'
  | 'current'
  | 'same'
  | 'edge'
  | 'since'
  | 'during'
  | 'until'
  | 'ago'
  | 'after'
  | 'on'
  | 'number'
  | 'decade'
  | 'season'
  | 'glue'

export interface TimeWord {
  readonly cls: TimeClass
  readonly value: number
}

/** A phrase of several words: its words after the first, folded, and what it is. */
interface Phrase {
  readonly rest: readonly string[]
  readonly time: TimeWord | undefined
  readonly bits: number
}

/** What one folded word can be. `cut` = folded characters of clitics before the reading that matched. */
export interface Word {
  readonly bits: number
  readonly cut: number
  /** Kind of place the word names, where it is a kind word. */
  readonly kind: PlaceKind | undefined
  readonly time: TimeWord | undefined
  readonly timeCut: number
  readonly roles: number
  /** ISO code of the state a nationality word points at, behind a one-letter clitic at most. */
  readonly nation: string | undefined
  /** True where some reading opens with the preposition written onto it: "بسرجة". */
  readonly inside: boolean
  readonly phrases: readonly (Phrase & { readonly cut: number })[] | undefined
}

/** Most words say nothing here: one object for them all. */
const NO_WORD: Word = {
  bits: 0,
  cut: 0,
  kind: undefined,
  time: undefined,
  timeCut: 0,
  roles: 0,
  nation: undefined,
  inside: false,
  phrases: undefined,
}

/** Bits of the roles a word gives to a time near it. */
export const ROLE = { discovery: 1, exhumation: 2, burial: 4, death: 8, asOf: 16, event: 32 } as const
export const UNITS = ['hour', 'day', 'week', 'month', 'year'] as const
export const EDGES = ['early', 'middle', 'late'] as const

export interface Lexicon {
  readonly tables: CircumstanceTables
  /** Words of bodies and posts that carry a place in their name. */
  readonly owners: ReadonlySet<string>
  /** Words that may stand between a name and the kind word behind it. */
  readonly beforeKind: ReadonlySet<string>
  word(norm: string): Word
  /** The word of a token. */
  at(token: Token): Word
}

const ARTICLE = /(?:ال|لل)$/
const LOST_APOSTROPHE = /^[a-z]+s$/

/** A lexicon with its words of one reading, token by token (undefined for numbers, marks, breaks). */
export interface Marks extends Lexicon {
  readonly words: readonly (Word | undefined)[]
  /** Their bits, 0 where there is no word: what is asked of every word of a text stands in one list of numbers. */
  readonly bits: Int32Array
  /** The states the nationality words of the text point at, in order. */
  readonly nations: readonly string[]
}

/** Looks every word of a reading up once. */
export function markWords(reading: Reading): Marks {
  const lexicon = lexiconOf(reading.language)
  const { tokens } = reading
  const words = new Array<Word | undefined>(tokens.length)
  const bits = new Int32Array(tokens.length)
  const nations: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind !== 'word') continue
    const word = lexicon.at(token)
    words[i] = word
    if (word === NO_WORD) continue
    bits[i] = word.bits
    if (word.nation) nations.push(word.nation)
  }
  // Field by field: what a spread makes has a shape of its own each time, and every rule reads `words`.
  return { tables: lexicon.tables, owners: lexicon.owners, beforeKind: lexicon.beforeKind, word: lexicon.word, at: lexicon.at, words, bits, nations }
}

interface Building {
  bits: Map<string, number>
  kinds: Map<string, PlaceKind>
  times: Map<string, TimeWord>
  roles: Map<string, number>
  phrases: Map<string, Phrase[]>
}

const LEXICONS = new WeakMap<Language, Lexicon>()

/** The lexicon of a language; built once, its memory of words bounded. */
export function lexiconOf(language: Language): Lexicon {
  let lexicon = LEXICONS.get(language)
  if (!lexicon) {
    lexicon = buildLexicon(language.circumstances, formsOf(language))
    LEXICONS.set(language, lexicon)
  }
  return lexicon
}

/** Words and phrases of a table cell. A cell with "|" holds phrases, one without holds single words. */
function entriesOf(cell: Words): string[][] {
  const pieces = cell.includes('|') ? cell.split('|') : cell.split(' ')
  return pieces
    .map((piece) => foldText(piece.trim()))
    .filter(Boolean)
    .map((piece) => piece.split(/[ -]+/))
}

function buildLexicon(tables: CircumstanceTables, forms: (norm: string) => readonly Form[]): Lexicon {
  const b: Building = { bits: new Map(), kinds: new Map(), times: new Map(), roles: new Map(), phrases: new Map() }
  const mark = (cell: Words, bits: number) => {
    for (const words of entriesOf(cell)) {
      const [first = '', ...rest] = words
      if (rest.length) put(b.phrases, first, { rest, time: undefined, bits })
      else b.bits.set(first, (b.bits.get(first) ?? 0) | bits)
    }
  }
  const time = (cell: Words, cls: TimeClass, value = 0) => {
    for (const words of entriesOf(cell)) {
      const [first = '', ...rest] = words
      if (rest.length) put(b.phrases, first, { rest, time: { cls, value }, bits: 0 })
      else if (!b.times.has(first)) b.times.set(first, { cls, value })
    }
  }
  const { places: p, times: t, actors: a, roles: r } = tables
  for (const kind of Object.keys(p.kinds) as PlaceKind[]) {
    mark(p.kinds[kind], IS.kind)
    for (const [word] of entriesOf(p.kinds[kind])) if (word && !b.kinds.has(word)) b.kinds.set(word, kind)
  }
  mark(p.parts, IS.part)
  mark(p.after, IS.afterName)
  mark(p.at, IS.at)
  mark(p.from, IS.from)
  mark(p.to, IS.to)
  mark(p.of, IS.of)
  mark(p.opens, IS.opens)
  mark(p.plurals, IS.plural)
  mark(p.buildings, IS.building)
  mark(p.refuse, IS.refuse)
  mark(p.borne, IS.borne)
  mark(p.ends, IS.ends)
  mark(p.titles, IS.title)
  mark(tables.clauses, IS.clause)
  mark(tables.says, IS.says)
  mark(a.forces, IS.force)
  mark(a.persons, IS.person)
  mark(a.bodies, IS.body)
  mark(a.attacks, IS.attack)
  mark(a.parties, IS.party)
  mark(a.own, IS.own)
  mark(a.finds, IS.finds)
  mark(a.by, IS.by)
  mark(a.did, IS.did)
  mark(a.against, IS.against)
  mark(a.backed, IS.backed)
  mark(a.members, IS.member)
  mark(a.controls, IS.controls)
  mark(a.buried, IS.buried)
  mark(a.exhumed, IS.exhumed)
  // Order gives words away: a word stands in one class of time.
  t.weekdays.forEach((cell, i) => {
    time(cell, 'weekday', i)
  })
  t.months.forEach((cell, i) => {
    time(cell, 'month', i + 1)
  })
  t.hijri.forEach((cell, i) => {
    time(`${cell}|`, 'hijri', i + 1)
  })
  for (const [offset, cell] of Object.entries(t.days)) time(cell, 'rel', Number(offset))
  time(t.alone, 'alone')
  UNITS.forEach((unit, i) => {
    time(t.units[unit], 'unit', i)
  })
  EDGES.forEach((edge, i) => {
    time(t.edges[edge], 'edge', i)
  })
  time(t.last, 'last')
  time(t.current, 'current')
  time(t.same, 'same')
  time(t.since, 'since')
  time(t.until, 'until')
  time(t.during, 'during')
  time(t.ago, 'ago')
  time(t.after, 'after')
  time(t.on, 'on')
  time(t.dayParts, 'part')
  for (const [value, cell] of Object.entries(t.numbers)) time(cell, 'number', Number(value))
  t.seasons.forEach((cell, i) => {
    time(cell, 'season', i)
  })
  for (const [value, cell] of Object.entries(t.decades)) time(cell, 'decade', Number(value))
  time(t.glue, 'glue')
  for (const role of Object.keys(ROLE) as (keyof typeof ROLE)[])
    for (const [word] of entriesOf(r[role])) if (word) b.roles.set(word, (b.roles.get(word) ?? 0) | ROLE[role])
  const memory = new Map<string, Word>()
  const word = (norm: string): Word => {
    let known = memory.get(norm)
    if (!known) {
      known = readWord(norm, b, forms)
      // "the coalitions airstrikes", "Syrias army": web text that lost its apostrophes.
      if (!known.bits && !known.time && !known.phrases && norm.length > 4 && LOST_APOSTROPHE.test(norm)) known = readWord(norm.slice(0, -1), b, forms)
      if (memory.size > 50_000) memory.clear()
      memory.set(norm, known)
    }
    return known
  }
  const owners = new Set(entriesOf(p.owners).map((words) => words.join(' ')))
  const beforeKind = new Set(entriesOf(p.beforeKind).map((words) => words.join(' ')))
  return { tables, owners, beforeKind, word, at: perWord(word, NO_WORD) }
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Reads a word: for each kind of class the reading with the fewest clitics cut wins. */
function readWord(norm: string, b: Building, forms: (norm: string) => readonly Form[]): Word {
  let bits = 0
  let cut = 0
  let kind: PlaceKind | undefined
  let time: TimeWord | undefined
  let timeCut = 0
  let roles = 0
  const phrases: (Phrase & { cut: number })[] = []
  let nation: string | undefined
  let inside = false
  for (const form of forms(norm)) {
    const found = b.bits.get(form.stem) ?? 0
    // Words that refuse or end a name count only as they stand, or behind a conjunction: "وقال".
    const usable = form.cut === 0 ? found : found & ~IS.refuse & ~(form.cut > 1 ? IS.ends : 0)
    if (usable && !bits) {
      bits = usable
      cut = form.cut
    }
    if (found & IS.refuse && form.cut <= 2) bits |= IS.refuse
    if (usable & IS.kind && !kind) {
      kind = b.kinds.get(form.stem)
      bits |= IS.kind
      cut = form.cut
    }
    if (!time) {
      const named = b.times.get(form.stem)
      // "الأب" is the father: a month takes no article, so that it is not آب, August.
      if (named && !(named.cls === 'month' && ARTICLE.test(norm.slice(0, form.cut)))) {
        time = named
        timeCut = form.cut
      }
    }
    if (!nation && form.cut <= 1) nation = nationalityOf(form.stem)
    if (form.cut === 1 && form.proclitics[0] === 'ب') inside = true
    roles ||= b.roles.get(form.stem) ?? 0
    for (const phrase of b.phrases.get(form.stem) ?? []) phrases.push({ rest: phrase.rest, time: phrase.time, bits: phrase.bits, cut: form.cut })
  }
  phrases.sort((x, y) => y.rest.length - x.rest.length)
  if (!(bits || kind || time || roles || nation || inside || phrases.length)) return NO_WORD
  return { bits, cut, kind, time, timeCut, roles, nation, inside, phrases: phrases.length ? phrases : undefined }
}

export interface PhraseAt {
  readonly to: number
  readonly time: TimeWord | undefined
  readonly bits: number
  readonly cut: number
}

/** The longest phrase of the lexicon that starts at token `at`; of times only, or of bits only, where asked. */
export function phraseAt(tokens: readonly Token[], word: Word, at: number, want: 'time' | 'bits'): PhraseAt | undefined {
  if (!word.phrases) return undefined
  for (const phrase of word.phrases) {
    if (want === 'time' ? !phrase.time : !phrase.bits) continue
    let k = at + 1
    let ok = true
    for (const rest of phrase.rest) {
      if (tokens[k]?.norm === '-') k++
      if (tokens[k]?.norm !== rest) {
        ok = false
        break
      }
      k++
    }
    if (ok) return { to: k, time: phrase.time, bits: phrase.bits, cut: phrase.cut }
  }
  return undefined
}

/** Raw offset of a token's start after `cut` folded characters (marks between them fall to what is cut). */
export function cutStart(raw: string, token: Token, cut: number): number {
  let at = token.start
  for (let left = cut; left > 0 && at < token.end; at++) if (foldText(raw[at] ?? '')) left--
  while (cut > 0 && at < token.end && !foldText(raw[at] ?? '')) at++
  return at
}
