// Searching: facets narrow what was found and stand in the address, a search is kept under a name, and what was looked for elsewhere is logged.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LedgerPage, SearchAnswer } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { api, open, type Served, serve, words } from './served-case.ts'

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

const LOOKS = [
  {
    lang: 'ar',
    keep: 'احفظ هذا البحث',
    log: 'سجّل بحثًا',
    what: 'ما بُحث عنه',
    where: 'أين',
    outcome: 'ما نتج',
    reason: 'السبب',
    nothing: 'لم يوجد شيء',
    undo: 'تراجع',
  },
  {
    lang: 'en',
    keep: 'Save this search',
    log: 'Log a search',
    what: 'What was looked for',
    where: 'Where',
    outcome: 'What came of it',
    reason: 'Reason',
    nothing: 'nothing found',
    undo: 'Undo',
  },
] as const

test.each(LOOKS)('facets, saved searches and the search log in $lang', async (look) => {
  const page = await open(browser, served, { lang: look.lang })
  // The broken plural finds the singular's statements: مقابر and مقبرة are one search.
  const plural = await api<SearchAnswer>(page, `/search?q=${encodeURIComponent('مقابر')}&limit=200`)
  const singular = await api<SearchAnswer>(page, `/search?q=${encodeURIComponent('مقبرة')}&limit=200`)
  expect(plural.total).toBe(singular.total)
  expect(plural.facets.kind.reduce((sum, [, times]) => sum + times, 0)).toBe(plural.total)

  await page.goto(`${served.base}/search?q=${encodeURIComponent('مقبرة')}`)
  const facet = page.locator('.facet').first().getByRole('button').last()
  await facet.waitFor()
  const times = Number(await facet.locator('.times').innerText())
  await facet.click()
  await expect.poll(() => page.url()).toContain('kind=')
  await expect.poll(async () => (await page.locator('.tiles .statement-line').count()) === Math.min(40, times)).toBe(true)
  // The same address opens the same list.
  await page.reload()
  await facet.waitFor()
  expect(await page.locator('.facet [aria-pressed="true"]').count()).toBe(1)

  await page.getByRole('button', { name: look.keep }).click()
  await page.locator('.saved-list li').first().waitFor()
  await page.goto(`${served.base}/search`)
  await page.locator('.saved-list a').first().click()
  await expect.poll(() => page.url()).toContain('kind=')
  await page.locator('.saved-list').getByRole('button', { name: look.undo }).first().click()
  await expect.poll(() => page.locator('.saved-list li').count()).toBe(0)

  await page.locator('a[href^="/searches"]').last().click()
  await page.getByRole('button', { name: look.log }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel(look.what, { exact: true }).inputValue()).toBe('مقبرة')
  await dialog.getByLabel(look.where, { exact: true }).fill('Archive of the ministry')
  await dialog.getByLabel(look.outcome, { exact: true }).selectOption('nothing')
  await dialog.getByLabel(look.reason, { exact: true }).fill('The letter itself was wanted.')
  await dialog.getByRole('button', { name: look.log }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => words(page, 'main')).toContain('Archive of the ministry')
  expect(await words(page, 'main')).toContain(look.nothing)
  const { entries } = await api<LedgerPage>(page, '/ledger?limit=3')
  expect(entries.at(-1)?.summary.en).toContain('Logged a search')
  await page.context().close()
})
