// Marks: the words of a reading that the figure lexicon knows, in text order, without overlaps.
import type { Sense } from '../languages/figures.ts'
import type { Language } from '../languages/language.ts'
import { type Form, fold, type PhraseTable, phraseTable, type Token, tokenise } from '../text/index.ts'
import { nearIndex } from './figure-features.ts'
import { formsOf, type Reading } from './reading.ts'

type Of<K extends Sense['is']> = Extract<Sense, { is: K }>

/** What the hot paths ask of an entry, as bits. */
export const FLAG = { including: 1, and: 2, joint: 4, act: 8, stop: 16, grave: 32, starts: 64, harm: 128 } as const

/** All senses of one phrase, by kind. */
export interface Entry {
  readonly flags: number
  /** How it looks from beside: an index in the vocabulary of neighbours. */
  readonly near: number
  readonly number?: Of<'number'>
  readonly vague?: Of<'vague'>
  readonly qualifiers?: readonly Of<'qualifier'>[]
  readonly harms?: readonly Of<'harm'>[]
  readonly person?: Of<'person'>
  readonly thing?: Of<'thing'>
  readonly grave?: Of<'grave'>
  readonly pit?: boolean
  readonly article?: boolean
  readonly none?: boolean
  readonly other?: Of<'other'>
  readonly joints?: ReadonlySet<Of<'joint'>['cue']>
  readonly stop?: boolean
  readonly inside?: boolean
  readonly commitment?: Of<'commitment'>
  readonly remains?: readonly Of<'remains'>[]
  readonly basis?: Of<'basis'>
  readonly scope?: Of<'scope'>
}

/** A known phrase at tokens [from, to), or a number in digits (entry empty, `digits` set). */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly entry: Entry
  readonly proclitics: readonly string[]
  /** Folded letters cut off in front of the first word. */
  readonly cut: number
  readonly digits?: boolean
}

/** What a word can begin: alone, and as the first of a longer phrase. Kept per folded word. */
interface WordReading {
  readonly entry: Entry | undefined
  readonly proclitics: readonly string[]
  readonly cut: number
  readonly longer: boolean
}

export interface Lexicon {
  readonly table: PhraseTable<Entry>
  read(norm: string): WordReading
  /** Single words alone, for the parts of a joined phrase. */
  word(norm: string): { entry: Entry; form: Form } | undefined
}

type Building = { -readonly [K in keyof Entry]: Entry[K] }

/** A harm phrase keeps what its words say of remains and doubt: "were exhumed" is recovered, "believed to hold" expected. */
function inherit(entry: Building, key: string, built: ReadonlyMap<string, Entry>): void {
  if (!entry.harms && !entry.grave) return
  const words = key.split(' ')
  const parts = [...words, ...words.map((_, k) => words.slice(k).join(' '))]
  for (const inner of parts) {
    const part = inner === key ? undefined : built.get(inner)
    if (!entry.remains && part?.remains) entry.remains = part.remains
    if (!entry.commitment && part?.commitment) entry.commitment = part.commitment
  }
}

/** Flags and outward look of an entry, once all its senses are in. */
function settle(entry: Building): void {
  const { joints, harms, person, other } = entry
  let flags = 0
  if (joints?.has('including') || joints?.has('of-them')) flags |= FLAG.including
  if (joints?.has('and')) flags |= FLAG.and
  if (joints) flags |= FLAG.joint
  if (harms) flags |= FLAG.harm
  if (harms?.some((h) => h.form !== 'holder')) flags |= FLAG.act
  if (entry.stop) flags |= FLAG.stop
  if (entry.grave || entry.pit) flags |= FLAG.grave
  const single = (person && person.many !== 'many') || harms?.some((h) => h.one) || (entry.grave && entry.grave.many !== 'many')
  if (single || entry.number || entry.vague || entry.none || entry.article || (other && other.many !== 'many')) flags |= FLAG.starts
  entry.flags = flags
  entry.near = nearIndex(
    entry.number
      ? 'number'
      : harms
        ? (harms[0]?.form ?? 'past')
        : entry.thing
          ? entry.thing.kind === 'date'
            ? 'date'
            : 'thing'
          : person
            ? 'person'
            : joints
              ? joints.has('whole')
                ? 'whole'
                : ([...joints][0] ?? 'with')
              : entry.qualifiers
                ? 'qualifier'
                : other
                  ? 'other'
                  : entry.none
                    ? 'none'
                    : entry.stop
                      ? entry.inside
                        ? 'inside'
                        : 'stop'
                      : 'cue',
  )
}
function add(entry: Building, sense: Sense): void {
  switch (sense.is) {
    case 'number':
      entry.number ??= sense
      break
    case 'vague':
      entry.vague ??= sense
      break
    case 'qualifier':
      entry.qualifiers = [...(entry.qualifiers ?? []), sense]
      break
    case 'harm':
      if (!entry.harms?.some((h) => h.of === sense.of && h.form === sense.form)) entry.harms = [...(entry.harms ?? []), sense]
      else if (sense.one) entry.harms = entry.harms.map((h) => (h.of === sense.of && h.form === sense.form ? sense : h))
      break
    case 'person':
      // The first sense stands; "two or many" wins over a plain plural that is written the same.
      if (!entry.person || (entry.person.many === 'many' && sense.many !== 'many')) entry.person = sense
      break
    case 'thing':
      entry.thing ??= sense
      break
    case 'grave':
      entry.grave ??= sense
      break
    case 'pit':
      entry.pit = true
      break
    case 'article':
      entry.article = true
      break
    case 'none':
      entry.none = true
      break
    case 'other':
      entry.other ??= sense
      break
    case 'joint':
      entry.joints = new Set([...(entry.joints ?? []), sense.cue])
      break
    case 'stop':
      entry.stop = true
      if (sense.inside) entry.inside = true
      break
    case 'commitment':
      entry.commitment ??= sense
      break
    case 'remains':
      entry.remains = [...(entry.remains ?? []), sense]
      break
    case 'basis':
      entry.basis ??= sense
      break
    case 'scope':
      entry.scope ??= sense
      break
  }
}

const LEXICONS = new WeakMap<Language, Lexicon>()
/** The lexicon of a language, built once. */
export function lexiconOf(language: Language): Lexicon {
  let lexicon = LEXICONS.get(language)
  if (!lexicon) {
    const built = new Map<string, Building>()
    for (const [phrase, sense] of language.figures.lexicon) {
      const key = tokenise(fold(phrase), phrase)
        .map((token) => token.norm)
        .join(' ')
      let entry = built.get(key)
      if (!entry) {
        entry = { flags: 0, near: 0 }
        built.set(key, entry)
      }
      add(entry, sense)
    }
    const firsts = new Set<string>()
    for (const [key, entry] of built) {
      const space = key.indexOf(' ')
      if (space > 0) {
        firsts.add(key.slice(0, space))
        inherit(entry, key, built)
      }
      settle(entry)
    }
    const forms = formsOf(language)
    const known = new Map<string, WordReading>()
    lexicon = {
      table: phraseTable(built, forms),
      read(norm) {
        let reading = known.get(norm)
        if (!reading) {
          let first: { entry: Entry; form: Form } | undefined
          let longer = false
          for (const form of forms(norm)) {
            const entry = built.get(form.stem)
            if (entry && !first) first = { entry, form }
            if (firsts.has(form.stem)) longer = true
          }
          reading = { entry: first?.entry, proclitics: first?.form.proclitics ?? [], cut: first?.form.cut ?? 0, longer }
          if (known.size > 50_000) known.clear()
          known.set(norm, reading)
        }
        return reading
      },
      word(norm) {
        for (const form of forms(norm)) {
          const entry = built.get(form.stem)
          if (entry) return { entry, form }
        }
        return undefined
      },
    }
    LEXICONS.set(language, lexicon)
  }
  return lexicon
}

export interface Marked {
  readonly marks: readonly Mark[]
  /** For every token, the index of the mark that covers it, or -1. */
  readonly at: Int32Array
}

const DIGITS: Entry = { flags: FLAG.starts, near: nearIndex('number') }
const NONE: readonly string[] = []
/** Finds all marks of a reading, longest phrase first at each token. */
export function markWords(reading: Reading): Marked {
  const { tokens } = reading
  const { text } = reading.report
  const lexicon = lexiconOf(reading.language)
  const marks: Mark[] = []
  const at = new Int32Array(tokens.length).fill(-1)
  const put = (mark: Mark) => {
    for (let i = mark.from; i < mark.to; i++) at[i] = marks.length
    marks.push(mark)
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'break') continue
    if (token.kind === 'number') {
      put({ from: i, to: i + 1, entry: DIGITS, proclitics: NONE, cut: 0, digits: true })
      continue
    }
    if (token.kind === 'word') {
      const broken = unmask(tokens, i) ?? unstretch(tokens, i, text)
      if (broken) {
        const whole = lexicon.read(broken.norm)
        if (whole.entry) put({ from: i, to: broken.to, entry: whole.entry, proclitics: whole.proclitics, cut: whole.cut })
        i = broken.to - 1
        continue
      }
      const alone = lexicon.read(token.norm)
      if (!alone.longer) {
        if (alone.entry) put({ from: i, to: i + 1, entry: alone.entry, proclitics: alone.proclitics, cut: alone.cut })
        continue
      }
    }
    const hit = lexicon.table.match(tokens, i)
    if (hit) {
      put({ from: i, to: hit.to, entry: hit.value, proclitics: hit.form.proclitics, cut: hit.form.cut })
      i = hit.to - 1
    }
  }
  return { marks, at }
}

/** Words that a platform's filter was to miss: "kil*led", "inj*ured" are read as one word. */
function unmask(tokens: readonly Token[], at: number): { norm: string; to: number } | undefined {
  if (tokens[at + 1]?.norm !== '*' || !tokens[at + 1]?.glued) return undefined
  let norm = (tokens[at] as Token).norm
  let i = at + 1
  while (tokens[i]?.norm === '*' && tokens[i]?.glued && tokens[i + 1]?.kind === 'word' && tokens[i + 1]?.glued && i < at + 8) {
    norm += (tokens[i + 1] as Token).norm
    i += 2
  }
  return i > at + 1 ? { norm, to: i } : undefined
}

/** Words broken up by stretching marks and spaces ("قـ ـتـ ـلـ ـوا"): the pieces that end and begin on the mark are one word. */
function unstretch(tokens: readonly Token[], at: number, text: string): { norm: string; to: number } | undefined {
  const first = tokens[at] as Token
  if (text.charCodeAt(first.end - 1) !== 0x640 && text.charCodeAt(first.end) !== 0x640) return undefined
  let norm = first.norm
  let i = at
  while (i < at + 12) {
    const here = tokens[i] as Token
    const next = tokens[i + 1]
    if (next?.kind !== 'word' || next.glued || next.start - here.end > 6) break
    const between = text.slice(here.end - 1, next.start)
    if (!/^\u0640*\s+\u0640$|\u0640\s+\u0640$/u.test(between)) break
    norm += next.norm
    i++
  }
  return i > at ? { norm, to: i + 1 } : undefined
}
