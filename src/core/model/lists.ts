// The closed lists of the model, without schemas: one place for what the schemas check and the forms of the workbench offer.
// No import here, so that the browser ships the words and no validator.

/** What is counted (GUIDE: `of`). */
export const COUNTED = ['killed', 'injured', 'bodies', 'missing', 'detained', 'displaced', 'graves', 'casualties'] as const
export const QUALIFIERS = ['exact', 'about', 'at-least', 'more-than', 'up-to', 'less-than', 'range', 'vague'] as const
export const COMMITMENTS = ['asserted', 'expected', 'feared', 'denied'] as const
export const REMAINS = ['alleged', 'located', 'recovered', 'identified', 'reburied'] as const
export const SCOPES = ['this', 'part', 'whole-area', 'cumulative'] as const
export const STATEMENT_KINDS = ['figure', 'accusation', 'demand', 'denial'] as const

/** What an outlet or speaker is; set by a person, unknown until then. */
export const ACTOR_KINDS = [
  'outlet',
  'agency',
  'state',
  'ministry',
  'armed-forces',
  'armed-group',
  'coalition',
  'local-authority',
  'rescue',
  'health',
  'monitor',
  'ngo',
  'un-body',
  'court',
  'person',
  'other',
] as const
/** How an outlet or speaker stands to a party. */
export const PARTY_RELATIONS = ['belongs-to', 'owned-by', 'funded-by', 'allied-with', 'opposed-to', 'none-known'] as const
/** A person's judgement of a source's reliability (Admiralty). */
export const RELIABILITY_GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
/** How two origins stand to each other. */
export const ORIGIN_RELATIONS = ['not-established', 'dependent', 'established'] as const

/** What was done to a named person, and what is said of them. */
export const PERSON_HARMS = ['killed', 'injured', 'missing', 'detained'] as const
export const PERSON_SEXES = ['unknown', 'female', 'male'] as const
export const PERSON_STATUSES = ['unknown', 'civilian', 'fighter', 'detainee', 'mixed'] as const

/** Whether the primary document of an origin is in hand. */
export const HELD = ['reported', 'held', 'sought'] as const
/** Material that is kept and linked, though nothing is read from it. */
export const MATERIAL_KINDS = ['photograph', 'satellite', 'film', 'recording', 'interview', 'note', 'document', 'other'] as const

/** Forms of output. Tables and graphs take of the plan what is withheld; dossiers take all of it. */
export const OUTPUT_FORMS = [
  'dossier.html',
  'dossier.pdf',
  'dossier.docx',
  'statements.csv',
  'tallies.csv',
  'incidents-ucdp.csv',
  'incidents-airwars.csv',
  'case.xlsx',
  'places.geojson',
  'statements.jsonld',
  'entities.ftm.ndjson',
] as const
/** Parts of a dossier, in their order where a plan names none. `notes`, `captures` and `checkpoint` always close it: without them a figure could not be followed. */
export const DOSSIER_PARTS = [
  'question',
  'method',
  'limits',
  'summary',
  'sites',
  'incidents',
  'aggregates',
  'discrepancies',
  'findings',
  'chronology',
  'isnad',
  'map',
  'origins',
  'said',
  'imported',
] as const

/**
 * What a ledger entry is about. `opened` is always entry 0 and commits to the case's settings; `settings` and `key-changed` replace them;
 * `clock-moved` stands before an entry whose time is earlier than the one before it. Later versions may add kinds, never take one away.
 */
export const ENTRY_KINDS = [
  'opened',
  'settings',
  'capture',
  'determination',
  'export',
  'erasure',
  'key-changed',
  'clock-moved',
  'timestamp',
  'restored',
] as const
