// The tables of the views: what each row holds, made from a derived case. Every row keeps its whole value as text and that text's hash.
import { createHash } from 'node:crypto'
import type { Aggregate, Case, Discrepancy, Drift, Incident, Lineage, Origin, Report, Site, Statement } from '../../core/model/index.ts'
import { statementWords } from '../live/memory-search.ts'
import { jsonText, type Reading } from '../live/packed-reading.ts'
import type { Changes } from '../live/patch.ts'
import { termsOf } from '../live/search-terms.ts'

type Cell = string | number | boolean | null
/** A row: id, `doc` (the value as derived, in JSON), and the table's own columns. */
export type Row = { readonly id: string; readonly hash: string; readonly doc: string } & Readonly<Record<string, Cell>>

/** A row not yet written out: its hash tells whether it must be. */
export interface Line {
  readonly id: string
  readonly hash: string
  row(): Row
}

export interface Table {
  readonly name: string
  /** Own columns with their PostgreSQL types; `terms` is a search column, filled from words with spaces between. */
  readonly columns: Readonly<Record<string, 'text' | 'integer' | 'double precision' | 'boolean' | 'tsvector'>>
  readonly indexes: readonly string[]
  /** Every value of the table with its id. */
  items(source: Source): Iterable<readonly [id: string, value: object]>
  /** The table's own columns of one value. */
  cells(value: never, source: Source): Readonly<Record<string, Cell | undefined>>
  /** What a row's hash covers beside its value. */
  extra?(value: never, source: Source): string | undefined
}

/** Rows that changed, by table and id: the value that stands there now, or undefined where none does. */
export type RowChanges = ReadonlyMap<string, ReadonlyMap<string, object | undefined>>

/** What the views are made from: the derived case, and each report's statements as the machine read them. */
export interface Source {
  readonly case: Case
  readonly readings: ReadonlyMap<string, Reading>
  readonly originOf: ReadonlyMap<string, { readonly id: string }>
  readonly report: (id: string) => Report | undefined
}

const PLACE = { name: 'text', lat: 'double precision', lon: 'double precision', precision: 'text' } as const

export const TABLES: readonly Table[] = [
  {
    name: 'reports',
    columns: {
      outlet: 'text',
      lang: 'text',
      published: 'text',
      title: 'text',
      url: 'text',
      format: 'text',
      sha256: 'text',
      reconstructed: 'boolean',
      terms: 'tsvector',
    },
    indexes: ['published', 'outlet'],
    items: ({ case: { reports } }) => byId(reports),
    cells: (report: Report) => ({
      outlet: report.outlet,
      lang: report.lang,
      published: report.published,
      title: report.title,
      url: report.url,
      format: report.format,
      sha256: report.capture?.sha256,
      reconstructed: report.reconstructed === true,
      terms: wordsOf([report.text, report.outlet, report.author]),
    }),
  },
  {
    name: 'statements',
    columns: {
      report: 'text',
      kind: 'text',
      starts: 'integer',
      ends: 'integer',
      counted: 'text',
      min: 'double precision',
      max: 'double precision',
      qualifier: 'text',
      commitment: 'text',
      remains: 'text',
      scope: 'text',
      reviewed: 'text',
      origin: 'text',
      place: 'text',
      actor: 'text',
      published: 'text',
      terms: 'tsvector',
    },
    indexes: ['report', 'kind', 'origin', 'published'],
    items: ({ case: { statements } }) => byId(statements),
    extra: (statement: Statement, { originOf }) => originOf.get(statement.id)?.id,
    cells: (statement: Statement, { originOf, report }) => ({
      report: statement.report,
      kind: statement.kind,
      starts: statement.span[0],
      ends: statement.span[1],
      counted: statement.figure?.of,
      min: statement.figure?.min,
      max: statement.figure?.max,
      qualifier: statement.figure?.qualifier,
      commitment: statement.figure?.commitment,
      remains: statement.figure?.remains,
      scope: statement.figure?.scope,
      reviewed: statement.how ?? 'machine',
      origin: originOf.get(statement.id)?.id,
      place: statement.places[0]?.name,
      actor: statement.actor?.name,
      published: report(statement.report)?.published,
      terms: wordsOf(statementWords(report(statement.report), statement)),
    }),
  },
  {
    name: 'origins',
    columns: { actor: 'text', act: 'text', stake: 'text', reports: 'integer', statements: 'integer' },
    indexes: ['actor'],
    items: ({ case: { origins } }) => byId(origins),
    cells: (origin: Origin) => ({
      actor: origin.actor,
      act: origin.act,
      stake: origin.stake,
      reports: origin.reports.length,
      statements: origin.statements.length,
    }),
  },
  {
    name: 'sites',
    columns: { code: 'text', ...PLACE, stage: 'text' },
    indexes: ['code'],
    items: ({ case: { sites } }) => byId(sites),
    cells: (site: Site) => ({ code: site.code, ...placeOf(site.place), stage: site.stage }),
  },
  {
    name: 'incidents',
    columns: { code: 'text', ...PLACE, earliest: 'text', latest: 'text', actor: 'text' },
    indexes: ['code', 'earliest'],
    items: ({ case: { incidents } }) => byId(incidents),
    cells: (incident: Incident) => ({
      code: incident.code,
      ...placeOf(incident.place),
      earliest: incident.date.from,
      latest: incident.date.to,
      actor: incident.actor,
    }),
  },
  {
    name: 'others',
    columns: {},
    indexes: [],
    items: function* ({ case: derived }) {
      for (const kind of OTHERS) for (const value of derived[kind]) yield [otherId(kind, value), value]
      yield* restItems(derived)
    },
    cells: () => ({}),
  },
  {
    // Statements as the machine read them, before any determination: spares reading every text again at the next start.
    name: 'readings',
    columns: {},
    indexes: [],
    items: ({ readings }) => readings,
    cells: () => ({}),
  },
]

/** Lists that no table of their own is kept for. */
const OTHERS = ['aggregates', 'lineage', 'drift', 'discrepancies'] as const
type Other = Aggregate | Lineage | Drift | Discrepancy

/** A PostgreSQL index holds keys up to some 2,700 bytes: what links many statements is known by a hash of them. */
const KEY = 1000
function otherId(kind: (typeof OTHERS)[number], value: Other): string {
  const id = linksOf(kind, value)
  return Buffer.byteLength(id) <= KEY ? id : `${id.slice(0, 200)}#${createHash('sha256').update(id).digest('hex')}`
}

/** What has no id of its own is known by what it links. */
function linksOf(kind: (typeof OTHERS)[number], value: Other): string {
  if ('what' in value) return `${kind}:${value.what}|${value.from}|${value.to}`
  if ('in' in value) return `${kind}:${value.id}|${value.in}|${value.statements.join()}`
  if ('area' in value) return `${kind}:${value.id}`
  return `${kind}:${value.kind}|${value.from}|${value.to}`
}

/** Findings, and what no longer anchors: few, and always told whole. */
function* restItems({ findings, unanchored }: Pick<Case, 'findings' | 'unanchored'>): Generator<[id: string, value: object]> {
  for (const finding of findings) yield [`findings:${finding.id}`, finding]
  for (const [at, value] of unanchored.entries()) yield [`unanchored:${String(at).padStart(8, '0')}`, value]
}

/** The rows that a change of a case comes to. `before` is the case it was made from. */
export function rowChanges(changes: Changes, refiled: readonly Statement[], before: Case | undefined, source: Source): RowChanges {
  const out = new Map<string, Map<string, object | undefined>>(TABLES.map(({ name }) => [name, new Map()]))
  const rows = (table: string) => out.get(table) as Map<string, object | undefined>
  for (const table of ['reports', 'statements', 'origins', 'sites', 'incidents'] as const) {
    const { removed, added } = changes[table]
    for (const { id } of removed) rows(table).set(id, undefined)
    for (const value of added) rows(table).set(value.id, value)
  }
  for (const statement of refiled) rows('statements').set(statement.id, statement)
  for (const kind of OTHERS) {
    const { removed, added } = changes[kind]
    for (const value of removed) rows('others').set(otherId(kind, value), undefined)
    for (const value of added) rows('others').set(otherId(kind, value), value)
  }
  for (const [id] of before ? restItems(before) : []) rows('others').set(id, undefined)
  for (const [id, value] of restItems(source.case)) rows('others').set(id, value)
  for (const { id } of changes.reports.added) rows('readings').set(id, source.readings.get(id))
  return out
}

/** Hash of one row: its value, and the origin a statement is filed under, which its value does not hold. */
export function hashOf(doc: string, extra: string): string {
  return createHash('sha256').update(doc).update(extra).digest('hex')
}

/** Digest of a derived state from the hashes of its rows: the same captures, determinations and engine give the same one. */
export function digestOf(tables: Iterable<readonly [table: string, rows: Iterable<{ readonly id: string; readonly hash: string }>]>): string {
  const digest = createHash('sha256')
  for (const [table, rows] of tables) {
    const sorted = [...rows].map(({ id, hash }) => `${JSON.stringify(id)} ${hash}\n`).sort()
    digest.update(`${table} ${sorted.length}\n`)
    for (const row of sorted) digest.update(row)
  }
  return digest.digest('hex')
}

/** Digest of a derived state, straight from memory. */
export function sourceDigest(source: Source): string {
  return digestOf(TABLES.map((table) => [table.name, linesOf(table, source)]))
}

/** Every line of a table, each made when it is asked for: the caller may pause between two. */
export function* linesOf(table: Table, source: Source): Generator<Line> {
  for (const [id, value] of table.items(source)) yield lineOf(table, id, value, source)
}

/** The line of one value. */
export function lineOf(table: Table, id: string, value: object, source: Source): Line {
  return line(id, value, () => table.cells(value as never, source), table.extra?.(value as never, source) ?? '')
}

/** Values that are the same objects as before have the same hash: a determination touches few of fifty thousand. */
const KNOWN = new WeakMap<object, { readonly hash: string; readonly extra: string }>()

function line(id: string, value: object, columns: () => Readonly<Record<string, Cell | undefined>>, extra = ''): Line {
  const known = KNOWN.get(value)
  let hash = known?.extra === extra ? known.hash : undefined
  if (hash === undefined) {
    hash = hashOf(jsonText(value), extra)
    KNOWN.set(value, { hash, extra })
  }
  const made = hash
  return {
    id,
    hash,
    row() {
      const cells = Object.entries(columns()).map(([name, cell]) => [name, typeof cell === 'string' ? storable(cell) : (cell ?? null)])
      return { ...(Object.fromEntries(cells) as Record<string, Cell>), id, hash: made, doc: jsonText(value) }
    },
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Iterable<readonly [string, T]> {
  return (function* () {
    for (const item of items) yield [item.id, item] as const
  })()
}

function placeOf(place: Case['sites'][number]['place']) {
  return { name: place.name, lat: place.lat, lon: place.lon, precision: place.precision }
}

/** A tsvector holds at most a megabyte and a lexeme two kilobytes: what a text has beyond that is not searched. */
const LEXEME = 80
const LEXEMES = 900_000
function wordsOf(texts: readonly (string | undefined)[]): string {
  const words = new Set<string>()
  let bytes = 0
  for (const text of texts) {
    if (text === undefined) continue
    for (const term of termsOf(text)) {
      const word = term.slice(0, LEXEME)
      if (words.has(word)) continue
      bytes += Buffer.byteLength(word) + 8
      if (bytes > LEXEMES) return [...words].join(' ')
      words.add(word)
    }
  }
  return [...words].join(' ')
}

/** PostgreSQL's text holds neither NUL nor half a surrogate pair; the whole value stands escaped in `doc`. */
function storable(text: string): string {
  return text.replaceAll(UNSTORABLE, '\ufffd')
}
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The lexeme a search term is stored as. */
export function lexemeOf(term: string): string {
  return storable(term.slice(0, LEXEME))
}
