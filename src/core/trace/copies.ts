// Copies: which reports reuse an earlier one's words, and in which cluster of shared wording each stands; kept up as reports come.
import type { Determination, Report, Statement } from '../model/index.ts'
import { byText } from './hash.ts'
import { sameValue } from './keyed.ts'
import { COPY, type Pair, WordingBook } from './wording-book.ts'

export interface CopyStep {
  /** Reports whose pairs with earlier ones changed. */
  readonly recopied: ReadonlySet<string>
  /** Reports that are copies now and were not, or the other way round. */
  readonly copied: ReadonlySet<string>
  /** Reports whose cluster of shared wording has another name. */
  readonly renamed: ReadonlySet<string>
  /** Reports called a duplicate of another now, or of another than before, or (undefined) no more. */
  readonly duplicates: ReadonlyMap<string, string | undefined>
}

export class Copies {
  readonly wording = new WordingBook()
  /** Report id -> name of its cluster; only where it is not alone in it. */
  readonly names = new Map<string, string>()
  #duplicates: ReadonlyMap<string, string> = new Map()
  readonly #times = new Map<string, number>()

  /** Report id -> the report a person called it a duplicate of. */
  get duplicates(): ReadonlyMap<string, string> {
    return this.#duplicates
  }
  isCopy(report: string): boolean {
    return (this.#times.get(report) ?? 0) > 0 || this.#duplicates.has(report)
  }
  nameOf(report: string): string | undefined {
    return this.names.get(report)
  }

  step(
    added: readonly Report[],
    changed: Iterable<string>,
    reports: ReadonlyMap<string, Report>,
    statementsOf: (report: string) => readonly Statement[],
    determinations: readonly Determination[],
  ): CopyStep {
    const before = new Map<string, boolean>()
    const watch = (id: string) => before.has(id) || before.set(id, this.isCopy(id))
    const pairs = added.length ? this.wording.add(added) : { removed: [], added: [] }
    const recopied = new Set<string>()
    const count = (pair: Pair, copy: string | undefined) => {
      const known = pair.copy
      if (known === copy) return
      pair.copy = copy
      if (known !== undefined) {
        watch(known)
        this.#times.set(known, (this.#times.get(known) ?? 0) - 1)
      }
      if (copy === undefined) return
      watch(copy)
      this.#times.set(copy, (this.#times.get(copy) ?? 0) + 1)
    }
    const judged = (pair: Pair) =>
      pair.contained >= COPY ? copyOf(this.#report(pair.a, reports), this.#report(pair.b, reports), statementsOf) : undefined
    for (const pair of pairs.removed) count(pair, undefined)
    for (const pair of pairs.added) count(pair, judged(pair))
    for (const pair of [...pairs.removed, ...pairs.added]) for (const end of [pair.a, pair.b]) recopied.add(this.wording.idOf(end))
    // A report that names a reporter of its own, or no more, is a copy otherwise.
    for (const id of changed) for (const pair of this.wording.pairsOf(id)) count(pair, judged(pair))

    const duplicates = this.#redouble(determinations, watch)
    const renamed = pairs.removed.length || pairs.added.length || duplicates.size ? this.#rename() : new Set<string>()
    const copied = new Set([...before].filter(([id, was]) => was !== this.isCopy(id)).map(([id]) => id))
    return { recopied, copied, renamed, duplicates }
  }

  #report(number: number, reports: ReadonlyMap<string, Report>): Report {
    return reports.get(this.wording.idOf(number)) as Report
  }

  #redouble(determinations: readonly Determination[], watch: (id: string) => void): Map<string, string | undefined> {
    const duplicates = duplicatesOf(determinations)
    const out = new Map<string, string | undefined>()
    if (sameValue([...duplicates], [...this.#duplicates])) return out
    for (const id of new Set([...duplicates.keys(), ...this.#duplicates.keys()])) {
      watch(id)
      if (duplicates.get(id) !== this.#duplicates.get(id)) out.set(id, duplicates.get(id))
    }
    this.#duplicates = duplicates
    return out
  }

  #rename(): Set<string> {
    const renamed = new Set<string>()
    const names = this.wording.clusterNames(this.#duplicates)
    for (let number = 0; number < names.length; number++) {
      const id = this.wording.idOf(number)
      const name = names[number]
      if (this.names.get(id) === name) continue
      renamed.add(id)
      if (name === undefined) this.names.delete(id)
      else this.names.set(id, name)
    }
    return renamed
  }
}

/**
 * Which of two reports with the same words is the copy: the later one; of one day, the one that claims a reporter of its own where the
 * other does not, else the one with the later id.
 */
function copyOf(a: Report, b: Report, statementsOf: (report: string) => readonly Statement[]): string {
  const [x, y] = a.id < b.id ? [a, b] : [b, a]
  const order = byText(x.published?.slice(0, 10) ?? '9', y.published?.slice(0, 10) ?? '9')
  if (order) return order < 0 ? y.id : x.id
  const claims = (report: Report) => statementsOf(report.id).some((s) => s.ownReporter)
  return claims(x) && !claims(y) ? x.id : y.id
}

function duplicatesOf(determinations: readonly Determination[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const { act } of determinations) if (act.act === 'duplicate' && act.report !== act.of) out.set(act.report, act.of)
  for (const [id, of] of out) {
    let end = of
    for (let steps = 0; out.has(end) && steps < 16; steps++) end = out.get(end) as string
    if (end !== id) out.set(id, end)
    else out.delete(id)
  }
  return out
}
