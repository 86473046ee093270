// Trains the linking weights (places, times, actors) on the annotated development articles and on our own short reports
// (corpus/linked), and writes them into the language packs.
//   node scripts/train/links.mjs [--check]     --check: scores articles not trained on (4 folds), writes nothing
//   with --check: [--only=place|time|actor] [--errors=N --lang=ar|en]
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
const { prepare } = await dist('core/extract/board.js')
const P = await dist('core/extract/link-places.js')
const T = await dist('core/extract/link-times.js')
const A = await dist('core/extract/link-actors.js')
const { choose } = await dist('core/extract/links.js')
const { findFigures } = await dist('core/extract/figures.js')

const lines = (file) =>
  readFileSync(join(shared, 'bench/dev', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
const registers = loadRegisters()
/** How much more than an article's figure one of our own reports weighs: they are few and say what the articles lack. */
const OWN = Number(process.env.OWN ?? 1)
const goldOf = new Map(lines('gold.jsonl').map((g) => [g.id, g]))

/** Halves and folds by a hash of the id. */
const hash = (article) => {
  let h = 7
  for (const c of article.id) h = (h * 31 + c.charCodeAt(0)) >>> 0
  return h
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

/** Our own short reports, in the shape of articles with their gold; amounts as the engine reads them. */
function ownReports() {
  const out = []
  for (const lang of ['ar', 'en']) {
    const rows = readFileSync(join(root, 'corpus/linked', `${lang}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(JSON.parse)
    rows.forEach((row, k) => {
      const article = { id: `own-${lang}-${k}`, lang, title: row.title ?? '', text: row.text, date: row.published, own: true }
      const text = body(article)
      const report = { id: article.id, format: 'jsonl', lang, text, titleEnd: article.title.length, problems: [] }
      const read = findFigures(readText(report, languageOf(lang)))
      const statements = row.figures.map((f) => {
        const [from, to] = locate(text, f.num, f.nth ?? 0)
        const amount = read.find((one) => one.figure.span[0] < to && one.figure.span[1] > from)?.figure
        return { kind: 'figure', min: amount?.min ?? null, max: amount?.max ?? null, q: 'exact', who: null, ...f }
      })
      out.push([article, { id: article.id, statements }])
    })
  }
  return out
}

/** An article: for every figure, for every kind of link, the options in order of mention (index, features, name, right or not). */
const docs = []
for (const [article, gold] of [...lines('articles.jsonl').map((a) => [a, goldOf.get(a.id)]), ...ownReports()]) {
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
  const rows = { place: [], time: [], actor: [] }
  for (const { gold: s, found } of figures) {
    const places = board.places.places.map((place, i) => ({
      x: P.placeFeatures(board.layout, board.places, found, i),
      name: name(place),
      y: 0,
      far: Math.abs(place.from - found.tokens.from),
      key: board.places.key[i],
    }))
    for (const want of s.place ?? []) {
      const fits = places.filter((c) => c.x && sameName(want, c.name))
      if (!fits.length) continue
      const size = nameTokens(want).length
      fits.sort(
        (a, b) =>
          Number(plain(b.name) === plain(want)) - Number(plain(a.name) === plain(want)) ||
          Math.abs(nameTokens(a.name).length - size) - Math.abs(nameTokens(b.name).length - size) ||
          a.far - b.far,
      )
      for (const c of fits) if (c.key === fits[0].key) c.y = 1
    }
    const weight = article.own ? OWN : 1
    rows.place.push({ lang: article.lang, weight, options: places, gold: s.place ?? [] })
    for (const [kind, list, features, none] of [
      ['time', board.times.times, (i) => T.timeFeatures(board.layout, board.times, found, i), T.noTimeFeatures(board.layout, board.times, found)],
      [
        'actor',
        board.actors.actors,
        (i) => A.actorFeatures(board.layout, board.actors, found, i),
        A.noActorFeatures(board.layout, board.actors, found),
      ],
    ]) {
      const options = list.map((m, i) => {
        const x = features(i)
        return { x, name: name(m), y: x && s[kind] && sameName(s[kind], name(m)) ? 1 : 0 }
      })
      rows[kind].push({ lang: article.lang, weight, options, none: { x: none, name: null, y: s[kind] ? 0 : 1 }, gold: s[kind] ?? null })
    }
  }
  docs.push({
    lang: article.lang,
    own: article.own === true,
    half: hash(article) % 2,
    fold: (hash(article) >>> 8) % 4,
    board,
    figures: figures.map((f) => f.found),
    rows,
  })
}

const dot = (w, x) => {
  let s = 0
  for (const f of x) s += w[f]
  return s
}

/**
 * Full-batch gradient steps with a per-weight rate (Adagrad); deterministic. Both languages are fitted at once: a weight is a
 * shared part plus a part of the language's own, each held small.
 */
function train(kind, rows, size, [shared, own]) {
  const w = { ar: new Float64Array(size), en: new Float64Array(size) }
  const parts = { all: new Float64Array(size), ar: new Float64Array(size), en: new Float64Array(size) }
  const rate = { all: new Float64Array(size).fill(1e-8), ar: new Float64Array(size).fill(1e-8), en: new Float64Array(size).fill(1e-8) }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const g = { ar: new Float64Array(size), en: new Float64Array(size) }
    for (const row of rows) {
      const mine = g[row.lang]
      const now = w[row.lang]
      if (kind === 'place') {
        for (const c of row.options) {
          if (!c.x) continue
          const e = row.weight * (1 / (1 + Math.exp(-dot(now, c.x))) - c.y)
          for (const f of c.x) mine[f] += e
        }
      } else {
        const options = [row.none, ...row.options.filter((o) => o.x)]
        if (!options.some((o) => o.y)) continue
        const s = options.map((o) => dot(now, o.x))
        const most = Math.max(...s)
        const p = s.map((v) => Math.exp(v - most))
        const all = p.reduce((a, b) => a + b, 0)
        const right = p.reduce((a, v, k) => a + (options[k].y ? v : 0), 0)
        options.forEach((o, k) => {
          const e = row.weight * (p[k] / all - (o.y ? p[k] / right : 0))
          if (e) for (const f of o.x) mine[f] += e
        })
      }
    }
    for (let f = 0; f < size; f++) {
      for (const part of ['all', 'ar', 'en']) {
        const d = part === 'all' ? g.ar[f] + g.en[f] + shared * parts.all[f] : g[part][f] + own * parts[part][f]
        if (!d) continue
        rate[part][f] += d * d
        parts[part][f] -= (0.35 * d) / Math.sqrt(rate[part][f])
      }
      w.ar[f] = parts.all[f] + parts.ar[f]
      w.en[f] = parts.all[f] + parts.en[f]
    }
  }
  return w
}

const argument = (name) => process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3)
const spaces = { place: P.placeSpace, time: T.timeSpace, actor: A.actorSpace }
const L2 = { place: [8, 30], time: [2, 3], actor: [4, 9] }
const EPOCHS = 140
/** Odds from which a link is made: as in extract/circumstances.ts. */
const LEAST = { place: 0.42, time: 0.42, actor: 0.33 }
const fit = (kind, list) =>
  train(
    kind,
    list.flatMap((doc) => doc.rows[kind]),
    spaces[kind].names.length,
    L2[kind],
  )

/** What the weights choose for every figure of `list`: counts, and errors handed to `onError`. */
function test(kind, list, both, tally, onError = () => {}) {
  for (const doc of list) {
    const w = both[doc.lang]
    doc.rows[kind].forEach((row, f) => {
      let got
      const want = kind === 'place' ? row.gold : row.gold ? [row.gold] : []
      if (kind === 'place') {
        const scored = row.options.flatMap((o, i) => (o.x ? [[i, dot(w, o.x) - Math.log(LEAST.place / (1 - LEAST.place))]] : []))
        got = P.choosePlaces(doc.board.places, scored).map((i) => row.options[i].name)
      } else {
        const i = choose(
          row.options.map((o) => (o.x ? dot(w, o.x) : undefined)),
          dot(w, row.none.x),
          kind === 'time' ? doc.board.times.key : doc.board.actors.key,
          LEAST[kind],
        )
        got = i === undefined ? [] : [row.options[i].name]
      }
      const left = [...got]
      const missed = []
      for (const name of want) {
        const k = left.findIndex((x) => sameName(name, x))
        if (k >= 0) {
          left.splice(k, 1)
          tally[0]++
        } else {
          tally[2]++
          missed.push(name)
        }
      }
      tally[1] += left.length
      if (left.length || missed.length) onError(doc, f, want, got)
    })
  }
}

const only = argument('only')
const check = process.argv.includes('--check')
const show = ([tp, fp, fn]) => `${((2 * tp) / (2 * tp + fp + fn)).toFixed(3)} P${(tp / (tp + fp)).toFixed(2)} R${(tp / (tp + fn)).toFixed(2)}`
const fitted = {}
for (const kind of ['place', 'time', 'actor']) {
  if (only && only !== kind) continue
  if (check) {
    const tally = { ar: [0, 0, 0], en: [0, 0, 0] }
    const errors = []
    for (let fold = 0; fold < 4; fold++) {
      const model = fit(
        kind,
        docs.filter((d) => d.own || d.fold !== fold),
      )
      for (const lang of ['ar', 'en'])
        test(
          kind,
          docs.filter((d) => !d.own && d.fold === fold && d.lang === lang),
          model,
          tally[lang],
          (...e) => errors.push(e),
        )
    }
    for (const lang of ['ar', 'en']) console.log(`${kind.padEnd(6)} ${lang}, articles not trained on (4 folds): ${show(tally[lang])}`)
    if (argument('errors')) {
      const some = errors.filter(([doc]) => doc.lang === argument('lang') && doc.half === 0)
      const step = Math.max(1, Math.floor(some.length / Number(argument('errors'))))
      some
        .filter((_, k) => k % step === 0)
        .forEach(([doc, f, want, got]) => {
          const { reading } = doc.board.layout
          const figure = doc.figures[f]
          const s = reading.sentences[figure.sentence]
          const from = Math.max(reading.tokens[s.from].start, figure.span[0] - 260)
          const to = Math.min(reading.tokens[s.to - 1].end, figure.span[1] + 260)
          const text = reading.report.text
          const title = figure.sentence < reading.titleSentences ? ' TITLE' : ''
          console.log(
            `${doc.board.layout.reading.report.id.slice(0, 20)} ${figure.figure.of}${title} want ${JSON.stringify(want)} got ${JSON.stringify(got)}\n    ${(text.slice(from, figure.span[0]) + '⟦' + text.slice(...figure.span) + '⟧' + text.slice(figure.span[1], to)).replace(/\n/g, ' ')}`,
          )
        })
    }
    continue
  }
  fitted[kind] = fit(kind, docs)
  for (const lang of ['ar', 'en']) {
    const tally = [0, 0, 0]
    test(
      kind,
      docs.filter((d) => !d.own && d.lang === lang),
      fitted[kind],
      tally,
    )
    console.log(`${kind.padEnd(6)} ${lang}, articles trained on: ${show(tally)}`)
  }
}
if (!check && !only) {
  for (const lang of ['ar', 'en']) {
    const tables = ['place', 'time', 'actor'].map((kind) => {
      const entries = spaces[kind].names.map((feature, f) => [feature, fitted[kind][lang][f]]).filter(([, v]) => Math.abs(v) >= 0.02)
      return `  ${kind}: {\n${entries.map(([feature, v]) => `    '${feature}': ${v.toFixed(2)},`).join('\n')}\n  },`
    })
    writeFileSync(
      join(root, `src/core/languages/${lang}/link-weights.ts`),
      `// Table: weights of the linking model for ${lang === 'ar' ? 'Arabic' : 'English'}. Made by scripts/train/links.mjs; do not edit by hand.\nimport type { LinkWeights } from '../circumstances.ts'\n\nexport const weights: LinkWeights = {\n${tables.join('\n')}\n}\n`,
    )
  }
}
