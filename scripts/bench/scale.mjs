// Cost of trace and reconcile against the number of statements, on rumours: near-linear is the bar.
//   npm run bench -- scale [--most 1000000]
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

export const needsShared = false
const empty = {
  actors: { byId: () => undefined, byName: () => undefined, match: () => undefined },
  places: { byId: () => undefined, byName: () => [], bySpelling: () => [], byLatinName: () => [], match: () => undefined, size: 0 },
  stamp: 'scale',
}

export async function run({ root, args }) {
  const { values: o } = parseArgs({ args, options: { most: { type: 'string' } } })
  const { derive } = await import(pathToFileURL(join(root, 'dist/core/case/derive.js')).href)
  const { rumours } = await import(pathToFileURL(join(root, 'test/rumour/rumour.mjs')).href)
  const most = Number(o.most ?? 100_000)
  console.log('statements   CPU s   µs a statement   origins   incidents   sites   memory MB')
  for (let n = 1000; n <= most; n *= 10) {
    const truth = rumours(7, n)
    const before = process.cpuUsage()
    const derived = derive(truth.reports, [], empty, 'scale', (report) => truth.statements.get(report.id) ?? [])
    const used = process.cpuUsage(before)
    const seconds = (used.user + used.system) / 1e6
    console.log(
      [
        String(n).padStart(10),
        seconds.toFixed(2).padStart(7),
        ((seconds / n) * 1e6).toFixed(0).padStart(16),
        String(derived.origins.length).padStart(9),
        String(derived.incidents.length).padStart(11),
        String(derived.sites.length).padStart(7),
        String(Math.round(process.memoryUsage().rss / 1e6)).padStart(11),
      ].join(' '),
    )
  }
  return 0
}
