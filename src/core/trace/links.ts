// The links of the lineage graph as they stand: each kind gathered under the keys on which its ends can meet, merged, and kept up.
import type { Lineage, Report, Statement } from '../model/index.ts'
import { Book, type Rewritten } from './book.ts'
import { Gathering } from './gathering.ts'
import { Keyed } from './keyed.ts'
import * as kinds from './lineage.ts'
import type { Utterance } from './origins.ts'
import { correctsItself, type OwnVoice, ownVoiceIn } from './own-voice.ts'
import { quotedRuns } from './quotations.ts'
import type { Speakers } from './speakers.ts'
import type { Unit } from './units.ts'
import type { WordingBook } from './wording-book.ts'

type SaidOf = (statement: string) => kinds.Said | undefined
/** Groups whose members make links of one kind. */
interface Gathered {
  readonly letter: string
  readonly groups: Keyed<never, Lineage[]>
}

export class Links {
  readonly #reports: ReadonlyMap<string, Report>
  readonly #addresses = new Keyed<kinds.Addressed, Lineage[]>(
    ({ address }) => [address],
    (_, members) => some(kinds.addressLinks(members)),
  )
  readonly #tags = new Keyed<kinds.Tagged, Lineage[]>(
    ({ key }) => [key],
    (_, members) => some(kinds.tagLinks(members)),
  )
  readonly #quotations = new Keyed<{ readonly report: Report; readonly run: string }, Lineage[]>(
    ({ run }) => [run],
    (_, members) => some(kinds.quotationLinks(members)),
  )
  readonly #figures = new Keyed<kinds.Given, Lineage[]>(kinds.givenKeys, (_, members) => some(kinds.sameFigures(members)))
  readonly #ownWords = new Keyed<kinds.OwnWord, Lineage[]>(
    ({ key }) => [key],
    (_, members) => some(kinds.takesBack(members)),
  )
  readonly #ownVoice = new Keyed<OwnVoice, Lineage[]>(
    ({ key }) => [key],
    (_, members) => some(correctsItself(members)),
  )
  readonly #telling = new Keyed<kinds.Telling, kinds.Across[]>(
    ({ key }) => [key],
    (_, members) => some(kinds.acrossLanguages(members)),
  )
  readonly #across: Keyed<kinds.Across, Lineage[]>
  readonly #named = new Map<string, readonly string[]>()
  readonly #book = new Book<Lineage>(kinds.linkKey, kinds.mergedLink)
  readonly #gathered: readonly Gathered[]
  /** Links by each end, and those that compare two statements by the reports of these. */
  readonly #byEnd = new Gathering<Lineage>()

  constructor(reports: ReadonlyMap<string, Report>) {
    this.#reports = reports
    this.#across = new Keyed(acrossKey, (_, members) => some(kinds.translationLinks(members, (id) => this.#named.get(id) ?? [])))
    const gathered: [string, unknown][] = [
      ['a', this.#addresses],
      ['t', this.#tags],
      ['q', this.#quotations],
      ['f', this.#figures],
      ['b', this.#ownWords],
      ['v', this.#ownVoice],
      ['x', this.#across],
    ]
    this.#gathered = gathered.map(([letter, groups]) => ({ letter, groups: groups as Gathered['groups'] }))
  }

  /** What a new report has by itself, whatever is read from it. */
  addReport(report: Report): void {
    this.#addresses.set(report.id, kinds.addressesOf(report))
    this.#quotations.set(
      report.id,
      [...quotedRuns(report.text)].map((run) => ({ report, run: String(run) })),
    )
  }

  /** What a report's statements, as read or as their names now mean, link it by. */
  setStatements(report: Report, statements: readonly Statement[], speakers: Speakers): void {
    this.#tags.set(report.id, kinds.tagsOf(report, statements, speakers))
    this.#named.set(report.id, kinds.namedIds(statements))
    this.#telling.set(report.id, kinds.tellingOf(report, statements))
  }

  /** What a report's statements link by the origins they are filed under. */
  setFiled(report: string, statements: readonly Statement[], units: readonly Unit[], said: SaidOf, speakers: Speakers): void {
    this.#book.set(`c|${report}`, kinds.carries(statements, said, speakers))
    this.#figures.set(report, kinds.givenIn(units, said))
    const self = this.#reports.get(report)
    if (self) this.#ownVoice.set(report, ownVoiceIn(self, statements, said, speakers))
  }

  setUtterance(origin: string, utterance: Utterance | undefined): void {
    this.#book.set(`u|${origin}`, utterance ? kinds.namesSpeaker(utterance) : [])
    this.#ownWords.set(origin, utterance ? kinds.ownWordsOf(utterance) : [])
  }

  /** Copies of one report, drawn anew from the wording it shares with earlier ones. */
  setCopies(report: string, wording: WordingBook): void {
    const me = wording.numberOf(report)
    const from = this.#reports.get(report)
    if (!from) return
    const shared = wording.pairsOf(report).flatMap(({ a, b, contained, alike }) => {
      const to = this.#reports.get(wording.idOf(a === me ? b : a))
      return to && kinds.earlier(to, from)[0] === to ? [{ to, contained, alike }] : []
    })
    this.#book.set(`w|${report}`, kinds.copyLinks(from, shared))
  }
  setDuplicate(report: string, of: string | undefined): void {
    this.#book.set(`z|${report}`, of === undefined ? [] : [kinds.duplicateLink(report, of)])
  }

  /** Draws what is to be drawn anew and tells which links changed. */
  settle(): Rewritten<Lineage>[] {
    for (const { key, before, after } of this.#telling.flush()) this.#settleTelling(key, before, after)
    for (const { letter, groups } of this.#gathered) for (const { key, after } of groups.flush()) this.#book.set(`${letter}|${key}`, after ?? [])
    const changed = this.#book.flush()
    for (const { before, after } of changed) {
      if (before) for (const end of endsOf(before)) this.#byEnd.remove(end, before)
      if (after) for (const end of endsOf(after)) this.#byEnd.add(end, after)
    }
    return changed
  }

  /** Of all who give one value, only what meets anew or no more is passed on: the list may be long. */
  #settleTelling(key: string, before: readonly kinds.Across[] | undefined, after: readonly kinds.Across[] | undefined): void {
    const pairs = (list: readonly kinds.Across[] = []) => {
      const out = new Map<string, kinds.Across[]>()
      for (const one of list) out.set(acrossKey(one)[0] as string, [...(out.get(acrossKey(one)[0] as string) ?? []), one])
      return out
    }
    const [was, is] = [pairs(before), pairs(after)]
    const same = (x: readonly kinds.Across[] | undefined, y: readonly kinds.Across[] | undefined) =>
      x?.length === y?.length && x?.every(({ late, early }, i) => late === y?.[i]?.late && early === y?.[i]?.early)
    for (const pair of new Set([...was.keys(), ...is.keys()]))
      if (!same(was.get(pair), is.get(pair))) this.#across.set([key, pair].join(' '), is.get(pair) ?? [])
  }

  /** Links that end at a report or origin, or compare statements of a report. */
  at(end: string): Iterable<Lineage> {
    return this.#byEnd.of(end)
  }
}

const some = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined)
const acrossKey = ({ late, early }: kinds.Across): [string] => [[late.report.id, early.report.id].join('|')]

function endsOf(link: Lineage): string[] {
  const reports = kinds.BETWEEN_STATEMENTS.has(link.kind) ? link.statements.map(reportOf) : []
  return [...new Set([link.from, link.to, ...reports])]
}

/** The report of a statement, from its id: `<report>:<kind>:<span>`. */
function reportOf(statement: string): string {
  return statement.slice(0, statement.lastIndexOf(':', statement.lastIndexOf(':') - 1))
}
