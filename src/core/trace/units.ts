// Units: what one report has from one speaker. Origins are made of units; figures are compared by their keys.
import type { Origin, Report, Statement } from '../model/index.ts'
import { foldText } from '../text/index.ts'
import { byText, dayOf } from './hash.ts'
import { nameKey, nameWords, type Speaker, type Speakers } from './speakers.ts'

/** Everything one report has from one chain end. */
export interface Unit {
  readonly speaker: Speaker
  readonly report: Report
  /** Publication day, or the last day that can be said, or undefined. */
  readonly day: number | undefined
  readonly act: Origin['act']
  readonly statements: readonly Statement[]
  /** Why the outlet itself is the speaker, or who passed an unnamed speaker's words on. */
  readonly via?: 'own-reporter' | 'outlet-speaks' | 'unnamed'
}

const ACTS: Readonly<Record<string, Origin['act']>> = {
  letter: 'letter',
  statement: 'statement',
  interview: 'interview',
  post: 'post',
  report: 'report',
  document: 'report',
  'agency-tag': 'report',
  says: 'says',
  quotes: 'says',
  'according-to': 'says',
}
/** From least to most telling: what is said once as a letter and once as "said" is a letter. */
const TELLING: readonly Origin['act'][] = ['unknown', 'says', 'report', 'statement', 'post', 'interview', 'letter']

export function moreTelling(a: Origin['act'], b: Origin['act']): Origin['act'] {
  return TELLING.indexOf(b) > TELLING.indexOf(a) ? b : a
}

/** Kinds whose own publication is an utterance: a monitor or ministry that publishes speaks for itself; an outlet or agency does not. */
const SPEAKS = new Set([
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
])

/** Cuts statements into units. Statements nobody says stay out: they are untraced. `copied` tells whether a report reuses an earlier one's words. */
export function makeUnits(
  reports: readonly Report[],
  byReport: ReadonlyMap<string, readonly Statement[]>,
  speakers: Speakers,
  copied: (report: string) => boolean,
): Unit[] {
  const units: Unit[] = []
  for (const report of reports) {
    const heads = headlineSpeakers(report, byReport.get(report.id) ?? [], speakers)
    const mine = new Map<string, { speaker: Speaker; act: Origin['act']; statements: Statement[]; via?: NonNullable<Unit['via']> }>()
    const shorts = shortNames(byReport.get(report.id) ?? [], speakers)
    const carriers = carriersOf(byReport.get(report.id) ?? [], speakers)
    for (const statement of byReport.get(report.id) ?? []) {
      const end = endOf(heads.get(statement.id) ?? statement, report, speakers, copied, shorts, carriers)
      if (!end) continue
      const unit = mine.get(end.speaker.key)
      if (unit) {
        unit.statements.push(statement)
        unit.act = moreTelling(unit.act, end.act)
      } else mine.set(end.speaker.key, { speaker: end.speaker, act: end.act, statements: [statement], ...(end.via ? { via: end.via } : {}) })
    }
    for (const [, unit] of [...mine].sort((a, b) => byText(a[0], b[0]))) units.push({ report, day: dayOf(report.published), ...unit })
  }
  return units
}

/**
 * A headline names its speaker short, or leaves it out ("Damascus: over 4000 bodies found"); the body says who it is. A headline's figure
 * is read with the chain of the first figure in the body that says the same, unless its speaker also speaks there.
 */
function headlineSpeakers(report: Report, statements: readonly Statement[], speakers: Speakers): Map<string, Statement> {
  const out = new Map<string, Statement>()
  if (!report.titleEnd) return out
  const body = statements.filter((s) => s.span[0] >= report.titleEnd)
  const ends = new Set(
    body.flatMap((s) => (s.chain.length ? [speakers.of((s.chain.at(-1) as { name: string }).name, s.chain.at(-1)?.actor).key] : [])),
  )
  for (const statement of statements) {
    if (statement.span[0] >= report.titleEnd) continue
    const end = statement.chain.at(-1)
    if (end && ends.has(speakers.of(end.name, end.actor).key)) continue
    const key = valueKey(statement)
    const same = key && body.find((s) => s.chain.length && valueKey(s) === key)
    if (same) out.set(statement.id, same)
  }
  return out
}

/** Who passed an unnamed speaker's words on, anywhere in the report: the nearest named link before it. */
function carriersOf(statements: readonly Statement[], speakers: Speakers): Map<string, Speaker> {
  const out = new Map<string, Speaker>()
  for (const { chain } of statements) {
    const end = chain.at(-1)
    if (!end || out.has(nameKey(end.name))) continue
    const named = chain
      .slice(0, -1)
      .reverse()
      .map((link) => speakers.of(link.name, link.actor))
      .find((speaker) => speaker.named)
    if (named) out.set(nameKey(end.name), named)
  }
  return out
}

/** "The ministry", "al-Issa" after the full name: a short name all of whose words stand in exactly one other speaker's name of the report. */
function shortNames(statements: readonly Statement[], speakers: Speakers): Map<string, Speaker> {
  const names = new Map<string, Speaker>()
  for (const { chain } of statements) for (const link of chain) if (!names.has(link.name)) names.set(link.name, speakers.of(link.name, link.actor))
  const out = new Map<string, Speaker>()
  if (names.size < 2 || names.size > 60) return out
  const words = new Map([...names.keys()].map((name) => [name, nameWords(name).filter((word) => !ARTICLES.has(word))] as const))
  for (const [name, speaker] of names) {
    const mine = words.get(name) as string[]
    if (speaker.id || !mine.length) continue
    const longer = [...names].filter(([other, to]) => {
      const theirs = words.get(other) as string[]
      return to.key !== speaker.key && theirs.length > mine.length && mine.every((word) => theirs.includes(word))
    })
    const keys = new Set(longer.map(([, to]) => to.key))
    if (keys.size === 1 && longer[0]) out.set(name, longer[0][1])
  }
  return out
}
const ARTICLES = new Set(['the', 'a', 'an', 'al'])

function endOf(
  statement: Statement,
  report: Report,
  speakers: Speakers,
  copied: (report: string) => boolean,
  shorts: ReadonlyMap<string, Speaker>,
  carriers: ReadonlyMap<string, Speaker>,
): { speaker: Speaker; act: Origin['act']; via?: NonNullable<Unit['via']> } | undefined {
  const end = statement.chain.at(-1)
  if (end) {
    const speaker = shorts.get(end.name) ?? speakers.of(end.name, end.actor)
    const act = ACTS[end.manner ?? ''] ?? 'unknown'
    if (speaker.named) return { speaker, act }
    // An unnamed speaker is known only through whoever passed the words on: the nearest named link, else the outlet.
    const carrier = carriers.get(nameKey(end.name))
    const by = carrier ?? outletOf(report, speakers)
    const key = `${by.key}>${nameKey(end.name)}`
    return { speaker: { key, name: end.name, root: by.root, named: carrier !== undefined }, act, via: 'unnamed' }
  }
  if (!report.outlet) return undefined
  const outlet = outletOf(report, speakers)
  if (outlet.kind && SPEAKS.has(outlet.kind)) return { speaker: outlet, act: 'report', via: 'outlet-speaks' }
  // "Our correspondent" in words that an earlier report already had is not a reporter of this outlet.
  if (statement.ownReporter && !copied(report.id)) return { speaker: { ...outlet, named: true }, act: 'report', via: 'own-reporter' }
  return undefined
}

/** The outlet of a report as a speaker: its own key, so that a chain that names the same outlet meets it. */
export function outletOf(report: Report, speakers: Speakers): Speaker {
  const name = report.outlet ?? report.id
  const speaker = speakers.of(name)
  return speaker.named ? speaker : { ...speaker, key: `outlet ${speaker.key}`, root: `outlet ${speaker.key}` }
}

/** Killed and bodies count the same dead; everything else counts itself. */
export function groupOf(of: string): string {
  return of === 'killed' || of === 'bodies' ? 'dead' : of
}

/** What a figure says, whatever its qualifier: group and number. Undefined for vague, zero and blank ones, which identify nothing. */
export function valueKey(statement: Statement): string | undefined {
  const figure = statement.figure
  if (!figure || figure.qualifier === 'vague') return undefined
  const number = figure.min ?? figure.max
  if (!number) return undefined
  return [groupOf(figure.of), number, figure.min !== null && figure.max !== null && figure.max !== figure.min ? figure.max : ''].join(':')
}

/** The numbers a figure names, each with its group: "1,000 to 1,500" may be what "1,500" was taken from. */
export function numberKeys(statement: Statement): string[] {
  const figure = statement.figure
  if (!figure || figure.qualifier === 'vague') return []
  const numbers = new Set([figure.min, figure.max].filter((n): n is number => n !== null && n > 0))
  return [...numbers].map((n) => `${groupOf(figure.of)}:${n}`)
}

/** The number a figure is known by: its stated lower bound, else its upper one. */
export function numberOf(statement: Statement): number | undefined {
  return statement.figure ? (statement.figure.min ?? statement.figure.max ?? undefined) : undefined
}

// Words that only say what sort of place a name is: "منطقة البانوراما" and "البانوراما" are one place.
const PLACE_WORDS = new Set(
  `منطقه مناطق حي احياء مدينه مدينتي بلده بلدتي بلدتا قريه قريتي قرى قري ناحيه محافظه ريف ريفي محيط ارض مقبره موقع دوار شارع مقابر جماعيه جماعي واحده اخري كبيره مدن بلدات كافه اطراف داخل قرب بالقرب وسط ضواحي مركز
  city town village villages district neighbourhood neighborhood area province governorate countryside region site the of al in near vicinity outskirts mass grave graves cemetery one single large syrian`.split(
    /\s+/,
  ),
)

/** False for a "place" that is only a word for one ("a mass grave", "towns and villages"). */
export function isPlace(place: { readonly name: string; readonly id?: string | undefined }): boolean {
  return (
    place.id !== undefined ||
    nameKey(place.name)
      .split(' ')
      .some((word) => !PLACE_WORDS.has(word))
  )
}

// "ريف حلب الغربي", "شمال شرقي سوريا", "the Idlib countryside", "north Syria": a stretch of land, whatever town's name stands in it.
const STRETCH = /^(?:ريف|شمال|جنوب|شرق|غرب|وسط|محافظه|باديه|قري )|countryside|province|governorate|^(?:north|south|east|west)/
const STRETCHES = new Map<string, boolean>()
export function isStretchName(name: string): boolean {
  let stretch = STRETCHES.get(name)
  if (stretch === undefined) {
    stretch = STRETCH.test(foldText(name).replace(/^[وبلف]?ال/, '')) && !/^وسط مدينه/.test(foldText(name))
    if (STRETCHES.size > 50_000) STRETCHES.clear()
    STRETCHES.set(name, stretch)
  }
  return stretch
}

const PLACE_KEYS = new Map<string, string>()
/** The key of a place: its id, else its name without words for the sort of place. */
export function placeKey(place: { readonly name: string; readonly id?: string | undefined }): string {
  if (place.id) return place.id
  let key = PLACE_KEYS.get(place.name)
  if (key === undefined) {
    const words = nameKey(place.name).split(' ')
    const telling = words.filter((word) => !PLACE_WORDS.has(word))
    key = (telling.length ? telling : words).join(' ')
    if (PLACE_KEYS.size > 50_000) PLACE_KEYS.clear()
    PLACE_KEYS.set(place.name, key)
  }
  return key
}
