// What a person decides about a site or a speaker as a whole: permanent code, publication, finding, reliability, join; each undone by another act.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OriginRow, SiteRow } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { items, open, type Served, serve, words } from './served-case.ts'

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
const most = <T extends { reports: number }>(list: readonly T[]) => {
  const first = [...list].sort((a, b) => b.reports - a.reports)[0]
  if (!first) throw new Error('the demo case lacks it')
  return first
}

test('a site gets a permanent code, a publication class and a finding, with reasons; an undo takes one back', async () => {
  const page = await open(browser, served, { lang: 'en' })
  const site = most(await items<SiteRow>(page, 'sites'))
  await page.goto(`${served.base}/sites/${at(site.id)}`)
  const decide = async (name: string, fill: Readonly<Record<string, string>>, choose: Readonly<Record<string, string>> = {}) => {
    await page.getByRole('button', { name, exact: true }).click()
    const dialog = page.getByRole('dialog')
    for (const [label, value] of Object.entries(fill)) await dialog.getByLabel(label, { exact: true }).fill(value)
    for (const [label, value] of Object.entries(choose)) await dialog.getByLabel(label, { exact: true }).selectOption(value)
    await dialog.getByRole('button', { name, exact: true }).click()
    // Without a reason nothing is recorded.
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByLabel('Reason', { exact: true }).fill(`Because of ${name}`)
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await decide('Record a finding', { Finding: 'The grave was opened before the letters were written.' }, { 'Standard of proof': 'balance' })
  await expect.poll(() => words(page, 'main')).toContain('The grave was opened before the letters were written.')
  expect(await words(page, 'main')).toContain('balance of probabilities')
  await decide('Decide on publishing the place', {}, { 'How exactly the place may be shown': '0.01' })
  await expect.poll(() => words(page, 'main')).toContain('Because of Decide on publishing the place')
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => words(page, 'main')).not.toContain('Because of Decide on publishing the place')
  await decide('Open with a permanent code', { Code: 'RQ-1' })
  await expect.poll(async () => (await items<SiteRow>(page, 'sites')).filter((one) => one.code === 'RQ-1').length).toBe(1)
  await page.context().close()
})

test('speakers are judged and joined by a person, and Isnad counts one origin fewer', async () => {
  const page = await open(browser, served, { lang: 'ar' })
  const before = await items<OriginRow>(page, 'origins')
  const origin = most(before)
  await page.goto(`${served.base}/origins/${at(origin.id)}`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'احكم على الموثوقية' }).click()
  await dialog.getByLabel('الموثوقية', { exact: true }).selectOption('C')
  await dialog.getByLabel('السبب', { exact: true }).fill('سبق أن صدقت أرقامه.')
  await dialog.getByRole('button', { name: 'احكم على الموثوقية' }).click()
  await expect.poll(() => words(page, 'main')).toContain('C، موثوق إلى حد ما')

  await page.getByRole('button', { name: 'ضُمّ إلى قائل آخر' }).click()
  await dialog.getByLabel('السبب', { exact: true }).fill('كلام واحد بعينه.')
  await dialog.getByRole('button', { name: 'ضُمّ إلى قائل آخر' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(async () => (await items<OriginRow>(page, 'origins')).length).toBeLessThan(before.length)
  await page.context().close()
})
