// The figure lexicon of a language: every phrase with all its senses in one entry, and a memory of what each word can begin.
import type { Sense } from '../languages/figures.ts'
import type { Language } from '../languages/language.ts'
import { type Form, fold, type PhraseTable, phraseTable, tokenise } from '../text/index.ts'
import { nearIndex } from './figure-features.ts'
import { formsOf } from './reading.ts'

type Of<K extends Sense['is']> = Extract<Sense, { is: K }>

/** What the hot paths ask of an entry, as bits. */
export const FLAG = { including: 1, and: 2, joint: 4, act: 8, stop: 16, grave: 32, starts: 64, harm: 128 } as const

/** All senses of one phrase, by kind. */
export interface Entry {
  readonly flags: number
  /** How it looks from beside: an index in the vocabulary of neighbours. */
  readonly near: number
  readonly number: Of<'number'> | undefined
  readonly vague: Of<'vague'> | undefined
  readonly qualifiers: readonly Of<'qualifier'>[] | undefined
  readonly harms: readonly Of<'harm'>[] | undefined
  readonly person: Of<'person'> | undefined
  readonly thing: Of<'thing'> | undefined
  readonly grave: Of<'grave'> | undefined
  readonly pit: boolean | undefined
  readonly article: boolean | undefined
  readonly none: boolean | undefined
  readonly other: Of<'other'> | undefined
  readonly joints: ReadonlySet<Of<'joint'>['cue']> | undefined
  readonly stop: boolean | undefined
  readonly inside: boolean | undefined
  readonly commitment: Of<'commitment'> | undefined
  readonly remains: readonly Of<'remains'>[] | undefined
  readonly basis: Of<'basis'> | undefined
  readonly scope: Of<'scope'> | undefined
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

/** An entry with no sense yet. All entries have the same fields in the same order: the engine reads millions of them. */
export function blank(flags = 0, near = 0): Building {
  return {
    flags,
    near,
    number: undefined,
    vague: undefined,
    qualifiers: undefined,
    harms: undefined,
    person: undefined,
    thing: undefined,
    grave: undefined,
    pit: undefined,
    article: undefined,
    none: undefined,
    other: undefined,
    joints: undefined,
    stop: undefined,
    inside: undefined,
    commitment: undefined,
    remains: undefined,
    basis: undefined,
    scope: undefined,
  }
}

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
        entry = blank()
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
