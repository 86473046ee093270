// The tables of the views: what each row holds, made from a derived case. Every row keeps its whole value as text and that text's hash.
import { createHash } from 'node:crypto'
import type { Case, Statement } from '../../core/model/index.ts'
import { statementWords } from '../live/memory-search.ts'
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
  lines(source: Source): Iterable<Line>
}

/** What the views are made from: the derived case, and each report's statements as the machine read them. */
export interface Source {
  readonly case: Case
  readonly readings: ReadonlyMap<string, readonly Statement[]>
  readonly originOf: ReadonlyMap<string, { readonly id: string }>
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
    lines: ({ case: { reports } }) =>
      each(reports, (report) =>
        line(report.id, report, () => ({
          outlet: report.outlet,
          lang: report.lang,
          published: report.published,
          title: report.title,
          url: report.url,
          format: report.format,
          sha256: report.capture?.sha256,
          reconstructed: report.reconstructed === true,
          terms: wordsOf([report.text, report.outlet, report.author]),
        })),
      ),
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
    lines: (source) => {
      const reports = new Map(source.case.reports.map((report) => [report.id, report]))
      return each(source.case.statements, (statement) => {
        const origin = source.originOf.get(statement.id)?.id
        const report = reports.get(statement.report)
        return line(
          statement.id,
          statement,
          () => ({
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
            origin,
            place: statement.places[0]?.name,
            actor: statement.actor?.name,
            published: report?.published,
            terms: wordsOf(statementWords(report, statement)),
          }),
          origin,
        )
      })
    },
  },
  {
    name: 'origins',
    columns: { actor: 'text', act: 'text', stake: 'text', reports: 'integer', statements: 'integer' },
    indexes: ['actor'],
    lines: ({ case: { origins } }) =>
      each(origins, (origin) =>
        line(origin.id, origin, () => ({
          actor: origin.actor,
          act: origin.act,
          stake: origin.stake,
          reports: origin.reports.length,
          statements: origin.statements.length,
        })),
      ),
  },
  {
    name: 'sites',
    columns: { code: 'text', ...PLACE, stage: 'text' },
    indexes: ['code'],
    lines: ({ case: { sites } }) =>
      each(sites, (site) => line(site.id, site, () => ({ code: site.code, ...placeOf(site.place), stage: site.stage }))),
  },
  {
    name: 'incidents',
    columns: { code: 'text', ...PLACE, earliest: 'text', latest: 'text', actor: 'text' },
    indexes: ['code', 'earliest'],
    lines: ({ case: { incidents } }) =>
      each(incidents, (incident) =>
        line(incident.id, incident, () => ({
          code: incident.code,
          ...placeOf(incident.place),
          earliest: incident.date.from,
          latest: incident.date.to,
          actor: incident.actor,
        })),
      ),
  },
  {
    name: 'others',
    columns: { kind: 'text' },
    indexes: ['kind'],
    lines: function* ({ case: derived }) {
      // Lineage, drift and unanchored have no id of their own: their place in the derived order is one.
      for (const kind of ['aggregates', 'lineage', 'drift', 'discrepancies', 'findings', 'unanchored'] as const)
        for (const [index, value] of derived[kind].entries()) yield line(`${kind}:${String(index).padStart(8, '0')}`, value, () => ({ kind }))
    },
  },
  {
    // Statements as the machine read them, before any determination: spares reading every text again at the next start.
    name: 'readings',
    columns: {},
    indexes: [],
    lines: ({ readings }) => each(readings, ([report, statements]) => line(report, statements, () => ({}))),
  },
]

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
  return digestOf(TABLES.map((table) => [table.name, table.lines(source)]))
}

/** Values that are the same objects as before have the same hash: a determination touches few of fifty thousand. */
const KNOWN = new WeakMap<object, { readonly hash: string; readonly extra: string }>()

function line(id: string, value: object, columns: () => Readonly<Record<string, Cell | undefined>>, extra = ''): Line {
  const known = KNOWN.get(value)
  let hash = known?.extra === extra ? known.hash : undefined
  if (hash === undefined) {
    hash = hashOf(JSON.stringify(value), extra)
    KNOWN.set(value, { hash, extra })
  }
  const made = hash
  return {
    id,
    hash,
    row() {
      const cells = Object.entries(columns()).map(([name, cell]) => [name, typeof cell === 'string' ? storable(cell) : (cell ?? null)])
      return { ...(Object.fromEntries(cells) as Record<string, Cell>), id, hash: made, doc: JSON.stringify(value) }
    },
  }
}

/** One line for each item, made when it is asked for: the caller may pause between two. */
function* each<T>(items: Iterable<T>, make: (item: T) => Line): Generator<Line> {
  for (const item of items) yield make(item)
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
