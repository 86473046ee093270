// Trains the weights that link numbers to harm words, from annotated articles kept outside the project and from corpus/sentences.
//   node scripts/train-figures.mjs [--lang ar|en] [--folds K] [--write]
// With --folds it trains K times on the rest and scores each part unseen; with --write it puts the weights into the language pack.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const shared = process.env.ISNAD_SHARED ?? resolve(root, '..', 'shared')
const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { readText } = await dist('core/extract/reading.js')
const { markWords } = await dist('core/extract/figure-marks.js')
const { findCandidates, spanOf } = await dist('core/extract/figure-candidates.js')
const { setScene } = await dist('core/extract/figure-scene.js')
const { optionsFor } = await dist('core/extract/figure-options.js')
const { decide, accept } = await dist('core/extract/figure-links.js')
const { featureCount, featureName } = await dist('core/extract/figure-features.js')
const { languageOf } = await dist('core/languages/index.js')
const { values: o } = parseArgs({
  options: {
    lang: { type: 'string' },
    folds: { type: 'string' },
    write: { type: 'boolean' },
    l2: { type: 'string' },
    epochs: { type: 'string' },
    miss: { type: 'boolean' },
    errors: { type: 'boolean' },
    drop: { type: 'string' },
    rate: { type: 'string' },
    seeds: { type: 'string' },
  },
})
const RATE = Number(o.rate ?? 0.07)
const L2 = Number(o.l2 ?? 0.02)
const EPOCHS = Number(o.epochs ?? 20)

const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
const overlap = (a, b) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
function locate(text, needle, nth = 0) {
  let at = -1
  for (let k = 0; k <= nth; k++) {
    at = text.indexOf(needle, at + 1)
    if (at < 0) return undefined
  }
  return [at, at + needle.length]
}

/** Articles and own sentences of a language as { id, scene, golds }. */
function load(lang) {
  const language = languageOf(lang)
  const docs = []
  const push = (id, title, body, golds, weight) => {
    const text = (title ? `${title}\n\n` : '') + body
    const report = { id, format: 'jsonl', lang, title, text, titleEnd: title ? title.length : 0, problems: [] }
    const reading = readText(report, language)
    const marked = markWords(reading)
    const candidates = findCandidates(reading, marked)
    const placed = golds.map((g) => ({ ...g, at: locate(text, g.num, g.nth ?? 0) })).filter((g) => g.at)
    docs.push({ id, text, reading, scene: setScene(reading, marked, candidates), golds: placed, weight })
  }
  if (existsSync(join(shared, 'bench/dev/gold.jsonl'))) {
    const gold = new Map(lines(join(shared, 'bench/dev/gold.jsonl')).map((g) => [g.id, g.statements.filter((s) => s.kind === 'figure')]))
    for (const a of lines(join(shared, 'bench/dev/articles.jsonl')))
      if (a.lang === lang) push(a.id, a.title || undefined, a.text, gold.get(a.id) ?? [], 1)
  }
  const folder = join(root, 'corpus/sentences', lang)
  if (existsSync(folder)) {
    for (const file of readdirSync(folder).filter((f) => f.endsWith('.jsonl')))
      for (const [i, s] of lines(join(folder, file)).entries()) if (s.figures) push(`${file}:${i}`, undefined, s.text, s.figures, 1.5)
  }
  return docs
}

/** Articles that share wording stand in the same fold, so that an unseen one is unseen. */
function foldsOf(docs, k) {
  const root = new Map(docs.map((d) => [d.id, d.id]))
  const find = (x) => {
    let y = x
    while (root.get(y) !== y) y = root.get(y)
    return y
  }
  const shingles = new Map()
  for (const doc of docs) {
    const words = doc.text.split(/\s+/)
    for (let i = 0; i + 8 <= words.length; i += 1) {
      const key = words.slice(i, i + 8).join(' ')
      const other = shingles.get(key)
      if (other === undefined) shingles.set(key, doc.id)
      else if (find(other) !== find(doc.id)) root.set(find(other), find(doc.id))
    }
  }
  const size = new Array(k).fill(0)
  const fold = new Map()
  const groups = new Map()
  for (const doc of docs) groups.set(find(doc.id), [...(groups.get(find(doc.id)) ?? []), doc])
  for (const members of [...groups.values()].sort((a, b) => b.length - a.length)) {
    const least = size.indexOf(Math.min(...size))
    size[least] += members.reduce((n, d) => n + 1 + d.golds.length, 0)
    for (const d of members) fold.set(d.id, least)
  }
  return docs.map((d) => fold.get(d.id))
}

/** Which gold each candidate stands for: best overlap with the right value first, one to one. */
function match(doc) {
  const pairs = []
  doc.scene.candidates.forEach((c, i) => {
    const span = spanOf(doc.reading.tokens, c.from, c.to)
    doc.golds.forEach((g, j) => {
      const shared = overlap(span, g.at)
      if (shared < 0.5 * Math.min(span[1] - span[0], g.at[1] - g.at[0]) || shared === 0) return
      const right = (g.min ?? null) === c.min && (g.max ?? null) === c.max
      pairs.push([shared + (right ? 1000 : 0), i, j])
    })
  })
  pairs.sort((a, b) => b[0] - a[0])
  const of = new Map()
  const used = new Set()
  for (const [, i, j] of pairs) {
    if (!of.has(i) && !used.has(j)) {
      of.set(i, doc.golds[j])
      used.add(j)
    }
  }
  return of
}

/** One training case per candidate: its options and which of them are right. */
function casesOf(doc) {
  const of = match(doc)
  const accepted = []
  const out = []
  doc.scene.candidates.forEach((candidate, index) => {
    const options = optionsFor(doc.scene, index, accepted)
    const gold = of.get(index)
    if (options.length === 0) return
    const right = options.map((option) => (gold ? option.of === gold.of : option.of === undefined))
    if (!right.includes(true)) return
    out.push({ options: options.map((x) => x.features), right, weight: doc.weight })
    if (gold) {
      // The state the next choices see: the right answer, by its nearest right link.
      const picked = options.filter((_, k) => right[k]).sort((a, b) => rank(a, candidate) - rank(b, candidate))[0]
      accept(accepted, candidate, picked, 0, options)
    }
  })
  return out
}
function rank(option, candidate) {
  if (option.trigger) {
    const t = option.trigger
    return Math.min(Math.abs(candidate.phraseFrom - t.to), Math.abs(t.from - candidate.phraseTo))
  }
  return option.breakdown ? 2.5 : 6
}

/** Weights by feature number: a log-linear model, AdaGrad, shrunk towards zero. */
function train(cases) {
  const seeds = Number(o.seeds ?? 5)
  const sum = new Float64Array(featureCount())
  for (let k = 1; k <= seeds; k++)
    trainOnce(cases, k * 7).forEach((x, f) => {
      sum[f] += x / seeds
    })
  for (let f = 0; f < sum.length; f++) sum[f] = Math.abs(sum[f]) >= 0.04 ? Math.round(sum[f] * 100) / 100 : 0
  return sum
}
const DROP = o.drop ? new RegExp(o.drop) : undefined
const dropped = DROP ? Uint8Array.from({ length: featureCount() }, (_, f) => (DROP.test(featureName(f)) ? 1 : 0)) : undefined

function trainOnce(cases, start) {
  const data = dropped ? cases.map((c) => ({ ...c, options: c.options.map((fs) => fs.filter((f) => !dropped[f])) })) : [...cases]
  const w = new Float64Array(featureCount())
  const sq = new Float64Array(featureCount()).fill(1e-6)
  let seed = start
  const random = () => {
    seed = (seed * 1664525 + 1013904223) % 4294967296
    return seed / 4294967296
  }
  const grad = new Float64Array(featureCount())
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = data.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[data[i], data[j]] = [data[j], data[i]]
    }
    for (const c of data) {
      const s = c.options.map((fs) => fs.reduce((sum, f) => sum + w[f], 0))
      const top = Math.max(...s)
      const e = s.map((x) => Math.exp(x - top))
      const all = e.reduce((a, b) => a + b, 0)
      const good = e.reduce((a, b, k) => a + (c.right[k] ? b : 0), 0)
      const touched = []
      c.options.forEach((fs, k) => {
        const g = e[k] / all - (c.right[k] ? e[k] / good : 0)
        for (const f of fs) {
          if (grad[f] === 0) touched.push(f)
          grad[f] += g
        }
      })
      for (const f of touched) {
        const g = c.weight * grad[f] + L2 * w[f] * 0.05
        grad[f] = 0
        sq[f] += g * g
        w[f] -= (RATE * g) / Math.sqrt(sq[f])
      }
    }
    // Weights that earn nothing shrink away.
    for (let f = 0; f < w.length; f++) w[f] *= 1 - L2 * 0.5
  }
  return w
}

/** Figures right (span, category, bounds) of documents under given weights. */
function evaluate(docs, weights, onMiss) {
  let tp = 0
  let found = 0
  let golds = 0
  let preds = 0
  for (const doc of docs) {
    const accepted = []
    doc.scene.candidates.forEach((candidate, index) => {
      const options = optionsFor(doc.scene, index, accepted)
      const choice = decide(options, weights)
      if (choice) accept(accepted, candidate, choice.option, choice.score, options)
    })
    golds += doc.golds.length
    preds += accepted.length
    const used = new Set()
    const spurious = []
    for (const a of accepted) {
      const span = spanOf(doc.reading.tokens, a.candidate.from, a.candidate.to)
      const fits = doc.golds
        .map((g, j) => ({ g, j }))
        .filter(
          ({ g, j }) =>
            !used.has(j) && g.of === a.of && overlap(span, g.at) >= 0.5 * Math.min(span[1] - span[0], g.at[1] - g.at[0]) && overlap(span, g.at) > 0,
        )
      const same = (x) => ((x.g.min ?? null) === a.candidate.min && (x.g.max ?? null) === a.candidate.max ? 1 : 0)
      fits.sort((x, y) => same(y) - same(x))
      const hit = fits[0]
      if (hit) {
        used.add(hit.j)
        found++
        if (same(hit)) tp++
      } else spurious.push(a)
    }
    if (onMiss) {
      for (const [j, g] of doc.golds.entries()) if (!used.has(j)) onMiss('MISS', doc, g.at, `${g.of} ${g.min},${g.max}`)
      for (const a of spurious)
        onMiss(
          'SPUR',
          doc,
          spanOf(doc.reading.tokens, a.candidate.from, a.candidate.to),
          `${a.of} ${a.candidate.kind} ${featureName(a.option.features[2] ?? 0)}`,
        )
    }
  }
  const f1 = (x) => (2 * x) / (golds + preds || 1)
  return { tp, found, golds, preds, f1: f1(tp), foundF1: f1(found), p: tp / (preds || 1), r: tp / (golds || 1) }
}
const report = (what, doc, at, note) =>
  console.log(
    `${what} ${note} | ${doc.text.slice(Math.max(0, at[0] - 70), at[0])}【${doc.text.slice(...at)}】${doc.text.slice(at[1], at[1] + 60)}`.replace(
      /\n/g,
      '⏎',
    ),
  )
const show = (name, r) =>
  console.log(
    `${name.padEnd(20)} right F1 ${r.f1.toFixed(3)}  P ${r.p.toFixed(3)} R ${r.r.toFixed(3)}  found F1 ${r.foundF1.toFixed(3)}  (${r.tp} of ${r.golds}, ${r.preds} given)`,
  )

for (const lang of o.lang ? [o.lang] : ['ar', 'en']) {
  const docs = load(lang)
  const cases = docs.map(casesOf)
  let reach = 0
  let valued = 0
  let open = 0
  let all = 0
  for (const doc of docs) {
    const of = match(doc)
    all += doc.golds.length
    reach += of.size
    const accepted = []
    doc.scene.candidates.forEach((c, i) => {
      const g = of.get(i)
      if (!g) return
      if ((g.min ?? null) === c.min && (g.max ?? null) === c.max) valued++
      else if (o.miss)
        console.log(
          'VALUE',
          g.num,
          g.min,
          g.max,
          g.q,
          '<>',
          c.min,
          c.max,
          c.qualifier,
          '|',
          doc.text.slice(Math.max(0, g.at[0] - 30), g.at[1] + 30).replace(/\n/g, '⏎'),
        )
      const options = optionsFor(doc.scene, i, accepted)
      const ok = options.filter((x) => x.of === g.of)
      if (ok.length) {
        open++
        accept(accepted, c, ok.sort((a, b) => rank(a, c) - rank(b, c))[0], 0, options)
      } else if (o.miss) console.log('NOLINK', g.of, g.num, '|', doc.text.slice(Math.max(0, g.at[0] - 60), g.at[1] + 60).replace(/\n/g, '⏎'))
    })
    if (o.miss) {
      const got = new Set(of.values())
      for (const g of doc.golds)
        if (!got.has(g)) console.log('NOCAND', g.of, g.num, '|', doc.text.slice(Math.max(0, g.at[0] - 50), g.at[1] + 40).replace(/\n/g, '⏎'))
    }
  }
  console.log(
    `${lang}: ${docs.length} texts, ${all} figures; a candidate stands on ${reach}, with the right value ${valued}, linkable ${open}; ${cases.flat().length} cases`,
  )
  if (o.folds) {
    const K = Number(o.folds)
    const fold = foldsOf(docs, K)
    const sums = { articles: { tp: 0, found: 0, golds: 0, preds: 0 }, sentences: { tp: 0, found: 0, golds: 0, preds: 0 } }
    for (let k = 0; k < K; k++) {
      const weights = train(cases.filter((_, i) => fold[i] !== k).flat())
      for (const [part, sum] of Object.entries(sums)) {
        const unseen = docs.filter((d, i) => fold[i] === k && d.id.includes('.jsonl:') === (part === 'sentences'))
        const r = evaluate(unseen, weights, o.errors ? report : undefined)
        for (const key of Object.keys(sum)) sum[key] += r[key]
      }
    }
    for (const [part, sum] of Object.entries(sums)) {
      const f1 = (x) => (2 * x) / (sum.golds + sum.preds)
      show(`${lang} unseen ${part}`, { ...sum, f1: f1(sum.tp), foundF1: f1(sum.found), p: sum.tp / sum.preds, r: sum.tp / sum.golds })
    }
  }
  const weights = train(cases.flat())
  show(`${lang} seen`, evaluate(docs, weights))
  if (o.write) {
    const file = join(root, `src/core/languages/${lang}/figures-weights.ts`)
    const named = []
    for (let f = 0; f < weights.length; f++)
      if (weights[f]) named.push(`  ${/^[a-z]+$/.test(featureName(f)) ? featureName(f) : `'${featureName(f)}'`}: ${weights[f]},`)
    const body = named.sort().join('\n')
    writeFileSync(
      file,
      `// Table: weights of the linking model, written by scripts/train-figures.mjs; not edited by hand.\nexport const weights: Readonly<Record<string, number>> = {\n${body}\n}\n`,
    )
    console.log(`wrote ${file}: ${named.length} weights`)
  }
}
