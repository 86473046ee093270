// What a language pack must give so that the engine can tell who says what: words with roles, and where a speaker stands.
import type { Manner } from '../model/index.ts'

/** What kind of speaker a noun names. */
export type SpeakerNoun = 'person' | 'body' | 'medium' | 'document' | 'source' | 'reporter' | 'group'

/** How a reporting word works. */
export interface SayRole {
  readonly manner: Manner
  /** Takes someone as its object ("accused the army of"): the speaker's name ends where an actor begins. */
  readonly object?: boolean
  /** Takes a bare noun or a preposition as its content too ("announced the death of", أعلن مقتل); else it wants "that", a colon or a quotation. */
  readonly loose?: boolean
  /** Goes on with the last speaker where no new one stands ("he added", وأضاف). */
  readonly more?: boolean
  /** No speaker is named at all ("it was reported", يعتقد). */
  readonly passive?: boolean
  /** "adding", مضيفا: the speaker of the clause it hangs on. */
  readonly participle?: boolean
  /** A noun of saying: who says it stands in construct behind it (إعلان الهيئة). */
  readonly nominal?: boolean
}

/** Everything a word or phrase can be for this part. A phrase may have several roles. */
export interface SpeechRole {
  readonly say?: SayRole
  /** "quoted … as saying", نقلت … عن: an outer speaker passes on an inner one. */
  readonly quote?: { readonly manner: Manner }
  /** "according to", بحسب: the speaker follows. `inner`: it names whom the speaker in front has it from ("citing", نقلا عن). */
  readonly according?: { readonly manner: Manner; readonly inner?: boolean }
  /** Verbs by which a body of inquiry speaks ("a UN investigation has found"). */
  readonly inquires?: boolean
  /** "that", أن. */
  readonly that?: boolean
  /** عن, "as": what parts the outer from the inner speaker of a quoting verb. */
  readonly from?: boolean
  /** Head noun of a speaker. */
  readonly noun?: SpeakerNoun
  /** A person who speaks for a body ("spokesman", متحدث). */
  readonly speaksFor?: boolean
  /** A short mention that points back ("he", "the group", المصدر). */
  readonly back?: 'person' | 'any' | 'document'
  /** A speaker's name never runs over this word. */
  readonly stop?: boolean
  /** A verbal noun of what is announced, denied or ordered (دفن, تنفيذ): a finished name ends before it, a body named for it (لجنة توثيق) does not. */
  readonly deed?: boolean
  /** What a body is concerned with (شؤون, التحقيق في): a word of harm or graves right behind it belongs to the body's name. */
  readonly concerns?: boolean
  /** Words of time and place of speaking, skipped on the way to the speaker ("on Monday", اليوم). */
  readonly aside?: boolean
  /** Starts a clause: a speaker in front of the verb cannot reach over it ("while", بينما). */
  readonly joint?: boolean
  /** Passes a document on: "a letter sent by X", رسالة وجهتها X. */
  readonly authored?: boolean
  /** Harm done to people: verbs and nouns of any kind below. */
  readonly harm?: boolean
  /** People hurt, held or dead: "killed", اعتقال. */
  readonly toll?: boolean
  /** Acts of force, whose subject does the harm: "shelled", قصف. */
  readonly attack?: boolean
  /** Names of crimes: "massacre", انتهاكات. */
  readonly crime?: boolean
  /** Verbs of blaming: the object is the accused ("accused", اتهم). */
  readonly blame?: boolean
  /** A denying word that is one only of a claim ("rejected", رفض): a budget is rejected too. */
  readonly weak?: boolean
  /** What is claimed, reported or charged: what a weak word of denying must be followed by. */
  readonly claim?: boolean
  /** Finding, raising or saving people ("found", انتشل): whoever does it did not harm them. */
  readonly finds?: boolean
  /** An accusation as a noun or in the passive (اتهام, "was accused of"): its owner, if any, accuses. */
  readonly charge?: boolean
  /** How a verb names whom it accuses: as its object ("accused X of", اتهم), or behind "on", على ("laid the blame on X", باللوم). */
  readonly accuses?: 'object' | 'upon'
  /** "casts", ألقى: with a word of blame behind it, its subject accuses. */
  readonly casts?: boolean
  /** "whether", لم يتضح: what follows is left open. */
  readonly unsure?: boolean
  /** "by", من قبل, على يد: the doer follows. */
  readonly doer?: boolean
  /** "fired from", مصدره: whoever holds the place that follows did it. */
  readonly whence?: boolean
  /** "positions of", سيطرة: the actor that follows holds a place and does not act. */
  readonly held?: boolean
  /** Civilians, children, and what is theirs. */
  readonly civil?: boolean
  /** Words for who does harm: forces, militias, warplanes, a regime. */
  readonly culprit?: boolean
  /** Machines of war: whose they are is not said ("artillery", طائرات). */
  readonly machine?: boolean
  /** Accusing, demanding and denying words. */
  readonly accuse?: boolean
  readonly demand?: boolean
  /** "should", ينبغي: asks only where a word of grave matters stands beside it. */
  readonly modal?: boolean
  /** "told", "asked": asks where "to" and a verb follow whom ("told the government to restore"). */
  readonly bids?: boolean
  /** Denies only beside harm, graves or what is alleged ("had no knowledge of", لا علاقة). */
  readonly denies?: boolean
  /** "surrender", تسليم أنفسهم: a summons in a raid, no demand. */
  readonly summons?: boolean
  /** A demand as a noun of purpose (للمطالبة): the clause in front says who asks. */
  readonly call?: boolean
  /** A demand as a noun whose owner asks (دعوة الرئيس, "the minister's appeal"). */
  readonly plea?: boolean
  readonly deny?: boolean
  /** Whom demands are put to ("the international community", المجتمع الدولي): a speaker's name ends before it. */
  readonly asked?: boolean
  /** A demand or denial counts only where this word of grave matters stands in the sentence. */
  readonly grave?: boolean
  /** An adjective that may stand before a speaker's noun ("local sources"). */
  readonly trait?: boolean
  /** Little words inside names and noun phrases ("of", "for", "al"), and those that open one ("the", "a"). */
  readonly link?: boolean
  readonly opener?: boolean
  /** A capital, by which its government is named ("نفت دمشق"): a speaker only beside a verb of saying. */
  readonly seat?: boolean
  /** Never a speaker, though it follows "according to" ("وفق القانون", "according to a timetable"). */
  readonly never?: boolean
  /** A bare word at a headline's end that names its speaker even without a colon ("… in Aleppo monitor"). */
  readonly tail?: boolean
  /** "This came in a statement of…", جاء ذلك: what follows speaks for the sentence before. */
  readonly resumes?: boolean
  /** "It says in a letter by X", جاء في رسالة: the document's author speaks from here on. */
  readonly holds?: boolean
  /** A verb that is also a noun of people ("طالب", a student): behind a number it is the noun. */
  readonly people?: boolean
  /** A verb only at the head of a sentence ("وبين الناطق أن…"); elsewhere the word is another ("between"). */
  readonly heads?: boolean
  /** Verbs of being and having been, stepped over between a subject and its verb (كان … قد). */
  readonly being?: boolean
}

/** One row of the lexicon: a role and the phrases that have it, in any spelling. */
export type SpeechRow = readonly [role: SpeechRole, phrases: string]

export interface SpeechTables {
  /** Where the speaker of a reporting verb stands first of all. */
  readonly order: 'verb-first' | 'subject-first'
  /** Phrases in each row are parted by "|". */
  readonly lexicon: readonly SpeechRow[]
  /** Pronouns written onto the end of a word, for words of harm. */
  readonly suffixes?: readonly string[]
}
