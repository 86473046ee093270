// Lineage: who draws on whom, and how we know: stated by the text itself, or inferred from wording, quotations and figures.
import type { Lineage, Report, Statement, Words } from '../model/index.ts'
import { byText, dayOf } from './hash.ts'
import type { Utterance } from './origins.ts'
import { sharedQuotations } from './quotations.ts'
import type { Speakers } from './speakers.ts'
import { groupOf, numberKeys, numberOf, outletOf, placeKey, valueKey } from './units.ts'
import type { SharedWording } from './wording.ts'

export interface LineageInput {
  readonly reports: readonly Report[]
  readonly byReport: ReadonlyMap<string, readonly Statement[]>
  readonly utterances: readonly Utterance[]
  /** Statement id -> its utterance. */
  readonly of: ReadonlyMap<string, Utterance>
  readonly wording: readonly SharedWording[]
  readonly speakers: Speakers
  /** Report id -> the report a person called it a duplicate of. */
  readonly duplicates: ReadonlyMap<string, string>
}

/** All links, stated ones first; sorted, so that order of arrival does not matter. */
export function makeLineage(input: LineageInput): Lineage[] {
  const links = [
    ...namesSpeaker(input),
    ...carries(input),
    ...addresses(input.reports),
    ...agencyTags(input),
    ...copies(input),
    ...quotations(input.reports),
    ...translations(input),
    ...sameFigures(input),
    ...takesBack(input),
  ]
  const seen = new Map<string, Lineage>()
  for (const link of links) {
    const key = `${link.kind}|${link.from}|${link.to}`
    const known = seen.get(key)
    seen.set(key, known ? { ...known, statements: [...new Set([...known.statements, ...link.statements])] } : link)
  }
  return [...seen.values()].sort(
    (a, b) => Number(b.stated) - Number(a.stated) || byText(a.from, b.from) || byText(a.to, b.to) || byText(a.kind, b.kind),
  )
}

const name = (report: Report) => report.outlet ?? report.id

function namesSpeaker({ utterances }: LineageInput): Lineage[] {
  return utterances.flatMap(({ origin, units }) =>
    units
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
      })),
  )
}

/** A speaker in the middle of a chain who also speaks for itself draws, by the text's own words, on the one it quotes. */
function carries({ byReport, of, speakers, utterances }: LineageInput): Lineage[] {
  const out: Lineage[] = []
  const inReport = new Map<string, Utterance>()
  for (const utterance of utterances) for (const unit of utterance.units) inReport.set(`${unit.report.id}|${utterance.speaker.key}`, utterance)
  for (const statements of byReport.values()) {
    for (const statement of statements) {
      const target = of.get(statement.id)
      if (!target || statement.chain.length < 2) continue
      for (const link of statement.chain.slice(0, -1)) {
        const carrier = inReport.get(`${statement.report}|${speakers.of(link.name, link.actor).key}`)
        if (!carrier || carrier === target) continue
        out.push({
          from: carrier.origin.id,
          to: target.origin.id,
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
  }
  return out
}

/** Links in a report to another report's address. */
function addresses(reports: readonly Report[]): Lineage[] {
  const at = new Map<string, Report>()
  for (const report of reports) if (report.url) at.set(bareAddress(report.url), report)
  return reports.flatMap((report) =>
    [...(report.links ?? []), ...(report.basedOn ? [report.basedOn] : [])].flatMap((address): Lineage[] => {
      const to = at.get(bareAddress(address))
      if (!to || to.id === report.id) return []
      const words = { en: `${name(report)} gives the address of ${name(to)}.`, ar: `${name(report)} يذكر عنوان ${name(to)}.` }
      return [{ from: report.id, to: to.id, kind: 'link', stated: true, statements: [], words }]
    }),
  )
}
const bareAddress = (url: string) =>
  url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[#?].*$/, '')
    .replace(/\/+$/, '')
    .toLowerCase()

/** A report under an agency's tag, and that agency's own report with a figure in common within two days. */
function agencyTags({ reports, byReport, speakers }: LineageInput): Lineage[] {
  const own = new Map<string, Report[]>()
  for (const report of reports) {
    const outlet = outletOf(report, speakers)
    if (outlet.kind !== 'agency') continue
    for (const key of new Set((byReport.get(report.id) ?? []).flatMap((s) => valueKey(s) ?? []))) push(own, `${outlet.key}|${key}`, report)
  }
  const out: Lineage[] = []
  const byId = new Map(reports.map((report) => [report.id, report]))
  for (const [id, statements] of byReport) {
    for (const statement of statements) {
      const tag = statement.chain.find((link) => link.manner === 'agency-tag')
      const key = tag && valueKey(statement)
      if (!tag || !key) continue
      const agency = speakers.of(tag.name, tag.actor)
      const report = byId.get(id)
      const source =
        report &&
        own.get(`${agency.key}|${key}`)?.find((r) => r.id !== id && Math.abs((dayOf(r.published) ?? 0) - (dayOf(report.published) ?? 0)) <= 2)
      if (!report || !source) continue
      const words = { en: `${name(report)} carries the tag of ${agency.name}.`, ar: `${name(report)} يحمل وسم ${agency.name}.` }
      out.push({ from: id, to: source.id, kind: 'agency-tag', stated: true, statements: [statement.id], words })
    }
  }
  return out
}

/** The earlier of two reports, by date, then id. */
function earlier(a: Report, b: Report): [early: Report, late: Report] {
  return byText(a.published ?? '9', b.published ?? '9') < 0 || (a.published === b.published && a.id < b.id) ? [a, b] : [b, a]
}

/** Links to earlier texts that a copy keeps: the nearest in wording says where it was taken from. */
const KEPT = 6

function copies({ reports, wording, duplicates }: LineageInput): Lineage[] {
  const nearest = new Map<string, { from: Report; to: Report; pair: SharedWording }[]>()
  for (const pair of wording) {
    const [to, from] = earlier(reports[pair.a] as Report, reports[pair.b] as Report)
    push(nearest, from.id, { from, to, pair })
  }
  const kept = [...nearest.values()].flatMap((list) =>
    list.sort((x, y) => y.pair.contained - x.pair.contained || y.pair.alike - x.pair.alike || byText(x.to.id, y.to.id)).slice(0, KEPT),
  )
  const out: Lineage[] = kept.map(({ from, to, pair }) => {
    const percent = Math.round(pair.contained * 100)
    return {
      from: from.id,
      to: to.id,
      kind: 'copy',
      stated: false,
      score: Math.round(pair.contained * 1000) / 1000,
      statements: [],
      words: {
        en: `${percent} % of the shorter text's wording stands in both; ${name(to)} is the earlier one. Inferred.`,
        ar: `${percent} % من صياغة النص الأقصر موجودة في النصين، والأقدم ${name(to)}. استنتاج.`,
      },
    }
  })
  for (const [from, to] of duplicates)
    out.push({
      from,
      to,
      kind: 'copy',
      stated: true,
      score: 1,
      statements: [],
      words: { en: 'Marked as a duplicate by an analyst.', ar: 'عدّها محلل نسخة مكررة.' },
    })
  return out
}

function quotations(reports: readonly Report[]): Lineage[] {
  return sharedQuotations(reports.map((report) => report.text)).map(({ a, b, words: n }) => {
    const [to, from] = earlier(reports[a] as Report, reports[b] as Report)
    const words = {
      en: `Both hold the same quotation of ${n} words or more. Inferred.`,
      ar: `في المادتين اقتباس واحد من ${n} كلمة أو أكثر. استنتاج.`,
    }
    return { from: from.id, to: to.id, kind: 'shared-quotation', stated: false, statements: [], words }
  })
}

/** Reports in two languages within three days that share two telling figures and a place or actor by its id. */
function translations({ reports, byReport }: LineageInput): Lineage[] {
  const of = new Map(reports.map((report) => [report.id, report]))
  const seen = new Map<string, { report: Report; statement: Statement }[]>()
  for (const [id, statements] of byReport) {
    const report = of.get(id)
    if (!report) continue
    for (const statement of statements) {
      const key = (numberOf(statement) ?? 0) >= 3 ? valueKey(statement) : undefined
      if (key) push(seen, key, { report, statement })
    }
  }
  const pairs = new Map<string, { a: Report; b: Report; values: Set<string>; statements: Set<string> }>()
  for (const [key, list] of seen) {
    const sorted = list.sort((x, y) => byText(x.report.published ?? '', y.report.published ?? '') || byText(x.statement.id, y.statement.id))
    sorted.forEach((late, i) => {
      for (let k = Math.max(0, i - 6); k < i; k++) {
        const early = sorted[k] as (typeof sorted)[number]
        if (early.report.lang === late.report.lang) continue
        const gap = Math.abs((dayOf(late.report.published) ?? 0) - (dayOf(early.report.published) ?? 99))
        if (gap > 3) continue
        const id = `${late.report.id}|${early.report.id}`
        const pair = pairs.get(id) ?? { a: late.report, b: early.report, values: new Set<string>(), statements: new Set<string>() }
        pair.values.add(key)
        pair.statements.add(early.statement.id).add(late.statement.id)
        pairs.set(id, pair)
      }
    })
  }
  const ids = (report: Report) =>
    new Set(
      (byReport.get(report.id) ?? []).flatMap((s) => [
        ...s.places.flatMap((p) => p.id ?? []),
        ...s.chain.flatMap((c) => c.actor ?? []),
        ...(s.actor?.actor ? [s.actor.actor] : []),
      ]),
    )
  const out: Lineage[] = []
  for (const { a, b, values, statements } of pairs.values()) {
    if (values.size < 2) continue
    const known = ids(b)
    const shared = [...ids(a)].filter((x) => known.has(x)).length
    if (!shared) continue
    const words: Words = {
      en: `Same day or nearly, ${values.size} figures and ${shared} names in common across languages. Inferred.`,
      ar: `التاريخ متقارب، و${values.size} أعداد و${shared} أسماء مشتركة بين اللغتين. استنتاج.`,
    }
    out.push({ from: a.id, to: b.id, kind: 'translation', stated: false, score: values.size, statements: [...statements].sort(byText), words })
  }
  return out
}

/** An origin that gives a telling figure another speaker gave before, for the same place: borrowing is possible, not known. */
function sameFigures({ utterances }: LineageInput): Lineage[] {
  const seen = new Map<string, { utterance: Utterance; statement: Statement; day: number }[]>()
  for (const utterance of utterances) {
    for (const unit of utterance.units) {
      for (const statement of unit.statements) {
        const n = numberOf(statement) ?? 0
        if (n < 20 || unit.day === undefined) continue
        for (const key of numberKeys(statement))
          for (const place of statement.places) push(seen, `${key}@${placeKey(place)}`, { utterance, statement, day: unit.day })
      }
    }
  }
  const out: Lineage[] = []
  for (const list of seen.values()) {
    const sorted = list.sort((x, y) => x.day - y.day || byText(x.statement.id, y.statement.id))
    const first = new Map<string, (typeof sorted)[number]>()
    for (const said of sorted) if (!first.has(said.utterance.origin.id)) first.set(said.utterance.origin.id, said)
    const firsts = [...first.values()]
    firsts.forEach((late, i) => {
      const before = [firsts[i - 1], firsts[0]].filter((early) => early && early.utterance.speaker.root !== late.utterance.speaker.root)
      for (const early of new Set(before)) {
        if (!early || late.day - early.day > 120) continue
        const n = numberOf(late.statement)
        out.push({
          from: late.utterance.origin.id,
          to: early.utterance.origin.id,
          kind: 'same-figures',
          stated: false,
          statements: [early.statement.id, late.statement.id].sort(byText),
          words: {
            en: `${late.utterance.speaker.name} gives ${n} for the same place ${late.day - early.day} days after ${early.utterance.speaker.name}. Borrowing is possible, not known.`,
            ar: `${late.utterance.speaker.name} يذكر ${n} للمكان نفسه بعد ${early.utterance.speaker.name} (الفارق بالأيام: ${late.day - early.day}). الأخذ عنه ممكن وليس معلوما.`,
          },
        })
      }
    })
  }
  return out
}

/** A later utterance of the same speaker: one that denies its own figure takes it back; one with another number for the same thing corrects it. */
function takesBack({ utterances }: LineageInput): Lineage[] {
  const said = new Map<string, { utterance: Utterance; statement: Statement }[]>()
  for (const utterance of utterances) {
    if (!utterance.speaker.named) continue
    for (const statement of utterance.units[0]?.statements ?? []) {
      const place = statement.places[0]
      if (!statement.figure || !place || statement.figure.qualifier === 'vague') continue
      push(
        said,
        `${utterance.speaker.key}|${groupOf(statement.figure.of)}|${statement.figure.remains ?? ''}|${statement.who?.text ?? ''}|${placeKey(place)}`,
        { utterance, statement },
      )
    }
  }
  const out: Lineage[] = []
  for (const list of said.values()) {
    const sorted = list.sort((x, y) => (x.utterance.day ?? 9e9) - (y.utterance.day ?? 9e9) || byText(x.statement.id, y.statement.id))
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
      if (denies)
        out.push({ ...link, kind: 'retraction', words: { en: `${who} takes its own figure back.`, ar: `${who}: تراجع عن العدد الذي ذكره.` } })
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
  }
  return out
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
