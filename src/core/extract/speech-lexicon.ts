// The speech lexicon of a language, compiled once, and its words marked in a reading.
import type { Language } from '../languages/language.ts'
import type { SayRole, SpeechRole } from '../languages/speech.ts'
import { foldText, type PhraseHit, type PhraseTable, phraseTable, type Token } from '../text/index.ts'
import { formsOf, type Reading } from './reading.ts'

type Whole<T> = { readonly [K in keyof T]-?: T[K] | undefined }

/** A reporting word's role with every field there. */
export type Say = Whole<SayRole> & { readonly manner: SayRole['manner'] }

/**
 * A role with every field there, in one order: the rules ask these fields of every word of a text, and asking objects of one
 * shape is many times faster than asking those of the tables, which have a shape for every mix of roles.
 */
export type Role = Omit<Whole<SpeechRole>, 'say'> & {
  readonly say: Say | undefined
  /** A phrase without a role: it takes its words out. */
  readonly nothing: boolean
  /** What it does, as bits of `DOES`. */
  readonly does: number
}

/** What the rules look for over whole sentences, as bits: a list of numbers says in one step where it is worth looking closer. */
export const DOES = {
  that: 1,
  say: 2,
  toll: 4,
  attack: 8,
  crime: 16,
  blame: 32,
  harm: 64,
  civil: 128,
  culprit: 256,
  charge: 512,
  casts: 1024,
  unsure: 2048,
  deny: 4096,
  accuses: 8192,
  aside: 16384,
  accuse: 32768,
  demand: 65536,
  bids: 131072,
  summons: 262144,
  grave: 524288,
  nothing: 1048576,
  /** Opens a saying: says, quotes, "according to", "this came in". */
  cue: 2097152,
  denies: 8388608,
} as const

/** A word or phrase of the lexicon at its place. */
export type Mark = PhraseHit<Role>

const TABLES = new WeakMap<Language, PhraseTable<Role>>()

function tableOf(language: Language): PhraseTable<Role> {
  let table = TABLES.get(language)
  if (!table) {
    // A phrase that stands in several rows has all their roles ("blamed" reports and accuses).
    const roles = new Map<string, SpeechRole>()
    for (const [role, phrases] of language.speech.lexicon)
      for (const phrase of phrases.split('|').map(foldText)) roles.set(phrase, { ...roles.get(phrase), ...role })
    // "جرائمهم", "غاراته": words of harm with whose they are, or whom they hurt, written onto them.
    for (const [phrase, role] of [...roles]) {
      if (phrase.length < 3 || phrase.includes(' ') || role.blame || !(role.toll || role.attack || role.crime)) continue
      const stem = phrase.replace(/ه$/, 'ت').replace(/وا$/, 'و')
      for (const suffix of language.speech.suffixes ?? []) if (!roles.has(stem + suffix)) roles.set(stem + suffix, role)
    }
    // A noun with the article has what the bare noun has too: "الجماعة" points back, and like "جماعة" it may be blamed.
    for (const [phrase, role] of roles) {
      const bare = phrase.startsWith('ال') ? roles.get(phrase.slice(2)) : undefined
      if (bare) roles.set(phrase, { ...namely(bare), ...role })
    }
    const whole = [...roles].map(([phrase, role]) => [phrase, roleOf(role)] as const)
    table = phraseTable(whole, formsOf(language))
    TABLES.set(language, table)
  }
  return table
}

/** A table's role with every field filled in. */
export function roleOf(role: SpeechRole): Role {
  return {
    say: role.say && sayOf(role.say),
    quote: role.quote,
    according: role.according,
    inquires: role.inquires,
    that: role.that,
    from: role.from,
    noun: role.noun,
    back: role.back,
    speaksFor: role.speaksFor,
    stop: role.stop,
    deed: role.deed,
    concerns: role.concerns,
    aside: role.aside,
    joint: role.joint,
    authored: role.authored,
    harm: role.harm,
    toll: role.toll,
    attack: role.attack,
    crime: role.crime,
    blame: role.blame,
    charge: role.charge,
    accuses: role.accuses,
    casts: role.casts,
    unsure: role.unsure,
    finds: role.finds,
    weak: role.weak,
    claim: role.claim,
    seat: role.seat,
    doer: role.doer,
    whence: role.whence,
    held: role.held,
    civil: role.civil,
    culprit: role.culprit,
    machine: role.machine,
    accuse: role.accuse,
    demand: role.demand,
    modal: role.modal,
    bids: role.bids,
    summons: role.summons,
    denies: role.denies,
    call: role.call,
    plea: role.plea,
    deny: role.deny,
    asked: role.asked,
    grave: role.grave,
    trait: role.trait,
    link: role.link,
    opener: role.opener,
    never: role.never,
    tail: role.tail,
    resumes: role.resumes,
    holds: role.holds,
    people: role.people,
    heads: role.heads,
    being: role.being,
    nothing: Object.keys(role).length === 0,
    does: doesOf(role),
  }
}

function doesOf(role: SpeechRole): number {
  let bits = role.say || role.quote || role.according || role.resumes || role.holds || role.inquires ? DOES.cue : 0
  for (const name of Object.keys(DOES) as (keyof typeof DOES)[]) if (name !== 'cue' && name !== 'nothing' && role[name]) bits |= DOES[name]
  return Object.keys(role).length === 0 ? DOES.nothing : bits
}

function sayOf(say: SayRole): Say {
  return {
    manner: say.manner,
    object: say.object,
    loose: say.loose,
    more: say.more,
    passive: say.passive,
    participle: say.participle,
    nominal: say.nominal,
  }
}

/** What a bare noun's article form may take from it: being somebody or some harm, never a verb ("المتهمين" are no "accusing"). */
function namely(role: SpeechRole): SpeechRole {
  const {
    say: _say,
    quote: _quote,
    according: _according,
    demand: _demand,
    deny: _deny,
    accuse: _accuse,
    blame: _blame,
    accuses: _accuses,
    that: _that,
    ...rest
  } = role
  return rest
}

/** "أعدم نحو 1700 طالب": a number, not a year, right in front. */
const countedThere = (before: Token | undefined): boolean => before?.kind === 'number' && !/^(?:19|20)\d\d$/.test(before.norm)

/** For every token, the longest lexicon phrase that starts there, or undefined. Phrases may overlap. */
export function markWords(reading: Reading): { readonly marks: readonly (Mark | undefined)[]; readonly does: Int32Array } {
  const table = tableOf(reading.language)
  const { tokens } = reading
  const marks = new Array<Mark | undefined>(tokens.length)
  const does = new Int32Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const mark = tokens[i]?.kind === 'word' ? table.match(tokens, i) : undefined
    if (!mark || (mark.value.people && countedThere(tokens[i - 1]))) continue
    if (mark.value.heads && reading.sentenceOf[i - 1] === reading.sentenceOf[i]) continue
    marks[i] = mark
    does[i] = mark.value.does
  }
  return { marks, does }
}
