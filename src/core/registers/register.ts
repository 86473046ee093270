// The contract of the registers: known actors (agencies, ministries, groups, outlets, bodies) and places, looked up by name.
import type { Form, Token } from '../text/index.ts'

export type ActorKind =
  | 'agency'
  | 'outlet'
  | 'state'
  | 'ministry'
  | 'armed-forces'
  | 'armed-group'
  | 'coalition'
  | 'local-authority'
  | 'rescue'
  | 'health'
  | 'monitor'
  | 'ngo'
  | 'un-body'
  | 'court'
  | 'person'
  | 'other'

/** A known actor. Neutral label first in `names`; every name folds to itself under its language's folding. */
export interface ActorEntry {
  /** e.g. `actor:sy-mfa` */
  readonly id: string
  readonly kind: ActorKind
  readonly names: { readonly ar: readonly string[]; readonly en: readonly string[]; readonly other?: readonly string[] }
  /** The body it belongs to: same authority, hence never independent of each other. */
  readonly parent?: string | undefined
  /** Where the entry comes from. */
  readonly provenance: string
}

export interface ActorHit {
  readonly actor: ActorEntry
  /** Tokens of the name. */
  readonly from: number
  readonly to: number
  readonly form: Form
}

export interface ActorRegister {
  byId(id: string): ActorEntry | undefined
  /** The entry a written name means (article- and clitic-insensitive), or undefined. */
  byName(name: string): ActorEntry | undefined
  /** The longest known name that starts at token `at`. */
  match(tokens: readonly Token[], at: number): ActorHit | undefined
}

export type PlaceType = 'site' | 'neighbourhood' | 'settlement' | 'district' | 'governorate' | 'country'

export interface PlaceEntry {
  readonly id: string
  readonly type: PlaceType
  /** Display names. */
  readonly ar?: string | undefined
  readonly en?: string | undefined
  readonly names: readonly string[]
  /** Absent where a place is known by name but its point is not sure. A governorate's or country's point is its seat's. */
  readonly lat?: number | undefined
  readonly lon?: number | undefined
  /** ISO country code, and id of the governorate or district it lies in, where known. */
  readonly country: string
  readonly within?: string | undefined
  readonly population?: number | undefined
  readonly provenance: string
}

export interface PlaceHit {
  /** All entries of that name: ambiguity is resolved by context, and shown. */
  readonly places: readonly PlaceEntry[]
  readonly from: number
  readonly to: number
  /** How the first word was read: which clitics were cut ("بالرقة" → ب + ال). */
  readonly form: Form
}

export interface Gazetteer {
  byId(id: string): PlaceEntry | undefined
  byName(name: string): readonly PlaceEntry[]
  /** Entries whose Arabic name is spelled a little otherwise ("كنصفرة", "كنسفرة"); asked only where no entry has the name itself. */
  bySpelling(name: string): readonly PlaceEntry[]
  /** Entries without any Arabic name whose Latin name may be this Arabic one, by its consonants: a guess, asked for last of all. */
  byLatinName(name: string): readonly PlaceEntry[]
  match(tokens: readonly Token[], at: number): PlaceHit | undefined
  readonly size: number
}

export interface Registers {
  readonly actors: ActorRegister
  readonly places: Gazetteer
  /** Names what is inside, for the engine stamp. */
  readonly stamp: string
}
