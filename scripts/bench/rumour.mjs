// The rumour benchmark: a seeded simulation with known truth. Does L to M hold the true number of independent origins; is drift found?
//   npm run bench -- rumour [--reports 10000] [--seed 7]
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

export const needsShared = false
const percent = (n, of) => `${of ? ((100 * n) / of).toFixed(2) : '–'} % (${n} of ${of})`
const empty = {
  actors: { byId: () => undefined, byName: () => undefined, match: () => undefined },
  places: { byId: () => undefined, byName: () => [], bySpelling: () => [], byLatinName: () => [], match: () => undefined, size: 0 },
  stamp: 'rumour',
}

/** Measures one derived case against the truth. */
export function measure(derived, truth) {
  const rows = { values: 0, named: 0, holds: 0, holdsNamed: 0, over: 0, width: 0, widthNamed: 0 }
  for (const thing of [...derived.sites, ...derived.incidents, ...derived.aggregates]) {
    for (const tally of thing.tallies) {
      for (const value of tally.values) {
        const roots = new Set(value.statements.map((id) => truth.roots.get(id)))
        const [l, m] = value.independent
        rows.values++
        const holds = l <= roots.size && roots.size <= m
        if (holds) rows.holds++
        if (l > roots.size) rows.over++
        rows.width += m - l
        if (!value.origins) continue
        rows.named++
        if (holds) rows.holdsNamed++
        rows.widthNamed += m - l
      }
    }
  }
  const found = new Set(derived.drift.map((x) => `${x.what}|${x.to}`))
  const hit = truth.drift.filter((x) => found.has(`${x.what}|${x.to}`))
  const known = truth.drift.filter((x) => x.traced)
  const knownHit = known.filter((x) => found.has(`${x.what}|${x.to}`))
  return { ...rows, drift: truth.drift.length, hit: hit.length, known: known.length, knownHit: knownHit.length, found: found.size }
}

export async function run({ root, args }) {
  const { values: o } = parseArgs({ args, options: { reports: { type: 'string' }, seed: { type: 'string' } } })
  const { derive } = await import(pathToFileURL(join(root, 'dist/core/case/derive.js')).href)
  const { rumours } = await import(pathToFileURL(join(root, 'test/rumour/rumour.mjs')).href)
  const truth = rumours(Number(o.seed ?? 7), Number(o.reports ?? 10_000))
  const t = process.cpuUsage()
  const derived = derive(truth.reports, [], empty, 'rumour', (report) => truth.statements.get(report.id) ?? [])
  const used = process.cpuUsage(t)
  const seconds = (used.user + used.system) / 1e6
  const peak = process.resourceUsage().maxRSS / 1e6
  const m = measure(derived, truth)
  const events = new Set(truth.events.values()).size
  console.log(
    `${truth.reports.length} reports of ${events} events; ${derived.incidents.length} incidents, ${derived.sites.length} sites, ${derived.aggregates.length} areas, ${derived.origins.length} origins in ${seconds.toFixed(2)} s of processor time, at most ${peak.toFixed(1)} GB`,
  )
  console.log(`figures for which some report names its speaker       ${m.named} of ${m.values} (for the others: 0 to 1, one speaker we do not know)`)
  console.log(
    `L to M holds the true number of independent origins   ${percent(m.holds, m.values)} of all figures; ${percent(m.holdsNamed, m.named)} where a speaker is named`,
  )
  console.log(`L above the true number                               ${percent(m.over, m.values)}`)
  console.log(
    `mean width M - L                                      ${(m.width / m.values).toFixed(3)}; ${(m.widthNamed / m.named).toFixed(3)} where a speaker is named`,
  )
  console.log(`changes on the way found                              ${percent(m.hit, m.drift)}`)
  console.log(`  where the chain was kept                            ${percent(m.knownHit, m.known)}`)
  return 0
}
