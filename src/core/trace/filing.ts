// Filing: every statement under its origin, speaker by speaker, kept up as units change. Speakers a person joined are one block.
import type { Determination, Origin, Statement } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import { Gathering } from './gathering.ts'
import { byText } from './hash.ts'
import { sameItems, sameValue } from './keyed.ts'
import type { Said } from './lineage.ts'
import { makeOrigins, type Utterance } from './origins.ts'
import type { Speaker } from './speakers.ts'
import type { Unit } from './units.ts'

/** What must be known to file. */
export interface FilingContext {
  readonly index: AnchorIndex
  readonly determinations: readonly Determination[]
  readonly wordingOf: (report: string) => string | undefined
  readonly stakeOf: (speaker: Speaker) => Origin['stake']
}
export interface Filed {
  readonly removed: readonly Utterance[]
  readonly added: readonly Utterance[]
  /** Reports of which a statement is filed otherwise, or under an origin of which something told in `Said` changed. */
  readonly touched: ReadonlySet<string>
}

export class Filing {
  readonly #units = new Map<string, readonly Unit[]>()
  readonly #bySpeaker = new Gathering<Unit>()
  readonly #dirty = new Set<string>()
  /** Block of a speaker (itself, where no person joined it), and the speakers and utterances of a block. */
  readonly #blockOf = new Map<string, string>()
  readonly #blocks = new Map<string, { readonly speakers: readonly string[]; readonly utterances: readonly Utterance[] }>()
  #acts = new Map<string, string>()
  readonly utterances = new Map<string, Utterance>()
  readonly said = new Map<string, Said>()
  readonly #saidOf = new Map<string, Said>()

  unitsOf(report: string): readonly Unit[] {
    return this.#units.get(report) ?? []
  }
  *speakers(): Iterable<Speaker> {
    for (const units of this.#bySpeaker.groups())
      for (const unit of units) {
        yield unit.speaker
        break
      }
  }

  /** Replaces a report's units. */
  set(report: string, units: readonly Unit[]): void {
    for (const unit of this.unitsOf(report)) {
      this.#bySpeaker.remove(unit.speaker.key, unit)
      this.#dirty.add(unit.speaker.key)
    }
    this.#units.set(report, units)
    for (const unit of units) {
      this.#bySpeaker.add(unit.speaker.key, unit)
      this.#dirty.add(unit.speaker.key)
    }
  }
  /** What a report's units are judged by beside themselves has changed. */
  touchReport(report: string): void {
    for (const unit of this.unitsOf(report)) this.#dirty.add(unit.speaker.key)
  }
  touchSpeaker(key: string): void {
    this.#dirty.add(key)
  }

  /** Files anew what may have changed. */
  settle(context: FilingContext): Filed {
    const acts = this.#joinedBlocks(context)
    const removed = new Map<string, Utterance>()
    const speakers = this.#takeApart(removed)
    const added: Utterance[] = []
    const removedIds = new Map(removed)
    for (const block of new Set([...speakers].map((speaker) => acts.blockOf(speaker)))) {
      const members = acts.members(block)
      const units = members
        .flatMap((speaker) => [...this.#bySpeaker.of(speaker)])
        .sort((a, b) => byText(a.report.id, b.report.id) || byText(a.speaker.key, b.speaker.key))
      if (units.length === 0) continue
      const made = makeOrigins(units, context.wordingOf, acts.of(block), context.index, context.stakeOf)
      const utterances = made.map((utterance) => {
        const known = removedIds.get(utterance.origin.id)
        if (!known || !sameItems(known.units, utterance.units) || !sameValue(known.origin, utterance.origin)) {
          added.push(utterance)
          return utterance
        }
        removed.delete(known.origin.id)
        return known
      })
      this.#blocks.set(block, { speakers: members, utterances })
      for (const speaker of members) this.#blockOf.set(speaker, block)
    }
    return { removed: [...removed.values()], added, touched: this.#note([...removed.values()], added) }
  }

  /** Takes apart every block a dirty speaker stands or stood in; gives all their speakers. */
  #takeApart(removed: Map<string, Utterance>): Set<string> {
    const speakers = new Set(this.#dirty)
    this.#dirty.clear()
    for (const speaker of speakers) {
      const block = this.#blockOf.get(speaker)
      const held = block === undefined ? undefined : this.#blocks.get(block)
      if (block === undefined || !held) continue
      this.#blocks.delete(block)
      for (const utterance of held.utterances) removed.set(utterance.origin.id, utterance)
      for (const other of held.speakers) {
        this.#blockOf.delete(other)
        speakers.add(other)
      }
    }
    return speakers
  }

  /** Which speakers persons joined, and the acts on each block; speakers on whom the acts are others than before are dirty. */
  #joinedBlocks({ determinations, index }: FilingContext) {
    const head = new Map<string, string>()
    const top = (key: string): string => {
      let at = key
      for (let next = head.get(at); next !== undefined; next = head.get(at)) at = next
      return at
    }
    const on: { readonly determination: Determination; readonly speakers: readonly string[] }[] = []
    for (const determination of determinations) {
      const { act } = determination
      if (act.act !== 'origins-join' && act.act !== 'origins-split') continue
      const speakers = [...new Set(act.anchors.flatMap((anchor) => this.#speakerOf(statementAt(index, anchor)) ?? []))]
      if (speakers.length === 0) continue
      on.push({ determination, speakers })
      if (act.act === 'origins-split') continue
      for (const speaker of speakers.slice(1)) {
        const [x, y] = [top(speakers[0] as string), top(speaker)]
        if (x !== y) head.set(x < y ? y : x, x < y ? x : y)
      }
    }
    const members = new Map<string, Set<string>>()
    const of = new Map<string, Determination[]>()
    for (const { determination, speakers } of on) {
      for (const block of new Set(speakers.map(top))) of.set(block, [...(of.get(block) ?? []), determination])
      for (const speaker of speakers) members.set(top(speaker), (members.get(top(speaker)) ?? new Set([top(speaker)])).add(speaker))
    }
    const acts = new Map(
      [...of].map(([block, list]) => [block, `${[...(members.get(block) ?? [])].sort().join('|')} ${list.map(({ id }) => id).join(' ')}`]),
    )
    for (const block of new Set([...acts.keys(), ...this.#acts.keys()]))
      if (acts.get(block) !== this.#acts.get(block)) for (const speaker of members.get(block) ?? [block]) this.#dirty.add(speaker)
    this.#acts = acts
    return {
      blockOf: top,
      members: (block: string): string[] => [...(members.get(block) ?? [block])].sort(byText),
      of: (block: string): readonly Determination[] => of.get(block) ?? [],
    }
  }

  #speakerOf(statement: Statement | undefined): string | undefined {
    if (!statement) return undefined
    return this.unitsOf(statement.report).find((unit) => unit.statements.some(({ id }) => id === statement.id))?.speaker.key
  }

  /** Keeps the look-ups true, and tells which reports are touched. */
  #note(removed: readonly Utterance[], added: readonly Utterance[]): Set<string> {
    const before = new Map<string, Said | undefined>()
    const each = (utterance: Utterance, take: (id: string, report: string) => void) => {
      for (const { statements, report } of utterance.units) for (const { id } of statements) take(id, report.id)
    }
    const reportOf = new Map<string, string>()
    for (const utterance of [...removed, ...added])
      each(utterance, (id, report) => {
        before.set(id, this.said.get(id))
        reportOf.set(id, report)
      })
    for (const utterance of removed) {
      this.utterances.delete(utterance.origin.id)
      each(utterance, (id) => this.said.delete(id))
    }
    const gone = new Set(removed.map(({ origin }) => origin.id))
    for (const utterance of added) {
      const { origin, speaker } = utterance
      gone.delete(origin.id)
      this.utterances.set(origin.id, utterance)
      const known = this.#saidOf.get(origin.id)
      const said = known && known.day === utterance.day && sameValue(known.speaker, speaker) ? known : { id: origin.id, speaker, day: utterance.day }
      this.#saidOf.set(origin.id, said)
      each(utterance, (id) => this.said.set(id, said))
    }
    for (const id of gone) this.#saidOf.delete(id)
    const touched = new Set<string>()
    for (const [id, said] of before) if (this.said.get(id) !== said) touched.add(reportOf.get(id) as string)
    return touched
  }
}
