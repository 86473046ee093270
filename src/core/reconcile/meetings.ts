// Meetings of mentions: the edges between them, and the parts of the whole that edges hold together, kept up as mentions change.
import type { Determination } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import { Keyed, sameValue } from '../trace/keyed.ts'
import { type CountedEdge, edgesAmong, judge, meetingKeys, type Part, type PersonsWord } from './clusters.ts'
import type { Edge } from './joining.ts'
import type { Mention } from './mentions.ts'

/** Verdicts remembered at once: a map of many millions does not fit; what is forgotten is judged again. */
const MOST_JUDGED = 4_000_000

const NONE: readonly CountedEdge[] = []

export class Meetings {
  readonly #lists: Keyed<Mention, readonly CountedEdge[]>
  readonly mentions = new Map<number, Mention>()
  readonly #byReport = new Map<string, readonly Mention[]>()
  /** Edges of a mention; persons' edges apart. All lists that say two mentions are one hold the same edge, and it counts them. */
  readonly #edges = new Map<number, CountedEdge[]>()
  readonly #personEdges = new Map<number, Set<Edge>>()
  /** Two mentions meet in several lists; they are judged once. */
  #judged = new Map<number, CountedEdge | null>()
  readonly #partOf = new Map<number, number>()
  readonly #parts = new Map<number, readonly number[]>()
  #person: PersonsWord = { joins: [], splits: [], opened: [] }
  #touched = new Set<number>()
  #next = 0

  constructor(wordingOf: (report: string) => string | undefined) {
    const judged = (a: Mention, b: Mention): CountedEdge | undefined => {
      const pair = Math.min(a.index, b.index) * 2 ** 26 + Math.max(a.index, b.index)
      let edge = this.#judged.get(pair)
      if (edge === undefined) {
        const verdict = judge(a, b, wordingOf)
        edge = verdict
          ? (this.#edgeBetween(a.index, b.index) ?? { a: a.index, b: b.index, why: verdict.why, strength: verdict.strength, times: 0 })
          : null
        if (this.#judged.size >= MOST_JUDGED) this.#judged.clear()
        this.#judged.set(pair, edge)
      }
      return edge ?? undefined
    }
    this.#lists = new Keyed(
      (mention) => meetingKeys(mention, wordingOf),
      (key, members) => {
        const edges = members.length < 2 ? [] : edgesAmong(key, members, judged)
        return edges.length ? edges : undefined
      },
    )
  }

  get person(): PersonsWord {
    return this.#person
  }
  of(report: string): readonly Mention[] {
    return this.#byReport.get(report) ?? []
  }

  /** Replaces a report's mentions; they are numbered here. */
  set(report: string, mentions: readonly Mention[]): void {
    for (const { index } of this.of(report)) {
      this.#touched.add(index)
      this.mentions.delete(index)
    }
    const numbered = mentions.map((mention): Mention => ({ ...mention, index: this.#next++ }))
    this.#lists.set(report, numbered)
    this.#byReport.set(report, numbered)
    for (const mention of numbered) {
      this.mentions.set(mention.index, mention)
      this.#touched.add(mention.index)
    }
  }

  /** The parts that are new or others than before, and the numbers of mentions that stood in parts that are no more. */
  settle(determinations: readonly Determination[], index: AnchorIndex): { readonly gone: ReadonlySet<number>; readonly parts: readonly Part[] } {
    for (const { before, after } of this.#lists.flush()) this.#redraw(before, after)
    this.#judged = new Map()
    this.#hearPersons(determinations, index)
    const gone = new Set<number>()
    for (const number of this.#touched) {
      const part = this.#partOf.get(number)
      if (part === undefined) continue
      for (const member of this.#parts.get(part) ?? []) gone.add(member)
      this.#parts.delete(part)
    }
    const start = new Set([...gone, ...this.#touched].filter((number) => this.mentions.has(number)))
    for (const number of gone) this.#partOf.delete(number)
    // What a new edge reaches stood in a part of its own until now.
    const parts: Part[] = []
    const seen = new Set<number>()
    for (const number of start) {
      if (seen.has(number)) continue
      const reached = new Set([number])
      for (const at of reached) {
        seen.add(at)
        for (const { a, b } of this.#edges.get(at) ?? NONE) reached.add(a === at ? b : a)
        for (const { a, b } of this.#personEdges.get(at) ?? []) reached.add(a === at ? b : a)
        const old = this.#partOf.get(at)
        if (old !== undefined && this.#parts.has(old)) {
          for (const member of this.#parts.get(old) ?? []) {
            gone.add(member)
            reached.add(member)
          }
          this.#parts.delete(old)
        }
      }
      parts.push(this.#partFrom(reached))
    }
    this.#touched = new Set()
    return { gone, parts }
  }

  #partFrom(reached: ReadonlySet<number>): Part {
    const numbers = [...reached]
    const name = numbers[0] as number
    this.#parts.set(name, numbers)
    const edges = new Set<Edge>()
    for (const number of numbers) {
      this.#partOf.set(number, name)
      for (const edge of this.#edges.get(number) ?? NONE) edges.add(edge)
      for (const edge of this.#personEdges.get(number) ?? []) edges.add(edge)
    }
    return { mentions: numbers.map((number) => this.mentions.get(number) as Mention), edges: [...edges] }
  }

  #edgeBetween(a: number, b: number): CountedEdge | undefined {
    const [x, y] = [this.#edges.get(a), this.#edges.get(b)]
    return x && y ? (x.length < y.length ? x : y).find((edge) => (edge.a === a && edge.b === b) || (edge.a === b && edge.b === a)) : undefined
  }

  #redraw(before: readonly CountedEdge[] = NONE, after: readonly CountedEdge[] = NONE): void {
    for (const found of after) {
      const edge = found.times > 0 ? found : (this.#edgeBetween(found.a, found.b) ?? found)
      if (edge.times++ > 0) continue
      for (const end of [edge.a, edge.b]) {
        this.#touched.add(end)
        const edges = this.#edges.get(end)
        if (edges) edges.push(edge)
        else this.#edges.set(end, [edge])
      }
    }
    // Only now: an edge that is in both was never away.
    for (const found of before) {
      const edge = found.times > 0 ? found : (this.#edgeBetween(found.a, found.b) ?? found)
      if (--edge.times > 0) continue
      for (const end of [edge.a, edge.b]) {
        this.#touched.add(end)
        const edges = this.#edges.get(end)
        const at = edges?.indexOf(edge) ?? -1
        if (edges && at >= 0) edges.splice(at, 1)
        if (edges?.length === 0) this.#edges.delete(end)
      }
    }
  }

  #hearPersons(determinations: readonly Determination[], index: AnchorIndex): void {
    const is = this.#personsWord(determinations, index)
    const was = this.#person
    if (sameValue(was, is)) return
    this.#personEdges.clear()
    for (const edge of is.joins) for (const end of [edge.a, edge.b]) this.#personEdges.set(end, (this.#personEdges.get(end) ?? new Set()).add(edge))
    for (const { a, b } of [...was.joins, ...is.joins]) this.#touched.add(a).add(b)
    for (const { splits, opened } of [was, is])
      for (const list of [...splits, ...opened.map(({ mentions }) => mentions)]) for (const number of list) this.#touched.add(number)
    this.#person = is
  }

  #personsWord(determinations: readonly Determination[], index: AnchorIndex): PersonsWord {
    const joins: Edge[] = []
    const splits: number[][] = []
    const opened: { code: string; name: string | undefined; mentions: number[] }[] = []
    for (const { act } of determinations) {
      if (act.act !== 'open' && act.act !== 'cluster-join' && act.act !== 'cluster-split') continue
      const found = [...new Set(act.anchors.flatMap((anchor) => this.#mentionAt(statementAt(index, anchor)) ?? []))].flatMap((mention) =>
        mention.what === act.what ? [mention.index] : [],
      )
      if (!found.length) continue
      if (act.act === 'cluster-split') splits.push(found)
      else for (const b of found.slice(1)) joins.push({ a: found[0] as number, b, why: 'person', strength: 1e6 })
      if (act.act === 'open') opened.push({ code: act.code, name: act.name, mentions: found })
    }
    return { joins, splits, opened }
  }

  #mentionAt(statement: { readonly id: string; readonly report: string } | undefined): Mention | undefined {
    return statement && this.of(statement.report).find((mention) => mention.statements.some(({ id }) => id === statement.id))
  }
}
