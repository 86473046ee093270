// What a language pack must give for figures: a lexicon of senses, and the weights of the linking model. The engine knows no language.
import type { Basis, Commitment, Counted, Qualifier, Remains, Scope, Who } from '../model/index.ts'

/**
 * How a harm word takes its number.
 * `past`: finite verb or participle, active or passive as may be ("killed", "قتل"); `passive`: its people stand before it in English, after it in Arabic;
 * `active`: its people follow ("killing", "أودى بحياة"); `subject`: its people are its subject ("died", "لقوا حتفهم");
 * `event`: a noun of the act ("death of", "مقتل"); `count`: a noun that is itself counted ("bodies", "قتلى");
 * `toll`: a noun whose number stands further off ("death toll", "حصيلة القتلى"); `holder`: what holds the dead ("a grave containing", "تضم").
 */
export type HarmForm = 'past' | 'passive' | 'active' | 'subject' | 'event' | 'count' | 'toll' | 'holder'

/** How numbers are built: a unit adds, a hundred multiplies the group, a scale closes it. */
export type NumberRole = 'unit' | 'teen' | 'ten' | 'hundred' | 'scale' | 'dozen' | 'half'

/** What a thing counted is when it is not people: its number is never a figure. */
export type ThingKind =
  | 'percent'
  | 'age'
  | 'time'
  | 'date'
  | 'money'
  | 'measure'
  | 'weapon'
  | 'object'
  | 'attack'
  | 'group'
  | 'ordinal'
  | 'sample'
  | 'population'

export type Sense =
  | { readonly is: 'number'; readonly value: number; readonly role: NumberRole }
  | { readonly is: 'vague'; readonly min: number; readonly max: number }
  | { readonly is: 'qualifier'; readonly qualifier: Qualifier; readonly side: 'before' | 'after' | 'ahead' }
  | { readonly is: 'harm'; readonly of: Counted; readonly form: HarmForm; readonly one?: 1 | 2 }
  | {
      readonly is: 'person'
      readonly many: 'one' | 'two' | 'many' | 'two-or-many'
      readonly sex?: Who['sex']
      readonly age?: Who['age']
      readonly status?: Who['status']
      readonly kin?: boolean
    }
  | { readonly is: 'thing'; readonly kind: ThingKind }
  | { readonly is: 'grave'; readonly many: 'one' | 'two' | 'many' }
  /** What may hold the dead without being called a grave: "pit", "بئر". */
  | { readonly is: 'pit' }
  | { readonly is: 'article' }
  | { readonly is: 'none' }
  | { readonly is: 'other'; readonly many: 'one' | 'two' | 'many' }
  | { readonly is: 'joint'; readonly cue: 'including' | 'of-them' | 'and' | 'or' | 'to' | 'between' | 'from' | 'of' | 'whole' | 'most' | 'with' }
  /** An act that is tried, threatened, ordered or sentenced to: what follows has not happened ("tried to kill", هدد بإعدام). */
  | { readonly is: 'intent' }
  /** A function word: it ends a phrase. `inside` marks the prepositions of place ("in a mass grave" tells where, not that one was found). */
  | { readonly is: 'stop'; readonly inside?: boolean }
  | { readonly is: 'commitment'; readonly commitment: Commitment }
  | { readonly is: 'remains'; readonly remains: Remains }
  | { readonly is: 'basis'; readonly basis: Basis }
  | { readonly is: 'scope'; readonly scope: Scope; readonly kind: 'since' | 'so-far' | 'total' | 'rise' | 'area' }

export interface FigureTables {
  /** Every phrase with one sense of it; a phrase may stand more than once. */
  readonly lexicon: readonly (readonly [phrase: string, sense: Sense])[]
  /** Weights of the linking model, learnt by scripts/train-figures.mjs: feature name -> weight. */
  readonly weights: Readonly<Record<string, number>>
  /** The proclitics that mean "and" ("خمسة وعشرون"): number words are joined by them; empty where "and" is a word of its own. */
  readonly and: readonly string[]
  /** The proclitics that make a noun definite. */
  readonly definite: readonly string[]
  /** Ordinals that stand for one more ("وأصيب ثالث"), folded: with the article they point to one that is known. */
  readonly ordinals: readonly string[]
  /** Words that point to something named before ("the", "this"): what follows is not news. */
  readonly restating: readonly string[]
  /** Words and proclitics that say where the dead lay or came from ("from a mass grave", "بمقبرة"): the grave is no news there. */
  readonly within: readonly string[]
  /** Folded words of judging ("convicted", "حكم"): people right beside them are before a court, not counted among the dead. */
  readonly judged: readonly string[]
  /** Folded words of coming through alive ("rescued", أنقذ): people right beside them are not counted among the harmed. */
  readonly spared: readonly string[]
  /** Verbs of doing again, words in front of a burial: "أعاد أهالي البلدة دفن رفات 93". */
  readonly again: readonly string[]
  /** What is lost when people die ("فقد 18 شخصا حياتهم"): a verb of being missing in front says that they are dead. */
  readonly lives: readonly string[]
  /** Two words that say people were on board: "كان هناك 104 أشخاص على متن الزورق". */
  readonly aboard: readonly string[]
  /** Words of taking part right behind people: "75 ألف شخص شاركوا في البحث"; no harm is told of them unless a word in front does. */
  readonly takesPart: readonly string[]
  /** Words right behind a verb of harm that say nobody came to harm: "escaped unhurt", "نجا سالما". */
  readonly unhurt: readonly string[]
  /** Folded words that bound an age right behind a noun of people ("children under five"). */
  readonly ageBounds: readonly string[]
  /** Nouns of places that are graves where the text says so ("sites believed to be mass graves"). */
  readonly sites: readonly string[]
  /** Adjectives that stand for a grave where graves are spoken of ("43 جماعية"). */
  readonly graveKinds: readonly string[]
  /** Adjectives of graves for one person each: no mass graves. */
  readonly singleKinds: readonly string[]
  /** Verbs of killing that stand in front of who did it: "قتل مهاجم خمسة". Empty where the subject stands first. */
  readonly kills: readonly string[]
  /** Verbs that tell of the one before them, right behind the noun: "مهاجم يحمل سكينا"; and words for one out of several. Empty where the subject stands first. */
  readonly tells: readonly string[]
  readonly partOf: readonly string[]
  /** Words that open another saying behind a denial, verbs and "but": "denied it and said 16 were killed"; with the letters that join them. */
  readonly saying: readonly string[]
  /** Reporting verbs: a single person right before one ("the official said") speaks and is no victim. Empty where the verb stands first. */
  readonly speaks: readonly string[]
  /** Words for the dead that also name them once they are dug up, known by name or buried ("victims", شهداء). */
  readonly dead: readonly string[]
  /** Stems of verbs that are said of remains alone ("exhumed", انتشل). */
  readonly digs: readonly string[]
  /** Acts that may be only intended, as the words stand after one who tries, threatens or sentences. */
  readonly deeds: readonly string[]
  /**
   * Words of counts that change, as folded words: who raises what, to what (bars part phrases), what stands before a former value,
   * and verbs of rising and falling: behind them "from 60 to 84" is no range, it leads from an old value to a new one.
   */
  readonly recounts: {
    readonly raised: string
    readonly count: string
    readonly to: string
    readonly former: string
    /** Verbs that put a count, the count as it is named again ("the figure"), and what leads in its value. */
    readonly puts: string
    readonly figure: string
    readonly at: string
    /** What stands between the count and "to": "closer to 110,000". */
    readonly near: string
    readonly moved: string
    readonly from: string
  }
  /** True where the counted noun is the last of its phrase ("12 Syrian aid workers"), false where it is the first ("12 عامل إغاثة"). */
  readonly headLast: boolean
}

/** One sense for many phrases, written with bars between them. */
export function entries(sense: Sense, phrases: string): [string, Sense][] {
  return phrases
    .split('|')
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .map((phrase) => [phrase, sense])
}
