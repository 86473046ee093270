// Trains the weights of the accusation model from annotated reports and writes src/core/extract/relation-weights.ts.
//   node scripts/train-relations.mjs --articles A.jsonl --gold G.jsonl [--check]   (--check trains on one half of the outlets, tests on the other)
// Build first (npx tsc -b). Deterministic: same files, same weights.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { balance, fitWeights, halfOf, withBestBias } from './fit.mjs'

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
  for (let k = 0; k < wanted.length; k++) golds.push({ lang: article.lang, half: halfOf(article.outlet ?? article.id) })
  reading.sentences.forEach((range, s) => {
    for (const one of accusationCandidates(scene, chains, s, range)) {
      const right = wanted.some((w) => overlap(w, one.span) >= 0.5 * (w[1] - w[0]) && overlap(w, one.span) >= 0.33 * (one.span[1] - one.span[0]))
      rows[article.lang].push({ lang: article.lang, signs: one.signs, right, half: halfOf(article.outlet ?? article.id) })
    }
  })
}
// Both languages share their signs and are fitted together; only the bias is set for each.
const both = [...rows.ar, ...rows.en]
const ofLang = (lang, list) => list.filter((row) => row.lang === lang)
const missing = (lang, list, halves) =>
  Math.max(0, golds.filter((g) => g.lang === lang && halves.includes(g.half)).length - ofLang(lang, list).filter((row) => row.right).length)
const fitBoth = (list, halves = [0, 1]) => {
  const weights = fitWeights(list)
  return Object.fromEntries(['ar', 'en'].map((lang) => [lang, withBestBias(weights, ofLang(lang, list), missing(lang, list, halves))]))
}
if (o.check) {
  for (const half of [0, 1]) {
    const weights = fitBoth(
      both.filter((row) => row.half !== half),
      [1 - half],
    )
    for (const lang of ['ar', 'en']) {
      const test = ofLang(
        lang,
        both.filter((row) => row.half === half),
      )
      console.log(
        lang,
        'tested on half',
        half,
        JSON.stringify(balance(weights[lang], test, missing(lang, test, [half]))),
        'trained on',
        JSON.stringify(
          balance(
            weights[lang],
            ofLang(
              lang,
              both.filter((row) => row.half !== half),
            ),
          ),
        ),
      )
    }
  }
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
