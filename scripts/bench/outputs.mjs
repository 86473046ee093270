// Outputs at size: 1,000 statements to PDF and Word, 100,000 rows to CSV and a workbook; wall and processor time, and memory at the peak beyond what the case takes.
//   npm run bench -- outputs
export const needsShared = false

import { makeOutput } from '../../dist/edge/outputs/outputs.js'

function made(count) {
  const perReport = 20
  const reports = Array.from({ length: Math.ceil(count / perReport) }, (_, r) => {
    const lines = Array.from(
      { length: perReport },
      (_, i) => `At least ${r * perReport + i + 1} bodies were recovered from the grave, قالت البلدية, near the river on Monday.`,
    )
    return {
      id: `r${r}`,
      format: 'text',
      lang: 'en',
      outlet: `Outlet ${r}`,
      text: lines.join('\n'),
      titleEnd: 0,
      published: '2018-11-01',
      problems: [],
      capture: { entry: r + 1, sha256: 'ab'.repeat(32), item: '' },
    }
  })
  const statements = reports.flatMap(({ id, text }) => {
    let at = 0
    return text.split('\n').map((line) => {
      const span = [at + 9, at + line.indexOf(' were')]
      at += line.length + 1
      const n = Number(/\d+/.exec(line)[0])
      return {
        id: `${id}:figure:${span[0]}-${span[1]}`,
        report: id,
        kind: 'figure',
        span,
        figure: {
          span,
          of: 'bodies',
          min: n,
          max: null,
          qualifier: 'at-least',
          commitment: 'asserted',
          remains: 'recovered',
          basis: 'not-stated',
          scope: 'this',
        },
        chain: [{ name: 'البلدية' }],
        places: [{ name: 'Raqqa' }],
        time: null,
        times: [],
        actor: null,
        actors: [],
        because: [],
      }
    })
  })
  const ids = statements.map(({ id }) => id)
  const value = (s) => ({ min: s.figure.min, max: null, reports: 1, origins: 1, untraced: 0, independent: [0, 1], statements: [s.id] })
  const tally = {
    of: 'bodies',
    remains: 'recovered',
    asOf: null,
    reviewed: false,
    low: 1,
    high: null,
    best: null,
    values: statements.slice(0, 1000).map(value),
    beside: [],
    statements: ids.slice(0, 1000),
  }
  const site = {
    id: 's1',
    code: null,
    place: { name: 'Raqqa', lat: 35.9512, lon: 39.0123, precision: 'settlement' },
    stage: 'recovered',
    stages: [],
    reports: reports.map(({ id }) => id),
    tallies: [tally],
    relations: [],
    why: [],
  }
  return {
    engine: 'bench',
    reconstructed: false,
    reports,
    statements,
    origins: [],
    lineage: [],
    sites: [site],
    incidents: [],
    aggregates: [],
    discrepancies: [],
    drift: [],
    findings: [],
    unanchored: [],
  }
}
const material = (state) => ({
  case: state,
  determinations: [],
  name: 'bench',
  by: 'bench',
  madeAt: '2026-01-01T00:00:00.000Z',
  checkpoint: { size: 1, root: 'ab'.repeat(32) },
})

async function timed(label, state, form, language) {
  global.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  const output = await makeOutput(material(state), { form, language, selection: {} })
  for (const _ of output.parts()) peak = Math.max(peak, process.memoryUsage().rss)
  const used = process.cpuUsage(cpu)
  clearInterval(watch)
  const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`
  const seconds = (performance.now() - wall) / 1000
  console.log(
    `${label.padEnd(34)} ${seconds.toFixed(1)} s wall  ${((used.user + used.system) / 1e6).toFixed(1)} s cpu  ${mb(output.size)} out  +${mb(peak - before)} at the peak`,
  )
  return seconds > (BAR[form] ?? Number.POSITIVE_INFINITY) || (peak - before) / 1e6 > (MOST[form] ?? Number.POSITIVE_INFINITY) ? 1 : 0
}

/** Seconds on an idle machine of two cores. */
const BAR = { 'dossier.pdf': 10, 'dossier.docx': 3, 'statements.csv': 5 }

/** Megabytes at the peak beyond what the case takes. */
const MOST = { 'case.xlsx': 300 }

export async function run() {
  const small = made(1000)
  let over = 0
  over += await timed('1,000 statements, Word', small, 'dossier.docx', 'en')
  over += await timed('1,000 statements, HTML', small, 'dossier.html', 'en')
  const large = made(100_000)
  over += await timed('100,000 rows, CSV', large, 'statements.csv', 'en')
  over += await timed('100,000 rows, CSV again', large, 'statements.csv', 'en')
  over += await timed('100,000 rows, workbook', large, 'case.xlsx', 'ar')
  over += await timed('1,000 statements, PDF', small, 'dossier.pdf', 'en')
  return over > 0 ? 1 : 0
}
