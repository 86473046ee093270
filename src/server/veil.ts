// What a viewer sees: places only as far as each was decided to be published, and no names of victims; in numbers and in words.
import { exposed, type LocationClass, locationClasses } from '../core/dossier/exposure.ts'
import { blackOut } from '../core/dossier/redact.ts'
import { victimNames } from '../core/dossier/victim-names.ts'
import { type Seeker, seekerOf, withheldOf } from '../core/dossier/withheld.ts'
import type { Act, Person } from '../core/model/index.ts'
import { forceOf } from '../core/review/seconded.ts'
import { fold } from '../core/text/index.ts'
import type { Live, Matches, Most } from '../edge/live/live.ts'
import { termsOf } from '../edge/live/search-terms.ts'
import type { Snapshot } from '../edge/live/snapshot.ts'

export interface Veil {
  /** Location class of each site and incident that was decided on; all else is withheld. */
  readonly classes: ReadonlyMap<string, LocationClass>
  /** Finds what is withheld in words: the same seeker as an export's. */
  readonly seek: Seeker
  /** The words of withheld names as a search reads them, and withheld coordinates as digits. */
  readonly names: ReadonlySet<string>
  readonly numbers: readonly string[]
}

const VEILS = new WeakMap<Snapshot, Veil>()
/** The veil of a state of the case, made once for each. */
export function veilOf(snapshot: Snapshot): Veil {
  const known = VEILS.get(snapshot)
  if (known) return known
  const inForce = forceOf(snapshot.determinations)
  const victims = victimNames(inForce)
  const withheld = withheldOf(snapshot.case, inForce, victims)
  const veil = {
    classes: locationClasses(snapshot.case, inForce),
    seek: seekerOf(withheld),
    names: new Set(victims.flatMap((name) => termsOf(name))),
    numbers: withheld.points.flatMap(({ lat, lon }) => [digitsOf(String(lat)), digitsOf(String(lon))]),
  }
  VEILS.set(snapshot, veil)
  return veil
}

/**
 * What a viewer looks for: where a word of a withheld name or a stretch of a withheld coordinate is among it, nothing is found, as if
 * they stood nowhere. Else a guess could be tried until something is found.
 */
export function findVeiled(live: Live, person: Pick<Person, 'role'>, q: string, most: Most): Promise<Matches> {
  if (person.role === 'viewer' && guesses(q, veilOf(live.snapshot()))) return Promise.resolve({ reports: [], statements: [] })
  return live.find(q, most)
}

function guesses(q: string, { names, numbers }: Veil): boolean {
  if (termsOf(q).some((term) => names.has(term))) return true
  const asked = fold(q).text.match(/[0-9][0-9.,]*/g) ?? []
  return asked.some((written) => {
    const digits = digitsOf(written)
    // A count of four digits is looked for as such; with decimals, or longer, it may be part of a coordinate.
    return digits.length >= (/[.,][0-9]{2}/.test(written) ? 4 : 5) && numbers.some((number) => number.includes(digits))
  })
}

const digitsOf = (written: string): string => written.replace(/[^0-9]/g, '')

/** An answer as a viewer may have it. What holds nothing to veil stays the same object. */
export function veiled(answer: unknown, veil: Veil): unknown {
  return walk(answer, veil, 'withheld', '')
}

/** Fields that hold ids, hashes and codes of ours, never words. */
const CODES = new Set([
  'id',
  'report',
  'statement',
  'statements',
  'reports',
  'sha256',
  'root',
  'checkpoint',
  'engine',
  'next',
  'previous',
  'originOf',
])

function walk(value: unknown, veil: Veil, cls: LocationClass, field: string): unknown {
  if (typeof value === 'string') return CODES.has(field) ? value : blackOut(value, veil.seek)
  if (Array.isArray(value)) {
    const kept = value.filter((item) => !isVictim(item)).map((item) => walk(item, veil, cls, field))
    return kept.length === value.length && kept.every((item, at) => item === value[at]) ? value : kept
  }
  if (value === null || typeof value !== 'object') return value
  const object = value as Readonly<Record<string, unknown>>
  // The place of a site or incident is as open as that; what a statement or a decision says of a place is not opened by it.
  const own = typeof object.id === 'string' && 'place' in object ? (veil.classes.get(object.id) ?? 'withheld') : 'withheld'
  const out: Record<string, unknown> = {}
  let changed = false
  for (const [name, item] of Object.entries(object)) {
    out[name] = walk(item, veil, name === 'place' ? own : 'withheld', name)
    changed ||= out[name] !== item
  }
  const { lat, lon } = object
  if (typeof lat !== 'number' || typeof lon !== 'number') return changed ? out : value
  const shown = exposed(lat, lon, cls)
  for (const name of ['lat', 'lon'] as const)
    if (shown === null) delete out[name]
    else out[name] = shown[name]
  // A gazetteer's number is its coordinates by another name.
  if (shown === null || shown.doubt > 0) delete out.id
  return out
}

function isVictim(item: unknown): boolean {
  const act = (item as { act?: Act } | null)?.act
  return typeof act === 'object' && act !== null && act.act === 'victim'
}
