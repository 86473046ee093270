// Acts on several reports at once: counted, shown beforehand, recorded under one reason, and taken back with one button.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseSummary, ReportPage } from '../../src/core/model/index.ts'
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
  { lang: 'ar', confirm: 'أكّد ما لم يُراجَع', record: /سجّل .*قرار/, undo: 'تراجع', reason: 'السبب' },
  { lang: 'en', confirm: 'Confirm what is unreviewed', record: /Record \d+ decisions?/, undo: 'Undo', reason: 'Reason' },
] as const

test.each(LOOKS)('two reports confirmed at once and taken back in $lang', async (look) => {
  const page = await open(browser, served, { lang: look.lang })
  const before = (await api<CaseSummary>(page, '/case')).counts.reviewed
  await page.goto(`${served.base}/reports?lang=${look.lang}`)
  const boxes = page.locator('.report-list > li > .picked-row > input')
  await boxes.nth(1).waitFor()
  const ids: string[] = []
  for (const at of [0, 1]) {
    await boxes.nth(at).check()
    ids.push(
      decodeURIComponent(
        ((await page.locator('.report-list > li > .picked-row .report-line-title').nth(at).getAttribute('href')) ?? '').split('/').at(-1) ?? '',
      ),
    )
  }
  let open0 = 0
  for (const id of ids) {
    const { statements } = await api<ReportPage>(page, `/reports/${encodeURIComponent(id)}`)
    open0 += statements.filter((one) => (one.how ?? 'machine') === 'machine').length
  }
  await page.locator('.bulk-bar').getByRole('button', { name: look.confirm }).click()
  const dialog = page.getByRole('dialog')
  const record = dialog.getByRole('button', { name: look.record })
  await record.waitFor()
  expect(await dialog.locator('.statement-line').count()).toBe(Math.min(10, open0))
  // No reason, no record.
  await record.click()
  expect(await dialog.locator('.field-error').count()).toBe(1)
  await dialog.getByLabel(look.reason, { exact: true }).fill('Read side by side.')
  await record.click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(async () => (await api<CaseSummary>(page, '/case')).counts.reviewed).toBe(before + open0)
  await page.locator('.toast').getByRole('button', { name: look.undo }).click()
  await expect.poll(async () => (await api<CaseSummary>(page, '/case')).counts.reviewed).toBe(before)
  expect(await words(page, '.toasts')).not.toBe('')
  await page.context().close()
})
