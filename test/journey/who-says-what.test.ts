// The page of a site: the table of who says what opens its sentences, a named person is recorded in a report, counted on the site and kept out of exports.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SitePage, SiteRow } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { api, items, open, type Served, serve, words } from './served-case.ts'

let served: Served
let browser: Browser
beforeAll(async () => {
  served = await serve()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
})
const at = encodeURIComponent

async function largest(page: Page): Promise<SiteRow> {
  const site = (await items<SiteRow>(page, 'sites')).sort((a, b) => b.reports - a.reports)[0]
  if (!site) throw new Error('the demo case has no site')
  return site
}
/** The bytes of an output as text, asked for from inside the page. */
const output = (page: Page, body: object) =>
  page.evaluate(async (asked) => {
    const answer = await fetch('/api/outputs', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) })
    return answer.text()
  }, body)

const LOOKS = [
  { lang: 'ar', one: 'المسمَّون 1', harm: 'القتلى', record: 'شخص مسمّى', undo: 'تراجع' },
  { lang: 'en', one: '1 named', harm: 'killed', record: 'Named person', undo: 'Undo' },
] as const

test.each(LOOKS)('who says what, and who is named, in $lang', async (look) => {
  const page = await open(browser, served, { lang: look.lang })
  const site = await largest(page)
  await page.goto(`${served.base}/sites/${at(site.id)}`)
  // Values grow in the reading direction.
  const heads = page.locator('.matrix thead th')
  await heads.nth(3).waitFor()
  const [first, second] = [await heads.nth(2).boundingBox(), await heads.nth(3).boundingBox()]
  expect(Math.sign((second?.x ?? 0) - (first?.x ?? 0))).toBe(look.lang === 'ar' ? -1 : 1)
  const cell = page.locator('.matrix-cell').first()
  const reports = Number(await cell.locator('strong').innerText())
  await cell.click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.statement-line').first().waitFor()
  expect(await dialog.locator('.statement-line').count()).toBeGreaterThanOrEqual(reports)
  await page.keyboard.press('Escape')

  // A word of a report stands for a name: our texts name nobody.
  const { reports: rows, statements } = await api<SitePage>(page, `/sites/${at(site.id)}`)
  const row = rows.find((one) => one.lang === 'en' && statements.some((statement) => statement.report === one.id))
  if (!row) throw new Error('no English report at the site')
  await page.goto(`${served.base}/reports/${at(row.id)}`)
  await page.locator('.report-body').waitFor()
  const name = await page.evaluate(() => {
    const node = document.querySelector('.report-body')?.firstChild
    const word = /\b[A-Z][a-z]{5,}\b/.exec(node?.textContent ?? '')
    if (!node || !word) return ''
    const range = document.createRange()
    range.setStart(node, word.index)
    range.setEnd(node, word.index + word[0].length)
    document.getSelection()?.removeAllRanges()
    document.getSelection()?.addRange(range)
    return word[0]
  })
  expect(name).not.toBe('')
  await page.locator('button.btn.small:enabled', { has: page.locator('kbd', { hasText: /^P$/ }) }).waitFor()
  // The key goes by its place: on an Arabic layout it writes another letter.
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyP', key: 'ح', bubbles: true, cancelable: true })))
  expect(await dialog.getByRole('textbox').first().inputValue()).toBe(name)
  await dialog.getByRole('button', { name: look.record }).click()
  await dialog.waitFor({ state: 'hidden' })

  await page.goto(`${served.base}/sites/${at(site.id)}`)
  await expect.poll(() => words(page, '#named')).toContain(name)
  expect(await words(page, '#named')).toContain(look.one)
  const form = { form: 'statements.jsonld', language: 'en' }
  expect(await output(page, form)).not.toMatch(new RegExp(`\\b${name}\\b`))
  expect(await output(page, { ...form, names: true })).toMatch(new RegExp(`\\b${name}\\b`))
  await page.locator('#named').getByRole('button', { name: look.undo }).click()
  await expect.poll(() => words(page, '#named')).not.toContain(name)
  expect(page.strayRequests).toEqual([])
  await page.context().close()
})
