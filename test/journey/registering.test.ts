// The register of outlets and speakers: a relation names its party and what it rests on, the newest entry stands, and taking it back shows the one before.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Determination, ReportsPage } from '../../src/core/model/index.ts'
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
    edit: 'عدّل سجل الجهات',
    kind: 'ما هو',
    add: 'أضف صلة بطرف',
    party: 'الطرف',
    cite: 'علامَ تعتمد',
    record: 'سجّل القيد',
    reason: 'السبب',
    shown: 'مملوك لـ',
    undo: 'تراجع',
    none: 'غير مسجَّل',
  },
  {
    lang: 'en',
    edit: 'Edit the register',
    kind: 'What it is',
    add: 'Add a relation to a party',
    party: 'Party',
    cite: 'On what you rely',
    record: 'Record the entry',
    reason: 'Reason',
    shown: 'owned by',
    undo: 'Undo',
    none: 'Not recorded',
  },
] as const

test.each(LOOKS)('an outlet is entered, cited and taken back in $lang', async (look) => {
  const page = await open(browser, served, { lang: look.lang })
  const outlet = (await api<ReportsPage>(page, `/reports?limit=50&lang=${look.lang}`)).reports.find((row) => row.outlet)?.outlet ?? ''
  await page.goto(`${served.base}/outlets/${encodeURIComponent(outlet)}`)
  await page.getByRole('button', { name: look.edit }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(look.kind, { exact: true }).selectOption('outlet')
  await dialog.getByRole('button', { name: look.add }).click()
  await dialog.locator('.relation select').selectOption('owned-by')
  await dialog.getByLabel(look.party, { exact: true }).fill('A holding company')
  await dialog.getByLabel(look.reason, { exact: true }).fill('Read in the register of companies.')
  // Without what it rests on, nothing is recorded.
  await dialog.getByRole('button', { name: look.record }).click()
  expect(await dialog.locator('.field-error').count()).toBe(1)
  await dialog.getByLabel(look.cite).fill('Register of companies, entry 12, 2017')
  await dialog.getByRole('button', { name: look.record }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => words(page, '.register')).toContain('A holding company')
  expect(await words(page, '.register')).toContain(look.shown)
  expect(await words(page, '.register')).toContain('Register of companies, entry 12, 2017')
  const entries = await api<Determination[]>(page, '/determinations?act=register')
  expect(entries.at(-1)?.act).toMatchObject({ name: outlet, kind: 'outlet', relations: [{ relation: 'owned-by', party: 'A holding company' }] })
  await page.locator('.register').getByRole('button', { name: look.undo }).click()
  await expect.poll(() => words(page, '.register')).toContain(look.none)
  await page.context().close()
})
