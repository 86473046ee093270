// Same utterance: a speaker a report names short, or by a name no register knows, told by what is said and when.
import { nameWords, type Speaker } from './speakers.ts'
import { moreTelling, numberOf, type Unit, valueKey } from './units.ts'

/** Figures below this are no sign that two reports carry one utterance. */
const TELLING = 20
/** Units looked at for one value: the latest before. */
const LOOKED_AT = 60

/**
 * "The ministry" with nothing longer in its report, or "the Foreign and Expatriates Ministry", is the speaker of another report of the
 * same days where two telling figures agree and the names begin with the same word. Where two speakers fit, none is taken.
 */
export function sameUtterance(units: readonly Unit[]): Unit[] {
  const known = new Map<string, Unit[]>()
  const open: Unit[] = []
  const names = new Map<string, Set<string>>()
  for (const unit of units) {
    if (unit.speaker.id) {
      for (const value of valuesOf(unit)) {
        const list = known.get(value)
        if (list) list.push(unit)
        else known.set(value, [unit])
      }
      const heads = names.get(unit.speaker.key) ?? new Set<string>()
      heads.add(headOf(unit.speaker.name))
      names.set(unit.speaker.key, heads)
    } else if (unit.via !== 'own-reporter' && unit.via !== 'outlet-speaks') open.push(unit)
  }
  const moved = new Map<number, Speaker>()
  for (const unit of open) {
    const speaker = meant(unit, known, names)
    if (speaker) moved.set(unit.index, speaker)
  }
  return moved.size ? regrouped(units, moved) : [...units]
}

/** The first word of a name that is no article: "وزارة" of a ministry, "the letters" -> "letters". */
function headOf(name: string): string {
  return nameWords(name).find((word) => word !== 'the' && word !== 'a' && word !== 'an') ?? ''
}

function valuesOf(unit: Unit): Set<string> {
  return new Set(unit.statements.flatMap((s) => ((numberOf(s) ?? 0) >= TELLING ? (valueKey(s) ?? []) : [])))
}

function meant(unit: Unit, known: ReadonlyMap<string, readonly Unit[]>, names: ReadonlyMap<string, ReadonlySet<string>>): Speaker | undefined {
  const mine = valuesOf(unit)
  if (mine.size < 2 || unit.day === undefined) return undefined
  const head = headOf(unit.speaker.name)
  const shared = new Map<string, { speaker: Speaker; values: Set<string> }>()
  for (const value of mine) {
    for (const other of (known.get(value) ?? []).slice(-LOOKED_AT)) {
      if (other.day === undefined || Math.abs(other.day - unit.day) > 2) continue
      if (!names.get(other.speaker.key)?.has(head)) continue
      const entry = shared.get(other.speaker.key) ?? { speaker: other.speaker, values: new Set<string>() }
      entry.values.add(value)
      shared.set(other.speaker.key, entry)
    }
  }
  const fits = [...shared.values()].filter((entry) => entry.values.size > 1)
  return fits.length === 1 && fits[0] ? { ...fits[0].speaker, name: unit.speaker.name } : undefined
}

/** Units with their speakers moved; a report that now has two units of one speaker has one. */
function regrouped(units: readonly Unit[], moved: ReadonlyMap<number, Speaker>): Unit[] {
  const out = new Map<string, Unit>()
  for (const unit of units) {
    const speaker = moved.get(unit.index) ?? unit.speaker
    const { via, ...rest } = unit
    const made: Unit = { ...rest, speaker, ...(via && !moved.has(unit.index) ? { via } : {}) }
    const key = `${unit.report.id}|${speaker.key}`
    const before = out.get(key)
    out.set(
      key,
      before
        ? {
            ...before,
            speaker: moved.has(unit.index) ? before.speaker : speaker,
            act: moreTelling(before.act, made.act),
            statements: [...before.statements, ...made.statements],
          }
        : made,
    )
  }
  return [...out.values()].map((unit, index) => ({ ...unit, index }))
}
