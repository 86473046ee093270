// The figure lexicon of a language: every phrase with all its senses in one entry, and a memory of what each word can begin.
import type { Sense } from '../languages/figures.ts'
import type { Language } from '../languages/language.ts'
import { type Form, perWord, phraseKey, type Token } from '../text/index.ts'
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
  readonly intent: boolean | undefined
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

/** A step of the phrase tree: what stands here, and which words lead on, by their numbers in the lexicon. */
interface Step {
  entry: Entry | undefined
  next: Map<number, Step> | undefined
}

/**
 * What a word can be and begin, in one of its readings, and its other readings behind. Kept per folded word: the same word is
 * never looked up twice. Entry and next words stand in the reading itself, so that a word alone takes few steps through memory.
 */
interface Start {
  readonly entry: Entry | undefined
  readonly next: Map<number, Step> | undefined
  readonly proclitics: readonly string[]
  readonly cut: number
  /** The reading with more cut off. */
  more: Start | undefined
}

/** A known phrase at tokens [from, to), or a number in digits (entry empty, `digits` set). */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly entry: Entry
  readonly proclitics: readonly string[]
  /** Folded letters cut off in front of the first word. */
  readonly cut: number
  readonly digits: boolean
}

export interface Lexicon {
  /** The longest phrase that starts at a token; of equals, the one with least cut off its first word. */
  match(tokens: readonly Token[], at: number): Mark | undefined
  /** A word that stands in tokens [from, to) and that no token holds as it is, alone. */
  matchWord(norm: string, from: number, to: number): Mark | undefined
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
    intent: undefined,
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
  const lend = (part: Entry | undefined): void => {
    if (!part) return
    if (!entry.remains && !entry.grave && part.remains) entry.remains = part.remains
    if (!entry.scope && part.scope) entry.scope = part.scope
    if (!entry.commitment && part.commitment) entry.commitment = part.commitment
  }
  // Its single words first, then what it ends in.
  for (const word of key.split(' ')) lend(built.get(word))
  for (let space = key.indexOf(' '); space >= 0; space = key.indexOf(' ', space + 1)) lend(built.get(key.slice(space + 1)))
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
    case 'intent':
      entry.intent = true
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

/** Grows a phrase into the tree; its words after the first are numbered. */
function plant(root: Map<string, Step>, further: Map<string, number>, words: readonly string[], entry: Entry): void {
  let step: Step | undefined
  for (const word of words) {
    const before: Step | undefined = step
    const number = before ? (further.get(word) ?? further.size + 1) : 0
    step = before ? before.next?.get(number) : root.get(word)
    if (step) continue
    step = { entry: undefined, next: undefined }
    if (before) {
      further.set(word, number)
      before.next ??= new Map()
      before.next.set(number, step)
    } else root.set(word, step)
  }
  if (step) step.entry = entry
}

const LEXICONS = new WeakMap<Language, Lexicon>()
/** The lexicon of a language, built once. */
export function lexiconOf(language: Language): Lexicon {
  let lexicon = LEXICONS.get(language)
  if (!lexicon) {
    const built = new Map<string, Building>()
    for (const [phrase, sense] of language.figures.lexicon) {
      const key = phraseKey(phrase)
      let entry = built.get(key)
      if (!entry) {
        entry = blank()
        built.set(key, entry)
      }
      add(entry, sense)
    }
    const root = new Map<string, Step>()
    /** Every word that stands in some phrase after its first, and its number, from 1. */
    const further = new Map<string, number>()
    for (const [key, entry] of built) {
      if (key.includes(' ')) inherit(entry, key, built)
      settle(entry)
      plant(root, further, key.split(' '), entry)
    }
    const forms = formsOf(language)
    const readStarts = (norm: string): Start | null => {
      let head: Start | null = null
      let last: Start | null = null
      for (const form of forms(norm)) {
        const step = root.get(form.stem)
        if (!step) continue
        const start: Start = { entry: step.entry, next: step.next, proclitics: form.proclitics, cut: form.cut, more: undefined }
        if (last) last.more = start
        else head = start
        last = start
      }
      return head
    }
    const startsOf = perWord<Start | null>(readStarts, null)
    const goesOn = perWord<number>((norm) => further.get(norm) ?? 0, 0)
    lexicon = {
      match(tokens, at) {
        const first = tokens[at]
        let found: Start | undefined
        let entry: Entry | undefined
        let to = at
        // Most words begin nothing.
        for (let start = first ? startsOf(first) : null; start; start = start.more ?? null) {
          if (start.entry && !entry) {
            found = start
            entry = start.entry
            to = at + 1
          }
          let { next } = start
          for (let i = at + 1; next; i++) {
            const token = tokens[i]
            const number = token && token.kind !== 'break' ? goesOn(token) : 0
            const step: Step | undefined = number > 0 ? next.get(number) : undefined
            if (!step) break
            next = step.next
            if (step.entry && (!entry || i + 1 > to)) {
              found = start
              entry = step.entry
              to = i + 1
            }
          }
        }
        return found && entry && { from: at, to, entry, proclitics: found.proclitics, cut: found.cut, digits: false }
      },
      matchWord(norm, from, to) {
        let start = readStarts(norm)
        while (start && !start.entry) start = start.more ?? null
        return start?.entry && { from, to, entry: start.entry, proclitics: start.proclitics, cut: start.cut, digits: false }
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
