// Trains the weights of the accusation model from annotated reports and writes src/core/extract/relation-weights.ts.
//   node scripts/train-relations.mjs --articles A.jsonl --gold G.jsonl [--check]   (--check: five parts of the outlets, each judged by the other four)
// Build first (npx tsc -b). Deterministic: same files, same weights.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { balance, fitWeights, partOf, withBestBias } from './fit.mjs'

const root = join(import.meta.dirname, '..')
const { values: o } = parseArgs({ options: { articles: { type: 'string' }, gold: { type: 'string' }, check: { type: 'boolean' } } })
const dist = (path) => import(pathToFileURL(join(root, 'dist/core', path)).href)
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
const { languageOf } = await dist('languages/index.js')
const { readText } = await dist('extract/reading.js')
const { sceneOf } = await dist('extract/speech-speakers.js')
const { readChains } = await dist('extract/speech-chain.js')
const { accusationCandidates } = await dist('extract/relation-candidates.js')
const { loadRegisters } = await import(pathToFileURL(join(root, 'dist/edge/registers.js')).href)

const { score } = await dist('extract/scored.js')
const FOLDS = 5
const registers = loadRegisters()
const gold = new Map(lines(o.gold).map((g) => [g.id, g.statements]))
const overlap = (a, b) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
function locate(text, needle, nth = 0) {
  let at = -1
  for (let k = 0; k <= nth; k++) {
    at = text.indexOf(needle, at + 1)
    if (at < 0) return undefined
  }
  return [at, at + needle.length]
}

const rows = { ar: [], en: [] }
/** Annotated accusations, to know how many no candidate reaches. */
const golds = []
for (const article of lines(o.articles)) {
  const language = languageOf(article.lang)
  if (!language || !gold.has(article.id)) continue
  const text = (article.title ? `${article.title}\n\n` : '') + article.text
  const report = {
    id: article.id,
    format: 'jsonl',
    lang: article.lang,
    outlet: article.outlet,
    text,
    titleEnd: article.title ? article.title.length : 0,
    problems: [],
  }
  const reading = readText(report, language)
  const scene = sceneOf(reading, registers)
  const chains = readChains(scene)
  const wanted = gold
    .get(article.id)
    .filter((s) => s.kind === 'accusation')
    .map((s) => locate(text, s.text, s.nth))
    .filter(Boolean)
  for (let k = 0; k < wanted.length; k++) golds.push({ lang: article.lang, half: partOf(article.outlet ?? article.id, FOLDS) })
  reading.sentences.forEach((range, s) => {
    for (const one of accusationCandidates(scene, chains, s, range)) {
      const right = wanted.some((w) => overlap(w, one.span) >= 0.5 * (w[1] - w[0]) && overlap(w, one.span) >= 0.33 * (one.span[1] - one.span[0]))
      rows[article.lang].push({
        lang: article.lang,
        signs: one.signs,
        right,
        group: `${article.id} ${s}`,
        half: partOf(article.outlet ?? article.id, FOLDS),
      })
    }
  })
}
// Both languages share their signs and are fitted together; only the bias is set for each.
const both = [...rows.ar, ...rows.en]
const ofLang = (lang, list) => list.filter((row) => row.lang === lang)
const missing = (lang, list, halves) =>
  Math.max(
    0,
    golds.filter((g) => g.lang === lang && halves.includes(g.half)).length -
      new Set(ofLang(lang, list).flatMap((row) => (row.right ? [row.group] : []))).size,
  )
const fitBoth = (list, halves = [...Array(FOLDS).keys()]) => {
  const weights = fitWeights(list, { penalty: 1 })
  return Object.fromEntries(['ar', 'en'].map((lang) => [lang, withBestBias(weights, ofLang(lang, list), missing(lang, list, halves))]))
}
if (o.check) {
  // Each fifth of the outlets is judged by weights fitted on the other four.
  const pooled = { ar: [], en: [] }
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = [...Array(FOLDS).keys()].filter((k) => k !== fold)
    const weights = fitBoth(
      both.filter((row) => row.half !== fold),
      others,
    )
    for (const lang of ['ar', 'en'])
      for (const row of ofLang(
        lang,
        both.filter((r) => r.half === fold),
      ))
        pooled[lang].push({ right: row.right, group: row.group, signs: score(weights[lang], row.signs) > 0 ? ['yes'] : [] })
  }
  const all = [...Array(FOLDS).keys()]
  for (const lang of ['ar', 'en'])
    console.log(lang, 'held out', JSON.stringify(balance({ bias: -0.5, yes: 1 }, pooled[lang], missing(lang, ofLang(lang, both), all))))
}
const out = fitBoth(both)
for (const lang of ['ar', 'en'])
  console.log(
    lang,
    rows[lang].length,
    'candidates,',
    rows[lang].filter((row) => row.right).length,
    'right; fitted',
    JSON.stringify(balance(out[lang], rows[lang])),
  )
if (!o.check) {
  const table = Object.entries(out)
    .map(
      ([lang, weights]) =>
        `  ${lang}: {\n${Object.entries(weights)
          .map(([sign, weight]) => `    ${/^[a-z]+$/.test(sign) ? sign : `'${sign}'`}: ${weight},`)
          .join('\n')}\n  },`,
    )
    .join('\n')
  writeFileSync(
    join(root, 'src/core/extract/relation-weights.ts'),
    `// Table: weights of the accusation model, made by scripts/train-relations.mjs. Do not edit by hand.\nimport type { Weights } from './scored.ts'\n\nexport const accusationWeights: Readonly<Record<string, Weights>> = {\n${table}\n}\n`,
  )
}
