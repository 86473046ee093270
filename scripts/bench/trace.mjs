// Scores shared wording on the clusters of reused articles: pairwise F1, B-cubed F1, articles a second.
//   npm run bench -- trace [--least 0.5] [--alike 0.2]
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

const lines = (file) =>
  (file.endsWith('.gz') ? gunzipSync(readFileSync(file)).toString('utf8') : readFileSync(file, 'utf8'))
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))

/** Pairwise and B-cubed scores of a clustering against the known one; both are lists of sets of ids over the same ids. */
export function compare(known, found, ids) {
  const at = (clusters) => {
    const of = new Map(ids.map((id) => [id, [id]]))
    for (const cluster of clusters) for (const id of cluster) of.set(id, cluster)
    return of
  }
  const a = at(known)
  const b = at(found)
  let p = 0
  let r = 0
  for (const id of ids) {
    const x = new Set(a.get(id))
    const y = b.get(id)
    const both = y.filter((other) => x.has(other)).length
    p += both / y.length
    r += both / x.size
  }
  const pairs = (clusters) => new Set(clusters.flatMap((c) => c.flatMap((x, i) => c.slice(i + 1).map((y) => (x < y ? `${x} ${y}` : `${y} ${x}`)))))
  const kp = pairs(known)
  const fp = pairs(found)
  const hit = [...fp].filter((x) => kp.has(x)).length
  const f1 = (x, y) => (x + y ? (2 * x * y) / (x + y) : 0)
  const pp = fp.size ? hit / fp.size : 1
  const pr = kp.size ? hit / kp.size : 1
  return { pairs: { p: pp, r: pr, f1: f1(pp, pr) }, bcubed: { p: p / ids.length, r: r / ids.length, f1: f1(p / ids.length, r / ids.length) } }
}

export async function run({ root, shared, args }) {
  const { values: o } = parseArgs({ args, options: { least: { type: 'string' }, alike: { type: 'string' }, errors: { type: 'string' } } })
  const { sharedWording, wordingClusters } = await import(pathToFileURL(join(root, 'dist/core/trace/wording.js')).href)
  const dev = join(shared, 'bench/dev')
  const known = lines(join(dev, 'reuse-clusters.jsonl')).map((c) => c.ids)
  const articles = new Map()
  for (const file of ['articles.jsonl', 'pool-ar.jsonl.gz', 'pool-en.jsonl.gz']) for (const a of lines(join(dev, file))) articles.set(a.id, a)
  const ids = [...articles.keys()].sort()
  const texts = ids.map((id) => (articles.get(id).title ? `${articles.get(id).title}\n\n` : '') + articles.get(id).text)
  const inside = known.map((c) => c.filter((id) => articles.has(id))).filter((c) => c.length > 1)
  const least = o.least ? Number(o.least) : undefined
  const alike = o.alike ? Number(o.alike) : undefined
  let found = []
  const times = []
  for (let k = 0; k < 5; k++) {
    const t = process.cpuUsage()
    const pairs = sharedWording(texts, least)
    found = wordingClusters(texts.length, pairs, alike).map((c) => c.map((i) => ids[i]))
    const used = process.cpuUsage(t)
    times.push((used.user + used.system) / 1e6)
  }
  const covered = [...new Set(inside.flat())].sort()
  const row = (name, s) =>
    console.log(
      `${name.padEnd(44)} pairwise F1 ${s.pairs.f1.toFixed(3)} (P ${s.pairs.p.toFixed(2)} R ${s.pairs.r.toFixed(2)})  B-cubed F1 ${s.bcubed.f1.toFixed(3)} (P ${s.bcubed.p.toFixed(2)} R ${s.bcubed.r.toFixed(2)})`,
    )
  row(`over all ${ids.length} articles`, compare(inside, found, ids))
  const set = new Set(covered)
  const among = found.map((c) => c.filter((id) => set.has(id))).filter((c) => c.length)
  row(`over the ${covered.length} articles in known clusters`, compare(inside, among, covered))
  row('  baseline: nothing shared', compare(inside, [], covered))
  if (o.errors) {
    const of = new Map(found.flatMap((c) => c.map((id) => [id, c])))
    for (const c of inside.slice(0, Number(o.errors)))
      console.log(
        JSON.stringify({ known: c.length, found: [...new Set(c.map((id) => of.get(id).length))], split: new Set(c.map((id) => of.get(id)[0])).size }),
      )
  }
  const best = times.sort((a, b) => a - b)[2]
  console.log(
    `speed: ${Math.round(texts.length / best)} articles a CPU second (median of 5), ${(texts.reduce((n, t) => n + t.length, 0) / best / 1e6).toFixed(1)} M characters/s`,
  )
}
