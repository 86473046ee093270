// API times on a large case: 10,000 reports made by rule, captured, read and derived for real; every route asked many times over HTTP.
// Then one report and one determination are added to it: how long until the case shows them, and until the views hold them. Exit 1 above a bar.
//   npm run bench -- api [--reports N] [--times N] [--rumours] [--keep DIR] (a folder of an earlier run is used as it is)
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

export const needsShared = false

/** Milliseconds: p95 of every route up to 10,000 reports and above, and of showing one more report or decision. */
const BAR = { usual: 50, large: 200, change: 1000 }

const PLACES = ['Raqqa', 'Aleppo', 'Homs', 'Idlib', 'Mosul', 'Sinjar', 'Tikrit', 'Deir ez-Zor', 'Hama', 'Daraa']
const PLACES_AR = ['الرقة', 'حلب', 'حمص', 'إدلب', 'الموصل', 'سنجار', 'تكريت', 'دير الزور', 'حماة', 'درعا']
const SPEAKERS = ['the local council', 'the health ministry', 'the civil defence', 'a rights monitor', 'the governor', 'residents']
const SPEAKERS_AR = ['المجلس المحلي', 'وزارة الصحة', 'الدفاع المدني', 'المرصد', 'المحافظ', 'الأهالي']

/** An article of about five figures; every seventh repeats an earlier one nearly word for word, as outlets do. */
function article(i) {
  const n = i % 7 === 6 ? i - 3 : i
  const k = (step, of) => (n * step) % of
  const date = new Date(Date.UTC(2017, 0, 1 + (i % 900))).toISOString().slice(0, 10)
  const base = { id: `made-${i}`, outlet: `Outlet ${i % 60}`, date }
  if (n % 2 === 0)
    return {
      ...base,
      lang: 'en',
      title: `${2 + k(13, 80)} killed in ${PLACES[k(1, 10)]}`,
      text: `${SPEAKERS[k(3, 6)]} in ${PLACES[k(1, 10)]} said on Tuesday that ${2 + k(13, 80)} civilians were killed and at least ${1 + k(7, 90)} people were injured in the strike.\n\nMore than ${20 + k(17, 400)} bodies were found in a mass grave near the town, ${SPEAKERS[k(5, 6)]} said. Another ${1 + k(11, 50)} people are missing, according to ${SPEAKERS[k(2, 6)]}. ${SPEAKERS[k(4, 6)]} had earlier put the toll at ${3 + k(19, 200)} dead.\n\n${'The town has changed hands several times since the war began and reporters have little access to it. '.repeat(12)}`,
    }
  return {
    ...base,
    lang: 'ar',
    title: `مقتل ${3 + k(13, 80)} مدنيا في ${PLACES_AR[k(1, 10)]}`,
    text: `قال ${SPEAKERS_AR[k(3, 6)]} في ${PLACES_AR[k(1, 10)]} يوم الثلاثاء إن ${3 + k(13, 80)} مدنيا قتلوا وأصيب ما لا يقل عن ${11 + k(7, 90)} شخصا في الغارة.\n\nوعثر على أكثر من ${20 + k(17, 400)} جثة في مقبرة جماعية قرب البلدة، بحسب ${SPEAKERS_AR[k(5, 6)]}. وما زال ${11 + k(11, 50)} شخصا في عداد المفقودين، وفق ${SPEAKERS_AR[k(2, 6)]}. وكان ${SPEAKERS_AR[k(4, 6)]} قد تحدث عن مقتل ${103 + k(19, 200)} شخصا.\n\n${'تبدلت السيطرة على البلدة مرات عدة منذ بداية الحرب ولا يصل إليها الصحفيون إلا نادرا. '.repeat(12)}`,
  }
}

function spent(since) {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

export async function run({ root, args }) {
  const { values: o } = parseArgs({
    args,
    options: { reports: { type: 'string' }, times: { type: 'string' }, keep: { type: 'string' }, rumours: { type: 'boolean' } },
  })
  const reports = Number(o.reports ?? 10_000)
  const times = Number(o.times ?? 60)
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const { createCase, openCase } = await dist('edge/case/case-folder.js')
  const { openLive } = await dist('edge/live/open-live.js')
  const { buildServer } = await dist('server/app.js')
  const { rumours } = await import(pathToFileURL(join(root, 'test/rumour/rumour.mjs')).href)
  const { anchorOf } = await dist('core/text/index.js')
  const dir = o.keep ?? join(mkdtempSync(join(tmpdir(), 'isnad-bench-')), 'case')
  const since = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`

  let start = performance.now()
  // Articles of ten towns that all meet each other, or rumours of many events: the thickest case and a usual one.
  const told = o.rumours ? rumours(7, reports + 40).reports : []
  const articleAt = (i) =>
    o.rumours ? { id: told[i].id, lang: told[i].lang, outlet: told[i].outlet, date: told[i].published, text: told[i].text } : article(i)
  if (!existsSync(join(dir, 'case.json'))) {
    await createCase(dir, { name: 'bench', operator: 'bench', clock: Date.now })
    const folder = await openCase(dir, { clock: Date.now })
    // As imports come: many files of some articles each.
    const files = (function* () {
      for (let at = 0; at < reports; at += 10) {
        const lines = Array.from({ length: Math.min(10, reports - at) }, (_, k) => JSON.stringify(articleAt(at + k))).join('\n')
        yield { bytes: Buffer.from(lines), name: `made-${at}.jsonl`, tool: { name: 'bench' } }
      }
    })()
    for await (const _receipt of folder.captureMany(files));
    await folder.close()
    console.log(`captured ${reports} reports in ${since(start)}`)
  }

  start = performance.now()
  let live = await openLive(dir, { clock: Date.now, software: 'bench', say: (words) => console.log(words) })
  console.log(`first opening (read, extract, derive): ${since(start)}`)
  console.log(JSON.stringify(live.snapshot().counts))
  start = performance.now()
  await live.settled()
  console.log(`views filled in ${since(start)} more`)
  await live.close()
  start = performance.now()
  live = await openLive(dir, { clock: Date.now, software: 'bench', say: (words) => console.log(words) })
  console.log(`second opening: ${since(start)}`)
  await live.settled()

  const key = 'k'.repeat(40)
  const app = await buildServer({ live, key, web: join(root, 'dist', 'web'), version: '0' })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const headers = { authorization: `Bearer ${key}` }
  const { case: derived } = live.snapshot()
  const pick = (list, i) => encodeURIComponent(list[(i * 7919) % list.length]?.id ?? 'none')
  const routes = {
    case: () => '/api/case',
    'reports, first page': () => '/api/reports',
    'reports, deep page': (i) => `/api/reports?limit=50&cursor=${pick(derived.reports, i)}`,
    'reports, filtered': (i) => `/api/reports?lang=ar&outlet=Outlet%20${i % 60}`,
    'reports, searched': (i) => `/api/reports?q=${encodeURIComponent(PLACES_AR[i % 10])}`,
    'one report': (i) => `/api/reports/${pick(derived.reports, i)}`,
    'statements, page': (i) => `/api/statements?cursor=${pick(derived.statements, i)}`,
    'statements, unreviewed figures': () => '/api/statements?kind=figure&reviewed=false',
    'one statement': (i) => `/api/statements/${pick(derived.statements, i)}`,
    'search, one word': (i) => `/api/search?q=${encodeURIComponent(PLACES[i % 10])}`,
    'search, two words': (i) => `/api/search?q=${encodeURIComponent(`مقابر ${PLACES_AR[i % 10]}`)}`,
    'one origin': (i) => `/api/origins/${pick(derived.origins, i)}`,
    origins: () => '/api/origins',
    sites: () => '/api/sites',
    'one site': (i) => `/api/sites/${pick(derived.sites, i)}`,
    incidents: () => '/api/incidents',
    'incidents, deep page': (i) => `/api/incidents?cursor=${pick(derived.incidents, i)}`,
    'origins by reports': () => '/api/origins?order=reports&limit=60',
    'origins near one': (i) => `/api/origins?order=reports&limit=500&near=${pick(derived.origins, i)}`,
    aggregates: () => '/api/aggregates?limit=20',
    unanchored: () => '/api/unanchored',
    determinations: () => '/api/determinations',
    'one incident': (i) => `/api/incidents/${pick(derived.incidents, i)}`,
    discrepancies: () => '/api/discrepancies',
    ledger: () => '/api/ledger',
  }
  const bar = reports > 10_000 ? BAR.large : BAR.usual
  let slow = 0
  console.log(`${'route'.padEnd(34)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${'max ms'.padStart(9)}${'CPU ms'.padStart(9)}${'kB'.padStart(9)}`)
  // Processor time of this process for each, asking included: what a busy machine does not blur.
  const row = (name, took, limit, cpu, bytes) => {
    took.sort((a, b) => a - b)
    const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
    if (at(0.95) >= limit) slow++
    const mark = at(0.95) >= limit ? `  over ${limit} ms` : ''
    const kB = bytes === undefined ? '' : (bytes / 1024).toFixed(0)
    console.log(
      `${name.padEnd(34)}${[at(0.5), at(0.95), took.at(-1) ?? 0, cpu / took.length].map((ms) => ms.toFixed(1).padStart(9)).join('')}${kB.padStart(9)}${mark}`,
    )
  }
  for (const [name, path] of Object.entries(routes)) {
    const took = []
    let bytes = 0
    const used = process.cpuUsage()
    for (let i = 0; i < times; i++) {
      const from = performance.now()
      const response = await fetch(`${base}${path(i)}`, { headers })
      const body = await response.arrayBuffer()
      took.push(performance.now() - from)
      bytes = Math.max(bytes, body.byteLength)
      if (!response.ok && response.status !== 404) throw new Error(`${path(i)}: ${response.status}`)
    }
    row(name, took, bar, spent(used), bytes)
  }
  console.log(`${slow} of ${Object.keys(routes).length} routes at or over ${bar} ms (p95)`)

  // The first change after opening waits for what the thread makes ready behind the first state; the others are what a person meets.
  const shown = []
  const held = []
  const cpus = [0, 0]
  const changes = Math.min(12, o.rumours ? 40 : 12)
  for (let i = 0; i < 2 * changes; i++) {
    const from = performance.now()
    const used = process.cpuUsage()
    const derivedNow = new Promise((resolve) => {
      const stop = live.subscribe((event) => {
        if (event.type !== 'derived') return
        stop()
        resolve(performance.now() - from)
      })
    })
    if (i < changes) {
      const line = JSON.stringify({ ...articleAt(o.rumours ? reports + i : i + 3), id: `more-${from}-${i}` })
      await live.capture([{ name: `more-${i}.jsonl`, bytes: Buffer.from(line) }])
    } else {
      const { case: now } = live.snapshot()
      const statement = now.statements.filter(({ kind }) => kind === 'figure')[(i * 7919) % 1000]
      const report = now.reports.find(({ id }) => id === statement.report)
      const act = { act: 'confirm', on: anchorOf(report, statement.figure.span), kind: 'figure' }
      await live.determine({ act, reason: 'bench', key: `bench-${from}-${i}` })
    }
    const took = await derivedNow
    await live.settled()
    if (i === 0) continue
    cpus[i < changes ? 0 : 1] += spent(used)
    ;(i < changes ? shown : held).push([took, performance.now() - from])
  }
  for (const [name, list, cpu] of [
    ['one more report', shown, cpus[0]],
    ['one determination', held, cpus[1]],
  ]) {
    row(
      `${name}: shown`,
      list.map(([a]) => a),
      BAR.change,
      cpu,
    )
    row(
      `${name}: in the views`,
      list.map(([, b]) => b),
      BAR.change,
      cpu,
    )
  }
  console.log(`${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident`)
  await app.close()
  await live.close()
  if (!o.keep) rmSync(join(dir, '..'), { recursive: true, force: true })
  return slow ? 1 : 0
}
