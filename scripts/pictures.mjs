// npm run pictures: the pictures of docs/pictures, taken anew from the Raqqa demo in a real Chromium, as PNG with a palette of 256 colours.
//   --to DIR  write them elsewhere
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { withPalette } from './pictures/palette.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values } = parseArgs({ options: { to: { type: 'string' } } })
const to = values.to ?? join(root, 'docs', 'pictures')
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const data = mkdtempSync(join(tmpdir(), 'isnad-pictures-'))
const server = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', '--demo', '--no-open', '--port', '0'], {
  env: { ...process.env, ISNAD_DATA: data, ISNAD_STATE: join(data, 'state') },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const entrance = await new Promise((resolve) => {
  let out = ''
  server.stdout.on('data', (chunk) => {
    out += chunk
    const hit = /https?:\S+/.exec(out)
    if (hit) resolve(hit[0])
  })
})
const base = new URL(entrance).origin
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? USUAL.find((path) => existsSync(path)),
  args: ['--headless', '--no-sandbox'],
})

/** A page of the workbench in a language and theme. */
async function open(lang, theme, height = 800) {
  const context = await browser.newContext({ viewport: { width: 1280, height }, reducedMotion: 'reduce' })
  await context.addInitScript((kept) => localStorage.setItem('isnad.settings', kept), JSON.stringify({ lang, theme, digits: 'latn' }))
  const page = await context.newPage()
  await page.goto(entrance)
  await page.locator('.counts strong').first().waitFor()
  return page
}
const asked = (page, path) => page.evaluate(async (at) => (await fetch(`/api${at}`)).json(), path)
const at = encodeURIComponent
async function keep(page, name) {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(600)
  const png = withPalette(await page.screenshot())
  writeFileSync(join(to, `${name}.png`), png)
  console.log(`${name.padEnd(18)}${Math.round(png.length / 1024)} kB`)
  await page.context().close()
}
/** The statement most worth showing: a figure with a chain of two and words of its places and times. */
async function telling(page, lang) {
  const { statements } = await asked(page, '/statements?kind=figure&limit=500')
  const fit = ({ statement, report }) =>
    (report.lang === lang) * 4 + Math.min(2, statement.chain.length) * 2 + Math.min(1, statement.places.length) + Math.min(1, statement.times.length)
  return [...statements].sort((a, b) => fit(b) - fit(a))[0]
}
const most = async (page, list) => (await asked(page, `/${list}?limit=500`)).items.sort((a, b) => b.reports - a.reports)[0]

try {
  mkdirSync(to, { recursive: true })
  let page = await open('ar', 'light')
  let row = await telling(page, 'ar')
  await page.goto(`${base}/reports/${at(row.report.id)}?s=${at(row.statement.id)}`)
  await page.locator('.card-body').waitFor()
  await keep(page, 'reading-ar')

  page = await open('en', 'light')
  row = await telling(page, 'ar')
  await page.goto(`${base}/reports/${at(row.report.id)}?s=${at(row.statement.id)}`)
  await page.locator('.card-body').waitFor()
  await page.keyboard.press('KeyE')
  await page.getByRole('dialog').waitFor()
  await keep(page, 'correct-en')

  page = await open('ar', 'light')
  await page.goto(`${base}/isnad?site=${at((await most(page, 'sites')).id)}`)
  await page.locator('.isnad-svg').last().waitFor()
  await keep(page, 'isnad-ar')

  page = await open('ar', 'dark')
  await page.goto(`${base}/search?q=${at('مقابر الرقة')}`)
  await page.locator('.statement-line').first().waitFor()
  await keep(page, 'search-ar-dark')

  page = await open('en', 'light', 900)
  await page.goto(`${base}/sites/${at((await most(page, 'sites')).id)}`)
  await page.locator('.tally').first().waitFor()
  await keep(page, 'site-en')

  page = await open('en', 'light', 900)
  await page.locator('.discrepancy').first().waitFor()
  await page.locator('.site-line').first().waitFor()
  await keep(page, 'overview-en')

  page = await open('ar', 'light')
  await page.goto(`${base}/speakers`)
  await page.locator('.table').waitFor()
  await keep(page, 'outlets-ar')
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}
