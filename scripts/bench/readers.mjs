// npm run bench -- readers [SEED [MUTATIONS]]: pages and rows a second of one core, then mutated documents: none may throw, hang or vanish.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const needsShared = false
/** HTML pages a second of one core that must be reached. */
const PAGES = 80
/** Milliseconds of one core that no mutated document may take. */
const LONGEST = 5000

export async function run({ root, args }) {
  const readers = await import(join(root, 'dist', 'edge', 'readers', 'index.js'))
  const pages = newsPages(root)
  const html = await rate(readers, pages, 'page.html')
  const rows = Buffer.from(Array.from({ length: 5000 }, (_, at) => JSON.stringify({ id: `a${at}`, text: TEXT.repeat(4) })).join('\n'))
  const jsonl = (await rate(readers, [rows], 'rows.jsonl')) * 5000
  const pdf = await rate(readers, Array(10).fill(readFileSync(join(root, 'src/edge/readers/pdf/fixtures/arabic-chromium.pdf'))), 'a.pdf')
  console.log(`html   ${html.toFixed(0)} pages/s of one core (${(pages[0].length / 1024).toFixed(0)} kB each, at least ${PAGES})`)
  console.log(`jsonl  ${jsonl.toFixed(0)} rows/s of one core`)
  console.log(`pdf    ${pdf.toFixed(1)} pages/s of one core`)
  const bad = await mutate(readers, root, Number(args[0] ?? 1), Number(args[1] ?? 30))
  return html >= PAGES && bad === 0 ? 0 : 1
}

const TEXT = 'قال متحدث باسم فريق الإنقاذ يوم الخميس إن مقبرة جماعية عثر عليها شرقي البلدة تضم 42 جثة على الأقل. '

/** Pages of 18 kB with a menu of 60, 25 teasers and JSON-LD around an article of some 2,500 characters. */
function newsPages() {
  const menu = `<nav><ul>${Array.from({ length: 60 }, (_, at) => `<li><a href="/c/${at}">قسم ${at}</a></li>`).join('')}</ul></nav>`
  const teasers = Array.from(
    { length: 25 },
    (_, at) => `<div class="card"><a href="/n/${at}"><img src="/${at}.jpg"><h4>عنوان خبر آخر رقم ${at}</h4></a><p>مقتطف قصير</p></div>`,
  )
  const meta = JSON.stringify({ '@type': 'NewsArticle', headline: 'عنوان', datePublished: '2018-11-01' })
  const script = `<style>${'.a{color:red}'.repeat(100)}</style><script>${'var a=1;'.repeat(200)}</script><script type="application/ld+json">${meta}</script>`
  return Array.from({ length: 100 }, (_, at) => {
    const article = Array.from({ length: 9 }, (_, k) => `<p>${at}.${k} ${TEXT.repeat(3)}</p>`).join('\n')
    return Buffer.from(
      `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>عنوان</title>${script}</head><body>${menu}<main><article><h1>عنوان</h1>${article}</article></main><aside>${teasers.join('')}</aside><footer>${menu}</footer></body></html>`,
    )
  })
}

/** Documents a second of processor time: the best of three rounds, since the first ones load and compile. */
async function rate({ readCapture, readContext }, documents, name) {
  let best = 0
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage()
    for (const document of documents) await readCapture(document, readContext({ name }))
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, documents.length / ((user + system) / 1e6))
  }
  return best
}

const PIECES = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '\0',
  '\r\n\r\n',
  '<![CDATA[',
  '<!--',
  '--outer',
  '=?utf-8?B?',
  '{',
  '[',
  'Content-Length: 99999999',
  '\u202e',
  '<p>',
  '<a href="',
  'endobj',
  'PK\x03\x04',
  '\x1f\x8b\x08',
]

/** Every fixture of every format, damaged in ways a seed decides. Gives the number of documents that did what none may do. */
async function mutate({ readCapture, readContext, FORMATS }, root, seed, times) {
  const next = random(seed)
  const fixtures = FORMATS.flatMap(({ name }) => {
    const folder = join(root, 'src', 'edge', 'readers', name, 'fixtures')
    return readdirSync(folder)
      .filter((file) => !file.endsWith('.expected.json'))
      .map((file) => ({ format: name, file, bytes: readFileSync(join(folder, file)) }))
  })
  let documents = 0
  let bad = 0
  let longest = 0
  for (const { format, file, bytes } of fixtures) {
    for (let k = 0; k < (format === 'pdf' ? Math.ceil(times / 5) : times); k++) {
      const damaged = damage(bytes, fixtures, next)
      const before = process.cpuUsage().user
      documents++
      let fault
      try {
        const { result } = await readCapture(damaged, readContext({ name: file }))
        if (result.items.length === 0 && result.problems.length === 0) fault = 'no item and no problem'
      } catch (error) {
        fault = String(error?.stack ?? error)
      }
      const spent = (process.cpuUsage().user - before) / 1000
      longest = Math.max(longest, spent)
      if (spent > LONGEST) fault ??= `${spent.toFixed(0)} ms`
      if (fault) console.log(`${++bad}. ${file}, seed ${seed}, mutation ${k}: ${fault}`)
    }
  }
  console.log(`mutated ${documents} documents (seed ${seed}): ${bad} bad, longest ${longest.toFixed(0)} ms of one core`)
  return bad
}

function damage(bytes, fixtures, next) {
  let out = Buffer.from(bytes)
  for (let k = 1 + Math.floor(next() * 6); k > 0; k--) {
    const at = Math.floor(next() * out.length)
    const how = next()
    const piece = Buffer.from(PIECES[Math.floor(next() * PIECES.length)])
    const size = Math.floor(next() * 500)
    const [before, after] = [out.subarray(0, at), out.subarray(at)]
    if (how < 0.3) out[at] = Math.floor(next() * 256)
    else if (how < 0.45) out = Buffer.concat([before, piece, after])
    else if (how < 0.6) out = Buffer.concat([before, after.subarray(size)])
    else if (how < 0.75) out = Buffer.concat([before, after.subarray(0, size), after.subarray(0, size), after])
    else if (how < 0.85) out = Buffer.concat([before, ...Array(2000).fill(piece), after])
    else out = Buffer.concat([before, fixtures[Math.floor(next() * fixtures.length)].bytes.subarray(0, 3000), after])
    if (out.length === 0) out = Buffer.from('x')
  }
  return out
}

/** A small generator of our own, so that a seed means the same documents everywhere. */
function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
