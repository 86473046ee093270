// Same utterance: a speaker a report names short, or by a name no register knows, told by what is said and when.
import type { Report } from '../model/index.ts'
import { byText } from './hash.ts'
import { Keyed } from './keyed.ts'
import { nameWords, type Speaker } from './speakers.ts'
import { moreTelling, numberOf, type Unit, valueKey } from './units.ts'

/** Figures below this are no sign that two reports carry one utterance. */
const TELLING = 20
/** Units looked at for one value: the latest. */
const LOOKED_AT = 60

/** The order of reports: by date, undated last, then by id. */
export function reportOrder(a: Report, b: Report): number {
  return byText(a.published ?? '9', b.published ?? '9') || byText(a.id, b.id)
}

/**
 * "The ministry" with nothing longer in its report, or "the Foreign and Expatriates Ministry", is the speaker of another report of the
 * same days where two telling figures agree and the names begin with the same word. Where two speakers fit, none is taken.
 */
export class SameUtterance {
  readonly #units = new Map<string, readonly Unit[]>()
  readonly #byValue = new Keyed<Unit, readonly Unit[]>(valuesOf, (_, members) => latestKnown(members))
  /** Which registered speakers are named by which first word. */
  readonly #heads = new Keyed<Unit, { readonly head: string }>(
    (unit) => [`${headOf(unit.speaker.name)}|${unit.speaker.key}`],
    (key) => ({ head: key.slice(0, key.indexOf('|')) }),
  )
  readonly #openByHead = new Map<string, Set<Unit>>()
  readonly #moved = new Map<Unit, Speaker>()

  /** Replaces a report's units. */
  set(report: string, units: readonly Unit[]): void {
    for (const unit of this.#units.get(report) ?? []) {
      this.#moved.delete(unit)
      if (isOpen(unit)) this.#openByHead.get(headOf(unit.speaker.name))?.delete(unit)
    }
    this.#units.set(report, units)
    this.#byValue.set(
      report,
      units.filter((unit) => unit.speaker.id || isOpen(unit)),
    )
    this.#heads.set(
      report,
      units.filter((unit) => unit.speaker.id),
    )
    for (const unit of units) {
      if (!isOpen(unit)) continue
      const head = headOf(unit.speaker.name)
      const open = this.#openByHead.get(head)
      if (open) open.add(unit)
      else this.#openByHead.set(head, new Set([unit]))
    }
  }

  /** Judges again whatever may have changed; returns the reports whose units are now another speaker's. */
  settle(): Set<string> {
    const again = new Set<Unit>()
    for (const { key } of this.#byValue.flush()) for (const unit of this.#byValue.members(key)) if (isOpen(unit)) again.add(unit)
    for (const { before, after } of this.#heads.flush())
      if (!before !== !after) for (const unit of this.#openByHead.get((before ?? after)?.head ?? '') ?? []) again.add(unit)
    const reports = new Set<string>()
    for (const unit of again) {
      const before = this.#moved.get(unit)
      const after = this.#meant(unit)
      if (after) this.#moved.set(unit, after)
      else this.#moved.delete(unit)
      if (before?.key !== after?.key) reports.add(unit.report.id)
    }
    return reports
  }

  /** A report's units with their speakers as meant; a report that then has two units of one speaker has one. */
  unitsOf(report: string): readonly Unit[] {
    const units = this.#units.get(report) ?? []
    return units.some((unit) => this.#moved.has(unit)) ? regrouped(units, this.#moved) : units
  }

  #meant(unit: Unit): Speaker | undefined {
    const mine = valuesOf(unit)
    if (mine.size < 2 || unit.day === undefined) return undefined
    const head = headOf(unit.speaker.name)
    const shared = new Map<string, { speaker: Speaker; values: Set<string> }>()
    for (const value of mine) {
      for (const other of this.#byValue.outputs.get(value) ?? []) {
        if (other.day === undefined || Math.abs(other.day - unit.day) > 2) continue
        if (!this.#heads.outputs.has(`${head}|${other.speaker.key}`)) continue
        const entry = shared.get(other.speaker.key) ?? { speaker: other.speaker, values: new Set<string>() }
        entry.values.add(value)
        shared.set(other.speaker.key, entry)
      }
    }
    const fits = [...shared.values()].filter((entry) => entry.values.size > 1)
    return fits.length === 1 && fits[0] ? { ...fits[0].speaker, name: unit.speaker.name } : undefined
  }
}

function isOpen(unit: Unit): boolean {
  return !unit.speaker.id && unit.via !== 'own-reporter' && unit.via !== 'outlet-speaks'
}

function latestKnown(members: readonly Unit[]): Unit[] {
  const known = members.filter((unit) => unit.speaker.id)
  return known.sort((a, b) => reportOrder(a.report, b.report) || byText(a.speaker.key, b.speaker.key)).slice(-LOOKED_AT)
}

/** The first word of a name that is no article: "وزارة" of a ministry, "the letters" -> "letters". */
function headOf(name: string): string {
  return nameWords(name).find((word) => word !== 'the' && word !== 'a' && word !== 'an') ?? ''
}

function valuesOf(unit: Unit): Set<string> {
  return new Set(unit.statements.flatMap((s) => ((numberOf(s) ?? 0) >= TELLING ? (valueKey(s) ?? []) : [])))
}

function regrouped(units: readonly Unit[], moved: ReadonlyMap<Unit, Speaker>): Unit[] {
  const out = new Map<string, Unit>()
  for (const unit of units) {
    const to = moved.get(unit)
    const speaker = to ?? unit.speaker
    const { via, ...rest } = unit
    const made: Unit = { ...rest, speaker, ...(via && !to ? { via } : {}) }
    const before = out.get(speaker.key)
    out.set(
      speaker.key,
      before
        ? {
            ...before,
            speaker: to ? before.speaker : speaker,
            act: moreTelling(before.act, made.act),
            statements: [...before.statements, ...made.statements],
          }
        : made,
    )
  }
  return [...out.values()]
}
