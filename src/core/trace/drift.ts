// Drift: how a figure changed on its way, between the reports of one origin and between origins that draw on each other.
import type { Drift, Lineage, Statement, Words } from '../model/index.ts'
import { commitmentLabels, driftLabels, numberWords, qualifierLabels, remainsLabels, scopeLabels, statusLabels } from '../model/index.ts'
import { byText } from './hash.ts'
import { BETWEEN_STATEMENTS } from './lineage.ts'
import type { Utterance } from './origins.ts'
import { groupOf, numberOf, placeKey, valueKey } from './units.ts'

/** Words of the same number that all claim a lower bound: "more than 40" and "at least 40" are no change. */
const LOWER = new Set(['more-than', 'at-least'])

/** What changed from one way of saying a figure to another. Blank on either side is no change but a loss, and is not listed as drift. */
export function changesBetween(before: Statement, after: Statement, stated: boolean): Drift[] {
  const a = before.figure
  const b = after.figure
  if (!a || !b) return []
  const out: Drift[] = []
  const add = (what: Drift['what'], x: Words, y: Words) => {
    const label = driftLabels[what]
    out.push({
      what,
      from: before.id,
      to: after.id,
      before: x,
      after: y,
      stated,
      words: { en: `${label.en}: ${x.en} → ${y.en}`, ar: `${label.ar}: من «${x.ar}» إلى «${y.ar}»` },
    })
  }
  const plain = (text: string): Words => ({ en: text, ar: text })
  if (numberOf(before) !== numberOf(after)) add('value', numberWords(a), numberWords(b))
  else if (a.qualifier !== b.qualifier && !(LOWER.has(a.qualifier) && LOWER.has(b.qualifier)))
    add('qualifier', qualifierLabels[a.qualifier], qualifierLabels[b.qualifier])
  if (a.commitment !== b.commitment) add('commitment', commitmentLabels[a.commitment], commitmentLabels[b.commitment])
  if (a.remains && b.remains && a.remains !== b.remains) add('remains', remainsLabels[a.remains], remainsLabels[b.remains])
  if (a.scope !== b.scope) add('scope', scopeLabels[a.scope], scopeLabels[b.scope])
  const s = before.who?.status ?? 'unknown'
  const t = after.who?.status ?? 'unknown'
  if (s !== t && s !== 'unknown' && t !== 'unknown') add('status', statusLabels[s], statusLabels[t])
  const x = before.actor
  const y = after.actor
  if (x && y && (x.actor && y.actor ? x.actor !== y.actor : x.name !== y.name && !(x.actor || y.actor))) add('actor', plain(x.name), plain(y.name))
  if (before.places.length && after.places.length) {
    const known = new Set(before.places.map(placeKey))
    if (!after.places.some((place) => known.has(placeKey(place))))
      add('place', plain(before.places[0]?.name ?? ''), plain(after.places[0]?.name ?? ''))
  }
  const u = before.time
  const v = after.time
  if (u?.from && v?.from && u.role === v.role && (v.from > (u.to ?? u.from) || u.from > (v.to ?? v.from))) add('time', plain(u.text), plain(v.text))
  return out
}

/** One change from all that found it; where any link of them is stated, it is. */
export function mergedDrift(found: readonly [Drift, ...Drift[]]): Drift {
  return found.find((drift) => drift.stated) ?? found[0]
}
export const driftKey = (drift: Drift) => [drift.what, drift.from, drift.to].join('|')
export function driftOrder(a: Drift, b: Drift): number {
  return byText(a.from, b.from) || byText(a.to, b.to) || byText(a.what, b.what)
}

/** Links between reports along which figures are compared. */
const BETWEEN_REPORTS = new Set<Lineage['kind']>(['copy', 'translation', 'shared-quotation', 'agency-tag', 'link'])
export interface DriftContext {
  readonly utterance: (origin: string) => Utterance | undefined
  readonly statementsOf: (report: string) => readonly Statement[]
  readonly statement: (id: string) => Statement | undefined
  /** Day of the report a statement stands in. */
  readonly dayOf: (statement: Statement) => number
}

/** What changed along one link; a bounded number of comparisons a statement. */
export function driftAlong(link: Lineage, context: DriftContext): Drift[] {
  if (BETWEEN_REPORTS.has(link.kind)) return betweenReports(context.statementsOf(link.to), context.statementsOf(link.from), link.stated)
  if (BETWEEN_STATEMENTS.has(link.kind)) {
    const [a, b] = link.statements
      .flatMap((id) => context.statement(id) ?? [])
      .sort((x, y) => context.dayOf(x) - context.dayOf(y) || byText(x.id, y.id))
    return a && b ? changesBetween(a, b, false) : []
  }
  if (link.kind !== 'names-speaker') return []
  const early = context.utterance(link.to)
  const late = context.utterance(link.from)
  return early && late ? across(early, late, link.stated) : []
}

/** Later reports of one utterance against the first that carries each figure; what meets no figure there is matched by place. */
export function driftWithin({ units }: Utterance): Drift[] {
  if (units.length < 2) return []
  const out: Drift[] = []
  const first = new Map<string, Statement>()
  const reference = units[0]
  for (const unit of units) {
    const unmatched: Statement[] = []
    const met = new Set<string>()
    for (const statement of unit.statements) {
      const key = valueKey(statement)
      if (!key) continue
      const known = first.get(key)
      if (!known) {
        if (unit === reference) first.set(key, statement)
        else unmatched.push(statement)
      } else if (known.report !== statement.report) {
        if (!met.has(key)) out.push(...changesBetween(known, closest(statement, unit.statements, key, known), true))
        met.add(key)
      }
    }
    for (const statement of unmatched) {
      const partner = partnerOf(
        statement,
        [...first].filter(([key]) => !met.has(key)).map(([, s]) => s),
      )
      if (partner) out.push(...changesBetween(partner, statement, true))
      const key = valueKey(statement)
      if (key && !first.has(key)) first.set(key, statement)
    }
  }
  return out
}

/** A later report against the one it draws on: figures that agree first, then what is left by place. */
function betweenReports(early: readonly Statement[], late: readonly Statement[], stated: boolean): Drift[] {
  const first = new Map<string, Statement>()
  for (const s of early) {
    const key = valueKey(s)
    if (key && !first.has(key)) first.set(key, s)
  }
  const out: Drift[] = []
  const met = new Set<string>()
  const rest: Statement[] = []
  for (const s of late) {
    const key = valueKey(s)
    if (!key) continue
    const known = first.get(key)
    if (!known) rest.push(s)
    else if (!met.has(key)) {
      met.add(key)
      out.push(...changesBetween(known, closest(s, late, key, known), stated))
    }
  }
  const left = [...first].filter(([key]) => !met.has(key)).map(([, s]) => s)
  for (const s of rest) {
    const partner = partnerOf(s, left)
    if (partner) out.push(...changesBetween(partner, s, stated))
  }
  return out
}

/** Of the statements of a report with this value, the one that changes least: a headline's short form is not a change of the whole. */
function closest(statement: Statement, all: readonly Statement[], key: string, known: Statement): Statement {
  const same = all.filter((s) => valueKey(s) === key)
  if (same.length < 2) return statement
  return same.map((s) => ({ s, n: changesBetween(known, s, true).length })).sort((a, b) => a.n - b.n || byText(a.s.id, b.s.id))[0]?.s ?? statement
}

/** The statement about the same thing at the same place: one candidate, or none. */
function partnerOf(statement: Statement, candidates: readonly Statement[]): Statement | undefined {
  const places = new Set(statement.places.slice(0, 1).map(placeKey))
  const fits = candidates.filter(
    (other) =>
      groupOf(other.figure?.of ?? '') === groupOf(statement.figure?.of ?? '') &&
      (other.who?.text ?? '') === (statement.who?.text ?? '') &&
      other.places.slice(0, 1).some((place) => places.has(placeKey(place))),
  )
  return fits.length === 1 ? fits[0] : undefined
}

/** The later origin's way of saying the figures of the one it quotes. */
function across(early: Utterance, late: Utterance, stated: boolean): Drift[] {
  const said = new Map<string, Statement>()
  for (const unit of early.units) {
    for (const statement of unit.statements) {
      const key = valueKey(statement)
      if (key && !said.has(key)) said.set(key, statement)
    }
  }
  const out: Drift[] = []
  for (const unit of late.units.slice(0, 8)) {
    for (const statement of unit.statements) {
      const known = said.get(valueKey(statement) ?? '')
      if (known) out.push(...changesBetween(known, statement, stated))
    }
  }
  return out
}
