// Scores incidents on known ones: same-incident pairs of articles, death ranges, whether the known grade is among those allowed, places.
//   npm run bench -- reconcile [--gold] [--import] [--errors N]   (--import with the imported gazetteer; --gold reads the annotated articles' figures from the gold: what a perfect extractor would give)
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

const lines = (file) =>
  (file.endsWith('.gz') ? gunzipSync(readFileSync(file)).toString('utf8') : readFileSync(file, 'utf8'))
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
const percent = (n, of) => `${of ? ((100 * n) / of).toFixed(1) : '–'} % (${n} of ${of})`
const pairsOf = (groups) =>
  new Set(groups.flatMap((ids) => [...new Set(ids)].sort().flatMap((a, i, all) => all.slice(i + 1).map((b) => `${a} ${b}`))))
function score(known, found) {
  const hit = [...found].filter((pair) => known.has(pair)).length
  const p = found.size ? hit / found.size : 1
  const r = known.size ? hit / known.size : 1
  return `F1 ${(p + r ? (2 * p * r) / (p + r) : 0).toFixed(3)} (P ${p.toFixed(2)} R ${r.toFixed(2)})`
}

/** Which of two fixed halves an incident is in: what is tuned on the one is checked on the other. */
const halfOf = (incident) => (createHash('sha256').update(String(incident.id)).digest()[0] ?? 0) & 1

/** Gold statements as statements: verbatim names, no register ids, times unresolved. */
function fromGold(report, entry) {
  return entry.statements.flatMap((g) => {
    const needle = g.num ?? g.text
    let at = report.text.indexOf(needle)
    for (let k = 0; k < (g.nth ?? 0) && at >= 0; k++) at = report.text.indexOf(needle, at + 1)
    if (at < 0) return []
    const span = [at, at + needle.length]
    const actor = g.actor ? { name: g.actor } : null
    return [
      {
        id: `${report.id}:${g.kind}:${span[0]}-${span[1]}`,
        report: report.id,
        kind: g.kind,
        span,
        ...(g.kind === 'figure'
          ? {
              figure: {
                span,
                of: g.of,
                min: g.min,
                max: g.max,
                qualifier: g.q,
                commitment: g.neg ? 'denied' : 'asserted',
                basis: 'not-stated',
                scope: 'this',
              },
            }
          : {}),
        chain: (g.chain ?? []).map((name) => ({ name })),
        places: (g.place ?? []).map((name) => ({ name })),
        time: null,
        times: [],
        actor,
        actors: actor ? [{ ...actor, role: 'killed' }] : [],
        because: ['gold'],
      },
    ]
  })
}

export async function run({ root, shared, args }) {
  const { values: o } = parseArgs({ args, options: { gold: { type: 'boolean' }, import: { type: 'boolean' }, errors: { type: 'string' } } })
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const { derive, readStatements } = await dist('core/case/derive.js')
  const { loadRegisters } = await dist('edge/registers.js')
  const { importIntoCase } = await dist('edge/gazetteer.js')
  const { writtenPlace } = await dist('core/registers/written-place.js')
  const { kilometres } = await dist('core/reconcile/where.js')
  const { placeKey } = await dist('core/trace/units.js')
  const { composedTotals } = await dist('core/reconcile/composed.js')
  const dev = join(shared, 'bench/dev')
  const articles = new Map()
  for (const file of ['articles.jsonl', 'pool-ar.jsonl.gz', 'pool-en.jsonl.gz'])
    if (existsSync(join(dev, file))) for (const a of lines(join(dev, file))) articles.set(a.id, a)
  const gold = new Map(lines(join(dev, 'gold.jsonl')).map((g) => [g.id, g]))
  const incidents = lines(join(dev, 'airwars-incidents.jsonl')).map((i) => ({
    ...i,
    articles: i.articles.filter((id) => articles.has(id) && (!o.gold || gold.has(id))),
  }))
  const ids = [...new Set(incidents.flatMap((i) => i.articles))].sort()
  const folder = mkdtempSync(join(tmpdir(), 'isnad-reconcile-'))
  if (o.import) await importIntoCase([join(shared, 'gazetteer/gazetteer-wof-7.jsonl.gz')], folder)
  const registers = loadRegisters(o.import ? { caseFolder: folder } : {})
  rmSync(folder, { recursive: true, force: true })
  const reports = ids.map((id) => {
    const a = articles.get(id)
    return {
      id,
      format: 'jsonl',
      lang: a.lang,
      outlet: a.outlet,
      ...(a.title ? { title: a.title } : {}),
      text: (a.title ? `${a.title}\n\n` : '') + a.text,
      titleEnd: a.title?.length ?? 0,
      published: a.date,
      problems: [],
    }
  })
  const read = new Map(reports.map((r) => [r.id, o.gold ? fromGold(r, gold.get(r.id)) : readStatements(r, registers)]))
  const t = process.hrtime.bigint()
  const derived = derive(reports, [], registers, 'bench', (r) => read.get(r.id) ?? [])
  const seconds = Number(process.hrtime.bigint() - t) / 1e9

  const several = incidents.filter((i) => i.articles.length > 1)
  const inside = new Set(several.flatMap((i) => i.articles))
  const among = (groups) => groups.map((g) => g.filter((id) => inside.has(id)))
  const known = pairsOf(several.map((i) => i.articles))
  const found = pairsOf(among(derived.incidents.map((i) => i.reports)))
  const daily = new Map()
  for (const r of reports) {
    const place = (read.get(r.id) ?? []).find((s) => s.figure && s.places.length)?.places[0]
    const key = `${r.published?.slice(0, 10)}|${place ? placeKey(place) : r.id}`
    daily.set(key, [...(daily.get(key) ?? []), r.id])
  }
  console.log(
    `${ids.length} articles of ${incidents.length} known incidents, mixed (${o.gold ? 'figures from the gold' : 'figures from the extractor'}); ${several.length} incidents with two articles or more`,
  )
  console.log(`same-incident pairs                         ${score(known, found)}`)
  const pairsInHalf = [0, 1].map((half) => {
    const mine = several.filter((i) => halfOf(i) === half)
    const here = new Set(mine.flatMap((i) => i.articles))
    return score(pairsOf(mine.map((i) => i.articles)), pairsOf(derived.incidents.map((i) => i.reports.filter((id) => here.has(id)))))
  })
  console.log(`  baseline: each article alone              ${score(known, new Set())}`)
  console.log(`  baseline: same day, same place            ${score(known, pairsOf(among([...daily.values()])))}`)

  const texts = new Map(reports.map((r) => [r.id, r]))
  const rows = {
    said: 0,
    saidCovers: 0,
    saidEquals: 0,
    covers: 0,
    equals: 0,
    base: 0,
    baseEquals: 0,
    n: 0,
    grade: 0,
    graded: 0,
    gradeSeveral: 0,
    gradedSeveral: 0,
    near: 0,
    located: 0,
  }
  // Which of our incidents is the known one. An article tells of several events, so: those of its articles, first by place (bears its name or
  // lies near), then by day, then most of its articles, then whether it counts dead, then what most of the articles' figures are about.
  const days = (ours, incident) => {
    const day = Date.parse(incident.date) / 864e5
    const from = ours.date.from ? Date.parse(ours.date.from) / 864e5 : day
    const to = ours.date.to ? Date.parse(ours.date.to) / 864e5 : from
    return Math.max(from - day, day - to, 0)
  }
  const figuresIn = (ours, mine) => new Set(ours.tallies.flatMap((t) => t.statements).filter((id) => mine.has(statements.get(id)?.report))).size
  const statements = new Map(derived.statements.map((s) => [s.id, s]))
  const bare = (text) => placeKey({ name: text ?? '' }).replace(/ /g, '')
  const bears = (ours, incident) => {
    const names = [incident.location, incident.locationAr].filter(Boolean).flatMap((text) =>
      text
        .split(/[,،/]| and | و /)
        .map(bare)
        .filter((x) => x.length > 2),
    )
    const one = (p) => {
      if (incident.lat && kilometres(p, incident) <= 5) return 2
      const name = bare(p.name)
      return name.length > 2 && names.some((known) => known.includes(name) || name.includes(known)) ? 2 : 0
    }
    const places = ours.tallies.flatMap((t) => t.statements).flatMap((id) => statements.get(id)?.places ?? [])
    return one(ours.place) * 2 + Math.max(0, ...places.map(one))
  }
  let shown = Number(o.errors ?? 0)
  const halves = [0, 1].map(() => ({ n: 0, covers: 0, equals: 0, located: 0, near: 0, graded: 0, grade: 0 }))
  for (const incident of incidents) {
    const half = halves[halfOf(incident)]
    const mine = new Set(incident.articles)
    const best = derived.incidents
      .map((i) => ({ i, n: i.reports.filter((id) => mine.has(id)).length, deaths: i.tallies.some((t) => t.of === 'killed' && t.low !== null) }))
      .filter((x) => x.n)
      .map((x) => ({ ...x, far: days(x.i, incident) > 1 ? 1 : 0, bears: bears(x.i, incident), figures: figuresIn(x.i, mine) }))
      .sort(
        (a, b) =>
          a.far - b.far ||
          b.bears - a.bears ||
          b.n - a.n ||
          Number(b.deaths) - Number(a.deaths) ||
          b.figures - a.figures ||
          (a.i.id < b.i.id ? -1 : 1),
      )[0]?.i
    if (incident.grading && best) {
      const fits = best.grading.allowed.includes(incident.grading)
      rows.graded++
      half.graded++
      if (fits) {
        rows.grade++
        half.grade++
      }
      if (incident.articles.length > 1) {
        rows.gradedSeveral++
        if (fits) rows.gradeSeveral++
      }
    }
    if (best && incident.lat !== null && incident.lat !== undefined) {
      rows.located++
      half.located++
      if (kilometres(best.place, { lat: incident.lat, lon: incident.lon }) <= 5) {
        rows.near++
        half.near++
      }
    }
    if (incident.deathsMin === null || incident.deathsMin === undefined || !incident.articles.length) continue
    rows.n++
    half.n++
    const max = incident.deathsMax ?? incident.deathsMin
    const killed = incident.articles.flatMap((id) =>
      (read.get(id) ?? []).filter((s) => s.figure?.of === 'killed' && s.figure.commitment !== 'denied').map((s) => s.figure),
    )
    const low0 = Math.min(...killed.map((f) => f.min ?? 0))
    const high0 = Math.max(...killed.map((f) => f.max ?? f.min ?? 0))
    if (killed.length && low0 <= incident.deathsMin && high0 >= max) rows.base++
    if (killed.length && low0 === incident.deathsMin && high0 === max) rows.baseEquals++
    const tally = wholeTally(best)
    const low = tally?.low ?? null
    const high = tally ? (tally.high ?? Math.max(...tally.values.map((v) => v.max ?? v.min ?? 0))) : null
    const covers = low !== null && low <= incident.deathsMin && high >= max
    if (covers) {
      rows.covers++
      half.covers++
    }
    // Whether the known bounds stand in the articles at all, as a figure or as the sum of one clause: assessors also read what is not here.
    const numbers = new Set(killed.flatMap((f) => [f.min, f.max]))
    for (const id of incident.articles) for (const { sum } of composedTotals(read.get(id) ?? [], texts, { originOf: new Map() })) numbers.add(sum)
    if (numbers.has(incident.deathsMin) && numbers.has(max)) {
      rows.said++
      if (covers) rows.saidCovers++
      if (low === incident.deathsMin && high === max) rows.saidEquals++
    }
    if (low === incident.deathsMin && high === max) {
      rows.equals++
      half.equals++
    }
    if (!covers && shown-- > 0)
      console.log(
        JSON.stringify({
          id: incident.id,
          known: [incident.deathsMin, max],
          ours: [low, high],
          articles: incident.articles,
          figures: killed.map((f) => [f.min, f.max]),
        }),
      )
  }
  console.log(`known death range covered by ours           ${percent(rows.covers, rows.n)}; equal ${percent(rows.equals, rows.n)}`)
  console.log(`  of those whose bounds stand in the articles ${percent(rows.saidCovers, rows.said)}; equal ${percent(rows.saidEquals, rows.said)}`)
  console.log(`  baseline: min and max of all figures      ${percent(rows.base, rows.n)}; equal ${percent(rows.baseEquals, rows.n)}`)
  console.log(
    `known grade among those allowed             ${percent(rows.grade, rows.graded)}; of incidents with several articles ${percent(rows.gradeSeveral, rows.gradedSeveral)}`,
  )
  console.log(`incident within 5 km of the known place     ${percent(rows.near, rows.located)}`)
  halves.forEach((h, i) => {
    console.log(
      `  half ${'AB'[i]} (incidents by the hash of their ids): pairs ${pairsInHalf[i]}; covered ${percent(h.covers, h.n)}; equal ${percent(h.equals, h.n)}; grade ${percent(h.grade, h.graded)}; within 5 km ${percent(h.near, h.located)}`,
    )
  })
  const geo = lines(join(dev, 'geo-syria.jsonl'))
  const close = geo.filter((g) => {
    const written = writtenPlace(g.locationAr, registers.places, { countries: ['SY'] })
    return written && kilometres({ ...written.entry, precision: 'settlement' }, g) <= 5
  }).length
  console.log(
    `place strings of geo-syria within 5 km          ${percent(close, geo.length)} (${registers.places.size} places known; see bench places)`,
  )
  console.log(
    `${derived.incidents.length} incidents, ${derived.sites.length} sites, ${derived.aggregates.length} areas, ${derived.origins.length} origins from ${derived.statements.length} statements in ${seconds.toFixed(2)} s`,
  )
}

/** The tally of the dead as Airwars counts them: civilians, else all people, else the largest group. */
function wholeTally(incident) {
  const tallies = (incident?.tallies ?? []).filter(
    (t) => t.of === 'killed' && !t.reviewed && t.low !== null && (t.commitment ?? 'asserted') === 'asserted',
  )
  return tallies.find((t) => t.who === 'civilians') ?? tallies.find((t) => !t.who) ?? tallies.sort((a, b) => (b.high ?? b.low) - (a.high ?? a.low))[0]
}
