// Parts on what was said and by whom: chronology, responsibility, demands and denials, earliest speakers, imported tables, findings, the map.
import {
  actorRoleLabels,
  countedLabels,
  countWords,
  figureWords,
  kindLabels,
  nouns,
  numberWords,
  originActLabels,
  type Statement,
  stakeLabels,
  standardLabels,
  timeRoleLabels,
  type Words,
} from '../../model/index.ts'
import { isolateLtr, isolateName } from '../direction.ts'
import type { Block, Line, Section } from '../dossier.ts'
import { drawMap, type MapPlace } from '../drawings/map.ts'
import { exposed } from '../exposure.ts'
import { joined, labelled, line, plain } from '../lines.ts'
import { statementsBehind } from '../tallies.ts'
import { type Compiling, type NameIn, named } from './compiling.ts'
import { holderName } from './holders.ts'

export function originsSection({ state, within, book, selection, context }: Compiling): Section[] {
  const chosen = selection.origins && new Set(selection.origins)
  const origins = state.origins.filter((origin) => origin.reports.some((report) => within.has(report)) && (!chosen || chosen.has(origin.id)))
  const items = origins.map((origin) =>
    line(
      joined(
        [
          named(origin.actor, context.nameIn),
          originActLabels[origin.act],
          stakeLabels[origin.stake],
          countWords(origin.reports.length, nouns.report),
          dateSpan(origin.date.from, origin.date.to),
        ].filter((words) => words.en !== ''),
      ),
      book.cite(origin.statements, 5),
    ),
  )
  return [{ id: 'origins', level: 1, heading: { ar: 'القائلون الأوائل المعروفون', en: 'Earliest known speakers' }, blocks: listOf(items) }]
}

/** How many different things one day's line names; the rest is behind its footnotes. */
const MOST_NAMED = 6

export function chronologySection({ spoken, book, context, state }: Compiling): Section[] {
  const siteOf = new Map(state.sites.flatMap((site) => statementsBehind(site.tallies).map((id) => [id, holderName(site)] as const)))
  const dated = spoken
    .flatMap((s) => s.times.filter((t) => t.from !== undefined && t.role !== 'report').map((t) => ({ time: t, statement: s })))
    .sort((a, b) => order(a.time.from ?? '', b.time.from ?? '') || order(a.statement.id, b.statement.id))
  const byDay = new Map<string, { day: Words; things: Map<string, { words: Words; id: string }>; ids: string[] }>()
  for (const { time, statement } of dated) {
    const key = `${time.from?.slice(0, 10)}/${time.to?.slice(0, 10) ?? ''}/${time.role}`
    const day = joined([dateSpan(time.from, time.to), timeRoleLabels[time.role]])
    const entry = byDay.get(key) ?? { day, things: new Map<string, { words: Words; id: string }>(), ids: [] }
    const thing = whatOf(statement, siteOf.get(statement.id), context.nameIn)
    if (!entry.things.has(thing.en)) entry.things.set(thing.en, { words: thing, id: statement.id })
    entry.ids.push(statement.id)
    byDay.set(key, entry)
  }
  const items = [...byDay.values()].map(({ day, things, ids }) => {
    const firsts = [...things.values()].slice(0, MOST_NAMED)
    const shown = firsts.map(({ words }) => words)
    const rest = things.size - shown.length
    // What the line names is cited before anything else: no figure stands without its footnote.
    const cited = new Set([...firsts.map(({ id }) => id), ...ids])
    if (rest > 0) shown.push({ ar: `وغير ذلك: ${rest}`, en: `and others: ${rest}` })
    return line(labelled(day, joined(shown, { ar: '؛ ', en: '; ' })), book.cite([...cited], 12))
  })
  return [{ id: 'chronology', level: 1, heading: { ar: 'التسلسل الزمني كما ورد', en: 'Chronology as reported' }, blocks: listOf(items) }]
}

/** What a statement is about, short: its figure or kind, and its place. */
function whatOf({ figure, kind, places }: Statement, site: Words | undefined, nameIn: NameIn | undefined): Words {
  const what = figure ? figureWords(figure) : kindLabels[kind]
  const where = site ?? (places[0] && named(places[0].name, nameIn))
  return where ? joined([what, where]) : what
}

/** One line for all that is said in the same words of ours: who, what, of whom or to whom. */
export function saidSection({ spoken, book, context }: Compiling): Section[] {
  const { nameIn } = context
  const bySaid = new Map<string, { words: Words; ids: string[] }>()
  for (const statement of spoken) {
    if (statement.kind === 'figure') continue
    const speaker = statement.chain.at(-1)?.name
    const parts: Words[] = [speaker ? named(speaker, nameIn) : OWN_VOICE, kindLabels[statement.kind]]
    if (statement.actor && statement.kind === 'accusation') parts.push(labelled(actorRoleLabels.killed, named(statement.actor.name, nameIn)))
    if (statement.to) parts.push(labelled({ ar: 'إلى', en: 'addressed to' }, named(statement.to.name, nameIn)))
    const words = joined(parts)
    const entry = bySaid.get(words.ar) ?? { words, ids: [] }
    entry.ids.push(statement.id)
    bySaid.set(words.ar, entry)
  }
  const items = [...bySaid.values()].map(({ words, ids }) => line(words, book.cite(ids)))
  const heading = { ar: 'نسبة المسؤولية والمطالب والنفي، كما قيلت', en: 'Responsibility, demands and denials, as said' }
  return [{ id: 'said', level: 1, heading, blocks: listOf(items) }]
}
const OWN_VOICE: Words = { ar: 'بصوت المنشور نفسه', en: "in the outlet's own voice" }

export function findingsSection({ state, book }: Compiling): Section[] {
  const items = state.findings.map((finding) => {
    const standard = standardLabels[finding.standard as keyof typeof standardLabels] ?? plain(finding.standard)
    return line(
      joined([plain(finding.text), standard, plain(`${isolateName(finding.by)}, ${isolateLtr(finding.at.slice(0, 10))}`)]),
      book.cite(finding.statements),
    )
  })
  const heading = { ar: 'خلاصات المحلل، منفصلة عن الأقوال', en: "The analyst's findings, apart from statements" }
  return [{ id: 'findings', level: 1, heading, blocks: listOf(items) }]
}

/** Figures of tables that people brought in: beside everything that was read, never in it. */
export function importedSection({ state, within, book, context }: Compiling): Section[] {
  const mine = state.statements.filter(
    (s): s is Statement & { figure: NonNullable<Statement['figure']> } => s.how === 'imported' && within.has(s.report) && s.figure !== undefined,
  )
  const items = mine.map((s) =>
    line(
      joined(
        [
          plain(s.places[0]?.name ?? '—'),
          dateSpan(s.time?.from, s.time?.to),
          countedLabels[s.figure.of],
          numberWords({ min: s.figure.min, max: s.figure.max }),
          ...(s.chain[0] ? [named(s.chain[0].name, context.nameIn)] : []),
        ].filter((words) => words.en !== ''),
      ),
      book.cite([s.id]),
    ),
  )
  const heading = { ar: 'أعداد من جداول أدخلت، خارج كل نطاق', en: 'Figures of tables that were brought in, outside every range' }
  return [{ id: 'imported', level: 1, heading, blocks: listOf(items) }]
}

/** Metres of doubt a precision has by itself. */
const RADIUS = { site: 250, neighbourhood: 1_500, settlement: 5_000, district: 25_000, governorate: 80_000, country: null, unknown: null } as const

export function mapSection({ sites, incidents, classes }: Compiling): Section[] {
  const withheld: Line[] = []
  const places = (lang: 'ar' | 'en'): MapPlace[] =>
    [...sites.map((holder) => ({ holder, kind: 'site' as const })), ...incidents.map((holder) => ({ holder, kind: 'incident' as const }))].flatMap(
      ({ holder, kind }) => {
        const { lat, lon, precision } = holder.place
        const shown = lat !== undefined && lon !== undefined ? exposed(lat, lon, classes.get(holder.id) ?? 'withheld') : null
        if (!shown) {
          if (lang === 'ar') withheld.push(line(holderName(holder)))
          return []
        }
        const own = RADIUS[precision]
        return [{ label: holderName(holder)[lang], lat: shown.lat, lon: shown.lon, radius: own === null ? null : own + shown.doubt, kind }]
      },
    )
  const shown = { ar: places('ar'), en: places('en') }
  const [ar, en] = [drawMap(shown.ar, 'ar'), drawMap(shown.en, 'en')]
  const blocks: Block[] = []
  if (ar && en) {
    blocks.push({
      kind: 'drawing',
      caption: {
        ar: 'الأماكن كما تنشر: المملوء موقع والفارغ حادثة، والدائرة مدى الشك. لا خلفية للخريطة عمدا.',
        en: 'Places as they are published: filled is a site, hollow an incident, the circle is the doubt. The map has no ground on purpose.',
      },
      ar,
      en,
      instead: shown.ar.map((place, i) =>
        line({ ar: `${place.label}: ${place.lat}, ${place.lon}`, en: `${shown.en[i]?.label}: ${place.lat}, ${place.lon}` }),
      ),
    })
  }
  if (withheld.length) {
    blocks.push(
      { kind: 'line', weight: 'strong', line: line({ ar: 'أماكن لا تنشر إحداثياتها', en: 'Places whose coordinates are not published' }) },
      { kind: 'list', items: withheld },
    )
  }
  return [{ id: 'map', level: 1, heading: { ar: 'الخريطة', en: 'Map' }, blocks }]
}

function listOf(items: readonly Line[]): Block[] {
  return items.length ? [{ kind: 'list', items }] : []
}

/** A day or a span of days; each date held left to right. Days only: the hour of a publication says nothing about the event. */
function dateSpan(from: string | undefined, to: string | undefined): Words {
  const [first, last] = [from, to].map((d) => d?.slice(0, 10)).filter((d) => d !== undefined)
  if (first === undefined) return plain('')
  if (last === undefined || last === first) return plain(isolateLtr(first))
  return { ar: `من ${isolateLtr(first)} إلى ${isolateLtr(last)}`, en: `${first} to ${last}` }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
