// The views on real databases: the embedded one and a PostgreSQL server; the same suite over both.
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Cluster, startPostgres } from '../../../test/databases/postgres.ts'
import { rumours } from '../../../test/rumour/rumour.mjs'
import { registersOf } from '../../../test/samples/statements.ts'
import { CaseState } from '../../core/case/case-state.ts'
import type { Case, Discrepancy, Report, Statement } from '../../core/model/index.ts'
import { termsOf } from '../live/search-terms.ts'
import { Snapshots } from '../live/snapshot.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { digestOf, linesOf, rowChanges, type Source, sourceDigest, TABLES } from './tables.ts'
import { Views } from './views.ts'

// Making an embedded database takes seconds, more on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const EMPTY: Case = {
  engine: 'e1',
  reconstructed: false,
  reports: [],
  statements: [],
  origins: [],
  lineage: [],
  sites: [],
  incidents: [],
  aggregates: [],
  discrepancies: [],
  drift: [],
  findings: [],
  unanchored: [],
}

function report(id: string, text: string, published: string): Report {
  return { id, format: 'text', lang: 'ar', text, titleEnd: 0, published, problems: [] }
}
function statement(of: Report, from: number, to: number): Statement {
  return {
    id: `${of.id}:figure:${from}-${to}`,
    report: of.id,
    kind: 'figure',
    span: [from, to],
    figure: {
      span: [from, to],
      of: 'bodies',
      min: 40,
      max: null,
      qualifier: 'more-than',
      commitment: 'asserted',
      basis: 'not-stated',
      scope: 'this',
    },
    chain: [{ name: 'المجلس المحلي' }],
    places: [],
    time: null,
    times: [],
    actor: null,
    actors: [],
    because: ['figure/test'],
  }
}
function sourceOf(reports: readonly Report[]): Source {
  const statements = reports.map((one) => statement(one, 0, 4))
  return {
    case: { ...EMPTY, reports: [...reports], statements },
    readings: new Map(reports.map((one, index) => [one.id, [statements[index] as Statement]])),
    originOf: new Map(),
    report: (id) => reports.find((one) => one.id === id),
  }
}

// Words with a NUL and half a surrogate pair: real captures hold both, and PostgreSQL's text neither.
const first = report('r1', 'عثر الأهالي على مقبرة جماعية في قرية النور\u0000 \ud800 وفيها أربعون جثة.', '2018-01-01')
const second = report('r2', "The council's own count: forty bodies in the graves \\ 'here'.", '2018-02-01')
const third = report('r3', 'وصل عدد الجثث في المقابر إلى خمسين.', '2018-03-01')

let cluster: Cluster | undefined
beforeAll(() => {
  cluster = startPostgres()
}, 60_000)
afterAll(() => cluster?.stop())

for (const engine of ['PGlite', 'PostgreSQL'] as const)
  describe(engine, () => {
    // One database for the suite, a case of its own for each test: making a database is what takes time.
    let dir = ''
    let open: Views | undefined
    let caseId = ''
    const said: string[] = []
    const begin = async (context: { skip(note?: string): void }, name: string) => {
      if (engine === 'PostgreSQL' && !cluster) context.skip('PostgreSQL is not installed')
      if (open && caseId === name) return open
      await open?.close()
      caseId = name
      open = await Views.open({
        ...(engine === 'PGlite' ? { dir: join(dir, 'views') } : { url: cluster?.url }),
        caseId,
        say: (words) => said.push(words),
      })
      return open
    }
    const reopen = async (context: { skip(note?: string): void }) => {
      await open?.close()
      open = undefined
      return begin(context, caseId)
    }
    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'isnad-views-'))
    })
    afterAll(async () => {
      await open?.close()
      await rm(dir, { recursive: true, force: true })
    })

    test('an empty database has no head; what was brought is there after reopening, with the same digest', async (context) => {
      const views = await begin(context, 'case1')
      expect(await views.head()).toBeUndefined()
      await views.reset()
      const source = sourceOf([first, second])
      await views.bring(source, { size: 3, root: 'aa', engine: 'e1' })
      const again = await reopen(context)
      expect(await again.head()).toEqual({ size: 3, root: 'aa', engine: 'e1' })
      expect(await again.digest()).toBe(sourceDigest(source))
      const held: [string, string][] = []
      for await (const piece of again.readings(1)) held.push(...piece)
      expect(held.map(([id]) => id)).toEqual([...source.readings.keys()].sort())
      expect(held.map(([, json]) => JSON.parse(json))).toEqual(held.map(([id]) => source.readings.get(id)))
    })

    test('a discrepancy between thousands of statements has its row like any other', async (context) => {
      const views = await begin(context, 'case8')
      await views.reset()
      const source = sourceOf([first])
      // ids that do not pack: an index measures a key as it is packed
      const statements = Array.from({ length: 2000 }, (_, i) => `${createHash('sha256').update(`${i}`).digest('hex').slice(0, 24)}:figure:1-2`)
      const wide = (id: string, last: string): Discrepancy => ({
        id,
        kind: 'disjoint',
        in: 's1',
        statements: [...statements, last],
        words: { ar: 'خلاف', en: 'They differ.' },
      })
      const full: Source = { ...source, case: { ...source.case, discrepancies: [wide('d1', 'a'), wide('d1', 'b')] } }
      await views.bring(full, { size: 3, root: 'aa', engine: 'e1' })
      expect(await views.digest()).toBe(sourceDigest(full))
      await views.bring(source, { size: 4, root: 'bb', engine: 'e1' })
      expect(await views.digest()).toBe(sourceDigest(source))
    })

    test('bringing a grown and a shrunk case leaves exactly that case', async (context) => {
      const views = await begin(context, 'case2')
      await views.reset()
      await views.bring(sourceOf([first, second]), { size: 3, root: 'aa', engine: 'e1' })
      const grown = sourceOf([first, second, third])
      await views.bring(grown, { size: 4, root: 'bb', engine: 'e1' })
      expect(await views.digest()).toBe(sourceDigest(grown))
      const shrunk = sourceOf([third])
      await views.bring(shrunk, { size: 5, root: 'cc', engine: 'e1' })
      expect(await views.digest()).toBe(sourceDigest(shrunk))
      expect((await views.head())?.size).toBe(5)
    })

    test('carrying what changed leaves what bringing the whole leaves', async (context) => {
      const views = await begin(context, 'case8')
      await views.reset()
      const truth = rumours(5, 60)
      const statementsOf = (report: Report) => truth.statements.get(report.id) ?? []
      const state = new CaseState(registersOf(), 'e1')
      const snapshots = new Snapshots()
      const readings = new Map<string, readonly Statement[]>()
      let before: Case | undefined
      for (const [n, report] of [truth.reports.slice(0, 50), ...truth.reports.slice(50).map((one) => [one])].entries()) {
        for (const one of report) readings.set(one.id, statementsOf(one))
        const { snapshot, changes, refiled } = snapshots.show(state.step(report, [], statementsOf), [], n, n)
        const source = { case: snapshot.case, readings, originOf: snapshot.originOf, report: (id: string) => snapshot.report.get(id) }
        const head = { size: n, root: 'aa', engine: 'e1' }
        if (n === 0) await views.bring(source, head)
        else await views.carry(rowChanges(changes, refiled, before, source), source, head)
        before = snapshot.case
        expect(await views.digest()).toBe(sourceDigest(source))
      }
      expect((await views.head())?.size).toBe(10)
    })

    test('search finds any spelling, newest first, and is not fooled by quotes', async (context) => {
      const views = await begin(context, 'case3')
      await views.reset()
      await views.bring(sourceOf([first, second, third]), { size: 4, root: 'aa', engine: 'e1' })
      const find = async (q: string) => (await views.find(termsOf(q), { reports: 10, statements: 10 })).reports
      expect(await find('المقبرة')).toEqual(['r3', 'r1'])
      expect(await find('جثث مقابر')).toEqual(['r3', 'r1'])
      expect(await find("council's grave")).toEqual(['r2'])
      expect(await find('مطار')).toEqual([])
      expect((await views.find(["a' | 'b", '\\', "''"], { reports: 10, statements: 10 })).reports).toEqual([])
      expect((await views.find(termsOf('المجلس المحلي'), { reports: 2, statements: 2 })).statements).toEqual(['r3:figure:0-4', 'r2:figure:0-4'])
    })

    test('a write that fails leaves the state before it', async (context) => {
      const views = await begin(context, 'case4')
      await views.reset()
      const source = sourceOf([first])
      await views.bring(source, { size: 2, root: 'aa', engine: 'e1' })
      const bad: Source = { ...sourceOf([second, third]), originOf: new Map([['r2:figure:0-4', { id: 1n as unknown as string }]]) }
      await expect(views.bring(bad, { size: 9, root: 'zz', engine: 'e1' })).rejects.toThrow()
      expect(await views.head()).toEqual({ size: 2, root: 'aa', engine: 'e1' })
      expect(await views.digest()).toBe(sourceDigest(source))
    })

    test('two cases in one server do not see each other', async (context) => {
      const one = await begin(context, 'case5')
      await one.reset()
      await one.bring(sourceOf([first]), { size: 2, root: 'aa', engine: 'e1' })
      const two = await begin(context, 'case6')
      expect(await two.head()).toBeUndefined()
    })

    test('a word most reports hold is looked for from the newest down, not by reading all that hold it', async (context) => {
      if (engine === 'PostgreSQL') return // its own worker counts words too, when it comes to it
      const views = await begin(context, 'case9')
      await views.reset()
      const many = Array.from({ length: 2500 }, (_, i) => report(`m${i}`, `Forty bodies in the grave of case ${i}.`, '2018-01-01'))
      await views.bring(sourceOf(many), { size: 2, root: 'aa', engine: 'e1' })
      await views.close()
      open = undefined
      const driver = pgliteDialect(join(dir, 'views')).createDriver()
      await driver.init()
      const connection = await driver.acquireConnection()
      const ask = async (text: string) => JSON.stringify((await connection.executeQuery(CompiledQuery.raw(text) as never)).rows)
      const counted = await ask("select reltuples from pg_class where relname = 'reports_words' and relnamespace = 'isnad_case9'::regnamespace")
      const plan = await ask(
        "explain select id from isnad_case9.reports_words where terms @@ $$'grave'$$::tsquery order by published desc nulls last, id desc limit 20",
      )
      await driver.releaseConnection(connection)
      await driver.destroy()
      expect(counted).toContain('2500')
      expect(plan).toContain('reports_words_published_id_idx')
    })

    test('a damaged embedded database is deleted and made anew, and says so', async (context) => {
      if (engine === 'PostgreSQL') return
      const views = await begin(context, 'case7')
      await views.reset()
      await views.bring(sourceOf([first]), { size: 2, root: 'aa', engine: 'e1' })
      await views.close()
      open = undefined
      await writeFile(join(dir, 'views', 'PG_VERSION'), '9\n')
      const again = await begin(context, 'case7')
      expect(said.join()).toContain('deleted')
      expect(await again.head()).toBeUndefined()
      await again.reset()
      await again.bring(sourceOf([first]), { size: 2, root: 'aa', engine: 'e1' })
      expect(await again.digest()).toBe(sourceDigest(sourceOf([first])))
    })
  })

test('the digest depends on every value and not on the order of rows', () => {
  const rows = TABLES.map((table) => [table.name, [...linesOf(table, sourceOf([first, second, third]))]] as const)
  const turned = rows.map(([name, list]) => [name, [...list].reverse()] as const)
  expect(digestOf(turned)).toBe(digestOf(rows))
  expect(sourceDigest(sourceOf([first, { ...second, text: `${second.text} ` }, third]))).not.toBe(digestOf(rows))
})
