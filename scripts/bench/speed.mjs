// How fast, how linear, how large: the extractor in a process of its own, against a regular expression over the same texts.
//   npm run bench -- speed      (`npm run bench -- extract` prints these lines as well, and fails with them)
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { overBars, slow } from './speed-bars.mjs'

/** The measurements as lines to print, and what is off. The process starts afresh: what else the bench holds does not count. */
export function speedLines({ root, shared }) {
  const ask = (what) => {
    const args = [fileURLToPath(import.meta.url), what, root, join(shared, 'bench/dev/articles.jsonl')]
    const done = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`speed: ${done.stderr}`)
    return JSON.parse(done.stdout)
  }
  const found = { ...ask('times'), ...ask('memory') }
  // The floor is kept beside those of the scores: how many times as fast as the extractor the expression may at most be.
  const mostTimesNaive = JSON.parse(readFileSync(join(root, 'scripts/bench/floors.json'), 'utf8')).extract.regexTimesAsFast
  // Work of others on the machine only ever adds time: what looks too much is measured again, and the lesser counts.
  if (slow(found, mostTimesNaive)) {
    const again = ask('times')
    for (const name of Object.keys(found.ratios)) found.ratios[name] = Math.min(found.ratios[name], again.ratios[name])
    if (again.naive / again.own < found.naive / found.own) Object.assign(found, { own: again.own, naive: again.naive })
  }
  const ratios = Object.entries(found.ratios)
  return {
    lines: [
      `a regular expression over the same texts: ${Math.round(found.naive)} articles/s, ${(found.naive / found.own).toFixed(1)} times as fast as the extractor's ${Math.round(found.own)} in turn with it (it finds a number and a word of harm, and nothing else); at most ${mostTimesNaive} times may it be`,
      `ten times the text, times the time: ${ratios.map(([name, ratio]) => `${name} ${ratio.toFixed(1)}`).join(', ')}; memory with a line of 1 MB: ${Math.round(found.megabytes)} MB`,
    ],
    off: overBars(found, mostTimesNaive),
  }
}

export async function run({ root, shared }) {
  const { lines, off } = speedLines({ root, shared })
  for (const line of lines) console.log(line)
  for (const line of off) console.error(`bench: ${line}`)
  return off.length ? 1 : 0
}

/** What anybody writes first: a number and, a few words on, a word of harm. */
const NAIVE =
  /(?:[\d٠-٩][\d٠-٩.,]*|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|عشرات|مئات|آلاف)(?!\p{L}))(?:\s+\S+){0,3}?\s+(?:people|civilians|killed|dead|wounded|injured|bodies|missing|قتل|قتيل|قتلى|جريح|جرحى|شهيد|شهداء|جثة|جثث|مفقود|مدني)/giu

async function measure(what, root, file) {
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const { extract } = await dist('core/extract/extract.js')
  const { languageOf } = await dist('core/languages/index.js')
  const { loadRegisters } = await dist('edge/registers.js')
  const registers = loadRegisters()
  const articles = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const read = (lang, text) =>
    extract({ id: 'x', format: 'text', lang, text, titleEnd: 0, published: '2018-11-01', problems: [] }, languageOf(lang), registers)
  const long = (lang, length) => {
    const whole = articles
      .filter((a) => a.lang === lang)
      .map((a) => a.text)
      .join('\n\n')
    return whole.repeat(Math.ceil(length / whole.length)).slice(0, length)
  }
  const line = (length) => long('ar', length).replace(/[\n.!?؟]/g, ' ')
  if (what === 'memory') {
    for (const a of articles) read(a.lang, a.text)
    read('ar', line(1_048_576))
    return { megabytes: process.resourceUsage().maxRSS / 1024 }
  }
  const cpu = (work) => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  }
  const best = (work, rounds = 5) => Math.min(...Array.from({ length: rounds }, () => cpu(work)))

  const all = () => {
    for (const a of articles) read(a.lang, a.text)
  }
  const pattern = () => {
    for (const a of articles) a.text.match(NAIVE)
  }
  for (let k = 0; k < 6; k++) all()
  // In turn, so that whatever slows the machine slows both: what is judged is the one against the other.
  let [ownTime, naiveTime] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let k = 0; k < 9; k++) {
    ownTime = Math.min(ownTime, cpu(all))
    naiveTime = Math.min(naiveTime, best(pattern, 3))
  }
  const own = articles.length / ownTime
  const naive = articles.length / naiveTime

  // What news comes in, and what breaks rules that look around: one line without an end, marks, quotation marks.
  const texts = {
    'Arabic news': (n) => ['ar', long('ar', 6000).repeat(n)],
    'English news': (n) => ['en', long('en', 6000).repeat(n)],
    '1 MB of one line': (n) => ['ar', line(n * 104_858)],
    '100,000 combining marks': (n) => ['ar', `مقتل 5 أشخاص ق${'\u064b'.repeat(n * 10_000)}تل 3`],
    '10,000 quotation marks': (n) => ['en', `He said 5 people were killed ${'" « “ '.repeat(n * 334)}`],
  }
  const ratios = {}
  for (const [name, text] of Object.entries(texts)) {
    const [lang, small] = text(1)
    const [, large] = text(10)
    // A small text is read so often that its time is well above what the clock tells apart.
    const repeats = Math.max(
      1,
      Math.ceil(
        0.03 /
          Math.max(
            1e-4,
            best(() => read(lang, small), 2),
          ),
      ),
    )
    const one = best(() => {
      for (let k = 0; k < repeats; k++) read(lang, small)
    })
    ratios[name] = best(() => read(lang, large)) / (one / repeats)
  }
  return { own, naive, ratios }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measure(...process.argv.slice(2))))
