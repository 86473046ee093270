// Lineage: who draws on whom, and how we know: stated by the text itself, or inferred from wording, quotations and figures.
import type { Lineage, Report, Statement, Words } from '../model/index.ts'
import { byText, dayOf } from './hash.ts'
import type { Utterance } from './origins.ts'
import { RUN } from './quotations.ts'
import { reportOrder } from './same-utterance.ts'
import type { Speaker, Speakers } from './speakers.ts'
import { groupOf, numberKeys, numberOf, outletOf, placeKey, type Unit, valueKey } from './units.ts'

/** What others need to know of the origin a statement is filed under: the same object as long as none of it changes. */
export interface Said {
  /** Id of the origin. */
  readonly id: string
  readonly speaker: Speaker
  readonly day: number | undefined
}

/** One link from all that give the same one: its statements together, its words the first one's. */
export function mergedLink(links: readonly [Lineage, ...Lineage[]]): Lineage {
  if (links.length === 1) return links[0]
  return { ...links[0], statements: [...new Set(links.flatMap((link) => link.statements))].sort(byText) }
}
// Joined, as other keys that are kept by the million: a key put together with `${}` keeps its pieces as well.
export const linkKey = (link: Lineage) => [link.kind, link.from, link.to].join('|')

/** Links that compare two statements. */
export const BETWEEN_STATEMENTS: ReadonlySet<Lineage['kind']> = new Set<Lineage['kind']>(['same-figures', 'correction', 'retraction'])

/** Stated links first, then by their ends. */
export function linkOrder(a: Lineage, b: Lineage): number {
  return Number(b.stated) - Number(a.stated) || byText(a.from, b.from) || byText(a.to, b.to) || byText(a.kind, b.kind)
}

const name = (report: Report) => report.outlet ?? report.id

export function namesSpeaker({ origin, units }: Utterance): Lineage[] {
  return units
    .filter((unit) => !unit.via || unit.via === 'unnamed')
    .map((unit) => ({
      from: unit.report.id,
      to: origin.id,
      kind: 'names-speaker' as const,
      stated: true,
      statements: unit.statements.map((s) => s.id),
      words: {
        en: `${name(unit.report)} names ${unit.speaker.name} as the speaker.`,
        ar: `${name(unit.report)}: القائل بحسب النص هو ${unit.speaker.name}.`,
      },
    }))
}

/** A speaker in the middle of a chain who also speaks for itself in the report draws, by the text's own words, on the one it quotes. */
export function carries(statements: readonly Statement[], said: (statement: string) => Said | undefined, speakers: Speakers): Lineage[] {
  const out: Lineage[] = []
  const here = new Map<string, Said>()
  for (const statement of statements) {
    const of = said(statement.id)
    if (of) here.set(of.speaker.key, of)
  }
  for (const statement of statements) {
    const target = said(statement.id)
    if (!target || statement.chain.length < 2) continue
    for (const link of statement.chain.slice(0, -1)) {
      const carrier = here.get(speakers.of(link.name, link.actor).key)
      if (!carrier || carrier.id === target.id) continue
      out.push({
        from: carrier.id,
        to: target.id,
        kind: 'names-speaker',
        stated: true,
        statements: [statement.id],
        words: {
          en: `${carrier.speaker.name} quotes ${target.speaker.name}: the text says so.`,
          ar: `${carrier.speaker.name} ينقل عن ${target.speaker.name}: هكذا يقول النص.`,
        },
      })
    }
  }
  return out
}

/** A report that stands at an address, or names one. */
export interface Addressed {
  readonly report: Report
  readonly address: string
  readonly at: boolean
}
export function addressesOf(report: Report): Addressed[] {
  const named = [...(report.links ?? []), ...(report.basedOn ? [report.basedOn] : [])].map(bareAddress)
  return [
    ...(report.url ? [{ report, address: bareAddress(report.url), at: true }] : []),
    ...[...new Set(named)].map((address) => ({ report, address, at: false })),
  ]
}

/** Links in reports to the report at one address: the latest where there are several. */
export function addressLinks(members: readonly Addressed[]): Lineage[] {
  const to = members
    .filter(({ at }) => at)
    .map(({ report }) => report)
    .sort(reportOrder)
    .at(-1)
  if (!to) return []
  return members.flatMap(({ report, at }): Lineage[] => {
    if (at || report.id === to.id) return []
    const words = { en: `${name(report)} gives the address of ${name(to)}.`, ar: `${name(report)} يذكر عنوان ${name(to)}.` }
    return [{ from: report.id, to: to.id, kind: 'link', stated: true, statements: [], words }]
  })
}
const bareAddress = (url: string) =>
  url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[#?].*$/, '')
    .replace(/\/+$/, '')
    .toLowerCase()

/** An agency's own report with a value, or a statement of that value under the agency's tag. */
export interface Tagged {
  readonly key: string
  readonly report: Report
  readonly statement?: Statement
  readonly agency: string
}
export function tagsOf(report: Report, statements: readonly Statement[], speakers: Speakers): Tagged[] {
  const outlet = outletOf(report, speakers)
  const values = outlet.kind === 'agency' ? new Set(statements.flatMap((s) => valueKey(s) ?? [])) : []
  const own = [...values].map((value): Tagged => ({ key: `${outlet.key}|${value}`, report, agency: outlet.name }))
  const tagged = statements.flatMap((statement): Tagged[] => {
    const tag = statement.chain.find((link) => link.manner === 'agency-tag')
    const value = tag && valueKey(statement)
    if (!tag || !value) return []
    const agency = speakers.of(tag.name, tag.actor)
    return [{ key: `${agency.key}|${value}`, report, statement, agency: agency.name }]
  })
  return [...own, ...tagged]
}

/** A report under an agency's tag, and that agency's own report with a figure in common within two days. */
export function tagLinks(members: readonly Tagged[]): Lineage[] {
  const own = members.flatMap(({ report, statement }) => (statement ? [] : [report])).sort(reportOrder)
  return members.flatMap(({ report, statement, agency }): Lineage[] => {
    if (!statement) return []
    const source = own.find((r) => r.id !== report.id && Math.abs((dayOf(r.published) ?? 0) - (dayOf(report.published) ?? 0)) <= 2)
    if (!source) return []
    const words = { en: `${name(report)} carries the tag of ${agency}.`, ar: `${name(report)} يحمل وسم ${agency}.` }
    return [{ from: report.id, to: source.id, kind: 'agency-tag', stated: true, statements: [statement.id], words }]
  })
}

/** The earlier of two reports, by date, then id. */
export function earlier(a: Report, b: Report): [early: Report, late: Report] {
  return byText(a.published ?? '9', b.published ?? '9') < 0 || (a.published === b.published && a.id < b.id) ? [a, b] : [b, a]
}

/** Links to earlier texts that a copy keeps: the nearest in wording says where it was taken from. */
const KEPT = 6
const NONE: string[] = []

// Many copies say the same of themselves: their words are held once.
const COPY_WORDS = new Map<string, Words>()
function copyWords(percent: number, earlier: string): Words {
  const key = `${percent}|${earlier}`
  let words = COPY_WORDS.get(key)
  if (!words) {
    words = {
      en: `${percent} % of the shorter text's wording stands in both; ${earlier} is the earlier one. Inferred.`,
      ar: `${percent} % من صياغة النص الأقصر موجودة في النصين، والأقدم ${earlier}. استنتاج.`,
    }
    if (COPY_WORDS.size > 50_000) COPY_WORDS.clear()
    COPY_WORDS.set(key, words)
  }
  return words
}

/** What a report shares with earlier ones: the nearest in wording first, a few of them. */
export function copyLinks(from: Report, shared: readonly { readonly to: Report; readonly contained: number; readonly alike: number }[]): Lineage[] {
  const kept = [...shared].sort((x, y) => y.contained - x.contained || y.alike - x.alike || byText(x.to.id, y.to.id)).slice(0, KEPT)
  return kept.map(({ to, contained }) => {
    return {
      from: from.id,
      to: to.id,
      kind: 'copy',
      stated: false,
      score: Math.round(contained * 1000) / 1000,
      statements: NONE,
      words: copyWords(Math.round(contained * 100), name(to)),
    }
  })
}

export function duplicateLink(from: string, to: string): Lineage {
  const words = { en: 'Marked as a duplicate by an analyst.', ar: 'عدّها محلل نسخة مكررة.' }
  return { from, to, kind: 'copy', stated: true, score: 1, statements: [], words }
}

/** Reports that hold one quoted run of words: each is tied to the one before it and to the first. */
export function quotationLinks(members: readonly { readonly report: Report }[]): Lineage[] {
  const sorted = members.map(({ report }) => report).sort(reportOrder)
  const words = {
    en: `Both hold the same quotation of ${RUN} words or more. Inferred.`,
    ar: `في المادتين اقتباس واحد من ${RUN} كلمة أو أكثر. استنتاج.`,
  }
  return sorted.slice(1).flatMap((report, i) =>
    [...new Set([sorted[0], sorted[i]])].map((early): Lineage => {
      const [to, from] = earlier(early as Report, report)
      return { from: from.id, to: to.id, kind: 'shared-quotation', stated: false, statements: [], words }
    }),
  )
}

/** A telling figure in a report. */
export interface Telling {
  readonly report: Report
  readonly statement: Statement
  readonly key: string
}
export function tellingOf(report: Report, statements: readonly Statement[]): Telling[] {
  return statements.flatMap((statement) => {
    const key = (numberOf(statement) ?? 0) >= 3 ? valueKey(statement) : undefined
    return key ? [{ report, statement, key }] : []
  })
}
/** Two statements of one value in two languages, within three days. */
export interface Across {
  readonly late: Telling
  readonly early: Telling
}

/** Those who give one value, each with the six before it: what may be translated from what. */
export function acrossLanguages(members: readonly Telling[]): Across[] {
  const sorted = [...members].sort((x, y) => byText(x.report.published ?? '', y.report.published ?? '') || byText(x.statement.id, y.statement.id))
  return sorted.flatMap((late, i) =>
    sorted.slice(Math.max(0, i - 6), i).flatMap((early): Across[] => {
      if (early.report.lang === late.report.lang) return []
      const gap = Math.abs((dayOf(late.report.published) ?? 0) - (dayOf(early.report.published) ?? 99))
      return gap > 3 ? [] : [{ late, early }]
    }),
  )
}

/** Reports in two languages that share two telling figures and a place or actor by its id. `idsOf` names a report's places and actors. */
export function translationLinks(members: readonly Across[], idsOf: (report: string) => readonly string[]): Lineage[] {
  const first = members[0]
  if (!first) return []
  const values = new Set(members.map(({ late }) => late.key))
  if (values.size < 2) return []
  const [a, b] = [first.late.report, first.early.report]
  const known = new Set(idsOf(b.id))
  const shared = idsOf(a.id).filter((x) => known.has(x)).length
  if (!shared) return []
  const words: Words = {
    en: `Same day or nearly, ${values.size} figures and ${shared} names in common across languages. Inferred.`,
    ar: `التاريخ متقارب، و${values.size} أعداد و${shared} أسماء مشتركة بين اللغتين. استنتاج.`,
  }
  const statements = [...new Set(members.flatMap(({ late, early }) => [late.statement.id, early.statement.id]))].sort(byText)
  return [{ from: a.id, to: b.id, kind: 'translation', stated: false, score: values.size, statements, words }]
}

/** Register ids of the places and actors a report's statements name. */
export function namedIds(statements: readonly Statement[]): string[] {
  const ids = statements.flatMap((s) => [
    ...s.places.flatMap((p) => p.id ?? []),
    ...s.chain.flatMap((c) => c.actor ?? []),
    ...(s.actor?.actor ? [s.actor.actor] : []),
  ])
  return [...new Set(ids)]
}

/** A figure an origin gives on a day, under its number and place. */
export interface Given {
  readonly said: Said
  readonly statement: Statement
  readonly day: number
}
export function givenIn(units: readonly Unit[], said: (statement: string) => Said | undefined): Given[] {
  return units.flatMap(({ statements, day }) =>
    statements.flatMap((statement): Given[] => {
      const of = said(statement.id)
      return of && day !== undefined && (numberOf(statement) ?? 0) >= 20 ? [{ said: of, statement, day }] : []
    }),
  )
}
export function givenKeys({ statement }: Given): string[] {
  return numberKeys(statement).flatMap((key) => statement.places.map((place) => [key, placeKey(place)].join('@')))
}

/** An origin that gives a telling figure another speaker gave before, for the same place: borrowing is possible, not known. */
export function sameFigures(members: readonly Given[]): Lineage[] {
  const sorted = [...members].sort((x, y) => x.day - y.day || byText(x.statement.id, y.statement.id))
  const first = new Map<string, Given>()
  for (const given of sorted) if (!first.has(given.said.id)) first.set(given.said.id, given)
  const firsts = [...first.values()]
  return firsts.flatMap((late, i) => {
    const before = [firsts[i - 1], firsts[0]].filter((early) => early && early.said.speaker.root !== late.said.speaker.root)
    return [...new Set(before)].flatMap((early): Lineage[] => {
      if (!early || late.day - early.day > 120) return []
      const n = numberOf(late.statement)
      return [
        {
          from: late.said.id,
          to: early.said.id,
          kind: 'same-figures',
          stated: false,
          statements: [early.statement.id, late.statement.id].sort(byText),
          words: {
            en: `${late.said.speaker.name} gives ${n} for the same place ${late.day - early.day} days after ${early.said.speaker.name}. Borrowing is possible, not known.`,
            ar: `${late.said.speaker.name} يذكر ${n} للمكان نفسه بعد ${early.said.speaker.name} (الفارق بالأيام: ${late.day - early.day}). الأخذ عنه ممكن وليس معلوما.`,
          },
        },
      ]
    })
  })
}

/** What a named speaker says in an utterance's first report about one thing at one place. */
export interface OwnWord {
  readonly utterance: Utterance
  readonly statement: Statement
  readonly key: string
}
export function ownWordsOf(utterance: Utterance): OwnWord[] {
  if (!utterance.speaker.named) return []
  return (utterance.units[0]?.statements ?? []).flatMap((statement): OwnWord[] => {
    const { figure } = statement
    const place = statement.places[0]
    if (!figure || !place || figure.qualifier === 'vague') return []
    const key = `${utterance.speaker.key}|${groupOf(figure.of)}|${figure.remains ?? ''}|${statement.who?.text ?? ''}|${placeKey(place)}`
    return [{ utterance, statement, key }]
  })
}

/** A later utterance of the same speaker: one that denies its own figure takes it back; one with another number for the same thing corrects it. */
export function takesBack(members: readonly OwnWord[]): Lineage[] {
  const out: Lineage[] = []
  const sorted = [...members].sort((x, y) => (x.utterance.day ?? 9e9) - (y.utterance.day ?? 9e9) || byText(x.statement.id, y.statement.id))
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1] as (typeof sorted)[number]
    const after = sorted[i] as (typeof sorted)[number]
    const gap = (after.utterance.day ?? 9e9) - (before.utterance.day ?? 0)
    if (before.utterance === after.utterance || gap > 60 || gap < 0) continue
    const same = numberOf(before.statement) === numberOf(after.statement)
    const denies = after.statement.figure?.commitment === 'denied' && before.statement.figure?.commitment !== 'denied'
    if (same ? !denies : denies) continue
    const statements = [before.statement.id, after.statement.id].sort(byText)
    const link = { from: after.utterance.origin.id, to: before.utterance.origin.id, stated: false, statements }
    const who = after.utterance.speaker.name
    if (denies) out.push({ ...link, kind: 'retraction', words: { en: `${who} takes its own figure back.`, ar: `${who}: تراجع عن العدد الذي ذكره.` } })
    else
      out.push({
        ...link,
        kind: 'correction',
        words: {
          en: `${who} later gives ${numberOf(after.statement)} where it gave ${numberOf(before.statement)}.`,
          ar: `${who}: ذكر لاحقا ${numberOf(after.statement)} بعد أن ذكر ${numberOf(before.statement)}.`,
        },
      })
  }
  return out
}
