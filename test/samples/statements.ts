// Builders for tests: a report with figures in it, spelled out short. Spans are those of the number as it stands in the text.
import type { ChainLink, Figure, PlaceMention, Report, Statement } from '../../src/core/model/index.ts'
import { statementId } from '../../src/core/model/index.ts'
import type { ActorEntry, PlaceEntry, Registers } from '../../src/core/registers/register.ts'
import { nameKey } from '../../src/core/trace/speakers.ts'

export interface Said {
  /** The number as it stands in the text. */
  n: string
  of?: Figure['of']
  min?: number | null
  max?: number | null
  q?: Figure['qualifier']
  commitment?: Figure['commitment']
  remains?: Figure['remains']
  scope?: Figure['scope']
  detail?: Figure['scopeDetail']
  chain?: (string | ChainLink)[]
  places?: (string | PlaceMention)[]
  who?: Statement['who']
  actor?: string
  day?: string
  own?: boolean
}

/** A report of an outlet on a day, and the figures read from it. */
export function report(id: string, outlet: string, published: string, text: string, lang: 'ar' | 'en' = 'en', more: Partial<Report> = {}): Report {
  return { id, format: 'text', lang, outlet, text, titleEnd: 0, published, problems: [], ...more }
}

export function figure(of: Report, said: Said): Statement {
  const at = of.text.indexOf(said.n)
  if (at < 0) throw new Error(`${said.n} is not in the text of ${of.id}`)
  const span: [number, number] = [at, at + said.n.length]
  const number = Number(said.n.replace(/,/g, ''))
  const min = said.min === undefined ? number : said.min
  const max = said.max === undefined ? (said.q === 'more-than' || said.q === 'at-least' ? null : min) : said.max
  return {
    id: statementId(of.id, 'figure', span),
    report: of.id,
    kind: 'figure',
    span,
    figure: {
      span,
      of: said.of ?? 'killed',
      min,
      max,
      qualifier: said.q ?? 'exact',
      commitment: said.commitment ?? 'asserted',
      ...(said.remains ? { remains: said.remains } : {}),
      basis: 'not-stated',
      scope: said.scope ?? 'this',
      ...(said.detail ? { scopeDetail: said.detail } : {}),
    },
    ...(said.who ? { who: said.who } : {}),
    chain: (said.chain ?? []).map((link) => (typeof link === 'string' ? { name: link } : link)),
    places: (said.places ?? []).map((place) => (typeof place === 'string' ? { name: place } : place)),
    time: said.day ? { text: said.day, from: said.day, to: said.day, role: 'death' } : null,
    times: said.day ? [{ text: said.day, from: said.day, to: said.day, role: 'death' }] : [],
    actor: said.actor ? { name: said.actor } : null,
    actors: said.actor ? [{ name: said.actor, role: 'killed' }] : [],
    ...(said.own ? { ownReporter: true } : {}),
    because: ['test'],
  }
}

/** Registers over a few entries; empty by default. */
export function registersOf(actors: readonly ActorEntry[] = [], places: readonly PlaceEntry[] = []): Registers {
  const byName = new Map(actors.flatMap((actor) => [...actor.names.ar, ...actor.names.en].map((name) => [nameKey(name), actor] as const)))
  return {
    actors: { byId: (id) => actors.find((a) => a.id === id), byName: (name) => byName.get(nameKey(name)), match: () => undefined },
    places: {
      byId: (id) => places.find((p) => p.id === id),
      byName: (name) => places.filter((p) => p.names.some((n) => nameKey(n) === nameKey(name))),
      bySpelling: () => [],
      byLatinName: () => [],
      match: () => undefined,
      size: places.length,
    },
    stamp: 'test',
  }
}
