// Mentions: what one report says about one site, incident or area. Clusters are made of mentions.
import type { PlaceMention, Report, Statement, TimeRole } from '../model/index.ts'
import { byText, dayOf } from '../trace/hash.ts'
import { sameItems } from '../trace/keyed.ts'
import { groupOf, isPlace, isStretchName, placeKey, valueKey } from '../trace/units.ts'
import { byItsParts, elsewhere, finer, ofOneSize } from './belonging.ts'
import { buriedIn, type OriginNotes } from './notes.ts'
import { FINE, isBroad, placesOf } from './where.ts'

export type What = 'site' | 'incident' | 'aggregate'

export interface Mention {
  readonly index: number
  readonly what: What
  readonly report: Report
  /** The places it is about: one, or several named beside each other; then the wider ones around them. */
  readonly places: readonly PlaceMention[]
  readonly around: readonly PlaceMention[]
  readonly key: string
  /** Event days, inclusive; the report's own day where the text gives none (`dated` false). */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly dated: boolean
  readonly statements: readonly Statement[]
  /** Keys of all places its figures name, and of those among them that are no area or countryside (in a round-up only what it is about). */
  readonly named: readonly string[]
  readonly fine: readonly string[]
  /** It stands in a report of many events. */
  readonly roundUp: boolean
  /** Keys of towns and finer places, also where only the land around them is named. */
  readonly towns: readonly string[]
}

/** A span longer than this is no event but a period: its figures are a running total. */
const PERIOD = 14

function isStretch(place: PlaceMention): boolean {
  return isBroad(place) || isStretchName(place.name)
}

/** The day or days of a figure's event: of death or other harm, else of discovery; what a text says of burial, digging or itself is no event's day. */
function daysOf(statement: Statement): { from: number; to: number } | undefined {
  const times = statement.time ? [statement.time, ...statement.times] : statement.times
  const inRole = (role: TimeRole) => times.find((time) => time.from && time.role === role)
  const fit = inRole('death') ?? inRole('event') ?? inRole('discovery')
  const from = dayOf(fit?.from)
  return from === undefined ? undefined : { from, to: dayOf(fit?.to) ?? from }
}

/** A report of as many events names the towns of a province over and over: a name beside an event is no sign of it. */
export const ROUND_UP = 5

/** Which population a figure belongs to. Remains and graves are a site's, harm to the living an incident's, periods and whole areas neither. */
function whatOf(statement: Statement, graveReport: boolean): What {
  const figure = statement.figure
  if (!figure) return 'incident'
  // "511 so far from the Panorama grave" is that site's own running count; "2,877 so far in the city" is an area's.
  if (figure.scope === 'whole-area' || (figure.scope === 'cumulative' && !FINE.has(placesOf(statement).about[0]?.precision ?? ''))) return 'aggregate'
  if (figure.of === 'graves') return 'site'
  // Bodies "in the province" are an area's, whatever the wording claims.
  const at = placesOf(statement).about[0]
  if (figure.of === 'bodies' && (at?.precision === 'governorate' || at?.precision === 'country')) return 'aggregate'
  if (figure.of === 'bodies') {
    // "Rescuers pulled two bodies from the rubble" after a strike is the incident's; bodies of a grave are the site's.
    if (graveReport || (figure.min ?? figure.max ?? 0) >= 10 || (figure.remains && figure.remains !== 'recovered' && figure.remains !== 'located'))
      return 'site'
    return FINE.has(placesOf(statement).about[0]?.precision ?? '') && figure.remains ? 'site' : 'incident'
  }
  if (figure.remains) return 'site'
  const days = daysOf(statement)
  return days && days.to - days.from > PERIOD ? 'aggregate' : 'incident'
}

/**
 * Cuts the figures of reports into mentions. Figures without a place go with the nearest one before them, else after them. `notesOf` tells
 * what all reports of an origin together have it say. Mentions are numbered here; whoever gathers them from several calls numbers them anew.
 */
export function makeMentions(
  reports: readonly Report[],
  statementsOf: (report: string) => readonly Statement[],
  originOf: (statement: string) => string | undefined,
  notesOf: (origin: string) => OriginNotes | undefined,
): Mention[] {
  const out: Mention[] = []
  for (const report of reports) {
    const figures = statementsOf(report.id).filter((s) => s.figure)
    const notes = (s: Statement) => notesOf(originOf(s.id) ?? '')
    const untraced = buriedIn(figures.filter((s) => originOf(s.id) === undefined))
    if (!figures.length) continue
    const graves = figures.some((s) => s.figure?.of === 'graves' || (s.figure?.of === 'bodies' && (s.figure.min ?? 0) >= 10))
    const byId = new Map(figures.map((s) => [s.id, s]))
    const what = new Map<string, What>()
    for (const s of figures) what.set(s.id, whatOf(s, graves))
    // "4,000 killed" in the headline and "4,000 bodies" of one letter are the same dead.
    for (const s of figures) {
      if (s.figure?.of !== 'killed' || what.get(s.id) !== 'incident') continue
      const key = valueKey(s)
      if (key && (s.figure.min ?? 0) >= 20 && (originOf(s.id) === undefined ? untraced : notes(s)?.buried)?.has(key)) what.set(s.id, 'site')
    }
    // A part of a whole belongs where the whole belongs.
    for (const s of figures) {
      const parent = s.figure?.scopeDetail?.parent
      if (parent && byId.has(parent) && s.figure?.of !== 'graves') what.set(s.id, what.get(parent) as What)
    }
    const groups = new Map<string, Group>()
    const last = new Map<What, string>()
    const waiting: Statement[] = []
    for (const s of figures) {
      const parent = s.figure?.scopeDetail?.parent
      const whole = parent ? byId.get(parent) : undefined
      const from = whole && !elsewhere(s, whole) ? (byItsParts(whole, figures) ?? whole) : (byItsParts(s, figures) ?? finer(s, figures, what))
      const kind = what.get(s.id) as What
      const own = placesOf(from)
      const { about, around } = kind === 'site' ? withAgreed(own, notes(s)?.agreed.get(valueKey(s) ?? '')) : own
      if (!about.length) {
        const near = last.get(kind)
        // A figure of harm without a place goes on with the event before it; remains without a place could lie anywhere.
        if (near && ((kind === 'incident' && ofOneSize(s, groups.get(near)?.statements ?? [])) || (parent && byId.has(parent))))
          groups.get(near)?.statements.push(s)
        else waiting.push(s)
        continue
      }
      const key = keyOf(kind, about, from, report)
      last.set(kind, key)
      const group = groups.get(key)
      if (group) group.statements.push(s)
      else groups.set(key, { what: kind, statements: [s], places: about, around })
    }
    const wide = widest(figures)
    for (const s of waiting) {
      const kind = what.get(s.id) as What
      const same = [...groups.values()].filter((group) => group.what === kind)
      if (wide && (kind === 'aggregate' || (kind === 'site' && same.length !== 1))) {
        const key = keyOf(kind, [wide], s, report)
        const group = groups.get(key)
        if (group) group.statements.push(s)
        else groups.set(key, { what: kind, statements: [s], places: [wide], around: [] })
        continue
      }
      const near =
        (kind === 'incident' && same[0] && ofOneSize(s, same[0].statements)) || (kind === 'site' && same.length === 1) ? same[0] : undefined
      if (near) near.statements.push(s)
      else {
        const key = `${kind}|unplaced|${kind === 'incident' ? report.id : (originOf(s.id) ?? report.id)}|${kind === 'aggregate' ? periodOf(s) : ''}`
        const group = groups.get(key)
        if (group) group.statements.push(s)
        else groups.set(key, { what: kind, statements: [s], places: [], around: [] })
      }
    }
    absorb(groups)
    const roundUp = [...groups.values()].filter((group) => group.what === 'incident').length >= ROUND_UP
    for (const [key, group] of [...groups].sort((a, b) => byText(a[0], b[0]))) out.push(mention(out.length, key, group, report, roundUp))
  }
  return out
}

/** A figure's own places, or those its utterance agrees on where its own are wider, missing, or partly the same. */
function withAgreed(own: { about: PlaceMention[]; around: PlaceMention[] }, agreed: readonly PlaceMention[] | undefined) {
  if (!agreed) return own
  const keys = new Set(agreed.map(placeKey))
  const fine = own.about.filter((place) => FINE.has(place.precision ?? ''))
  if (fine.length && !fine.some((place) => keys.has(placeKey(place)))) return own
  return { about: [...agreed], around: [...own.about, ...own.around].filter((place) => !keys.has(placeKey(place))) }
}

/** When a running total begins, where that is a date; "since the year" is no other total than one without a beginning. */
function periodOf(s: Statement): string {
  const from = s.figure?.scopeDetail?.from
  return from && dayOf(from) !== undefined ? from.slice(0, 10) : ''
}

/** The town or area most figures of a report lie in: where "all sites" without a place is meant. */
function widest(figures: readonly Statement[]): PlaceMention | undefined {
  const count = new Map<string, { place: PlaceMention; n: number }>()
  for (const s of figures) {
    const { about, around } = placesOf(s)
    for (const place of [...about, ...around]) {
      if (FINE.has(place.precision ?? '') || !place.id) continue
      const entry = count.get(place.id)
      count.set(place.id, { place, n: (entry?.n ?? 0) + 1 })
    }
  }
  return [...count].sort((a, b) => b[1].n - a[1].n || byText(a[0], b[0]))[0]?.[1].place
}

function keyOf(kind: What, about: readonly PlaceMention[], s: Statement, report: Report): string {
  const place = about.map(placeKey).sort(byText).join('+')
  if (kind === 'site') return `site|${place}`
  if (kind === 'aggregate') return `aggregate|${s.figure?.scopeDetail?.area ? placeKey({ name: s.figure.scopeDetail.area }) : place}|${periodOf(s)}`
  const days = daysOf(s)
  const own = dayOf(report.published)
  // "On Tuesday" and no date at all, in one report, are one event unless the days are clearly apart.
  const day = days && (own === undefined || own - days.to > 3) ? String(days.from) : 'now'
  return `incident|${place}|${day}`
}

/**
 * One report names one event by its province, its village, its hospital: two incident groups of a report on one day are one where
 * they share a figure and a place, or where the one is only the area around the other and there is no other candidate.
 */
function absorb(groups: Map<string, Group>): void {
  const incidents = [...groups].filter(([, group]) => group.what === 'incident').sort((a, b) => byText(a[0], b[0]))
  if (incidents.length > 40) return
  const facts = incidents.map(([key, group]) => ({
    key,
    group,
    day: key.split('|').at(-1),
    first: group.places[0] ? placeKey(group.places[0]) : '',
    broad: !group.places[0] || isStretch(group.places[0]),
    places: new Set(group.statements.flatMap((s) => s.places.map(placeKey))),
    values: new Set(group.statements.flatMap((s) => valueKey(s) ?? [])),
  }))
  for (const from of facts) {
    const open = facts.filter((to) => to !== from && groups.has(to.key) && to.day === from.day && (!to.broad || from.broad))
    // A round-up counts "one killed" in many towns of one province: two places of their own are two events, unless several figures agree.
    const shares = open
      .map((to) => ({ to, n: [...from.values].filter((value) => to.values.has(value)).reduce((n, value) => n + weightOf(value), 0) }))
      .filter(({ to, n }) => (from.broad ? n >= 1 && to.places.has(from.first) : n >= 3 && [...from.places].some((place) => to.places.has(place))))
      .sort((a, b) => b.n - a.n || byText(a.to.key, b.to.key))
      .map(({ to }) => to)
    const around = open.filter((to) => from.broad && !to.broad && to.places.has(from.first))
    const into = shares[0] ?? (around.length === 1 ? around[0] : undefined)
    if (!into) continue
    into.group.statements.push(...from.group.statements)
    for (const place of from.places) into.places.add(place)
    for (const value of from.values) into.values.add(value)
    groups.delete(from.key)
  }
}

interface Group {
  readonly what: What
  readonly statements: Statement[]
  readonly places: PlaceMention[]
  readonly around: PlaceMention[]
}

function mention(index: number, key: string, group: Group, report: Report, roundUp: boolean): Mention {
  const statements = [...group.statements].sort((a, b) => a.span[0] - b.span[0] || byText(a.id, b.id))
  const own = dayOf(report.published)
  const dated = statements.flatMap((s) => {
    const days = daysOf(s)
    return days && days.to - days.from <= PERIOD ? [days] : []
  })
  const near = dated.filter((days) => own === undefined || own - days.to <= 3 || key.endsWith(`|${days.from}`))
  const days = near[0] ?? dated[0]
  const around = new Map<string, PlaceMention>()
  for (const place of [...group.around, ...statements.flatMap((s) => placesOf(s).around)])
    if (!around.has(placeKey(place))) around.set(placeKey(place), place)
  const all = [...group.places, ...statements.flatMap((s) => s.places.filter(isPlace))]
  const named = keysOf(all)
  const fine = alike(named, keysOf((roundUp ? group.places : all).filter((place) => !isStretch(place))))
  return {
    index,
    what: group.what,
    report,
    places: group.places,
    around: [...around.values()],
    key,
    from: days?.from ?? own,
    to: days?.to ?? own,
    dated: days !== undefined,
    statements,
    named,
    roundUp,
    fine,
    towns: alike(fine, keysOf(all.filter((place) => place.id && !isBroad(place)))),
  }
}

/** One list for two that are the same, and one for all that are empty: every figure of a large case has some. */
function alike(known: readonly string[], list: readonly string[]): readonly string[] {
  return list.length === 0 ? NOWHERE : sameItems(known, list) ? known : list
}
const NOWHERE: readonly string[] = []
const keysOf = (places: readonly PlaceMention[]): string[] => [...new Set(places.map(placeKey))]

/** How much a shared figure tells: "one killed" is said of many events a day, "two" of fewer, five or more of few. */
export function weightOf(value: string): number {
  const n = Number(value.split(':')[1])
  return value.includes('vague') || !n ? 0 : n >= 5 ? 2 : n >= 2 ? 1.5 : 1
}

/** The figures a mention can be recognised by: "dead:12", "injured:30". */
export function valuesOf(mention: Mention): Set<string> {
  const out = new Set<string>()
  for (const s of mention.statements) {
    const key = valueKey(s)
    if (key) out.add(key)
    else if (s.figure?.qualifier === 'vague') out.add(`${groupOf(s.figure.of)}:vague:${s.figure.min ?? ''}`)
  }
  return out
}
