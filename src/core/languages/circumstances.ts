// What a language pack must give for places, times, actors: word classes as lists, read by one engine in extract/.

/** Words joined by spaces; phrases joined by "|". Any spelling: they are folded when the pack is loaded. */
export type Words = string

export interface PlaceTables {
  /** Kind words by what they make of the name beside them ("مدينة" before it; "village of X", "X province"). */
  readonly kinds: Readonly<Record<'site' | 'neighbourhood' | 'settlement' | 'district' | 'governorate' | 'country', Words>>
  /** Words between a name and its kind word: "Jenin refugee camp". Empty where the kind word stands first. */
  readonly beforeKind: Words
  /** True where kind words stand before the name without "of" (Arabic). */
  readonly kindFirst: boolean
  /** Kind words of buildings and grounds, whose names may be common words: "مستشفى الأطفال". */
  readonly buildings: Words
  /** Common words a building is named by where the kind word stands last: "the national hospital". Empty where it stands first. */
  readonly borne: Words
  /** Directions and parts: "شمال", "ريف", "أطراف"; "northern", "outskirts". */
  readonly parts: Words
  /** Adjectives that may follow a name: "الشمالي". */
  readonly after: Words
  /** Prepositions before a place where something happens; from where; to where. */
  readonly at: Words
  readonly from: Words
  readonly to: Words
  /** "of" between kind word and name, and other words that may stand there. */
  readonly of: Words
  /** Kind words of more than one: what is joined to the first name is a name too ("قرى معربليت ومنطف"). */
  readonly plurals: Words
  /** Words that open names of two words: "تل", "كفر"; "Tel", "Kafr". */
  readonly opens: Words
  /** Words that are never a place by themselves though some gazetteer has one so called. */
  readonly refuse: Words
  /** Words in front of a person's name, in languages that write names with capitals: the capitals behind them name no place ("Governor Sofia Larsen"). */
  readonly titles: Words
  /** Bodies and posts that carry a place in their name, where nothing need have happened: "Idlib's health directorate", "محافظ الرقة". */
  readonly owners: Words
  /** Words that end an unknown name: prepositions, verbs of reporting, relatives. */
  readonly ends: Words
}

export interface TimeTables {
  /** Seven lists, Sunday first; twelve lists, January first (all naming traditions); twelve Hijri months. */
  readonly weekdays: readonly Words[]
  readonly months: readonly Words[]
  readonly hijri: readonly Words[]
  /** Days relative to the report: offset -> words ("أمس" -1). */
  readonly days: Readonly<Record<string, Words>>
  /** Parts of the day, whole words that stand alone; and those that need a day beside them. */
  readonly alone: Words
  readonly dayParts: Words
  readonly units: Readonly<Record<'hour' | 'day' | 'week' | 'month' | 'year', Words>>
  readonly last: Words
  readonly current: Words
  readonly same: Words
  readonly edges: Readonly<Record<'early' | 'middle' | 'late', Words>>
  readonly since: Words
  readonly during: Words
  readonly until: Words
  readonly ago: Words
  readonly after: Words
  readonly on: Words
  readonly numbers: Readonly<Record<string, Words>>
  /** Ten years by their first: "ثمانينيات القرن الماضي"; digits ("the 1980s") need no table. */
  readonly decades: Readonly<Record<string, Words>>
  /** Four lists, spring first: "صيف 2014". */
  readonly seasons: readonly Words[]
  readonly glue: Words
}

export interface ActorTables {
  /** Armed bodies and their means: "قوات", "طيران"; "forces", "warplanes". */
  readonly forces: Words
  /** True where nationality words inflect, so that a state's name elsewhere in the text is shown rather than the adjective. */
  readonly nameOverAdjective: boolean
  /** People who act without a body named: "مسلحون"; "gunmen". */
  readonly persons: Words
  /** Bodies named by their kind: "تنظيم", "حركة"; "group". */
  readonly bodies: Words
  /** Acts and weapons that carry an actor beside them: "قصف", "غارات"; "shelling", "airstrike". */
  readonly attacks: Words
  /** Words of parties used as adjectives besides nationalities: "النظام"; "regime", "rebel". */
  readonly parties: Words
  /** What says that the next words did it: "من قبل", "على يد", "شنتها"; "by". */
  readonly by: Words
  /** Verbs of doing harm whose subject or object is near: "قتلت"; "killed". */
  readonly did: Words
  /** What says that the next words were its target: "استهدف", "ضد"; "against". */
  readonly against: Words
  /** What says that the next words only help or own: "المدعومة من"; "backed by". */
  readonly backed: Words
  /** Words that make the next ones victims or members: "عنصر من"; "members of". */
  readonly members: Words
  /** Words right in front of those who were harmed: "dead rebels", "مقتل عناصر من التنظيم". */
  readonly harmed: Words
  /** Adjectives that may stand between a force and whose it is: "طائرات حربية روسية". */
  readonly forceKinds: Words
  /** Verbs of giving back the dead or the held: "handed over by", سلمتها. */
  readonly handed: Words
  /** Words of a power's fall right in front of it: "منذ سقوط النظام", "the fall of the regime". */
  readonly fall: Words
  /** Crews, who dig and rescue: "فرق الإنقاذ". Empty where no word of `forces` may mean them. */
  readonly crews: Words
  /** What makes crews killers after all: "فرق الموت". */
  readonly squads: Words
  /** What says whose side armed people are on, a name behind it: "forces loyal to Haftar", "قوات موالية لحفتر". */
  readonly loyal: Words
  /** What is worn: "army uniforms", "بزي الجيش". */
  readonly dress: Words
  /** Words that open a name of armed people in front of their kind: "security forces", "armed groups", "pro-government militias". */
  readonly leads: Words
  /** Words for a body that name none when they stand alone: "المجموعة". */
  readonly unnamed: Words
  /** Adjectives that make a body of people an armed one: "مجموعات مسلحة". */
  readonly armed: Words
  /** Things a word for people may describe as an adjective: "النزاع المسلح". */
  readonly described: Words
  /** Words right behind the side that lost people ("on the regime side"), and in front of those one was among ("among 12 killed"). */
  readonly side: Words
  readonly among: Words
  /** Words that turn a deed on who did it: "killed himself", "قتل نفسه". */
  readonly self: Words
  /** Verbs of control, of burying, of exhuming, for roles. */
  readonly controls: Words
  readonly buried: Words
  readonly exhumed: Words
  /** Verbs of finding the dead, right beside who found them ("police found", عثرت القوات). */
  readonly finds: Words
  /** Words by which a speaker tells of its own deed ("it", أنه, قواته): then who speaks may be who did it. */
  readonly own: Words
}

export interface RoleTables {
  /** Words by the role they give a time beside them. */
  readonly discovery: Words
  readonly exhumation: Words
  readonly burial: Words
  readonly death: Words
  /** Harm other than death, done on a day of its own: "abducted", اختطفوا. */
  readonly event: Words
  readonly asOf: Words
}

export interface CircumstanceTables {
  readonly places: PlaceTables
  readonly times: TimeTables
  readonly actors: ActorTables
  readonly roles: RoleTables
  /** Words that begin a new clause: "كما", "فيما"; "while". */
  readonly clauses: Words
  /** Phrases that open a further case in a sentence: "كما", "فضلا عن"; "in addition to". And first words that make one a likeness ("كما قال"). */
  readonly additive: Words
  readonly notAdditive: Words
  /** Phrases that name the places of what was counted before: "وخاصة"; "especially". */
  readonly especially: Words
  /** Phrases at the head of a sentence that turn to another event: "وفي سياق آخر"; "Meanwhile". As they stand, joining letters written. */
  readonly otherEvent: Words
  /** Phrases at the head of a sentence that turn to an earlier event, often of the same doer: "وكانت". Empty where the verb's form alone tells. */
  readonly earlierEvent: Words
  /** Verbs and nouns of speaking: a time beside them is the report's, not the event's ("said on Monday"). */
  readonly says: Words
  /** Feature -> weight, trained by scripts/train/links.mjs; see extract/links.ts. */
  readonly weights: LinkWeights
}

/** Weights of the linking model by kind of link and feature name. */
export type LinkWeights = Readonly<Record<'place' | 'time' | 'actor', Readonly<Record<string, number>>>>
