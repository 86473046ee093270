// People and roles in the browser: a key is given once, a viewer sees no acts and no open place, an analyst's act stands under the own name;
// and one statement split in two and merged again, each by its key on an Arabic layout.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LedgerPage, ReportPage, ReportsPage, SiteRow } from '../../src/core/model/index.ts'
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

/** Sends a key as an Arabic keyboard does: the code of its place, the letter of its layout. */
async function press(page: Page, code: string, key: string): Promise<void> {
  await page.evaluate(([one, letter]) => document.dispatchEvent(new KeyboardEvent('keydown', { code: one, key: letter, bubbles: true })), [
    code,
    key,
  ] as const)
}

async function takeIn(page: Page, name: string, role: string, lang: 'ar' | 'en'): Promise<string> {
  await page.goto(`${served.base}/people`)
  await page.locator('.people').waitFor()
  await page.locator('main .btn.primary').click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input').first().fill(name)
  await dialog.locator('select').selectOption(role)
  await dialog.locator('textarea').fill(lang === 'ar' ? 'يعمل معنا' : 'works with us')
  await dialog.locator('.btn.primary').click()
  const address = (await page.locator('pre.address').innerText()).trim()
  expect(address).toMatch(/\/\?key=[\w-]{43}$/)
  await page.keyboard.press('Escape')
  await page.locator('.people').getByText(name).waitFor()
  return address
}

describe.each(['ar', 'en'] as const)('in %s', (lang) => {
  test('a viewer reads and sees no open place; an analyst acts in the own name', async () => {
    const lead = await open(browser, served, { lang })
    const viewer = await takeIn(lead, `V ${lang}`, 'viewer', lang)
    const analyst = await takeIn(lead, `A ${lang}`, 'analyst', lang)
    const { reports } = await api<ReportsPage>(lead, '/reports?limit=200')
    const report = reports.find((one) => one.statements > 2 && one.reviewed === 0)
    if (!report) throw new Error('no report with unreviewed statements')
    expect((await items<SiteRow>(lead, 'sites')).some((site) => site.place.lat !== undefined)).toBe(true)

    const seen = await open(browser, { ...served, entrance: viewer }, { lang })
    await expect.poll(() => words(seen, '.who-am-i')).toContain(`V ${lang}`)
    expect((await items<SiteRow>(seen, 'sites')).every((site) => site.place.lat === undefined && site.place.lon === undefined)).toBe(true)
    await seen.goto(`${served.base}/reports/${at(report.id)}`)
    await seen.locator('.card-body').waitFor()
    // The buttons are there until the role is known; then they are not.
    await seen.locator('.who-am-i').waitFor()
    await expect.poll(() => seen.locator('.card-acts .btn.primary').count()).toBe(0)
    await seen.goto(`${served.base}/inbox`)
    await seen.locator('.captures').waitFor()
    await expect.poll(() => seen.locator('.drop').count()).toBe(0)
    await seen.goto(`${served.base}/map`)
    await seen.locator('.map-list .site-line').first().waitFor()
    expect(await seen.locator('.map-name').count()).toBe(0)
    expect(await seen.evaluate(async () => (await fetch('/api/members')).status)).toBe(403)

    const acting = await open(browser, { ...served, entrance: analyst }, { lang })
    await acting.goto(`${served.base}/reports/${at(report.id)}`)
    await acting.locator('.card-body').waitFor()
    await acting.keyboard.press('KeyC')
    await acting.locator('.how-confirmed').first().waitFor()
    const { entries } = await api<LedgerPage>(lead, '/ledger?kind=determination')
    expect(entries.at(-1)?.by).toBe(`A ${lang}`)
    for (const page of [lead, seen, acting]) await page.context().close()
  })

  test('a statement is split by S and merged again by M, each taken back by one undo', async () => {
    const page = await open(browser, served, { lang })
    const { reports } = await api<ReportsPage>(page, '/reports?limit=200')
    const rows = reports.filter((one) => one.lang === lang && one.statements > 3).sort((a, b) => b.statements - a.statements)
    const id = rows[0]?.id ?? ''
    const before = await api<ReportPage>(page, `/reports/${at(id)}`)
    const figure = before.statements.find((one) => one.kind === 'accusation' && one.span[1] - one.span[0] > 60)
    if (!figure) throw new Error('no long accusation')
    const count = async () => {
      const { statements } = await api<ReportPage>(page, `/reports/${at(id)}`)
      return [statements.length, statements.filter((one) => one.how === 'set-aside').length]
    }
    await page.goto(`${served.base}/reports/${at(id)}?s=${at(figure.id)}`)
    await page.locator('.card[data-picked="true"] .card-body').waitFor()
    await press(page, 'KeyS', 'س')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.locator('mark').count()).toBe(2)
    const [first = '', second = ''] = await dialog.locator('mark').allInnerTexts()
    const said = before.report.text.slice(...figure.span)
    expect(said.startsWith(first.slice(0, 10))).toBe(true)
    expect(said.endsWith(second.slice(-10))).toBe(true)
    await dialog.locator('textarea').fill(lang === 'ar' ? 'قولان لا قول' : 'two things said')
    await dialog.locator('.btn.primary').click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(count).toEqual([before.statements.length + 1, 0])
    await page.locator('.toast .btn').first().click()
    await expect.poll(count).toEqual([before.statements.length, 0])

    const again = await api<ReportPage>(page, `/reports/${at(id)}`)
    const kind = again.statements.find((one) => again.statements.filter((other) => other.kind === one.kind).length > 1)
    if (!kind) throw new Error('no two statements of one kind')
    await page.goto(`${served.base}/reports/${at(id)}?s=${at(kind.id)}`)
    await page.locator('.card[data-picked="true"] .card-body').waitFor()
    await press(page, 'KeyM', 'ة')
    await dialog.waitFor()
    await dialog.locator('textarea').fill(lang === 'ar' ? 'قول واحد' : 'one thing said')
    await dialog.locator('.btn.primary').click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(count).toEqual([before.statements.length, 1])
    await page.locator('.toast .btn').first().click()
    await expect.poll(count).toEqual([before.statements.length, 0])
    await page.context().close()
  })
})
