// Scores the extractor on the annotated development articles and prints the table, both languages and speed.
//   npm run bench -- extract [--errors N] [--lang ar|en] [--only TEXT]   (--only keeps error lines that contain TEXT)
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { sentenceLine } from './sentences.mjs'
import { speedLines } from './speed.mjs'
import { tollLine } from './toll.mjs'

const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))

const KEYS = {
  right: 'figure right (span+category+min+max)',
  origin: 'figure right and origin right',
  chain: 'whole chain right on found figures',
  place: 'place',
  time: 'time',
  actor: 'actor',
  relations: 'relations (all three)',
}

/**
 * What fell more than half a point below its recorded floor (scripts/bench/floors.json), as lines to print. Articles a second are
 * printed and not judged, since machines differ by twice: speed.mjs judges them against an expression read in turn with them.
 */
function belowFloor(root, table, loose) {
  const floors = JSON.parse(readFileSync(join(root, 'scripts/bench/floors.json'), 'utf8')).extract
  const lines = []
  for (const lang of ['ar', 'en']) {
    for (const [key, name] of Object.entries(KEYS)) {
      const got = table[lang][name].f1 ?? table[lang][name]
      const floor = floors[lang][key]
      if (got < floor - 0.005) lines.push(`${lang} ${name}: ${got.toFixed(3)} is below its floor ${floor.toFixed(3)}`)
    }
  }
  if (loose) lines.push(`${loose} spans do not stand literally in the text`)
  return lines
}

export async function run({ root, shared, args }) {
  const { values: o } = parseArgs({
    args,
    options: {
      errors: { type: 'string' },
      lang: { type: 'string' },
      only: { type: 'string' },
      floor: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const { score } = await import(pathToFileURL(join(shared, 'bench/score.mjs')).href)
  const { extract } = await dist('core/extract/extract.js')
  const { languageOf } = await dist('core/languages/index.js')
  const { loadRegisters } = await dist('edge/registers.js')
  const articles = lines(join(shared, 'bench/dev/articles.jsonl'))
  const gold = lines(join(shared, 'bench/dev/gold.jsonl'))
  const registers = loadRegisters()
  const reports = articles.map((a) => ({
    id: a.id,
    format: 'jsonl',
    lang: a.lang,
    outlet: a.outlet,
    title: a.title || undefined,
    text: (a.title ? `${a.title}\n\n` : '') + a.text,
    titleEnd: a.title ? a.title.length : 0,
    published: a.date,
    problems: [],
  }))
  const read = () => reports.map((r) => ({ id: r.id, statements: extract(r, languageOf(r.lang), registers) }))
  // The first rounds compile; what a long run does is the median of the last nine of thirty.
  const times = []
  for (let k = 0; k < 30; k++) {
    const start = process.cpuUsage()
    // Read and let go, as the command does: what a caller keeps is the caller's.
    for (const r of reports) extract(r, languageOf(r.lang), registers)
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1e6)
  }
  const pred = read()
  let loose = 0
  for (const p of pred) {
    const text = reports.find((r) => r.id === p.id).text
    for (const s of p.statements) {
      const spans = [s.span, s.figure?.span, ...s.chain.map((c) => c.span), ...s.places.map((c) => c.span), s.time?.span, s.actor?.span]
      for (const x of spans) if (x && !(x[0] < x[1] && x[1] <= text.length)) loose++
      for (const m of [...s.chain, ...s.places, ...(s.actor ? [s.actor] : [])]) if (m.span && text.slice(m.span[0], m.span[1]) !== m.name) loose++
    }
  }
  const table = {}
  for (const lang of [undefined, 'ar', 'en']) {
    if (o.lang && lang !== o.lang) continue
    const errors = []
    table[lang ?? 'all'] = score(articles, gold, pred, { lang, onError: (e) => errors.push(e) })
    if (lang && o.errors) {
      const kept = o.only ? errors.filter((e) => JSON.stringify(e).includes(o.only)) : errors
      for (const e of kept.slice(0, Number(o.errors))) console.log(JSON.stringify(e))
    }
  }
  const langs = Object.keys(table)
  const best = times.slice(-9).sort((a, b) => a - b)[4]
  const speed = reports.length / best
  const fallen = o.floor ? belowFloor(root, table, loose) : []
  if (o.json) console.log(JSON.stringify(table))
  else {
    console.log(`${'dev'.padEnd(40)} ${langs.map((l) => l.padStart(24)).join('')}`)
    for (const key of Object.keys(table[langs[0]])) {
      if (['intervals', 'docs', 'badGold'].includes(key)) continue
      const cells = langs.map((l) => {
        const v = table[l][key]
        return typeof v === 'object' ? `${v.f1.toFixed(3)} P${v.p.toFixed(2)} R${v.r.toFixed(2)}` : v.toFixed(3)
      })
      console.log(`${key.padEnd(40)} ${cells.map((c) => c.padStart(24)).join('')}`)
    }
    for (const l of langs) {
      const i = table[l].intervals
      console.log(
        `95 % ${l}: right ${i.right.map((x) => x.toFixed(3)).join('-')}, with origin ${i.origin.map((x) => x.toFixed(3)).join('-')}, relations ${i.relations.map((x) => x.toFixed(3)).join('-')}`,
      )
    }
  }
  const chars = reports.reduce((n, r) => n + r.text.length, 0)
  console.log(
    `speed: ${Math.round(speed)} articles/s, ${(chars / best / 1e6).toFixed(1)} M characters/s (a CPU second, median of the last 9 of 30 rounds); spans not literally in the text: ${loose}`,
  )
  const page = (p) => ({ id: p.id, format: 'jsonl', lang: p.lang, text: p.text, titleEnd: 0, published: p.date, problems: [] })
  if (!o.json)
    for (const lang of ['ar', 'en']) {
      if (o.lang && o.lang !== lang) continue
      const plain = (text) => ({ id: 's', format: 'text', lang, text, titleEnd: 0, problems: [] })
      console.log(sentenceLine(root, lang, (text) => extract(plain(text), languageOf(lang), registers).filter((s) => s.kind === 'figure')))
    }
  if (!o.lang && !o.json) console.log(tollLine(shared, (p) => extract(page(p), languageOf(p.lang), registers)))
  if (!o.lang && !o.json) {
    const { lines: told, off } = speedLines({ root, shared })
    for (const line of told) console.log(line)
    fallen.push(...off)
  }
  for (const line of fallen) console.error(`bench: ${line}`)
  return loose || fallen.length ? 1 : 0
}
