// Trains the linking weights (places, times, actors) on the annotated development articles and writes them into the language packs.
//   node scripts/train/links.mjs [--check]     --check: trains on one half, scores on the other, writes nothing
// Places: logistic regression a mention. Times and actors: one choice among the mentions and "none" (multinomial). L2 on all weights.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const shared = process.env.ISNAD_SHARED ?? resolve(root, '..', 'shared')
const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { body, locate, sameName, tokens: nameTokens } = await import(pathToFileURL(join(shared, 'bench/score.mjs')).href)
const { readText } = await dist('core/extract/reading.js')
const { languageOf } = await dist('core/languages/index.js')
const { loadRegisters } = await dist('edge/registers.js')
const { prepare } = await dist('core/extract/circumstances.js')
const P = await dist('core/extract/link-places.js')
const T = await dist('core/extract/link-times.js')
const A = await dist('core/extract/link-actors.js')

const lines = (file) =>
  readFileSync(join(shared, 'bench/dev', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
const registers = loadRegisters()
const goldOf = new Map(lines('gold.jsonl').map((g) => [g.id, g]))

/** Which half an article falls in: by its outlet where known, so that halves share no outlet's habits more than they must. */
const half = (article) => {
  let h = 7
  for (const c of article.id) h = (h * 31 + c.charCodeAt(0)) >>> 0
  return h % 2
}

/** Figures at the gold's positions: linking is trained apart from finding figures. */
function oracle(reading, gold) {
  const text = reading.report.text
  const out = []
  for (const s of gold.statements) {
    const at = s.kind === 'figure' ? locate(text, s.num, s.nth ?? 0) : null
    if (!at) continue
    const from = reading.tokens.findIndex((t) => t.end > at[0])
    let to = reading.tokens.findIndex((t) => t.start >= at[1])
    if (to < 0) to = reading.tokens.length
    let who = null
    if (s.who) {
      let best = -1
      for (let k = text.indexOf(s.who); k >= 0; k = text.indexOf(s.who, k + 1)) if (best < 0 || Math.abs(k - at[0]) < Math.abs(best - at[0])) best = k
      if (best >= 0) who = { text: s.who, span: [best, best + s.who.length], sex: 'unknown', age: 'unknown', status: 'unknown' }
    }
    const figure = {
      span: at,
      of: s.of,
      min: s.min ?? null,
      max: s.max ?? null,
      qualifier: s.q,
      commitment: 'asserted',
      basis: 'not-stated',
      scope: 'this',
    }
    const range = { from, to: Math.max(to, from + 1) }
    out.push({ gold: s, found: { span: at, figure, who, tokens: range, harm: range, sentence: reading.sentenceOf[from], trail: [] } })
  }
  return out.sort((a, b) => a.found.tokens.from - b.found.tokens.from)
}

const samples = { ar: { place: [], time: [], actor: [] }, en: { place: [], time: [], actor: [] } }
for (const article of lines('articles.jsonl')) {
  const gold = goldOf.get(article.id)
  if (!gold) continue
  const text = body(article)
  const report = {
    id: article.id,
    format: 'jsonl',
    lang: article.lang,
    title: article.title || undefined,
    text,
    titleEnd: article.title ? article.title.length : 0,
    published: article.date,
    problems: [],
  }
  const reading = readText(report, languageOf(article.lang))
  const figures = oracle(reading, gold)
  const board = prepare(
    reading,
    figures.map((f) => f.found),
    registers,
  )
  const name = (m) => text.slice(...m.span)
  const plain = (s) => nameTokens(s).join(' ')
  for (const { gold: s, found } of figures) {
    const cands = []
    board.places.places.forEach((place, i) => {
      const x = P.placeFeatures(board.layout, board.places, found, i)
      if (x) cands.push({ i, x, name: name(place), y: 0, far: Math.abs(place.from - found.tokens.from) })
    })
    for (const want of s.place ?? []) {
      const fits = cands.filter((c) => sameName(want, c.name))
      if (!fits.length) continue
      const size = nameTokens(want).length
      fits.sort(
        (a, b) =>
          Number(plain(b.name) === plain(want)) - Number(plain(a.name) === plain(want)) ||
          Math.abs(nameTokens(a.name).length - size) - Math.abs(nameTokens(b.name).length - size) ||
          a.far - b.far,
      )
      for (const c of fits) if (board.places.key[c.i] === board.places.key[fits[0].i]) c.y = 1
    }
    samples[article.lang].place.push({ half: half(article), board, cands, gold: s.place ?? [] })
    for (const [kind, list, features, none] of [
      ['time', board.times.times, (i) => T.timeFeatures(board.layout, board.times, found, i), T.noTimeFeatures(board.layout, board.times, found)],
      [
        'actor',
        board.actors.actors,
        (i) => A.actorFeatures(board.layout, board.actors, found, i),
        A.noActorFeatures(board.layout, board.actors, found),
      ],
    ]) {
      const options = [{ x: none, name: null, y: s[kind] ? 0 : 1 }]
      list.forEach((m, i) => {
        const x = features(i)
        if (x) options.push({ x, name: name(m), y: s[kind] && sameName(s[kind], name(m)) ? 1 : 0 })
      })
      const reachable = options.some((o) => o.y)
      samples[article.lang][kind].push({ half: half(article), options, gold: s[kind] ?? null, train: reachable })
    }
  }
}

const dot = (w, x) => {
  let s = 0
  for (const f of x) s += w[f]
  return s
}

/** Full-batch gradient steps with a per-weight rate (Adagrad); deterministic. */
function train(kind, rows, size, l2) {
  const w = new Float64Array(size)
  const g2 = new Float64Array(size).fill(1e-8)
  for (let epoch = 0; epoch < 220; epoch++) {
    const g = new Float64Array(size)
    for (const row of rows) {
      if (kind === 'place') {
        for (const c of row.cands) {
          const e = 1 / (1 + Math.exp(-dot(w, c.x))) - c.y
          for (const f of c.x) g[f] += e
        }
      } else {
        if (!row.train) continue
        const s = row.options.map((o) => dot(w, o.x))
        const most = Math.max(...s)
        const p = s.map((v) => Math.exp(v - most))
        const all = p.reduce((a, b) => a + b, 0)
        const right = p.reduce((a, v, k) => a + (row.options[k].y ? v : 0), 0)
        row.options.forEach((o, k) => {
          const e = p[k] / all - (o.y ? p[k] / right : 0)
          if (e) for (const f of o.x) g[f] += e
        })
      }
    }
    for (let f = 0; f < size; f++) {
      const d = g[f] + l2 * w[f]
      if (!d) continue
      g2[f] += d * d
      w[f] -= (0.5 * d) / Math.sqrt(g2[f])
    }
  }
  return w
}

function test(kind, rows, w) {
  let tp = 0
  let fp = 0
  let fn = 0
  for (const row of rows) {
    let got
    let want
    if (kind === 'place') {
      const scored = row.cands.map((c) => [c.i, dot(w, c.x)])
      const by = new Map(row.cands.map((c) => [c.i, c.name]))
      got = P.choosePlaces(row.board.places, scored).map((i) => by.get(i))
      want = row.gold
    } else {
      let best = null
      for (const o of row.options) {
        const v = dot(w, o.x)
        if (!best || v > best.v) best = { v, name: o.name }
      }
      got = best.name ? [best.name] : []
      want = row.gold ? [row.gold] : []
    }
    const left = [...got]
    for (const one of want) {
      const k = left.findIndex((x) => sameName(one, x))
      if (k >= 0) {
        left.splice(k, 1)
        tp++
      } else fn++
    }
    fp += left.length
  }
  const p = tp / (tp + fp || 1)
  const r = tp / (tp + fn || 1)
  return { f1: (2 * p * r) / (p + r || 1), p, r }
}

const spaces = { place: P.placeSpace, time: T.timeSpace, actor: A.actorSpace }
const L2 = { place: 3, time: 2, actor: 2 }
const show = (t) => `${t.f1.toFixed(3)} P${t.p.toFixed(2)} R${t.r.toFixed(2)}`
for (const lang of ['ar', 'en']) {
  const out = {}
  for (const kind of ['place', 'time', 'actor']) {
    const rows = samples[lang][kind]
    const size = spaces[kind].names.length
    const halves = [0, 1].map((h) => {
      const w = train(
        kind,
        rows.filter((r) => r.half !== h),
        size,
        L2[kind],
      )
      return test(
        kind,
        rows.filter((r) => r.half === h),
        w,
      )
    })
    const w = train(kind, rows, size, L2[kind])
    console.log(`${lang} ${kind.padEnd(6)} unseen halves ${halves.map(show).join(' | ')}   all ${show(test(kind, rows, w))}`)
    out[kind] = w
  }
  if (process.argv.includes('--check')) continue
  const table = ['place', 'time', 'actor'].map((kind) => {
    const entries = spaces[kind].names.map((name, f) => [name, out[kind][f]]).filter(([, v]) => Math.abs(v) >= 0.02)
    return `  ${kind}: {\n${entries.map(([name, v]) => `    '${name}': ${v.toFixed(2)},`).join('\n')}\n  },`
  })
  writeFileSync(
    join(root, `src/core/languages/${lang}/link-weights.ts`),
    `// Table: weights of the linking model for ${lang === 'ar' ? 'Arabic' : 'English'}. Made by scripts/train/links.mjs; do not edit by hand.\nimport type { LinkWeights } from '../circumstances.ts'\n\nexport const weights: LinkWeights = {\n${table.join('\n')}\n}\n`,
  )
}
