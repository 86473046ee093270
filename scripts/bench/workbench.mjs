// The workbench on a large case, in a real Chromium: first screen, filters, the next statement, a long report; and what is shipped to the browser.
// The times are the browser's own, from the press to the painted frame. Exit 1 above a bar.
//   npm run bench -- workbench --case DIR [--times N]     (a case as `npm run bench -- api --keep DIR` leaves it)
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'

export const needsShared = false
const BAR = { first: 1500, press: 100, long: 1000, kB: 320 }
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** In the page: presses or goes somewhere, waits until `done` holds and the frame is painted, and tells the milliseconds. */
const TIMED = `async (act, done) => {
  const start = performance.now()
  act()
  while (!done()) await new Promise((resolve) => { const channel = new MessageChannel(); channel.port1.onmessage = resolve; channel.port2.postMessage(0) })
  await new Promise((resolve) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = resolve; channel.port2.postMessage(0) }))
  return performance.now() - start
}`
const GO = (path) => `history.pushState({}, '', ${JSON.stringify(path)}); window.dispatchEvent(new PopStateEvent('popstate'))`

export async function run({ root, args }) {
  const { values: o } = parseArgs({ args, options: { case: { type: 'string' }, times: { type: 'string' } } })
  if (!o.case) throw new Error('--case DIR')
  const times = Number(o.times ?? 7)
  const executablePath = process.env.CHROMIUM_PATH ?? USUAL.find((path) => existsSync(path))
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', o.case, '--no-open', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const entrance = await new Promise((resolve) => {
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
      const hit = /https?:\S+/.exec(out)
      if (hit) resolve(hit[0])
    })
  })
  const base = new URL(entrance).origin
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] })
  let over = 0
  const tell = (name, took, bar) => {
    took.sort((a, b) => a - b)
    const middle = took[took.length >> 1] ?? 0
    const most = took.at(-1) ?? 0
    if (middle >= bar) over++
    console.log(`${name.padEnd(44)}${middle.toFixed(0).padStart(8)}${most.toFixed(0).padStart(8)}${middle >= bar ? `  over ${bar} ms` : ''}`)
  }
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(entrance)
    await page.locator('.counts strong').first().waitFor({ timeout: 600_000 })
    const state = () => page.evaluate(async () => await (await fetch('/api/case')).json())
    for (let now = await state(); now.views.state !== 'ready'; now = await state()) await new Promise((resolve) => setTimeout(resolve, 1000))
    const { counts } = await state()
    console.log(`${counts.reports} reports, ${counts.statements} statements; middle and longest of ${times}, ms`)

    const first = []
    for (let i = 0; i < times; i++) {
      const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
      await fresh.addCookies(await context.cookies())
      const one = await fresh.newPage()
      await one.goto(base, { waitUntil: 'commit' })
      await one.locator('.counts strong').first().waitFor()
      first.push(await one.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))))
      await fresh.close()
    }
    tell('first screen, nothing cached', first, BAR.first)

    const timed = async (name, bar, each) => {
      const took = []
      for (let i = 0; i < times; i++) {
        const { act, done } = each(i)
        took.push(await page.evaluate(`(${TIMED})(() => { ${act} }, () => ${done})`))
        await page.waitForTimeout(150)
      }
      tell(name, took, bar)
    }
    await page.goto(`${base}/reports`)
    await page.locator('.report-line-title').first().waitFor()
    // The words of the lists as they stand, so that "it changed" is what a person sees.
    const list = 'document.querySelector(".report-list")?.textContent'
    await timed('reports: filter by language', BAR.press, (i) => ({
      act: `window.was = ${list}; ${GO(`/reports?lang=${i % 2 ? 'en' : 'ar'}`)}`,
      done: `${list} && ${list} !== window.was`,
    }))
    for (const [path, seen] of [
      ['/sites', '.site-line'],
      ['/incidents', '.site-line'],
      ['/origins', '.site-line'],
      ['/discrepancies', '.discrepancy'],
    ]) {
      await timed(`open ${path}`, BAR.first, () => ({
        act: GO(path),
        done: `location.pathname === ${JSON.stringify(path)} && document.querySelector('main ${seen}')`,
      }))
      await page.evaluate(GO('/settings'))
      await page.waitForTimeout(200)
    }
    const ordinary = await page.evaluate(async () => {
      const { reports } = await (await fetch('/api/reports?limit=500')).json()
      return reports.filter((one) => one.statements > 3).sort((a, b) => Math.abs(a.statements - 8) - Math.abs(b.statements - 8))[0]
    })
    await page.goto(`${base}/reports/${encodeURIComponent(ordinary.id)}`)
    await page.locator('.card[data-picked="true"] .card-body').waitFor()
    const card = `document.querySelector('.card[data-picked="true"]')?.dataset.statement`
    // What is marked in the text, by where it starts: the words themselves may be the same twice.
    const marked = `[...(CSS.highlights.get('isnad-picked') ?? [])].map((one) => one.startContainer.nodeName + one.startOffset + '-' + one.endOffset)[0]`
    await timed(`${ordinary.statements} statements: the key marks the words in the text`, BAR.press, (i) => ({
      act: `window.was = ${marked}; document.body.dispatchEvent(new KeyboardEvent('keydown', { code: '${i % 2 ? 'KeyK' : 'KeyJ'}', bubbles: true }))`,
      done: `${marked} && ${marked} !== window.was`,
    }))
    await timed(`${ordinary.statements} statements: a press in the text opens the card`, BAR.press, (i) => ({
      act: `window.was = ${card}
        window.until = performance.now() + 5000
        const spots = [...CSS.highlights.get('isnad-figure')].map((one) => one.getBoundingClientRect()).filter((one) => one.width > 0 && one.top > 60 && one.bottom < innerHeight)
        const { left, top, width, height } = spots[${i} % 2 ? spots.length - 1 : 0]
        const at = { clientX: left + Math.min(width, 30) / 2, clientY: top + Math.min(height, 20) / 2, bubbles: true }
        document.getSelection().removeAllRanges()
        document.querySelector('.report-body').dispatchEvent(new MouseEvent('click', at))`,
      done: `${card} && (${card} !== window.was || ${i} === 0 || performance.now() > window.until)`,
    }))
    const long = await page.evaluate(async () => {
      const sentence = (i) => `Rescue workers in the eastern district said that ${100 + i} people were killed in the market. `
      let text = ''
      for (let i = 0; text.length < 200_000; i++) text += sentence(i) + (i % 6 === 5 ? '\n\n' : '')
      const form = new FormData()
      form.append('files', new File([text], 'long.txt', { type: 'text/plain' }))
      const answer = await (await fetch('/api/captures', { method: 'POST', body: form })).json()
      const id = answer.items[0].reports[0]
      for (;;) {
        const report = await fetch(`/api/reports/${id}`)
        if (report.ok) return { id, statements: (await report.json()).statements.length }
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    })
    const away = `!document.querySelector('.card[data-picked="true"]')`
    const opened = []
    for (let i = 0; i < times; i++) {
      await page.evaluate(`(${TIMED})(() => { ${GO('/settings')} }, () => ${away})`)
      await page.waitForTimeout(200)
      opened.push(await page.evaluate(`(${TIMED})(() => { ${GO(`/reports/${long.id}`)} }, () => !(${away}))`))
    }
    tell(`reading: 200,000 characters, ${long.statements} statements`, opened, BAR.long)
    const picked = `document.querySelector('.card[data-picked="true"] .card-head')?.textContent`
    await timed('reading: next statement by its key', BAR.press, () => ({
      act: `window.was = ${picked}; document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true }))`,
      done: `${picked} && ${picked} !== window.was`,
    }))
  } finally {
    await browser.close()
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
  const html = readFileSync(join(root, 'dist/web/index.html'), 'utf8')
  const assets = readdirSync(join(root, 'dist/web/assets')).filter((name) => name.endsWith('.js') && html.includes(name))
  const kB = assets.reduce((sum, name) => sum + gzipSync(readFileSync(join(root, 'dist/web/assets', name))).length, 0) / 1024
  console.log(`${'JavaScript of the first load, gzip kB'.padEnd(44)}${kB.toFixed(0).padStart(8)}${kB > BAR.kB ? `  over ${BAR.kB}` : ''}`)
  return over || kB > BAR.kB ? 1 : 0
}
